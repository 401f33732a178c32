"""A sentence being read for the holders of its posts: what every rule asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.names.head_nouns import bodies
from graph.extraction.posts.clauses import SIGNS, Item, brackets, items
from graph.extraction.posts.post_nouns import has_plural
from graph.extraction.posts.post_phrases import post_phrases
from graph.extraction.posts.subjects import oblique
from graph.extraction.relations.relative_clauses import acts_within
from graph.languages.grammar import grammar, is_finite
from graph.reading.sentence import Sentence, Token

EMPTY = re.compile(r"\s*\(\s*\)")
"""A bracket that held a date."""


class PostSentence:
    """Persons, posts, names and dates of a sentence; ``topic`` is whom the text is speaking of."""

    def __init__(
        self,
        sentence: Sentence,
        names: Sequence[Annotation],
        posts: Sequence[Annotation],
        dates: Sequence[Annotation],
        topic: Annotation | None,
    ) -> None:
        """Take the sentence apart; ``topic`` may be None."""
        self.sentence = sentence
        self.persons = [n for n in names if n.is_person]
        self.names = names
        self.posts, self.dates, self.topic = posts, dates, topic
        self.phrases = post_phrases(sentence.language)
        self.skipped = self.phrases.fillers | self.phrases.words("adverbs")

    def row(self, start: int, end: int) -> tuple[Item, ...]:
        """Return the items from one place to another, ordinals in figures left out."""
        taken = [
            *sorted(self.persons, key=lambda n: n.start),
            *(p for p in self.posts if p.end <= end),
            *(n for n in self.names if n not in self.persons),
            *self.dates,
        ]
        row = items(self.sentence, taken, self.skipped, start, end)
        pattern = self.phrases.skipped_pattern
        return tuple(
            i for i in row if i.annotation or not any(pattern.fullmatch(f) for f in i.forms)
        )

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens from one place to another."""
        return [t for t in self.sentence.tokens if start <= t.start and t.end <= end]

    def joining(self, gap: Sequence[Token], more: frozenset[str] = frozenset()) -> bool:
        """Whether only commas, "and", articles and dates in brackets stand between two posts."""
        dated = [(d.start, d.end) for d in self.dates] + list(brackets(self.sentence))
        rest = [t for t in gap if not any(s <= t.start and t.end <= e for s, e in dated)]
        allowed = self.phrases.words("joiners") | self.skipped | {",", ";", "(", ")"} | more
        return all(t.text.lower() in allowed for t in rest)

    def person_behind(self, post: Annotation) -> Annotation | None:
        """Return the next person that is named behind a post: a pronoun names nobody."""
        pronouns = self.phrases.words("pronouns")
        behind = [p for p in self.persons if post.end <= p.start]
        return next((p for p in behind if p.text.lower() not in pronouns), None)

    def is_plural(self, post: Annotation) -> bool:
        """Whether a post is in the plural, where the language reads such posts as held.

        A body before its title is none: "United States | President".
        """
        told = self.phrases.table.get("plural_post")
        ahead = post.value.organisation if isinstance(post.value, Post) else ""
        title = post.text.removeprefix(ahead)
        return bool(told) and has_plural(title, self.sentence.language)

    def is_given(self, post: Annotation) -> bool:
        """Whether a post stands in the case of what somebody is appointed to."""
        first = post.text.split()[0]
        case = self.phrases.given_case
        return bool(case) and grammar(first, self.sentence.language).case == case

    def may_act(self, person: Annotation) -> bool:
        """Whether a person may be the subject of a verb that stands last: by case and clause."""
        words = [t.text.lower() for t in self.sentence.tokens]
        behind = sum(t.start < person.end for t in self.sentence.tokens)
        return is_nominative(person) and not acts_within(words, behind, self.sentence.language)

    def undated(self, start: int) -> str:
        """Return the text behind a place without its dates, and the brackets that hold but them."""
        text = self.sentence.text
        for date in sorted(self.dates, key=lambda d: -d.start):
            if date.start >= start:
                text = text[: date.start] + text[date.end :].lstrip()
        return EMPTY.sub("", text[start:])

    def is_career_line(self) -> bool:
        """Whether the sentence is a list item that begins with a date."""
        text = self.sentence.text
        opening = len(text) - len(text.lstrip("-–—*•· \t"))
        dates = [d.start - opening for d in self.dates]
        item = opening > 0 or self.sentence.paragraph.role == "item"
        return item and any(0 <= at <= 4 for at in dates)

    def is_career_clause(self, row: Sequence[Item]) -> bool:
        """Whether a sentence names posts behind its date alone: «В 1992 — министр, затем посол»."""
        opened = any(date.start <= 2 for date in self.dates)
        plain = SIGNS | self.phrases.words("date_words")
        told = [at for at, i in enumerate(row) if i.has({":"})]
        own = row[told[-1] :] if told else row
        return opened and all(i.kind == "post" or i.has(plain) for i in own)

    def is_said_of_topic(self, post: Annotation) -> bool:
        """Whether a sentence without a verb opens with a post and names nobody: «Член сейма.»."""
        dropped = bool(self.phrases.table.get("subject_dropped"))
        closed = self.sentence.text.rstrip().endswith(".") and not self.persons
        language = self.sentence.language
        acts = any(is_finite(t.text, language) for t in self.sentence.tokens)
        single = grammar(post.text.split()[0], language).case == "Nom" and not self.is_plural(post)
        return dropped and closed and not acts and single

    def without_subject(self, clause: Sequence[Item]) -> bool:
        """Whether a clause leaves out its subject, as the language allows: «была министром»."""
        dropped = self.phrases.table.get("subject_dropped", False)
        last = [at for at, i in enumerate(clause) if i.has({",", ";"})]
        own = clause[last[-1] + 1 if last else 0 :]
        if not dropped or any(i.kind == "post" for i in own) or any(acts(i) for i in own):
            return False
        people = [at for at, i in enumerate(clause) if i.kind == "person"]
        return all(oblique(clause, at, self.phrases) for at in people)


def is_body(name: Annotation) -> bool:
    """Say whether a name is a body's."""
    return isinstance(name.value, Name) and name.value.cls in bodies()


def is_nominative(name: Annotation) -> bool:
    """Say whether a name stands in the nominative."""
    return isinstance(name.value, Name) and name.value.nominative == name.text


def acts(item: Item) -> bool:
    """Say whether a name that is no person's may be a clause's subject: by its case."""
    named = item.annotation
    return item.kind == "name" and named is not None and is_nominative(named)
