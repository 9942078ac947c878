import sys

JOB_STARTED = "job.started"
if sys.version_info >= (3,):
    JOB_ENDED = "job.ended"
