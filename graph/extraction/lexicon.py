"""The lexicon: where the words of the ontology's classes stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.languages.morphology import lemmas, nominative
from graph.languages.pack import further_folders, pack
from graph.reading.sentence import WORD, Sentence, Token
from ontology.errors import InputError
from ontology.vocabulary import KEL, classes, is_a

GAP = 2
"""Words of an object, at most, between the words of a verb."""
MARKS = re.compile(r"[,;:()—–]")
HELD = ("Conference", "Congress", "Forum", "Meeting", "Session", "Visit")
"""Classes of events of which their noun tells more than the verb with it."""
HeadKind = Literal["headNoun", "eventNoun", "triggerVerb"]
KINDS: Mapping[str, HeadKind] = {
    "headNoun": "headNoun",
    "eventNoun": "eventNoun",
    "triggerVerb": "triggerVerb",
}


@dataclass(frozen=True, order=True)
class Head:
    """A lexical word of a class, at the sentence view's ``start`` to ``end`` (half-open).

    ``cls`` is the local name of the class, ``lemma`` the entry as the lexicon has it, ``kind`` the
    annotation property by which the class has it.
    """

    start: int
    end: int
    cls: str
    lemma: str
    kind: HeadKind


@dataclass(frozen=True, order=True)
class Entry:
    """A lexical entry: its words, and the class and kind that they stand for."""

    words: tuple[str, ...]
    cls: str
    kind: HeadKind


Index = Mapping[str, tuple[Entry, ...]]


@cache
def entries(language: str) -> Index:
    """Return the entries of the lexicon in a language (BCP 47) by their first word.

    The lexicon is ``ontology/lexicon.ttl`` and those of further language packs.
    """
    index: dict[str, list[Entry]] = {}
    for entry in sorted(e for code, e in _read() if code == language):
        for first in _readings(entry.words, 0, language):
            index.setdefault(first, []).append(entry)
    return {first: tuple(found) for first, found in sorted(index.items())}


@cache
def _read() -> tuple[tuple[str, Entry], ...]:
    found = []
    for quad in (quad for lexicon in _lexicons() for quad in _parsed(lexicon)):
        assert isinstance(quad.subject, NamedNode)
        kind = KINDS.get(_local(quad.predicate))
        if kind and isinstance(quad.object, RdfLiteral) and quad.object.language:
            words = tuple(quad.object.value.lower().split())
            found.append((quad.object.language, Entry(words, _local(quad.subject), kind)))
    return tuple(sorted(set(found)))


def _lexicons() -> Iterator[Traversable]:
    yield files("ontology") / "lexicon.ttl"
    further = (folder / "lexicon.ttl" for folder in further_folders())
    yield from (path for path in further if path.is_file())


def _parsed(lexicon: Traversable) -> Iterator[Quad]:
    """Give what a lexicon says; InputError for what is no Turtle or no class of the ontology."""
    try:
        quads = tuple(parse(lexicon.read_bytes(), RdfFormat.TURTLE))
    except SyntaxError as error:
        raise InputError(f"{lexicon}, line {error.lineno}", error.msg) from error
    for quad in quads:
        name = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
        if name not in {KEL + cls for cls in classes()}:
            raise InputError(str(lexicon), f"<{name}> is no class of the ontology")
        yield quad


@cache
def _readings(words: tuple[str, ...], at: int, language: str) -> tuple[str, ...]:
    """Return the forms that may stand for a word of an entry; an entry of one word is a lemma."""
    return words if len(words) == 1 else _forms(words[at], language)


def _local(node: NamedNode) -> str:
    return node.value.rpartition("#")[2]


def heads(sentence: Sentence) -> tuple[Head, ...]:
    """Return the lexical words in a sentence, in order; of overlapping ones the longest stay.

    A word that stands for several classes or kinds gives one head for each, at one place.
    """
    return _heads(sentence.text, sentence.language)


def is_likely(head: Head, sentence: Sentence) -> bool:
    """Whether a head of one word is that by its likeliest reading: «политик» is no policy."""
    word = sentence.text[head.start : head.end]
    return " " in head.lemma or head.lemma == lemmas(word, sentence.language)[0]


@lru_cache(maxsize=2_000)
def _heads(text: str, language: str) -> tuple[Head, ...]:
    """Find the heads of a sentence once, for all that ask for them."""
    tokens = tuple(Token(m[0], m.start(), m.end()) for m in WORD.finditer(text))
    found = tuple(dict.fromkeys(_matches(text, tokens, language)))
    return tuple(sorted(h for h in found if not any(_covers(other, h) for other in found)))


@cache
def _forms(word: str, language: str) -> tuple[str, ...]:
    plain = word.replace("’", "'").replace("‑", "-")
    return tuple(dict.fromkeys((*lemmas(plain, language), plain.lower())))


def _matches(text: str, tokens: Sequence[Token], language: str) -> Iterator[Head]:
    forms = tuple(_forms(token.text, language) for token in tokens)
    index = entries(language)
    for at, token in enumerate(tokens):
        for entry in (entry for form in forms[at] for entry in index.get(form, ())):
            last = _last(entry, at, forms, language)
            marked = last and MARKS.search(text, token.start, tokens[last - 1].end)
            if last and not marked and _is_cased(entry, token.text, language):
                lemma = " ".join(entry.words)
                yield Head(token.start, tokens[last - 1].end, entry.cls, lemma, entry.kind)


def _is_cased(entry: Entry, word: str, language: str) -> bool:
    """Whether a word has the case of the first of an entry's words, where endings are all it has.

    «Орнынан алды» is a dismissal, «отыз орын алды» is none.
    """
    first, form = entry.words[0], word.lower()
    if len(entry.words) == 1 or not pack(language).table("suffixes"):
        return True
    return nominative(first, language) == first or nominative(form, language) != form


def _last(entry: Entry, at: int, forms: Sequence[tuple[str, ...]], language: str) -> int:
    """Return the place after the last word of an entry that begins at ``at``; 0 if it is not there.

    A verb's object may part its first word from the others, but no mark between clauses does.
    """
    parted = GAP if entry.kind == "triggerVerb" and len(entry.words) > 1 else 0
    for gap in range(parted + 1):
        last = at + gap + len(entry.words)
        if last <= len(forms) and all(
            not set(_readings(entry.words, offset, language)).isdisjoint(forms[at + gap + offset])
            for offset in range(1, len(entry.words))
        ):
            return last
    return 0


def _stands(cls: str) -> bool:
    """Whether a class is of things that are more than the event in which they are named."""
    return is_a(cls, "LegalAct") or is_a(cls, "PolicyActor")


def _is_done_to(act: Head, deed: Head) -> bool:
    """Whether words for a deed open with the act that is its object: «келісім жасасу»."""
    signing = deed.cls == "Signing" and " " in deed.lemma
    return signing and act.start == deed.start and act.kind == "headNoun" and _stands(act.cls)


def _covers(other: Head, head: Head) -> bool:
    """Whether ``other`` overlaps ``head`` and is longer, or as long and begins before it.

    A verb with an act or a body in it («заң шық», «пройти в парламент») leaves it to be read, and
    so does one that only says that an event was held («провести встречу», "pay a visit").
    """
    if other.kind != "headNoun" and _is_done_to(head, other):
        return False
    if other.kind == "triggerVerb" and head.kind == "headNoun" and _stands(head.cls):
        return False
    if other.kind == "triggerVerb" and head.kind == "eventNoun" and head.cls in HELD:
        return False
    if other.end <= head.start or head.end <= other.start:
        return False
    longer = (other.end - other.start) - (head.end - head.start)
    return longer > 0 or (longer == 0 and other.start < head.start)
