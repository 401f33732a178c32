"""Training of the name recognisers: a pinned script that gives the same models every time."""
