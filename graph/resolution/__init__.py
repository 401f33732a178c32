"""From the facts of each document to entities and claims across documents."""
