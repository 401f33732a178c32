"""What SPARQL editors look for in a service description: example queries, and prefixes.

Both are SHACL's: https://www.w3.org/TR/shacl/#sparql-prefixes and
https://www.w3.org/TR/shacl-af/#SPARQLExecutables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from endpoint.examples import general
from graph.dumps import prefixes
from graph.terms import TYPE
from ontology.questions import questions
from ontology.vocabulary import OWL, RDFS, SCHEMA, SH, XSD


def triples(service: ox.NamedNode, base: str) -> Iterator[ox.Triple]:
    """Give the questions that leave nothing open, and the prefixes of the graph."""
    declared = ox.NamedNode(f"{service.value}#prefixes")
    yield from _prefixes(declared, service, prefixes(base))
    asked = {q.id: (q.titles, q.query) for q in questions().values() if not q.parameters}
    asked |= {str(number): found for number, found in enumerate(general(), start=1)}
    for name, (titles, query) in asked.items():
        example = ox.NamedNode(f"{service.value}#example-{name}")
        yield ox.Triple(example, TYPE, ox.NamedNode(SH + "SPARQLExecutable"))
        yield ox.Triple(example, TYPE, ox.NamedNode(SH + "SPARQLSelectExecutable"))
        for language, title in titles.items():
            yield ox.Triple(
                example, ox.NamedNode(RDFS + "comment"), ox.Literal(title, language=language)
            )
        yield ox.Triple(example, ox.NamedNode(SH + "prefixes"), declared)
        yield ox.Triple(example, ox.NamedNode(SH + "select"), ox.Literal(query))
        yield ox.Triple(example, ox.NamedNode(SCHEMA + "target"), service)


def _prefixes(
    declared: ox.NamedNode, service: ox.NamedNode, names: Mapping[str, str]
) -> Iterator[ox.Triple]:
    yield ox.Triple(declared, TYPE, ox.NamedNode(OWL + "Ontology"))
    for name in names:
        yield ox.Triple(
            declared, ox.NamedNode(SH + "declare"), ox.NamedNode(f"{service.value}#prefix-{name}")
        )
    for name, namespace in names.items():
        one = ox.NamedNode(f"{service.value}#prefix-{name}")
        yield ox.Triple(one, TYPE, ox.NamedNode(SH + "PrefixDeclaration"))
        yield ox.Triple(one, ox.NamedNode(SH + "prefix"), ox.Literal(name))
        literal = ox.Literal(namespace, datatype=ox.NamedNode(XSD + "anyURI"))
        yield ox.Triple(one, ox.NamedNode(SH + "namespace"), literal)
