"""Members enumerated in a sentence that names no whole: it is the body that was spoken of.

``Its members are Denmark, Iceland and Norway.`` ``The founding members were Ghana and Kenya.`` The
tables ``listed`` of ``frames.toml`` have the words for members (``told``), what may stand between
them and the enumeration (``links``), and what joins names is ``conjunctions``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.definite import unnamed
from graph.extraction.coreference.register import Register
from graph.extraction.coreference.topics import leading
from graph.extraction.events.event_rules import event_rules
from graph.extraction.relations.frames import frames
from graph.extraction.relations.listed_members import (
    LEAST,
    Listing,
    Meant,
    listings,
    pointed,
    stated,
)
from graph.facts import Fact
from ontology.vocabulary import is_a

Run = tuple[Annotation, ...]
KINDS = ("Person", "Country", "Organisation")
"""Classes of members: an enumeration is of one of them."""
BRACKETS = re.compile(r"\([^()]*\)")
WORD = re.compile(r"\w+|[^\w\s]")
PLANNED = 40
"""Letters before a word for members in which words may say that it is yet to be."""


def enumerated_members(
    read: Sequence[Annotated], meant: Sequence[Meant], register: Register, union: str = ""
) -> Iterator[Fact]:
    """Yield what enumerations say of those whom they name, as ``listed_members`` does of lists.

    ``meant`` has what the pronouns of each sentence mean, by their offsets; ``union`` is the key
    of the union of states that the document is about, or ''.
    """
    topic, paragraph = union, -1
    for sentence, pronouns in zip(read, meant, strict=True):
        if sentence.sentence.paragraph.index != paragraph:
            topic, paragraph = union, sentence.sentence.paragraph.index
        runs = [*_runs(sentence, register)]
        for listing in listings(sentence.sentence.language) if runs else ():
            run = _run(sentence, runs, listing, register)
            run = run if all(register.is_one(a, *listing.of) for a in run) else ()
            whole = _whole(sentence, run, pronouns, listing, register, topic) if run else ""
            if whole:
                prop = listing.property
                yield from stated(run, prop, whole, sentence, register, "enumeration")
        first = leading(sentence, register.keys)
        topic = register.keys[first] if first else topic


def _run(sentence: Annotated, runs: Sequence[Run], listing: Listing, register: Register) -> Run:
    """Return the one of some enumerations that stands beside a word for members, or ()."""
    text = _without_wholes(sentence, listing, register)
    planned = event_rules(sentence.sentence.language).to_come
    words = [
        w
        for w in listing.told.finditer(text)
        if not (
            _is_of_others(text[: w.start()], listing)
            or planned.search(text, max(0, w.start() - PLANNED), w.start())
        )
    ]
    if not words or listing.ended.search(text):
        return ()
    behind = (
        run
        for word in words
        for run in runs
        if run[0].start >= word.end() and _links(text[word.end() : run[0].start], listing)
    )
    ahead = (
        run
        for word in words
        for run in runs
        if run[-1].end <= word.start() and _links(text[run[-1].end : word.start()], listing)
    )
    # What follows the word is what it leads in: "Its members are A and B, its observers C and D".
    return next(behind, ()) or next(ahead, ())


def _is_of_others(ahead: str, listing: Listing) -> bool:
    """Whether the word before one for members says that they are none: "associate | members"."""
    return any(listing.others.fullmatch(word) for word in ahead.split()[-1:])


def _without_wholes(sentence: Annotated, listing: Listing, register: Register) -> str:
    """Return a sentence with blanks for the gatherings that it names: they part nothing.

    «Участники | Рижского форума | — Литва и Латвия».
    """
    text = sentence.sentence.text
    for a in sentence.annotations:
        if a.kind == "event" and register.is_one(a, listing.whole):
            text = text[: a.start] + " " * (a.end - a.start) + text[a.end :]
    return text


def _links(gap: str, listing: Listing) -> bool:
    """Whether only words that link stand in a gap; case endings behind a name's hyphen too."""
    return all(word in listing.links or word.isdigit() for word in _words(gap))


def _words(gap: str) -> list[str]:
    """Return the words and signs of what stands between two places, without brackets."""
    return WORD.findall(BRACKETS.sub(" ", gap).lower())


def _runs(sentence: Annotated, register: Register) -> Iterator[Run]:
    """Yield the enumerations of at least two things of one of ``KINDS``, in the order of text."""
    joiners = frames(sentence.sentence.language).grammar.conjunctions
    names = [a for a in sentence.annotations if isinstance(a.value, Name)]
    names = [a for a in names if _kind(a, register)]
    run: list[Annotation] = []
    closed = False
    for name in names:
        gap = sentence.sentence.text[run[-1].end : name.start] if run else ""
        words = _words(gap)
        joined = bool(words) and joiners.issuperset(words) and not (closed and ";" in words)
        closed = joined and any(word.isalpha() for word in words)
        if run and not (joined and _kind(run[-1], register) == _kind(name, register)):
            yield from (tuple(run),) if len(run) >= LEAST else ()
            run = []
        run.append(name)
    yield from (tuple(run),) if len(run) >= LEAST else ()


def _parted(sentence: Annotated, run: Run, listing: Listing, others: Sequence[Annotation]) -> bool:
    """Whether a word for members stands between an enumeration and all bodies beside it.

    On its own side of the word a body may be one more of those enumerated.
    """
    text = sentence.sentence.text
    behind = any(a.start >= run[-1].end for a in others)
    ahead = max((a.end for a in others if a.end <= run[0].start), default=0)
    return not behind and bool(listing.told.search(text, ahead, run[0].start))


def _kind(name: Annotation, register: Register) -> str:
    """Return which of ``KINDS`` a name is of, or '': what is of a state is a part, no member."""
    if register.is_one(name, "StateBody"):
        return ""
    return next((cls for cls in KINDS if register.is_one(name, cls)), "")


def _whole(
    sentence: Annotated,
    run: Run,
    meant: Meant,
    listing: Listing,
    register: Register,
    topic: str,
) -> str:
    """Return the key of the one whole that the sentence names or means, or the topic's, or ''."""
    outside = [a for a in sentence.annotations if a.end <= run[0].start or a.start >= run[-1].end]
    outside = [a for a in outside if register.is_one(a, listing.whole)]
    named = {register.keys[a] for a in outside}
    if named:
        apart = _kind(run[0], register) != listing.whole or _parted(sentence, run, listing, outside)
        return named.pop() if len(named) == 1 and apart else ""
    if own := pointed(meant, listing.whole, register):
        return own
    others = any(True for _ in unnamed(sentence, listing.whole))
    known = bool(topic) and is_a(register.things[topic].cls, listing.whole)
    return topic if known and not others else ""
