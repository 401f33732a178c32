"""Classes of the things in a sentence, where a date is of the class ``Date`` and of no other."""

from __future__ import annotations

from functools import cache

from ontology.vocabulary import is_a

DATE = "Date"
KINDS_IN_LISTS = ("Person", "Country", "Organisation")
"""Kinds of things of which a list by mere signs has only one."""


@cache
def is_one_of(cls: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a class is one of some, or below one (local names)."""
    return cls in wanted or (
        cls != DATE and any(is_a(cls, other) for other in wanted if other != DATE)
    )


def are_alike(cls: str, other: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether two classes are of the same of some kinds."""
    return all(is_one_of(cls, (kind,)) == is_one_of(other, (kind,)) for kind in kinds)
