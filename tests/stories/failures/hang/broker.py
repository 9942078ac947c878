import threading


def connect():
    print("connecting to the broker")
    threading.Event().wait()


connect()
