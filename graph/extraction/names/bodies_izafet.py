"""Names of bodies whose head stands last: «… Республикасының Қорғаныс министрлігі»."""

from __future__ import annotations

from graph.extraction.names.extents import (
    LIST,
    Around,
    Extent,
    ends_list,
    opens_by_chance,
    quoted_before,
)
from graph.extraction.names.head_nouns import HeadSpan, bodies
from graph.extraction.names.naming import Line
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.languages.morphology import nominative

INTERNATIONAL = "InternationalOrganisation"
WITHIN = frozenset(("PopulationGroup", "Election", "Country"))
"""What the nouns may stand for that are within the name of a body, besides bodies."""
WHOLES = frozenset(("Ministry", "PoliticalParty", "Government", "Parliament", INTERNATIONAL))
"""Classes of bodies that no other body owns, where no country does."""
LONGEST_TOPIC = 9
"""Words of the topic of a body, at most."""


def izafet(line: Line, head: HeadSpan, around: Around) -> Extent:
    """Return the name that ends with a head: what stands before it, back to a country."""
    if _stands_alone(line, head) or _behind_country(line, head, around):
        return head.first, head.last
    return _with_modifiers(line, head, around)


def _stands_alone(line: Line, head: HeadSpan) -> bool:
    """Whether a head belongs to nobody, and the word before it is a name: «Иванова | палата»."""
    at, lemma = head.first - 1, head.lemma.split()[-1]
    language, phrase = line.sentence.language, phrase_rules(line.sentence.language)
    owned = is_possessed(line.low[head.last - 1], lemma, language)
    if head.proper or at < 0 or owned or phrase.possessive.fullmatch(lemma):
        return False
    if line.capital(head.first) and not line.rules.pattern("people").fullmatch(line.low[at]):
        return False
    proposed = any(
        p.first <= at and head.last == p.last and p.label == "ORG" for p in line.proposals
    )
    named = line.name_word(at) and not phrase.attributive.fullmatch(line.low[at])
    return named and not line.words[at].isupper() and not proposed


def _behind_country(line: Line, head: HeadSpan, around: Around) -> bool:
    """Whether a head that belongs to nobody stands right behind a state: «Чили | Кеңес жанында»."""
    lemma, language = head.lemma.split()[-1], line.sentence.language
    owned = is_possessed(line.low[head.last - 1], lemma, language)
    possessive = phrase_rules(language).possessive.fullmatch(lemma)
    return head.first in around.countries and not (head.proper or owned or possessive)


def _with_modifiers(line: Line, head: HeadSpan, around: Around) -> Extent:
    """Return the name that ends with a head that belongs to something or is described."""
    first = place = head.first
    if first in around.leaders and _is_led(line, head):
        return around.leaders[first], head.last
    if head.proper.isupper() and place not in around.countries:
        return first, head.last
    while place and place - 1 not in around.persons and first - place < 4:
        if place in around.countries:
            return _from_country(line, place, first, head, around), head.last
        quoted = quoted_before(line, place)
        if quoted < place:
            first = place = quoted
            continue
        owner = _owner(line, place)
        if owner is not None:
            return owner.first, head.last
        place -= 1
        marked = _marked(line, place, first, around)
        if marked is not None:
            return marked, head.last
        apart = first < head.first and (_genitive_body(line, place) or _surname(line, place))
        apart = apart or _whole_body(line, place, head)
        if apart or _stands_beside(line, place, head) or not _may_stand_within(line, place):
            break
        if line.name_word(place) and not opens_by_chance(line, place):
            first = place
    return first, head.last


def _is_led(line: Line, head: HeadSpan) -> bool:
    """Whether a body is called by who leads it, right before: «Ян Новак | үкіметі»."""
    form, language = line.low[head.last - 1], line.sentence.language
    named = head.lemma in line.rules.words("governing_heads") and not line.capital(head.first)
    named = named and not _genitive_name(line, head.first - 1)
    return named and is_possessed(form, head.lemma, language)


def _from_country(line: Line, place: int, first: int, head: HeadSpan, around: Around) -> int:
    """Return where a name begins behind a country: with it, if the body is one of its own."""
    own = INTERNATIONAL not in head.classes or not _is_named(line, first, head)
    own = own or not (head.proper or _genitive_name(line, place - 1))
    own = own and not _lists_parties(line, place, first, head, around)
    several = any(word in line.rules.words("of_several") for word in line.low[first : head.first])
    own = own and not (several and _is_named(line, first, head))
    return around.countries[place] if own else first


def _lists_parties(line: Line, place: int, first: int, head: HeadSpan, around: Around) -> bool:
    """Whether a list of countries ends before a name: two, where the body has a name of its own."""
    of_state = not bodies("StateBody").isdisjoint(head.classes)
    least = LIST if of_state or not _is_named(line, first, head) else LIST - 1
    return ends_list(line, place, around.countries, least)


def _owner(line: Line, at: int) -> HeadSpan | None:
    """Return a body of several words in the genitive that ends at ``at`` and opens the name."""
    named = next((h for h in line.heads if h.last == at and h.proper), None)
    owns = named and named.last - named.first > 1 and _genitive_name(line, at - 1)
    return named if owns else None


def _marked(line: Line, at: int, first: int, around: Around) -> int | None:
    """Return where a name begins that has a word for its topic or namesake at ``at``, or None."""
    if line.low[at] in line.rules.words("topical"):
        return _topic(line, at, first, around)
    if line.low[at] in line.rules.words("namesake"):
        return _namesake(line, at, first, around)
    return None


