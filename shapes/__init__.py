"""What a good graph looks like: SHACL shapes and their validation. Floor 2 of the house."""
