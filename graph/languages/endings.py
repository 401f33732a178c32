"""Lemmas and nominatives of languages whose endings are a table (``suffixes.toml``)."""

from __future__ import annotations

import re

from graph.languages.suffixes import suffix_table

LAST_WORD = re.compile(r"[^\W\d_]+(?=[\s»”\"’)]*$)")
JOINED_ENDING = re.compile(r"(?<=[\w»”\"])\s?([-–‑’'])\s?([^\W\d_]{0,5})$")


def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the stems that a lower-case word may have, best first."""
    table = suffix_table(language)
    whole = table.irregular.get(word, ())
    if word in table.unchanged:
        whole = (word, *whole)
    if joined := JOINED_ENDING.search(word):
        bare = _without_joined(word, joined, language)
        whole = (*whole, bare) if bare != word else whole
    found = (analysis.stem for analysis in table.analyses(word))
    return tuple(dict.fromkeys((*whole, *found)))


def nominative(phrase: str, language: str) -> str:
    """Return the phrase without the case ending of its last word; possessives stay."""
    if joined := JOINED_ENDING.search(phrase):
        return _without_joined(phrase, joined, language)
    last = LAST_WORD.search(phrase)
    if last is None:
        return phrase
    bare = _without_case(last[0], language)
    return phrase[: last.start()] + bare + phrase[last.end() :]


def _without_joined(phrase: str, joined: re.Match[str], language: str) -> str:
    """«ЮНЕСКО-ның»: an ending that a hyphen or apostrophe sets off."""
    mark, ending = joined[1], joined[2].lower()
    is_case = {ending, mark + ending} & suffix_table(language).joinable
    return phrase[: joined.start()] if is_case else phrase


def _without_case(word: str, language: str) -> str:
    table = suffix_table(language)
    lower = word.lower()
    if lower in table.unchanged or len(word) < 4 or word.isupper():
        return word
    for analysis in table.analyses(lower):
        outermost = analysis.suffixes[0] if analysis.suffixes else None
        if outermost is None or outermost.slot in table.nominal:
            is_case = outermost is not None and outermost.slot in table.case
            return word[: -len(analysis.forms[0])] if is_case else word
    return word
