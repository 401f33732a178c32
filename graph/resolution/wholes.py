"""Wholes: of what a figure is one, so that figures of one whole can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.claims import Entity
from graph.resolution.concepts import counted, is_of_country
from graph.resolution.countries import MARK
from graph.resolution.names import country_of, name_words

Wholes = Callable[[str, str], str]
"""Gives the IRI of the whole ('' if none) of a measure and of whom, both IRIs."""


def same_whole(_: str, of_whom: str) -> str:
    """Return of whom a figure is as its whole."""
    return of_whom


def wholes(entities: Iterable[Entity]) -> Wholes:
    """Return how to tell the whole: what a country has is its own, whichever body speaks of it.

    The country of a body is the one in its name.
    """
    everything = tuple(entities)
    of_country = {e.iri for e in everything if e.cls == "Measure" and _belongs_to_country(e)}
    countries = {c: e.iri for e in everything if e.cls == "Country" for c in _is_country(e)}
    bodies = {
        entity.iri: countries[codes.pop()]
        for entity in everything
        if len(codes := _codes(entity) & countries.keys()) == 1
    }

    def whole(measure: str, of_whom: str) -> str:
        return bodies.get(of_whom, of_whom) if measure in of_country else of_whom

    return whole


def _belongs_to_country(measure: Entity) -> bool:
    return any(is_of_country(counted(text, language)) for text, language in measure.names)


def _is_country(entity: Entity) -> set[str]:
    return {country_of(text, language) for text, language in entity.names} - {""}


def _codes(entity: Entity) -> set[str]:
    words = (word for text, language in entity.names for word in name_words(text, language))
    return {word.removeprefix(MARK) for word in words if word.startswith(MARK)}
