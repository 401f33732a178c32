"""Accessions: the states that joined a union of states, where a text lists them by their dates.

``The accession of Norway in 1973 and of Malta in 1981`` ``New members: Norway (1973), Malta
(1981)`` A lead may stand above a list: ``Enlargements:`` and a line for each year. The union is
named in the row of states, or it is the one that the document is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.register import Register
from graph.extraction.relations.accession_rules import AccessionRules, accession_rules
from graph.extraction.relations.state_rows import UNION, Row, Rows
from graph.facts import Fact
from graph.languages.grammar import is_finite

PROPERTY, FRAME = "memberOf", "accession"
CLAUSE = re.compile(r"[;:—–|(]")
"""Signs between clauses, as far as it matters to a verb behind them."""
ITEM = re.compile(r"[\s\-–—•*·]*(?:\(?(?:\d{1,2}|\w)[.)])?\s*")
"""What an entry of a list may begin with."""
CLAUSES = (",", ";")
"""Signs between clauses that leave out their verb."""
CLOSING = re.compile(r"[\s.,;:)\]]*")

NOTHING = Row(())


@dataclass(frozen=True)
class _Told:
    """Those who joined, the unions that their row names, and the lead; an entry has none."""

    states: Sequence[Annotation]
    unions: Sequence[Annotation]
    lead: re.Match[str] | None = None


def accessions(read: Sequence[Annotated], register: Register, main: str) -> Iterator[Fact]:
    """Yield ``memberOf`` of each state that is said to have joined a union.

    ``main`` is the key of the union that the document is about, or ''.
    """
    listed: Sequence[str] = ()
    for sentence in read:
        rules = accession_rules(sentence.sentence.language)
        reading = _Reading(sentence, rules, Rows(sentence, register, rules))
        told = [*reading.told()]
        for one in told:
            yield from _facts(one, _wholes(one, sentence, main, register), sentence, register)
        entry = None if told or not listed else reading.entry()
        if entry:
            yield from _facts(entry, listed, sentence, register)
        elif not (listed and reading.is_label()):
            opened = reading.opened()
            listed = _wholes(opened, sentence, main, register) if opened else ()


@dataclass(frozen=True)
class _Reading:
    """A sentence with the leads in it."""

    sentence: Annotated
    rules: AccessionRules
    rows: Rows

    @property
    def text(self) -> str:
        """The sentence as its view shows it."""
        return self.sentence.sentence.text

    def told(self) -> Iterator[_Told]:
        """Yield those who joined by each lead."""
        yield from (t for lead in self._leads(self.rules.joining) if (t := self._joining(lead)))
        yield from (t for lead in self._leads(self.rules.newcomers) if (t := self._newcomers(lead)))
        yield from (t for lead in self._leads(self.rules.setting_off) if (t := self._set_off(lead)))
        yield from (t for lead in self._leads(self.rules.joined) if (t := self._joined(lead)))
        yield from (t for lead in self._leads(self.rules.behind) if (t := self._behind(lead)))
        owned = self._leads(self.rules.owned)
        yield from (t for lead in owned if (t := self._behind(lead, sure=True)))

    def opened(self) -> _Told | None:
        """Return the lead that ends a sentence, with the unions that it names: a list follows."""
        for lead in self._leads(*self.rules.opening):
            row = self.rows.behind(lead.end())
            if self._is_over(max(row.end, lead.end())) and not row.states:
                return _Told((), self._unions(row, lead), lead)
        return None

    def entry(self) -> _Told | None:
        """Return the states of an entry of a list, which has nothing but a row."""
        start = ITEM.match(self.text)
        row = self.rows.behind(start.end() if start else 0)
        return _Told(row.states, ()) if row.states and self._is_over(row.end) else None

    def is_label(self) -> bool:
        """Whether a line only divides a list or heads a table."""
        row = self.rows.behind(0)
        return not row.states and self._is_over(max(row.end, 0))

    def _is_over(self, end: int) -> bool:
        """Whether nothing but closing signs stands behind a place."""
        return CLOSING.fullmatch(self.text, end) is not None

    def _leads(self, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the leads of some patterns that tell of what was done."""
        for pattern in patterns:
            for lead in pattern.finditer(self.text):
                if not self.rules.unreal.search(self.text[: lead.start()]):
                    yield lead

    def _joining(self, lead: re.Match[str]) -> _Told | None:
        """Return the states right behind a noun for joining."""
        row = self.rows.behind(lead.end(), self.rules.case)
        if not row.states:
            row = self.rows.behind(lead.end())
            row = row if row.set_off else NOTHING
        return self._of(row, lead)

    def _newcomers(self, lead: re.Match[str]) -> _Told | None:
        """Return the states behind a word for those that joined."""
        return self._of(self.rows.behind(lead.end()), lead)

    def _set_off(self, lead: re.Match[str]) -> _Told | None:
        """Return the states that a sign sets off from their lead."""
        row = self.rows.behind(lead.end())
        return self._of(row, lead) if row.set_off else None

    def _joined(self, lead: re.Match[str]) -> _Told | None:
        """Return the states behind a verb that nothing else stands before in its clause."""
        ahead = max((m.end() for m in CLAUSE.finditer(self.text, 0, lead.start())), default=0)
        before = self.rows.behind(ahead, until=lead.start())
        if before.states or self.text[max(before.end, ahead) : lead.start()].strip():
            return None
        return self._of(self.rows.behind(lead.end()), lead, before)

    def _behind(self, lead: re.Match[str], *, sure: bool = False) -> _Told | None:
        """Return the states before a lead, with those who did the same behind a verb.

        What is not ``sure`` to tell of a union does so with a date or a union.
        """
        before = self.rows.before(lead.start())
        row = self.rows.behind(lead.end())
        after = self._whole_clauses(row)
        tells = sure or any(r.told or r.joins_union for r in (before, row))
        if not tells or self._fails(row, lead) or not self._are_subjects(before.states):
            return None
        unions = row.unions or before.unions
        return _Told([*reversed(before.states), *after.states], unions, lead)

    def _are_subjects(self, states: Sequence[Annotation]) -> bool:
        """Whether states, the last one first, may have joined, and no word has them for its own."""
        ahead = self.text[: states[-1].start] if states else ""
        shown = [c for s in states if (c := self.rows.cases(s)) and self.rules.subject]
        named = all(self.rules.subject in cases for cases in shown)
        return bool(states) and named and not self.rules.owner.search(ahead)

    def _whole_clauses(self, row: Row) -> Row:
        """Return a row without the clause at its end that goes on to say something else.

        «вступила в 1990 году, | Перу в 1991 году отказалась».
        """
        if row.stop is None or not self.text[row.stop.start].isalpha():
            return row
        signs = [i for i, s in enumerate(row.steps) if self.text[s.start : s.end] in CLAUSES]
        return Row(row.steps[: signs[-1] if signs else 0], row.stop)

    def _of(self, row: Row, lead: re.Match[str], before: Row = NOTHING) -> _Told | None:
        """Return those of a row behind a lead, unless they joined something else or nothing."""
        if self._fails(row, lead) or not (states := self._closed(row).states):
            return None
        unions = (*self._unions(row, lead), *before.unions)
        return _Told(states, unions, lead)

    def _fails(self, row: Row, lead: re.Match[str]) -> bool:
        behind = self.text[max(row.end, lead.end()) :]
        return row.elsewhere or bool(self.rules.failed.match(behind))

    def _closed(self, row: Row) -> Row:
        """Return a row without the states that the verb of another clause follows.

        «Принята Чили в 1990 году, | Перу отказалась». «Принята Чили, | Перу отказалась».
        """
        if row.stop is None or not self.text[row.end : row.stop.start].isspace():
            return row
        word, last = self.text[row.stop.start : row.stop.end], row.steps[-1].kind
        if last == "state" and row.told:
            return row.without_last()
        acts = is_finite(word, self.sentence.sentence.language)
        return self._whole_clauses(row) if last == "state" and acts else row

    def _unions(self, row: Row, lead: re.Match[str]) -> Sequence[Annotation]:
        """Return the unions of a row, or the one right before its lead."""
        if row.unions:
            return row.unions
        own = (a for a in self.sentence.annotations if a.end <= lead.start())
        near = [a for a in own if not self.text[a.end : lead.start()].strip()]
        return [a for a in near if self.rows.register.is_one(a, UNION)]


def _wholes(told: _Told, sentence: Annotated, main: str, register: Register) -> Sequence[str]:
    """Return the keys of the unions that were joined."""
    named = dict.fromkeys(register.keys[a] for a in told.unions)
    return [*named] or ([main] if main else [])


def _facts(
    told: _Told, wholes: Sequence[str], sentence: Annotated, register: Register
) -> Iterator[Fact]:
    """Yield the facts about those who joined, with the words from each of them to the lead."""
    for state in told.states:
        first, last = told.lead.span() if told.lead else (state.start, state.end)
        place = sentence.sentence.evidence(min(first, state.start), max(last, state.end))
        for whole in wholes:
            yield Fact(register.keys[state], PROPERTY, whole, place, frame=FRAME)
