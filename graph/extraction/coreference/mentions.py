"""Finds the mentions of a document: the annotations that speak of its things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.constitutions import stands_bare
from graph.extraction.coreference.defined_mentions import with_definitions
from graph.extraction.coreference.definite import definite_nouns
from graph.extraction.coreference.definitions import told_to_be
from graph.extraction.coreference.mention import (
    Family,
    Mention,
    family_of,
    follows_indefinite,
    is_unnamed,
    of_noun,
)
from graph.extraction.coreference.name_keys import name_key
from graph.extraction.coreference.own_names import own_name
from graph.extraction.coreference.renamed_acts import renamed
from graph.extraction.coreference.same_acts import dates_agree
from graph.extraction.coreference.unnamed_bodies import may_be_unnamed
from graph.extraction.names.international import international_body
from graph.extraction.names.spelling import small_words, spells
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.extraction.quoted import unquoted
from graph.languages.pack import pack
from ontology.vocabulary import is_a

LATER = re.compile(r",?\s[^();.]{0,60}\(([^()]{2,60})\)")
BRACKETED = re.compile(r"\s?\(([^()]{2,60})\)")
ACRONYM = re.compile(r"[^\W\d_]*[^\W\d_a-zа-яәғқңөұүһі][^\W\d_]*", re.UNICODE)

ACRONYM_ALONE = re.compile(r"[^\W\d_a-zа-яәғқңөұүһі]{2,6}")
"""An act told by its abbreviation: a name."""


def mentions(sentences: Sequence[Annotated]) -> tuple[Mention, ...]:
    """Return the mentions of a document in its order, definite heads among them.

    The short name that an act has in brackets is the act's wherever it stands.
    """
    found = [m for s in sentences for m in with_definitions(s, [*_named(s), *_definite(s)])]
    short = {n for m in found if m.family == "act" for n in m.names[1:] if n.isupper()}
    found = [
        replace(m, family="act", cls="LegalAct")
        if m.family == "actor" and m.names[0] in short
        else m
        for m in found
    ]
    return renamed(sorted(found, key=lambda m: (m.order, -m.annotation.end, m.family)))


def _named(sentence: Annotated) -> Iterator[Mention]:
    for annotation in sentence.annotations:
        value = annotation.value
        if not isinstance(value, Name | Act | Event):
            continue
        family = family_of(value.cls)
        if family:
            called = _called(annotation, sentence)
            short = (*_bracketed(annotation, family), *called)
            names = tuple(dict.fromkeys((*_names(annotation), *short)))
            told = told_to_be(sentence, annotation) if family == "actor" else ()
            mention = Mention(annotation, family, value.cls, names, linked=bool(short), told=told)
            fresh = _is_fresh(annotation)
            bare = not (fresh or called) and _is_bare(mention, annotation)
            yield replace(mention, bare=bare, fresh=fresh) if bare or fresh else mention


def _names(annotation: Annotation) -> tuple[str, ...]:
    value = annotation.value
    if isinstance(value, Name):
        described = value.nominative.startswith(f"{annotation.text} ")
        own = own_name(value.nominative, annotation.sentence.language)
        written = () if described else (annotation.text,)
        return (value.nominative, *written, *filter(None, (own,)))
    if isinstance(value, Act):
        return value.title, *value.aliases, unquoted(annotation.text)
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
    if not acronym or sum(c.isupper() for c in inside) < 2 or _is_of_part(annotation, acronym[0]):
        return ()
    return (acronym[0],)


def _is_of_part(annotation: Annotation, short: str) -> bool:
    """Whether an abbreviation is of the last words of a name alone: "Staff of | the X Y (XY)"."""
    small = small_words(annotation.sentence.language)
    words = annotation.text.split()
    parts = (" ".join(words[at:]) for at in range(1, len(words) - 1))
    whole = spells(annotation.text, short, small)
    return not whole and any(spells(part, short, small) for part in parts)


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
    """Whether an act stands behind another of its kind between brackets or commas, as its name.

    Acts of two times are a list.
    """
    text, one, two = act.sentence.text, act.value, other.value
    if not isinstance(one, Act) or not isinstance(two, Act) or two.number or one.cls != two.cls:
        return False
    if not dates_agree(one.date, two.date):
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
    motto = value.motto if isinstance(value, Event) else ""
    named = [name for name in mention.names if name != motto]
    if mention.family not in ("actor", "act", "event") or len(named) > 2:
        return False
    if isinstance(value, Event):
        if not is_a(value.cls, "Gathering"):
            return False
        untold = not (value.date or value.place)
        alone = _is_head_alone(mention) and (untold or _is_definite(annotation))
        return alone or (untold and _is_pointed_at(annotation))
    if isinstance(value, Act) and value.number and _adds_number(annotation):
        return True
    if isinstance(value, Act) and (value.number or any(c.isdigit() for c in annotation.text)):
        return False
    known = mention.family == "actor" and international_body(mention.names[0], mention.language)
    return not known and (_is_head_alone(mention) or stands_bare(mention))


def _is_definite(annotation: Annotation) -> bool:
    """Whether a noun opens its sentence, or a word before it says that it was spoken of."""
    table = pack(annotation.sentence.language).table("coreference")
    ahead = annotation.sentence.text[: annotation.start].lower().split()
    opens = not ahead and bool(table.get("opening_definite") or table.get("bare_definite"))
    return opens or not set(ahead[-1:]).isdisjoint(table.get("definite", ()))


def _is_pointed_at(annotation: Annotation) -> bool:
    """Whether "this" stands before a noun and its adjectives: "this international forum"."""
    table = pack(annotation.sentence.language).table("coreference")
    ahead = annotation.sentence.text[: annotation.start].lower().split()[-1:]
    pointing = {*table.get("pointing", table.get("definite", ()))}
    return annotation.text.islower() and not pointing.isdisjoint(ahead)


def _is_head_alone(mention: Mention) -> bool:
    lemma = mention.head[0]
    if mention.family == "act" and ACRONYM_ALONE.fullmatch(mention.annotation.text):
        return False
    return " ".join(mention.key) == lemma or mention.key == name_key(lemma, mention.language)


def _is_fresh(annotation: Annotation) -> bool:
    """Whether an act without a name has an article before it that says it is a new one.

    Also one that has nothing but its noun for a name: "issued a Declaration".
    """
    lone = isinstance(annotation.value, Act) and annotation.text.isalpha()
    return (lone or is_unnamed(annotation)) and follows_indefinite(annotation)


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
        family = family_of(head.cls)
        if family:
            titular = any(p.start <= head.start and head.end <= p.end for p in posts)
            own = not titular and may_be_unnamed(head, sentence)
            yield replace(of_noun(head, family, read), titular=titular, own=own)
