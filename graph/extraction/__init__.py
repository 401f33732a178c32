"""From sentences to annotations and facts, still in the words of one document.

``extract`` is the way through. ``recognition`` and ``names``, ``posts``, ``times``, ``figures``,
``acts``, ``events`` and ``statements`` find what is told; ``coreference`` says what is one;
``relations`` reads what is said of it.
"""
