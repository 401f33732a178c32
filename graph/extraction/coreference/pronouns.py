"""Pronouns: "he", "she" and a first "it" point to what was spoken of before.

A person's pronoun means the subject before it in its sentence, else whom the sentences before it
in the paragraph are about; gender decides where a language shows it. In a text about one person it
means that person where nobody else is spoken of.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.genders import Genders, document_genders
from graph.extraction.coreference.topics import leading, main_person
from graph.languages.grammar import is_finite
from graph.languages.pack import pack
from graph.languages.tables import NEVER

OPENING = 15
"""Code points from the start of a sentence within which its subject stands."""
FURTHEST = 2
"""Sentences back, in the same paragraph, that a pronoun of a person may point to."""
Keys = Mapping[Annotation, str]


def pronouns(sentences: Sequence[Annotated], keys: Keys) -> Iterator[tuple[Annotation, str]]:
    """Yield each pronoun with the key of the thing that it can only mean; others are left out."""
    main = main_person(sentences, keys)
    reader = _Reader(keys, document_genders(sentences, keys, main), main)
    for at, sentence in enumerate(sentences):
        table = pack(sentence.sentence.language).table("coreference")
        persons, bodies = table.get("person_pronouns", ()), table.get("body_pronouns", ())
        before = _before(sentences, at)
        for place, (word, token) in enumerate(
            zip(sentence.sentence.words, sentence.sentence.tokens, strict=True)
        ):
            if word in persons:
                meant = reader.person(before, sentence, token.start, token.text)
                cls = "Person"
            elif place == 0 and word in bodies:
                meant = reader.body(before[-1:])
                cls = "Organisation"
            else:
                continue
            if meant:
                name = Name(cls, token.text)
                place_ = (token.start, token.end)
                yield Annotation.of(sentence.sentence, *place_, "name", name), keys[meant]
                reader.told.setdefault(sentence.sentence.index, meant)


def _is_opened(sentence: Annotated, start: int) -> bool:
    """Tell whether a phrase with no verb of its own opens a sentence, and a pronoun follows it."""
    table = pack(sentence.sentence.language).table("frames").get("clauses", {})
    language = sentence.sentence.language
    words = [t.text for t in sentence.sentence.tokens if t.end <= start]
    if words[-1:] != [","]:
        return False
    form = re.compile(table.get("finite", NEVER))
    known = set(table.get("auxiliaries", ()))
    behind = (word.lower() for word in words[1:])
    return not any(form.fullmatch(w) or w in known or is_finite(w, language) for w in behind)


def _before(sentences: Sequence[Annotated], at: int) -> list[Annotated]:
    """Return the sentences near before one, in its paragraph."""
    paragraph = sentences[at].sentence.paragraph.index
    near = sentences[max(at - FURTHEST, 0) : at]
    return [s for s in near if s.sentence.paragraph.index == paragraph]


@dataclass(frozen=True)
class _Reader:
    """Reads pronouns in the order of the text."""

    keys: Keys
    genders: Genders
    main: Annotation | None
    told: dict[int, Annotation] = field(default_factory=dict)
    """By sentence, whom its first pronoun means."""

    def person(
        self, before: Sequence[Annotated], sentence: Annotated, start: int, pronoun: str
    ) -> Annotation | None:
        """Return a mention of the person that a pronoun means, or None when several may be."""
        here = [*self._agreeing((sentence,), pronoun, start)]
        if _is_opened(sentence, start):
            here = []  # "The son of Jon Ek, he was born in Oslo": he is another than Jon Ek.
        near = [*self._agreeing(before, pronoun), *here]
        found = {self.keys[a] for a in near}
        acting = [s for s in self._subjects((sentence, *before[-1:][::-1])) if s in near]
        main = self.main if self.main and self.genders.agree(self.main, pronoun) else None
        if main and main.sentence_index == sentence.sentence.index and main.start > start:
            main = None  # "He came, and Ada Holm left": whom a sentence names later is another.
        if main and self._given_post(sentence, start, pronoun):
            return main
        if main and (not acting or self.keys[acting[0]] == self.keys[main]):
            return None if self._acts_before(sentence, start, pronoun) else main
        if len(found) == 1:
            return near[0]
        if main and acting[0] not in here:
            return None if self._acts_before(sentence, start, pronoun) else main
        return acting[0] if acting and self._told(pronoun, sentence) else None

    def body(self, before: Sequence[Annotated]) -> Annotation | None:
        """Return the first thing of the sentence before, if it is a body and opens it."""
        for sentence in before:
            known = [
                a for a in sentence.annotations if a in self.keys and a.kind in ("name", "act")
            ]
            opening = known[0] if known and known[0].start < OPENING else None
            if opening and (
                opening.is_of("Organisation") or leading(sentence, self.keys) == opening
            ):
                return None if opening.is_of("Person") else opening
        return None

    def _agreeing(
        self, sentences: Sequence[Annotated], pronoun: str, end: int | None = None
    ) -> Iterator[Annotation]:
        """Yield the persons of sentences whom a pronoun may mean, and those of their pronouns."""
        for sentence in sentences:
            named = [a for a in sentence.annotations if a in self.keys and a.is_of("Person")]
            told = self.told.get(sentence.sentence.index)
            for annotation in (*named, *((told,) if told and end is None else ())):
                ahead = end is None or annotation.end <= end
                if ahead and self.genders.agree(annotation, pronoun):
                    yield annotation

    def _subjects(self, sentences: Sequence[Annotated]) -> Iterator[Annotation]:
        """Yield the person who acts in each sentence, by name or by a pronoun."""
        for sentence in sentences:
            first = leading(sentence, self.keys)
            told = self.told.get(sentence.sentence.index)
            if first and first.is_of("Person"):
                yield first
            elif told:
                yield told

    def _given_post(self, sentence: Annotated, start: int, pronoun: str) -> bool:
        """Whether who is meant was just given a post: "made *him* minister, and *he* stayed"."""
        table = pack(sentence.sentence.language).table("coreference")
        genders = table.get("genders", {})
        given = {form for form in genders if genders[form] == genders.get(pronoun.lower())}
        tokens = sentence.sentence.tokens
        for token, behind in itertools.pairwise(t for t in tokens if t.start < start):
            titled = any(a.kind == "post" for a in sentence.starts.get(behind.start, ()))
            if token.text in given - set(table.get("person_pronouns", ())) and titled:
                return True
        return False

    def _acts_before(self, sentence: Annotated, start: int, pronoun: str) -> bool:
        """Whether a sentence has another subject before a pronoun, which may mean that."""
        subject = leading(sentence, self.keys)
        if not subject or subject.start >= start or not self.main:
            return False
        told = self._told(pronoun, sentence) and not subject.is_of("Person")
        other = self.keys[subject] != self.keys[self.main]
        return other and not told and self.genders.agree(subject, pronoun)

    def _told(self, pronoun: str, sentence: Annotated) -> bool:
        """Whether a language shows the gender of a pronoun: the subject is sure enough then."""
        table = pack(sentence.sentence.language).table("coreference")
        return bool(table.get("gendered")) and pronoun.lower() in table.get("genders", {})
