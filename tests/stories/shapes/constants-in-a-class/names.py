"""Constants in classes; the registry does not import this module itself."""


class Base:
    PING = "ping"


class Wire(Base):
    JOB_STARTED = "job.started"
    JOB_ENDED = "job.ended"
    FIRST = JOB_STARTED

    def length(self):
        return 2
