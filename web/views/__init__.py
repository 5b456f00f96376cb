"""Records -> the plain values that the templates show. Pure: no file, no network, no HTML."""
