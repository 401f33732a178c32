"""What a possessive, a reflexive or an object pronoun may mean, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event
from graph.extraction.coreference.genders import Genders
from graph.extraction.coreference.relative_antecedents import Keys, Meant
from graph.extraction.coreference.topics import leading
from graph.extraction.relations.frames import frames
from graph.languages.grammar import grammar
from graph.languages.pack import pack

SUBJECT = 15
"""Code points from the start of a sentence within which what it is about stands."""
BODIES = ("Organisation",)
TOLD = ("LegalAct", "PolicyEvent")
"""Classes of what is done or told, of which a sentence may name several."""
MEANT = (*BODIES, *TOLD)
"""Classes of what a pronoun may mean besides the subject of the sentence before."""
SEPARATORS = ",;:"
"""Signs between clauses."""


@dataclass(frozen=True)
class Around:
    """A sentence whose pronouns are read, with what the text speaks of there.

    ``before`` is what it spoke of before, the likeliest first, ``main`` the person whom it is
    about, ``previous`` the sentence before in the same paragraph, and ``spoken`` what the pronoun
    that opens that one means.
    """

    sentence: Annotated
    before: Meant
    main: Annotation | None
    genders: Genders
    previous: Annotated | None
    spoken: Meant

    @property
    def keys(self) -> Keys:
        """The keys of the things that annotations of the document are."""
        return self.genders.keys

    @cached_property
    def own(self) -> Annotation | None:
        """The actor who opens the sentence and may be its subject."""
        return leading(self.sentence, self.keys)


def likely(
    around: Around, at: int, kind: str, classes: Sequence[str], again: Meant
) -> list[Annotation]:
    """Return what the pronoun at a token may mean, the likeliest first.

    ``again`` is what an "it" of the same sentence meant.
    """
    word, genders = around.sentence.sentence.tokens[at].text, around.genders
    clause = [*_clause_before(around.sentence, at, around.keys)]
    thing = means_thing(kind, classes)
    if thing:
        clause = [a for a in clause if not _is_in_title(a, around.sentence)]
    known = _candidates(around, at, kind, clause)
    if thing:
        told = around.spoken if acts(around.sentence, at) or not again else again
        known = _of_thing(around, at, clause, known, told)
    free = _not_acting(around, at, kind, clause, known)
    fitting = [a for a in free if a.is_of(*classes) and genders.agree(a, word)]
    if thing and _is_nominative(around.sentence, at):
        fitting = _as_subject(around, at, fitting)
    if kind == "possessives":
        fitting = [a for a in fitting if not _is_one_of_two(a, fitting, around.keys)]
    return sorted(fitting, key=lambda a: not genders.shows(a, word))


def means_thing(kind: str, classes: Sequence[str]) -> bool:
    """Whether a pronoun is one for a thing: "it", «оно»."""
    return kind == "objects" and "Person" not in classes


def _candidates(
    around: Around, at: int, kind: str, clause: Sequence[Annotation]
) -> list[Annotation]:
    """Return what a pronoun of a kind may mean, the likeliest first."""
    start, own = around.sentence.sentence.tokens[at].start, around.own
    ahead = own if own and own.end <= start else None
    if kind == "possessives" and ahead and ahead.is_of(*BODIES):
        # "The Bureau, a part of the Ministry, has its seat": what "of" opens owns nothing there.
        clause = [a for a in clause if a == ahead or not a.is_of(*BODIES) or _is_free(a)]
    if kind == "possessives" and not (ahead and ahead.is_of(*BODIES)):
        # "She was a member of the Bureau and its head": a person's clause may name whose it is.
        clause = [*clause, *_bodies_before(around, start, clause)]
    if kind == "reflexives":
        return [a for a in (ahead, around.main, *around.before) if a]
    return [a for a in (around.main, *clause, ahead, *around.before) if a]


def _not_acting(
    around: Around,
    at: int,
    kind: str,
    clause: Sequence[Annotation],
    known: Sequence[Annotation],
) -> list[Annotation]:
    """Return those that do not act in the clause of a pronoun, which means another then."""
    keys, own = around.keys, around.own
    acting = own if kind == "objects" and own not in clause else None
    if _of_another(around.sentence, at):
        acting = _nearest_actor(around.sentence, at, keys)
    return [a for a in known if not acting or keys[a] != keys[acting]]


def _as_subject(around: Around, at: int, fitting: Sequence[Annotation]) -> list[Annotation]:
    """Return what a pronoun with the form of a subject may mean: no thing where a person may be.

    Things of its gender come before those of which nobody can tell it.
    """
    word = around.sentence.sentence.tokens[at].text
    if any(True for _ in _persons(around, at)):
        return []
    return [a for a in fitting if around.genders.shows(a, word)] or [*fitting]


def _of_thing(
    around: Around,
    at: int,
    clause: Sequence[Annotation],
    known: Sequence[Annotation],
    told: Meant,
) -> list[Annotation]:
    """Return what "it" may mean, the likeliest first; ``told`` is what another "it" meant.

    Before a verb of its own that is the subject of the clause before; as an object it is what the
    sentence before opens with or names last, an act or event rather than a body, and what the text
    is about only where it names none.
    """
    previous, keys, own = around.previous, around.keys, around.own
    near = [a for a in previous.annotations if a in keys and a.is_of(*MEANT)] if previous else []
    near = [a for a in near if not _is_deed(a)]
    first = leading(previous, keys) if previous else None
    opened = told or tuple(a for a in near[:1] if a.start <= SUBJECT) or ((first,) if first else ())
    if not acts(around.sentence, at):
        told_of = sorted((*opened, *reversed(near)), key=lambda a: a.is_of(*BODIES))
        return [*clause, *told_of, *known]
    acting = [own] if own and own in clause else []
    free = not opened and (at > 0 or previous is None)
    if _is_nominative(around.sentence, at):
        return [*acting, *(known if free and previous is None else opened)]
    return [*acting, *(known if clause or free else opened)]


def acts(sentence: Annotated, at: int) -> bool:
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


def _persons(around: Around, at: int) -> Iterator[Annotation]:
    """Yield the persons before a pronoun, or in the sentence before, who may be of its gender."""
    token, previous = around.sentence.sentence.tokens[at], around.previous
    here = [a for a in around.sentence.annotations if a.end <= token.start]
    for annotation in (*here, *(previous.annotations if previous else ())):
        if annotation.is_person and around.genders.agree(annotation, token.text):
            yield annotation


def _is_one_of_two(thing: Annotation, fitting: Sequence[Annotation], keys: Keys) -> bool:
    """Whether an act or event may be meant no sooner than another that its sentence names."""
    family = next((f for f in TOLD if thing.is_of(f)), None)
    beside = [a for a in fitting if family and a.sentence_index == thing.sentence_index]
    others = {keys[a] for a in beside if family and a.is_of(family)} - {keys[thing]}
    return bool(others) and thing.start > SUBJECT


def _is_in_title(thing: Annotation, sentence: Annotated) -> bool:
    """Whether a body is only named in somebody's title: "a judge of the Supreme Court"."""
    titles = (a for a in sentence.annotations if a.kind == "post")
    return any(t.start < thing.start and thing.end <= t.end for t in titles)


