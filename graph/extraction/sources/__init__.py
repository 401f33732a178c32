"""Who wrote the text: its bylines."""
