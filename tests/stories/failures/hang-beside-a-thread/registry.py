"""What the shop sends."""

import threading


def listen():
    threading.Event().wait()


threading.Thread(target=listen).start()
threading.Event().wait()
