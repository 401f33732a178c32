"""Genders: whether a pronoun and a name may be one thing's, where a language shows it.

A dictionary of forms tells the gender of a noun; where a language has none, the table ``gendered``
of ``coreference.toml`` has, by gender, given names and the words that stand before a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.relations.frames import frames
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.script import romanise

AHEAD = 2
"""Words before a name that may tell its gender: "Ms", "the chairwoman"."""
QUOTES = "«“„\"'"


@dataclass(frozen=True)
class Genders:
    """What a document tells of the genders of its persons, by key, and of its other ``things``.

    A body goes by the gender of any of its names: of its acronym nobody can tell it.
    """

    keys: Mapping[Annotation, str]
    known: Mapping[str, str]
    things: Mapping[str, frozenset[str]]

    def agree(self, antecedent: Annotation, pronoun: str) -> bool:
        """Tell whether a mention may be of the gender of a pronoun; yes if nobody can tell."""
        told = self.known.get(self.keys.get(antecedent, ""), "")
        wanted = _wanted(pronoun, antecedent.sentence.language)
        if told and wanted:
            return told in wanted
        return _fits(self._own(antecedent), wanted)

    def shows(self, antecedent: Annotation, pronoun: str) -> bool:
        """Tell whether a mention is known to be of the gender of a pronoun."""
        wanted = _wanted(pronoun, antecedent.sentence.language)
        return not self._own(antecedent).isdisjoint(wanted)

    def _own(self, mention: Annotation) -> frozenset[str]:
        """Return the genders that a mention shows, or else the others of its thing."""
        return _genders(mention) or self.things.get(self.keys.get(mention, ""), frozenset())


def document_genders(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str], main: Annotation | None
) -> Genders:
    """Return the genders of persons by their names, their titles, and the first pronoun.

    The first pronoun of a text about one person is that person's: ``main``.
    """
    known: dict[str, str] = {}
    for sentence in sentences:
        for annotation in sentence.annotations:
            own = own_gender(annotation) if annotation.is_person and annotation in keys else ""
            if own:
                known.setdefault(keys[annotation], own)
    if main and keys[main] not in known:
        first = _first_pronoun(sentences, main)
        if first:
            known[keys[main]] = first
    return Genders(keys, known, _of_things(sentences, keys))


def agree(antecedent: Annotation, pronoun: str) -> bool:
    """Tell whether a name may be of the gender of a pronoun; yes if nobody can tell.

    The pronouns that show a gender are the table ``genders`` of ``coreference.toml``.
    """
    return _fits(_genders(antecedent), _wanted(pronoun, antecedent.sentence.language))


def _fits(own: frozenset[str], wanted: Sequence[str]) -> bool:
    return not wanted or not own or not own.isdisjoint(wanted)


def _of_things(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Mapping[str, frozenset[str]]:
    """Return the genders that the names of things other than persons show, by key."""
    found: dict[str, frozenset[str]] = {}
    for annotation in (a for s in sentences for a in s.annotations if a in keys):
        if not annotation.is_person and (own := _genders(annotation)):
            found[keys[annotation]] = found.get(keys[annotation], frozenset()) | own
    return found


def _genders(mention: Annotation) -> frozenset[str]:
    """Return the genders that a name shows: a person's in any of its words, else in its head."""
    language = mention.sentence.language
    read = [grammar(word.strip(",.«»"), language) for word in _called(mention).split()]
    own = [r.gender for r in read if r.part == "NOUN" and r.gender and r.case == "Nom"]
    if mention.is_person and (told := own_gender(mention)):
        own = [told]
    return frozenset(own if mention.is_person else own[:1]) | _of_carrier(mention)


def _of_carrier(mention: Annotation) -> frozenset[str]:
    """Return the gender of the part or draft by which an act is meant: «проект Конституции»."""
    if not isinstance(mention.value, Act):
        return frozenset()
    rules = frames(mention.sentence.language).grammar
    ahead = mention.sentence.text[: mention.start].lower().split()[-AHEAD:]
    carriers = (w for w in ahead if not rules.carriers.isdisjoint(lemmas(w, rules.language)))
    told = {grammar(word, rules.language).gender for word in carriers}
    return frozenset(told - {""})


def _called(mention: Annotation) -> str:
    """Return what a mention calls its thing, in the nominative, with the noun before quotes."""
    value, text = mention.value, mention.sentence.text
    name = value.nominative if isinstance(value, Name) else mention.text
    name = value.title if isinstance(value, Act) else name
    name = value.name if isinstance(value, Event) else name
    before = text[: mention.start].rstrip()
    noun = before.rstrip(QUOTES).split()[-1:] if before.endswith(tuple(QUOTES)) else []
    kinds = [lemmas(word, mention.sentence.language)[0] for word in noun if word.islower()]
    return " ".join((*kinds, name))


def own_gender(person: Annotation) -> str:
    """Return the gender that a person's given name or title shows, as UD writes it, or ''."""
    language = person.sentence.language
    ahead = person.sentence.text[: person.start].lower().split()[-AHEAD:]
    first = person.text.split()[0].lower()
    forms = {first, romanise(first)}
    for gender, (names, words) in _gendered(language).items():
        if not forms.isdisjoint(names | words) or any(
            word.strip("(,.“\"'") in words for word in ahead
        ):
            return gender
    return ""


def _wanted(pronoun: str, language: str) -> Sequence[str]:
    found: Sequence[str] = (
        pack(language).table("coreference").get("genders", {}).get(pronoun.lower(), ())
    )
    return found


@cache
def _gendered(language: str) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return by gender the given names and the words of titles that show it."""
    table = pack(language).table("coreference").get("gendered", {})
    return {
        gender: (frozenset(own.get("names", "").split()), frozenset(own.get("words", ())))
        for gender, own in table.items()
    }


def _first_pronoun(sentences: Sequence[Annotated], main: Annotation) -> str:
    """Return the one gender of the first pronoun behind the first mention of a person, or ''."""
    language = main.sentence.language
    person = pack(language).table("coreference").get("person_pronouns", ())
    for sentence in sentences:
        if sentence.sentence.index < main.sentence_index or sentence.sentence.language != language:
            continue
        for token in sentence.sentence.tokens:
            if token.text.lower() in person:
                wanted = _wanted(token.text, language)
                return wanted[0] if len(wanted) == 1 else ""
    return ""
