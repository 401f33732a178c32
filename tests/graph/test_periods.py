"""The times of memberships and names."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.extraction.figures.observations import SHARE
from graph.facts import Literal
from graph.periods import periods
from graph.resolution.resolve import resolve
from tests.graph.made import Maker, date

BASE = "https://example.org/id/"


def membership(*dates: str) -> set[tuple[str, str, str]]:
    """Return the triples on the time of one membership: local names, and values."""
    maker = Maker("Nils Berg, Rector of Plovdiv Polytechnic.")
    who, body = (
        maker.thing("Person", "Nils Berg"),
        maker.thing("Organisation", "Plovdiv Polytechnic"),
    )
    key = maker.thing("Membership", quote="Rector")
    maker.fact(key, "member", who)
    maker.fact(key, "organisation", body)
    for when in dates:
        maker.fact(key, "date", date(when))
    return told(maker)


def told(maker: Maker) -> set[tuple[str, str, str]]:
    """Return the triples on times, with the ends of IRIs and the values of literals."""
    found = periods(resolve([maker.extraction], BASE))
    return {(_end(t.subject), _end(t.predicate), _end(t.object)) for t in found}


def _end(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value.rpartition("#")[2].rpartition("/")[2]
    assert isinstance(term, ox.Literal)
    return term.value


def test_a_full_day_is_a_date() -> None:
    """An end that is a full day is given as xsd:date, a vaguer one in EDTF."""
    found = membership("2001/2005-03-04")
    assert ("beginning", "date", "2001") in found
    assert ("end", "inXSDDate", "2005-03-04") in found
    assert ("period", "type", "ProperInterval") in found
    assert ("beginning", "type", "Instant") in found


@pytest.mark.parametrize("when", ["2001/..", "2001"])
def test_an_open_period_has_no_end(when: str) -> None:
    """What is not known to have ended has no end."""
    assert {local for local, _, _ in membership(when)} >= {"period", "beginning"}
    assert "end" not in {local for local, _, _ in membership(when)}


def test_no_date_no_period() -> None:
    """A membership without a date has no period."""
    assert membership() == set()


def test_names_have_a_time() -> None:
    """A renaming in 2001 dates the new name from then, and the old one until then."""
    maker = Maker("In 2001 the Council of Harbours of Mali became the Port Chamber of Mali.")
    body = maker.thing("Organisation", "Council of Harbours of Mali")
    maker.fact(body, "renamedTo", Literal("Port Chamber of Mali", "en"))
    event = maker.thing("Renaming", "became the Port Chamber of Mali")
    maker.fact(event, "concerns", body)
    maker.fact(event, "date", date("2001"))
    found = {(label, value) for label, property_, value in told(maker) if property_ == "nameDate"}
    assert ("en-port-chamber-of-mali", "2001/..") in found
    assert ("en-council-of-harbours-of-mali", "../2001") in found


def test_a_share_has_a_measure_of_its_own() -> None:
    """Per cent of a population is another measure than the number of the population."""
    maker = Maker("The population: 5 million. Of the population 40 % vote.")
    for number, (quote, frame) in enumerate((("5 million", "figure"), ("40 %", SHARE))):
        key = maker.thing("Figure", quote=quote, key=f"figure-{number}")
        maker.fact(key, "what", Literal("population", "en"), frame=frame)
        maker.fact(key, "value", Literal("5", "", "decimal"), frame=frame)
    found = resolve([maker.extraction], BASE)
    assert {e.iri.removeprefix(BASE) for e in found.entities if e.cls == "Measure"} == {
        "measure/population",
        "measure/share-of-population",
    }
