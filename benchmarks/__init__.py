"""Speed, memory, quality and robustness, measured; nothing here is part of the program."""
