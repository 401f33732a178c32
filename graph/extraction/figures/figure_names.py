"""What a figure counts, and its unit, as a dictionary has them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.figures.around import Around
from graph.extraction.figures.complements import completed
from graph.extraction.figures.counting import head_start
from graph.extraction.figures.labels.label import NOTHING, Label
from graph.extraction.figures.labels.label_words import label_pattern
from graph.extraction.figures.money import currency_before, currency_name, is_money
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.number_words import named_number
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import counted_form, nominative


def counted_name(around: Around, counted: Quantity, label: Label = NOTHING) -> str:
    """Return what is counted or measured, of what it is, and what its label says of it."""
    text, language, names = around.text, around.language, around.names
    if label.noun:
        return label.noun + label.behind
    if named := counted.called or counted.named:
        return f"{label.before} {undescribed(named, language)}" if label.before else named
    name = _plain_name(text, counted, language, names, label.before)
    return completed(text, name + label.behind, counted, language, names)


def undescribed(named: str, language: str) -> str:
    """Return a name without the participle that it begins with: «бөлінген | қаражат»."""
    own = label_pattern(language, "described").match(named)
    return named[own.end() :] if own else named


def _plain_name(
    text: str, counted: Quantity, language: str, names: Sequence[Annotation], before: str
) -> str:
    """Return what is counted, as a dictionary has it; a capital only opens its sentence."""
    words = _without_number(text[slice(*counted.span)].strip(" ,–—-"), language)
    if shared := units_pattern(language, "shared_noun").fullmatch(words):
        words = f"{shared['what']} {shared['noun']}"
    named = any(n.start <= counted.span[0] < n.end for n in names)
    if units_table(language).get("small_letters") and words[:1].isupper() and not named:
        lone = words.split()[0].isupper() or text[: counted.span[0]].strip(' «“"—–')
        words = words if lone else words[0].lower() + words[1:]
    return f"{before} {_in_form(words, counted, language)}".lstrip()


def _in_form(words: str, counted: Quantity, language: str) -> str:
    """Return a phrase in the form in which a dictionary has it."""
    told_first = counted.number.is_share and counted.span[1] <= counted.number.start
    if (counted.is_amount or told_first) and _is_straight(words, language):
        return words
    if counted.number.is_share or counted.is_amount:
        form = nominative(words, language)
        people = form == words and grammar(words.split()[-1], language).part in ("ADJ", "PTCP")
        return counted_form(words, language) if people else form
    head = head_start(words, language)
    return words[:head] + counted_form(words[head:], language)


def _without_number(words: str, language: str) -> str:
    """Return a phrase without the number that it opens with: «из | семи кандидатов»."""
    first, _, rest = words.partition(" ")
    counts = first.isdigit() or named_number(first, language, "cardinals") is not None
    return rest if rest and counts else words


def _is_straight(words: str, language: str) -> bool:
    """Whether a phrase may begin in the nominative."""
    return "Nom" in possible_cases(words.split()[0], language)


def unit_name(text: str, counted: Quantity, language: str) -> str:
    """Return the unit: the sign of percent, a currency, or the last word of what is counted.

    With the word before it where that makes a unit of it: "square miles". A fraction has none.
    """
    number = counted.number
    if counted.is_age:
        return str(units_table(language).get("age_unit", ""))
    if number.is_share:
        return "" if "/" in number.written else "%"
    if money := currency_before(text, number, language):
        return text[slice(*money)]
    sign = text[number.unit_start : number.unit_end]
    if counted.called:
        return currency_name(text[slice(*counted.span)], language)
    if counted.is_amount and is_money(sign, (0, len(sign)), language):
        return currency_name(sign, language)
    of = text[slice(*counted.complement)].strip()
    if counted.is_amount and not (sign or of) and units_table(language).get("size_alone"):
        return ""  # What has a size is no unit of it: "the output fell to 90,000".
    words = (counted.is_amount and (sign or of)) or text[slice(*counted.span)].strip(" ,–—-")
    whole = units_pattern(language, "unit").search(words)
    unit = whole[0] if whole else head_noun(words, language)
    opens = not text[: counted.span[0]].strip(' «“"—–') and unit[1:].islower()
    if opens and units_table(language).get("small_letters"):
        unit = unit.lower()
    return counted_form(unit, language) if unit else ""
