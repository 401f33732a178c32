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
from graph.extraction.phrases.noun_endings import is_plural
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
    count = count or _told(sentence, at)
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


def _told(sentence: Annotated, at: int) -> int:
    """Return how many the number right before a noun tells, where the numbers are known, or 0."""
    table = pack(sentence.sentence.language).table("coreference")
    before = sentence.sentence.words[at - 1] if at else ""
    known = before in table.get("pairing", ()) and not table.get("counting")
    return int(table.get("counts", {}).get(before, 0)) if known else 0


def _points(sentence: Annotated, at: int) -> bool:
    """Whether the word at a token is a pronoun by itself, or a noun behind "the two"."""
    language, tokens = sentence.sentence.language, sentence.sentence.tokens
    table = pack(language).table("coreference")
    word, before = tokens[at].text.lower(), tokens[at - 1].text.lower() if at else ""
    if word not in table.get("paired", ()):
        several = before in table.get("pointing", ()) and _is_several(sentence, at)
        return before in table.get("pairing", ()) or several
    rules = frames(language).grammar.clauses
    behind = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    acts = bool(rules.finite and rules.finite.fullmatch(behind)) or behind in rules.auxiliaries
    return word != "both" or acts


def _is_several(sentence: Annotated, at: int) -> bool:
    """Whether a word has the ending of a plural: «аталған | елдер», and not «аталған | ел»."""
    language, word = sentence.sentence.language, sentence.sentence.words[at]
    nouns = pack(language).table("coreference").get("plurals", {})
    known = (lemma for lemma in sentence.sentence.lemmas[at] if lemma in nouns)
    return any(is_plural(word, lemma, language) for lemma in known)


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
    """Whether nothing but commas, articles, titles and "and" parts several names."""
    grammar = frames(sentence.sentence.language).grammar
    small = grammar.conjunctions | grammar.skipped
    gaps = (
        _untitled(sentence, one.end, other.start).replace(",", " , ").lower().split()
        for one, other in itertools.pairwise(found)
    )
    return len(found) > PAIR and all(gap and small.issuperset(gap) for gap in gaps)


def _untitled(sentence: Annotated, start: int, end: int) -> str:
    """Return the words between two places without the title that ends there."""
    posts = (a.start for a in sentence.annotations if a.kind == "post" and a.end + 1 == end)
    return sentence.sentence.text[start : min(posts, default=end)]
