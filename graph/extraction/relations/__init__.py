"""Relations: frames as data over annotated sentences, and what names and mentions imply."""
