"""The labels of figures: what a sentence says of what it counts."""
