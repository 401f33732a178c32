"""Words of a heading in capitals as a text would write them: «УКАЗ ПРЕЗИДЕНТА» → «Указ …»."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Name
from graph.extraction.phrases.phrase_rules import rules
from ontology.vocabulary import is_a

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
PLACES = ("Country", "Place", "Person")
"""Names all of whose words have capitals."""
ACRONYM = 4
"""Letters of the shortest word in capitals that is taken for no acronym."""
SHORT = 3
"""Letters of a word that may be small inside a name: "of", "the"."""


def normal_letters(text: str, line: Annotated, read: Sequence[Annotated]) -> str:
    """Return words of a line in the letters that other sentences of its document have for them.

    What none of them has is small, but for the first word and those of names; in a language whose
    titles have capitals all but short words have them.
    """
    long = (word for word in WORD.findall(text) if len(word) > ACRONYM)
    if not text.isupper() and not any(word.isupper() for word in long):
        return text
    letters = _Letters(line.sentence.language, text.isupper(), _written(read), *_of_names(line))
    return WORD.sub(letters.write, text)


@dataclass(frozen=True)
class _Letters:
    """How the words of a line are written: by other sentences, the names in it, its language."""

    language: str
    whole: bool
    """Whether all of the words have capitals, and not some of them."""
    written: Mapping[str, str]
    named: Collection[str]
    opening: Collection[str]

    def write(self, match: re.Match[str]) -> str:
        """Return one word in the letters of prose."""
        word, small = match[0], _is_small(match[0], self.language)
        kept = not self.whole and (len(word) < ACRONYM or not word.isupper())
        if word[0].isdigit() or _in_brackets(match) or (kept and not small):
            return word
        form = self._form(word, small)
        closes = self.whole and match.end() == len(match.string)
        closes = closes and rules(self.language).head_final
        edge = not match.start() or closes or word in self.opening
        return form[:1].upper() + form[1:] if edge else form

    def _form(self, word: str, small: bool) -> str:
        titled = rules(self.language).titles_go_on
        if small or (titled and len(word) <= SHORT):
            return word.lower()
        plain = word.title() if titled or word in self.named else word.lower()
        return plain if titled else self.written.get(word, plain)


def _is_small(word: str, language: str) -> bool:
    """Whether a word only joins others: «И», «О»."""
    phrase = rules(language)
    joining = phrase.joiners | phrase.topic | phrase.articles | phrase.links
    return word.isupper() and word.lower() in joining


def _in_brackets(match: re.Match[str]) -> bool:
    """Whether a word stands in brackets or beside a stroke: "(EU)", "55/EC"."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return (before, after) == ("(", ")") or before == "/"


def _written(read: Sequence[Annotated]) -> dict[str, str]:
    """Return how a document writes words inside its sentences, by the words in capitals."""
    found: dict[str, str] = {}
    for word in _inside(read):
        known = found.setdefault(word.upper(), word)
        if word.islower() or known.isupper():
            found[word.upper()] = word
    return found


def _inside(read: Sequence[Annotated]) -> Iterator[str]:
    """Yield the words of sentences behind the first of each; those in capitals are acronyms."""
    for line in read:
        heading = line.sentence.paragraph.role == "heading"
        tokens = [] if line.sentence.text.isupper() else line.sentence.tokens[1:]
        for word in (t.text for t in tokens):
            if not word.isupper() or (not heading and 1 < len(word) < ACRONYM):
                yield word


def _of_names(line: Annotated) -> tuple[set[str], set[str]]:
    """Return the words of the names of places and persons in a line, and the first of bodies."""
    named: set[str] = set()
    opening: set[str] = set()
    for annotation in line.annotations:
        if isinstance(annotation.value, Name) or annotation.kind == "post":
            words = WORD.findall(annotation.text.upper())
            place = isinstance(annotation.value, Name) and any(
                is_a(annotation.value.cls, cls) for cls in PLACES
            )
            named.update(words if place else ())
            opening.update(words[:1])
    return named, opening
