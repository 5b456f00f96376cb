"""Spans of a text that could answer a question, one module for each kind. Pure: text in, spans out."""
