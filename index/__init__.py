"""Passages to vectors and words on disk, and from them ranked hits. Imports corpus."""
