"""Antecedents: what the relative, possessive and object pronouns of a sentence mean.

The tables ``relatives``, ``reflexives``, ``possessives`` and ``objects`` of ``coreference.toml``
have the pronouns of a language with the classes of what each may mean, ``genders`` their genders
where they tell. A relative means what stands right before its clause, a reflexive the subject of
its sentence; the others whom the text is about, else what the clause before named last, else the
subject; an object is never the subject of its own clause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.genders import document_genders
from graph.extraction.coreference.likely_antecedents import (
    BODIES,
    MEANT,
    TOLD,
    Around,
    acts,
    likely,
    means_thing,
)
from graph.extraction.coreference.pairs import pair
from graph.extraction.coreference.relative_antecedents import Keys, Meant, joined_relative, relative
from graph.extraction.coreference.topics import acting, is_plain, main_person
from graph.languages.pack import pack

Pronoun = tuple[str, Sequence[str]]
"""The kind of a pronoun (one of ``KINDS``) and the classes of what it may mean."""
OPENING = 3
"""Sentences of a document, its heading among them, that tell what it is about."""
KINDS = ("relatives", "reflexives", "possessives", "objects", "plurals", "openings")
OPENINGS = "openings"
"""The kind of those that mean somebody only where they open a sentence."""
FAMILIES = (*TOLD, "Person", "PolicyActor")


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
        found.append(_of_sentence(Around(sentence, before, main, genders, last, spoken)))
        paragraph = sentence.sentence.paragraph.index
        first = acting(sentence, keys)
        others = [a for a in sentence.annotations if a.is_of(*MEANT) and a in keys]
        older = (first,) if first else tuple(b for b in before if not _outdone(b, others))
        before = (*older, *reversed(others))
    return tuple(found)


def main_body(sentences: Sequence[Annotated], keys: Keys) -> Annotation | None:
    """Return the first mention of the body that a document opens with and names most.

    Of several named as often it is the first in its dictionary form: others only own something.
    """
    named = [a for s in sentences for a in s.annotations if a.is_of(*BODIES) and a in keys]
    counts = Counter(keys[a] for a in named)
    most = max(counts.values(), default=0)
    opening = [a for s in sentences[:OPENING] for a in s.annotations if a in named]
    most_named = [a for a in opening if counts[keys[a]] == most]
    return next((a for a in most_named if is_plain(a)), next(iter(most_named), None))


def _of_sentence(around: Around) -> Mapping[int, Meant]:
    """Return what the pronouns of a sentence mean, by their offsets."""
    sentence = around.sentence
    found: dict[int, Meant] = {}
    again: Meant = ()
    pronouns = _pronouns(sentence.sentence.language)
    for at in sentence.sentence.having(pronouns.keys()):
        token = sentence.sentence.tokens[at]
        if any(a in around.keys for a in sentence.starts.get(token.start, ())):
            continue
        forms = (sentence.sentence.words[at], *sentence.sentence.lemmas[at])
        pronoun = next(pronouns[form] for form in forms if form in pronouns)
        if pronoun[0] == OPENINGS and (at or sentence.sentence.words[0] not in pronouns):
            continue
        if meant := _meant(around, at, pronoun, found, again):
            found[token.start] = meant
        if means_thing(*pronoun) and not acts(sentence, at):
            again = meant
    return found


def _meant(
    around: Around, at: int, pronoun: Pronoun, found: Mapping[int, Meant], again: Meant
) -> Meant:
    """Return what the pronoun at a token means, by its kind."""
    sentence, keys, (kind, classes) = around.sentence, around.keys, pronoun
    if kind == "relatives":
        return relative(sentence, at, classes, keys) or joined_relative(sentence, at, found)
    if kind == "plurals":
        return pair(sentence, at, around.previous, classes, keys)
    return tuple(_first_of_each(likely(around, at, kind, classes, again)))


def _outdone(older: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether a sentence names an act or event where an older one was spoken of."""
    return any(older.is_of(f) and any(o.is_of(f) for o in others) for f in TOLD)


def _first_of_each(fitting: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the likeliest thing of each family that a pronoun may mean: its verb tells which."""
    seen: set[str] = set()
    for annotation in fitting:
        family = next((f for f in FAMILIES if annotation.is_of(f)), "")
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
