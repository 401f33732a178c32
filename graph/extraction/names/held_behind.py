"""Who holds a post, right behind the body it is of: "Chair of the Harbour Council | Tamo Vell".

Where a body's name goes on behind its head ("of the …"), nothing parts the two; what ends the
body's name is its head noun, or where it is: "of the Harbour Council in Peru | Tamo Vell".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.extraction.names.naming import Line

REACH = 12
"""Words from a title to who holds the post, at most."""


def behind_bodies(line: Line, title: int, countries: Mapping[int, int]) -> Iterator[int]:
    """Yield where a name may begin behind a title and the name of a body with a head noun.

    ``countries`` are where countries end, by their starts.
    """
    if line.rules.structure != "of" or title + 1 >= len(line.low):
        return
    at, headed = title + 1, False
    while at < min(title + REACH, len(line.words) - 1) and line.adjacent(at):
        if at in countries:
            at = countries[at]
            if headed:
                yield at
        elif end := _head_end(line, at):
            at, headed = end, True
            yield at
        elif _may_be_inside(line, at):
            at += 1
        else:
            return


def _head_end(line: Line, at: int) -> int:
    """Return the end of a body's head with a capital that begins at a token, 0 for none."""
    heads = (h.last for h in line.heads if h.first == at and h.names_body and line.capital(at))
    return next(heads, 0)


def _may_be_inside(line: Line, at: int) -> bool:
    """Whether a word may stand between a title and the end of the body that it is of."""
    small = line.rules.words("links") | line.rules.words("articles") | line.rules.words("joiners")
    inner = line.low[at] in small | line.rules.words("seated_links")
    return inner or (line.name_word(at) and not line.title(at) and line.words[at].isalpha())
