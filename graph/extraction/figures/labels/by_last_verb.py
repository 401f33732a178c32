"""What a clause that ends in its verb tells of those it counts, as the opening of a noun phrase.

«Бөлімде 40 маман жұмыс істейді» counts «бөлімде жұмыс істейтін маман»: the verb as a participle
behind the words that stand before the number. How a language says so is its ``labels.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.figures.around import Around
from graph.extraction.figures.ellipsis import says_of_them
from graph.extraction.figures.figure_names import undescribed
from graph.extraction.figures.labels.label import NOTHING, Label, Owned
from graph.extraction.figures.labels.label_words import label_pattern, label_table, with_ending
from graph.extraction.figures.labels.last_verbs import WORD, Deed, deed_behind
from graph.extraction.figures.numbers import FoundNumber, numbers_in
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import Span
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.endings import owned
from graph.languages.morphology import counted_form, lemmas, nominative

NAMED = "x"
"""What stands for each letter of a name where clauses are parted: no mark in it ends one."""
INSIDE = re.compile(r"\w*")
"""What is left of a word."""
PLAIN = 2
"""Words, at most, of what is counted that takes a lone participle before it."""
MOST_AHEAD = 9
"""Words, at most, before what is counted: nobody reads a longer opening."""


def by_last_verb(around: Around, counted: Sequence[Owned]) -> Iterator[Label]:
    """Yield what is said of each figure by the verb that ends its clause."""
    for quantity, owner in counted:
        yield _said(around, quantity, owner)


def _said(around: Around, counted: Quantity, owner: Annotation | None) -> Label:
    """Return what the clause of a figure says of those counted.

    Dates and whose the figure is are told apart from it.
    """
    text, language, number = around.text, around.language, counted.number
    if _is_other(text, counted, language):
        return NOTHING
    if number.is_share and (part := _among(text, counted, language)):
        return part
    share = text[number.start : _end(number)]
    if number.is_share and not label_pattern(language, "share").search(share):
        return NOTHING
    if not number.is_share and counted.span[0] < number.start and not counted.is_elided:
        return _opening(text, counted, around.names, language)
    return _by_verb(around, _without(text, _aside(around, owner), language), counted)


def _is_other(text: str, counted: Quantity, language: str) -> bool:
    """Whether a number is an age or a time, or its noun is left out and it says not of whom."""
    number = counted.number
    unit = text[number.unit_start : number.unit_end].lower()
    times = {unit, *lemmas(unit, language)} & set(units_table(language).get("time", ()))
    lone = counted.is_elided and not says_of_them(text, number, language)
    return bool(times) or lone or counted.is_age


def _aside(around: Around, owner: Annotation | None) -> list[Span]:
    """Return where dates stand, and whose a figure is where its form alone tells that."""
    apart = owner if owner and nominative(owner.text, around.language) != owner.text else None
    return [(each.start, each.end) for each in (*around.dates, apart) if each]


def _by_verb(around: Around, masked: str, counted: Quantity) -> Label:
    """Return what the verb behind what is counted tells of it, in a text without other words."""
    text, language = around.text, around.language
    first, end = _row(text, counted, language)
    if counted.is_elided:
        first = _whole_start(text, counted, language)
    if behind := label_pattern(language, "behind").match(text, end):
        end = behind.end()
    deed = deed_behind(masked, end, language)
    if deed is None:
        return _beside(text, counted, language)
    ahead = _ahead(masked, first, deed, around.names, language)
    if ahead and label_pattern(language, "finished").search(ahead[-1][0]):
        return _described(ahead, language)
    if not ahead and label_pattern(language, "exists").fullmatch(" ".join(deed.words)):
        return NOTHING
    return _told(text, ahead, deed, counted, around.names, language)


def _among(text: str, counted: Quantity, language: str) -> Label:
    """Return the whole of which a share is told to be some: «халықтың 5 пайызы – финдер»."""
    number, span = counted.number, counted.span
    if span[0] < number.unit_end and span[1] > number.start:
        return NOTHING
    start = span[1] if span[1] <= number.start else 0
    whole = label_pattern(language, "whole").search(text[: number.start], start)
    if not whole:
        return NOTHING
    words = whole["whole"] if whole.start() else whole["whole"][0].lower() + whole["whole"][1:]
    among = label_table(language).get("among", "")
    return Label(whole.span("whole"), before=f"{words} {among}")


def _opening(text: str, counted: Quantity, names: Sequence[Annotation], language: str) -> Label:
    """Return the words that a participle has which opens what a number is the total of."""
    start = counted.span[0]
    if not label_pattern(language, "described").match(text[slice(*counted.span)]):
        return NOTHING
    masked = _without(text, (), language)
    ahead = _ahead(masked, start, Deed((), start), names, language)
    words = " ".join(_lowered(ahead, names))
    return Label((ahead[0].start(), start), before=words) if ahead else NOTHING


def _end(number: FoundNumber) -> int:
    """Return where a number ends with its unit; what stands behind a fraction is none."""
    return number.end if "/" in number.written else max(number.end, number.unit_end)


def _whole_start(text: str, counted: Quantity, language: str) -> int:
    """Return where what only some are told of begins, with its number: «320 хаттың | 41-і»."""
    place = counted.span[0]
    wholes = (n.start for n in numbers_in(text, language) if n.unit_start == place < n.unit_end)
    return next(wholes, place)


def _row(text: str, counted: Quantity, language: str) -> Span:
    """Return where a figure stands, with those of which the same verb tells: «9 ұл мен 12 қыз»."""
    number = counted.number
    first = min(number.start, counted.span[0])
    end = max(_end(number), counted.span[1])
    joint = label_pattern(language, "and")
    rest = [n for n in numbers_in(text, language) if not n.is_share and n.unit_end > n.unit_start]
    for other in reversed([n for n in rest if n.start < first]):
        first = other.start if joint.fullmatch(text, other.unit_end, first) else first
    for other in [n for n in rest if n.start >= end]:
        end = other.unit_end if joint.fullmatch(text, end, other.start) else end
    return first, INSIDE.match(text, end).end()  # type: ignore[union-attr]


def _without(text: str, aside: Sequence[Span], language: str) -> str:
    """Return a text with blanks for what is told apart: dates, and words for when and how far."""
    spans = [*aside, *(m.span() for m in label_pattern(language, "aside").finditer(text))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _ahead(
    masked: str, end: int, deed: Deed, names: Sequence[Annotation], language: str
) -> list[re.Match[str]]:
    """Return the words of the clause before a figure, as many as may stand before its noun."""
    plain = masked
    for name in names:
        plain = plain[: name.start] + NAMED * (name.end - name.start) + plain[name.end :]
    marks = [m.end() for m in label_pattern(language, "start").finditer(plain, 0, end)]
    start = max(marks, default=0)
    listed = label_pattern(language, "list").search(plain[:start]) if start else None
    tokens = list(WORD.finditer(masked, start, end))
    cased = label_pattern(language, "case")
    if listed and not (tokens and label_pattern(language, "finished").search(tokens[-1][0])):
        ends = [i for i, t in enumerate(tokens) if cased.search(t[0])]
        tokens = tokens[ends[0] + 1 :] if ends else []
    if deed.is_reported:
        tokens = tokens[-1:] if tokens and cased.search(tokens[-1][0]) else []
    room = max(MOST_AHEAD - len(deed.words), 0)
    while len(tokens) > room:
        ends = [i for i, t in enumerate(tokens) if cased.search(t[0])]
        tokens = tokens[ends[0] + 1 :] if ends else []
    return tokens


def _described(ahead: Sequence[re.Match[str]], language: str) -> Label:
    """Return a participle before a number with its words: «портта тұратын 40 отбасы».

    A name says of whom the figure is: «Чилиде тұратын 130 халық».
    """
    words = [token[0] for token in ahead]
    last = " ".join(words[-2:])
    if not label_pattern(language, "said_before").search(f"{last} "):
        return NOTHING
    if any(word[0].isupper() for word in words):
        return NOTHING
    return Label((ahead[0].start(), ahead[-1].end()), before=" ".join(words))


def _beside(text: str, counted: Quantity, language: str) -> Label:
    """Return the participle right before a number where no verb ends the clause behind it."""
    plain = not counted.is_elided and len(text[slice(*counted.span)].split()) <= PLAIN
    found = label_pattern(language, "said_before").search(text[: counted.number.start])
    if not plain or not found or not found["said"].islower():
        return NOTHING
    return Label(found.span("said"), before=found["said"])


def _lowered(ahead: Sequence[re.Match[str]], names: Sequence[Annotation]) -> list[str]:
    """Return words in a row, the first without the capital that only opens a sentence."""
    words = [token[0] for token in ahead]
    if words and ahead[0].start() == 0 and not any(n.start == 0 for n in names):
        words[0] = words[0][0].lower() + words[0][1:]
    return words


def _told(
    text: str,
    ahead: Sequence[re.Match[str]],
    deed: Deed,
    counted: Quantity,
    names: Sequence[Annotation],
    language: str,
) -> Label:
    """Return the opening of a noun phrase: the words ahead, those behind, and the participle."""
    words = _lowered(ahead, names)
    start = min([w.start() for w in ahead], default=counted.number.start)
    span = (start, deed.end)
    noun = text[slice(*counted.span)]
    if deed.consists and label_pattern(language, "parts").search(noun):
        owner = nominative(" ".join(words), language)
        return _owned(owner, text, counted, span, language) if owner else NOTHING
    if deed.is_there:
        there = with_ending(words[-1], language, "place") if words else ""
        if words and units_pattern(language, "owner").search(words[-1]):
            return _owned(" ".join(words), text, counted, span, language)
        return Label(span, before=" ".join([*words[:-1], there])) if there else NOTHING
    done = list(deed.words)
    if not words and label_pattern(language, "object").search(noun):
        done[-1] = with_ending(done[-1], language, "passive") or done[-1]
    described = label_pattern(language, "described").match(noun)
    cased = label_pattern(language, "case")
    own = ahead and counted.is_elided and ahead[-1].end() + 1 == counted.span[0]
    whole = bool(own and not cased.search(words[-1]))
    order = [*done, *words] if described or whole else [*words, *done]
    is_owned = bool(words and units_pattern(language, "owner").search(words[-1]))
    is_owned = whole or (is_owned and not counted.number.is_share)
    said = " ".join(order)
    if is_owned:
        return _owned(said, text, counted, span, language)
    return Label(span, before=said)


def _owned(owner: str, text: str, counted: Quantity, span: Span, language: str) -> Label:
    """Return what is counted as somebody's: «кеңес мүшесі», «порттың жұмсалған қаражаты»."""
    called = undescribed(counted.called, language)
    noun = called or counted_form(text[slice(*counted.span)], language)
    return Label(span, noun=f"{owner} {owned(noun, language)}")
