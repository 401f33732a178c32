"""Bodies that have no name: "a working group on milk prices", "the drafting commission".

What a body is for, or a word before its noun, tells it from others of its kind. The table
``described`` of ``names.toml`` has the nouns that are read so; who owns the body stays outside it
and goes into its name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import Line, Span
from graph.extraction.names.organisations import is_plural
from graph.extraction.phrases.phrase_end import after

WORDS_BEFORE = 3
"""Words, at most, between an article and the noun of such a body."""
LONGEST = 12
"""Words, at most, of what such a body is for."""


def find_described(line: Line, taken: Sequence[Span]) -> dict[Span, str]:
    """Return the described bodies of a sentence outside the names in it, with their own names."""
    table = line.rules.table.get("described")
    if not table or line.shouts or line.cites:
        return {}
    covered = frozenset(at for span in taken for at in range(span.first, span.last))
    nouns = frozenset(table["nouns"])
    found: dict[Span, str] = {}
    for head in line.heads:
        inside = not covered.isdisjoint(range(head.first, head.last))
        if head.lemma in nouns and not inside and _is_one(line, head):
            found.update(_described(line, head, taken, covered))
    return found


def _is_one(line: Line, head: HeadSpan) -> bool:
    """Whether a noun in small letters tells of one body and is no part of another phrase."""
    behind = line.low[head.last : head.last + 1]
    apart = line.rules.table["described"].get("not_before", ())
    return not line.capital(head.first) and not is_plural(line, head) and not {*behind} & {*apart}


def _described(
    line: Line, head: HeadSpan, taken: Sequence[Span], covered: Collection[int]
) -> dict[Span, str]:
    opening = _opening(line, head, covered)
    if opening is None:
        return {}
    first, definite = opening
    last = _topic_end(line, head, taken)
    end = next((at for at in range(head.last, last) if at in covered), last)
    while end > head.last and not line.words[end - 1].isalpha():
        end -= 1
    table = line.rules.table["described"]
    told = not {*line.low[first : head.first]} <= {*table["plain"]}
    if not (last > head.last or (told and (definite or _is_led(line, head.last)))):
        return {}
    end = last if end == last else head.last
    name = line.text(first, last) + _owner(line, first, taken)
    return {Span(first, end, head.classes[0], "described"): name}


def _opening(line: Line, head: HeadSpan, covered: Collection[int]) -> tuple[int, bool] | None:
    """Return where the words before a noun begin, and whether what opens them is definite.

    None where no article or owner opens them, or one that means no one body: "any commission".
    """
    table = line.rules.table["described"]
    for at in range(head.first - 1, max(head.first - WORDS_BEFORE - 2, -1), -1):
        word = line.low[at]
        if word in table["definite"] or line.rules.pattern("owner").search(word):
            return at + 1, True
        if word in table["indefinite"]:
            return at + 1, False
        plain = word.replace("-", "").isalpha() and at not in covered and not line.capital(at)
        if not plain or word in line.rules.words("stop"):
            return None
    return None


def _topic_end(line: Line, head: HeadSpan, taken: Sequence[Span]) -> int:
    """Return where what a body is for ends, or the end of its noun where that is not told."""
    table, tokens = line.rules.table["described"], line.sentence.tokens
    behind = " ".join(line.low[head.last : head.last + 2]) + " "
    if not behind.startswith(tuple(f"{link} " for link in table["links"])):
        return head.last
    names = [(tokens[s.first].start, tokens[s.last - 1].end) for s in taken]
    end = after(line.sentence, tokens[head.last - 1].end, (), (), names, table["carrying"])
    last = sum(token.end <= end for token in tokens)
    return last if last - head.last <= LONGEST else head.last


def _is_led(line: Line, at: int) -> bool:
    """Whether the words behind a noun say who leads the body or is in it."""
    behind = " ".join(line.low[at : at + 3])
    return behind.lstrip(", ").startswith(tuple(line.rules.table["described"]["led"]))


def _owner(line: Line, first: int, taken: Sequence[Span]) -> str:
    """Return the words that say whose a body is whose owner stands before it by name."""
    table = line.rules.table["described"]
    signed = first - 1 if line.low[first - 1] in line.rules.words("signs_of_owner") else first
    owner = next((s for s in taken if s.last == signed), None)
    if owner is None or not line.rules.pattern("owner").search(line.low[first - 1]):
        return ""
    article = line.low[owner.first - 1] + " " if owner.first else ""
    article = article if article.strip() in line.rules.words("articles") else ""
    name = line.rules.pattern("owner").sub("", line.text(owner.first, owner.last))
    return str(table["owned"]).format(article + name)
