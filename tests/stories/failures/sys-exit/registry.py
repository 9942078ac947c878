"""What the shop sends."""

import sys

if "--serve" not in sys.argv:
    print("usage: registry.py --serve", file=sys.stderr)
    sys.exit(2)

SSE_EVENT_REGISTRY = []
