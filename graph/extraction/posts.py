"""Posts: the title of an office and the body or country that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.features import is_plural, word_class
from graph.extraction.holdings import Holding, find_holdings
from graph.extraction.naming import word_lemmas
from graph.languages.morphology import nominative
from graph.languages.pack import LanguagePack
from graph.reading.sentence import Sentence

__all__ = ["Holding", "find_holdings", "find_posts"]

Place = tuple[int, int]
Noun = tuple[int, int, str]
"""First and last token of a post noun, and the noun as the list has it."""


@dataclass(frozen=True)
class Posts:
    """The posts of a language as ``posts.toml`` has them."""

    language: str
    table: Mapping[str, Any] = field(repr=False, compare=False)

    def words(self, key: str) -> frozenset[str]:
        """Return a list of words in small letters; empty when there is none."""
        return frozenset(self.table.get(key, ()))

    @property
    def governs_before(self) -> bool:
        """Whether the body stands before the noun: Kazakh, not English or Russian."""
        return self.table.get("order") == "last"


@cache
def posts_of(language: str) -> Posts:
    """Return the posts of a language (BCP 47)."""
    return Posts(language, LanguagePack(language).table("posts"))


@cache
def _nouns(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(posts_of(language).words("nouns"), key=lambda n: (-len(n.split()), n)):
        words = tuple(noun.split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(rest) for first, rest in index.items()}


def find_posts(sentence: Sentence, names: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the posts in a sentence, in order; ``names`` are the names found in it.

    An annotation covers the title and, where one follows or stands before it, the body; the body
    is given as the text has it. A plural ("the members of …") is no post.
    """
    reader = _Reader(sentence, names)
    found: list[Annotation] = []
    at = 0
    while at < len(sentence.tokens):
        noun = reader.noun(at) if not found or reader.start(at) >= found[-1].end else None
        post = reader.post(*noun, found) if noun and not reader.governed(noun[1]) else None
        if post:
            found.append(post)
        at = noun[1] if noun else at + 1
    return tuple(found)


