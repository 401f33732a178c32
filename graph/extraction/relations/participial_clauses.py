"""Whose deed a clause with a participle for its verb tells: the subject of the clause around it.

"After joining the League, Ada Holm led it", "Ada Holm left Oslo before joining the League",
"Elected by the Senate, Ada Holm resigned": none of them names who joined or was elected beside the
verb. «Окончив школу, Ада Холм вступила в Лигу» says so by a converb. The tables ``clauses`` and
``participial`` of ``frames.toml`` have the forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.extraction.relations.arcs import Arc
from graph.extraction.relations.clauses import Arcs, Clauses
from graph.languages.grammar import grammar as reading
from graph.languages.pack import pack
from graph.languages.tables import NEVER

LONGEST = 30
"""Words, at most, of such a clause that opens a sentence."""
OPENED = 4
"""Words, at most, from the start of the main clause to its subject."""
ACTOR = ("name", "post")


@dataclass(frozen=True)
class ParticipialClauses:
    """The subjects of the participles of a sentence, by their tokens."""

    clauses: Clauses

    @cached_property
    def active(self) -> Mapping[int, Arcs]:
        """Who does what an active participle or converb says."""
        return dict(self._active())

    @cached_property
    def passive(self) -> Mapping[int, Arcs]:
        """To whom is done what the passive participle says that opens a sentence."""
        return dict(self._passive())

    @cached_property
    def _table(self) -> Mapping[str, Any]:
        frames = pack(self.clauses.lattice.language).table("frames")
        table: Mapping[str, Any] = frames.get("participial", {})
        return table

    @cached_property
    def _forms(self) -> re.Pattern[str]:
        return re.compile(self._table.get("active", NEVER))

    def _is_active(self, at: int) -> bool:
        """Tell whether an active participle or converb stands at a token, by its form."""
        lattice = self.clauses.lattice
        word = lattice.words[at]
        if at in lattice.hiding or at in lattice.within_names:
            return False
        converb = self._table.get("converb") and reading(word, lattice.language).part == "GRND"
        return bool(converb or self._forms.fullmatch(word))

    def _active(self) -> Iterator[tuple[int, Arcs]]:
        words = self.clauses.lattice.words
        leads = frozenset(self._table.get("leads", ()))
        for at in range(len(words)) if self._table else ():
            if not self._is_active(at):
                continue
            led = at > 0 and words[at - 1] in leads
            start = at - led
            if start == 0 or words[start - 1] in self._table["openers"]:
                subject = self._behind(start)
            elif led:
                subject = self.clauses.acting(start)
            else:
                subject = ()
            if subject:
                yield at, subject

    def _passive(self) -> Iterator[tuple[int, Arcs]]:
        """Yield the first passive participle of a sentence that opens with one, and one behind it.

        "Having been elected by the Senate" opens with its auxiliaries.
        """
        words = self.clauses.lattice.words
        at = 0
        while at < len(words) and words[at] in self._table.get("before_passive", ()):
            at += 1
        form = re.compile(self._table.get("passive", NEVER))
        opens = at < len(words) and at not in self.clauses.lattice.hiding
        if opens and form.fullmatch(words[at]) and (subject := self._behind(0)):
            yield at, subject

    def _behind(self, start: int) -> Arcs:
        """Return the subject of the main clause behind one that opens it: past its last comma."""
        lattice = self.clauses.lattice
        commas = (i for i in range(start, len(lattice.words)) if lattice.words[i] == ",")
        for comma in commas:
            if comma > start + LONGEST or ";" in lattice.words[start:comma]:
                return ()
            if found := self._opening(comma + 1):
                return found
        return ()

    def _opening(self, at: int) -> Arcs:
        """Return who acts in a clause that begins at a token, if a verb of its own follows."""
        lattice = self.clauses.lattice
        place = lattice.past[at] if at < len(lattice.words) else at
        if at in lattice.pronouns and self.clauses.verbs.acts_soon(at + 1):
            return lattice.pronouns[at][:1]
        for arc in sorted(lattice.arcs.get(place, ()), key=lambda a: -a.end):
            if arc.annotation.kind in ACTOR and self._acts(arc):
                return self.clauses.listed(arc)
        return ()

    def _acts(self, arc: Arc) -> bool:
        listed = self.clauses.listed(arc)
        return self.clauses.acts(arc) and self.clauses.verbs.acts_soon(listed[-1].end)
