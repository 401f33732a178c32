"""Lists of members, participants or signatories: of what, the words that lead in say.

``Members of the Commission:`` and a line or an entry for each of them. The tables ``listed`` of
``frames.toml`` have, for each property, the class of the whole, the words that tell of its members
and those that say that they are members no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.coreference.register import Register
from graph.extraction.names.naming_rules import is_title
from graph.extraction.relations.frames import frames
from graph.facts import Fact
from graph.languages.pack import pack

Meant = Mapping[int, Sequence[Annotation]]
Own = Mapping[str, str]
MEMBERS = ("Person", "Country", "Organisation")
OPENING = re.compile(
    r"[\s\-–—•*·]*(?:\(?(?:\d{1,3}|\w)[.)])?\s*"
    r"(?:(?:\d{4}\s*[-–—]\s*(?:\d{4})?:?|[^\W\d][^:;.,]{2,40}:)\s+)?"
)
"""What an entry of a list may begin with: a dash, a number, a letter; years, a label."""
LEAST = 2
"""How many members make a list or an enumeration: a single one behind a heading may be any."""
BARE = 5
"""Words, at most, of a lead that tells no body and so means the document's own: "Members:"."""
LABEL = 6
"""Words and signs, at most, of a line that divides a list: "Experts:"."""


@dataclass(frozen=True)
class Listing:
    """What a list says of those in it: the property, the class of the whole, and the words.

    ``told`` are words beside an enumeration in a sentence, with nothing but ``links`` between.
    """

    property: str
    whole: str
    words: re.Pattern[str]
    ended: re.Pattern[str]
    others: re.Pattern[str]
    """Those words, and others for whom is not of them: "Candidates:", "associate | members"."""
    told: re.Pattern[str]
    links: frozenset[str]
    of: tuple[str, ...]
    """The classes of those whom it may list."""


@dataclass
class _List:
    """A list that is being read: of what (a key), and what was found."""

    listing: Listing
    whole: str
    facts: list[Fact]

    def of(
        self, members: Sequence[Annotation], sentence: Annotated, register: Register
    ) -> Iterator[Fact]:
        return stated(members, self.listing.property, self.whole, sentence, register, "list")

    def enough(self) -> Sequence[Fact]:
        return self.facts if len({fact.subject for fact in self.facts}) >= LEAST else ()


def listed_members(
    read: Sequence[Annotated], meant: Sequence[Meant], register: Register, own: Own
) -> Iterator[Fact]:
    """Yield what lists say of those whom they name: ``memberOf``, ``participatedIn``, ``signed``.

    ``meant`` has what the pronouns of each sentence mean, by their offsets; ``own`` has the keys of
    the body that the document speaks for and of the act that it is about, by class, or ''.
    """
    current: _List | None = None
    for sentence, pronouns in zip(read, meant, strict=True):
        opened = _opened(sentence, pronouns, register, own) or _continued(sentence, current)
        entry = _entry(sentence, register, current.listing) if current else None
        if current and entry and not opened:
            current.facts += current.of([entry], sentence, register)
        elif current and not opened and _is_label(sentence, current.listing):
            continue
        else:
            yield from current.enough() if current else ()
            current = opened
            yield from _besides(sentence, pronouns, register, own) if opened else ()
            if current:
                current.facts += current.of(
                    _behind(sentence, register, current.listing), sentence, register
                )
    yield from current.enough() if current else ()


@cache
def listings(language: str) -> tuple[Listing, ...]:
    """Return what lists may say in a language."""
    table = pack(language).table("frames").get("listed", {})
    return tuple(
        Listing(
            name,
            told["whole"],
            _words(told["words"]),
            _words(told.get("ended", ())),
            _words((*told.get("others", ()), *told.get("ended", ()))),
            _words(told.get("told", ())),
            frozenset(told.get("links", ())),
            tuple(told.get("of", MEMBERS)),
        )
        for name, told in table.items()
    )


def _words(words: Sequence[str]) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _opened(sentence: Annotated, meant: Meant, register: Register, own: Own) -> _List | None:
    """Return the list that a sentence leads in."""
    return next(_lists(sentence, meant, register, own), None)


def _besides(sentence: Annotated, meant: Meant, register: Register, own: Own) -> Iterator[Fact]:
    """Yield what a sentence says besides of its own list: "signed by two member states: A; B"."""
    for other in islice(_lists(sentence, meant, register, own), 1, None):
        found = [*other.of(_behind(sentence, register, other.listing), sentence, register)]
        yield from found if len(found) >= LEAST else ()


def _lists(sentence: Annotated, meant: Meant, register: Register, own: Own) -> Iterator[_List]:
    """Yield the lists that a sentence leads in, by what they are of."""
    text = sentence.sentence.text
    heading = sentence.sentence.paragraph.role == "heading"
    end = text.find(":") if ":" in text or not heading else len(text)
    for listing in listings(sentence.sentence.language) if end >= 0 else ():
        word = listing.words.search(text, 0, end)
        if word and not listing.others.search(text, 0, end):
            whole = _whole(sentence, word, end, meant, listing, register)
            bare = len(text[:end].split()) <= BARE
            whole = whole or (own.get(listing.whole, "") if bare else "")
            if whole:
                yield _List(listing, whole, [])


