"""What was read before, kept for as long as all that it depends on is the same; knows no page."""
