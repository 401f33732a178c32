"""Mentions: the annotations that speak of a thing, with the names that they give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.definite import definite_nouns
from graph.extraction.coreference.definitions import definitions, told_to_be
from graph.extraction.coreference.name_keys import country_code, head_entries, name_key
from graph.extraction.coreference.own_names import own_name
from graph.extraction.coreference.unnamed_bodies import may_be_unnamed
from graph.extraction.lexicon import Head
from graph.extraction.names.international import international_body
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Family = Literal["person", "country", "group", "actor", "place", "act", "event"]

FAMILIES: tuple[tuple[Family, str], ...] = (
    ("person", "Person"),
    ("country", "Country"),
    ("group", "PopulationGroup"),
    ("actor", "PolicyActor"),
    ("place", "Place"),
    ("act", "LegalAct"),
    ("event", "PolicyEvent"),
)
LATER = re.compile(r",?\s[^();.]{0,60}\(([^()]{2,60})\)")
BRACKETED = re.compile(r"\s?\(([^()]{2,60})\)")
ACRONYM = re.compile(r"[^\W\d_]*[^\W\d_a-zа-яәғқңөұүһі][^\W\d_]*", re.UNICODE)


@dataclass(frozen=True)
class Mention:
    """An annotation of a thing: its family and class, its names (nominative first), its heads."""

    annotation: Annotation
    family: Family
    cls: str
    names: tuple[str, ...]
    bare: bool = False
    """Only a head noun (``the Assembly``): it points to a thing and does not name one."""
    linked: bool = False
    """The text itself says, in brackets, that its names are one thing's."""
    titular: bool = False
    """Whether it is of the title of a person: "chair of | the party"."""
    own: bool = False
    """Whether a bare noun may be all that the text calls a body by, where it points to none."""
    fresh: bool = False
    """Whether an article says that it was not spoken of before: "a bill"."""
    told: tuple[tuple[str, str], ...] = ()
    """Head nouns by which the text says what it is, with their classes: "is a party"."""
    of: Annotation | None = None
    """The name of what it is said to be, where it is such a noun itself."""

    @property
    def language(self) -> str:
        """The language of the sentence (BCP 47)."""
        return self.annotation.sentence.language

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.annotation.sentence_index, self.annotation.start

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The key of its first name."""
        return name_key(self.names[0], self.language)

    @cached_property
    def country(self) -> str:
        """The ISO 3166-1 code of a country; '' for others."""
        return country_code(self.names[0], self.language) if self.family == "country" else ""

    @cached_property
    def head(self) -> tuple[str, str]:
        """The lemma of its head noun and the class of that noun; two '' when it has none."""
        found = head_entries(self.names[0], self.language, compound=self.family == "actor")
        fitting = [h for h in found if _related(h[1], self.cls)]
        return (fitting or list(found) or [("", "")])[0]


def _related(cls: str, other: str) -> bool:
    return is_a(cls, other) or is_a(other, cls)


Cluster = list[Mention]
"""Mentions of one thing."""


def mentions(sentences: Sequence[Annotated]) -> tuple[Mention, ...]:
    """Return the mentions of a document in its order, definite heads among them.

    The short name that an act has in brackets is the act's wherever it stands.
    """
    found = [m for s in sentences for m in _defining(s, [*_named(s), *_definite(s)])]
    short = {n for m in found if m.family == "act" for n in m.names[1:] if n.isupper()}
    found = [
        replace(m, family="act", cls="LegalAct")
        if m.family == "actor" and m.names[0] in short
        else m
        for m in found
    ]
    return tuple(sorted(found, key=lambda m: (m.order, -m.annotation.end, m.family)))


def _named(sentence: Annotated) -> Iterator[Mention]:
    for annotation in sentence.annotations:
        value = annotation.value
        if not isinstance(value, Name | Act | Event):
            continue
        family = _family(value.cls)
        if family:
            short = (*_bracketed(annotation, family), *_called(annotation, sentence))
            names = tuple(dict.fromkeys((*_names(annotation), *short)))
            told = told_to_be(sentence, annotation) if family == "actor" else ()
            mention = Mention(annotation, family, value.cls, names, linked=bool(short), told=told)
            fresh = _is_fresh(annotation)
            bare = not fresh and _is_bare(mention, annotation)
            yield replace(mention, bare=bare, fresh=fresh) if bare or fresh else mention


def _defining(sentence: Annotated, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of a sentence, with the nouns that say what something is as its own."""
    told: dict[Mention, Annotation] = {}
    for definition in definitions(sentence):
        head, own = definition.head, _family(definition.head.cls)
        of = next((m for m in found if m.annotation == definition.of), None)
        over = [m for m in found if m.family == own and _covers(m.annotation, head)]
        if of is None or own is None:
            continue
        if not over:
            yield replace(_of_noun(head, own, sentence.sentence), of=definition.of)
            continue
        noun = min(over, key=lambda m: m.annotation.end - m.annotation.start)
        if (
            own == "actor"
            and _follows_indefinite(noun.annotation)
            and not noun.annotation.text.islower()
        ):
            continue
        one, other = (of, noun) if noun.bare or not of.bare else (noun, of)
        told[other] = one.annotation
    for mention in found:
        meant = told.get(mention)
        yield replace(mention, of=meant, bare=True, fresh=False) if meant else mention


