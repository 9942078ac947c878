LIMITS = {"stock": 10}


class NoLimit(Exception):
    """A queue without a limit."""


def limit(queue):
    print("looking for the limit of", queue)
    try:
        return LIMITS[queue]
    except KeyError as error:
        raise NoLimit(f"queue {queue} has no limit") from error
