"""What the app is about; it knows neither transport nor storage."""
