"""Whether a comma parts the things that one title lists: "on women, peace and security"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.extraction.phrases.boundaries import next_word, stops
from graph.extraction.phrases.phrase_rules import Rules
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Token

LONGEST_LIST = 9
"""Words after a comma among which "and" stands where a title lists things."""


def goes_on(tokens: Sequence[Token], place: int, rule: Rules, blocked: Collection[int]) -> bool:
    """Whether a comma parts the things that a title lists: "о дружбе, торговле и помощи".

    The next word is of the case of the one before (or both have capitals), and "and" follows
    before anything that would end the phrase.
    """
    before, ahead = tokens[place - 1].text, tokens[place + 1 : place + 1 + LONGEST_LIST]
    if place == 0 or not ahead or not ahead[0].text[0].isalnum():
        return False
    if rule.genitive_after:
        cases = possible_cases(before.lower(), rule.language)
        alike = cases & possible_cases(ahead[0].text.lower(), rule.language)
        if not alike - {"Nom"}:
            return False
    elif not (before[0].isupper() and ahead[0].text[0].isupper()):
        return _lists_words(before, ahead, rule)
    for at, token in enumerate(ahead):
        if token.text.lower() in rule.joiners:
            named = next_word(ahead[at + 1 :], rule).istitle()
            return bool(at) and (rule.genitive_after or named)
        if token.text != "," and (stops(token, rule, blocked) or token.text.lower() in rule.links):
            return False
    return False


def _lists_words(before: str, ahead: Sequence[Token], rule: Rules) -> bool:
    """Whether single words in lower case make a list: "on women, peace and security was …"."""
    if not before.islower():
        return False
    for at, token in enumerate(ahead):
        if token.text.lower() in rule.joiners:
            last, behind = [*(t.text for t in ahead[at + 1 : at + 3]), "", ""][:2]
            ended = not behind[:1].isalpha() or behind in rule.stops
            return at % 2 == 1 and last.isalpha() and last.islower() and ended
        if token.text.isalpha() != (at % 2 == 0) or token.text not in (token.text.lower(), ","):
            return False
    return False
