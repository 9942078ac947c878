import os

print("Python is not for me.")
os._exit(0)
