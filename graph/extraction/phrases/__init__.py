"""Noun phrases: how far the phrase of a head reaches, by the language's ``phrases.toml``."""
