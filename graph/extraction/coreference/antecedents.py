"""Antecedents: what the relative, possessive and object pronouns of a sentence mean.

The tables ``relatives``, ``possessives`` and ``objects`` of ``coreference.toml`` have the pronouns
of a language (lemmas) with the classes of what each may mean. A relative means what stands right
before its clause; a possessive the subject of its sentence, else of the one before; an object
whom the text is about, else the subject before, and never the subject of its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.topics import leading, main_person
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from ontology.vocabulary import is_a

Meant = tuple[Annotation, ...]
Keys = Mapping[Annotation, str]
CLAUSE = 4
"""Words of a relative clause, at most, before its pronoun: "with the help of which"."""
REMARK = 60
"""Code points between a person and "who" with a post between them."""
BETWEEN = " »”\"’')"
SEPARATORS = ",;:"
"""Signs between clauses."""


def antecedents(sentences: Sequence[Annotated], keys: Keys) -> tuple[Mapping[int, Meant], ...]:
    """Return for each sentence the mentions that its pronouns mean, by the pronoun's offset."""
    main = main_person(sentences, keys)
    found: list[Mapping[int, Meant]] = []
    before: Annotation | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.sentence.paragraph.index != paragraph:
            before, paragraph = None, sentence.sentence.paragraph.index
        found.append(dict(_of_sentence(sentence, before, main, keys)))
        before = leading(sentence, keys) or before
    return tuple(found)


def _of_sentence(
    sentence: Annotated, before: Annotation | None, main: Annotation | None, keys: Keys
) -> Iterator[tuple[int, Meant]]:
    language = sentence.sentence.language
    table = pack(language).table("coreference")
    own = leading(sentence, keys)
    for at, token in enumerate(sentence.sentence.tokens):
        forms = (token.text.lower(), *lemmas(token.text, language))
        meant: Meant = ()
        if classes := _classes(table.get("relatives", {}), forms):
            meant = _relative(sentence, at, classes, keys)
        elif classes := _classes(table.get("possessives", {}), forms):
            ahead = own if own and own.end <= token.start else None
            meant = _first((*_clause_before(sentence, at, keys), ahead, main, before), classes)
        elif classes := _classes(table.get("objects", {}), forms):
            others = [a for a in (main, before) if a and (not own or keys[a] != keys[own])]
            meant = _first((*_clause_before(sentence, at, keys), *others), classes)
        if meant:
            yield token.start, meant


def _clause_before(sentence: Annotated, at: int, keys: Keys) -> Iterator[Annotation]:
    """Yield the actors of the clauses before that of a pronoun, the nearest first."""
    tokens = sentence.sentence.tokens
    ends = [t.start for t in tokens[:at] if t.text in SEPARATORS]
    known = [a for a in sentence.annotations if a in keys and ends and a.end <= ends[-1]]
    yield from sorted(known, key=lambda a: -a.end)


def _classes(table: Mapping[str, Sequence[str]], forms: Sequence[str]) -> Sequence[str]:
    return next((table[form] for form in forms if form in table), ())


def _first(candidates: Sequence[Annotation | None], classes: Sequence[str]) -> Meant:
    return next(((a,) for a in candidates if a and _is(a, classes)), ())


def _relative(sentence: Annotated, at: int, classes: Sequence[str], keys: Keys) -> Meant:
    """Return what stands right before a relative clause; the whole list before a plural."""
    tokens = sentence.sentence.tokens
    opening = next((i for i in range(at, max(at - CLAUSE, 0), -1) if tokens[i - 1].text == ","), at)
    end = tokens[opening - 1].start if tokens[opening - 1].text == "," else tokens[opening].start
    known = [a for a in sentence.annotations if a in keys and _is(a, classes) and a.end <= end]
    there = [a for a in known if not sentence.sentence.text[a.end : end].strip(BETWEEN)]
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
    joiners = frozenset(pack(sentence.sentence.language).table("frames").get("conjunctions", ()))
    for other in sorted(known, key=lambda a: -a.end):
        gap = sentence.sentence.text[other.end : last.start].lower().split()
        if other.end <= last.start and gap and joiners.issuperset(gap):
            yield from _listed(sentence, known, other)
            return


def _is(annotation: Annotation, classes: Sequence[str]) -> bool:
    value = annotation.value
    return isinstance(value, Name | Act | Event) and any(is_a(value.cls, c) for c in classes)
