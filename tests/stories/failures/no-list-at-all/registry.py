"""What the shop sends."""

from events import *