def _is_free(thing: Annotation) -> bool:
    """Whether no word right before a thing makes it part of another or an object."""
    case = frames(thing.sentence.language).grammar.cases.get("nominative")
    language = thing.sentence.language
    skipped = frames(language).grammar.skipped - {pack(language).table("frames").get("of")}
    ahead = thing.sentence.text[: thing.start].lower().split()
    while ahead and ahead[-1] in skipped:
        ahead.pop()
    return case is None or case.stands(ahead[-1:], "")


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


def _bodies_before(around: Around, start: int, known: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the bodies that a sentence names before a place and are not known, nearest first."""
    named = [a for a in around.sentence.annotations if a in around.keys and a.end <= start]
    bodies = [a for a in named if a.is_of(*BODIES) and a not in known]
    yield from sorted(bodies, key=lambda a: -a.end)


def _nearest_actor(sentence: Annotated, at: int, keys: Keys) -> Annotation | None:
    """Return the first actor of the part of a sentence, as semicolons part it, before a token."""
    tokens = sentence.sentence.tokens
    opening = max((t.start for t in tokens[:at] if t.text == ";"), default=-1)
    ahead = (a for a in sentence.annotations if opening < a.start and a.end <= tokens[at].start)
    return next((a for a in ahead if a in keys and a.is_of("Person", *BODIES)), None)


def _of_another(sentence: Annotated, at: int) -> bool:
    """Whether the noun behind a possessive makes it nobody's who acts: "in his stead"."""
    nouns = pack(sentence.sentence.language).table("coreference").get("of_another", ())
    behind = sentence.sentence.tokens[at + 1 : at + 2]
    return any(token.text.lower() in nouns for token in behind)
