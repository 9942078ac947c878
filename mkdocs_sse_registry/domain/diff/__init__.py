"""What changed between two readings of a registry, and what of it breaks those who read the stream.

Pure functions of two values; knows neither how they were read nor of which revision they are.
"""
