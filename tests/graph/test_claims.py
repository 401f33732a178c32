"""The model of entities and claims."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from graph.claims import Claim, Entity
from graph.resolution.resolve import resolve
from tests.graph.made import two_sources

BASE = "https://example.org/id/"


def test_an_entity_is_called_by_its_first_name() -> None:
    """The preferred name comes first; what has no name is called nothing."""
    named = Entity("x", "Person", (("Anna Berg", "en"), ("A. Berg", "en")), (("d", "k"),))
    assert named.name == "Anna Berg"
    assert Entity("y", "Statement", (), (("d", "k"),)).name == ""


def test_claims_do_not_change() -> None:
    """A claim that stands cannot be altered in place."""
    claim = Claim("x", "s", "founded", "o", ())
    with pytest.raises(FrozenInstanceError):
        claim.status = "rejected"  # type: ignore[misc]


def test_every_claim_has_evidence() -> None:
    """No claim without evidence, and no evidence whose quote is not in its text."""
    for claim in resolve(two_sources(), BASE).claims:
        assert claim.evidence
        assert 0 <= claim.confidence <= 1
        for evidence in claim.evidence:
            assert evidence.quote in evidence.document.text
