"""Proper names: recognisers propose them, rules decide what they are.

A country is named by the table; a body has a head noun, the form of an acronym or two mentions; a
person named by one word needs support: a fuller name, a title before it or a second mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.names.countries import find_countries
from graph.extraction.names.extents import behind_list
from graph.extraction.names.led_bodies import find_led
from graph.extraction.names.listed import find_listed
from graph.extraction.names.name_cases import dictionary_form, person_name
from graph.extraction.names.naming import OPENING, STATE_BODIES, Line, Span, line, word_lemmas
from graph.extraction.names.organisations import find_organisations
from graph.extraction.names.parting import first_words, only_describes, parted
from graph.extraction.names.persons import find_persons, trim
from graph.extraction.names.places import Places, widened
from graph.extraction.names.surnames import known_surnames, surname_of, with_surnames
from graph.extraction.recognition.features import Casing
from graph.extraction.recognition.recogniser import Proposal, propose
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

Naming = tuple[Line, list[Span], dict[Span, str]]


def find_names(sentences: Sequence[Sentence]) -> tuple[tuple[Annotation, ...], ...]:
    """Return the names in each sentence of one document, in order of place; none overlap.

    The document is read as a whole: what it says of a name in one place counts in all.
    """
    casing = Casing.of([token.text for token in s.tokens] for s in sentences)
    lines = [
        line(sentence, proposals, casing)
        for sentence, proposals in zip(sentences, propose(sentences), strict=True)
    ]
    namings = [_candidates(own) for own in lines]
    firsts = first_words((own, spans) for own, spans, _ in namings)
    namings = [(own, parted(own, spans, firsts), known) for own, spans, known in namings]
    evidence = _Evidence(namings)
    places = Places((own, spans) for own, spans, _ in namings)
    namings = [(own, places.settled(own, spans), known) for own, spans, known in namings]
    kept = [(own, [s for s in spans if evidence.supports(own, s)]) for own, spans, _ in namings]
    surnames = known_surnames(kept)
    return tuple(
        tuple(
            _annotation(own, s, _surname(own, s, surnames) or known.get(s, ""))
            for s in with_surnames(own, spans, surnames)
        )
        for (own, spans), (_, _, known) in zip(kept, namings, strict=True)
    )


def _candidates(own: Line) -> Naming:
    countries = find_countries(own)
    placed = [_part_or_whole(own, country.span) for country in countries]
    persons = find_persons(own, placed)
    bodies = find_organisations(own, _certain(own, persons), placed)
    kept = _without_overlaps(
        [
            *(_widened(own, b, persons, placed) for b in bodies if b.source == "head"),
            *find_led(own),
            *find_listed(own, persons, placed),
            *persons,
            *placed,
            *_headed(own),
            *(b for b in bodies if b.source == "lone"),
            *_proposed(own),
            *_located(own),
        ]
    )
    known = {country.span: country.nominative for country in countries} | _proper(own)
    return own, _with_abbreviations(own, kept), known


def _part_or_whole(own: Line, country: Span) -> Span:
    """Return a country, or the place that a word before it makes of it: "Northern Ireland"."""
    first = widened(own, country.first)
    return country if first == country.first else Span(first, country.last, "Place", "country")


def _proper(own: Line) -> dict[Span, str]:
    """Return the dictionary forms of bodies with a proper name."""
    return {Span(h.first, h.last, h.classes[0], "head"): h.proper for h in own.heads if h.proper}


def _certain(own: Line, persons: Sequence[Span]) -> list[Span]:
    """Persons that no body's name may go on into: no head noun is in them."""
    return [
        p
        for p in persons
        if not any(h.first < p.last and p.first < h.last and h.names_body for h in own.heads)
    ]


