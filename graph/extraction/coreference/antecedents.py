"""Antecedents: what the relative, possessive and object pronouns of a sentence mean.

The tables ``relatives``, ``reflexives``, ``possessives`` and ``objects`` of ``coreference.toml``
have the pronouns of a language with the classes of what each may mean, ``genders`` their genders
where they tell. A relative means what stands right before its clause, a reflexive the subject of
its sentence; the others whom the text is about, else what the clause before named last, else the
subject; an object is never the subject of its own clause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.genders import Genders, document_genders
from graph.extraction.coreference.pairs import pair
from graph.extraction.coreference.topics import leading, main_person
from graph.extraction.relations.frames import frames
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.relative_pronouns import relative_pronouns
from ontology.vocabulary import is_a

Meant = tuple[Annotation, ...]
Keys = Mapping[Annotation, str]
Pronoun = tuple[str, Sequence[str]]
"""The kind of a pronoun (one of ``KINDS``) and the classes of what it may mean."""
CLAUSE = 4
"""Words of a relative clause, at most, before its pronoun: "with the help of which"."""
REMARK = 60
"""Code points between a person and "who" with a post between them."""
BETWEEN = " »”\"’')"
OPENING = 3
"""Sentences of a document, its heading among them, that tell what it is about."""
SUBJECT = 15
"""Code points from the start of a sentence within which what it is about stands."""
BODIES = ("Organisation",)
MEANT = (*BODIES, "LegalAct", "PolicyEvent")
"""Classes of what a pronoun may mean besides the subject of the sentence before."""
KINDS = ("relatives", "reflexives", "possessives", "objects", "plurals")
FAMILIES = ("LegalAct", "PolicyEvent", "Person", "PolicyActor")
SEPARATORS = ",;:"
"""Signs between clauses."""


def antecedents(sentences: Sequence[Annotated], keys: Keys) -> tuple[Mapping[int, Meant], ...]:
    """Return for each sentence the mentions that its pronouns mean, by the pronoun's offset."""
    main = main_person(sentences, keys)
    genders = document_genders(sentences, keys, main)
    whole = main or main_body(sentences, keys)
    found: list[Mapping[int, Meant]] = []
    before: tuple[Annotation, ...] = ()
    paragraph = -1
    for at, sentence in enumerate(sentences):
        if sentence.sentence.paragraph.index != paragraph:
            before = (whole,) if whole else ()
        last = None if sentence.sentence.paragraph.index != paragraph else sentences[at - 1]
        spoken = found[-1].get(0, ()) if last and found else ()
        found.append(_of_sentence(sentence, before, main, genders, last, spoken))
        paragraph = sentence.sentence.paragraph.index
        first = leading(sentence, keys)
        others = [a for a in sentence.annotations if a in keys and _is(a, MEANT)]
        older = (first,) if first else tuple(b for b in before if not _outdone(b, others))
        before = (*older, *reversed(others))
    return tuple(found)


def main_body(sentences: Sequence[Annotated], keys: Keys) -> Annotation | None:
    """Return the first mention of the body that a document opens with and names most."""
    named = [a for s in sentences for a in s.annotations if a in keys and _is(a, BODIES)]
    counts = Counter(keys[a] for a in named)
    most = max(counts.values(), default=0)
    opening = [a for s in sentences[:OPENING] for a in s.annotations if a in named]
    return next((a for a in opening if counts[keys[a]] == most), None)


def _of_sentence(
    sentence: Annotated,
    before: Sequence[Annotation],
    main: Annotation | None,
    genders: Genders,
    previous: Annotated | None,
    spoken: Meant,
) -> Mapping[int, Meant]:
    """Return what the pronouns of a sentence mean.

    ``spoken`` is what the pronoun that opens the ``previous`` sentence means.
    """
    language, keys = sentence.sentence.language, genders.keys
    found: dict[int, Meant] = {}
    pronouns = _pronouns(language)
    own = leading(sentence, keys)
    again: Meant = ()
    for at, token in enumerate(sentence.sentence.tokens):
        forms = lemmas(token.text, language)
        told_before = any(a in keys for a in sentence.starts.get(token.start, ()))
        if pronouns.keys().isdisjoint(forms) or told_before:
            continue
        kind, classes = next(pronouns[f] for f in (token.text.lower(), *forms) if f in pronouns)
        meant: Meant = ()
        if kind == "relatives":
            meant = _relative(sentence, at, classes, keys) or _same_relative(sentence, at, found)
        elif kind == "plurals":
            meant = pair(sentence, at, previous, classes, keys)
        elif kind:
            ahead = own if own and own.end <= token.start else None
            clause = [*_clause_before(sentence, at, keys)]
            known = _candidates(kind, ahead, main, before, clause)
            thing = kind == "objects" and "Person" not in classes
            if thing:
                told = spoken if _acts(sentence, at) or not again else again
                known = _of_thing(sentence, at, own, clause, known, previous, keys, told)
            acting = own if kind == "objects" and own not in clause else None
            acting = _nearest_actor(sentence, at, keys) if _of_another(sentence, at) else acting
            free = [a for a in known if not acting or keys[a] != keys[acting]]
            fitting = [a for a in free if _is(a, classes) and genders.agree(a, token.text)]
            if thing and _is_nominative(sentence, at):
                shown = [a for a in fitting if genders.shows(a, token.text)]
                persons = any(True for _ in _persons(sentence, at, previous, genders))
                fitting = [] if persons else shown or fitting
            if kind == "possessives":
                fitting = [a for a in fitting if not _is_one_of_two(a, fitting, keys)]
            surest = sorted(fitting, key=lambda a: not genders.shows(a, token.text))
            meant = tuple(_first_of_each(surest))
            again = meant if thing and not _acts(sentence, at) else again
        if meant:
            found[token.start] = meant
    return found


