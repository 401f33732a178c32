"""A paragraph with its sentences and persons, all at offsets of the paragraph's view."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.names.naming_rules import titles_of
from graph.extraction.statements.dash_speech import spoken
from graph.extraction.statements.speech import speech
from graph.languages.morphology import lemmas
from graph.languages.relative_pronouns import relative_pronouns
from graph.reading.document import Evidence
from graph.reading.sentence import Paragraph, Sentence, Token

MARK = re.compile(r"[,;:.]")
"""What parts a body from a verb that it is no subject of."""
PHRASE = 3
"""Words of a phrase that names a speaker, at most."""
SIGNS = " .,:;!?«»“”\"'()"


@dataclass(frozen=True)
class Named:
    """The name of a person, or of a body that may speak, at offsets of the paragraph's view.

    The title of a person whom the text named before is one of his names.
    """

    start: int
    end: int
    annotation: Annotation

    @property
    def is_nominative(self) -> bool:
        """Whether it stands as a dictionary would have it, and may be a subject."""
        value, text = self.annotation.value, self.annotation.text.lower()
        if isinstance(value, Post):
            return text.split()[:1] == value.title.lower().split()[:1]
        return isinstance(value, Name) and text == value.nominative.lower()


@dataclass(frozen=True)
class Passage:
    """The sentences of one paragraph and the names in each."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    names: tuple[tuple[Annotation, ...], ...]

    @property
    def text(self) -> str:
        """The paragraph's view."""
        return self.paragraph.view.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all its sentences."""
        return tuple(
            Token(t.text, t.start + s.start, t.end + s.start)
            for s in self.sentences
            for t in s.tokens
        )

    @cached_property
    def persons(self) -> tuple[Named, ...]:
        """The persons named, in order, and those whose title may say who speaks."""
        titled = (p for p in self._titled() if p.is_nominative or self._is_attributed(p.start))
        return tuple(sorted((*self._named("Person"), *titled), key=lambda p: (p.start, p.end)))

    @cached_property
    def organisations(self) -> tuple[Named, ...]:
        """The organisations named, in any case, in order."""
        return tuple(self._named("Organisation"))

    @cached_property
    def bodies(self) -> tuple[Named, ...]:
        """The organisations that may be subjects, in order: a ministry speaks too.

        One in the genitive, after a preposition ("chair of the Senate") or a title («глава ФАДН»),
        or before a noun that is its own («Сенат төрағасы»), says nothing.
        """
        prepositions = speech(self.paragraph.language).words("prepositions")
        titles = titles_of(self.paragraph.language)
        return tuple(
            body
            for body in self.organisations
            if body.is_nominative
            and not self._word_before(body.start) & (prepositions | titles)
            and not self.owns_next(body.end)
        )

    def owns_next(self, offset: int) -> bool:
        """Whether the word behind an offset has the ending of what belongs to the word before."""
        following = self.text[offset:].split(maxsplit=1)
        owned = speech(self.paragraph.language).pattern("owned")
        return bool(following and owned.fullmatch(following[0].lower().strip(SIGNS)))

    def _word_before(self, offset: int) -> frozenset[str]:
        """Return the word before an offset, an article left out."""
        articles = speech(self.paragraph.language).words("articles")
        words = [word for word in self.text[:offset].lower().split() if word not in articles]
        return frozenset(words[-1:])

    def _named(self, cls: str) -> Iterator[Named]:
        for sentence, names in zip(self.sentences, self.names, strict=True):
            for a in names:
                if a.is_of(cls):
                    yield Named(a.start + sentence.start, a.end + sentence.start, a)

    def _titled(self) -> Iterator[Named]:
        for sentence, names in zip(self.sentences, self.names, strict=True):
            for a in names:
                if a.kind == "post":
                    yield Named(a.start + sentence.start, a.end + sentence.start, a)

    def _is_attributed(self, offset: int) -> bool:
        """Whether a phrase that names a speaker ends right before an offset: «по словам | …»."""
        last = bisect_right(self.tokens, offset, key=lambda t: t.end)
        before = self.tokens[max(last - PHRASE, 0) : last]
        found = speech(self.paragraph.language).find(before, "attributions")
        return any(phrase.last == len(before) for phrase in found)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The quotations that lie in no other, and what is said between dashes."""
        said = spoken(self.text, self.tokens, self.paragraph.language)
        outer: list[tuple[int, int]] = []
        for start, end in sorted((*said, *self.paragraph.quotations), key=lambda q: (q[0], -q[1])):
            if not outer or start >= outer[-1][1]:
                outer.append((start, end))
        return tuple(outer)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence in which an offset stands, or that follows it."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start + len(s.text))
        return self.sentences[min(at, len(self.sentences) - 1)]

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence of the paragraph before one, or None."""
        at = bisect_left(self.sentences, sentence.start, key=lambda s: s.start)
        return self.sentences[at - 1] if at else None

    def persons_before(self, sentence: Sentence) -> tuple[Named, ...]:
        """Return the persons that the sentence of the paragraph before one names."""
        before = self.sentence_before(sentence)
        return self.persons_between(before.start, sentence.start) if before else ()

    def is_quoted(self, offset: int) -> bool:
        """Tell whether an offset stands in a quotation."""
        return any(start <= offset < end for start, end in self.quotations)

    def is_relative(self, word: str) -> bool:
        """Tell whether a word opens a relative clause."""
        language = self.paragraph.language
        known = relative_pronouns(language)
        return not known.keys().isdisjoint((word.lower(), *lemmas(word, language)))

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens between two offsets that stand in no quotation."""
        first = bisect_left(self.tokens, start, key=lambda t: t.start)
        last = bisect_right(self.tokens, end, key=lambda t: t.end)
        found = self.tokens[first:last]
        if not self.quotations:
            return found
        return tuple(t for t in found if not self.is_quoted(t.start))

    def persons_between(self, start: int, end: int) -> tuple[Named, ...]:
        """Return the persons named between two offsets, outside quotations."""
        return tuple(
            p for p in self.persons if start <= p.start < end and not self.is_quoted(p.start)
        )

    def bodies_between(self, start: int, end: int) -> tuple[Named, ...]:
        """Return the organisations named between two offsets, outside quotations."""
        return tuple(
            b for b in self.bodies if start <= b.start < end and not self.is_quoted(b.start)
        )

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence behind two offsets."""
        return Evidence.at(self.paragraph.document, *self.paragraph.view.span(start, end))


def passages(
    sentences: Sequence[Sentence], names: Sequence[tuple[Annotation, ...]]
) -> Iterator[Passage]:
    """Return the paragraphs of consecutive sentences; ``names`` has one tuple a sentence."""
    pairs = zip(sentences, names, strict=True)
    for _, group in groupby(pairs, key=lambda pair: pair[0].paragraph.index):
        members = list(group)
        yield Passage(
            members[0][0].paragraph, tuple(s for s, _ in members), tuple(n for _, n in members)
        )
