"""How far a person's name goes: over particles and all its parts, not over a place before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.extraction.names.extents import Extent
from graph.extraction.names.initials import ends_like_surname, is_initial, is_lettered
from graph.extraction.names.naming import Line
from graph.extraction.names.several_persons import of_two_cases
from graph.languages.grammar import (
    grammar,
    is_given_name,
    is_known,
    is_place,
    person_cases,
    possible_cases,
    subject_forms,
)
from graph.languages.morphology import person_nominative
from graph.languages.script import is_latin

LONGEST = 6
"""Words in a name, particles among them, at most."""
OWNED = 6
"""Words from a title to the name, at most, that say whose it is."""


def joined(line: Line, extents: Iterable[Extent]) -> list[Extent]:
    """Return names with what particles join to them, and as one what stands side by side."""
    found: list[Extent] = []
    for first, last in sorted(set(extents)):
        if first >= last:
            continue
        first = first - 1 if first and _given_before(line, first) else first
        last = _past_particles(line, last)
        if found and first <= found[-1][1] and _one(line, found[-1], (first, last)):
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _given_before(line: Line, first: int) -> bool:
    """Whether the word right before a name is a given name that the dictionary knows."""
    language = line.sentence.language
    alike = line.rules.structure == "genitive" and line.adjacent(first)
    known = alike and line.name_word(first - 1) and is_given_name(line.words[first - 1], language)
    cases = (possible_cases(line.low[at], language) for at in (first - 1, first))
    own, other = cases
    return known and not line.title(first - 1) and (not other or bool(own & other))


def _past_particles(line: Line, last: int) -> int:
    """Return the end of a name behind its particles: «Диогу Фрейташ | ду Амарал», «Асан | уулу»."""
    particles = line.rules.words("particles")
    while last + 1 < len(line.words) and line.low[last] in particles and not line.capital(last):
        plain = line.adjacent(last) and line.adjacent(last + 1) and line.name_word(last + 1)
        if not plain or line.title(last + 1):
            break
        last += 2
    closing = last < len(line.words) and line.low[last] in line.rules.words("closing_particles")
    return last + 1 if closing and line.adjacent(last) else last


def _one(line: Line, before: Extent, behind: Extent) -> bool:
    """Whether two extents are one name: they overlap, or touch with nothing between them.

    Where cases tell, a person in another case is somebody else.
    """
    if behind[0] < before[1]:
        return behind[1] <= before[1] or line.rules.structure == "genitive"
    if behind[1] - before[0] > LONGEST:
        return False
    if line.rules.structure != "genitive":
        linked = line.low[behind[0]] in line.rules.words("links_of_names")
        return linked and line.adjacent(behind[0]) and line.title(before[0] - 1)
    language = line.sentence.language
    cases = (possible_cases(line.low[at], language) for at in (before[1] - 1, behind[1] - 1))
    own, other = cases
    parted = len(of_two_cases(line, before[0], behind[1])) > 1
    return line.adjacent(behind[0]) and not parted and (not own or not other or bool(own & other))


def without_home(line: Line, first: int, last: int) -> Extent:
    """Return a name of two words without where its bearer is from: "Dan Keller | of Indiana".

    A single name, or one with a number, goes on: "Catherine of Vik", "Ada II of Vik".
    """
    homes = line.rules.words("homes")
    for at in range(first + 2, last - 1):
        if line.low[at] in homes and not line.words[at - 1].isupper():
            return first, at
    return first, last


def without_place(line: Line, first: int, last: int) -> Extent:
    """Return a name without the place that its title is of: «мэром Риеки | Войко Обрадичем».

    Or without the noun of an adjective with a capital: «мэр Нижней Воли | Ян Новак»; a word that
    only names places or bodies opens no name before a given name: «мэра Омска | Ивана Белова».
    """
    language = line.sentence.language
    first += last - first > 1 and _is_town(line, first)
    while last - first > 2 and (_is_place_before(line, first) or _is_seat(line, first)):
        first += 1
    if line.rules.structure == "genitive" and _described(line, first) and last - first > 2:
        return first + 1, last
    if line.rules.structure != "genitive" or not line.title(first - 1):
        return first, last
    title = possible_cases(line.low[first - 1], language)
    while last - first > 2:
        own = possible_cases(line.low[first], language)
        whose = "Gen" in own and bool(title) and not own & title
        if not whose and not _described(line, first):
            break
        first += 1
    return first, last


def _is_place_before(line: Line, at: int) -> bool:
    """Whether a word is the name of a place or a body, before a given name or behind a title."""
    language = line.sentence.language
    titled = line.rules.structure == "genitive" and at > 0 and line.title(at - 1)
    named = titled or is_given_name(line.words[at + 1], language)
    return named and is_place(line.low[at], language)


def _is_seat(line: Line, at: int) -> bool:
    """Whether a word tells where, before a given name: "head of the Union in Vik | Ada Holm"."""
    led = line.rules.structure == "of" and at > 0 and line.low[at - 1] in line.rules.words("seats")
    return led and line.rules.is_given(line.low[at + 1])


def _described(line: Line, at: int) -> bool:
    """Whether a word stands behind an adjective with a capital, both in the genitive."""
    language = line.sentence.language
    if at < 2 or not line.capital(at - 1) or not line.adjacent(at):
        return False
    adjective = grammar(line.low[at - 1], language)
    both = all("Gen" in possible_cases(line.low[i], language) for i in (at - 1, at))
    return both and (adjective.part, adjective.gender) == ("ADJ", "Fem") and line.title(at - 2)


def _is_town(line: Line, at: int) -> bool:
    """Whether a sign tells that a word is a town's name: «г. | Алматы Оспанов Болат»."""
    signed = at > 1 and line.low[at - 1] == "."
    return signed and line.low[at - 2] in line.rules.words("town_signs")


