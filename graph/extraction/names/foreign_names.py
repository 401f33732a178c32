"""Names in Latin letters behind the nouns of other alphabets: «фонд | Elevation Partners»."""

from __future__ import annotations

from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import Line
from graph.extraction.names.regnal import is_regnal
from graph.languages.grammar import noun_forms
from graph.languages.script import is_latin


def foreign_after(line: Line, head: HeadSpan) -> int:
    """Return where a name in Latin letters behind a noun ends; several have no name in common."""
    end = foreign_end(line, head)
    if end == head.last:
        return end
    numbers = {number for _, number in noun_forms(line.low[head.last - 1], line.sentence.language)}
    return head.last if numbers == {"Plur"} else end


def foreign_end(line: Line, head: HeadSpan) -> int:
    """Return where words in Latin letters behind a noun in others end, whatever it is of them."""
    end = head.last
    while end < len(line.words) and line.adjacent(end) and _is_foreign(line, end):
        end += 1
    return head.last if is_latin(line.words[head.first]) else end


def _is_foreign(line: Line, at: int) -> bool:
    return line.capital(at) and line.words[at].isascii() and not is_regnal(line.words[at])
