"""Coreference: which mentions of one document speak of one thing."""
