"""From sentences to annotations and facts, still in the words of one document.

``extract`` is the way through. ``recognition`` and ``names``, ``posts``, ``times``, ``figures``,
``acts``, ``events``, ``statements`` and ``sources`` find what is told; ``coreference`` says what
is one; ``relations`` reads what is said of it.
"""
