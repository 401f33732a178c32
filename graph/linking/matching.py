"""Which record of an authority an entity is: one, several that a person must choose from, or none.

No link beats a wrong one. An entity is linked when a preferred name of it leads to one record, no
name of it leads to another one, its class fits, and what the graph tells of its country agrees. A
person has, besides, no full name that the list lacks. A name that others bear, too, counts only
where the record's country is named in the same documents and none of the others' is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.claims import Entity
from graph.linking.authorities import Authority, Found, Record
from graph.linking.context import Context
from graph.linking.names import Name, full_name_keys, preferred


@dataclass(frozen=True)
class Matched:
    """The records that an entity may be; ``reason`` is '' where it is the one record for certain.

    ``names`` are those by which they were found.
    """

    records: tuple[Record, ...]
    names: tuple[Name, ...]
    reason: str = ""


def matched(entity: Entity, authority: Authority, context: Context) -> Matched | None:
    """Return what an authority knows of an entity, None where that is nothing."""
    if entity.cls not in authority.classes:
        return None
    found = [
        (name, hit)
        for name in entity.names
        for hit in authority.find(*name)
        if hit.record.cls in ("", entity.cls) and _lies(entity, hit.record, context)
    ]
    records = tuple(dict.fromkeys(hit.record for _, hit in found))
    names = tuple(dict.fromkeys(name for name, _ in found))
    if not records:
        return None
    doubt = _other_name(entity, authority, names) or _doubt(entity, records, found, context)
    return Matched(records, names, doubt)


def _other_name(entity: Entity, authority: Authority, known: Sequence[Name]) -> str:
    """Return a doubt where a person has a full name that the list does not have, or ''."""
    if authority.match != "person":
        return ""
    others = (name for name in entity.names if name not in known)
    return "it has another full name" if any(full_name_keys(*name) for name in others) else ""


def _doubt(
    entity: Entity,
    records: Sequence[Record],
    found: Iterable[tuple[Name, Found]],
    context: Context,
) -> str:
    """Return why a person must decide, or ''."""
    if len(records) > 1:
        return "its names lead to several"
    hits = list(found)
    first = preferred(entity.names)
    if not any(name in first for name, _ in hits):
        return "only another name of it fits"
    if all(hit.shared for _, hit in hits) and not _supported(entity, records[0], context):
        return "others bear the name, and its country is not clear"
    return ""


def _lies(entity: Entity, record: Record, context: Context) -> bool:
    """Say whether the countries in which the graph has an entity leave room for a record's."""
    around = context.around.get(entity.iri)
    return not around or not record.country or record.country in around


def _supported(entity: Entity, record: Record, context: Context) -> bool:
    if record.country in context.around.get(entity.iri, ()):
        return True
    beside = context.beside(entity)
    return record.country in beside and not record.namesakes & beside
