"""The clause of a count: its verb and the phrases beside it.

"In May | the fund | gave | students | 64 grants | from its capital".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.extraction.annotation import Annotation
from graph.extraction.figures.labels.label_words import label_pattern, label_table
from graph.extraction.figures.shares import Span
from graph.extraction.figures.unit_words import units_pattern
from graph.languages.grammar import VerbForm, grammar, possible_cases, verb_form

Word = re.Match[str]
TOKEN = re.compile(r"[«„“\"]?[\w-]+[»”\"]?")
QUOTES = '«„“»”"'
OWNER = re.compile(r"\s(?P<word>[^\W\d_][\w-]+)")
ADJECTIVES = ("ADJ", "PTCP")
OTHER_VERBS = frozenset({"INFN", "GRND", "VERB", "PRED"})
"""Parts of speech of words that govern others, beside a finite verb."""


@dataclass(frozen=True)
class Phrase:
    """Words of a clause that belong together, and the preposition that leads them or ''.

    ``cases`` are those in which its noun may stand where nothing leads it.
    """

    start: int
    end: int
    led: str
    head: str
    cases: frozenset[str]


@dataclass(frozen=True)
class Clause:
    """A clause around what is counted: its verb, where it has one, and its other phrases.

    ``whole`` is the verb with what helps or denies it and with ``aim``, an infinitive behind it.
    """

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    verb: Span = (0, 0)
    whole: Span = (0, 0)
    form: VerbForm | None = None
    denied: bool = False
    aim: Span = (0, 0)


def clause_around(
    text: str, counted: Span, dates: Sequence[Annotation], language: str
) -> Clause | None:
    """Return the clause in which a number with what it counts stands.

    None where it has more than one verb, or one that governs another.
    """
    start, end = _bounds(text, counted, language)
    counted = counted[0], min(_past_owners(text, counted[1], language), end)
    spans = ((start, counted[0]), (counted[1], end))
    words = [w for span in spans for w in TOKEN.finditer(text, *span) if not _dated(w, dates, text)]
    if words and grammar(words[0][0], language).part == "CONJ":
        words = words[1:]
    verbs = [w for w in words if verb_form(w[0], language)]
    main = _main_verb(verbs, language)
    if verbs and main is None:
        return None
    aims = [w for v, w in pairwise(words) if v is main and grammar(w[0], language).part == "INFN"]
    rest = [w for w in words if not (w in verbs or w in aims or _is_skipped(w[0], language))]
    if _is_other(rest, language):
        return None
    kept = [w for w in words if w in rest or w in verbs]
    phrases = tuple(_phrases(kept, verbs, counted, language))
    if main is None:
        return Clause(start, end, phrases)
    denied = any(w[0].lower() == "не" for w in words)
    beside = [w for w in words if w in (*verbs, *aims) or w[0].lower() == "не"]
    whole = beside[0].start(), beside[-1].end()
    aim = aims[0].span() if aims else (0, 0)
    return Clause(start, end, phrases, main.span(), whole, _form(main, language), denied, aim)


def _past_owners(text: str, end: int, language: str) -> int:
    """Return where the genitives end that stand right behind what is counted."""
    while word := OWNER.match(text, end):
        read, named = grammar(word["word"], language), word["word"][0].isupper()
        owns = read.case == "Gen" or (named and "Gen" in possible_cases(word["word"], language))
        if not owns or read.part not in ("NOUN", *ADJECTIVES):
            break
        end = word.end()
    return end


def _main_verb(verbs: Sequence[Word], language: str) -> Word | None:
    """Return the only verb, beside one of being that helps a short participle; else None."""
    main = [w for w in verbs if _form(w, language).is_short] or list(verbs)
    being = label_table(language)["being"]
    helped = all(w in main or _form(w, language).lemma in being for w in verbs)
    return main[0] if len(main) == 1 and helped else None


def _is_other(words: Sequence[Word], language: str) -> bool:
    """Whether words beside the verb tell something else: another verb, or that there is none."""
    parts = {grammar(_bare(w), language).part for w in words}
    none = label_pattern(language, "none")
    return bool(parts & OTHER_VERBS) or any(none.fullmatch(_bare(w)) for w in words)


def _form(word: Word, language: str) -> VerbForm:
    form = verb_form(word[0], language)
    assert form is not None
    return form


def _bare(word: Word) -> str:
    return word[0].strip(QUOTES)


def _bounds(text: str, counted: Span, language: str) -> Span:
    """Return where the clause begins and ends, short of another that "and" joins to it."""
    edge = units_pattern(language, "clause_edge")
    start = max((m.end() for m in edge.finditer(text, 0, counted[0])), default=0)
    behind = edge.search(text, counted[1])
    end = behind.start() if behind else len(text)
    joiners = label_pattern(language, "joiner")
    before = [
        m
        for m in joiners.finditer(text, start, counted[0])
        if _tells(text[start : m.start()], language)
    ]
    if before and _tells(
        text[before[-1].end() : counted[0]] + " " + text[counted[1] : end], language
    ):
        start = before[-1].end()
    listed = label_pattern(language, "counts").search(text, counted[1], end)
    end = listed.start() if listed else end
    after = [
        m for m in joiners.finditer(text, counted[1], end) if _tells(text[m.end() : end], language)
    ]
    if after and _tells(
        text[start : counted[0]] + " " + text[counted[1] : after[0].start()], language
    ):
        end = after[0].start()
    return start, end


def _tells(words: str, language: str) -> bool:
    return any(verb_form(word, language) for word in re.findall(r"[\w-]+", words))


def _dated(word: Word, dates: Sequence[Annotation], text: str) -> bool:
    """Whether a word is of a date, or the preposition right before one."""
    behind = text[word.end() :]
    gap = len(behind) - len(behind.lstrip())
    led = len(word[0]) <= 2 and any(d.start == word.end() + gap for d in dates)
    return led or any(d.start <= word.start() < d.end for d in dates)


def _is_skipped(word: str, language: str) -> bool:
    return bool(label_pattern(language, "aside").fullmatch(word))


def _phrases(
    words: Sequence[Word], verbs: Sequence[Word], counted: Span, language: str
) -> Iterator[Phrase]:
    """Yield the phrases of a clause: each begins behind the verb or the count, or with its case."""
    group: list[Word] = []
    for word in words:
        parted = group and group[-1].end() <= counted[0] and word.start() >= counted[1]
        if word in verbs or _bare(word).lower() == "не" or parted or _begins(group, word, language):
            if group:
                yield _phrase(group, language)
            group = []
        if word not in verbs and _bare(word).lower() != "не":
            group.append(word)
    if group:
        yield _phrase(group, language)


def _begins(group: Sequence[Word], word: Word, language: str) -> bool:
    """Whether a word begins another phrase: a preposition, an adverb, a case of its own."""
    if not group or any(q in group[-1][0][:1] for q in "«„“"):
        return False
    here, last = grammar(_bare(word), language), grammar(_bare(group[-1]), language)
    if word[0][0].isdigit() or word[0][0] in QUOTES or group[-1][0].isdigit():
        return False
    if here.part in ("ADP", "ADV") or last.part == "ADV":
        return True
    if here.part == "CONJ" or last.part in ("ADP", "CONJ", "NUMR", *ADJECTIVES):
        return False
    named = word[0][0].isupper() and group[-1][0][0].isupper()
    return not named and "Gen" not in possible_cases(_bare(word), language)


def _phrase(group: Sequence[Word], language: str) -> Phrase:
    led = _bare(group[0]).lower() if grammar(_bare(group[0]), language).part == "ADP" else ""
    nouns = [w for w in group if grammar(_bare(w), language).part == "NOUN"]
    head = _bare(next(iter(nouns or group[-1:])))
    manner = label_pattern(language, "manner").fullmatch(head)
    cases = frozenset() if led or manner else possible_cases(head, language)
    return Phrase(group[0].start(), group[-1].end(), led, head, cases)
