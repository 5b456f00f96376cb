"""What stands before every route: ASGI layers, each with one duty."""