def _widened(own: Line, body: Span, persons: Sequence[Span], countries: Sequence[Span]) -> Span:
    """Return the body with what the recogniser saw of the same name beyond the rule's end.

    A person or a country in the nominative behind it is somebody, and no part of the name.
    """
    inner = range(body.first, body.last)
    behind = [n for n in persons if _nominative(own, n.last - 1)]
    behind += [n for n in countries if _nominative(own, n.first, alone=True)]
    if own.rules.structure == "of":
        behind += [n for n in countries if own.low[n.first - 1] in own.rules.words("joiners")]
    holders = {n.first for n in behind if n.first >= body.last}
    for proposal in own.proposals:
        if proposal.label == "ORG" and proposal.first <= body.first < body.last <= proposal.last:
            first, last = trim(own, proposal.first, proposal.last)
            first = behind_list(own, first, body.first, {c.last: c.first for c in countries})
            last = body.last if own.rules.structure == "izafet" else last
            wider = range(first, last)
            outer = [at for at in wider if at not in inner]
            broken = any(_breaks(own, at) or at in holders for at in outer)
            broken = broken or not all(_may_depend(own, at) for at in outer if at >= body.last)
            broken = broken or any(own.low[at] in _links(own) for at in range(first, body.first))
            if first <= body.first and body.last <= last and not broken:
                return Span(first, last, body.cls, "head")
    return body


def _may_depend(own: Line, at: int) -> bool:
    """Tell whether a word behind a body may be of its name, where names go on in the genitive."""
    quoted = not own.words[at][0].isalpha() or own.words[at - 1] in OPENING
    if own.rules.structure != "genitive" or quoted:
        return True
    if own.low[at] in own.rules.words("joiners"):
        return not own.capital(at + 1)
    cases = possible_cases(own.low[at], own.sentence.language)
    return own.words[at].isupper() or "Gen" in cases or not own.capital(at)


def _nominative(own: Line, at: int, *, alone: bool = False) -> bool:
    """Tell whether a word may be in the nominative (and, ``alone``, not in the genitive).

    No where the language does not tell cases.
    """
    cases = possible_cases(own.low[at], own.sentence.language)
    return "Nom" in cases and not (alone and "Gen" in cases)


PREDICATES = ("VERB", "PRED")
ROMAN = re.compile(r"[IVXLХІ]{1,6}")


def _breaks(own: Line, at: int) -> bool:
    """Whether a token cannot be part of the name of a body whose head stands elsewhere."""
    other = any(h.first <= at < h.last for h in own.heads)
    forms = word_lemmas(own.low[at], own.sentence.language)
    stop = own.rules.words("stop")
    stopped = own.low[at] not in _small(own) and any(form in stop for form in forms)
    read = grammar(own.low[at], own.sentence.language)
    return (
        bool(ROMAN.fullmatch(own.words[at]))
        or read.part in PREDICATES
        or (read.part == "PTCP" and not read.case)
        or own.words[at] in "–—-,;:"
        or own.title(at)
        or other
        or stopped
    )


def _links(own: Line) -> frozenset[str]:
    return own.rules.words("links") if own.rules.structure == "of" else frozenset()


def _small(own: Line) -> frozenset[str]:
    return own.rules.words("links") | own.rules.words("articles") | own.rules.words("joiners")


def _trimmed(own: Line, proposal: Proposal) -> tuple[int, int]:
    """Return the extent of a proposed name; a body whose head stands last keeps small words there.

    «Қаржы министрлігін» ends with its head, whatever its case.
    """
    first, last = trim(own, proposal.first, proposal.last)
    if proposal.label != "ORG" or own.rules.structure != "izafet" or last <= first:
        return first, last
    further = range(last, proposal.last)
    apart = any(not own.words[at][0].isalpha() or _breaks_off(own, at) for at in further)
    return first, last if apart else proposal.last


def _breaks_off(own: Line, at: int) -> bool:
    """Whether a small word is no part of a name: a title, a stop word, one that ends a phrase."""
    last = at + 1 == len(own.words) or not own.words[at + 1][0].isalpha()
    headed = any(h.names_body and h.first <= at < h.last for h in own.heads)
    stopped = own.low[at] in own.rules.words("stop") - own.rules.words("joiners")
    ends = bool(own.rules.pattern("breaks").search(own.low[at])) and not headed and not last
    return own.title(at) or stopped or ends


