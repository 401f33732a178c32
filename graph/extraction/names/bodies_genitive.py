"""Names of bodies with what depends on their head in a case: «Министерство обороны …»."""

from __future__ import annotations

from collections.abc import Mapping

from graph.extraction.names.extents import Around, Extent, is_member, opens_by_chance, quoted_after
from graph.extraction.names.foreign_names import foreign_after
from graph.extraction.names.head_nouns import HeadSpan, bodies
from graph.extraction.names.naming import Line
from graph.extraction.names.person_extents import may_have_title
from graph.extraction.names.regnal import is_regnal
from graph.extraction.names.topic_extents import topic_end
from graph.languages.grammar import (
    Grammar,
    grammar,
    is_given_name,
    possible_cases,
)
from graph.languages.morphology import lemmas

NOMINAL = ("ADJ", "PTCP")
"""Parts of speech that go on to the noun behind them."""


def genitive(line: Line, head: HeadSpan, around: Around) -> Extent:
    """Return the name around a head: agreeing words before it, a quotation or genitives behind."""
    blocked = around.persons
    first = _agreeing_before(line, head.first, blocked)
    quoted = quoted_after(line, head.last)
    if quoted > head.last:
        return first, quoted
    if (foreign := foreign_after(line, head)) > head.last:
        return first, foreign
    last = _genitives(line, head.last, around, called=bool(head.proper))
    last = _before_holder(line, first, head.last, last)
    last = next((at for at in range(head.last, last) if is_member(line, head, at, around)), last)
    small = not any(line.capital(at) for at in range(first, head.last))
    if small and _is_parts_topic(line, head, last):
        return first, last
    while last > head.last and (
        (small and not line.capital(last - 1) and not _named(line, last - 1))
        or _hangs(line, last - 1)
        or is_regnal(line.words[last - 1])
    ):
        last -= 1
    titled = quoted_after(line, last) if not bodies("StateBody") & {*head.classes} else last
    return first, titled


def _before_holder(line: Line, first: int, head: int, last: int) -> int:
    """Return where a body's name ends before that of who leads it: «глава Банка рек | Генри Лоу».

    Behind the title is who has it where given name and surname end the noun phrase.
    """
    if not first or not line.title(first - 1):
        return last
    language = line.sentence.language
    for at in range(head, last):
        named = is_given_name(line.words[at], language) and line.capital(at)
        alone = at + 1 < len(line.words) and line.name_word(at + 1) and line.adjacent(at + 1)
        closed = at + 2 >= len(line.words) or not line.capital(at + 2)
        if named and alone and closed and may_have_title(line, first - 1, at):
            return at
    return last


def _is_parts_topic(line: Line, head: HeadSpan, last: int) -> bool:
    """Whether words end with what part of a body is for: «комитет Госдумы | по обороне»."""
    table = line.rules.table.get("described", {})
    dealing = head.lemma in table.get("nouns", ()) and head.lemma not in table["no_topics"]
    ends = (at for at in range(head.last + 1, last) if line.capital(at - 1))
    return dealing and any(topic_end(line, at) == last for at in ends)


def _named(line: Line, at: int) -> bool:
    """Whether a small word is the noun of an adjective with a capital: «Сосновского района»."""
    return line.capital(at - 1) and _agrees(line, at - 1) and _in_one_case(line, at - 1, at)


def _hangs(line: Line, at: int) -> bool:
    """Whether a name cannot end with this word: an adjective of what follows, a link or "and"."""
    loose = line.low[at] in line.rules.words("links") | line.rules.words("joiners")
    if loose or not _agrees(line, at) or _stands_for_people(line, at):
        return loose
    following = at + 1 < len(line.words) and line.words[at + 1][0].isalpha()
    owned = following and _is_noun(line, at + 1) and _in_one_case(line, at, at + 1)
    return not line.capital(at) or (owned and not line.capital(at + 1))


def _stands_for_people(line: Line, at: int) -> bool:
    """Whether an adjective in the genitive plural is a noun: «общество | слепых» before a verb."""
    read, behind = _grammar(line, at), at + 1
    if behind < len(line.words) and line.low[behind] in line.rules.words("joiners"):
        behind = behind if line.capital(behind + 1) else at
    alone = behind >= len(line.words) or _grammar(line, behind).part not in ("NOUN", *NOMINAL)
    return read.part == "ADJ" and read.number == "Plur" and _may_be(line, at, "Gen") and alone


def _is_noun(line: Line, at: int) -> bool:
    return _grammar(line, at).part == "NOUN"


def _agreeing_before(line: Line, at: int, blocked: frozenset[int]) -> int:
    place, first = at, at
    while place and place - 1 not in blocked and place > at - 4:
        place -= 1
        if _joins_adjectives(line, place, at):
            continue
        if not (_agrees(line, place) and _in_one_case(line, place, at)):
            break
        if line.name_word(place) and not opens_by_chance(line, place):
            first = place
    return first


