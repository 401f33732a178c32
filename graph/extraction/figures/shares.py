"""Whose share a percentage or fraction is, and what an amount is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from graph.extraction.figures.counting import has_owners, noun_end
from graph.extraction.figures.labels.label_words import label_pattern
from graph.extraction.figures.numbers import FoundNumber
from graph.extraction.figures.unit_words import pattern_behind, units_pattern, units_table
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.times.dates import dates_in
from graph.languages.grammar import grammar, is_finite, possible_cases
from graph.languages.morphology import nominative

CLAUSE = re.compile(r"[;:(«“\"]|[,—–](?=\s)")
CLAUSE_END = re.compile(r"[.,;:()«»“”\"–—](?!\d)")
DASH = re.compile(r"[–—]\s*$")
WORD = re.compile(r"[\w-]+")
WORDS = re.compile(r"(?:[\w-]+\s+)*(?:[\w-]+)?$")
FIGURE = re.compile(r"\d[\d.,]*")
LONGEST_SUBJECT = 8
FEW = 6
"""Words between two shares up to which the second is of what the first is of."""
NOWHERE = (0, 0)

Span = tuple[int, int]


def share_of(text: str, number: FoundNumber, before: Span, unit: Span, language: str) -> Span:
    """Return whose share a percentage or fraction is: the clause before it, else what follows.

    ``before`` is what the share before it in the clause is of: one of nothing named goes on with
    it. ``unit`` is what was counted before: a share "of them" is of these. A share of nothing
    that the clause names is no figure: an empty span.
    """
    if votes := units_pattern(language, "votes").match(text, number.unit_end):
        return votes.span("what")
    if units_pattern(language, "makes_up").match(text, number.unit_end) and (
        part := units_pattern(language, "part_of_whole").search(text[: number.start])
    ):
        return part.span("what")
    named = _told_by("subject", text, number.start, language)
    clausal = units_pattern(language, "clausal").search(text[slice(*named)])
    led = DASH.search(text, 0, number.start) and _tells(text, number, language)
    if named != NOWHERE and not (clausal or led):
        return named
    for end in (number.end, number.unit_end) if "/" in number.written else (number.unit_end,):
        of = units_pattern(language, "of_what").match(text, end)
        if of and (whole := _phrase_of(text, of.span("what"), language)) != NOWHERE:
            return _measured_by(text, number, whole, language)
    ends, relative = (number.end, number.unit_end), units_pattern(language, "of_relative")
    if any(relative.match(text, end) for end in ends):
        told = units_pattern(language, "relative_of").search(text[: number.start])
        return told.span("what") if told else NOWHERE
    if measure := units_pattern(language, "measure_phrase").search(text[: number.start]):
        return measure.span("what")
    if measure := units_pattern(language, "measure").search(text[: number.start]):
        pronoun = measure["what"].lower() in units_table(language).get("pronouns", ())
        return unit if pronoun else with_owner(text, measure.span("what"), language)
    if "/" in number.written:
        ratio = units_pattern(language, "ratio").search(text[number.start : number.end])
        return (number.unit_start, number.unit_end) if ratio else NOWHERE
    for key in ("elided", "elided_item", "changed_object"):
        if elided := units_pattern(language, key).search(text[: number.start]):
            return elided.span("what")
    if (reached := amount_of(text, number, language)) != NOWHERE:
        return reached
    if units_pattern(language, "or_share").search(text[: number.start]):
        return unit
    return before if _goes_on(text, number, language) else NOWHERE


def _tells(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a share is the subject of a clause: «вопрос важен — 60 процентов жителей курят»."""
    end = CLAUSE_END.search(text, number.unit_end)
    behind = text[number.unit_end : end.start() if end else len(text)].split()
    return any(is_finite(word, language) for word in behind if word.islower())


def _measured_by(text: str, number: FoundNumber, whole: Span, language: str) -> Span:
    """Return what is measured in per cent of a yardstick: debt of 60 % of GDP; else the whole."""
    if not units_pattern(language, "yardstick").match(text, whole[0]):
        return whole
    found = units_pattern(language, "measured_by").search(text[: number.start])
    return found.span("what") if found else whole


def with_owner(text: str, what: Span, language: str) -> Span:
    """Return a thing with whose it is, where its ending says that it is somebody's.

    Nowhere where a word points to what was told before: "this indicator".
    """
    if _points_back(text, what[0], language):
        return NOWHERE
    if not units_pattern(language, "owned").search(text[slice(*what)]):
        return what
    words = _words_before(text, clause_start(text, what[0], language), what[0])
    doing = units_pattern(language, "of_doing").search(text[: what[0]])
    first = _first_joined(words[: -len(doing[0].split()) if doing else None], language)
    return (first.start() if first else doing.start() if doing else what[0]), what[1]


