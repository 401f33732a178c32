"""Pairs: what "they", "both" and "the two leaders" mean.

They mean the two, or the list, that their sentence or the one before it in the paragraph named;
the table ``plurals`` of ``coreference.toml`` has the words with the classes of what each may mean,
and ``pairing`` the words one of which must stand before a noun among them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.relations.frames import frames
from graph.languages.pack import pack

Keys = Mapping[Annotation, str]
NUMBERED = 2
"""Words before a noun that say that so many known things are meant: "all three"."""
PAIR = 2
"""How many a plural means, where no list names more."""


def pair(
    sentence: Annotated, at: int, previous: Annotated | None, classes: Sequence[str], keys: Keys
) -> tuple[Annotation, ...]:
    """Return a mention of each that the plural at a token means; none when that is not clear."""
    count = _counted(sentence, at)
    if not _points(sentence, at) and not count:
        return ()
    start = sentence.sentence.tokens[at].start
    for cls in classes:
        here = _listed(sentence, cls, keys, start)
        if found := here or (_listed(previous, cls, keys) if previous else ()):
            return found if count in (0, len(found)) else ()
    return ()


def _counted(sentence: Annotated, at: int) -> int:
    """Return how many a noun behind a number means where they are known: "all three states"."""
    language, tokens = sentence.sentence.language, sentence.sentence.tokens
    table = pack(language).table("coreference")
    ahead = [t.text.lower() for t in tokens[max(at - 2, 0) : at]]
    known = len(ahead) == NUMBERED and ahead[0] in table.get("counting", ())
    return int(table.get("counts", {}).get(ahead[1], 0)) if known else 0


def _points(sentence: Annotated, at: int) -> bool:
    """Whether the word at a token is a pronoun by itself, or a noun behind "the two"."""
    language, tokens = sentence.sentence.language, sentence.sentence.tokens
    table = pack(language).table("coreference")
    word, before = tokens[at].text.lower(), tokens[at - 1].text.lower() if at else ""
    if word not in table.get("paired", ()):
        return before in table.get("pairing", ())
    rules = frames(language).grammar.clauses
    behind = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    acts = bool(rules.finite and rules.finite.fullmatch(behind)) or behind in rules.auxiliaries
    return word != "both" or acts


def _listed(
    sentence: Annotated, cls: str, keys: Keys, end: int | None = None
) -> tuple[Annotation, ...]:
    """Return the things of a class that a sentence names before a place: two, or one list."""
    first: dict[str, Annotation] = {}
    for annotation in _named(sentence, cls, end):
        if annotation in keys:
            first.setdefault(keys[annotation], annotation)
    found = sorted(first.values(), key=lambda a: a.start)
    return tuple(found) if len(found) == PAIR or _is_list(sentence, found) else ()


def _named(sentence: Annotated, cls: str, end: int | None) -> Iterator[Annotation]:
    for annotation in sentence.annotations:
        ahead = end is None or annotation.end <= end
        if ahead and annotation.is_of(cls):
            yield annotation


def _is_list(sentence: Annotated, found: Sequence[Annotation]) -> bool:
    """Whether nothing but commas, articles and "and" parts several names."""
    grammar = frames(sentence.sentence.language).grammar
    small = grammar.conjunctions | grammar.skipped
    gaps = (
        sentence.sentence.text[one.end : other.start].replace(",", " , ").lower().split()
        for one, other in itertools.pairwise(found)
    )
    return len(found) > PAIR and all(gap and small.issuperset(gap) for gap in gaps)