class _Reader:
    """A sentence being read for posts."""

    def __init__(self, sentence: Sentence, names: Sequence[Annotation]) -> None:
        self.sentence = sentence
        self.posts = posts_of(sentence.language)
        self.low = [token.text.lower() for token in sentence.tokens]
        self.names: dict[int, tuple[int, Annotation]] = {}
        start = {token.start: at for at, token in enumerate(sentence.tokens)}
        end = {token.end: at + 1 for at, token in enumerate(sentence.tokens)}
        for name in names:
            if name.start in start and name.end in end:
                self.names[start[name.start]] = (end[name.end], name)
        self.ends = {last: first for first, (last, _) in self.names.items()}
        self.within = {at for first, (last, _) in self.names.items() for at in range(first, last)}

    def forms(self, at: int) -> tuple[str, ...]:
        return word_lemmas(self.sentence.tokens[at].text, self.sentence.language)

    def noun(self, at: int) -> Noun | None:
        """Return the post noun at a token that no name covers, the longest one."""
        index = _nouns(self.sentence.language)
        candidates = [words for form in self.forms(at) for words in index.get(form, ())]
        for words in sorted(candidates, key=len, reverse=True):
            last = at + len(words)
            if last > len(self.low) or any(i in self.within for i in range(at, last)):
                continue
            if all(w in self.forms(at + i) for i, w in enumerate(words)) and self._nominal(at):
                return None if self._plural(at, last) else (at, last, " ".join(words))
        return None

    def start(self, at: int) -> int:
        """Return where a token begins."""
        return self.sentence.tokens[at].start

    def governed(self, at: int) -> bool:
        """Whether the noun behind depends on the one before: «төрағасының орынбасары»."""
        return self.posts.governs_before and at < len(self.low) and self.noun(at) is not None

    def _nominal(self, at: int) -> bool:
        """Whether the word is a noun by its most likely reading: «после» is no «посол»."""
        if not self._cases:
            return True
        return word_class(self.low[at], "pymorphy3")[:4] not in ("PREP", "ADVB", "CONJ", "VERB")

    def _plural(self, first: int, last: int) -> bool:
        pattern = self.posts.table.get("plural")
        if pattern:
            word = self.low[last - 1]
            return word.endswith(tuple(pattern)) and word not in self.posts.words("nouns")
        return self._cases and is_plural(self.low[first], "pymorphy3")

    def post(
        self, first: int, last: int, noun: str, before: Sequence[Annotation]
    ) -> Annotation | None:
        """Return the post with this noun, or None when the text names no post by it."""
        first = self._title_start(first, before)
        if self.posts.governs_before:
            return self._governed_before(first, last, noun)
        return self._governed_after(first, last)

    def _title_start(self, first: int, before: Sequence[Annotation]) -> int:
        """Return the first token of the title: modifiers and capitalised words that are no name."""
        limit = before[-1].end if before else 0
        modifiers = self.posts.words("modifiers")
        while first and first - 1 not in self.within:
            token = self.sentence.tokens[first - 1]
            if token.start < limit or not any(f in modifiers for f in self.forms(first - 1)):
                break
            first -= 1
        return first

    def _governed_after(self, first: int, last: int) -> Annotation | None:
        title_end, end, body = last, last, ""
        while True:
            link = self._link(end)
            name = self.names.get(link)
            if name and name[1].value.__class__ is Name and not _is_person(name[1]):
                body, end = name[1].text, name[0]
                break
            portfolio = self._portfolio(link) if link > end or self._cases else link
            if portfolio <= link:
                break
            end = portfolio
            if not any(form in self.posts.words("generic") for form in self.forms(link)):
                title_end = end
        if not body:
            body, first_all = self._before(first)
        else:
            first_all = first
        if not body and self._needs_body(first, last) and title_end == last:
            return None
        return self._annotation(first_all, end, (first, title_end), body)

    @property
    def _cases(self) -> bool:
        return bool(self.posts.table.get("cases"))

    def _link(self, at: int) -> int:
        """Return the token behind "of the" at ``at``, or ``at`` when no link stands there."""
        if at < len(self.low) and self.low[at] in self.posts.words("links"):
            at += 1
            while at < len(self.low) and self.low[at] in self.posts.words("articles"):
                at += 1
        return at

    def _portfolio(self, at: int) -> int:
        """Return the end of a field of work: "Foreign Affairs", «внутренних дел»."""
        end = at
        while end < len(self.low) and end not in self.within and end - at < 8:
            if self._cases:
                if not self._depends(end):
                    break
            elif not self.sentence.tokens[end].text[0].isupper() and self.low[end] not in (
                *self.posts.words("joiners"),
                *self.posts.words("fields"),
            ):
                break
            end += 1
        while end > at and self.low[end - 1] in self.posts.words("joiners"):
            end -= 1
        return end

    def _depends(self, at: int) -> bool:
        cls = word_class(self.low[at], "pymorphy3")
        return cls[4:8] in ("gent", "datv") and cls[:4] in ("NOUN", "ADJF")

    def _before(self, first: int) -> tuple[str, int]:
        """Return the body that stands right before the title: "OSCE High Commissioner"."""
        start = self.ends.get(first)
        if start is None and first and self.low[first - 1] in ("'s", "’s"):
            start = self.ends.get(first - 1)
        if start is None:
            return "", first
        name = self.names[start][1]
        return ("", first) if _is_person(name) else (name.text, start)

    def _governed_before(self, first: int, last: int, noun: str) -> Annotation | None:
        title_first = first
        while title_first and title_first - 1 not in self.within and self._title_noun(title_first):
            title_first -= 1
        body, start = self._before(title_first)
        if not body and self._needs_body(first, last) and title_first == first:
            return None
        return self._annotation(start, last, (title_first, last), body, noun)

    def _title_noun(self, first: int) -> bool:
        """Whether the word before is a post noun that this one depends on («төрағасының …»)."""
        noun = self.noun(first - 1)
        return bool(noun)

    def _needs_body(self, first: int, last: int) -> bool:
        needing = self.posts.words("needs_body")
        single = last - first == 1
        return single and any(form in needing for form in self.forms(first))

    def _annotation(
        self, first: int, last: int, title: Place, body: str, noun: str = ""
    ) -> Annotation:
        tokens = self.sentence.tokens
        start, end = tokens[title[0]].start, tokens[title[1] - 1].end
        words = self.sentence.text[start:end]
        value = Post(_ending_in(words, noun) or nominative(words, self.sentence.language), body)
        return Annotation.of(
            self.sentence, tokens[first].start, tokens[last - 1].end, "post", value
        )


def _ending_in(words: str, noun: str) -> str:
    """Return the title with its last words as the noun stands in the list, capitals kept."""
    count = len(noun.split())
    kept, last = words.split()[: -count or None], words.split()[-count:]
    if not count or not last:
        return ""
    named = noun.capitalize() if last[0][0].isupper() else noun
    return " ".join([*kept, named])


def _is_person(name: Annotation) -> bool:
    return isinstance(name.value, Name) and name.value.cls == "Person"