def _covers(annotation: Annotation, head: Head) -> bool:
    return annotation.start <= head.start and head.end <= annotation.end


def _family(cls: str) -> Family | None:
    return next((family for family, ancestor in FAMILIES if is_a(cls, ancestor)), None)


def _names(annotation: Annotation) -> tuple[str, ...]:
    value = annotation.value
    if isinstance(value, Name):
        described = value.nominative.startswith(f"{annotation.text} ")
        own = own_name(value.nominative, annotation.sentence.language)
        written = () if described else (annotation.text,)
        return (value.nominative, *written, *filter(None, (own,)))
    if isinstance(value, Act):
        return value.title, *value.aliases, annotation.text
    assert isinstance(value, Event)
    return value.name, *value.aliases


def _bracketed(annotation: Annotation, family: Family) -> tuple[str, ...]:
    """Return the short name in brackets right behind a name: an abbreviation, or as announced."""
    if family in ("person", "country", "event"):
        return ()
    after = BRACKETED.match(annotation.sentence.text, annotation.end)
    inside = after[1].strip() if after else ""
    told = inside or (_later_bracket(annotation) if family == "act" else "")
    if not told:
        return ()
    table = pack(annotation.sentence.language).table("coreference")
    for marker in table.get("announced", ()):
        if told.lower().startswith(marker):
            return (told[len(marker) :].strip(' –—-:,"“”„«»'),)
    acronym = ACRONYM.fullmatch(inside.strip('"“”«»'))
    return (acronym[0],) if acronym and sum(c.isupper() for c in inside) > 1 else ()


def _later_bracket(annotation: Annotation) -> str:
    """Return what the next bracket says behind an act's date or place: "…, done at Riga (…)"."""
    found = LATER.match(annotation.sentence.text, annotation.end)
    return found[1].strip() if found else ""


def _called(annotation: Annotation, sentence: Annotated) -> tuple[str, ...]:
    """Return the names of the act that the words behind an act say is the same: "also called"."""
    pattern = pack(annotation.sentence.language).table("coreference").get("called")
    if not pattern or not isinstance(annotation.value, Act):
        return ()
    acts = [a for a in sentence.annotations if isinstance(a.value, Act)]
    if any(a.start < annotation.start and annotation.end <= a.end for a in acts):
        return ()
    for other in acts:
        between = annotation.sentence.text[annotation.end : other.start]
        behind = annotation.end < other.start
        if behind and (re.fullmatch(pattern, between) or _second_name(annotation, other)):
            return _names(other)
    return ()


