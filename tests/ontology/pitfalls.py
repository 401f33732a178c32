"""The pitfalls of OOPS! (http://oops.linkeddata.es) that a query can find, critical and important.

Each has a query whose rows are the terms that fall into it, and a snippet that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ontology.vocabulary import ALIGNMENTS, KEL, ONTOLOGY, PREFIXES

_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_TURTLE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
_OURS = f'STRSTARTS(STR(?term), "{KEL}")'


@dataclass(frozen=True)
class Pitfall:
    """What is wrong, how grave OOPS! calls it, the pattern that finds ?term, and an example."""

    title: str
    level: str
    pattern: str
    example: str


PITFALLS: Mapping[str, Pitfall] = {
    "P03": Pitfall(
        "a property 'is' instead of a subclass, type or equality",
        "critical",
        "?term a owl:ObjectProperty ; rdfs:label ?label "
        'FILTER(LCASE(STR(?label)) IN ("is", "is a"))',
        'kel:isA a owl:ObjectProperty ; rdfs:label "is a"@en .',
    ),
    "P05": Pitfall(
        "inverses whose domains and ranges do not cross",
        "critical",
        """?term owl:inverseOf ?other ; rdfs:domain ?d ; rdfs:range ?r .
        ?other rdfs:domain ?d2 ; rdfs:range ?r2 FILTER(?d != ?r2 || ?r != ?d2)""",
        """kel:adopted owl:inverseOf kel:rejectedBy2 .
        kel:rejectedBy2 rdfs:domain kel:Person ; rdfs:range kel:Law .""",
    ),
    "P06": Pitfall(
        "a circle of classes",
        "critical",
        "?term rdfs:subClassOf+ ?term",
        "kel:LegalAct rdfs:subClassOf kel:Code .",
    ),
    "P14": Pitfall(
        "owl:allValuesFrom used for 'some'",
        "critical",
        "?term rdfs:subClassOf ?r . ?r owl:allValuesFrom ?c "
        "FILTER NOT EXISTS { ?term rdfs:subClassOf ?s . ?s owl:someValuesFrom ?c }",
        "kel:Law rdfs:subClassOf [ owl:onProperty kel:passedBy ; owl:allValuesFrom kel:Person ] .",
    ),
    "P15": Pitfall(
        "'some not' in place of 'not some'",
        "critical",
        "?term rdfs:subClassOf|owl:equivalentClass ?r . ?r owl:someValuesFrom/owl:complementOf ?c",
        """kel:Law rdfs:subClassOf [ owl:onProperty kel:passedBy ;
            owl:someValuesFrom [ owl:complementOf kel:Person ] ] .""",
    ),
    "P19": Pitfall(
        "several domains or ranges",
        "critical",
        "?term ?how ?one , ?other FILTER(?how IN (rdfs:domain, rdfs:range) && ?one != ?other)",
        "kel:adopted rdfs:domain kel:Person .",
    ),
    "P27": Pitfall(
        "equivalent properties of different domains or ranges",
        "critical",
        """?term owl:equivalentProperty ?other ; ?how ?one . ?other ?how ?two
        FILTER(?how IN (rdfs:domain, rdfs:range) && ?one != ?two)""",
        "kel:adopted owl:equivalentProperty kel:bornIn .",
    ),
    "P28": Pitfall(
        "a symmetric property whose domain and range differ",
        "critical",
        "?term a owl:SymmetricProperty ; rdfs:domain ?d ; rdfs:range ?r FILTER(?d != ?r)",
        "kel:adopted a owl:SymmetricProperty .",
    ),
    "P29": Pitfall(
        "a transitive property whose domain and range differ",
        "critical",
        "?term a owl:TransitiveProperty ; rdfs:domain ?d ; rdfs:range ?r FILTER(?d != ?r)",
        "kel:adopted a owl:TransitiveProperty .",
    ),
    "P31": Pitfall(
        "equivalent classes that are disjoint or one above the other",
        "critical",
        "?term owl:equivalentClass ?c FILTER EXISTS { "
        "?term (owl:disjointWith|^owl:disjointWith|rdfs:subClassOf|^rdfs:subClassOf) ?c }",
        "kel:Law owl:equivalentClass kel:LegalAct .",
    ),
    "P39": Pitfall(
        "an ontology without its namespace",
        "critical",
        "?term a owl:Ontology FILTER(STRENDS(STR(?term), '/ontology')) "
        "FILTER NOT EXISTS { ?term vann:preferredNamespaceUri ?n }",
        "<https://example.org/ontology> a owl:Ontology .",
    ),
    "P40": Pitfall(
        "something said of terms of others",
        "critical",
        '?term ?p ?o FILTER(?p != rdf:type) FILTER(!STRSTARTS(STR(?term), "https://w3id.org/kelisim/"))',
        "eli:passed_by rdfs:range kel:Organisation .",
    ),
    "P10": Pitfall(
        "a main class that is disjoint with nothing",
        "important",
        """?term a owl:Class ; rdfs:subClassOf+ kel:Entity . ?below rdfs:subClassOf ?term
        FILTER(?term NOT IN (kel:PolicyEntity, kel:AuthorityBearer))
        FILTER NOT EXISTS { ?term rdfs:subClassOf*/(owl:disjointWith|^owl:disjointWith) ?other }""",
        """kel:Weather a owl:Class ; rdfs:subClassOf kel:Entity .
        kel:Rain rdfs:subClassOf kel:Weather .""",
    ),
    "P11": Pitfall(
        "a property without domain or range",
        "important",
        f"""?term a ?kind FILTER(?kind IN (owl:ObjectProperty, owl:DatatypeProperty) && {_OURS})
        FILTER NOT EXISTS {{ ?term rdfs:domain ?d ; rdfs:range ?r }}""",
        "kel:nearTo a owl:ObjectProperty ; rdfs:domain kel:Place .",
    ),
    "P12": Pitfall(
        "two properties of one name, domain and range that are not declared equal",
        "important",
        """?term rdfs:label ?label ; rdfs:domain ?d ; rdfs:range ?r .
        ?other rdfs:label ?label ; rdfs:domain ?d ; rdfs:range ?r FILTER(?term != ?other)""",
        """kel:passed rdfs:label "adopted"@en ; rdfs:domain kel:PolicyEntity ;
            rdfs:range kel:LegalAct .""",
    ),
    "P24": Pitfall(
        "a term that is defined by itself",
        "important",
        "?term rdfs:subClassOf|owl:equivalentClass|rdfs:subPropertyOf|owl:equivalentProperty ?term",
        "kel:Law rdfs:subClassOf kel:Law .",
    ),
    "P25": Pitfall(
        "a property that is its own inverse instead of symmetric",
        "important",
        "?term owl:inverseOf ?term",
        "kel:metWith owl:inverseOf kel:metWith .",
    ),
    "P26": Pitfall(
        "an inverse of a symmetric property",
        "important",
        "?term a owl:SymmetricProperty ; owl:inverseOf|^owl:inverseOf ?other",
        "kel:metWith owl:inverseOf kel:encountered .",
    ),
    "P30": Pitfall(
        "two classes of one name that are not declared equal",
        "important",
        "?term a owl:Class ; rdfs:label ?l . ?other a owl:Class ; rdfs:label ?l "
        "FILTER(?term != ?other)",
        'kel:Statute a owl:Class ; rdfs:label "law"@en .',
    ),
    "P34": Pitfall(
        "a class that is not declared",
        "important",
        """?s ?how ?term
        FILTER(?how IN (rdfs:subClassOf, owl:disjointWith, rdfs:domain, rdfs:range))
        FILTER(isIRI(?term) && !STRSTARTS(STR(?term), STR(xsd:)) && ?term NOT IN (rdf:langString,
            rdf:Statement)) FILTER NOT EXISTS { ?term a ?type }""",
        "kel:Law rdfs:subClassOf kel:Nothing .",
    ),
    "P35": Pitfall(
        "a property that is not declared",
        "important",
        """?s ?how ?term FILTER(?how IN (rdfs:subPropertyOf, owl:inverseOf))
        FILTER NOT EXISTS { ?term a ?type }""",
        "kel:adopted rdfs:subPropertyOf kel:nothing .",
    ),
    "P38": Pitfall(
        "no declaration of the ontology",
        "important",
        "BIND(<https://w3id.org/kelisim/ontology> AS ?term) "
        "FILTER NOT EXISTS { ?term a owl:Ontology }",
        "",
    ),
    "P41": Pitfall(
        "no licence",
        "important",
        "?term a owl:Ontology FILTER NOT EXISTS { ?term dcterms:license ?l }",
        "<https://example.org/ontology> a owl:Ontology .",
    ),
}


@cache
def _quads() -> tuple[ox.Quad, ...]:
    paths = (ONTOLOGY, ALIGNMENTS)
    return tuple(q for path in paths for q in ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def fallen(pitfall: Pitfall, example: str | None = None) -> Iterator[str]:
    """Give the terms that fall into a pitfall: of the ontology, or of it with an example added.

    An empty example stands for an ontology that has nothing.
    """
    store = ox.Store()
    if example != "":
        store.extend(_quads())
    if example:
        store.load(f"{_TURTLE}{example}".encode(), format=ox.RdfFormat.TURTLE)
    query = f"{_HEAD}SELECT DISTINCT ?term WHERE {{ {pitfall.pattern} }}"
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    yield from sorted(row["term"].value for row in found)
