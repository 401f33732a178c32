"""What a word is in its sentence: part of speech, case, number and gender, in the terms of UD.

Terms: https://universaldependencies.org/u/feat/ (``Gen``, ``Plur``) and ``.../u/pos/`` (``NOUN``),
``PTCP`` for participles. Each strategy of ``graph.languages.morphology`` may read them; a language
whose strategy does not has empty ones, and rules that ask for a case do not fire.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.languages import dictionary_grammar, dictionary_participles
from graph.languages.pack import pack


@dataclass(frozen=True)
class Grammar:
    """The likeliest reading of a word in UD's terms; what is unknown is ''."""

    part: str = ""
    case: str = ""
    number: str = ""
    gender: str = ""
    animacy: str = ""


READERS: dict[str, Callable[[str, str], tuple[str, str, str, str, str]]] = {
    "pymorphy3": dictionary_grammar.grammar,
}


@cache
def _reader(language: str) -> Callable[[str, str], tuple[str, str, str, str, str]] | None:
    return READERS.get(pack(language).table("language").get("morphology", ""))


@lru_cache(maxsize=100_000)
def grammar(word: str, language: str) -> Grammar:
    """Return the likeliest reading of a word; KeyError when the language has no pack."""
    read = _reader(language)
    return Grammar(*read(word.lower(), language)) if read else Grammar()


CASES: dict[str, Callable[[str, str], frozenset[str]]] = {
    "pymorphy3": dictionary_grammar.possible_cases,
}


@lru_cache(maxsize=100_000)
def possible_cases(word: str, language: str) -> frozenset[str]:
    """Return the cases that a word may stand in (``Nom``, ``Ins``); none where nobody can tell."""
    read = CASES.get(pack(language).table("language")["morphology"])
    return read(word.lower(), language) if read else frozenset()


KNOWN: dict[str, Callable[[str, str], bool]] = {"pymorphy3": dictionary_grammar.is_known}


def is_known(word: str, language: str) -> bool:
    """Tell whether a dictionary has a word; no where there is none."""
    read = KNOWN.get(pack(language).table("language").get("morphology", ""))
    return read is not None and read(word.lower(), language)


NOUNS: dict[str, Callable[[str, str], frozenset[tuple[str, str]]]] = {
    "pymorphy3": dictionary_grammar.noun_forms,
}


def noun_forms(word: str, language: str) -> frozenset[tuple[str, str]]:
    """Return the cases and numbers in which a noun may stand; none where nobody can tell."""
    read = NOUNS.get(pack(language).table("language").get("morphology", ""))
    return read(word.lower(), language) if read else frozenset()


GIVEN: dict[str, Callable[[str, str], bool]] = {"pymorphy3": dictionary_grammar.is_given_name}


def is_given_name(word: str, language: str) -> bool:
    """Tell whether a dictionary has a word as a given name; no where there is none."""
    read = GIVEN.get(pack(language).table("language").get("morphology", ""))
    return read is not None and read(word.lower(), language)


SURNAMES: dict[str, Callable[[str, str], bool]] = {"pymorphy3": dictionary_grammar.is_surname}


def may_be_surname(word: str, language: str) -> bool:
    """Tell whether a dictionary has a word as a surname or not at all; no where there is none."""
    read = SURNAMES.get(pack(language).table("language").get("morphology", ""))
    return read is not None and read(word.lower(), language)


PLACES: dict[str, Callable[[str, str], bool]] = {"pymorphy3": dictionary_grammar.is_place}


def is_place(word: str, language: str) -> bool:
    """Tell whether a dictionary has a word as a place or a body, and as no person's name."""
    read = PLACES.get(pack(language).table("language").get("morphology", ""))
    return read is not None and read(word.lower(), language)


TO_COME: dict[str, Callable[[str, str], bool]] = {"pymorphy3": dictionary_grammar.is_to_come}


def is_to_come(word: str, language: str) -> bool:
    """Tell whether a verb is an infinitive or in the future; no where nobody can tell."""
    read = TO_COME.get(pack(language).table("language").get("morphology", ""))
    return read is not None and read(word.lower(), language)


PARTICIPLES: dict[str, Callable[[str, str], tuple[str, bool, bool]]] = {
    "pymorphy3": dictionary_participles.done_participle,
}


