"""Posts, who holds them, and from when to when."""
