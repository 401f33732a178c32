"""What the page of a thing shows: what is said of it, in whose words, and its triples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from endpoint.stated import Stated, claims
from endpoint.terms import Shown, labels, named, shown, term_label
from ontology.vocabulary import KEL, OA, OWL, RDF, SKOS, classes, superclasses

Rows = list[dict[str, Any]]
CLAIMS, TRIPLES, INCOMING = 200, 200, 100
"""How many claims, triples and links from elsewhere a page shows; the next page has the next."""
CALLED = (SKOS + "prefLabel", SKOS + "altLabel")
LINKED = (OWL + "sameAs", SKOS + "exactMatch")

DECLARED = f"PREFIX kel: <{KEL}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}>"
_TRIPLES = f"""SELECT DISTINCT ?property ?value WHERE {{ THING ?property ?value }}
ORDER BY ?property ?value LIMIT {TRIPLES + 1} OFFSET TRIPLES"""
LINKED_FROM = f"""SELECT DISTINCT ?subject ?property WHERE {{
  ?subject ?property THING FILTER(?property NOT IN (rdf:subject, rdf:object))
}} ORDER BY ?property ?subject LIMIT {INCOMING}"""
INCOMING_ROWS = f"{DECLARED} {LINKED_FROM[: -len(str(INCOMING))]}{INCOMING + 1} OFFSET INCOMING"


def _claims(chosen: str, order: str) -> str:
    """Return the query for the claims that a pattern chooses, with their quotes, in an order."""
    return f"""{DECLARED}
SELECT DISTINCT ?claim ?subject ?property ?value ?dated ?when ?status ?confidence
  ?source ?start ?end ?quote
WHERE {{
  {{ SELECT DISTINCT ?claim ?subject ?property ?value ?dated ?first WHERE {{
    {chosen}
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
  }} ORDER BY {order} ?claim LIMIT {CLAIMS + 1} OFFSET CLAIMS }}
  OPTIONAL {{ ?claim kel:validTime ?when }}
  OPTIONAL {{ ?claim kel:status ?status }}
  OPTIONAL {{ ?claim kel:confidence ?confidence }}
  OPTIONAL {{
    ?claim kel:supportedBy ?evidence .
    ?evidence oa:hasSource ?source .
    OPTIONAL {{ ?evidence oa:hasSelector ?words . ?words oa:exact ?quote }}
    OPTIONAL {{ ?evidence oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }}
  }}
}}
ORDER BY {order} ?claim ?source ?start"""


# The claims on a thing; of a claim, itself; of evidence, what it supports.
_ABOUT = _claims(
    """{ ?claim rdf:subject THING } UNION { ?claim kel:supportedBy THING }
    UNION { BIND(THING AS ?claim) }""",
    "?property ?value",
)
# Of a tenure, who held what is told by the claim that somebody holds the post.
_OF_OTHERS = _claims(
    """?claim rdf:object THING ; rdf:subject ?other .
    OPTIONAL { ?other kel:date ?dated }
    FILTER NOT EXISTS { ?claim rdf:predicate kel:member }
    FILTER NOT EXISTS { ?claim rdf:predicate kel:post }""",
    "?property STR(?dated) ?subject",
)
# Names and kinds stand wherever a thing is named, and the parts of tenures, figures and statements
# are told by another claim or in the name: what is left is what a reader wants.
_READ_HERE = _claims(
    f"""{{ SELECT ?claim (MIN(?at) AS ?first) WHERE {{
      ?words oa:hasSource THING ; oa:hasSelector/oa:start ?at . ?claim kel:supportedBy ?words
    }} GROUP BY ?claim }}
    ?claim rdf:predicate ?read FILTER(STRSTARTS(STR(?read), "{KEL}") && ?read NOT IN
      (kel:member, kel:post, kel:measure, kel:what, kel:unit, kel:comparator, kel:text))""",
    "?first ?subject ?property ?value",
)


@dataclass(frozen=True)
class ThingPage:
    """A thing on its page.

    ``kinds`` are the labels of its narrowest classes, ``names`` what else it is called, ``links``
    the same thing elsewhere. ``facts`` are the claims about it, ``forms`` those on its names, kinds
    and links, ``told`` the claims about others that name it, ``read`` those that are read in it and
    ``opening`` its first words, if it is a text. ``triples`` and ``incoming`` are all that the
    graph has of it; ``more`` tells that a next page goes on.
    """

    name: str
    kinds: list[str]
    names: list[Shown]
    links: list[Shown]
    facts: list[Stated]
    forms: list[Stated]
    told: list[Stated]
    read: list[Stated]
    opening: Shown | None
    triples: list[tuple[str, Shown]]
    incoming: list[tuple[Shown, str]]
    more: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any((self.facts, self.forms, self.told, self.read, self.triples, self.incoming))


def thing_page(iri: str, rows: Callable[[str], Rows]) -> ThingPage:
    """Return what a page shows of a thing; ``rows`` asks one of the queries above about it."""
    triples, incoming = rows(_TRIPLES), rows(INCOMING_ROWS)
    is_source = (RDF + "type", KEL + "SourceDocument") in _stated(triples)
    asked = [rows(_ABOUT), rows(_OF_OTHERS), rows(_READ_HERE) if is_source else []]
    names = labels([iri, *(i for found in (triples, incoming, *asked) for i in _iris(found))])
    about, told, read = (claims(found, names, iri) for found in asked)
    name = names.get(iri, "")
    return ThingPage(
        name,
        _kinds(triples),
        _distinct((c.value for c in about if c.term.iri in CALLED), name),
        _distinct((c.value for c in about if c.term.iri in LINKED), name),
        [c for c in about[:CLAIMS] if c.term.iri.startswith(KEL)],
        [c for c in about[:CLAIMS] if not c.term.iri.startswith(KEL)],
        told[:CLAIMS],
        read[:CLAIMS],
        next((shown(row["value"]) for p, row in _by(triples) if p == KEL + "incipit"), None),
        [(term_label(p), named(shown(row["value"]), names)) for p, row in _by(triples)[:TRIPLES]],
        [(named(shown(r["subject"]), names), term_label(p)) for p, r in _by(incoming)[:INCOMING]],
        max(len(about), len(told), len(read)) > CLAIMS
        or len(triples) > TRIPLES
        or len(incoming) > INCOMING,
    )


def _by(rows: Rows) -> list[tuple[str, dict[str, Any]]]:
    """Return rows with their property."""
    return [(row["property"]["value"], row) for row in rows]


def _stated(triples: Rows) -> set[tuple[str, str]]:
    return {(property, row["value"]["value"]) for property, row in _by(triples)}


def _iris(rows: Rows) -> list[str]:
    return [v["value"] for row in rows for v in row.values() if v["type"] == "uri"]


def _kinds(triples: Rows) -> list[str]:
    """Return the labels of a thing's classes that are not told by a narrower one of them."""
    types = [iri for property, iri in sorted(_stated(triples)) if property == RDF + "type"]
    own = [iri.removeprefix(KEL) for iri in types if iri.startswith(KEL)]
    known = [cls for cls in own if cls in classes()]
    wider = {above for cls in known for above in superclasses(cls)[1:]}
    return [term_label(KEL + cls) for cls in own if KEL + cls not in wider]


def _distinct(values: Iterable[Shown], name: str) -> list[Shown]:
    """Return values once each, in order, without the name that heads the page."""
    return [value for value in dict.fromkeys(values) if value.text != name]
