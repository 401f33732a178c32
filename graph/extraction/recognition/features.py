"""What the name recogniser sees of each word: shape, affixes, neighbours, its use elsewhere.

No list of names stands behind the features, so that they serve texts from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.languages.dictionary import parses

_SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "–": "-"})


@dataclass(frozen=True)
class Casing:
    """How a document writes its words: which occur in small letters, which capital mid-sentence."""

    lower: frozenset[str]
    capital: frozenset[str]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[str]]) -> Casing:
        """Return the casing of a document given as the words of its sentences."""
        lower: set[str] = set()
        capital: set[str] = set()
        for words in sentences:
            lower.update(w for w in words if w.islower())
            capital.update(w.lower() for w in words[1:] if w[0].isupper() and not w.isupper())
        return cls(frozenset(lower), frozenset(capital))


def shape(word: str) -> str:
    """Return the pattern of capitals, small letters, digits and signs, runs shortened to two."""
    pattern = "".join(
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word
    )
    short = ""
    for mark in pattern:
        if not short.endswith(mark * 2):
            short += mark
    return short


def features(
    words: Sequence[str], casing: Casing, analyser: str = "", language: str = ""
) -> list[list[str]]:
    """Return the features of each word of a sentence.

    ``analyser`` names a morphological analyser whose classes join the features (``pymorphy3``),
    or is empty; ``language`` is that of its dictionary.
    """
    own = [_own(word.translate(_SIGNS), casing, analyser, language) for word in words]
    return [_in_context(own, place) for place in range(len(own))]


def _in_context(own: Sequence[dict[str, str]], place: int) -> list[str]:
    seen = [f"{key}={value}" for key, value in own[place].items() if value]
    for offset in (-2, -1, 1, 2):
        near = place + offset
        if 0 <= near < len(own):
            seen += [f"{offset}:{key}={own[near][key]}" for key in _NEAR if own[near][key]]
        else:
            seen.append(f"{offset}:edge")
    seen += _patterns(own, place)
    return seen


_NEAR = ("word", "shape", "suffix3", "case", "class")


def _patterns(own: Sequence[dict[str, str]], place: int) -> list[str]:
    before = own[place - 1]["shape"] if place else "^"
    after = own[place + 1]["shape"] if place + 1 < len(own) else "$"
    here = own[place]["shape"]
    found = [f"shapes={before}|{here}|{after}", f"before={before}|{here}"]
    if before in ('"', "^") and place:
        found.append("quoted")
    if place == 0 or (place == 1 and before in ('"', "*", "-")):
        found.append(f"first|{own[place]['case']}")
    return found


def _own(word: str, casing: Casing, analyser: str, language: str) -> dict[str, str]:
    low = word.lower()
    alphabetic = word[0].isalpha()
    return {
        "word": low,
        "shape": shape(word),
        "prefix2": low[:2] if len(low) > 3 else "",
        "prefix3": low[:3] if len(low) > 4 else "",
        "suffix1": low[-1:] if len(low) > 3 else "",
        "suffix2": low[-2:] if len(low) > 3 else "",
        "suffix3": low[-3:] if len(low) > 4 else "",
        "suffix4": low[-4:] if len(low) > 5 else "",
        "case": _case(word, casing) if alphabetic else "",
        "length": str(min(len(word), 12)) if word.isupper() else "",
        "class": word_class(low, analyser, language) if alphabetic and analyser else "",
    }


def _case(word: str, casing: Casing) -> str:
    if word.islower():
        return "small"
    low = word.lower()
    return (
        ("all" if word.isupper() and len(word) > 1 else "capital")
        + ("-also-small" if low in casing.lower else "")
        + ("-capital-within" if low in casing.capital else "")
    )


@lru_cache(maxsize=50_000)
def word_class(word: str, analyser: str, language: str) -> str:
    """Return the part of speech, case and kind of name of a word; ValueError for no analyser."""
    if analyser != "pymorphy3":
        raise ValueError(f"no morphological analyser {analyser!r}")
    best = parses(word, language)[:3]
    if not best:
        return "?"
    kinds = [k for k in _NAME_KINDS if any(k in parse.tag for parse in best)]
    tag = best[0].tag
    known = "" if best[0].is_known else "?"
    return f"{tag.POS or ''}{tag.case or ''}{known}{'+'.join(kinds)}"


_NAME_KINDS = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr")