def _same_relative(sentence: Annotated, at: int, found: Mapping[int, Meant]) -> Meant:
    """Return what the relative before means where another is joined to it: "and whose"."""
    tokens = sentence.sentence.tokens
    joiners = frames(sentence.sentence.language).grammar.conjunctions
    relatives = relative_pronouns(sentence.sentence.language)
    joined = at > 0 and tokens[at - 1].text.lower() in joiners
    earlier = [t.start for t in tokens[:at] if t.text.lower() in relatives and t.start in found]
    return found[earlier[-1]] if joined and earlier else ()


def _nearest_actor(sentence: Annotated, at: int, keys: Keys) -> Annotation | None:
    """Return the first actor of the part of a sentence, as semicolons part it, before a token."""
    tokens = sentence.sentence.tokens
    opening = max((t.start for t in tokens[:at] if t.text == ";"), default=-1)
    ahead = (a for a in sentence.annotations if opening < a.start and a.end <= tokens[at].start)
    return next((a for a in ahead if a in keys and _is(a, ("Person", *BODIES))), None)


def _of_another(sentence: Annotated, at: int) -> bool:
    """Whether the noun behind a possessive makes it nobody's who acts: "in his stead"."""
    nouns = pack(sentence.sentence.language).table("coreference").get("of_another", ())
    behind = sentence.sentence.tokens[at + 1 : at + 2]
    return any(token.text.lower() in nouns for token in behind)


