"""How names are compared with those of an authority: by keys that must be equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from graph.extraction.names.international import international_body
from graph.languages.morphology import nominative
from graph.languages.pack import languages
from graph.resolution.names import country_of, person_keys

Keys = Callable[[str, str], Iterable[str]]
QUOTES = str.maketrans(dict.fromkeys("«»“”„\"'’‘ʼ`", ""))


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
    "person": lambda name, language: person_keys(name),
}
"""How a name becomes keys, by the word that ``match`` has in the description of an authority."""
