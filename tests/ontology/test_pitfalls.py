from __future__ import annotations

import pytest

from tests.ontology.pitfalls import PITFALLS, fallen


@pytest.mark.parametrize("name", PITFALLS)
def test_the_ontology_falls_into_no_pitfall(name: str) -> None:
    """No term of the ontology or its alignments falls into a pitfall of OOPS!."""
    assert list(fallen(PITFALLS[name])) == []


@pytest.mark.parametrize("name", PITFALLS)
def test_a_pitfall_can_be_found(name: str) -> None:
    """The query of a pitfall finds a term that falls into it."""
    assert list(fallen(PITFALLS[name], PITFALLS[name].example))