def _is_named(line: Line, first: int, head: HeadSpan) -> bool:
    """Whether the words before a head, or the head itself, have a capital of their own."""
    return any(line.name_word(at) for at in range(first, head.last))


def _topic(line: Line, at: int, first: int, around: Around) -> int:
    """Return where the topic of a body begins: «Адам құқықтары жөніндегі | комиссия».

    It begins with the nearest capital before the word ``at``, or nowhere: then at ``first``.
    """
    for place in range(at - 1, max(at - LONGEST_TOPIC, 0) - 1, -1):
        word = line.words[place]
        sign = not word[0].isalpha() and word not in "-–"
        case = line.rules.pattern("off_topic").search(line.low[place])
        if sign or case or place in around.persons or line.title(place):
            return first
        if line.name_word(place) and not opens_by_chance(line, place):
            return place
    return first


def _namesake(line: Line, at: int, first: int, around: Around) -> int:
    """Return where the name begins that a body bears: «Абай атындағы | университет»."""
    place = at
    while place and (place - 1 in around.persons or line.words[place - 1] == "."):
        place -= 1
    if place == at and at and line.name_word(at - 1):
        place -= 1
    return place if place < at else first


def _stands_beside(line: Line, at: int, head: HeadSpan) -> bool:
    """Whether a body ends before a head that belongs to nobody: «Рада | үкіметтің».

    It has a proper name or one in quotation marks: «„Нур“ партиясы | одаққа кірді».
    """
    word, lemma = line.low[head.last - 1], head.lemma.split()[-1]
    ahead = (h for h in line.heads if h.last == at + 1 == head.first)
    body = any(h.proper or quoted_before(line, h.first) < h.first for h in ahead)
    return body and not head.proper and not is_possessed(word, lemma, line.sentence.language)


def _surname(line: Line, at: int) -> bool:
    """Whether a surname stands before another capital: «Иванова | Рига университеті»."""
    return line.capital(at + 1) and bool(line.rules.pattern("surname").search(line.low[at]))


def _genitive_body(line: Line, at: int) -> bool:
    """Whether a body in the genitive ends here: what stands behind it has a name of its own."""
    headed = any(h.first <= at < h.last and h.names_body for h in line.heads)
    return headed and _genitive_name(line, at)


def _may_stand_within(line: Line, at: int) -> bool:
    rules = line.rules
    word, low = line.words[at], line.low[at]
    within = [h for h in line.heads if h.first <= at < h.last]
    if any(not h.names_body and not WITHIN.intersection(h.classes) for h in within):
        return False
    if low in rules.words("joiners"):
        named = at > 0 and (line.name_word(at - 1) or _are_owned(line, at - 1, at + 1))
        return named and not line.capital(at + 1)
    if not word[0].isalpha():
        return (
            word in "-–" and at > 0 and not any(h.last == at and h.names_body for h in line.heads)
        )
    if low in rules.words("stop"):
        return False
    if any(h.first <= at < h.last for h in line.heads) and _genitive_name(line, at):
        return True
    titled = line.title(at) and not rules.pattern("people").fullmatch(low)
    if titled or (any(h.names_body for h in within) and _inflected(line, at)):
        return False
    if line.capital(at):
        return not rules.pattern("breaks").search(low) or _genitive_name(line, at)
    members = at > 0 and line.name_word(at - 1) and rules.pattern("of_members").fullmatch(low)
    return bool(members) or not rules.pattern("breaks").search(low) or _is_governed(line, at)


def _are_owned(line: Line, *places: int) -> bool:
    """Whether nouns in small letters all belong to what is before: «Түркі мәдениеті мен мұрасы»."""
    owned = phrase_rules(line.sentence.language).possessive
    return all(line.words[at].islower() and owned.fullmatch(line.low[at]) for at in places)


def _whole_body(line: Line, at: int, head: HeadSpan) -> bool:
    """Whether a body ends here that is no owner of the one behind: «Порт бюросы | Су министрлігі».

    What stands behind it has a capital, and is of its kind, of a kind that belongs to no other or
    in a form that does not: «Порт бюросы | Сенаттың шешімімен».
    """
    own = next((h for h in line.heads if h.last == at + 1 and h.names_body), None)
    if own is None or own.proper or not line.name_word(at + 1):
        return False
    language = line.sentence.language
    owned = is_possessed(line.low[at], own.lemma.split()[-1], language)
    owned = owned or line.low[own.first - 1] in line.rules.words("topical")
    apart = own.lemma == head.lemma or not WHOLES.isdisjoint(head.classes)
    apart = apart or not is_possessed(line.low[head.last - 1], head.lemma.split()[-1], language)
    return owned and not _inflected(line, at) and (apart or "Government" in own.classes)


def _is_governed(line: Line, at: int) -> bool:
    """Whether a word depends on the doing that a body is for: «ортаны | қорғау агенттігі»."""
    pair = " ".join(line.low[at : at + 2])
    return bool(line.rules.pattern("governed").fullmatch(pair))


def _inflected(line: Line, at: int) -> bool:
    """Whether a word has a case ending: a body in another case begins no other's name."""
    return nominative(line.words[at], line.sentence.language) != line.words[at]


def _genitive_name(line: Line, at: int) -> bool:
    return bool(line.rules.pattern("genitive").search(line.low[at]))
