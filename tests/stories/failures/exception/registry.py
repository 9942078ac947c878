"""What the shop sends."""

import os

PREFIX = os.environ["SHOP_PREFIX_THAT_NOBODY_SETS"]

SSE_EVENT_REGISTRY = [{"event_type": PREFIX + "placed"}]
