"""Whether an act is in force: an individual of the ontology, read, claimed and judged."""

from __future__ import annotations

import pytest

from graph.claims import Claim
from graph.extraction.extract import extract
from graph.reading.files import document_of
from graph.resolution.resolve import resolve
from ontology.vocabulary import DATA_BASE, KEL, individuals


def claims(*texts: str) -> list[Claim]:
    """Return the claims on the force of acts that texts make together."""
    documents = [document_of(text, f"{number}.txt") for number, text in enumerate(texts)]
    found = resolve(map(extract, documents), DATA_BASE).claims
    return [claim for claim in found if claim.property == "forceStatus"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Press Act of Ghana was repealed in 1999.", "noLongerInForceStatus"),
        ("Закон Казахстана «О печати» ещё не вступил в силу.", "notYetInForceStatus"),
        ("Тілдер туралы заң әлі күшінде қалады.", "inForceStatus"),
    ],
)
def test_the_force_of_an_act_is_a_term_of_the_ontology(text: str, status: str) -> None:
    """What a text says of an act's force is a claim whose object is an individual."""
    (claim,) = claims(text)
    assert individuals()[status] == "ForceStatus"
    assert (claim.object, claim.status) == (KEL + status, "accepted")
    assert claim.evidence[0].quote in text


def test_texts_that_differ_on_force_are_disputed() -> None:
    """Of two texts that give an act different force, neither is preferred."""
    told = claims(
        "The Press Act of Ghana remains in force.", "The Press Act of Ghana was repealed."
    )
    assert [claim.status for claim in told] == ["disputed", "disputed"]
    assert {str(claim.object) for claim in told} == {
        KEL + "inForceStatus",
        KEL + "noLongerInForceStatus",
    }
