"""A sentence being read for posts: its post nouns, and the names that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.post_nouns import is_plural, nouns, posts_of
from graph.extraction.posts.tenure_status import unprefixed
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence

Noun = tuple[int, int, str]
"""First and last token of a post noun, and the noun as the list has it."""


class PostReading:
    """The tokens of a sentence, and which of them names cover."""

    def __init__(self, sentence: Sentence, names: Sequence[Annotation]) -> None:
        """Take the sentence apart; ``names`` are the names found in it."""
        self.sentence = sentence
        self.posts = posts_of(sentence.language)
        self.low = sentence.words
        self.names: dict[int, tuple[int, Annotation]] = {}
        start = {token.start: at for at, token in enumerate(sentence.tokens)}
        end = {token.end: at + 1 for at, token in enumerate(sentence.tokens)}
        for name in names:
            if name.start in start and name.end in end:
                self.names[start[name.start]] = (end[name.end], name)
        self.ends = {last: first for first, (last, _) in self.names.items()}
        marked = (at for at, t in enumerate(sentence.tokens) if self.unprefixed(at) != t.text)
        self.beginnings = {*sentence.having(nouns(sentence.language).keys()), *marked}
        self.within = {at for first, (last, _) in self.names.items() for at in range(first, last)}

    def forms(self, at: int) -> tuple[str, ...]:
        """Return the lemmas that a token may have."""
        return lemmas(self.unprefixed(at), self.sentence.language)

    def unprefixed(self, at: int) -> str:
        """Return a word without what says that the post is held no longer: "ex-president"."""
        return unprefixed(self.sentence.tokens[at].text, self.sentence.language)

    def noun(self, at: int) -> Noun | None:
        """Return the post noun at a token that no name covers, the longest one."""
        if at not in self.beginnings:
            return None
        index = nouns(self.sentence.language)
        candidates = [words for form in self.forms(at) for words in index.get(form, ())]
        if not candidates:
            return None
        for words in sorted(candidates, key=len, reverse=True):
            last = at + len(words)
            if last > len(self.low) or any(i in self.within for i in range(at, last)):
                continue
            formed = all(w in self.forms(at + i) for i, w in enumerate(words))
            formed = formed and not self._governs(last) and not self._in_phrase(at)
            if formed and self._nominal(at) and self._inflected(last - 1, words[-1]):
                return at, last, " ".join(words)
        return None

    def names_territory(self, at: int) -> bool:
        """Whether a word is the name before a city or a region, whatever it ends with."""
        territories = self.posts.words("territories")
        named = self.sentence.tokens[at].text[0].isupper() and at + 1 < len(self.low)
        return named and any(form in territories for form in self.forms(at + 1))

    def is_abbreviation(self, at: int) -> bool:
        """Whether a word has nothing but capitals, in a sentence that has small letters."""
        word = self.sentence.tokens[at].text
        return len(word) > 1 and word.isupper() and not self.sentence.text.isupper()

    def start(self, at: int) -> int:
        """Return where a token begins."""
        return self.sentence.tokens[at].start

    def _governs(self, last: int) -> bool:
        """Whether a word like a noun in the plural is a verb with an object: "heads the board"."""
        first = self.posts.table.get("order") == "first" and not self.cases
        article = last < len(self.low) and self.low[last] in self.posts.words("articles")
        return first and article and is_plural(self.low[last - 1], self.sentence.language)

    def _in_phrase(self, at: int) -> bool:
        """Whether a noun is the last word of a phrase that tells of no post: "in the chair"."""
        phrases = (tuple(phrase.split()) for phrase in self.posts.words("no_posts"))
        return any(self.low[max(at + 1 - len(p), 0) : at + 1] == p for p in phrases)

    def _nominal(self, at: int) -> bool:
        """Whether the word is a noun by its most likely reading: «после» is no «посол»."""
        part = grammar(self.low[at], self.sentence.language).part
        return part not in self.posts.words("not_nouns")

    def _inflected(self, at: int, noun: str) -> bool:
        """Whether a word is the noun with an ending that nouns have: "chaired" is no "chair"."""
        endings = self.posts.table.get("noun_endings")
        return (
            endings is None
            or any(self.unprefixed(at).lower() == noun + end for end in ("", *endings))
            or (noun.endswith("man") and self.low[at] == noun[:-3] + "men")
        )

    @property
    def cases(self) -> bool:
        """Whether what a noun governs is told by its case."""
        return bool(self.posts.table.get("cases"))

    def link(self, at: int) -> int:
        """Return the token behind "of the" at ``at``, or ``at`` when no link stands there."""
        if at < len(self.low) and self.low[at] in self.posts.words("links"):
            at += 1
            while at < len(self.low) and self.low[at] in self.posts.words("articles"):
                at += 1
        return at

    def body_before(self, first: int) -> tuple[str, int]:
        """Return the body right before a title, and where it begins: "OSCE High Commissioner".

        Where cases tell whose a post is, its body stands behind.
        """
        start = self.ends.get(first)
        if start is None and first and self.low[first - 1] in ("'s", "’s"):
            start = self.ends.get(first - 1)
        if start is None or self.cases:
            return "", first
        name = self.names[start][1]
        known = rules(self.sentence.language)
        posted = known.pattern("posted_to").search(self.low[first - 1])
        if posted and (owner := self.ends.get(start)) is not None:
            return self.names[owner][1].text, owner
        word = self.low[first - 1]
        located = known.pattern("located").search(word) or known.pattern("done_to").search(word)
        located = located if nominative(name.text, self.sentence.language) != name.text else None
        return ("", first) if name.is_person or located else (name.text, start)

    def needs_body(self, first: int, last: int) -> bool:
        """Whether a post noun is a post only with a body or a field beside it: "member"."""
        needing = self.posts.words("needs_body")
        single = last - first == 1
        return single and any(form in needing for form in self.forms(first))

    def words(self, first: int, last: int) -> str:
        """Return the words from one token to another, or ''."""
        tokens = self.sentence.tokens
        return (
            self.sentence.text[tokens[first].start : tokens[last - 1].end] if last > first else ""
        )

    def plural(self, first: int, last: int) -> bool:
        """Whether a post noun at these tokens is in the plural."""
        at = first if self.cases else last - 1
        return is_plural(self.low[at], self.sentence.language)
