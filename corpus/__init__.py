"""Files to pages, articles and passages. Imports nothing else of this project."""
