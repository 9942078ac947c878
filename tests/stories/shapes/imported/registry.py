"""Names that other modules hold."""

from app.events import EVENTS as SSE_EVENT_REGISTRY
from app.routes import *
