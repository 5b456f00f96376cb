"""A comparison with the libraries that people would take instead: same passages, embedding and questions."""
