"""Documents and extractions made by hand, with offsets that are found in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.facts import Extraction, Fact, Literal, Name, Thing
from graph.reading.document import Document, Evidence
from graph.reading.files import document_of


@dataclass
class Maker:
    """Collects the things and facts of one text; every quote is looked up in it."""

    text: str
    source: str = "made.txt"
    language: str = "en"
    things: list[Thing] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the document."""
        self.document: Document = document_of(self.text, self.source)

    def at(self, quote: str) -> Evidence:
        """Return the first place of a quote."""
        start = self.text.index(quote)
        return Evidence.at(self.document, start, start + len(quote))

    def thing(self, cls: str, *names: str, key: str = "", quote: str = "") -> str:
        """Add a thing named in the text (or standing at ``quote``); return its key."""
        key = key or f"thing-{len(self.things) + 1}"
        made = tuple(Name(name, self.language, self.at(name)) for name in names)
        mention = self.at(quote) if quote else made[0].evidence
        self.things.append(Thing(key, cls, made, (mention,)))
        return key

    def fact(
        self, subject: str, property_: str, value: str | Literal, quote: str = "", **more: object
    ) -> None:
        """Add a fact; without a quote the whole text is its evidence."""
        evidence = self.at(quote or self.text)
        self.facts.append(Fact(subject, property_, value, evidence, **more))  # type: ignore[arg-type]

    @property
    def extraction(self) -> Extraction:
        """What was added."""
        return Extraction(self.document, tuple(self.things), tuple(self.facts))


def date(edtf: str) -> Literal:
    """Return a date."""
    return Literal(edtf, "", "edtf")


def person(text: str, *names: str, post: tuple[str, str] | None = None) -> Extraction:
    """Return the extraction of a text on one person, perhaps with a post in a body."""
    made = Maker(text)
    who = made.thing("Person", *names)
    if post:
        title = made.thing("Post", post[0])
        body = made.thing("Organisation", post[1])
        made.fact(title, "postOf", body)
        made.fact(who, "holdsPost", title)
    return made.extraction


def act(text: str, cls: str, name: str, *dates: str, language: str = "en") -> Extraction:
    """Return the extraction of a text on one legal act."""
    made = Maker(text, language=language)
    key = made.thing(cls, name)
    for when in dates:
        made.fact(key, "date", date(when))
    return made.extraction


def figure(text: str, what: str, number: str, as_of: str = "", comparator: str = "") -> Extraction:
    """Return the extraction of a text with one figure on a country named in it."""
    made = Maker(text)
    country = made.thing("Country", "Norway")
    key = made.thing("Figure", quote=number, key="figure-1")
    made.fact(key, "what", Literal(what, "en"))
    made.fact(key, "value", Literal(number, "", "decimal"))
    made.fact(key, "ofWhom", country)
    if as_of:
        made.fact(key, "asOf", date(as_of))
    if comparator:
        made.fact(key, "comparator", Literal(comparator))
    return made.extraction


def two_sources() -> Sequence[Extraction]:
    """Return two texts that agree on a founder and differ on a day and on a figure."""
    texts = (
        (
            "The Baltic Forum was founded by Anna Berg on 3 May 1997. It has 40 members in Norway.",
            3,
        ),
        ("Anna Berg founded the Baltic Forum on 5 May 1997. It has 45 members in Norway.", 5),
    )
    return tuple(_founding(text, day) for text, day in texts)


def _founding(text: str, day: int) -> Extraction:
    made = Maker(text, f"founding-{day}.txt")
    body = made.thing("CivilSocietyOrganisation", "Baltic Forum")
    founder = made.thing("Person", "Anna Berg")
    country = made.thing("Country", "Norway")
    members = made.thing("Figure", quote=f"{day + 37 if day == 3 else 45} members", key="figure-1")
    made.fact(founder, "founded", body, confidence=0.9, frame="founds")
    made.fact(body, "date", date(f"1997-05-0{day}"), f"{day} May 1997")
    made.fact(members, "what", Literal("members", "en"))
    made.fact(members, "value", Literal("40" if day == 3 else "45", "", "decimal"))
    made.fact(members, "ofWhom", country)
    return made.extraction
