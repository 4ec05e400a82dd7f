"""Plans: the contents of every document, in one language, before any file format."""
