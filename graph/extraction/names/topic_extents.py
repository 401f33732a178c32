"""What a body is for, behind a preposition in its name: «по труду, спорту и делам молодёжи»."""

from __future__ import annotations

from collections.abc import Collection

from graph.extraction.names.naming import Line
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas

LONGEST = 12
"""Words, at most, of what such a body is for."""
TOPIC = "Dat"
"""The case (UD's) of what a body is for."""
OWNER = "Gen"
MEANS = "Ins"
NOMINAL = ("NOUN", "ADJ", "PTCP")


def topic_end(line: Line, at: int, blocked: Collection[int] = frozenset()) -> int:
    """Return where what a body is for ends whose noun ends before token ``at``; else ``at``.

    ``blocked`` are tokens that are no part of it.
    """
    if not (opening := _opens(line, at)):
        return at
    end, place, cases = at, at + 1, frozenset({opening})
    while place < len(line.words) and place - at <= LONGEST and place not in blocked:
        word = line.low[place]
        if word in line.rules.words("topic_means") and place + 1 == end + 1:
            cases = frozenset({MEANS})
        elif word in line.rules.words("joiners") or word == ",":
            if not _goes_on(line, place, blocked):
                break
            cases = frozenset({TOPIC, OWNER, MEANS})
        elif _fits(line, place, cases):
            end, cases = place + 1, cases | {OWNER}
        else:
            break
        place += 1
    return end


def _opens(line: Line, at: int) -> str:
    """Return the case of what a body may be for behind the preposition at a token, '' for none.

    What it is for or against is told of those who come together for that: «Движение | против …».
    """
    if at + 1 >= len(line.words):
        return ""
    case = TOPIC if line.low[at] in line.rules.words("topic_links") else _of_movement(line, at)
    forms = lemmas(line.low[at + 1], line.sentence.language)
    other = line.rules.words("not_behind_links").isdisjoint(forms)
    return case if case and other and _fits(line, at + 1, frozenset({case})) else ""


def _of_movement(line: Line, at: int) -> str:
    """Return the case behind a preposition by which a movement is called, '' for no movement."""
    told: dict[str, str] = line.rules.table.get("aims", {})
    movements = line.rules.words("movements")
    named = any(h.last == at and h.lemma in movements and line.capital(h.first) for h in line.heads)
    return told.get(line.low[at], "") if named else ""


def _fits(line: Line, at: int, cases: Collection[str]) -> bool:
    """Whether a word may stand in one of some cases, and begins nothing else."""
    word, language = line.low[at], line.sentence.language
    read = grammar(word, language)
    titled = line.title(at) and read.animacy != "Inan"
    other = titled or word in line.rules.words("stop")
    headed = line.capital(at) and any(h.first == at and h.names_body for h in line.heads)
    nominal = read.part in NOMINAL or line.words[at].isupper()
    fitting = not possible_cases(word, language).isdisjoint(cases)
    return not (other or headed) and nominal and fitting


def _goes_on(line: Line, at: int, blocked: Collection[int]) -> bool:
    """Whether behind a comma or "and" one more thing in the case of the first follows.

    Behind a comma it must be of a list that goes on: «по труду, спорту и туризму».
    """
    place, language = at + 1, line.sentence.language
    while place < len(line.words) and place not in blocked and line.words[place].islower():
        read = grammar(line.low[place], language)
        if not _fits(line, place, {TOPIC, OWNER}) or read.case == "Nom":
            return False
        if read.part == "NOUN":
            return line.words[at] != "," or _listed(line, place + 1)
        place += 1
    return False


def _listed(line: Line, at: int) -> bool:
    """Whether a list goes on within a few words."""
    ahead = line.low[at : at + 3]
    return any(word in line.rules.words("joiners") for word in ahead)