def _headed(own: Line) -> list[Span]:
    """Return proposals of bodies with a head noun on which the rules did not build a name."""
    found = []
    for proposal in own.proposals:
        first, last = _trimmed(own, proposal)
        heads = [h for h in own.heads if first <= h.first and h.last <= last]
        if proposal.label != "ORG" or not heads or not all(h.names_body for h in heads):
            continue
        inner = range(heads[0].first, heads[0].last)
        linked = any(own.low[at] in _links(own) for at in range(first, inner.start))
        whole = last - first > len(inner) and not linked
        if whole and not any(_breaks(own, at) for at in range(first, last) if at not in inner):
            found.append(Span(first, last, heads[0].classes[0], "head"))
    return found


def _proposed(own: Line) -> list[Span]:
    """Return what the recogniser alone proposes, where capitals and words are those of prose."""
    found = []
    for proposal in () if own.shouts or own.cites else own.proposals:
        first, last = _trimmed(own, proposal)
        label = "LOC" if own.origin(first) else proposal.label
        named = label in _CLASSES and not all(own.title(at) for at in range(first, last))
        first = widened(own, first) if proposal.label == "LOC" else first
        if proposal.label == "ORG" and any(first <= h.first < last for h in own.heads):
            continue
        if proposal.label == "LOC":
            last = _with_region(own, first, last)
        if named and first < last and not _is_no_name(own, first, last):
            found.append(Span(first, last, _CLASSES[label], "proposal"))
    return found


def _located(own: Line) -> list[Span]:
    """Return words with a capital that say where something happens, by their ending.

    At the beginning of a sentence every word has one; there a word for what happened must follow.
    """
    ending = own.rules.pattern("where")
    found = []
    for at, word in enumerate(own.words):
        if not ending.fullmatch(own.low[at]):
            continue
        following = own.low[at + 1] if at + 1 < len(own.words) else ""
        happens = bool(own.rules.pattern("happens").fullmatch(following))
        free = own.name_word(at) and not word.isupper() and not own.title(at)
        free = free and not any(h.first <= at < h.last for h in own.heads)
        free = free and (happens if at == 0 else own.words[at - 1] not in OPENING)
        form = nominative(word, own.sentence.language).lower()
        common = {own.low[at], form} & own.casing.lower
        if free and form != own.low[at] and not common:
            found.append(Span(at, at + 1, "Place", "proposal"))
    return found


def _with_region(own: Line, first: int, last: int) -> int:
    """Return the end of a place with the noun that its adjective belongs to, if it is a region's.

    «Приозёрной области» is one; of «Бухарестского мира» nothing is a place.
    """
    if last <= first or "agreeing" not in own.rules.table or last >= len(own.words):
        return last
    read = grammar(own.low[last - 1], own.sentence.language)
    noun = grammar(own.low[last], own.sentence.language).part == "NOUN"
    if read.part not in own.rules.listed("agreeing") or not noun or own.capital(last):
        return last
    alike = possible_cases(own.low[last - 1], own.sentence.language)
    alike &= possible_cases(own.low[last], own.sentence.language)
    regions = own.rules.words("regions")
    region = any(f in regions for f in word_lemmas(own.low[last], own.sentence.language))
    return (last + 1 if region else first) if alike else last


_UNIQUE = STATE_BODIES - {"StateBody", "Ministry"}
"""Bodies of which a state has one, so that "the Parliament" is a name."""
_CLASSES = {"ORG": "Organisation", "LOC": "Place", "FAC": "Place"}


def _is_no_name(own: Line, first: int, last: int) -> bool:
    """Whether a head of an act or event stands in the extent: it is for others to read."""
    return any(
        first <= head.first and head.last <= last and not head.names_body for head in own.heads
    )


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _with_abbreviations(own: Line, spans: list[Span]) -> list[Span]:
    """Give an abbreviation in brackets the class of the name that it stands behind."""
    found = []
    for span in spans:
        if span.cls not in ("Person", "Place") and _bracketed(own, span.last):
            found.append(Span(span.last + 1, span.last + 2, span.cls, "abbreviation"))
    rest = [s for s in spans if not any(s.overlaps(other) for other in found)]
    return sorted([*rest, *found])