def _continued(sentence: Annotated, current: _List | None) -> _List | None:
    """Return the list that goes on behind a label: "Members: …" below the name of the body."""
    text = sentence.sentence.text
    word = current.listing.words.search(text, 0, max(text.find(":"), 0)) if current else None
    if current is None or word is None or word.start() or current.listing.ended.search(text):
        return None
    return _List(current.listing, current.whole, current.facts)


def _whole(
    sentence: Annotated,
    word: re.Match[str],
    end: int,
    meant: Meant,
    listing: Listing,
    register: Register,
) -> str:
    """Return the key of what the list is of: the mention nearest to the word, or a pronoun's."""
    near = [
        (max(a.start - word.end(), word.start() - a.end), register.keys[a])
        for a in sentence.annotations
        if a.end <= end and register.is_one(a, listing.whole)
    ]
    if near:
        return min(near)[1]
    before = {at: several for at, several in meant.items() if at < end}
    return pointed(before, listing.whole, register)


def pointed(meant: Meant, cls: str, register: Register) -> str:
    """Return the key of the first thing of a class (local name) that pronouns mean, or ''."""
    known = (a for several in meant.values() for a in several if register.is_one(a, cls))
    return next((register.keys[a] for a in known), "")


def _entry(sentence: Annotated, register: Register, listing: Listing) -> Annotation | None:
    """Return the name that an entry of a list opens with."""
    text = sentence.sentence.text
    opening = OPENING.match(text)
    places = (0, opening.end() if opening else 0)
    names = [a for a in sentence.annotations if isinstance(a.value, Name) and a.start in places]
    first = _holder(sentence, places) or max(names, key=lambda a: a.end, default=None)
    if first is None or not register.is_one(first, *listing.of):
        return None
    behind = text[first.end :].lstrip()
    other = behind[:1].islower() or listing.others.search(text, 0, first.start)
    return None if other else first


def _holder(sentence: Annotated, places: Sequence[int]) -> Annotation | None:
    """Return who is named behind the title that an entry opens with: "Mayor of Riga – Ada Holm"."""
    titles = [a for a in sentence.annotations if isinstance(a.value, Post) and a.start in places]
    last = max((t.end for t in titles), default=-1)
    named = (a for a in sentence.annotations if a.is_person and a.start > last >= 0)
    first = next(named, None)
    between = sentence.sentence.text[last : first.start].strip() if first else ""
    return first if between in {"", *"–—-:,"} else None


def _behind(sentence: Annotated, register: Register, listing: Listing) -> list[Annotation]:
    """Return the names of a list that stands in the sentence itself, behind its colon."""
    text = sentence.sentence.text
    colon = text.find(":")
    titles = [a for a in sentence.annotations if isinstance(a.value, Post)]
    return [
        a
        for a in sentence.annotations
        if colon >= 0 and a.start > colon and isinstance(a.value, Name)
        if register.is_one(a, *listing.of)
        and not any(p.start <= a.start and a.end < p.end for p in titles)
        and _is_entry(text[: _titled(a, titles)], sentence.sentence.language)
    ]


def _titled(name: Annotation, titles: Sequence[Annotation]) -> int:
    """Return where an entry begins: at the title right before its name, or the name itself."""
    text = name.sentence.text
    before = (t for t in titles if t.end <= name.start and not text[t.end : name.start].strip())
    return min((t.start for t in before), default=name.start)


def _is_entry(before: str, language: str) -> bool:
    """Whether a mark of a list, or its "and", ends what stands before a name."""
    words = before.rstrip(' «“"').split()
    while words and is_title(words[-1].lower().rstrip("."), language):
        words.pop()
    joiners = frames(language).grammar.conjunctions
    marked = bool(words) and words[-1].endswith((":", ",", ";", "—", "–"))
    return marked or (bool(words) and words[-1].lower() in joiners)


def _is_label(sentence: Annotated, listing: Listing) -> bool:
    """Whether a line only divides a list, and does not go on to others."""
    short = not sentence.annotations and len(sentence.sentence.tokens) <= LABEL
    return short and not listing.others.search(sentence.sentence.text)


def stated(
    members: Sequence[Annotation],
    prop: str,
    whole: str,
    sentence: Annotated,
    register: Register,
    frame: str,
) -> Iterator[Fact]:
    """Yield the property (local name) of each member to the whole (a key), by the member's name."""
    for member in members:
        key = register.keys[member]
        if key != whole:
            place = sentence.sentence.evidence(member.start, member.end)
            yield Fact(key, prop, whole, place, frame=frame)
