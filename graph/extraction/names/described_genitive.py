"""Bodies that have no name where no article opens them: «комитет по бюджету».

What a body is for, an adjective before its noun or a genitive behind it tells it from others; the
adjective and the genitive only where the words around speak of who is in it or leads it. The table
``described`` of ``names.toml`` has the nouns and those words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import Line, Span
from graph.extraction.names.organisations import is_plural
from graph.extraction.names.topic_extents import topic_end
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas, nominative

ADJECTIVES = 3
"""Adjectives, at most, before its noun."""
WORD_END = r"(?!\w)"


def described_genitive(line: Line, taken: Sequence[Span]) -> dict[Span, str]:
    """Return the described bodies of a sentence outside the names in it, with their own names."""
    table = line.rules.table.get("described", {})
    named = [span for span in taken if span.source != "lone"]
    covered = frozenset(at for span in named for at in range(span.first, span.last))
    found: dict[Span, str] = {}
    for head in line.heads if not (line.shouts or line.cites) else ():
        inside = not covered.isdisjoint(range(head.first, head.last))
        if head.lemma in table.get("nouns", ()) and head.names_body and not inside:
            span = _span(line, head, covered, table)
            if span:
                name = nominative(line.text(span.first, span.last), line.sentence.language)
                found[span] = name
    return found


def _span(
    line: Line,
    head: HeadSpan,
    covered: Collection[int],
    table: Mapping[str, Any],
) -> Span | None:
    """Return the extent of the body that a noun heads, or None where nothing tells it."""
    first = _opening(line, head, covered, table)
    general = head.lemma in table["no_topics"]
    last = head.last if general else topic_end(line, head.last, covered)
    if line.capital(head.first):
        return _listed_alone(line, head, table) if (first, last) == head_extent(head) else None
    if is_plural(line, head) or line.capital(first):
        return None
    if last == head.last:
        last = _genitives(line, head.last, covered)
        if (first, last) == head_extent(head) or not _is_told(line, first, last, table):
            return None
    return Span(first, last, head.classes[0], "described")


def head_extent(head: HeadSpan) -> tuple[int, int]:
    """Return the tokens of the noun itself."""
    return head.first, head.last


def _listed_alone(line: Line, head: HeadSpan, table: Mapping[str, Any]) -> Span | None:
    """Return a noun with a capital that is all behind the words that open a list of members."""
    text, tokens = line.sentence.text, line.sentence.tokens
    ahead = text[: tokens[head.first].start]
    behind = text[tokens[head.last - 1].end :].strip()
    opens = re.fullmatch(str(table["opens_list"]), ahead, re.IGNORECASE)
    heading = line.sentence.paragraph.role == "heading"
    if opens and (behind.startswith(":") or (heading and not behind)):
        return Span(head.first, head.last, head.classes[0], "described")
    return None


def _opening(line: Line, head: HeadSpan, covered: Collection[int], table: Mapping[str, Any]) -> int:
    """Return where the adjectives begin that stand before a noun and tell it from others."""
    first = at = head.first
    while at and head.first - at < ADJECTIVES and _qualifies(line, at - 1, head, covered):
        at -= 1
        if not {*lemmas(line.low[at], line.sentence.language)} & {*table["plain"]}:
            first = at
    return first


def _qualifies(line: Line, at: int, head: HeadSpan, covered: Collection[int]) -> bool:
    """Whether a word is an adjective in the case of the noun behind it."""
    language = line.sentence.language
    word = line.low[at]
    agreeing = grammar(word, language).part in line.rules.listed("agreeing")
    cases = possible_cases(word, language) & possible_cases(line.low[head.last - 1], language)
    free = at not in covered and word not in line.rules.words("stop") and line.adjacent(at + 1)
    return agreeing and bool(cases) and free and word.replace("-", "").isalpha()


def _genitives(line: Line, at: int, covered: Collection[int]) -> int:
    """Return the end of the nouns in the genitive plural behind a noun: «совет | директоров»."""
    language, end = line.sentence.language, at
    while end < len(line.words) and line.words[end].islower() and end not in covered:
        read = grammar(line.low[end], language)
        if read.number != "Plur" or "Gen" not in possible_cases(line.low[end], language):
            break
        end += 1
        if read.part == "NOUN":
            return end
        if read.part not in line.rules.listed("agreeing"):
            break
    return at


def _is_told(line: Line, first: int, last: int, table: Mapping[str, Any]) -> bool:
    """Whether the words around speak of who is in a body, or leads it."""
    text, tokens = line.sentence.text, line.sentence.tokens
    ahead = text[: tokens[first].start].rstrip()
    behind = text[tokens[last - 1].end :].lstrip()
    governed = re.search(rf"(?<!\w)(?:{table['before']})$", ahead, re.IGNORECASE)
    return bool(governed or re.match(rf"(?:{table['behind']}){WORD_END}", behind, re.IGNORECASE))
