"""From sentences to annotations and facts, still in the words of one document."""
