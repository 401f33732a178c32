"""The second example of the competency questions: an invented country, read by hand.

``python -m tests.ontology.made_example`` writes it again. It has a thing of every class and a use
of every property that the first example lacks, so that each question has something to find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from graph.claims import RELATIONS as LINKING
from graph.claims import Claim, Entity, Link, Resolution
from graph.description import describe
from graph.facts import Literal
from graph.languages.script import slug
from graph.reading.document import Document, Evidence
from graph.reading.files import document_of
from graph.resolution.candidates import collection
from graph.terms import TYPE
from ontology.questions import FOLDER
from ontology.vocabulary import KEL, NIF, PREFIXES, PROV, RDFS, SKOSXL, classes, properties

BASE = "https://example.org/id/"
PATH = FOLDER / "example-veridia.ttl"
HEAD = """# An invented country, its bodies, acts and events: a thing of each class and a use of
# each property that example.ttl lacks. Written by tests/ontology/made_example.py.

"""
ACTORS = (
    ("StateBody", "Harbour Authority of Veridia"),
    ("Parliament", "Parliament of Veridia"),
    ("ParliamentChamber", "Senate of Veridia"),
    ("Government", "Government of Veridia"),
    ("Ministry", "Ministry of Forests of Veridia"),
    ("Court", "Supreme Court of Veridia"),
    ("HeadOfState", "Presidency of Veridia"),
    ("InternationalOrganisation", "League of Southern Ports"),
    ("PoliticalParty", "Party of the Coast"),
    ("ResearchBody", "University of Tamar"),
    ("CivilSocietyOrganisation", "Friends of the Forest"),
    ("EthnicAssociation", "Association of Islanders"),
    ("ReligiousBody", "Church of the Lighthouse"),
    ("MediaOrganisation", "Tamar Gazette"),
    ("Country", "Republic of Veridia"),
    ("PopulationGroup", "fishers of the northern coast"),
    ("Organisation", "Port Company of Tamar"),
)
ACTS = (
    ("Constitution", "Constitution of Veridia"),
    ("Law", "Forest Law of Veridia"),
    ("Code", "Maritime Code of Veridia"),
    ("Decree", "Decree on the Harbour Authority"),
    ("Resolution", "Resolution on Timber"),
    ("Order", "Order on Nets"),
    ("Strategy", "Strategy for the Coast"),
    ("Concept", "Concept of Schooling"),
    ("Doctrine", "Doctrine of Open Ports"),
    ("Programme", "Programme of Reforestation"),
    ("Plan", "Plan for the Northern Coast"),
    ("Treaty", "Treaty of Tamar"),
    ("Declaration", "Declaration of Neighbours"),
    ("Directive", "Directive on Beacons"),
    ("Regulation", "Regulation on Nets"),
    ("Protocol", "Protocol on Buoys"),
    ("Recommendation", "Recommendation on Ropes"),
    ("Charter", "Charter of the League"),
    ("Article", "Article 7 of the Forest Law"),
)
EVENTS = (
    ("Congress", "First Congress of Foresters"),
    ("Congress", "Second Congress of Foresters"),
    ("Conference", "Conference on Tides"),
    ("Meeting", "Meeting of Ministers in Tamar"),
    ("Election", "Election of 2003 in Veridia"),
    ("Referendum", "Referendum of 2004 in Veridia"),
    ("Appointment", "appointment of Ilan Moro"),
    ("Resignation", "resignation of Dara Venn"),
    ("Adoption", "adoption of the Forest Law"),
    ("EntryIntoForce", "entry into force of the Maritime Code"),
    ("AmendmentEvent", "amendment of the Maritime Code"),
    ("Renaming", "renaming of the Harbour Authority"),
    ("Dissolution", "dissolution of the Port Company"),
    ("Speech", "address of Ilan Moro to the Senate"),
    ("Visit", "visit of Ilan Moro to Arden"),
    ("Signing", "signing of the Treaty of Tamar"),
    ("Celebration", "Day of the Forest"),
    ("Publication", "publication of the Forest Law"),
    ("Award", "Order of the Oak for Dara Venn"),
)
RELATIONS = """
Ilan Moro, president of Veridia | member | Ilan Moro
Ilan Moro, president of Veridia | post | president of Veridia
number of beacons in Veridia | measure | beacons
number of beacons in Veridia | ofWhom | Republic of Veridia
Parliament of Veridia | adopted | Forest Law of Veridia
Government of Veridia | issued | Decree on the Harbour Authority
Ilan Moro | signed | Treaty of Tamar
Presidency of Veridia | proclaimed | Day of the Forest
Decree on the Harbour Authority | established | Harbour Authority of Veridia
Forest Law of Veridia | amended | Maritime Code of Veridia
Forest Law of Veridia | basedOn | Constitution of Veridia
Regulation on Nets | basedOn | Forest Law of Veridia
Programme of Reforestation | implements | Strategy for the Coast
Order on Nets | cites | Regulation on Nets
Article 7 of the Forest Law | partOf | Forest Law of Veridia
Forest Law in Russian | versionOf | Forest Law of Veridia
Forest Law in Kazakh | versionOf | Forest Law of Veridia
Republic of Veridia | partyTo | Treaty of Tamar
Senate of Veridia | rejected | Resolution on Timber
Senate of Veridia | partOf | Parliament of Veridia
Friends of the Forest | criticised | Resolution on Timber
Friends of the Forest | proposed | Recommendation on Ropes
University of Tamar | initiated | Conference on Tides
League of Southern Ports | facilitated | Treaty of Tamar
Party of the Coast | supported | Ilan Moro
Party of the Coast | nominated | Ilan Moro
Parliament of Veridia | elected | Ilan Moro
Ilan Moro | electedAs | president of Veridia
Supreme Court of Veridia | suspended | minister of forests
Dara Venn | resignedFrom | minister of forests
Dara Venn | holdsPost | minister of forests
minister of forests | postOf | Ministry of Forests of Veridia
minister of forests | subordinateTo | Government of Veridia
Tamar Gazette | monitors | Election of 2003 in Veridia
Republic of Veridia | memberOf | League of Southern Ports
Association of Islanders | observerOf | League of Southern Ports
Ilan Moro | affiliatedWith | Party of the Coast
Ilan Moro | heads | Presidency of Veridia
Harbour Authority of Veridia | locatedIn | Tamar
Ilan Moro | childOf | Nora Moro
Ilan Moro | bornIn | Tamar
Ilan Moro | educatedAt | University of Tamar
Dara Venn | authorOf | Concept of Schooling
Dara Venn | authorOf | Forests and Law
Nora Moro | authorOf | History of the Coast
Forests and Law | citesWork | History of the Coast
Forests and Law | partOf | Journal of Tamar
History of the Coast | publicationPlace | Tamar
Ilan Moro | metWith | Dara Venn
Ilan Moro | invited | Nora Moro
Ilan Moro | visited | University of Tamar
University of Tamar | cooperatesWith | Friends of the Forest
Port Company of Tamar | predecessorOf | Harbour Authority of Veridia
Dara Venn | participatedIn | Conference on Tides
Nora Moro | presidedOver | Conference on Tides
Second Congress of Foresters | follows | First Congress of Foresters
First Congress of Foresters | place | Tamar
First Congress of Foresters | body | Friends of the Forest
appointment of Ilan Moro | concerns | Ilan Moro
resignation of Dara Venn | concerns | Dara Venn
Election of 2003 in Veridia | body | Parliament of Veridia
dissolution of the Port Company | concerns | Port Company of Tamar
renaming of the Harbour Authority | concerns | Harbour Authority of Veridia
adoption of the Forest Law | concerns | Forest Law of Veridia
amendment of the Maritime Code | concerns | Maritime Code of Veridia
signing of the Treaty of Tamar | concerns | Treaty of Tamar
publication of the Forest Law | concerns | Forest Law of Veridia
"""
DATES = (
    ("Forest Law of Veridia", "date", "1999-03"),
    ("Constitution of Veridia", "date", "1991"),
    ("Maritime Code of Veridia", "date", "1995"),
    ("Forest Law of Veridia", "inForceFrom", "1999-06-01"),
    ("Resolution on Timber", "inForceUntil", "2002"),
    ("Forest Law in Russian", "date", "1999"),
    ("First Congress of Foresters", "date", "1996"),
    ("Second Congress of Foresters", "date", "1998"),
    ("Election of 2003 in Veridia", "date", "2003"),
    ("Referendum of 2004 in Veridia", "date", "2004"),
    ("appointment of Ilan Moro", "date", "2003-10"),
    ("resignation of Dara Venn", "date", "2005"),
    ("dissolution of the Port Company", "date", "1994"),
    ("number of beacons in Veridia", "asOf", "2001-05-01"),
    ("Forests and Law", "date", "2004"),
    ("History of the Coast", "date", "1997"),
)


PEOPLE = (("Person", "Ilan Moro"), ("Person", "Dara Venn"), ("Person", "Nora Moro"))
POSTS = (("Post", "president of Veridia"), ("Post", "minister of forests"))
OTHERS = (
    ("Place", "Tamar"),
    ("ActVersion", "Forest Law in Russian"),
    ("ActVersion", "Forest Law in Kazakh"),
    ("Membership", "Ilan Moro, president of Veridia"),
    ("Figure", "number of beacons in Veridia"),
    ("Measure", "beacons"),
    ("PublishedWork", "Forests and Law"),
    ("PublishedWork", "History of the Coast"),
    ("PublishedWork", "Journal of Tamar"),
)
THINGS = (*ACTORS, *ACTS, *EVENTS, *PEOPLE, *POSTS, *OTHERS)
VALUES = (
    ("Forest Law of Veridia", "number", Literal("12-III")),
    ("Forest Law in Russian", "inLanguage", Literal("ru")),
    ("Forest Law in Kazakh", "inLanguage", Literal("kk")),
    ("Election of 2003 in Veridia", "outcome", Literal("Ilan Moro won", "en")),
    ("Harbour Authority of Veridia", "renamedTo", Literal("Port Service", "en")),
    ("number of beacons in Veridia", "what", Literal("beacons", "en")),
    ("number of beacons in Veridia", "value", Literal("312", "", "decimal")),
    ("History of the Coast", "publisher", Literal("Lighthouse Books", "en")),
    ("Forests and Law", "pages", Literal("12–19")),
    *((name, property_, Literal(when, "", "edtf")) for name, property_, when in DATES),
)
STATUSES = (
    ("Forest Law of Veridia", "forceStatus", "inForceStatus"),
    ("Order on Nets", "forceStatus", "draftStatus"),
    ("Ilan Moro, president of Veridia", "tenureStatus", "formerTenure"),
)
LINKS = (
    ("League of Southern Ports", "sameAs", "https://ports.example/body/12"),
    ("beacons", "closeMatch", "https://ports.example/subject/beacons"),
)


@dataclass
class Telling:
    """A text that grows by a sentence for each claim, and what each sentence claims."""

    lines: list[str] = field(default_factory=list)
    said: list[tuple[str, str, str | Literal]] = field(default_factory=list)

    def tell(self, sentence: str, subject: str, property_: str, value: str | Literal) -> None:
        """Add a sentence and its claim."""
        self.lines.append(sentence)
        self.said.append((subject, property_, value))

    def claims(self, document: Document) -> Iterator[Claim]:
        """Give the claims, each with its sentence as evidence."""
        start = 0
        for number, (line, said) in enumerate(zip(self.lines, self.said, strict=True)):
            evidence = Evidence.at(document, start, start + len(line))
            time = "2006/.." if said[1] == "renamedTo" else ""
            yield _claim(f"{BASE}claim/veridia-{number}", said, evidence, time)
            start += len(line) + 1


def _claim(iri: str, said: tuple[str, str, str | Literal], evidence: Evidence, time: str) -> Claim:
    if said[1] in LINKING:
        return Link(iri, *said, (evidence,), frames=("example",), authority="Register of ports")
    return Claim(iri, *said, (evidence,), time=time, frames=("example",))


def telling() -> Telling:
    """Return the text of the example, sentence by sentence."""
    iris, made = {name: iri(cls, name) for cls, name in THINGS}, Telling()
    for cls, name in THINGS:
        kind = classes()[cls].labels["en"]
        made.tell(f"{name}: {kind}.", iris[name], "type", KEL + cls)
        made.tell(f"{name}.", iris[name], "prefLabel", Literal(name, "en"))
    for line in RELATIONS.strip().splitlines():
        subject, property_, target = line.split(" | ")
        label = properties()[property_].labels["en"]
        made.tell(f"{subject} {label} {target}.", iris[subject], property_, iris[target])
    for subject, property_, value in VALUES:
        label = properties()[property_].labels["en"]
        made.tell(f"{subject}, {label}: {value.value}.", iris[subject], property_, value)
    for subject, property_, status in STATUSES:
        label = properties()[property_].labels["en"]
        made.tell(f"{subject}, {label}: {status}.", iris[subject], property_, KEL + status)
    for subject, relation, target in LINKS:
        made.tell(f"{subject}.", iris[subject], relation, target)
    return made


def iri(cls: str, name: str) -> str:
    """Return the IRI of a thing: the base, its collection, its name."""
    return f"{BASE}{collection(cls)}/{slug(name)}"


def quads() -> list[ox.Triple]:
    """Return the example as the graph describes it, with its text, a dated name and a release."""
    told = telling()
    document = document_of("\n".join(told.lines) + "\n", "register-of-veridia.txt")
    entities = tuple(
        Entity(iri(cls, name), cls, ((name, "en"),), ((document.id, name),)) for cls, name in THINGS
    )
    resolution = Resolution(BASE, entities, tuple(told.claims(document)), {}, {}, ())
    found = [quad.triple for quad in describe(resolution, [document])]
    source = ox.NamedNode(f"{BASE}source/{document.id}")
    found.append(ox.Triple(source, ox.NamedNode(NIF + "isString"), ox.Literal(document.text)))
    return list(dict.fromkeys([*found, *_by_hand()]))


def _by_hand() -> list[ox.Triple]:
    """Return what no extraction gives yet: a name as a thing of its own, and a release."""
    text = f"""
    @prefix kel: <{KEL}> . @prefix skosxl: <{SKOSXL}> . @prefix prov: <{PROV}> .
    @prefix rdfs: <{RDFS}> . @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
    @prefix dcat: <http://www.w3.org/ns/dcat#> .
    <{BASE}actor/harbour-authority-of-veridia> skosxl:altLabel <{BASE}name/port-service> .
    <{BASE}name/port-service> a skosxl:Label ; skosxl:literalForm "Port Service"@en ;
        kel:nameDate "2006/.."^^edtf:EDTF .
    <{BASE}release/first> a kel:Release, dcat:Dataset, prov:Entity ; rdfs:label "first"@en ."""
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def main() -> None:
    """Write the example."""
    ordered = sorted(quads(), key=lambda t: (str(t.subject), t.predicate != TYPE, str(t)))
    data = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    PATH.write_text(HEAD + (data or b"").decode(), encoding="utf-8")


if __name__ == "__main__":
    main()
