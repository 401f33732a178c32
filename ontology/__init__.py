"""The words: classes, properties and their labels in three languages. Floor 1 of the house."""
