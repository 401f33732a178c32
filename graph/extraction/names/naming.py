"""A sentence prepared for finding names in it, and the extents that names have there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from graph.extraction.names.head_nouns import HeadSpan, find_heads
from graph.extraction.names.naming_rules import Rules, rules, titles_of
from graph.extraction.recognition.features import Casing
from graph.extraction.recognition.recogniser import Proposal
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

SHORT = 3
"""Words in capitals that may be one name and nothing else."""
OKINA = "ʻʼ‘"
"""Letters without a capital that begin names: ʻAkilisi."""
OPENING, CLOSING = "«“„\"‘'", "»”“\"’'"


@dataclass(frozen=True, order=True)
class Span:
    """Tokens ``first`` to ``last`` (half-open) of a sentence, and the class of what they name.

    ``source`` says which rule proposed it: country, head, lone, person, proposal or acronym.
    """

    first: int
    last: int
    cls: str
    source: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True)
class Line:
    """A sentence with its tokens, head nouns and the recogniser's proposals."""

    sentence: Sentence = field(repr=False)
    words: tuple[str, ...]
    low: tuple[str, ...] = field(repr=False)
    heads: tuple[HeadSpan, ...] = field(repr=False)
    proposals: tuple[Proposal, ...] = field(repr=False)
    casing: Casing = field(repr=False)

    @cached_property
    def rules(self) -> Rules:
        """The naming rules of its language."""
        return rules(self.sentence.language)

    @cached_property
    def shouts(self) -> bool:
        """Whether the whole sentence is in capitals, so that none of them tells of a name."""
        return len(self.words) > SHORT and self.sentence.text.isupper()

    @property
    def cites(self) -> bool:
        """Whether the sentence is an entry of a list of references."""
        return self.sentence.paragraph.role == "reference"

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital."""
        return 0 <= at < len(self.words) and self._capitals[at]

    @cached_property
    def _capitals(self) -> tuple[bool, ...]:
        return tuple(word.lstrip(OKINA)[:1].isupper() for word in self.words)

    def name_word(self, at: int) -> bool:
        """Whether the token can be part of a name by its capital: no function word."""
        return self.capital(at) and self.low[at] not in self.rules.words("stop")

    def inner_word(self, at: int) -> bool:
        """Whether a token within a sentence has a capital of its own, articles apart."""
        if not self.capital(at):
            return False
        return self.name_word(at) or (
            at > 0
            and self.low[at] not in self.rules.words("articles")
            and self.low[at] not in self.rules.words("calendar")
            and not self.words[at].isupper()
        )

    def title(self, at: int) -> bool:
        """Whether the token is a title or the noun of a post, which is no part of a name."""
        return at in self._titles

    @cached_property
    def _titles(self) -> frozenset[int]:
        stop, titles = self.rules.words("stop"), titles_of(self.sentence.language)
        found = [at for at in self.sentence.having(titles) if self.low[at] not in stop]
        return frozenset(found) - {at for at in found if self._is_styled(at, found)}

    def _is_styled(self, at: int, titles: Sequence[int]) -> bool:
        """Whether a title with a capital ends a name that it is a part of: «Айюб | Хан»."""
        if at not in self.places("name_titles") or not at or at - 1 in titles:
            return False
        return self.adjacent(at) and self.capital(at - 1) and self.capital(at)

    @cached_property
    def places(self) -> Callable[[str], frozenset[int]]:
        """Returns the tokens that may be words of a list of the rules, by its key."""
        return cache(lambda key: frozenset(self.sentence.having(self.rules.words(key))))

    def origin(self, at: int) -> bool:
        """Whether the word before a token tells where somebody is from: "a native of"."""
        return at - 1 in self.places("origins")

    def closing(self, at: int, longest: int) -> int:
        """Return where a quotation of some words, at most, closes that opens at a token.

        Where none does, that is the token behind it: nothing is quoted.
        """
        ends = range(at + 2, min(at + longest + 2, len(self.words)))
        return next((end for end in ends if self.words[end] in CLOSING), at + 1)

    def adjacent(self, at: int) -> bool:
        """Whether only a space or nothing stands between tokens ``at - 1`` and ``at``."""
        tokens = self.sentence.tokens
        return tokens[at].start - tokens[at - 1].end <= 1

    def form(self, span: Span) -> str:
        """Return the words of a span in the nominative and in small letters."""
        return nominative(self.text(span.first, span.last), self.sentence.language).lower()

    def text(self, first: int, last: int) -> str:
        """Return the words of the sentence from token ``first`` to ``last``."""
        tokens = self.sentence.tokens
        return self.sentence.text[tokens[first].start : tokens[last - 1].end]


def line(sentence: Sentence, proposals: tuple[Proposal, ...], casing: Casing) -> Line:
    """Return the sentence prepared."""
    words = tuple(token.text for token in sentence.tokens)
    low = tuple(word.lower() for word in words)
    return Line(sentence, words, low, find_heads(sentence), proposals, casing)
