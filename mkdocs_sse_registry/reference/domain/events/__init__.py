"""What happens in the app, and what its clients are told of it."""
