"""What a registry is and what can be said of it; knows no engine, file or third-party package."""