def without_other(line: Line, first: int, last: int) -> Extent:
    """Return a name without a word before a given name that is in no case of it.

    «представитель Алиева | Дмитрий Норкин»; at the beginning of a sentence without any word that
    is no name: «Вместо | Ивана Белова».
    """
    if line.rules.structure != "genitive" or last - first < 2:
        return first, last
    language = line.sentence.language
    read = grammar(line.low[first], language)
    small = first == 0 and read.part in ("ADP", "ADV", "CONJ", "PRCL")
    given = last - first > 2 and is_given_name(line.words[first + 1], language)
    full = line.rules.pattern("patronymic").search(line.low[last - 1])
    name = line.words[first + 1 : last]
    given = given and not (full and ends_like_surname(line, first))
    apart = given and _apart(line.low[first], name, language, surname=bool(full))
    return (first + 1 if small or apart else _past_others(line, first, last)), last


def _past_others(line: Line, first: int, last: int) -> int:
    """Return where a given name begins behind words in no case of it: «Дома рек | Иван Белов»."""
    language = line.sentence.language
    for at in range(first + 2, last - 1):
        if not is_given_name(line.words[at], language):
            continue
        before, name = range(first, at), line.words[at:last]
        full = any(is_given_name(line.words[i], language) for i in before)
        if not full and all(_apart(line.low[i], name, language, surname=False) for i in before):
            return at
    return first


def _apart(word: str, name: Sequence[str], language: str, *, surname: bool) -> bool:
    """Whether a word and the given name and surname behind it can be in no case one person's.

    As a ``surname`` a noun for a man is a woman's too: «Ковач Анна Петровна». The cases of an
    unknown one are only guessed: «Балгимбаев Назар Олегович».
    """
    if surname and not is_known(word.lower(), language):
        return False
    own, *others = (possible_cases(w.lower(), language) for w in (word, *name))
    other = person_cases(" ".join(name), language) or frozenset.intersection(*others)
    if not own or not other:
        return False
    forms = subject_forms(word, language), subject_forms(name[0].lower(), language)
    straight = surname or not all(forms) or bool(forms[0] & forms[1])
    return not own & other - (set() if straight else {"Nom"})


def of_one_script(line: Line, first: int, last: int) -> Extent:
    """Return a name without words in Latin letters before its own: «глава Rigana | Ян Озолс»."""
    while last - first > 1 and line.words[first].isascii() and not is_latin(line.words[last - 1]):
        first += 1
    return first, last


def behind_owner(line: Line, title: int) -> int:
    """Return where a name may begin behind a title and words in the genitive, or no place.

    «глава шведского государства | Весна Рот»: the first word of the name may be no genitive.
    """
    if line.rules.structure != "genitive":
        return len(line.words)
    at = title + 1
    while at < min(title + 1 + OWNED, len(line.words)) and line.adjacent(at) and _owns(line, at):
        if at > title + 1 and _opens_last_name(line, title, at):
            break
        at += 1
    owned = at > title + 1 and at < len(line.words) and line.name_word(at)
    return at if owned else len(line.words)


def _opens_last_name(line: Line, title: int, at: int) -> bool:
    """Whether a given name and a surname end a noun phrase: «директор банка рек | Генри Лоу».

    They may stand in the case of the title: «директор фонда Генри Форда» names no director.
    """
    language = line.sentence.language
    given = line.capital(at) and is_given_name(line.words[at], language)
    following = at + 1 < len(line.words) and line.adjacent(at + 1) and line.name_word(at + 1)
    last = following and (at + 2 >= len(line.words) or not line.capital(at + 2))
    return given and last and may_have_title(line, title, at)


def may_have_title(line: Line, title: int, at: int) -> bool:
    """Whether the given name and surname at a token may stand in the case of a title before them.

    A title in no case but the nominative is of nobody in another: «директор фонда Генри Форда».
    """
    language, name = line.sentence.language, line.text(at, at + 2)
    own, cases = person_cases(name, language), possible_cases(line.low[title], language)
    owner = person_nominative(name, language, frozenset({"Gen"})) != name
    named = "Nom" in person_cases(line.words[at + 1], language)
    straight = cases != {"Nom"} or named or not owner
    return straight and (not own or bool(own & cases))


def _owns(line: Line, at: int) -> bool:
    read = possible_cases(line.low[at], line.sentence.language)
    return line.words[at].isalpha() and ("Gen" in read or line.words[at].isupper())


def trim(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return the extent without titles before, signs around and a possessive behind."""
    if is_lettered(line, first):
        first += 4
    while first < last and not _names_a_person(line, first):
        first += 1
    first = _behind_office(line, first, last)
    while last > first and not (line.capital(last - 1) or line.words[last - 1] == "."):
        last -= 1
    if last > first and line.words[last - 1] == "." and not is_initial(line, last - 2):
        last -= 1
    return first, last


def _behind_office(line: Line, first: int, last: int) -> int:
    """Return where a name begins behind an office of a place: "Vik Premier | Ada Holm".

    A word of the office that stands behind a given name is a surname: "Jon Mayor Lund".
    """
    offices = line.rules.words("of_places")
    for at in range(first + 1, last - 1):
        given = any(line.rules.is_given(word) for word in line.low[first:at])
        if line.low[at] in offices and line.capital(at) and not given:
            return at + 1
    return first


def _names_a_person(line: Line, at: int) -> bool:
    if line.title(at) or line.low[at] in line.rules.words("stop"):
        return False
    if at == 0 and line.low[at] in line.rules.words("kin"):
        return False
    if line.rules.pattern("compound").search(line.low[at]):
        return False
    return line.capital(at) and any(c.isalpha() for c in line.words[at])