def _second_name(act: Annotation, other: Annotation) -> bool:
    """Whether an act stands behind another of its kind between brackets or commas, as its name."""
    text, one, two = act.sentence.text, act.value, other.value
    if not isinstance(one, Act) or not isinstance(two, Act) or two.number or one.cls != two.cls:
        return False
    between, sign = text[act.end : other.start].lower(), text[other.end : other.end + 1]
    words = between.replace("(", " ").replace(",", " ").split()
    table = pack(act.sentence.language).table("coreference")
    apart = not set(words) - {*table.get("or", ()), *phrase_rules(act.sentence.language).articles}
    if between.startswith(" (") and sign == ")":
        return apart and not set(words) & {*table.get("or", ())}
    closed = sign == "," or "," in other.text
    return between.startswith(", ") and closed and apart and bool(words)


def _is_bare(mention: Mention, annotation: Annotation) -> bool:
    value = annotation.value
    if mention.family not in ("actor", "act", "event") or len(mention.names) > 2:
        return False
    if isinstance(value, Event):
        return (
            not (value.date or value.place)
            and is_a(value.cls, "Gathering")
            and _is_head_alone(mention)
        )
    if isinstance(value, Act) and value.number and _adds_number(annotation):
        return True
    if isinstance(value, Act) and (value.number or any(c.isdigit() for c in annotation.text)):
        return False
    known = mention.family == "actor" and international_body(mention.names[0], mention.language)
    return not known and _is_head_alone(mention)


def _is_head_alone(mention: Mention) -> bool:
    return " ".join(mention.key) == mention.head[0]


def _is_fresh(annotation: Annotation) -> bool:
    """Whether an act without a name has an article before it that says it is a new one.

    Also one that has nothing but its noun for a name: "issued a Declaration".
    """
    lone = isinstance(annotation.value, Act) and annotation.text.isalpha()
    return (lone or is_unnamed(annotation)) and _follows_indefinite(annotation)


def _follows_indefinite(annotation: Annotation) -> bool:
    ahead = annotation.sentence.text[: annotation.start].lower().split()[-1:]
    table = pack(annotation.sentence.language).table("coreference")
    return not set(ahead).isdisjoint(table.get("indefinite", ()))


def is_unnamed(annotation: Annotation) -> bool:
    """Whether an annotation is of an act that nothing tells from others: "the bill"."""
    return isinstance(annotation.value, Act) and annotation.value.unnamed


def _adds_number(annotation: Annotation) -> bool:
    """Whether a definite noun only adds the number of the act spoken of: "The law, No. 5, …"."""
    first, sign, _ = annotation.text.partition(",")
    ahead = annotation.sentence.text[: annotation.start].lower().split()[-1:]
    definite = phrase_rules(annotation.sentence.language).definite
    return bool(sign) and first.islower() and " " not in first and not definite.isdisjoint(ahead)


def _definite(sentence: Annotated) -> Iterator[Mention]:
    """Yield the definite nouns outside all names, as names that point to something."""
    read = sentence.sentence
    posts = [a for a in sentence.annotations if a.kind == "post"]
    for head in definite_nouns(sentence):
        family = _family(head.cls)
        if family:
            titular = any(p.start <= head.start and head.end <= p.end for p in posts)
            own = not titular and may_be_unnamed(head, sentence)
            yield replace(_of_noun(head, family, read), titular=titular, own=own)


def _of_noun(head: Head, family: Family, sentence: Sentence) -> Mention:
    """Return the mention that a bare noun is."""
    written = sentence.text[head.start : head.end]
    name = Name(head.cls, written if written.lower() == head.lemma else head.lemma)
    annotation = Annotation.of(sentence, head.start, head.end, "name", name)
    return Mention(annotation, family, head.cls, (name.nominative,), bare=True)
