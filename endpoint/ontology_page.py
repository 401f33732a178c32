"""The ontology under ``/ontology``: a page in the reader's language, or data by negotiation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from flask import Response, render_template, request

from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, Format, choose
from endpoint.phrases import LANGUAGES, in_language, language, phrase
from endpoint.protocol import dataset
from endpoint.terms import Shown, href, term_label
from ontology.documentation import HEAD, Branch, Entry, about, entries, tree, values
from ontology.vocabulary import (
    ALIGNMENTS,
    DATATYPES,
    DCTERMS,
    KEL,
    LEXICON,
    ONTOLOGY,
    OWL,
    PREFIXES,
    Property,
    curie,
    expand,
    properties,
)

KINDS: Final = ("class", "property", "individual", "annotation")
PARTS: Final = ("ontology", "alignments", "lexicon", "shapes")
_FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


def respond(form: str) -> Response:
    """Give the ontology as a page, or one of its parts (``?part=``) in a graph format.

    ``form`` is the name of the form that is wanted, or '' where Accept decides.
    """
    part = request.args.get("part", "ontology")
    if part not in PARTS:
        raise Failure(404, "unknown-part", phrase("no_such_part", parts=", ".join(PARTS)))
    offers = (*GRAPHS, HTML)
    wanted = choose(request.headers.get("Accept", ""), form, offers)
    if wanted is HTML:
        base = dataset().release.id + request.script_root + request.path
        return Response(_page(language(), request.query_string, base))
    response = Response(_data(part, wanted), content_type=wanted.content_type)
    response.headers["Vary"] = "Accept"
    return response


@cache
def _data(part: str, wanted: Format) -> bytes:
    """Return a part of the ontology in a format; Turtle is as people wrote it."""
    paths = _paths(part)
    if wanted.name == "ttl":
        return b"\n".join(path.read_bytes() for path in paths)
    triples = dict.fromkeys(
        quad.triple for path in paths for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    )
    form = _FORMATS[wanted.name]
    return ox.serialize(triples, format=form, prefixes=dict(PREFIXES)) or b""


def _paths(part: str) -> list[Path]:
    if part == "shapes":
        from shapes.validation import FOLDER

        return sorted(FOLDER.glob("*.ttl"))
    return [{"ontology": ONTOLOGY, "alignments": ALIGNMENTS, "lexicon": LEXICON}[part]]


@lru_cache(maxsize=16)
def _page(code: str, query: bytes, base: str) -> str:
    """Render the page; it depends on its language, the query string, the release and its place."""
    from shapes.documentation import by_term, checkings

    return render_template(
        "ontology.html",
        namespace=KEL,
        title=in_language(dict(about("title"))),
        description=in_language(dict(about("description"))),
        facts=_facts(),
        tree=tree(),
        label=_label,
        groups=[(kind, [e for e in entries().values() if e.kind == kind]) for kind in KINDS],
        rows=_rows,
        text=lambda texts: in_language(dict(texts)),
        checkings=checkings(),
        checks=lambda entry: by_term().get(entry.iri, ()),
        parts=PARTS,
        formats=GRAPHS,
        shown=_shown,
        count=_count,
    )


def _count(branches: Iterable[Branch]) -> int:
    return sum(1 + _count(branch.below) for branch in branches)


def _facts() -> list[tuple[str, list[Shown]]]:
    """Return what is said of the ontology as a whole, under phrases."""
    found = [
        ("namespace", [KEL]),
        ("version", values(HEAD, OWL + "versionIRI")),
        ("modified", values(HEAD, DCTERMS + "modified")),
        ("creator", values(HEAD, DCTERMS + "creator")),
        ("licence", values(HEAD, DCTERMS + "license")),
    ]
    return [(phrase(name), [Shown(value) for value in several]) for name, several in found]


def _label(name: str) -> str:
    return in_language(dict(entries()[name].labels), name)


def _shown(iri: str) -> Shown:
    """Return a term as a link: one of ours under its label on this page, another as a CURIE."""
    known = iri.startswith(KEL)
    address = href(iri) if not known else "#" + iri.removeprefix(KEL)
    return Shown(term_label(iri) if known else curie(iri), address, iri=iri)


def _rows(entry: Entry) -> list[tuple[str, list[Shown]]]:
    """Return what surrounds a term, each under a phrase; nothing is left empty."""
    found: list[tuple[str, list[Shown]]] = [
        ("parents", _all(entry.parents)),
        ("children", _all(entry.children)),
        *_of_property(properties().get(entry.name)),
        ("used_with", _all(entry.used)),
        ("value_of", _all(entry.giving)),
        ("disjoint", _all(entry.disjoint)),
        *_links(entry),
        *((f"words_{language}", _words(entry, language)) for language in LANGUAGES),
    ]
    return [(phrase(name), several) for name, several in found if several]


def _all(iris: Iterable[str]) -> list[Shown]:
    return [_shown(iri) for iri in iris]


def _of_property(term: Property | None) -> list[tuple[str, list[Shown]]]:
    if term is None:
        return []
    kinds = [Shown(phrase(f"is_{name}")) for name in (*term.characteristics, term.stability)]
    return [
        ("domain", [_shown(_iri(term.domain))]),
        ("range", [_shown(_iri(term.range))]),
        ("inverse", [_shown(KEL + term.inverse)] if term.inverse else []),
        ("kind", kinds),
    ]


def _iri(name: str) -> str:
    """Return the IRI of a domain or range: a local name, a CURIE, or a datatype's short name."""
    return DATATYPES.get(name) or expand(name)


def _links(entry: Entry) -> list[tuple[str, list[Shown]]]:
    found: dict[str, list[Any]] = {}
    for predicate, iri in entry.links:
        name = predicate.replace("#", "/").rpartition("/")[2]
        found.setdefault("narrower_than" if name.startswith("sub") else name, []).append(iri)
    return [(name, _all(several)) for name, several in found.items()]


def _words(entry: Entry, language: str) -> list[Shown]:
    return [Shown(word, language=language) for word in entry.words.get(language, ())]
