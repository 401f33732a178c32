"""Updates by people: applied, replayed, reported."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.curation import Desk, RefusedError, curation_graph, replay
from graph.journal import Entry
from shapes.report import Report, Result

BASE = "https://example.org/id/"
GRAPH = curation_graph(BASE)
NOTE = "http://www.w3.org/2004/02/skos/core#note"


def node(name: str) -> ox.NamedNode:
    """Return a thing of the data."""
    return ox.NamedNode(BASE + name)


def quad(subject: str, value: str, graph: str = "graph/a") -> ox.Quad:
    """Return a quad on a thing."""
    return ox.Quad(node(subject), ox.NamedNode(NOTE), ox.Literal(value), node(graph))


def entry(number: int, update: str, *known: str) -> Entry:
    """Return an entry of the journal; ``known`` are names of things."""
    return Entry(number, "anna", "", update, "", tuple(BASE + name for name in known))


def insert(number: int, subject: str, value: str, *known: str) -> Entry:
    """Return an entry that adds a note."""
    update = f'INSERT DATA {{ GRAPH <{GRAPH.value}> {{ <{BASE}{subject}> <{NOTE}> "{value}" }} }}'
    return entry(number, update, *known)


def valid(quads: Sequence[ox.Quad]) -> Report:
    """Find a violation in each note that says “wrong”."""
    found = [q for q in quads if isinstance(q.object, ox.Literal) and q.object.value == "wrong"]
    return Report.of([Result("Violation", q.subject.value, NOTE, "", "x:s", {}) for q in found])


STATED = (quad("act/1", "a law"), quad("act/2", "a decree", "graph/b"))


def test_the_default_graph_is_the_union() -> None:
    """WHERE sees what all graphs say, as queries do, and what was written before."""
    desk = Desk(STATED, GRAPH)
    copy = f"INSERT {{ GRAPH <{GRAPH.value}> {{ ?s <x:copy> ?o }} }} WHERE {{ ?s <{NOTE}> ?o }}"
    added, removed = desk.apply(entry(1, copy))
    assert {(q.subject, q.graph_name) for q in added} == {
        (node("act/1"), GRAPH),
        (node("act/2"), GRAPH),
    }
    assert removed == frozenset()
    ask = f"DELETE {{ GRAPH <{GRAPH.value}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o ; <x:copy> ?o }}"
    assert desk.apply(entry(2, ask))[1] == added
    assert desk.apply(entry(3, ask)) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("update", "reason"),
    [
        ("INSERT DATA {", "syntax"),
        ("DROP GRAPH <x:none>", "evaluation"),
        ("CLEAR ALL", "graph"),
        (f"INSERT DATA {{ GRAPH <{BASE}graph/a> {{ <x:a> <x:b> <x:c> }} }}", "graph"),
        (f"INSERT DATA {{ GRAPH <{GRAPH.value}> {{ _:a <x:b> <x:c> }} }}", "graph"),
        (f"INSERT DATA {{ GRAPH <{GRAPH.value}> {{ <x:a> <x:b> [] }} }}", "graph"),
    ],
)
def test_what_is_refused_changes_nothing(update: str, reason: str) -> None:
    """Wrong updates, changes of other graphs and blank nodes are refused; nothing stays of them."""
    desk = Desk((*STATED, quad("act/1", "kept", "graph/curation")), GRAPH)
    with pytest.raises(RefusedError) as caught:
        desk.apply(entry(1, update))
    assert caught.value.reason == reason
    assert desk.curated() == {quad("act/1", "kept", "graph/curation")}
    assert len(desk.apply(insert(2, "act/1", "more"))[0]) == 1


def test_a_replay_gives_the_same_graph() -> None:
    """Entries are applied in their order to the quads of a new graph."""
    entries = (
        insert(1, "act/1", "first", "act/1"),
        insert(2, "act/1", "second", "act/1"),
        entry(3, f'DELETE DATA {{ GRAPH <{GRAPH.value}> {{ <{BASE}act/1> <{NOTE}> "first" }} }}'),
    )
    found = replay(STATED, entries, BASE, {}, valid)
    assert found.quads == (quad("act/1", "second", "graph/curation"),)
    assert found.left_out == ()
    assert found.report is not None
    assert found.report.conforms


def test_what_no_longer_applies_is_reported() -> None:
    """Entries on things that are gone, without effect, wrong or not valid are left out and told."""
    entries = (
        insert(1, "act/9", "gone", "act/9"),
        insert(2, "act/1", "good", "act/1"),
        insert(3, "act/1", "good"),
        insert(4, "act/2", "wrong"),
        entry(5, "INSERT DATA {"),
        insert(6, "act/3", "new"),
        insert(7, "act/3", "on what an entry made", "act/3"),
    )
    found = replay(STATED, entries, BASE, {}, valid)
    reasons = {outcome.entry.number: outcome.reason for outcome in found.outcomes}
    assert reasons[1] == f"the graph no longer knows <{BASE}act/9>"
    assert reasons[3] == "it changes nothing any more"
    assert reasons[4].startswith("Violation")
    assert reasons[5].startswith("error at 1:")
    assert [number for number, reason in reasons.items() if not reason] == [2, 6, 7]
    assert len(found.quads) == 3
    assert found.report is not None
    assert found.report.conforms
    assert [one["applied"] for one in found.as_json()["entries"]].count(False) == 4


def test_the_graph_that_people_write_is_always_known() -> None:
    """An update that names the curation graph applies also where nothing describes it."""
    found = replay(
        STATED, (insert(1, "act/1", "note", "act/1", "graph/curation"),), BASE, {}, valid
    )
    assert found.quads == (quad("act/1", "note", "graph/curation"),)


def test_things_under_new_addresses() -> None:
    """What was said of an old IRI is said of the one in use."""
    redirects = {BASE + "act/old": BASE + "act/1"}
    found = replay(STATED, (insert(1, "act/old", "note", "act/old"),), BASE, redirects, valid)
    assert found.quads == (quad("act/1", "note", "graph/curation"),)


def test_without_a_journal_nothing_is_done() -> None:
    """A graph that nobody curated is not judged again."""
    found = replay(STATED, (), BASE, {}, valid)
    assert (found.quads, found.outcomes, found.report) == ((), (), None)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", "wrong"])), max_size=6))
def test_the_order_of_quads_does_not_matter(notes: list[tuple[str, str]]) -> None:
    """A replay gives the same quads and outcomes in whatever order the graph comes."""
    entries = [insert(n, f"act/{name}", value) for n, (name, value) in enumerate(notes, 1)]
    assert replay(STATED, entries, BASE, {}, valid) == replay(
        STATED[::-1], entries, BASE, {}, valid
    )
