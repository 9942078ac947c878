"""Every event name, gathered from modules of their own."""

from .jobs import *
from .stock import LOW as STOCK_LOW

PING = "ping"
