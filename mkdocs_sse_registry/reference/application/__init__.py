"""What the app does with its events; it knows the domain and no transport."""
