"""Links and what is proposed, as JSON, for the people who decide on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.claims import Entity, Link, Resolution


def links_as_json(resolution: Resolution) -> list[dict[str, Any]]:
    """Return all links and proposals, sorted, by what a ``[[link]]`` of decisions names."""
    entities = {entity.iri: entity for entity in resolution.entities}
    rows = [*_links(resolution, entities), *_proposals(resolution)]
    return sorted(rows, key=lambda row: (row["entity"], row["target"], row["status"]))


def _links(resolution: Resolution, entities: dict[str, Entity]) -> Iterator[dict[str, Any]]:
    for claim in resolution.claims:
        if isinstance(claim, Link):
            yield _row(entities[claim.subject], str(claim.object)) | {
                "relation": claim.property,
                "authority": claim.authority,
                "status": claim.status,
                "score": claim.confidence,
                "reason": ", ".join(claim.frames),
            }


def _proposals(resolution: Resolution) -> Iterator[dict[str, Any]]:
    for proposal in resolution.proposals:
        yield _row(proposal.entity, proposal.target) | {
            "relation": proposal.relation,
            "authority": proposal.authority,
            "status": "proposed",
            "score": 0.0,
            "reason": proposal.reason,
        }


def _row(entity: Entity, target: str) -> dict[str, Any]:
    return {"entity": entity.iri, "name": entity.name, "target": target}
