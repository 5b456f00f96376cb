"""How good search and answers are, on labelled questions and on public test sets."""
