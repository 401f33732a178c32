"""The label of a figure: the words that stand around the noun counted, or instead of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extraction.annotation import Annotation
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import NOWHERE, Span

Owned = tuple[Quantity, Annotation | None]
"""What is counted, and whom the figure is of."""
MOST_WORDS = 11
"""Words of a label, at most: nobody reads a longer one."""


@dataclass(frozen=True)
class Label:
    """What is said of what is counted, and the words of the sentence that say it.

    ``before`` stands before the noun, ``behind`` goes on with it as it is written, and ``noun``
    stands instead of it. ``owner`` is whom the figure is of and ``unit`` its unit, where the
    sentence tells them. ``opening`` is the participle that ``behind`` begins with and ``phrases``
    are those beside it: of the next figure of a list one may differ.
    """

    span: Span = NOWHERE
    before: str = ""
    behind: str = ""
    noun: str = ""
    owner: Annotation | None = None
    unit: str = ""
    opening: str = ""
    phrases: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.before or self.behind or self.noun or self.owner)


NOTHING = Label()
