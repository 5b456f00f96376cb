"""Exhaustive answers to list questions: one row for each committee with evidence."""
