"""Claims as a page shows them: what is stated of a thing, in which words of which source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from endpoint.terms import Shown, named, shown, term_label


@dataclass
class Quote:
    """Words of a source; ``start`` and ``end`` count its code points."""

    text: str
    source: Shown
    start: str
    end: str


@dataclass
class Stated:
    """A claim as a page shows it, with its quotes.

    ``subject`` is None where it is the thing of the page; its note is its date. ``when`` is the
    time for which the claim holds (EDTF) or '', ``confidence`` is '' or from 0 to 1.
    """

    property: str
    term: Shown
    value: Shown
    subject: Shown | None
    when: str
    status: str
    confidence: str
    claim: Shown
    quotes: list[Quote] = field(default_factory=list)


def claims(rows: list[dict[str, Any]], names: dict[str, str], iri: str) -> list[Stated]:
    """Return one entry for each claim, with the quotes of all its evidence.

    The subject is named where it is not the thing itself.
    """
    found: dict[str, Stated] = {}
    for row in rows:
        about = row["subject"]
        status = row.get("status", {}).get("value", "")
        claim = found.setdefault(
            row["claim"]["value"],
            Stated(
                term_label(row["property"]["value"]),
                shown(row["property"]),
                named(shown(row["value"]), names),
                None if about["value"] == iri else _dated(named(shown(about), names), row),
                row.get("when", {}).get("value", ""),
                names.get(status, status),
                row.get("confidence", {}).get("value", ""),
                shown(row["claim"]),
            ),
        )
        if "quote" in row:
            place = [row.get(key, {}).get("value", "") for key in ("start", "end")]
            source = named(shown(row["source"]), names)
            claim.quotes.append(Quote(row["quote"]["value"], source, *place))
    return [*found.values()]


def _dated(term: Shown, row: dict[str, Any]) -> Shown:
    """Return an event or act with its date (EDTF), where the row has it."""
    return replace(term, note=row["dated"]["value"]) if "dated" in row else term
