import json

import pytest

from graph.extraction.facts_json import as_json, kind
from graph.facts import Extraction, Fact, Literal, Name, Thing
from graph.reading.document import Document, Evidence

TEXT = "In 1999 President Ada Obi signed the Law on Ports. One third of the people agreed."
DOCUMENT = Document("0" * 16, TEXT, ("en",), "0" * 64, "001_ports.txt")


def at(words: str) -> Evidence:
    """Return the evidence of words in the text."""
    start = TEXT.index(words)
    return Evidence.at(DOCUMENT, start, start + len(words))


def thing(key: str, cls: str, words: str, *names: str) -> Thing:
    """Return a thing mentioned by words."""
    found = at(words)
    return Thing(key, cls, tuple(Name(n, "en", found) for n in names or (words,)), (found,))


@pytest.fixture
def written() -> dict[str, object]:
    """The facts of the text, as JSON."""
    things = (
        thing("person-1", "Person", "Ada Obi"),
        thing("act-1", "Law", "Law on Ports"),
        thing("event-1", "Signing", "Obi signed the Law on Ports", "signing of the Law on Ports"),
        thing("post-1", "Post", "President", "President of Ghana", "President"),
        thing("membership-1", "Membership", "President Ada Obi"),
        thing("figure-1", "Figure", "One third of the people"),
    )
    facts = (
        Fact("person-1", "signed", "act-1", at("Ada Obi signed the Law on Ports")),
        Fact("act-1", "date", Literal("1999", datatype="edtf"), at("1999")),
        Fact("event-1", "date", Literal("1999", datatype="edtf"), at("1999")),
        Fact("person-1", "participatedIn", "event-1", at("Ada Obi signed")),
        Fact("membership-1", "member", "person-1", at("President Ada Obi")),
        Fact("membership-1", "post", "post-1", at("President Ada Obi")),
        Fact(
            "membership-1", "date", Literal("1997/2003", datatype="edtf"), at("President Ada Obi")
        ),
        Fact("figure-1", "value", Literal("0.333333333", datatype="decimal"), at("One third")),
        Fact("figure-1", "what", Literal("people", "en"), at("people")),
    )
    return as_json(Extraction(DOCUMENT, things, facts))


def test_lists(written):
    """Each thing stands in the list of its class, and can be written as JSON."""
    assert [a["name"] for a in written["actors"]] == ["Ada Obi"]
    assert [a["title"] for a in written["legal_acts"]] == ["Law on Ports"]
    assert [e["kind"] for e in written["events"]] == ["signing"]
    assert json.loads(json.dumps(written)) == written


def test_roles(written):
    """A membership is a role of its person: the title alone, and when it began and ended."""
    [actor] = written["actors"]
    assert actor["roles"] == [
        {"title": "President", "organisation": None, "start": "1997", "end": "2003", "status": None}
    ]


def test_relations(written):
    """Relations are between names, with the predicate in small letters and underscores."""
    predicates = {r["predicate"] for r in written["relations"]}
    assert predicates == {"signed", "participated_in"}
    assert written["legal_acts"][0]["adopted_by"] == "Ada Obi"


def test_participants(written):
    """Who took part in an event is among its participants."""
    assert written["events"][0]["participants"] == ["Ada Obi"]


@pytest.mark.parametrize(("cls", "taking_part"), [("Session", ["Senate"]), ("Election", [])])
def test_a_body_that_is_elected_takes_no_part(cls, taking_part):
    """Whose session it is takes part in it; a body that an election is to does not."""
    text = f"The {cls} of the Senate."
    document = Document("0" * 16, text, ("en",), "0" * 64, "002_senate.txt")
    whole = Evidence.at(document, 0, len(text))
    named = [("event-1", cls, text), ("actor-1", "ParliamentChamber", "Senate")]
    things = tuple(Thing(key, c, (Name(n, "en", whole),), (whole,)) for key, c, n in named)
    facts = (Fact("event-1", "body", "actor-1", whole),)
    [event] = as_json(Extraction(document, things, facts))["events"]
    assert event["participants"] == taking_part


def test_fractions(written):
    """A figure has its number as the text words it, and a share without end as a fraction."""
    [figure] = written["quantities"]
    assert (figure["value"], figure["words"]) == ("1/3", "One third")


def test_quotes_stand_at_their_offsets(written):
    """Every quote is the text at its offsets."""
    for key in ("actors", "legal_acts", "events", "statements", "quantities", "relations"):
        for item in written[key]:
            assert TEXT[item["start"] : item["end"]] == item["quote"]


@pytest.mark.parametrize(
    ("cls", "section", "expected"),
    [
        ("Ministry", "actors", "state_body"),
        ("PoliticalParty", "actors", "organisation"),
        ("Code", "legal_acts", "code"),
        ("Regulation", "legal_acts", "other"),
        ("Forum", "events", "conference"),
        ("Person", "legal_acts", ""),
    ],
)
def test_kinds(cls, section, expected):
    """A class has its own kind or its nearest ancestor's, and none in a foreign list."""
    assert kind(cls, section) == expected
