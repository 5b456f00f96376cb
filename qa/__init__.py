"""A question to a cited answer. Imports index and corpus."""
