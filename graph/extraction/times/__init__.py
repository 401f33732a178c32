"""Dates, and the times that a text tells by what it has just said."""