def _points_back(text: str, start: int, language: str) -> bool:
    """Whether a phrase has or is behind a word for what was told before: "this indicator"."""
    pointing = units_pattern(language, "pointing")
    last = text[:start].split()[-1:]
    return bool(pointing.match(text, start) or (last and pointing.match(f"{last[0]} ")))


def _words_before(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the words between two places that nothing but spaces parts from the second."""
    near = WORDS.search(text, start, end)
    return list(WORD.finditer(text, near.start() if near else end, end))


def _first_joined(words: Sequence[re.Match[str]], language: str) -> re.Match[str] | None:
    """Return the first of the words that belong to the noun phrase behind them."""
    joined = list(takewhile(lambda word: _joins(word[0], language), reversed(words)))
    return joined[-1] if joined else None


def _phrase_of(text: str, word: Span, language: str) -> Span:
    """Return the noun phrase that begins with the word behind "per cent of"; none without a noun.

    Where genitives stand behind a noun, with its adjectives and these. An adjective or participle
    alone may stand for people: «две трети опрошенных».
    """
    end = noun_end(text, word[0], language) if has_owners(language) else word[1]
    words = list(WORD.finditer(text, word[0], end))
    read = [grammar(m[0], language) for m in words]
    nominal = [*takewhile(lambda r: r.part in ("", "NOUN", "ADJ", "PTCP"), read)]
    named = any(r.part in ("", "NOUN") for r in nominal)
    people = bool(nominal) and (nominal[-1].case, nominal[-1].number) == ("Gen", "Plur")
    if (named and len(nominal) < len(read)) or not (named or people):
        return NOWHERE
    return word[0], words[len(nominal) - 1].end()


def _goes_on(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a share follows another one closely: "50 per cent, against 60 per cent".

    Not where words between them tell of what it is: «инвестиция – 28 пайыз және сауда 3 пайыз».
    """
    earlier = [match.end() for match in FIGURE.finditer(text, 0, number.start)]
    between = text[earlier[-1] : number.start] if earlier else ";"
    other = units_pattern(language, "other_share").search(between)
    return not other and not re.search(r"[;:]", between) and len(between.split()) <= FEW


def amount_of(text: str, number: FoundNumber, language: str) -> Span:
    """Return what an amount is of, by a verb of reaching it: «доходы составили 3 млн рублей».

    The verb stands before the number, or behind it and its unit where a language ends in verbs.
    """
    start = clause_start(text, number.start, language)
    sign = units_pattern(language, "currency_before").search(text[: number.start])
    verb = units_pattern(language, "exceeding").match(text, number.start)
    shown = verb.end() if verb else sign.start("what") if sign else number.start
    if (named := _told_by("amount", text, shown, language)) != NOWHERE:
        return named
    if not units_pattern(language, "reached").match(text, max(number.end, number.unit_end)):
        return NOWHERE
    named = phrase_before(text, start, number.start, language)
    if named != NOWHERE:
        return named
    end = _before_times(text, number.start, language)
    return phrase_before(text, clause_start(text, end, language), end, language)


def _before_times(text: str, end: int, language: str) -> int:
    """Return where the dates and words for when begin that end at a place: «экспорт | биыл»."""
    times = [(date.start, date.end) for date in dates_in(text, language)]
    times += [m.span() for m in label_pattern(language, "aside").finditer(text, 0, end)]
    for start, last in sorted(times, key=lambda span: span[1], reverse=True):
        end = start if start < end and last >= len(text[:end].rstrip()) else end
    return end


def _told_by(key: str, text: str, end: int, language: str) -> Span:
    """Return the subject of the verb before ``end`` that a pattern has, in one clause.

    A date between the two is no part of it: "Exports in 2010 | reached".
    """
    start = clause_start(text, end, language)
    head, verb = _before_date(text, start, language), text[start:end]
    for first, words in ((start, ""), (head[0], text[slice(*head)])):
        said = words.rstrip() + " " * bool(words) + verb
        if not pattern_behind(language, key).search(said):
            continue
        if found := units_pattern(language, key).search(said):
            named = _noun_phrase(found, language)
            last = said[slice(*named)].lower().split()[-1:]
            if named == NOWHERE or not rules(language).joiners.isdisjoint(last):
                return NOWHERE  # "rose by 5 % *and* reached": the subject stands further off.
            return first + named[0], first + named[1]
    return NOWHERE


def _before_date(text: str, end: int, language: str) -> Span:
    """Return the clause that a date goes on with, which ends at ``end``: "Exports | in 2010"."""
    near = (date for date in dates_in(text, language) if date.end == len(text[:end].rstrip()))
    date = next(near, None)
    led = units_pattern(language, "dated").search(text[: date.start]) if date else None
    return (clause_start(text, led.start(), language), led.start()) if led else NOWHERE


def total_of(text: str, number: FoundNumber, language: str) -> Span:
    """Return what a number is the total of, by a noun for it: «число членов достигло 30»."""
    total = units_pattern(language, "total").search(text[: number.start])
    if not total or any(grammar(w, language).part == "VERB" for w in total["what"].split()):
        return NOWHERE
    return total.span("what")


def total_phrase(text: str, number: FoundNumber, language: str) -> Span:
    """Return what a number is the total of, with the noun for it: «число членов»."""
    total = units_pattern(language, "total").search(text[: number.start])
    return (total.start(), total.end("what")) if total else NOWHERE


def phrase_before(text: str, start: int, end: int, language: str) -> Span:
    """Return the noun phrase in the nominative that ends at ``end``, and the words it goes by."""
    known = units_pattern(language, "before_amount").search(text[:end])
    words = _words_before(text, start, known.start() if known else end)
    if not words or not words[-1][0].isalpha() or not _straight(words[-1][0], language):
        return NOWHERE
    first = _first_joined(words[:-1], language) or words[-1]
    back = _points_back(text, first.start(), language)
    return NOWHERE if back else (first.start(), words[-1].end())


def _joins(word: str, language: str) -> bool:
    """Whether a word belongs to the noun phrase behind it: in the nominative, or an owner."""
    if word.lower() in units_table(language).get("pronouns", ()):
        return False
    owner = units_pattern(language, "owner").search(word)
    return word.isalpha() and (_straight(word, language) or bool(owner))


def _straight(word: str, language: str) -> bool:
    stops = (units_pattern(language, key).fullmatch(word) for key in ("no_noun", "no_opening"))
    known = units_pattern(language, "amount_noun").fullmatch(word)
    return bool(known) or (not any(stops) and nominative(word, language) == word)


def _noun_phrase(found: re.Match[str], language: str) -> Span:
    """Return the noun phrase in the nominative in the words found, where no verb is in them."""
    adverb, scene = units_pattern(language, "no_opening"), units_pattern(language, "scene")
    led = scene.match(found["what"])
    spans = re.compile(r"\S+").finditer(found["what"], led.end() if led else 0)
    words = [word for word in spans if not adverb.fullmatch(word[0])]
    if len(words) > LONGEST_SUBJECT or any(grammar(w[0], language).part == "VERB" for w in words):
        return NOWHERE
    known = any(grammar(word[0], language).part for word in words)
    first_own = _led([w[0] for w in words], language)
    opening = (
        word.start()
        for i, word in enumerate(words)
        if not known or (i >= first_own and _opens(word[0], language))
    )
    first = next(opening, None)
    return NOWHERE if first is None else (found.start("what") + first, found.end("what"))


def _led(words: Sequence[str], language: str) -> int:
    """Return how many words belong to a preposition that opens them: «На этот час доля»."""
    if not words or grammar(words[0], language).part != "ADP":
        return 0
    nouns = (i for i, word in enumerate(words) if grammar(word, language).part == "NOUN")
    end = next(nouns, len(words)) + 1
    while end < len(words) and "Gen" in possible_cases(words[end], language):
        end += 1
    return end


def _opens(word: str, language: str) -> bool:
    """Whether a word can be the first of a phrase in the nominative; a relative is none."""
    if word.lower() in units_table(language).get("relatives", ()):
        return False
    part = grammar(word, language).part
    return not part or (part in ("NOUN", "ADJ", "PTCP") and "Nom" in possible_cases(word, language))


def clause_start(text: str, end: int, language: str) -> int:
    """Return where the clause before ``end`` begins, past dates; a dash for "is" is no end."""
    head = units_pattern(language, "linking_dash").sub(lambda m: " " * len(m[0]), text[:end])
    marks = [match.end() for match in CLAUSE.finditer(head)]
    marks += [date.end for date in dates_in(text, language) if date.end <= end]
    start = max(marks, default=0)
    return start + len(text[start:end]) - len(text[start:end].lstrip())
