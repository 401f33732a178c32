"""Definite nouns: a head noun outside all names that points to something named elsewhere.

An article, a demonstrative or a capital makes it definite ("the Council", «эта Стратегия»). A
language without articles (``bare_definite`` in ``coreference.toml``) leaves the noun alone: «закон
вступил в силу». With an adjective before it, or behind it of whom or about what it is, it is
another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event, Post
from graph.extraction.coreference.lone_nouns import stands_alone
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.hypernyms import hypernyms, standing_for
from graph.extraction.phrases.noun_endings import is_plural, is_possessed
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.phrases.phrase_start import before
from graph.languages.grammar import grammar
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

NAMED = ("PolicyActor", "LegalAct")
"""Classes of what a definite noun points to; a bare one points to what was ``HELD`` besides."""
HELD = ("Gathering", "Election", "Referendum")
NEAR = 2
"""Words before a noun one of which may say that none in particular is meant: "a new Council"."""
SIGNS = re.compile(r"[,;:.]")


def definite_nouns(sentence: Annotated) -> Iterator[Head]:
    """Yield the head nouns outside all names that are definite, in the order of the text."""
    language = sentence.sentence.language
    table = pack(language).table("coreference")
    countries = dict.fromkeys(table.get("country_nouns", ()), "Country")
    bare, alone = tuple(table.get("bare_endings", ())), bool(table.get("bare_definite"))
    free = [*_free(sentence, heads(sentence.sentence))]
    known = {head.start for head in free}
    whole = [h for h in _others(sentence, hypernyms(language)) if h.start not in known]
    events = bool(bare or table.get("definite_events"))
    for head in _outside_verbs((*free, *whole), sentence.sentence):
        shown = _shown(head, sentence.sentence) or _opens_behind_date(head, sentence)
        shown = shown and (not alone or _is_pointed_at(head, sentence.sentence))
        named = (head in whole or _is_named(head, events=events)) and (
            head.cls != "Country" or _alone(head, sentence)
        )
        if named and (shown or _ends_bare(head, sentence.sentence, bare)):
            yield head
    if rules(language).head_final:
        yield from _leading(sentence)
    if alone:
        nouns = [*free, *_others(sentence, countries), *whole, *_titular(sentence)]
        yield from (h for h in nouns if _alone(h, sentence))
        return
    other = tuple(table.get("no_country", ()))
    for land in _others(sentence, countries):
        if sentence.sentence.text[land.start :].lower().startswith(other):
            continue
        ended = _ends_bare(land, sentence.sentence, bare)
        if (ended or _is_pointed_at(land, sentence.sentence)) and _alone(land, sentence):
            yield land


def _is_named(head: Head, *, events: bool) -> bool:
    """Whether a noun is one for what texts name, or for what was held where ``events`` count."""
    named = head.kind == "headNoun" and any(is_a(head.cls, c) for c in NAMED)
    return named or (events and any(is_a(head.cls, c) for c in HELD))


def unnamed(sentence: Annotated, cls: str) -> Iterator[Head]:
    """Yield the nouns for things of a class (local name) that are in no name, definite or not."""
    own = (h for h in heads(sentence.sentence) if h.kind != "triggerVerb" and is_a(h.cls, cls))
    yield from _free(sentence, own)
    yield from _others(sentence, _hypernyms_of(sentence.sentence.language, cls))


def _free(sentence: Annotated, found: Iterable[Head]) -> Iterator[Head]:
    """Yield the heads that are in no name, act or post, nor an event of their own."""
    for head in found:
        over = [a for a in sentence.annotations if a.start < head.end and head.start < a.end]
        if not any(a.kind in ("name", "act", "post") or _is_event(a, head) for a in over):
            yield head


def _outside_verbs(found: Iterable[Head], sentence: Sentence) -> Iterator[Head]:
    """Yield the heads that are no word of a verb of several words: «заңды күшіне енді»."""
    verbs = [h for h in heads(sentence) if h.kind == "triggerVerb" and " " in h.lemma]
    for head in found:
        if not any(v.start <= head.start and head.end <= v.end for v in verbs):
            yield head


def _titular(sentence: Annotated) -> Iterator[Head]:
    """Yield the nouns for bodies at the end of posts that name none: «лидер партии»."""
    posts = [a for a in sentence.annotations if isinstance(a.value, Post)]
    ends = {p.end: p.start for p in posts if isinstance(p.value, Post) and not p.value.organisation}
    nouns = hypernyms(sentence.sentence.language)
    for head in (*heads(sentence.sentence), *standing_for(sentence.sentence, nouns)):
        if ends.get(head.end, head.start) < head.start and is_a(head.cls, "Organisation"):
            yield head


def _leading(sentence: Annotated) -> Iterator[Head]:
    """Yield the nouns for bodies that posts begin with: «партия | төрағасы»."""
    read = sentence.sentence
    starts = {a.start: a.end for a in sentence.annotations if isinstance(a.value, Post)}
    for head in (*heads(read), *standing_for(read, hypernyms(read.language))):
        titular = head.end < starts.get(head.start, 0) and is_a(head.cls, "Organisation")
        form = read.text[head.start : head.end].lower()
        owned = is_possessed(form, head.lemma, read.language)
        several = is_plural(form, head.lemma, read.language)
        if titular and not (owned or several or _is_qualified(head.start, read)):
            yield head


def _is_event(annotation: Annotation, head: Head) -> bool:
    return isinstance(annotation.value, Event) and annotation.value.cls == head.cls


@cache
def _hypernyms_of(language: str, cls: str) -> Mapping[str, str]:
    return {noun: own for noun, own in hypernyms(language).items() if is_a(own, cls)}


def _others(sentence: Annotated, nouns: Mapping[str, str]) -> Iterator[Head]:
    """Yield nouns that are no heads of the lexicon: «страна», «құжат», each with its class."""
    for head in standing_for(sentence.sentence, nouns):
        over = [a for a in sentence.annotations if a.start < head.end and head.start < a.end]
        if not any(a.kind in ("name", "act", "post") for a in over):
            yield head


def _shown(head: Head, sentence: Sentence) -> bool:
    """Whether an article, a capital or the beginning shows that a noun is definite."""
    table = pack(sentence.language).table("coreference")
    words = sentence.text[: head.start].lower()
    near, ahead = SIGNS.split(words)[-1].split()[-NEAR:], words.split()[-1:]
    form = sentence.text[head.start : head.end]
    if not set(near).isdisjoint(table.get("indefinite", ())) or _is_other(head.start, sentence):
        return False
    if not ahead:
        return bool(table.get("opening_definite"))
    named = form[0].isupper() or form.lower() in table.get("articleless", ())
    return named or ahead[0] in table.get("definite", ())


def _is_pointed_at(head: Head, sentence: Sentence) -> bool:
    """Whether a demonstrative or an article right before a noun points to one thing."""
    ahead = sentence.text[: head.start].lower().split()[-1:]
    definite = pack(sentence.language).table("coreference").get("definite", ())
    return not set(ahead).isdisjoint(definite) and not _is_plural(head, sentence)


def _is_other(start: int, sentence: Sentence) -> bool:
    """Whether the word before a noun says that it is another than was named: "the previous"."""
    ahead = sentence.text[:start].lower().split()[-1:]
    return not set(ahead).isdisjoint(pack(sentence.language).table("coreference").get("other", ()))


def _opens_behind_date(head: Head, sentence: Annotated) -> bool:
    """Whether only a date stands before a noun in its plain form: «2011 жылы парламент …»."""
    table = pack(sentence.sentence.language).table("coreference")
    text = sentence.sentence.text[: head.start]
    dates = [a for a in sentence.annotations if a.kind == "date" and a.end <= head.start]
    if not table.get("opening_definite") or not dates:
        return False
    rest = text[: dates[0].start] + text[dates[-1].end :]
    form = sentence.sentence.text[head.start : head.end].lower()
    return not rest.strip(" ,") and form == head.lemma and is_a(head.cls, "Organisation")


def _ends_bare(head: Head, sentence: Sentence, endings: tuple[str, ...]) -> bool:
    """Whether the case of a noun with no word before it that says which shows it is definite."""
    form = sentence.text[head.start : head.end].lower()
    bare = form.endswith(endings) and not _is_qualified(head.start, sentence)
    several = is_plural(form, head.lemma, sentence.language)
    return bare and not several and not is_possessed(form, head.lemma, sentence.language)


def _is_qualified(start: int, sentence: Sentence) -> bool:
    """Whether the word before a noun says which: an adjective, where their endings tell them."""
    if _is_other(start, sentence):
        return True
    attributive = rules(sentence.language).attributive
    ahead = sentence.text[:start].lower().split()[-1:]
    joined = before(sentence, start, ()) < start
    return joined and bool(attributive.fullmatch(ahead[0]))


def _alone(head: Head, sentence: Annotated) -> bool:
    """Whether a noun in the singular has nothing beside it that makes it another."""
    read = sentence.sentence
    if not any(is_a(head.cls, c) for c in (*NAMED, *HELD)) or head.kind == "triggerVerb":
        return False
    if _is_plural(head, read):
        return False
    held = any(a.kind == "post" and a.end == head.end for a in sentence.annotations)
    behind = next((t.start for t in read.tokens if t.start >= head.end), -1)
    if head.cls == "Person" and any(a.is_person for a in sentence.starts.get(behind, ())):
        return False
    return stands_alone(head.start, head.end, sentence, held=held)


def _is_plural(head: Head, sentence: Sentence) -> bool:
    """Whether several are meant; elections are plural by nature."""
    form = sentence.text[head.start : head.end].split()[-1]
    own = grammar(head.lemma.split()[-1], sentence.language).number
    return own != "Plur" and grammar(form, sentence.language).number == "Plur"
