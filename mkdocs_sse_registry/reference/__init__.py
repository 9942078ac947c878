"""The Server-Sent Events back end of a personal finance app that syncs bank accounts.

It is ordinary application code and knows nothing of the documentation that is made of it.
"""
