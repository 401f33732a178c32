"""How a table of a language pack becomes a dataclass of rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from graph.languages.tables import values


@dataclass(frozen=True)
class _Told:
    words: frozenset[str]
    form: re.Pattern[str]
    last: bool
    by_lemma: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class _Untold:
    count: int


def test_fields_are_read_by_their_types() -> None:
    """Each field of a dataclass has the key of its name, as its type asks."""
    table = {"words": ["a", "b"], "form": "x+", "last": True, "by_lemma": {"law": ["of"]}}
    told = _Told(**values(_Told, table))
    assert told == _Told(frozenset("ab"), re.compile("x+"), True, {"law": frozenset({"of"})})


def test_what_a_table_lacks_is_nothing() -> None:
    """A key that a table lacks is an empty set, false, or a pattern that nothing matches."""
    told = _Told(**values(_Told, {}, last=True))
    assert (told.words, told.by_lemma, told.last) == (frozenset(), {}, True)
    assert told.form.search("") is None


def test_a_type_that_no_table_has_is_refused() -> None:
    """A field of a type that cannot be read from a table is a mistake of the programmer."""
    with pytest.raises(TypeError, match="int"):
        values(_Untold, {})
