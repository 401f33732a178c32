"""From our entities to those of other datasets."""
