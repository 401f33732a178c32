"""What others know of our things: asked of a reconciliation service, read from another graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from endpoint.linking.fetching import Fetcher
from graph.linking.comparison import compared
from graph.linking.links_file import Named
from graph.linking.profiles import Name, Profile, name_properties, profiles
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
BATCH = 25
"""How many queries a service gets at once, unless its manifest says less."""
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
    manifest = _json(address, fetcher.get(address, JSON))
    service = Service.of(address, manifest)
    asked = tuple(questions(profile for profile in ours if asked_about(profile)))
    found: dict[str, dict[Name, tuple[Candidate, ...]]] = {}
    for number, batch in enumerate(batches(asked, _batch_size(manifest))):
        step("ask", number * len(batch), len(asked))
        for (profile, name), answer in _answers(service, batch, fetcher):
            found.setdefault(profile.iri, {})[name] = answer
    known = {profile.iri for profile in ours}
    worth = (named for one in ours for named in judged(service, one, found.get(one.iri, {})))
    return tuple(named for named in worth if named.decision.target not in known)


def _batch_size(manifest: Any) -> int:
    told = manifest.get("batchSize")
    return min(BATCH, told) if isinstance(told, int) and told > 0 else BATCH


def _answers(
    service: Service, batch: Sequence[Question], fetcher: Fetcher
) -> Iterator[tuple[Question, tuple[Candidate, ...]]]:
    form = {"queries": json.dumps(queries(service, batch), ensure_ascii=False, sort_keys=True)}
    answer = _json(service.address, fetcher.post(service.address, form, JSON))
    for number, question in enumerate(batch):
        yield question, candidates(service.address, answer, number)


def _json(address: str, body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise InputError(address, "the answer is no JSON") from error


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
        body = fetcher.get(f"{address}{joint}{query}", TRIPLES)
        found = tuple(_triples(address, body))
        yield from found
        if not found:
            return
    raise InputError(address, f"it has more than {MOST} things")


def _page(offset: int) -> str:
    names = " ".join(f"<{iri}>" for iri in name_properties())
    things = f"SELECT DISTINCT ?s WHERE {{ VALUES ?name {{ {names} }} ?s ?name ?text }}"
    page = f"{things} ORDER BY ?s LIMIT {PAGE} OFFSET {offset}"
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ {page} }} ?s ?p ?o }}"


def _triples(address: str, body: bytes) -> Iterable[ox.Triple]:
    """Read Turtle, of which N-Triples is a part."""
    try:
        for quad in ox.parse(body, format=ox.RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError as error:
        raise InputError(address, f"the answer is no Turtle: {error.msg}") from error
