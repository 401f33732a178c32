"""Names of persons in a sentence: by their words, by initials and by their place, none twice."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.names.foreign_names import foreign_end
from graph.extraction.names.initials import ends_like_surname, with_given, with_initials
from graph.extraction.names.naming import Line, Span
from graph.extraction.names.person_candidates import (
    by_given_name,
    by_surname,
    by_unknown_given_name,
)
from graph.extraction.names.person_extents import (
    joined,
    of_one_script,
    trim,
    without_home,
    without_other,
    without_place,
)
from graph.extraction.names.regnal import regnal
from graph.extraction.names.several_persons import several
from graph.extraction.names.titled_persons import by_title
from graph.extraction.names.titles_behind import behind_kin, titled_behind, without_kin
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.languages.grammar import grammar, may_be_surname, possible_cases
from graph.languages.morphology import lemmas

ENTRY = (("—",), ("–",), (",",))
"""What stands behind the name with which an entry of a list opens."""


def find_persons(line: Line, countries: Sequence[Span]) -> tuple[Span, ...]:
    """Return the names of persons in a sentence, without titles; the first of overlapping ones.

    ``countries`` are the countries in it: no person is named by one, but may stand behind it.
    """
    named = _named(line)
    initials = (with_given(line, *extent, named, countries) for extent in with_initials(line))
    initialled = [Span(*extent, "Person", "initials") for extent in initials]
    rulers = [Span(*e, "Person", "person") for e in (*regnal(line), *titled_behind(line))]
    kept: list[Span] = []
    titled = _titled(line, countries)
    certain = {(span.first, span.last) for span in titled}
    others = [span for span in named if (span.first, span.last) not in certain]
    kin = [Span(*extent, "Person", "kin") for extent in behind_kin(line)]
    for span in (*rulers, *initialled, *_longest_first(titled, others), *kin):
        apart = not any(span.overlaps(other) for other in (*kept, *countries))
        other = _opens_body(line, span.last) or line.origin(span.first) or _is_field(line, span)
        other = other or _is_foreign_body(line, span)
        if apart and not other:
            kept.append(span)
    return tuple(sorted(kept))


def _is_foreign_body(line: Line, span: Span) -> bool:
    """Whether the words are the name of a body behind its noun: «компания | True Companion»."""
    nouns = (h for h in line.heads if h.last == span.first and h.names_body)
    return any(foreign_end(line, noun) >= span.last for noun in nouns)


def _is_field(line: Line, span: Span) -> bool:
    """Whether words are what an office is for: "Minister of | Human Resource Development"."""
    noun, link = line.low[span.first - 2 : span.first] if span.first > 1 else ("", "")
    return link in line.rules.words("links") and noun in line.rules.words("of_fields")


def _named(line: Line) -> list[Span]:
    """Return persons by the words of their names: what is proposed, and given names, set right."""
    if line.cites:
        return []
    proposed = [trim(line, p.first, p.last) for p in line.proposals if p.label == "PER"]
    found = [*proposed, *by_surname(line), *by_given_name(line), *by_unknown_given_name(line)]
    found = [part for extent in found for part in several(line, *extent)]
    found = [_with_surname_first(line, *extent) for extent in found]
    found = [of_one_script(line, *without_place(line, *e)) for e in joined(line, found)]
    found = [without_home(line, *extent) for extent in found]
    found = [without_other(line, *extent) for extent in found if not _is_several(line, *extent)]
    spans = [
        Span(first, last, "Person", "person")
        for first, last in (_without_body(line, *without_kin(line, *extent)) for extent in found)
        if first < last and not line.title(last - 1) and not _has_other_head(line, first, last)
    ]
    own = (
        s for s in dict.fromkeys(spans) if line.rules.structure != "genitive" or _is_own(line, s)
    )
    return list(own)


def _is_own(line: Line, span: Span) -> bool:
    """Whether a word names a person, and neither qualifies what is behind nor owns what is before.

    One word behind members in the plural is whose they are: «депутаты Хурала»; two are theirs.
    """
    first, last = span.first, span.last
    if last - first > 1:
        return True
    joined = line.low[last : last + 1] and line.low[last] in line.rules.words("joiners") | {","}
    shared = bool(joined) and last + 1 < len(line.words) and line.capital(last + 1)
    owns = first > 0 and line.adjacent(first) and _are_members(line, first - 1) and not shared
    return not owns and not _is_adjective(line, first, last)


def _are_members(line: Line, at: int) -> bool:
    """Whether a word is for several members of a body: "deputies"."""
    language = line.sentence.language
    plural = grammar(line.low[at], language).number == "Plur"
    return plural and not line.rules.words("members").isdisjoint(lemmas(line.low[at], language))


def _is_adjective(line: Line, first: int, last: int) -> bool:
    """Whether one word is the adjective of the noun phrase behind it: «Ладожского водного пути»."""
    if last >= len(line.words):
        return False
    language, word, behind = line.sentence.language, line.low[first], line.low[last]
    read = grammar(behind, language)
    noun = read.part == "ADJ" or (read.part == "NOUN" and read.animacy == "Inan")
    agrees = possible_cases(word, language) & possible_cases(behind, language)
    beside = line.adjacent(last) and line.words[last].islower()
    return beside and grammar(word, language).part == "ADJ" and noun and bool(agrees)


def _titled(line: Line, countries: Sequence[Span]) -> list[Span]:
    """Return persons by their place behind a title or before what is said of persons."""
    titled = (without_place(line, *extent) for extent in by_title(line, countries))
    titled = (part for extent in titled for part in several(line, *extent))
    titled = (without_other(line, *of_one_script(line, *extent)) for extent in titled)
    spans = [Span(*_without_body(line, *extent), "Person", "titled") for extent in titled]
    return [span for span in spans if span.first < span.last]


def _is_several(line: Line, first: int, last: int) -> bool:
    """Whether one surname is that of several persons: «Аркадий и Борис Беловы»."""
    joiners = line.rules.words("joiners")
    return line.rules.structure == "genitive" and any(w in joiners for w in line.low[first:last])


def _with_surname_first(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return a given name and patronymic with the surname before them: «Фролов | Пётр Ильич»."""
    if last - first != 2 or not line.rules.pattern("patronymic").search(line.low[last - 1]):
        return first, last
    named = first and line.adjacent(first) and line.name_word(first - 1)
    surname = ends_like_surname(line, first - 1) or _is_surname(line, first - 1)
    return (first - 1 if named and surname else first), last


