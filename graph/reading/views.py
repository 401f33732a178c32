"""Views of a text: cleaned for reading by rules, with a map back to the untouched text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class View:
    """A cleaned text and, for each of its code points, the offset in the document that it shows.

    ``offsets`` has one entry for each code point of ``text`` and never decreases.
    """

    text: str
    offsets: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open document offsets that the view's ``start`` to ``end`` shows."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def cut(self, start: int, end: int) -> View:
        """Return the part of the view from ``start`` to ``end``."""
        return View(self.text[start:end], self.offsets[start:end])
