"""What others know of our things: asked of a reconciliation service, read from another graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from endpoint.linking.fetching import Fetcher
from graph.linking.comparison import compared
from graph.linking.links_file import Named
from graph.linking.names import Name
from graph.linking.profiles import Profile, name_properties, profiles
from graph.linking.reconciliation import (
    Candidate,
    Question,
    Service,
    asked_about,
    batches,
    candidates,
    judged,
    queries,
    questions,
)
from graph.release import Release
from graph.store import reading
from ontology.errors import InputError
from ontology.vocabulary import KEL
from shapes.validation import parsed_file

Step = Callable[..., None]
PAGE = 1_000
"""How many things are taken from an endpoint at once."""
MOST = 200_000
"""How many things of an endpoint are compared at most."""
JSON = "application/json"
TRIPLES = "application/n-triples, text/turtle;q=0.9"


def our_profiles(release: Release) -> tuple[Profile, ...]:
    """Return the things that the texts of a release speak of."""
    with reading(release.store) as store:
        told = {
            quad.subject
            for quad in store.quads_for_pattern(None, ox.NamedNode(KEL + "mentionedIn"), None)
        }
        known = profiles(
            quad.triple for thing in told for quad in store.quads_for_pattern(thing, None, None)
        )
    return tuple(profile for profile in known if ox.NamedNode(profile.iri) in told)


def by_service(
    ours: Sequence[Profile], address: str, fetcher: Fetcher, step: Step
) -> tuple[Named, ...]:
    """Return the links that a service's answers are worth; InputError where it does not answer."""
    service = fetcher.get(address, JSON, lambda body: Service.of(address, _json(address, body)))
    asked = tuple(questions(profile for profile in ours if asked_about(profile)))
    found: dict[str, dict[Name, tuple[Candidate, ...]]] = {}
    for number, batch in enumerate(batches(asked, service.batch)):
        step("ask", number * len(batch), len(asked))
        for (profile, name), answer in zip(batch, _answers(service, batch, fetcher), strict=True):
            found.setdefault(profile.iri, {})[name] = answer
    known = {profile.iri for profile in ours}
    worth = (named for one in ours for named in judged(service, one, found.get(one.iri, {})))
    return tuple(named for named in worth if named.decision.target not in known)


def _answers(
    service: Service, batch: Sequence[Question], fetcher: Fetcher
) -> tuple[tuple[Candidate, ...], ...]:
    def read(body: bytes) -> tuple[tuple[Candidate, ...], ...]:
        answer = _json(service.address, body)
        return tuple(candidates(service, answer, number) for number in range(len(batch)))

    form = {"queries": json.dumps(queries(service, batch), ensure_ascii=False, sort_keys=True)}
    return fetcher.post(service.address, form, JSON, read)


def _json(address: str, body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError(address, "the answer is no JSON that can be read") from error


def by_graph(
    ours: Sequence[Profile], place: str, fetcher: Fetcher, step: Step
) -> tuple[Named, ...]:
    """Return the links with another graph: a file of RDF, or the address of a SPARQL endpoint."""
    if place.startswith(("http://", "https://")):
        theirs = profiles(_from_endpoint(place, fetcher, step))
    else:
        theirs = profiles(quad.triple for quad in parsed_file(Path(place)))
    known = {profile.iri for profile in ours}
    return tuple(compared(ours, [one for one in theirs if one.iri not in known], place))


def _from_endpoint(address: str, fetcher: Fetcher, step: Step) -> Iterator[ox.Triple]:
    """Give all that an endpoint says of its named things, page by page (SPARQL 1.1 Protocol)."""
    for offset in range(0, MOST, PAGE):
        step("read", offset, None)
        query = urlencode({"query": _page(offset)})
        joint = "&" if "?" in address else "?"
        found = fetcher.get(f"{address}{joint}{query}", TRIPLES, partial(_triples, address))
        yield from found
        if not found:
            return
    raise InputError(address, f"it has more than {MOST} things")


def _page(offset: int) -> str:
    names = " ".join(f"<{iri}>" for iri in name_properties())
    things = f"SELECT DISTINCT ?s WHERE {{ VALUES ?name {{ {names} }} ?s ?name ?text }}"
    page = f"{things} ORDER BY ?s LIMIT {PAGE} OFFSET {offset}"
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ {page} }} ?s ?p ?o }}"


def _triples(address: str, body: bytes) -> tuple[ox.Triple, ...]:
    """Read Turtle, of which N-Triples is a part."""
    try:
        return tuple(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise InputError(address, f"the answer is no Turtle: {error.msg}") from error
