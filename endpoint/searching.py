"""The search of names for people: a page of what has a name like the text, found by the index."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from endpoint.protocol import query_fields
from endpoint.reconciliation.asked import read_text
from endpoint.reconciliation.current import Current
from endpoint.reconciliation.suggesting import like
from endpoint.terms import Shown, page_url

SHOWN = 50
"""How many things a page of results has at most."""
LONGEST = 200
"""How many characters the field takes; a longer text in an address is cut."""

blueprint = Blueprint("searching", __name__)


@blueprint.get("/search", strict_slashes=False)
def search() -> str:
    """Show the things whose names have words that begin so, or are like the text."""
    given = next((value for name, value in query_fields() if name == "q"), "")
    text = read_text(given[:LONGEST], "q").strip()
    found = _found(text) if text else []
    return render_template(
        "search.html", text=text, found=found[:SHOWN], more=len(found) > SHOWN, most=SHOWN
    )


def _found(text: str) -> list[tuple[Shown, str]]:
    """Return things as they are shown, each with what tells it from namesakes."""
    current: Current = current_app.extensions["kelisim-reconciliation"]
    with current.turn() as matching:
        things = like(text, SHOWN + 1, lambda _: True, matching)
        return [
            (
                Shown(
                    thing.name, page_url("resources.page", name=thing.id),
                    iri=matching.start + thing.id,
                ),
                thing.description,
            )
            for thing in things
        ]  # fmt: skip
