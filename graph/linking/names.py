"""How names are compared with those of an authority: by keys that must be equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.extraction.names.international import international_body
from graph.languages.morphology import nominative
from graph.languages.pack import languages
from graph.resolution.names import FULL, country_of
from graph.resolution.words import WORD

Name = tuple[str, str]
"""A name and its language (BCP 47)."""
Keys = Callable[[str, str], Iterable[str]]
QUOTES = str.maketrans(dict.fromkeys("«»“”„\"'’‘ʼ`", ""))


def preferred(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the first name of each language."""
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name[1], name)
    return tuple(first.values())


def folded(name: str) -> str:
    """Return a name without capitals, quotation marks, a leading article and needless spaces."""
    plain = name.translate(QUOTES).casefold().replace("ё", "е").replace("‑", "-")
    return " ".join(plain.split()).removeprefix("the ")


def plain_keys(name: str, language: str) -> set[str]:
    """Return the folded name and that of its nominative."""
    found = {folded(name)}
    if language in languages():
        found.add(folded(nominative(name, language)))
    return found


def full_name_keys(name: str, language: str) -> set[str]:
    """Return the keys of a person's name in full: all its words, in any order.

    A name with initials, or of one word, is not in full.
    """
    several = (WORD.findall(key) for key in plain_keys(name, language))
    return {" ".join(sorted(words)) for words in several if _in_full(words)}


def _in_full(words: Sequence[str]) -> bool:
    return len(words) >= FULL and all(len(word) > 1 for word in words)


def _filled(key: str) -> tuple[str, ...]:
    return (key,) if key else ()


KEYS: Mapping[str, Keys] = {
    "name": plain_keys,
    "country": lambda name, language: (
        _filled(country_of(name, language)) if language in languages() else ()
    ),
    "body": lambda name, language: (
        _filled(international_body(name, language)) if language in languages() else ()
    ),
    "tag": lambda name, language: (name.lower(),),
    "person": full_name_keys,
}
"""How a name becomes keys, by the word that ``match`` has in the description of an authority."""
