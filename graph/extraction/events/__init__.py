"""Events, told by nouns and by verbs."""
