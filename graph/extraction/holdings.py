"""Who holds which post, and when: appositions, and verbs that give, name or end a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.extraction.annotation import Annotation, Date, Name, Post
from graph.extraction.features import word_class
from graph.extraction.naming import word_lemmas
from graph.languages.pack import LanguagePack
from graph.reading.sentence import Sentence, Token

ASPECTS = ("begins", "holds", "ends")


@dataclass(frozen=True)
class Holding:
    """A person holds a post; ``start`` and ``end`` are EDTF dates, or '' where the text is silent.

    ``organisation`` is the body as the text names it, or ''.
    """

    person: Annotation
    post: Annotation
    organisation: str
    start: str = ""
    end: str = ""


def find_holdings(
    sentence: Sentence,
    names: Sequence[Annotation],
    posts: Sequence[Annotation],
    dates: Sequence[Annotation],
    subject: Annotation | None = None,
) -> tuple[Holding, ...]:
    """Return who holds which of a sentence's posts, by its names and dates.

    ``subject`` is the person that the text is speaking of, for sentences that name nobody before
    the verb ("He was …", "1996–1997: professor").
    """
    reader = _Reader(sentence, names, posts, dates, subject)
    found: list[Holding] = []
    for index in range(len(posts)):
        holder = reader.holder(index, found)
        if holder:
            found.append(reader.holding(index, holder))
    return (*reader.joined(found), *found)


def _body(post: Annotation) -> str:
    return post.value.organisation if isinstance(post.value, Post) else ""


Holder = tuple[Annotation, str]


class _Reader:
    """A sentence being read for holders of its posts."""

    def __init__(
        self,
        sentence: Sentence,
        names: Sequence[Annotation],
        posts: Sequence[Annotation],
        dates: Sequence[Annotation],
        subject: Annotation | None,
    ) -> None:
        self.sentence = sentence
        self.persons = [n for n in names if isinstance(n.value, Name) and n.value.cls == "Person"]
        self.posts, self.dates, self.subject = posts, dates, subject
        self.frames = _frames(sentence.language)

    def holder(self, index: int, before: Sequence[Holding]) -> Holder | None:
        post = self.posts[index]
        return (
            self._named_behind(post)
            or self._chained(index, before)
            or self._named_before(post)
            or self._by_verb(post)
            or self._of_subject(post)
        )

    def holding(self, index: int, holder: Holder) -> Holding:
        person, aspect = holder
        post = self.posts[index]
        return Holding(person, post, _body(post), *self.tenure(index, aspect))

    def joined(self, found: Sequence[Holding]) -> list[Holding]:
        """Return the posts that share the verb behind a later one: «директоры әрі …сы болды»."""
        held = {id(h.post): h for h in found}
        more: list[Holding] = []
        for index in range(len(self.posts) - 2, -1, -1):
            following = held.get(id(self.posts[index + 1]))
            gap = self._tokens(self.posts[index].end, self.posts[index + 1].start)
            if id(self.posts[index]) in held or following is None or not self._joining(gap):
                continue
            if self.frames.aspect_behind(self.sentence.text[self.posts[-1].end :]):
                post = self.posts[index]
                own = Holding(following.person, post, _body(post), following.start, following.end)
                held[id(post)] = own
                more.append(own)
        return more[::-1]

    def _joining(self, gap: Sequence[Token]) -> bool:
        """Whether only commas, "and", articles and dates in brackets stand between two posts."""
        dated = [(d.start, d.end) for d in self.dates]
        rest = [t for t in gap if not any(s <= t.start and t.end <= e for s, e in dated)]
        words = [t.text.lower() for t in rest if t.text.lower() not in self.frames.fillers]
        return all(w in self.frames.joiners or w in ",;()" for w in words)

    def _of_subject(self, post: Annotation) -> Holder | None:
        """He was …", and the lines of a career, by ``subject``."""
        if self.subject is None or self._last_before(post.start):
            return None
        words = self._tokens(0, post.start)
        if words and words[0].text.lower() in self.frames.pronouns:
            aspect = self.frames.aspect("person_post", words[1:])
            return (self.subject, aspect) if aspect else None
        return (self.subject, "begins") if self._is_career_line() else None

    def _is_career_line(self) -> bool:
        """Whether the sentence is a list item that begins with a date."""
        text = self.sentence.text
        opening = len(text) - len(text.lstrip("-–—*•· \t"))
        dates = [d.start - opening for d in self.dates]
        item = opening > 0 or self.sentence.paragraph.role == "item"
        return item and any(0 <= at <= 4 for at in dates)

    def _named_behind(self, post: Annotation) -> Holder | None:
        """President Ada Holm; the president, Ada Holm; a minister was appointed: Ada Holm."""
        for person in self.persons:
            if post.end <= person.start:
                gap = self._tokens(post.end, person.start)
                words = [t for t in gap if t.text.lower() not in self.frames.ranks]
                if not words or (len(words) == 1 and words[0].text in ",–—-:("):
                    return person, ""
                aspect = self.frames.aspect("post_person", words)
                return (person, aspect) if aspect else None
        return None

    def _named_before(self, post: Annotation) -> Holder | None:
        """Ada Holm, president of …; Ada Holm became president; «назначил Холм министром»."""
        person = self._last_before(post.start)
        if person is None:
            return None
        words = self._tokens(person.end, post.start)
        bare = [t for t in words if t.text.lower() not in self.frames.fillers]
        if bare and len(bare) <= 2 and all(t.text in ",–—-(:" for t in bare):
            return person, ""
        if not bare and self._case(post) == self.frames.given_case != "":
            return person, "begins"
        aspect = self.frames.aspect("person_post", words)
        return (person, aspect) if aspect else None

    def _chained(self, index: int, before: Sequence[Holding]) -> Holder | None:
        """Ada Holm, chair of X, member of Y and rector of Z."""
        if not before or index == 0 or before[-1].post is not self.posts[index - 1]:
            return None
        last = before[-1]
        gap = self._tokens(last.post.end, self.posts[index].start)
        person = last.person
        if person.sentence is self.sentence and person.start >= last.post.end:
            return None
        if self._joining(gap):
            return person, "begins" if last.start and not last.end else ""
        return None

    def _by_verb(self, post: Annotation) -> Holder | None:
        """«… төрағасы болып сайланды»: the verb stands behind the post, the subject before it."""
        aspect = self.frames.aspect_behind(self.sentence.text[post.end :])
        person = self._last_before(post.start) or self.subject
        return (person, aspect) if aspect and person else None

    def tenure(self, index: int, aspect: str) -> tuple[str, str]:
        """Return start and end of the tenure from the date nearest to the post."""
        date = self._nearest_date(self.posts[index])
        if date is None:
            return "", ""
        start, interval, end = date.partition("/")
        if interval:
            return start.strip("."), end.strip(".")
        if aspect == "begins":
            return date, ""
        return ("", date) if aspect == "ends" else ("", "")

    def _nearest_date(self, post: Annotation) -> str | None:
        near = [d for d in self.dates if isinstance(d.value, Date) and self._same_clause(post, d)]
        best = min(
            near, key=lambda d: (max(post.start - d.end, d.start - post.end), d.start), default=None
        )
        return best.value.edtf if best and isinstance(best.value, Date) else None

    def _same_clause(self, post: Annotation, date: Annotation) -> bool:
        """Whether at most one person stands between the post and the date."""
        first, last = min(post.end, date.end), max(post.start, date.start)
        between = [p for p in self.persons if first <= p.start and p.end <= last]
        return len(between) <= 1

    def _last_before(self, at: int) -> Annotation | None:
        before = [p for p in self.persons if p.end <= at]
        return before[-1] if before else None

    def _tokens(self, start: int, end: int) -> list[Token]:
        return [t for t in self.sentence.tokens if start <= t.start and t.end <= end]

    def _case(self, post: Annotation) -> str:
        if not self.frames.given_case:
            return ""
        return word_class(post.text.split()[0].lower(), "pymorphy3")[4:8]


