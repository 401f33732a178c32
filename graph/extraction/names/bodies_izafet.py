"""Names of bodies whose head stands last: «… Республикасының Қорғаныс министрлігі»."""

from __future__ import annotations

from graph.extraction.names.extents import Around, Extent, opens_by_chance, quoted_before
from graph.extraction.names.naming import HeadSpan, Line
from graph.languages.morphology import nominative

INTERNATIONAL = "InternationalOrganisation"


def izafet(line: Line, head: HeadSpan, around: Around) -> Extent:
    """Return the name that ends with a head: what stands before it, back to a country."""
    first = place = head.first
    if head.proper.isupper() and place not in around.countries:
        return first, head.last
    while place and place - 1 not in around.persons and first - place < 4:
        if place in around.countries:  # a country opens the name of a body, if it is one of its own
            own = _genitive_name(line, place - 1) or INTERNATIONAL not in head.classes
            return (around.countries[place] if own else first), head.last
        quoted = quoted_before(line, place)
        if quoted < place:
            first = place = quoted
            continue
        named = next((h for h in line.heads if h.last == place and h.proper), None)
        if named and named.last - named.first > 1 and _genitive_name(line, place - 1):
            return named.first, head.last
        place -= 1
        if not _may_stand_within(line, place) or (
            first < head.first and _genitive_body(line, place)
        ):
            break
        if line.name_word(place) and not opens_by_chance(line, place):
            first = place
    return first, head.last


def _genitive_body(line: Line, at: int) -> bool:
    """Whether a body in the genitive ends here: what stands behind it has a name of its own."""
    headed = any(h.first <= at < h.last and h.names_body for h in line.heads)
    return headed and _genitive_name(line, at)


def _may_stand_within(line: Line, at: int) -> bool:
    rules = line.rules
    word, low = line.words[at], line.low[at]
    within = [h for h in line.heads if h.first <= at < h.last]
    if any(not h.names_body and "PopulationGroup" not in h.classes for h in within):
        return False
    if low in rules.words("joiners"):
        return at > 0 and line.name_word(at - 1) and not line.capital(at + 1)
    if not word[0].isalpha():
        return word in "-–" and at > 0
    if low in rules.words("stop"):
        return False
    if any(h.first <= at < h.last for h in line.heads) and _genitive_name(line, at):
        return True
    if line.title(at) or (any(h.names_body for h in within) and _inflected(line, at)):
        return False
    if line.capital(at):
        return not rules.pattern("breaks").search(low) or _genitive_name(line, at)
    return not rules.pattern("breaks").search(low)


def _inflected(line: Line, at: int) -> bool:
    """Whether a word has a case ending: a body in another case begins no other's name."""
    return nominative(line.words[at], line.sentence.language) != line.words[at]


def _genitive_name(line: Line, at: int) -> bool:
    return bool(line.rules.pattern("genitive").search(line.low[at]))
