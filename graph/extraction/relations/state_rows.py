"""Rows of states: states with nothing between them but dates, signs and words that pass.

«… о присоединении: 1972 г. — Дании и Ирландии; 1979 г. — Греции». A row names what was joined, or a
preposition in it leads on to something else that was.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.register import Register
from graph.extraction.relations.accession_rules import AccessionRules
from graph.languages.grammar import possible_cases

SIGNS = frozenset("()[]:;|—–-")
"""Signs that set apart what stands behind them: it need not be in the case of what was before."""
UNION = "InternationalOrganisation"
BRACKET = re.compile(r"\((?=[^()]*\d)[^()]{4,80}\)")
"""What is said in brackets of the states before them, with a date."""
Kind = Literal[
    "state",
    "union",
    "directed",
    "unnamed",
    "date",
    "sign",
    "joiner",
    "word",
    "article",
    "into",
    "other",
]
"""A ``directed`` union is one behind a preposition: it was joined; an ``unnamed`` one is a noun."""


@dataclass(frozen=True)
class Step:
    """A thing, a date or a token of a sentence, from a code point to another."""

    kind: Kind
    start: int
    end: int
    thing: Annotation | None = None


@dataclass(frozen=True)
class Row:
    """Steps beside a place in a sentence, and the step that stops them."""

    steps: Sequence[Step]
    stop: Step | None = None

    @property
    def end(self) -> int:
        """Where it ends, or -1 where it has nothing."""
        return self.steps[-1].end if self.steps else -1

    @property
    def states(self) -> Sequence[Annotation]:
        """The states in it."""
        return [s.thing for s in self.steps if s.kind == "state" and s.thing]

    @property
    def unions(self) -> Sequence[Annotation]:
        """The unions in it: those that were joined, if it says so."""
        joined = [s.thing for s in self.steps if s.kind == "directed" and s.thing]
        return joined or [s.thing for s in self.steps if s.kind == "union" and s.thing]

    @property
    def joins_union(self) -> bool:
        """Whether it names a union, or has a noun for one."""
        return bool(self.unions) or any(s.kind == "unnamed" for s in self.steps)

    @property
    def elsewhere(self) -> bool:
        """Whether it goes on to what was joined, which is no union."""
        return self.stop is not None and self.stop.kind == "into"

    @property
    def told(self) -> bool:
        """Whether a date or a sign is in it."""
        return any(s.kind in ("date", "sign") for s in self.steps)

    @property
    def set_off(self) -> bool:
        """Whether a date or a sign stands before its first state."""
        return Row(self.steps[: self._first]).told

    @property
    def _first(self) -> int:
        kinds = [s.kind for s in self.steps]
        return kinds.index("state") if "state" in kinds else len(kinds)

    def without_last(self) -> Row:
        """Return the row without the states at its end that no date or sign closes."""
        kinds = [s.kind for s in self.steps]
        closed = max((i for i, k in enumerate(kinds) if k in ("date", "sign")), default=-1)
        return Row(self.steps[: closed + 1], self.stop)


@dataclass(frozen=True)
class Rows:
    """Reads the rows of a sentence."""

    sentence: Annotated
    register: Register
    rules: AccessionRules

    def behind(self, start: int, case: str = "", until: int = sys.maxsize) -> Row:
        """Return the row that begins at a code point; its first states are in a case, if told."""
        return self._read([s for s in self.steps if start <= s.start < until], case)

    def before(self, end: int) -> Row:
        """Return the row that ends before a code point, read backwards."""
        return self._read([s for s in reversed(self.steps) if s.end <= end], "")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the sentence in order; a preposition before a date or a union passes."""
        found: list[Step] = []
        end = 0
        for token in self.sentence.sentence.tokens:
            if token.start >= end:
                found.append(
                    self._thing(token.start)
                    or self._bracket(token.start)
                    or self._token(token.text, token.start, token.end)
                )
                end = found[-1].end
        acts = {a.start for a in self.sentence.annotations if a.kind == "act"}
        return tuple(_directed(found, acts))

    def _read(self, steps: Sequence[Step], case: str) -> Row:
        """Read steps into a row until one does not pass."""
        cases, parted = frozenset((case,) if case else ()), True
        for at, step in enumerate(steps):
            if step.kind == "state" and step.thing:
                own = self.cases(step.thing)
                shared = cases & own if cases and own else cases | own
                passes, cases, parted = parted and bool(shared or not own), shared, False
            elif step.kind == "sign":
                passes, cases, parted = True, frozenset(), True
            else:
                passes = step.kind not in ("into", "other")
                parted = parted or step.kind == "joiner"
            if not passes:
                return Row(steps[:at], step)
        return Row(steps)

    def _thing(self, start: int) -> Step | None:
        """Return the step over the state, union or date that begins at a code point."""
        for a in self.sentence.starts.get(start, ()):
            kind = self._kind(a)
            if kind:
                return Step(kind, a.start, a.end, a)
        return None

    def _bracket(self, start: int) -> Step | None:
        """Return the step over brackets with a date and no state, unless they tell of failure."""
        text = self.sentence.sentence.text
        told = BRACKET.match(text, start)
        if told is None or self._has_state(told.start(), told.end()):
            return None
        failed = self.rules.failed.match(text, start + 1, told.end())
        return Step("other" if failed else "date", start, told.end())

    def _has_state(self, start: int, end: int) -> bool:
        within = (a for a in self.sentence.annotations if start < a.start < end)
        return any(self._kind(a) == "state" for a in within)

    def _kind(self, thing: Annotation) -> Kind | None:
        if thing.kind == "date":
            return "date"
        if isinstance(thing.value, Name) and self.register.is_one(thing, "Country"):
            return "state"
        return "union" if self.register.is_one(thing, UNION) else None

    def _token(self, text: str, start: int, end: int) -> Step:
        """Return the step over a token, or over a phrase of several."""
        rules, whole = self.rules, self.sentence.sentence.text
        kinds: Iterator[tuple[Kind, bool]] = iter(
            (
                ("sign", text in SIGNS),
                ("date", text.isdigit()),
                ("article", bool(rules.articles.fullmatch(text))),
                ("joiner", bool(rules.joiners.fullmatch(text))),
                ("unnamed", bool(rules.unions.fullmatch(text))),
                ("into", bool(rules.into.fullmatch(text))),
            )
        )
        kind: Kind = next((kind for kind, fits in kinds if fits), "other")
        if kind in ("into", "other"):
            if mark := rules.marks.match(whole, start):
                return Step("sign", start, mark.end())
            if passed := rules.passed.match(whole, start):
                return Step("word", start, passed.end())
        return Step(kind, start, end)

    def cases(self, state: Annotation) -> frozenset[str]:
        """Return the cases that the name of a state may stand in; none where nobody can tell."""
        words = state.text.split()
        return possible_cases(words[0], state.sentence.language) if words else frozenset()


def _directed(steps: Sequence[Step], acts: Collection[int]) -> Iterator[Step]:
    """Yield steps of which prepositions lead on to what follows them.

    Before a date or words for one they pass; a union behind them was joined. Where one of the
    ``acts`` begins, that was joined: "to the Treaty on Ports".
    """
    directed = False
    for at, step in enumerate(steps):
        kind: Kind = step.kind
        behind = next((s for s in steps[at + 1 :] if s.kind != "article"), None)
        further = behind.kind if behind else "other"
        joined = behind is not None and behind.start in acts
        if kind == "into" and further in ("date", "union", "unnamed", "word") and not joined:
            kind = "word"
        elif kind == "union" and directed:
            kind = "directed"
        goes_on = step.kind in ("word", "unnamed", "joiner", "article") or further == "joiner"
        directed = step.kind == "into" or (directed and goes_on)
        yield replace(step, kind=kind)
