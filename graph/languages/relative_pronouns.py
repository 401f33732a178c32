"""The pronouns that open a relative clause: the table ``relatives`` of ``coreference.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from graph.languages.pack import pack
from ontology.vocabulary import is_a


@cache
def relative_pronouns(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the relative pronouns of a language (lemmas), each with the classes it may mean."""
    table = pack(language).table("coreference").get("relatives", {})
    return {word: tuple(classes) for word, classes in table.items()}


@cache
def personal_relatives(language: str) -> frozenset[str]:
    """Return those that may mean a person: "who", not "which"."""
    pronouns = relative_pronouns(language).items()
    return frozenset(word for word, classes in pronouns if any(is_a("Person", c) for c in classes))
