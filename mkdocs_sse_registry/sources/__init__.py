"""Where registries come from: a probe in a fresh interpreter; knows no option, page or engine."""
