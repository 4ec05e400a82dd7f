"""What each document says, in one language, before any file format."""
