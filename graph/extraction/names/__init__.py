"""Names of persons, bodies, countries and groups, and what they are."""