def _joins_adjectives(line: Line, at: int, head: int) -> bool:
    """Whether "and" stands between two adjectives of a head: «Лесной | и речной совет»."""
    joined = line.low[at] in line.rules.words("joiners") and 0 < at < head - 1
    return joined and all(
        _agrees(line, i) and _in_one_case(line, i, head) for i in (at - 1, at + 1)
    )


def _genitives(line: Line, at: int, around: Around, *, called: bool) -> int:
    """Return where the words in the genitive behind a head end, links and countries among them.

    What is ``called`` by a proper name is for nothing besides: «комитет Госдумы | по обороне».
    """
    end, whole = at, {first: last for last, first in around.countries.items()}
    while end < len(line.words) and end not in around.persons:
        apart = end > at and end not in around.in_countries and _begins_body(line, end)
        if apart and not _agrees(line, end - 1):
            break
        whole_name = called or _is_acronym(line, at)
        further = end if whole_name else topic_end(line, end, around.persons)
        further = (
            further if further > end else _past_genitive(line, (at, end), whole, called=whole_name)
        )
        if further == end:
            break
        end = further
    return end


def _past_genitive(
    line: Line, behind: Extent, countries: Mapping[int, int], *, called: bool
) -> int:
    """Return where one more word in the genitive behind those found ends, or where they end.

    No link goes on from what is ``called`` by a proper name.
    """
    at, end = behind
    word, rules = line.low[end], line.rules
    if word in rules.words("links") and _depends(line, end + 1):
        return end if called else end + 2
    if word in rules.words("joiners") and end > at and _in_genitive(line, end + 1):
        apart = not _in_genitive(line, end - 1) or line.capital(end + 1)
        return end if apart else end + 2
    country = end in countries and _may_be(line, end, str(rules.table.get("governed_case")))
    return countries.get(end, end + 1) if country or _in_genitive(line, end) else end


def _is_acronym(line: Line, at: int) -> bool:
    """Whether the head before ``at`` is an acronym, which no link goes on from."""
    return line.words[at - 1].isupper() and len(line.words[at - 1]) > 1


def _begins_body(line: Line, at: int) -> bool:
    return any(h.first == at and h.names_body for h in line.heads)


def _depends(line: Line, at: int) -> bool:
    if at >= len(line.words):
        return False
    read, apart = _grammar(line, at), line.rules.words("not_behind_links")
    if any(form in apart for form in lemmas(line.low[at], line.sentence.language)):
        return False
    return f"{read.part} {read.case}" in line.rules.listed("behind_links")


def _agrees(line: Line, at: int) -> bool:
    """Whether a word is of a part of speech that agrees with the noun behind it.

    A short participle, which has no case, does not: «Принят | Государственной Думой».
    """
    read = _grammar(line, at)
    short = read.part == "PTCP" and not possible_cases(line.low[at], line.sentence.language)
    return read.part in line.rules.listed("agreeing") and not short


def _in_one_case(line: Line, at: int, head: int) -> bool:
    """Whether two words may stand in one case: not «принятая Съездом»."""
    language = line.sentence.language
    own, other = (possible_cases(line.low[i], language) for i in (at, head))
    return not own or not other or bool(own & other)


def _in_genitive(line: Line, at: int) -> bool:
    if at >= len(line.words) or not line.words[at][0].isalpha() or _stopped(line, at):
        return False
    case = str(line.rules.table.get("governed_case"))
    governed = _grammar(line, at).case == case or (_may_be(line, at, case) and _with_noun(line, at))
    return governed or (line.words[at].isupper() and len(line.words[at]) > 1)


def _with_noun(line: Line, at: int) -> bool:
    """Whether a word is an adjective before its noun, or the noun behind its adjective.

    Such a pair has its case in common, where one word alone could be in several.
    """
    case = str(line.rules.table.get("governed_case"))
    if _agrees(line, at):
        return at + 1 < len(line.words) and _is_noun(line, at + 1) and _may_be(line, at + 1, case)
    return at > 0 and _is_noun(line, at) and _agrees(line, at - 1) and _may_be(line, at - 1, case)


def _may_be(line: Line, at: int, case: str) -> bool:
    return case in possible_cases(line.low[at], line.sentence.language)


def _stopped(line: Line, at: int) -> bool:
    stop = line.rules.words("stop")
    forms = lemmas(line.low[at], line.sentence.language)
    forms = forms[:1] if _is_noun(line, at) else forms
    titled = line.title(at) and _grammar(line, at).number != "Plur"
    return titled or line.low[at] in stop or any(form in stop for form in forms)


def _grammar(line: Line, at: int) -> Grammar:
    return grammar(line.low[at], line.sentence.language)
