"""What is counted, as a dictionary has it: the nominative plural of a noun behind a number.

For languages with a dictionary of forms. Behind two, three and four a noun stands in the genitive
singular and its adjectives in the plural: «три новых закона» are «новые законы».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.languages.dictionary import ADJECTIVES, parses
from graph.languages.dictionary_nominatives import WORD, cased, head_places, nominative
from graph.languages.dictionary_readings import is_indeclinable
from graph.languages.pack import pack


def counted_form(phrase: str, language: str) -> str:
    """Return the phrase with its head, and what agrees with it, in the nominative plural.

    What has no plural stays in the nominative.
    """
    form = nominative(phrase, language)
    words = list(WORD.finditer(form))
    alone = _noun_like(words, language)
    head = head_places(words, language) or alone
    mixed = _is_mixed(words, head, language) or bool(alone)
    plurals = [_plural(words[i][0], language, mixed=mixed) for i in head]
    if not all(plurals) or (
        form == phrase and not mixed and not _is_singular(words, head, language)
    ):
        return form
    for place, word in reversed(list(zip(head, plurals, strict=True))):
        old = words[place]
        form = form[: old.start()] + cased(word, old[0]) + form[old.end() :]
    return form


def _noun_like(words: Sequence[re.Match[str]], language: str) -> tuple[int, ...]:
    """Return the place of a lone adjective that stands for a noun: «подозреваемых»."""
    if len(words) != 1 or words[0][0][:1].isupper():
        return ()
    parts = {str(p.tag.POS) for p in parses(words[0][0], language)}
    return (0,) if parts and parts <= ADJECTIVES else ()


def _is_mixed(words: Sequence[re.Match[str]], head: Sequence[int], language: str) -> bool:
    """Whether adjectives in the genitive plural stand before a noun in the genitive singular."""
    forms = [{(p.tag.case, p.tag.number) for p in parses(words[i][0], language)} for i in head]
    if len(head) < 2:
        return False
    return ("gent", "sing") in forms[-1] and all(("gent", "plur") in known for known in forms[:-1])


def _plural(word: str, language: str, *, mixed: bool) -> str:
    """Return the nominative plural of a noun or an adjective, or '' where there is none."""
    instead: dict[str, str] = pack(language).table("morphology").get("instead", {})
    if is_indeclinable(word, language):
        return word
    cases = ("nomn", "gent") if mixed else ("nomn",)
    found = (p for p in parses(word, language) if p.tag.case in cases)
    plurals = (parse.inflect({"nomn", "plur"}) for parse in found)
    plural = next((str(form.word) for form in plurals if form is not None), "")
    return instead.get(plural, plural)


def _is_singular(words: Sequence[re.Match[str]], head: Sequence[int], language: str) -> bool:
    """Whether a phrase left as it is can be no plural: a lone noun in a genitive is none."""
    cases = {(p.tag.case, p.tag.number) for i in head for p in parses(words[i][0], language)}
    return ("nomn", "plur") not in cases and (len(head) == 1 or ("gent", "plur") not in cases)