def _outdone(older: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether a sentence names an act or event where an older one was spoken of."""
    return any(_is(older, (f,)) and any(_is(o, (f,)) for o in others) for f in FAMILIES[:2])


def _first_of_each(fitting: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the likeliest thing of each family that a pronoun may mean: its verb tells which."""
    seen: set[str] = set()
    for annotation in fitting:
        family = next((f for f in FAMILIES if _is(annotation, (f,))), "")
        if family not in seen:
            seen.add(family)
            yield annotation


@cache
def _pronouns(language: str) -> Mapping[str, Pronoun]:
    """Return the kind of each pronoun of a language, and the classes of what it may mean."""
    table = pack(language).table("coreference")
    found: dict[str, Pronoun] = {}
    for kind in KINDS:
        for form, classes in table.get(kind, {}).items():
            found.setdefault(form, (kind, classes))
    return found


def _candidates(
    kind: str,
    own: Annotation | None,
    main: Annotation | None,
    before: Sequence[Annotation],
    clause: Sequence[Annotation],
) -> list[Annotation]:
    """Return what a pronoun of a kind may mean, the likeliest first."""
    if kind == "reflexives":
        return [a for a in (own, main, *before) if a]
    return [a for a in (main, *clause, own, *before) if a]


def _of_thing(
    sentence: Annotated,
    at: int,
    own: Annotation | None,
    clause: Sequence[Annotation],
    known: Sequence[Annotation],
    previous: Annotated | None,
    keys: Keys,
    told: Meant,
) -> list[Annotation]:
    """Return what "it" may mean, the likeliest first; ``told`` is what another "it" meant.

    Before a verb of its own that is the subject of the clause before; as an object it is what the
    sentence before opens with or names last, an act or event rather than a body, and what the text
    is about only where it names none.
    """
    near = [a for a in previous.annotations if a in keys and _is(a, MEANT)] if previous else []
    near = [a for a in near if not _is_deed(a)]
    first = leading(previous, keys) if previous else None
    opened = told or tuple(a for a in near[:1] if a.start <= SUBJECT) or ((first,) if first else ())
    if _acts(sentence, at):
        acting = [own] if own and own in clause else []
        open_to_all = not opened and (at > 0 or previous is None)
        if _is_nominative(sentence, at):
            return [*acting, *(known if open_to_all and previous is None else opened)]
        return [*acting, *(known if clause or open_to_all else opened)]
    told_of = sorted((*opened, *reversed(near)), key=lambda a: _is(a, BODIES))
    return [*clause, *told_of, *known]


def _acts(sentence: Annotated, at: int) -> bool:
    """Whether a pronoun opens its sentence or a verb stands behind it, whose subject it is then."""
    rules = frames(sentence.sentence.language).grammar.clauses
    if at == 0 or _is_nominative(sentence, at):
        return True
    behind = [t.text.lower() for t in sentence.sentence.tokens[at + 1 : at + 3]]
    said = [w for w in behind if w not in rules.passed][:1]
    return any(w in rules.auxiliaries or _finite(rules.finite, w) for w in said)


def _is_nominative(sentence: Annotated, at: int) -> bool:
    """Whether a pronoun has the form of a subject, where a language shows it."""
    return grammar(sentence.sentence.tokens[at].text, sentence.sentence.language).case == "Nom"


def _persons(
    sentence: Annotated, at: int, previous: Annotated | None, genders: Genders
) -> Iterator[Annotation]:
    """Yield the persons before a pronoun, or in the sentence before, who may be of its gender."""
    token = sentence.sentence.tokens[at]
    here = [a for a in sentence.annotations if a.end <= token.start]
    for annotation in (*here, *(previous.annotations if previous else ())):
        if annotation.is_person and genders.agree(annotation, token.text):
            yield annotation


def _is_one_of_two(thing: Annotation, fitting: Sequence[Annotation], keys: Keys) -> bool:
    """Whether an act or event may be meant no sooner than another that its sentence names."""
    family = next((f for f in FAMILIES[:2] if _is(thing, (f,))), None)
    beside = [a for a in fitting if family and a.sentence_index == thing.sentence_index]
    others = {keys[a] for a in beside if family and _is(a, (family,))} - {keys[thing]}
    return bool(others) and thing.start > SUBJECT


def _is_deed(annotation: Annotation) -> bool:
    """Whether an event is told by a verb, so that no noun is there for "it" to mean."""
    event = annotation.value if annotation.kind == "event" else None
    return isinstance(event, Event) and event.name != annotation.text


def _finite(pattern: re.Pattern[str] | None, word: str) -> bool:
    return pattern is not None and pattern.fullmatch(word) is not None


def _clause_before(sentence: Annotated, at: int, keys: Keys) -> Iterator[Annotation]:
    """Yield the actors of the clauses before that of a pronoun, the nearest first."""
    tokens = sentence.sentence.tokens
    ends = [t.start for t in tokens[:at] if t.text in SEPARATORS]
    known = [a for a in sentence.annotations if a in keys and ends and a.end <= ends[-1]]
    yield from sorted(known, key=lambda a: -a.end)


def _relative(sentence: Annotated, at: int, classes: Sequence[str], keys: Keys) -> Meant:
    """Return what stands right before a relative clause; the whole list before a plural."""
    tokens = sentence.sentence.tokens
    opening = next((i for i in range(at, max(at - CLAUSE, 0), -1) if tokens[i - 1].text == ","), at)
    end = tokens[opening - 1].start if tokens[opening - 1].text == "," else tokens[opening].start
    known = [a for a in sentence.annotations if a in keys and _is(a, classes) and a.end <= end]
    there = [a for a in known if not sentence.sentence.text[a.end : end].strip(BETWEEN)]
    there = [a for a in there if a.kind != "event"] or there
    if there:
        last = min(there, key=lambda a: a.start)
        plural = grammar(tokens[at].text, sentence.sentence.language).number == "Plur"
        return tuple(_listed(sentence, known, last)) if plural else (last,)
    return _past_post(sentence, known, end)


def _past_post(sentence: Annotated, known: Sequence[Annotation], end: int) -> Meant:
    """Return the person of "Ada Holm, chair of the Senate, who"."""
    people = [a for a in known if _is(a, ("Person",)) and end - a.end <= REMARK]
    last = people[-1] if people else None
    posts = [a for a in sentence.annotations if a.kind == "post" and last and a.start >= last.end]
    close = any(not sentence.sentence.text[p.end : end].strip(BETWEEN) for p in posts)
    return (last,) if last and close else ()


def _listed(
    sentence: Annotated, known: Sequence[Annotation], last: Annotation
) -> Iterator[Annotation]:
    """Yield a mention and those that a list has before it."""
    yield last
    joiners = frames(sentence.sentence.language).grammar.conjunctions
    for other in sorted(known, key=lambda a: -a.end):
        gap = sentence.sentence.text[other.end : last.start].lower().split()
        if other.end <= last.start and gap and joiners.issuperset(gap):
            yield from _listed(sentence, known, other)
            return


def _is(annotation: Annotation, classes: Sequence[str]) -> bool:
    value = annotation.value
    return isinstance(value, Name | Act | Event) and any(is_a(value.cls, c) for c in classes)
