"""How texts become a graph: reading, extraction, resolution, release. Floor 3 of the house."""
