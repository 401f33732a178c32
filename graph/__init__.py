"""How texts become a graph: reading, extraction, resolution, claims, release. Floor 3 of the house."""
