"""What a validation found, as people read it: names for IRIs, the words of the source, its file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ontology.vocabulary import DCTERMS, KEL, OA, RDF, RDFS, SKOS, curie
from shapes.report import Report, Result

LANGUAGES: Final = ("en", "ru", "kk")
COLUMNS: Final = ("severity", "message", "thing", "value", "words", "file", "shape")
_NAMES: Final = tuple(ox.NamedNode(iri) for iri in (RDFS + "label", SKOS + "prefLabel"))
_TITLES: Final = (ox.NamedNode(DCTERMS + "title"), *_NAMES)
_SUBJECT, _PREDICATE = ox.NamedNode(RDF + "subject"), ox.NamedNode(RDF + "predicate")
_SUPPORTED: Final = ox.NamedNode(KEL + "supportedBy")
_SELECTOR, _EXACT = ox.NamedNode(OA + "hasSelector"), ox.NamedNode(OA + "exact")
_SOURCE: Final = ox.NamedNode(OA + "hasSource")


@dataclass(frozen=True)
class Finding:
    """A result with what a person needs to mend it.

    ``thing`` is the name of the focus node, ``quote`` the words of the source that speak of it and
    ``file`` the title of that source; each is '' where the graph does not tell.
    """

    result: Result
    thing: str
    quote: str
    file: str

    def cells(self, language: str) -> tuple[str, ...]:
        """Return a text for each of ``COLUMNS``, in a language (en, ru or kk)."""
        found = self.result
        return (
            words(language)[found.severity],
            found.in_language(language),
            self.thing or found.focus,
            "" if found.value == found.focus else curie(found.value),
            self.quote,
            self.file,
            found.shape.rpartition("#")[2],
        )


def findings(report: Report, store: ox.Store, language: str) -> Iterator[Finding]:
    """Give the results of a report with names, in a language, from the graph it is about."""
    for result in report.results:
        evidence = _evidence(store, result)
        quote = next(iter(_values(store, _all(store, evidence, _SELECTOR), (_EXACT,))), None)
        sources = _all(store, evidence, _SOURCE)
        yield Finding(
            result,
            _text(_values(store, [_node(result.focus)], _NAMES), language),
            quote.value if quote else "",
            _text(_values(store, sources, _TITLES), language)
            or _text(_values(store, [_node(result.focus)], _TITLES[:1]), language),
        )


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _evidence(store: ox.Store, result: Result) -> list[ox.NamedNode]:
    """Return the places of the sources that speak of a result's focus node."""
    focus = _node(result.focus)
    if focus is None or next(store.quads_for_pattern(focus, _SELECTOR, None), None):
        return [] if focus is None else [focus]
    own = _all(store, [focus], _SUPPORTED)
    if own:
        return own
    claims = [quad.subject for quad in store.quads_for_pattern(None, _SUBJECT, focus)]
    path = _node(result.path)
    told = [c for c in claims if path and ox.Quad(c, _PREDICATE, path) in store]
    return _all(store, [c for c in told or claims if isinstance(c, ox.NamedNode)], _SUPPORTED)


def _all(
    store: ox.Store, nodes: Sequence[ox.NamedNode | None], predicate: ox.NamedNode
) -> list[ox.NamedNode]:
    """Return the IRIs that a property gives of some nodes, sorted."""
    found = {
        quad.object
        for node in nodes
        if node is not None
        for quad in store.quads_for_pattern(node, predicate, None)
        if isinstance(quad.object, ox.NamedNode)
    }
    return sorted(found, key=lambda node: node.value)


def _values(
    store: ox.Store, nodes: Sequence[ox.NamedNode | None], predicates: Sequence[ox.NamedNode]
) -> list[ox.Literal]:
    """Return the literals that properties give of some nodes, each property sorted."""
    found = []
    for predicate in predicates:
        for node in nodes:
            quads = store.quads_for_pattern(node, predicate, None) if node is not None else ()
            literals = (quad.object for quad in quads if isinstance(quad.object, ox.Literal))
            found += sorted(literals, key=str)
    return found


def _text(literals: Sequence[ox.Literal], language: str) -> str:
    """Return the text in a language, else in English, else any, else ''."""
    for wanted in (language, "en"):
        for literal in literals:
            if literal.language == wanted:
                return literal.value
    return literals[0].value if literals else ""


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words of a report in a language: en, ru or kk."""
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return {key: texts[language] for key, texts in tomllib.loads(text).items()}


def page(report: Report, found: Sequence[Finding], language: str, where: str) -> str:
    """Return the findings as an HTML page of its own, which loads nothing."""
    told = words(language)
    heads = "".join(f'<th scope="col">{escape(told[name])}</th>' for name in COLUMNS)
    rows = "\n".join(_row(finding, language) for finding in found)
    table = f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(told["title"])}: {escape(where)}</title>
<style>{_STYLE}</style></head>
<body><h1>{escape(told["title"])}</h1>
<p><code>{escape(where)}</code></p>
<p><strong>{escape(told["valid" if report.conforms else "invalid"])}</strong></p>
{table if found else ""}
</body></html>
"""


_STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #8888;padding:.4rem .6rem;text-align:start;vertical-align:top}"
)


def _row(finding: Finding, language: str) -> str:
    cells = dict(zip(COLUMNS, finding.cells(language), strict=True))
    texts = {name: escape(text) for name, text in cells.items()}
    texts["thing"] = f'<span title="{escape(finding.result.focus)}">{texts["thing"]}</span>'
    return "<tr>" + "".join(f"<td>{texts[name]}</td>" for name in COLUMNS) + "</tr>"