@dataclass(frozen=True)
class _Frames:
    """The phrases of a language that give a post to a person."""

    language: str
    table: Mapping[str, Any] = field(repr=False)

    @property
    def ranks(self) -> frozenset[str]:
        return frozenset(self.table.get("ranks", ()))

    @property
    def joiners(self) -> frozenset[str]:
        return frozenset(self.table.get("joiners", ()))

    @property
    def pronouns(self) -> frozenset[str]:
        return frozenset(self.table.get("pronouns", ()))

    @property
    def fillers(self) -> frozenset[str]:
        return frozenset((*self.table.get("articles", ()), *self.table.get("left_out", ())))

    @property
    def given_case(self) -> str:
        return str(self.table.get("given_case", ""))

    def aspect(self, kind: str, words: Sequence[Token]) -> str:
        """Return the aspect of the phrase that makes up the end of ``words``, or ''.

        What stands before the phrase may be a few words without a full clause: dates, adverbs.
        """
        kept = [t.text for t in words if t.text.lower() not in self.fillers]
        forms = [frozenset(word_lemmas(w, self.language)) for w in kept]
        for phrase, aspect in self._phrases(kind):
            if _contains(forms, phrase) and len(forms) - len(phrase) <= 6:
                return aspect
        return ""

    def _phrases(self, kind: str) -> Iterator[tuple[tuple[str, ...], str]]:
        listed = [
            (tuple(phrase.split()), str(entry["aspect"]))
            for entry in self.table.get(kind, ())
            for phrase in entry["phrases"]
        ]
        yield from sorted(listed, key=lambda p: (-len(p[0]), p))

    def aspect_behind(self, text: str) -> str:
        """Return the aspect of the phrase of stems that a text begins with, or ''."""
        for entry in self.table.get("subject_post", ()):
            stems = sorted(entry["phrases"], key=lambda p: (-len(p), p))
            pattern = "|".join(r"\w* ".join(map(re.escape, stem.split())) for stem in stems)
            if re.match(rf"\W{{0,3}}(?:{pattern})\w*", text):
                return str(entry["aspect"])
        return ""


def _contains(forms: Sequence[frozenset[str]], phrase: Sequence[str]) -> bool:
    span = len(phrase)
    return any(
        all(word in forms[at + i] for i, word in enumerate(phrase))
        for at in range(len(forms) - span + 1)
    )


@cache
def _frames(language: str) -> _Frames:
    return _Frames(language, LanguagePack(language).table("posts"))