def _bracketed(own: Line, at: int) -> bool:
    return (
        at + 2 < len(own.words)
        and own.words[at] == "("
        and own.words[at + 2] == ")"
        and is_acronym(own.words[at + 1])
    )


def _only_bracketed(own: Line, span: Span) -> bool:
    """Whether a name is all that stands in brackets, as another name of what is before them."""
    around = (own.words[span.first - 1 : span.first], own.words[span.last : span.last + 1])
    return around == (("(",), (")",)) and not own.rules.pattern("surname").search(
        own.low[span.last - 1]
    )


def _is_said(own: Line, span: Span) -> bool:
    """Whether the noun before quotation marks tells of words and of no body: the slogan "…"."""
    before = own.low[span.first - 2] if span.first > 1 else ""
    told = own.rules.words("quoted_words")
    return not told.isdisjoint(word_lemmas(before, own.sentence.language)) if before else False


def is_acronym(word: str) -> bool:
    """Whether a word has the form of an acronym: two to seven letters, most of them capital."""
    letters = [c for c in word if c.isalpha()]
    return 2 <= len(letters) <= 7 and sum(c.isupper() for c in letters) * 2 > len(letters) > 1


class _Evidence:
    """What the whole document says for a name."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        self._mentions: Counter[tuple[bool, str]] = Counter()
        self._parts: Counter[tuple[bool, str]] = Counter()
        self._places: Counter[str] = Counter()
        for own, spans, _ in namings:
            for span in spans:
                name = own.form(span)
                self._mentions[span.cls == "Person", name] += 1
                self._places[name] += span.cls in ("Place", "Country")
                if span.last - span.first > 1:
                    self._parts.update((span.cls == "Person", part) for part in name.split())

    def supports(self, own: Line, span: Span) -> bool:
        name = own.form(span)
        if span.source == "person" and span.last - span.first == 1:
            return self._supports_surname(own, span, name)
        if span.source == "proposal" and only_describes(own, span):
            return False
        if span.source == "proposal" and span.cls == "Organisation":
            quoted = span.first and own.words[span.first - 1] in OPENING
            word = own.text(span.first, span.last)
            counted = own.words[span.last : span.last + 1]
            if word in own.rules.words("no_body") or (counted and counted[0][0].isdigit()):
                return False
            if quoted and _is_said(own, span):
                return False
            last = span.last - 1
            if ROMAN.fullmatch(own.words[last]) or own.low[last] in own.rules.words("no_person"):
                return False
            return bool(quoted) or is_acronym(word) or self._mentions[False, name] > 1
        if span.cls == "Person" and not any(len(w) > 1 for w in own.words[span.first : span.last]):
            return False
        if span.source == "person" and _only_bracketed(own, span):
            return self._mentions[True, name] > 1
        if span.source == "lone" and span.cls not in _UNIQUE:
            return span.last - span.first > 1 or self._parts[False, name] > 0
        return True

    def _supports_surname(self, own: Line, span: Span, name: str) -> bool:
        if own.title(span.first - 1) or self._parts[True, name] > 0:
            return True
        return self._mentions[True, name] > max(1, self._places[name])


def _surname(own: Line, span: Span, surnames: frozenset[str]) -> str:
    """Return the surname that a name of one word is, as the document has it in full; else ''."""
    if span.cls != "Person" or span.last - span.first > 1:
        return ""
    return surname_of(own.words[span.first], own.sentence.language, surnames)


def _annotation(own: Line, span: Span, known: str) -> Annotation:
    tokens = own.sentence.tokens
    start, end = tokens[span.first].start, tokens[span.last - 1].end
    if span.cls == "Person":
        name = known or person_name(own, span.first, span.last)
    else:
        name = known or dictionary_form(own, span)
    return Annotation.of(own.sentence, start, end, "name", Name(span.cls, name))
