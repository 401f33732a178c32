"""Appositions: whether a noun beside a person's name can be said of that person, by its form."""

from __future__ import annotations

from graph.extraction.relations.arcs import DASHES, VERBS, Arc, Lattice, Match
from graph.extraction.relations.frames import Frame, frames
from graph.extraction.relations.patterns import Word
from graph.languages.grammar import grammar, person_cases, possible_cases
from graph.languages.morphology import lemmas
from graph.languages.pack import pack

SIGNS = (",", *DASHES)
"""What parts a name from what is said of its bearer."""
DOING = (*VERBS, "PTCP")
"""Parts of speech that govern a noun behind them."""


def is_anothers(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Tell whether the noun that a match says of one person stands in another form than the name.

    «Ян Новак, | представители Лиги и гости»; «Марк Холм, создателя Лиги, | Ада Рот».
    """
    people = match.slots.get("subject", ())
    if match.verbs or len({arc.key for arc in people}) != 1 or not people[0].person:
        return False
    if _is_title_of_next(match, lattice) or _is_whom_a_link_leads_to(frame, match, lattice):
        return True
    at = _noun_beside(frame, match, lattice)
    if at < 0:
        return False
    language = lattice.language
    if at < people[0].start and _follows_other(at, lattice):
        return True
    several = grammar(lattice.words[at], language).number == "Plur"
    own = person_cases(people[0].text, language) or _by_form(people[0])
    other = possible_cases(lattice.words[at], language)
    return several or bool(own and other and not own & other)


def _is_title_of_next(match: Match, lattice: Lattice) -> bool:
    """Whether another person is named right behind: «Ян Новак и член партии «Путь» | Анна Рот»."""
    start = match.slots["subject"][0].end
    behind = (arc.end for arc in match.slots.get("object", ()) if arc.start > start)
    return any(arc.person for end in behind for arc in lattice.arcs.get(end, ()))


def _is_whom_a_link_leads_to(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether a noun behind a person and a preposition is of who is named later.

    «Ян Новак встретился с | депутатом Сейма Анной Рот».
    """
    case = frames(lattice.language).grammar.cases.get("nominative")
    words = (e for e in frame.pattern if isinstance(e, Word) and e.first.isdisjoint(SIGNS))
    asked = next((word.first for word in words), frozenset[str]())
    for at in range(match.slots["subject"][0].end + 1, match.end) if case else ():
        if not asked.isdisjoint(lemmas(lattice.words[at], lattice.language)):
            forms = possible_cases(lattice.words[at], lattice.language)
            led = case is not None and not case.stands((lattice.words[at - 1],), "")
            noun = grammar(lattice.words[at], lattice.language)
            person = (noun.part, noun.animacy) == ("NOUN", "Anim")
            return led and person and bool(forms) and forms.isdisjoint({"Nom", "Acc"})
    return False


def _follows_other(at: int, lattice: Lattice) -> bool:
    """Whether a noun is of the person before it: «Марка Холма, | создателя Лиги, Аарон Грин»."""
    parted = at > 1 and lattice.words[at - 1] == ","
    return parted and any(arc.person for arc in lattice.ending(at - 1))


def _by_form(person: Arc) -> frozenset[str]:
    """Return the case of a name that nobody knows and that has other forms, where it is plain."""
    language = person.annotation.sentence.language
    vowels = str(pack(language).table("morphology").get("vowels", ""))
    declined = bool(vowels) and person.text[-1].isalpha() and person.text[-1].lower() not in vowels
    return frozenset({"Nom"}) if person.plain and declined else frozenset()


def _noun_beside(frame: Frame, match: Match, lattice: Lattice) -> int:
    """Return the token of the noun for somebody that a sign parts from the name, or -1."""
    person = match.slots["subject"][0]
    words = (e for e in frame.pattern if isinstance(e, Word) and e.first.isdisjoint(SIGNS))
    asked = next((word.first for word in words), frozenset[str]())
    objects = match.slots.get("object", ())
    if any(arc.person for arc in objects):
        return -1
    ahead = bool(objects) and objects[0].start < person.start
    if not ahead and (person.end == match.end or lattice.words[person.end] not in SIGNS):
        return -1
    for at in range(match.start, person.start) if ahead else range(person.end, match.end):
        read = grammar(lattice.words[at], lattice.language)
        if read.part in DOING:
            return -1
        named = not asked.isdisjoint(lemmas(lattice.words[at], lattice.language))
        if named and (read.part, read.animacy) == ("NOUN", "Anim"):
            return at
    return -1
