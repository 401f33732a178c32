"""The ontology itself: complete, tidy, and free of the well-known pitfalls."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, PROV, QB, VANN, VOID, DefinedNamespace
from rdflib.term import BNode, Literal

from ontology.vocabulary import ALIGNMENTS, KEL, LEXICON, ONTOLOGY, classes, properties

HEAD = URIRef("https://w3id.org/kelisim/ontology")
BIBO = Namespace("http://purl.org/ontology/bibo/")
LANGUAGES = {"en", "ru", "kk"}
WORDS = ("headNoun", "eventNoun", "triggerVerb", "word")
OUR_PARTS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.inverseOf,
)


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """Return the ontology."""
    return rdflib.Graph().parse(ONTOLOGY)


@pytest.fixture(scope="module")
def aligned(graph: rdflib.Graph) -> rdflib.Graph:
    """Return the ontology with its alignments."""
    return graph + rdflib.Graph().parse(ALIGNMENTS)


def our_terms(graph: rdflib.Graph) -> list[URIRef]:
    """Return all terms of our namespace that have a type."""
    return sorted(
        {s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(KEL)}
    )


def languages_of(graph: rdflib.Graph, subject: URIRef, predicate: URIRef) -> list[str]:
    """Return the language of each text that a property gives, '' for a text without one."""
    texts = graph.objects(subject, predicate)
    return [text.language or "" for text in texts if isinstance(text, Literal)]


def test_there_are_no_blank_nodes(aligned: rdflib.Graph) -> None:
    """The ontology and its alignments hold no blank node."""
    assert not [node for node in chain.from_iterable(aligned) if isinstance(node, BNode)]


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_each_term_has_its_texts(graph: rdflib.Graph, predicate: URIRef) -> None:
    """Each term has exactly one label and one definition in English, Russian and Kazakh."""
    for term in our_terms(graph):
        found = Counter(languages_of(graph, term, predicate))
        assert found == dict.fromkeys(LANGUAGES, 1), term


def test_labels_are_told_apart(graph: rdflib.Graph) -> None:
    """No two classes and no two properties share a label in one language (OOPS! P32)."""
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = Counter(
            label
            for term in our_terms(graph)
            if (term, RDF.type, kind) in graph
            for label in graph.objects(term, RDFS.label)
        )
        assert [label for label, times in labels.items() if times > 1] == []


def test_each_term_names_its_ontology(graph: rdflib.Graph) -> None:
    """Each term says by which ontology it is defined."""
    assert all((term, RDFS.isDefinedBy, HEAD) in graph for term in our_terms(graph))


@pytest.mark.parametrize(
    "predicate",
    [
        OWL.versionIRI,
        OWL.versionInfo,
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.abstract,
        DCTERMS.license,
        DCTERMS.creator,
        DCTERMS.contributor,
        DCTERMS.publisher,
        DCTERMS.created,
        DCTERMS.issued,
        DCTERMS.modified,
        DCTERMS.bibliographicCitation,
        DCTERMS.source,
        BIBO.status,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
    ],
)
def test_the_ontology_describes_itself(graph: rdflib.Graph, predicate: URIRef) -> None:
    """The metadata that FOOPS! looks for is there."""
    assert (HEAD, predicate, None) in graph


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.description])
def test_the_metadata_is_in_three_languages(graph: rdflib.Graph, predicate: URIRef) -> None:
    """Title and description are in English, Russian and Kazakh."""
    assert set(languages_of(graph, HEAD, predicate)) == LANGUAGES


def test_nothing_is_said_of_the_terms_of_others(aligned: rdflib.Graph) -> None:
    """A term of others is declared with a type, and is the subject of nothing else."""
    theirs = {s for s in aligned.subjects() if not str(s).startswith(str(HEAD))}
    assert {p for s in theirs for p in aligned.predicates(s)} <= {RDF.type}


def test_what_is_used_is_declared(aligned: rdflib.Graph) -> None:
    """Each class, property and datatype in an axiom has a type (OOPS! P34, P35; OWL 2 DL)."""
    used = {o for predicate in OUR_PARTS for o in aligned.objects(None, predicate)}
    known = ("http://www.w3.org/2001/XMLSchema#", str(RDF._NS))
    undeclared = [o for o in used if (o, RDF.type, None) not in aligned]
    assert [o for o in undeclared if not str(o).startswith(known)] == []


def test_no_name_has_two_kinds(aligned: rdflib.Graph) -> None:
    """No IRI is both a class and a property, or an object and a datatype property."""
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for subject in set(aligned.subjects(RDF.type)):
        assert len(kinds & set(aligned.objects(subject, RDF.type))) <= 1, subject


def test_transitive_properties_are_nothing_that_dl_forbids(graph: rdflib.Graph) -> None:
    """A transitive property is not functional, asymmetric or irreflexive (OWL 2 DL)."""
    simple = {OWL.FunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty}
    for term in graph.subjects(RDF.type, OWL.TransitiveProperty):
        assert not simple & set(graph.objects(term, RDF.type))


def test_no_property_is_its_own_inverse(graph: rdflib.Graph) -> None:
    """A property equal to its inverse is called symmetric instead (OOPS! P05, P25, P26)."""
    for term, other in graph.subject_objects(OWL.inverseOf):
        assert term != other
        assert (term, RDF.type, OWL.SymmetricProperty) not in graph


def test_one_inverse_for_each_property(graph: rdflib.Graph) -> None:
    """A property takes part in one inverse axiom at the most."""
    parts = Counter(chain.from_iterable(graph.subject_objects(OWL.inverseOf)))
    assert set(parts.values()) == {1}


def test_the_main_classes_are_disjoint(graph: rdflib.Graph) -> None:
    """Actors, acts, events, posts, claims and evidence share no member (OOPS! P10)."""
    main = ["PolicyActor", "LegalAct", "PolicyEvent", "Post", "Statement", "Claim", "Evidence"]
    for i, one in enumerate(main):
        for other in main[i + 1 :]:
            pair = (URIRef(KEL + one), URIRef(KEL + other))
            assert (pair[0], OWL.disjointWith, pair[1]) in graph or (
                pair[1],
                OWL.disjointWith,
                pair[0],
            ) in graph


def test_names_follow_the_convention() -> None:
    """Classes begin with a capital and properties do not (OOPS! P22)."""
    assert all(name[0].isupper() and name.isalnum() for name in classes())
    assert all(name[0].islower() and name.isalnum() for name in properties())


def test_each_word_of_the_lexicon_belongs_to_a_class() -> None:
    """The lexicon speaks of classes of the ontology alone, by its four properties."""
    assert {str(s).removeprefix(KEL) for s in lexicon().subjects()} <= set(classes())
    allowed = {URIRef(KEL + name) for name in WORDS}
    assert set(lexicon().predicates()) <= allowed
    assert all(isinstance(o, Literal) and o.language in LANGUAGES for o in lexicon().objects())


@pytest.mark.parametrize("name", sorted(classes()))
def test_each_class_has_words_in_each_language(name: str) -> None:
    """Each class has words by which texts name its things, in English, Russian and Kazakh."""
    words = (literal for literal in lexicon().objects(URIRef(KEL + name)))
    assert {word.language for word in words if isinstance(word, Literal)} == LANGUAGES


@cache
def lexicon() -> rdflib.Graph:
    """Return the lexicon."""
    return rdflib.Graph().parse(LEXICON)


@pytest.mark.parametrize("namespace", [ORG, PROV, QB, DCAT, FOAF, DCTERMS, VOID, SKOS])
def test_borrowed_terms_exist(aligned: rdflib.Graph, namespace: type[DefinedNamespace]) -> None:
    """Each term taken from a vocabulary that rdflib knows is in that vocabulary."""
    start = str(namespace._NS)
    used = {str(node) for node in chain.from_iterable(aligned) if str(node).startswith(start)}
    assert [
        iri for iri in sorted(used) if iri != start and iri[len(start) :] not in namespace
    ] == []


def test_schema_org_is_named_in_one_way(aligned: rdflib.Graph) -> None:
    """schema.org is always https."""
    assert not [n for n in chain.from_iterable(aligned) if str(n).startswith("http://schema.org")]
