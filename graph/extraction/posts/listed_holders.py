"""Several holders of one post: "Ada Holm and Jon Ek, ministers", a list behind a plural verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.posts.adjacent_holders import named_behind
from graph.extraction.posts.clauses import SIGNS
from graph.extraction.posts.post_sentence import PostSentence
from graph.languages.grammar import grammar
from graph.reading.sentence import Token


def listed(read: PostSentence, post: Annotation) -> tuple[Annotation, ...]:
    """Return the people of a list beside a post in the plural: "A, B and C, ministers of"."""
    if not read.is_plural(post):
        return ()
    behind = _run(read, [p for p in read.persons if p.start >= post.end], post.end)
    ahead = [p for p in read.persons if p.end <= post.start]
    found = tuple(behind) or tuple(reversed([*_run_before(read, ahead, post)]))
    told = named_behind(read, post) if not found else None
    return with_others(read, post, told[0]) if told else found


def with_others(read: PostSentence, post: Annotation, person: Annotation) -> tuple[Annotation, ...]:
    """Return all of a list of persons whose verb in the plural gives them one post in turn."""
    words = read.tokens(post.end, person.start) if person.start >= post.end else ()
    forms = [grammar(t.text.lower(), read.sentence.language) for t in words]
    said = (f for f in forms if f.part == "VERB" or (f.part == "PTCP" and not f.case))
    if not any(form.number == "Plur" for form in said):
        return (person,)
    rest = [p for p in read.persons if p.start >= person.end]
    return (person, *_run(read, rest, person.end))


def _run(read: PostSentence, persons: Sequence[Annotation], at: int) -> list[Annotation]:
    """Return the persons of a list that begins at a place, by commas or else by semicolons."""
    found: list[Annotation] = []
    semicolons = False
    linking = read.phrases.words("ranks") | SIGNS
    copulas = read.phrases.words("copulas")
    for person in persons:
        gap = _without_bodies(read, read.tokens(at, person.start))
        parted = bool(found) and any(t.text == ";" for t in gap[-2:])
        semicolons = semicolons or parted
        linked = linking if found else linking | copulas
        if not parted and (semicolons or not read.joining(gap, linked)):
            break
        found.append(person)
        at = person.end
    return found


def _without_bodies(read: PostSentence, gap: Sequence[Token]) -> list[Token]:
    """Leave out of a list the bodies of its persons: "presidents A of Peru and B of Chile"."""
    linking = read.phrases.words("behind_person")
    named = [n for n in read.names if n not in read.persons]
    kept = [t for t in gap if not any(n.start <= t.start < n.end for n in named)]
    return [t for t in kept if len(kept) == len(gap) or t.text.lower() not in linking]


def _run_before(
    read: PostSentence, persons: Sequence[Annotation], post: Annotation
) -> Iterator[Annotation]:
    """Yield the persons of a list that ends before a post, the last one first."""
    at = post.start
    linking = read.phrases.words("copulas") | SIGNS
    for person in reversed(persons):
        if not read.joining(read.tokens(person.end, at), linking):
            return
        yield person
        at, linking = person.start, frozenset()
