"""What the browser shows. Only app.py imports it."""