def _is_surname(line: Line, at: int) -> bool:
    """Whether a word with a capital before a given name is a surname, and no noun for a person.

    Where it opens its sentence, it is one of an entry: «Ковач Анна Петровна — судья».
    """
    headed = any(h.first <= at < h.last for h in line.heads)
    if headed or line.title(at) or line.low[at] in line.rules.words("kin"):
        return False
    opens = at == 0 and not may_be_surname(line.low[at], line.sentence.language)
    listed = line.words[at + 3 : at + 4] in ENTRY
    return not opens or (listed and line.low[at] not in line.casing.lower)


def _without_body(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return a name without a last word that opens a body's: «Ян Новак | Рига университетін»."""
    while last - first > 1 and line.low[last - 1] in line.rules.words("no_surname"):
        last -= 1
    if line.rules.structure != "izafet":
        return first, last
    if last - first == 1 and _begins_body(line, last):
        return first, first
    if last - first > 2 and _is_of_region(line, last - 1):
        return first, last - 1
    if last - first < 3 and not (last - first == 2 and ends_like_surname(line, first)):
        return first, last - _begins_body(line, last, ("Ministry",))
    language = line.sentence.language
    heads = [h for h in line.heads if last <= h.first <= last + 2 and not line.capital(h.first)]
    owned = [h for h in heads if _is_owned(line.low[h.last - 1], h.lemma.split()[-1], language)]
    plain = owned and not any(line.capital(at) for at in range(last, owned[0].first))
    return (first, last - 1) if plain else (first, last)


def _is_of_region(line: Line, at: int) -> bool:
    """Whether a word before the noun of a region is its name: «Ян Бек | Абай облыстық сотында»."""
    behind = " ".join(line.low[at + 1 : at + 2])
    region = line.rules.pattern("of_territory").fullmatch(behind) is not None
    return region and not ends_like_surname(line, at)


def _is_owned(form: str, lemma: str, language: str) -> bool:
    """Whether a noun, one or several, belongs to the word before it: «шарты», «шарттарын»."""
    several = form != lemma and phrase_rules(language).subjects.fullmatch(form) is None
    ends = several and phrase_rules(language).owned_plural.search(form)
    return is_possessed(form, lemma, language) or bool(ends)


def _begins_body(line: Line, at: int, classes: Sequence[str] = ()) -> bool:
    """Whether a head in small letters (of ``classes``) follows that is not called by its leader.

    «Әділет министрлігі» is no one's, «Каллас үкіметі» is somebody's.
    """
    near = [h for h in line.heads if h.first == at and h.names_body and not line.capital(at)]
    language = line.sentence.language
    owned = [h for h in near if is_possessed(line.low[h.last - 1], h.lemma.split()[-1], language)]
    fitting = [h for h in owned if not classes or not set(classes).isdisjoint(h.classes)]
    return any(h.lemma not in line.rules.words("led_heads") for h in fitting)


def _longest_first(placed: Sequence[Span], proposed: Sequence[Span]) -> list[Span]:
    """Order spans so that a proposal gives way to a place behind a title only if it is shorter."""
    return sorted([*proposed, *placed], key=lambda s: (s.first - s.last, s.source, s.first))


def _opens_body(line: Line, at: int) -> bool:
    """Whether a body's head follows, so that the name is the body's: "Ada Holm Foundation"."""
    if line.rules.structure != "of" or not line.capital(at):
        return False
    near = [h for h in line.heads if at <= h.first <= at + 1 and h.names_body]
    return any(line.capital(h.first) and line.capital(at) for h in near) and line.adjacent(at)


def _has_other_head(line: Line, first: int, last: int) -> bool:
    """Whether a head noun with a capital is in the extent: no person is named so."""
    if any(line.low[at] in line.rules.words("no_person") for at in range(first, last)):
        return True
    if line.rules.pattern("people").search(line.low[last - 1]):
        return True
    heads = [h for h in line.heads if h.first < last and first < h.last]
    return any(not ends_like_surname(line, h.first) for h in heads)
