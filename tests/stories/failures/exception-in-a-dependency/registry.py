"""What the shop sends."""

import importlib

models = importlib.import_module("models")
