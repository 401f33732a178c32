"""The genitive of names and noun phrases, for languages that can form it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from graph.languages import endings
from graph.languages.dictionary import ADJECTIVES, parses
from graph.languages.morphology import nominative
from graph.languages.pack import pack

WORD = re.compile(r"\w+(?:-\w+)*")
PERSONAL = ("Name", "Surn", "Patr")
JOINER = re.compile(r"\sи\s(?=\w)")
LIKELY = 0.2
"""How likely the reading of a noun alone must be."""
SURE = 0.5
"""… and that of a noun behind another or an adjective."""
STRAIGHT = ("nomn", "accs")


@lru_cache(maxsize=5_000)
def genitive(phrase: str, language: str, *, person: bool = False) -> str:
    """Return a phrase in the nominative or accusative with its head in the genitive.

    Of a person's name all words are inflected where the language has a dictionary of forms. ''
    when the language has neither one nor a table of endings, or does not know how.
    """
    morphology = pack(language).table("language").get("morphology")
    if morphology == "suffixes":
        return endings.genitive(nominative(phrase, language), language)
    if morphology != "pymorphy3":
        return ""
    words = list(WORD.finditer(phrase))
    if words and not person and _has_one_form(words[0][0], language):
        return phrase
    group = words if person else _group(words, language)
    forms = list(_forms([w[0] for w in group], language, person))
    if not group or len(forms) != len(group):
        return ""
    if len(group) == 1 and not person and not _is_likely(group[0][0], language):
        return ""
    tail = phrase[group[-1].end() :]
    phrase = phrase[: group[-1].end()]
    for word, form in reversed(list(zip(group, forms, strict=True))):
        phrase = phrase[: word.start()] + _cased(form, word[0]) + phrase[word.end() :]
    return phrase + (tail if person else _joined(tail, language))


def _has_one_form(word: str, language: str) -> bool:
    """Whether a name has no other forms: in capitals throughout, or in letters of another script.

    «ДДТ» and "Tumblr" have none.
    """
    latin = word[:1].isupper() and all("LATN" in p.tag for p in parses(word, language))
    return latin or (len(word) > 1 and word.isupper() and word.isalpha())


def _is_likely(word: str, language: str) -> bool:
    """Whether a noun alone is likely to be in the nominative or accusative, or animate.

    «республики» is the genitive of one far more often than many in the nominative.
    """
    found = [p for p in parses(word.lower(), language) if _is_straight(p)]
    return _animate(found) != [] or sum(p.score for p in found) >= LIKELY


def _joined(tail: str, language: str) -> str:
    """Return what stands behind a noun, with another noun that «и» joins to it in the genitive."""
    for joiner in JOINER.finditer(tail):
        second = tail[joiner.end() :]
        first = WORD.match(second)
        known = parses(first[0].lower(), language) if first else ()
        if known and _is_straight(known[0]) and known[0].score >= SURE:
            form = genitive(second, language)
            return tail[: joiner.end()] + form if form else tail
    return tail


def _animate(options: Sequence[Any]) -> list[Any]:
    """Return the readings of a word as somebody in the accusative."""
    return [p for p in options if p.tag.case == "accs" and p.tag.animacy == "anim"]


def _group(words: Sequence[re.Match[str]], language: str) -> list[re.Match[str]]:
    """Return the adjectives that a phrase begins with and the noun after them."""
    found: list[re.Match[str]] = []
    straight = [[p for p in parses(w[0].lower(), language) if _is_straight(p)] for w in words]
    following = [*straight[1:], []] if words else []
    for word, readings, behind in zip(words, straight, following, strict=True):
        found.append(word)
        parts = {str(p.tag.POS) for p in readings}
        noun_behind = sum(p.score for p in behind if p.tag.POS == "NOUN") >= SURE
        if "NOUN" in parts and not (parts & ADJECTIVES and noun_behind):
            return found
        if not parts & ADJECTIVES:
            break
    return []


def _forms(words: Sequence[str], language: str, person: bool) -> Iterator[str]:
    """Yield the words in the genitive, as long as the dictionary has it; they agree in gender."""
    readings = [[p for p in parses(w.lower(), language) if _is_straight(p)] for w in words]
    if len(words) == 1 and not person:
        readings = [_animate(found) or found for found in readings]
    gender = _gender(readings, person)
    for word, options in zip(words, readings, strict=True):
        if person and gender == "masc" and (ending := _unread_ending(word, options, language)):
            yield word + ending
            continue
        fitting = [p for p in options if not gender or str(p.tag.gender or gender) == gender]
        personal = [p for p in fitting if set(PERSONAL) & p.tag.grammemes] if person else []
        for parse in (*personal, *fitting):
            form = parse.inflect({"gent", parse.tag.number})
            if form is not None:
                yield str(form.word)
                break


def _unread_ending(word: str, options: Sequence[Any], language: str) -> str:
    """Return the ending of a man's name that is read as a plural alone, or '': «Мурадян»."""
    stems = pack(language).table("morphology").get("unread_names", {})
    unread = not any(p.tag.number == "sing" for p in options)
    return next((e for e, stem in stems.items() if unread and re.search(stem, word.lower())), "")


def _gender(readings: Sequence[Sequence[Any]], person: bool) -> str:
    """Return the gender of the first name, or of the noun that closes the phrase."""
    if not readings:
        return ""
    options = (
        next((r for r in readings if any("Name" in p.tag for p in r)), readings[0])
        if person
        else readings[-1]
    )
    named = [p for p in options if "Name" in p.tag] if person else list(options)
    return str(next((p.tag.gender for p in (*named, *options) if p.tag.gender), "") or "")


def _is_straight(parse: Any) -> bool:
    return parse.tag.case in STRAIGHT and parse.tag.number in ("sing", "plur")


def _cased(form: str, model: str) -> str:
    """Give a form the capitals of a word, part by part of a hyphenated one."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    parts = zip(form.split("-"), model.split("-"), strict=False)
    return "-".join(new[:1].upper() + new[1:] if old[:1].isupper() else new for new, old in parts)
