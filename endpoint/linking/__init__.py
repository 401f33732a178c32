"""Links with services and graphs of others: asking them, showing and keeping what they know."""
