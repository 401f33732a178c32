"""Recognisers: small models, learned from licensed data, that propose names."""
