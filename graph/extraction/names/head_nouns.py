"""The head nouns of a sentence, as the lexicon and ``names.toml`` have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.extraction.lexicon import heads
from graph.extraction.names.international import international_names
from graph.extraction.names.naming_rules import rules
from graph.languages.morphology import lemmas
from graph.reading.sentence import WORD, Sentence
from ontology.vocabulary import classes, is_a

INTERNATIONAL = "InternationalOrganisation"
NO_BODIES = frozenset(["HeadOfState"])
"""Classes of bodies that are called by a post."""
Extent = tuple[int, int]


@cache
def bodies(cls: str = "Organisation") -> frozenset[str]:
    """Return the classes at and below one whose head nouns make the name of a body."""
    return frozenset(name for name in classes() if is_a(name, cls)) - NO_BODIES


@dataclass(frozen=True)
class HeadSpan:
    """A head noun at tokens ``first`` to ``last``: its classes by kind of lexical entry."""

    first: int
    last: int
    classes: tuple[str, ...]
    names_body: bool
    """False when the noun heads a legal act, an event or a country and no body."""
    lemma: str = ""
    proper: str = ""
    """The dictionary form, when the words are the proper name of a body: "OSCE", "Knesset"."""


def find_heads(sentence: Sentence) -> tuple[HeadSpan, ...]:
    """Return the head nouns in a sentence; none stands within a longer one."""
    found: dict[Extent, list[_Entry]] = {}
    for place, entry in (*_lexical_heads(sentence), *_own_heads(sentence)):
        found.setdefault(place, []).append(entry)
    longest = [p for p in found if not any(_inside(p, other) for other in found)]
    return tuple(_head(place, found[place]) for place in sorted(longest))


def _lexical_heads(sentence: Sentence) -> Iterator[tuple[Extent, _Entry]]:
    """Yield the entries of the lexicon that a sentence has, but adjectives made of them."""
    start = {token.start: at for at, token in enumerate(sentence.tokens)}
    end = {token.end: at + 1 for at, token in enumerate(sentence.tokens)}
    adjective = rules(sentence.language).pattern("adjective")
    for head in heads(sentence):
        if head.kind != "triggerVerb" and head.start in start and head.end in end:
            word = sentence.text[head.start : head.end].lower()
            given = _is_given(sentence, start[head.start])
            if given or (word != head.lemma and adjective.fullmatch(word)):
                continue
            body = head.kind == "headNoun" and head.cls in bodies()
            entry = _Entry(head.cls, head.lemma, body, False)
            yield (start[head.start], end[head.end]), entry


def _is_given(sentence: Sentence, at: int) -> bool:
    """Whether a noun with a capital is a given name before a surname: "Governor | Bill Novak".

    What stands behind it is no noun itself: "Reform Bill Committee".
    """
    name, *behind = sentence.tokens[at : at + 2]
    given = name.text.lower() in rules(sentence.language).words("given_nouns")
    nouns = {head.start for head in heads(sentence) if given and head.kind != "triggerVerb"}
    named = any(t.text.istitle() and len(t.text) > 1 and t.start not in nouns for t in behind)
    return given and named and name.text.istitle()


def _inside(place: Extent, other: Extent) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def _head(place: Extent, entries: list[_Entry]) -> HeadSpan:
    bodies = sorted((e for e in entries if e.body), key=lambda e: not e.proper)
    chosen = bodies or entries
    classes = tuple(dict.fromkeys(entry.cls for entry in chosen))
    proper = chosen[0].lemma if chosen[0].proper else ""
    return HeadSpan(*place, classes, bool(bodies), chosen[0].lemma, proper)


@dataclass(frozen=True)
class _Entry:
    """A lexical entry for a head noun, or for the proper name of a body."""

    cls: str
    lemma: str
    body: bool
    proper: bool


def _own_heads(sentence: Sentence) -> list[tuple[Extent, _Entry]]:
    """Return the entries of ``names.toml`` that stand in a sentence."""
    index = _head_index(sentence.language)
    words = tuple(token.text for token in sentence.tokens)
    return [
        ((at, at + len(parts)), entry)
        for at in sentence.having(index.keys())
        for form in sentence.lemmas[at]
        for parts, entry in index.get(form, ())
        if _stands(parts, words[at : at + len(parts)], sentence.language)
        and (not entry.proper or _written_alike(words[at], entry.lemma))
    ]


def _stands(parts: tuple[str, ...], words: tuple[str, ...], language: str) -> bool:
    """Whether the words are forms of an entry's parts; a single word must be its very lemma."""
    if len(parts) == 1:
        return parts[0] in lemmas(words[0], language)
    return len(parts) == len(words) and all(
        set(lemmas(part, language)) & set(lemmas(word, language))
        for part, word in zip(parts, words, strict=True)
    )


def _written_alike(word: str, name: str) -> bool:
    """Whether a word has the capitals of the proper name: "WHO" is no "who"."""
    return word[:2].isupper() if name[:2].isupper() else word[0].isupper()


@cache
def _head_index(language: str) -> dict[str, list[tuple[tuple[str, ...], _Entry]]]:
    index: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    own, known = rules(language).table, {INTERNATIONAL: international_names(language)}
    tables = ((own.get("heads", {}), False), (known, True), (own.get("bodies", {}), True))
    for table, proper in tables:
        for cls, names in table.items():
            for name in names:
                parts = tuple(part.lower() for part in WORD.findall(name))
                entry = _Entry(cls, name, True, proper)
                first = lemmas(parts[0], language) if len(parts) > 1 else parts[:1]
                for form in first:
                    index.setdefault(form, []).append((parts, entry))
    return index