def done_participle(word: str, language: str) -> tuple[str, bool, bool]:
    """Return the plural participle of a verb in the past, '' where there is none.

    With whether it is of those to whom it was done, and whether the verb has another who did it.
    """
    read = PARTICIPLES.get(pack(language).table("language").get("morphology", ""))
    return read(word.lower(), language) if read else ("", False, False)


VerbForm = dictionary_participles.VerbForm


def verb_form(word: str, language: str) -> VerbForm | None:
    """Return how a word is a finite verb or a short participle; None where it is none."""
    dictionary = pack(language).table("language").get("morphology") == "pymorphy3"
    return dictionary_participles.verb_form(word.lower(), language) if dictionary else None


def participle(word: str, language: str, form: str, *, suffered: bool) -> str:
    """Return the participle of a verb in the nominative of a form (``Plur``, a gender), or ''."""
    dictionary = pack(language).table("language").get("morphology") == "pymorphy3"
    if not dictionary:
        return ""
    return dictionary_participles.participle(word.lower(), language, form, suffered=suffered)


PERSON_CASES: dict[str, Callable[[str, str], frozenset[str]]] = {
    "pymorphy3": dictionary_grammar.person_cases,
}


def person_cases(name: str, language: str) -> frozenset[str]:
    """Return the cases that a person's name may stand in; none where nobody can tell."""
    read = PERSON_CASES.get(pack(language).table("language").get("morphology", ""))
    return read(name, language) if read else frozenset()


DOERS: dict[str, Callable[[str, str], bool]] = {"pymorphy3": dictionary_grammar.does_to_another}


def does_to_another(word: str, language: str) -> bool:
    """Tell whether a participle is of who does something to another; no where nobody can tell."""
    read = DOERS.get(pack(language).table("language").get("morphology", ""))
    return read is not None and read(word.lower(), language)


Form = tuple[str, str]
"""A number and a gender."""
Forms = Callable[[str, str], frozenset[Form]]
FORMS: dict[str, tuple[Forms, Forms]] = {
    "pymorphy3": (dictionary_grammar.subject_forms, dictionary_grammar.verb_forms),
}


@cache
def _forms(language: str) -> tuple[Forms, Forms]:
    """Return what reads subjects and what reads verbs of a language."""
    unknown = _unknown, _unknown
    return FORMS.get(pack(language).table("language").get("morphology", ""), unknown)


def _unknown(word: str, language: str) -> frozenset[Form]:
    return frozenset()


def subject_forms(word: str, language: str) -> frozenset[Form]:
    """Return the numbers and genders of a word in the nominative; none where nobody can tell."""
    return _forms(language)[0](word.lower(), language)


@lru_cache(maxsize=100_000)
def is_finite(word: str, language: str) -> bool:
    """Tell whether a word is a verb that agrees with a subject, where the language tells."""
    return bool(_forms(language)[1](word.lower(), language))


@lru_cache(maxsize=100_000)
def agrees(subject: str, verb: str, language: str) -> bool:
    """Tell whether a word in the nominative may be the subject of a verb; yes if nobody can tell.

    What is no finite verb agrees with all.
    """
    noun, finite = _forms(language)
    subjects, verbs = noun(subject.lower(), language), finite(verb.lower(), language)
    return not subjects or not verbs or any(_fit(one, other) for one in subjects for other in verbs)


@lru_cache(maxsize=100_000)
def agrees_with_many(verb: str, language: str) -> bool:
    """Tell whether several may be the subject of a verb; yes if nobody can tell."""
    verbs = _forms(language)[1](verb.lower(), language)
    return not verbs or any(number == "Plur" for number, _ in verbs)


@lru_cache(maxsize=100_000)
def only_many(verb: str, language: str) -> bool:
    """Tell whether a finite verb is in the plural for certain: no one person is its subject."""
    verbs = _forms(language)[1](verb.lower(), language)
    return bool(verbs) and all(number == "Plur" for number, _ in verbs)


def _fit(subject: Form, verb: Form) -> bool:
    return subject[0] == verb[0] and len({subject[1], verb[1]} - {""}) < 2


@lru_cache(maxsize=100_000)
def qualifies(word: str, noun: str, case: str, language: str) -> bool:
    """Tell whether a word is an adjective of the common noun behind it, both in a case."""
    cases = (possible_cases(w, language) for w in (word, noun))
    adjective = noun.islower() and grammar(word, language).part == "ADJ"
    return adjective and all(case in found for found in cases)
