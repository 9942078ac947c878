"""What the shop sends."""


def check(name):
    raise ValueError(f"{name} is no event type")


problems = []
for name in ("orders", "stock"):
    try:
        check(name)
    except ValueError as error:
        problems.append(error)
raise ExceptionGroup("two event types are wrong", problems)
