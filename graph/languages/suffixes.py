"""Stems by taking suffixes off, one slot after the other; slots and suffixes are data.

A ``suffixes.toml`` names, for each slot, the slots that may stand before it (nearer the stem), its
suffixes by the kind of letter that they follow, and how a stem is restored when a suffix changed
its end. Every way to take suffixes off is tried; the cheapest analyses come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graph.languages.pack import pack
from graph.languages.tables import NEVER

STEM = "stem"


@dataclass(frozen=True)
class Suffix:
    """An ending of a slot: its letters, the letters that it may follow, and its cost."""

    slot: str
    form: str
    after: str
    cost: float


@dataclass(frozen=True)
class Repair:
    """How a stem's end may be put back: where ``end`` matches and a suffix ``before`` followed."""

    end: re.Pattern[str]
    becomes: str
    before: re.Pattern[str]
    slots: frozenset[str]
    cost: float


@dataclass(frozen=True)
class Analysis:
    """A possible stem, the suffixes taken off it (outermost first) and what that cost."""

    stem: str
    suffixes: tuple[Suffix, ...]
    cost: float

    @property
    def forms(self) -> tuple[str, ...]:
        """The letters of its suffixes, outermost first."""
        return tuple(suffix.form for suffix in self.suffixes)


@dataclass(frozen=True)
class SuffixTable:
    """The suffixes of one language, ready to use; made from its ``suffixes.toml``."""

    language: str

    @cached_property
    def _data(self) -> dict[str, Any]:
        return pack(self.language).table("suffixes")

    @cached_property
    def irregular(self) -> dict[str, tuple[str, ...]]:
        """Forms that no rule explains, with their lemmas."""
        table = self._data.get("irregular", {})
        return {form: tuple(lemmas.split()) for form, lemmas in table.items()}

    @cached_property
    def unchanged(self) -> frozenset[str]:
        """Words that look as if they carried an ending and do not."""
        return frozenset(self._data.get("unchanged", "").split())

    @cached_property
    def whole_names(self) -> re.Pattern[str]:
        """The ends of names that look as if they carried an ending and do not."""
        return re.compile(f"\\w(?:{self._data.get('whole_names') or NEVER})$")

    @cached_property
    def after_possessive(self) -> str:
        """The letters that endings of case follow behind a possessive only."""
        return str(self._data["letters"].get("possessed", ""))

    @cached_property
    def owned(self) -> str:
        """The slot of the endings of somebody's thing."""
        return str(self._data.get("owned", ""))

    @cached_property
    def owned_end(self) -> re.Pattern[str]:
        """The end of a noun in the nominative that is somebody's thing: few stems end so."""
        return re.compile(f"(?:{self._data.get('owned_end') or NEVER})$")

    @cached_property
    def owned_phrase(self) -> re.Pattern[str]:
        """A phrase of several words that is somebody's thing."""
        return re.compile(f"(?:{self._data.get('owned_phrase') or NEVER})$")

    @cached_property
    def possessed_end(self) -> re.Pattern[str]:
        """The end of a word that is in a case of somebody's thing, whatever else it may be."""
        return re.compile(f"(?:{self._data.get('possessed_end') or NEVER})$")

    @cached_property
    def named_end(self) -> re.Pattern[str]:
        """The end of a name that has such an ending for good: "St James's"."""
        return re.compile(f"(?:{self._data.get('named_end') or NEVER})$")

    @cached_property
    def _slots(self) -> dict[str, frozenset[str]]:
        return {slot: frozenset(inner.split()) for slot, inner in self._data["slots"].items()}

    @cached_property
    def _outer(self) -> frozenset[str]:
        return frozenset(self._data["outer"].split())

    @cached_property
    def _suffixes(self) -> tuple[Suffix, ...]:
        letters: dict[str, str] = self._data["letters"]
        return tuple(
            Suffix(entry["slot"], form, letters[kind], entry.get("cost", 0.0))
            for entry in self._data["suffix"]
            for kind in letters
            for form in entry.get(kind, "").split()
        )

    @cached_property
    def _by_last_letter(self) -> dict[str, tuple[Suffix, ...]]:
        index: dict[str, list[Suffix]] = {}
        for suffix in self._suffixes:
            index.setdefault(suffix.form[-1], []).append(suffix)
        return {letter: tuple(found) for letter, found in index.items()}

    @cached_property
    def _repairs(self) -> tuple[Repair, ...]:
        return tuple(
            Repair(
                re.compile(f"(?:{entry['end']})$"),
                entry["becomes"],
                re.compile(entry.get("before", "")),
                frozenset(entry.get("slots", " ".join(self._slots)).split()),
                entry.get("cost", 0.0),
            )
            for entry in self._data.get("repair", [])
        )

    @cached_property
    def _penalties(self) -> tuple[tuple[re.Pattern[str], float], ...]:
        return tuple((re.compile(e["when"]), e["cost"]) for e in self._data.get("penalty", []))

    @cached_property
    def joinable(self) -> frozenset[str]:
        """The case endings, which a hyphen or apostrophe may set off from an abbreviation."""
        return frozenset(s.form for s in self._suffixes if s.slot in self.case)

    @cached_property
    def genitive(self) -> dict[str, tuple[str, ...]]:
        """The endings of the genitive, a back and a front one, by the letter before them."""
        return self._by_letter("genitive")

    @cached_property
    def dative(self) -> dict[str, tuple[str, ...]]:
        """The endings of the dative, a back and a front one, by the letter before them."""
        return self._by_letter("dative")

    @cached_property
    def owned_endings(self) -> dict[str, tuple[str, ...]]:
        """The endings of somebody's thing, a back and a front one, by the letter before them."""
        return self._by_letter("owned")

    @cached_property
    def softened(self) -> tuple[tuple[str, str], ...]:
        """What becomes of the last letter of a noun before the ending of somebody's thing."""
        return tuple((e, b) for e, b in self._data.get("attached", {}).get("softened", ()))

    def _by_letter(self, ending: str) -> dict[str, tuple[str, ...]]:
        letters, forms = self._data["letters"], self._data.get("attached", {}).get(ending, {})
        return {c: tuple(forms[kind].split()) for kind in forms for c in letters[kind]}

    @cached_property
    def dative_of_owned(self) -> tuple[str, ...]:
        """The endings of the dative, a back and a front one, of what is somebody's."""
        return tuple(self._data.get("attached", {}).get("dative_of_owned", "").split())

    @cached_property
    def possessed(self) -> tuple[str, ...]:
        """The endings, a back and a front one, of somebody's doing."""
        return tuple(self._data.get("attached", {}).get("possessed", "").split())

    @cached_property
    def verbal_noun(self) -> tuple[tuple[str, str], ...]:
        """How a verb's stem becomes the noun of doing: the end of the stem, and what it becomes."""
        return tuple((e, b) for e, b in self._data.get("attached", {}).get("verbal_noun", ()))

    @cached_property
    def harmony(self) -> dict[str, int]:
        """Which of two endings, a back and a front one, a vowel asks for."""
        table = self._data.get("attached", {})
        return {c: n for n, key in enumerate(("back", "front")) for c in table.get(key, "")}

    @cached_property
    def neutral(self) -> re.Pattern[str]:
        """Letters that tell nothing of harmony."""
        return re.compile(self._data.get("attached", {}).get("neutral") or "(?!)")

    @cached_property
    def case(self) -> frozenset[str]:
        """The slots that a nominative lacks."""
        return frozenset(self._data["case"].split())

    @cached_property
    def nominal(self) -> frozenset[str]:
        """The slots that a noun may end in."""
        return frozenset(self._data["nominal"].split())

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """Return all analyses of a lower-case ``word``, cheapest first; the bare word is one."""
        bare = Analysis(word, (), self._data["bare_cost"])
        found = [bare, *self._strip(word, self._outer, (), 0.0)]
        return tuple(sorted(found, key=lambda a: (a.cost, len(a.stem), a.stem, a.forms)))

    def _strip(
        self, word: str, allowed: frozenset[str], taken: tuple[Suffix, ...], cost: float
    ) -> Iterator[Analysis]:
        for suffix in self._by_last_letter.get(word[-1:], ()):
            rest = word[: -len(suffix.form)]
            if suffix.slot not in allowed or not word.endswith(suffix.form):
                continue
            if not self._may_follow(rest, suffix):
                continue
            inner, suffixes = self._slots[suffix.slot], (*taken, suffix)
            paid = cost + suffix.cost + self._price(rest, suffix.form)
            if STEM in inner:
                yield from self._restored(rest, suffixes, paid)
            yield from self._strip(rest, inner, suffixes, paid)

    def _may_follow(self, rest: str, suffix: Suffix) -> bool:
        return (
            len(rest) >= self._data["shortest_stem"]
            and rest[-1] in suffix.after
            and any(letter in self._data["vowels"] for letter in rest)
        )

    def _price(self, rest: str, form: str) -> float:
        seam = f"{rest}+{form}"
        return sum(cost for pattern, cost in self._penalties if pattern.search(seam))

    def _restored(self, stem: str, taken: tuple[Suffix, ...], cost: float) -> Iterator[Analysis]:
        suffix = taken[-1]
        yield Analysis(stem, taken, cost)
        for repair in self._repairs:
            if suffix.slot in repair.slots and repair.before.match(suffix.form):
                mended, count = repair.end.subn(repair.becomes, stem)
                if count:
                    yield Analysis(mended, taken, cost + repair.cost)


@cache
def suffix_table(language: str) -> SuffixTable:
    """Return the suffix table of a language that has a ``suffixes.toml``."""
    return SuffixTable(language)
