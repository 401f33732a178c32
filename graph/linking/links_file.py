"""``links.toml`` of a data folder: what ``kelisim link`` found, for people to decide on.

It is a decisions file (``graph/resolution/decisions.py``) of ``[[link]]`` alone that every build
replays. It is only appended to: what people write there stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.linking.link import namespace
from graph.release import Release
from graph.resolution.decisions import Decisions, LinkDecision, read_decisions
from ontology.errors import InputError

NAME = "links.toml"
HEAD = """# Links that kelisim link found. Each build takes up those whose decision is "accept":
# change "propose" to "accept" or "reject". Another kelisim link leaves as it is what stands here.
"""


def read_links(data: Path) -> Decisions:
    """Return the decisions on links of a data folder, none where there is no such file."""
    path = data / NAME
    return read_decisions(path) if path.is_file() else Decisions()


@dataclass(frozen=True)
class Named:
    """A decision with the names of both ends, for people to read."""

    decision: LinkDecision
    name: str
    other: str


def new_links(data: Path, release: Release, found: Iterable[Named]) -> tuple[Named, ...]:
    """Return what of the found links is new: neither in the file nor standing in the release.

    What would stand in the place of a link that stands is only proposed.
    """
    known = {(d.entity, d.target) for d in read_links(data).links}
    standing = [one for one in release.links if one["status"] == "accepted"]
    known |= {(one["entity"], one["target"]) for one in standing}
    taken = {(one["entity"], namespace(one["target"])) for one in standing}
    return tuple(
        _proposed(one) if (one.decision.entity, namespace(one.decision.target)) in taken else one
        for one in found
        if (one.decision.entity, one.decision.target) not in known
    )


def _proposed(found: Named) -> Named:
    reason = "it is linked to another thing there"
    return replace(found, decision=replace(found.decision, decision="propose", reason=reason))


def append_links(data: Path, found: Iterable[Named]) -> Path:
    """Add links to the file and return it; InputError where it cannot be written."""
    path = data / NAME
    before = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    beside = path.with_suffix(".part")
    try:
        beside.write_text(before + "".join(map(_block, found)), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise InputError(str(path), str(error.strerror)) from error
    return path


def _block(found: Named) -> str:
    decision = found.decision
    told: Mapping[str, str | float] = {
        "entity": decision.entity,
        "target": decision.target,
        "decision": decision.decision,
        "relation": decision.relation,
        "authority": decision.authority,
        "score": decision.score,
        "reason": decision.reason,
    }
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items()]
    names = "".join(c if c.isprintable() else " " for c in f"{found.name} = {found.other}")
    return "\n".join(["", f"# {names}", "[[link]]", *lines, ""])
