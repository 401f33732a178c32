"""Holders who stand beside their post: titles, appositions, and who is named behind the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.extraction.annotation import Annotation
from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.clauses import SIGNS, Item, closing_person
from graph.extraction.posts.holding import Holder, Holding
from graph.extraction.posts.post_sentence import PostSentence, is_nominative
from graph.extraction.posts.subjects import DASHES, described
from graph.extraction.relations.relative_clauses import participles
from graph.languages.grammar import grammar, person_cases, possible_cases
from graph.languages.morphology import lemmas, nominative
from graph.languages.tables import NEVER

LONGEST_SENDER = 5
"""Items, at most, that tell whom or what a member is from."""
OF_NOUN = 3
"""Items of "of the party,"."""
CALLED = 4
"""Words between a person and a post that an article opens."""


def titled(read: PostSentence, post: Annotation) -> Holder | None:
    """President Ada Holm: nothing but ranks between the post and the person."""
    person = read.person_behind(post)
    row = _without_sender(read, read.row(post.end, person.start)) if person else ()
    ranks = read.phrases.words("ranks")
    ranked = all(i.has(ranks) for i in row)
    able = person is not None and ranked and not _is_listed_object(read, person)
    if person is None or not able or not _agree(read, post, person):
        return None
    if not row and _is_given_to(read, post, person):
        return person, "begins"
    bent = nominative(post.text, read.sentence.language) != post.text
    if not bent or not re.search(read.phrases.table.get("entered", NEVER), post.text):
        return person, ""
    aspect = read.phrases.behind(read.undated(person.end))
    return (person, aspect) if aspect else None


def _without_sender(read: PostSentence, row: Sequence[Item]) -> Sequence[Item]:
    """Leave out who or what a member is from: «депутат сейма | от партии «Путь» Иван Белов»."""
    led = len(row) > 1 and row[0].has(read.phrases.words("from_links"))
    plain = not any(item.has(SIGNS) or item.kind in ("person", "post") for item in row)
    return () if led and plain and len(row) <= LONGEST_SENDER else row


def _is_listed_object(read: PostSentence, person: Annotation) -> bool:
    """Whether a person is the first of two to whom something is done by who has a post before.

    Where only the last of a list shows its case: «Төраға | Ян Новак пен Ада Холмды қабылдады».
    """
    behind = read.person_behind(person)
    if behind is None or read.phrases.table.get("order") != "last":
        return False
    between = [t.text.lower() for t in read.tokens(person.end, behind.start)]
    joined = len(between) == 1 and between[0] in read.phrases.words("joiners")
    return joined and bool(rules(read.sentence.language).pattern("done_to").search(behind.text))


def _agree(read: PostSentence, post: Annotation, person: Annotation) -> bool:
    """Whether a post and a name may stand in one case: «указом президента | Анна назначена»."""
    language = read.sentence.language
    own = possible_cases(post.text.split()[0], language)
    other = person_cases(person.text, language)
    return not own or not other or bool(own & other)


def told_before(read: PostSentence, post: Annotation, row: Sequence[Item]) -> Holder | None:
    """With Ada Holm as chair, Jon Ek as …; Ada Holm the chair, Jon Ek the …: a list goes on.

    The person is the one before the post, and who stands behind the comma is the next.
    """
    linked = bool(row) and row[-1].has(read.phrases.words("holding_links"))
    ahead = row[:-1] if linked else ()
    person = closing_person(ahead) if linked else _apposed_by_article(read, post)
    if person is None:
        return None
    led = len(ahead) > 1 and ahead[-2].has(read.phrases.words("led_by"))
    behind = read.person_behind(post)
    gap = [t.text for t in read.tokens(post.end, behind.start)] if behind else []
    listed = gap in ([","], ["and"], [",", "and"])
    return (person, "") if led or listed else None


def _apposed_by_article(read: PostSentence, post: Annotation) -> Annotation | None:
    """Return the person of "Ada Holm the central bank governor", where no sign parts them."""
    person = next((p for p in reversed(read.persons) if p.end <= post.start), None)
    gap = read.tokens(person.end, post.start) if person else []
    first = gap[0].text.lower() if gap and len(gap) <= CALLED else ""
    plain = all(t.text.isalpha() for t in gap)
    return person if first in read.phrases.words("articles") and plain else None


def alternating(read: PostSentence, post: Annotation, before: Sequence[Holding]) -> Holder | None:
    """The rector, Ada Holm, the dean, Jon Ek, and …: each post has its holder behind it.

    He may have another title there: «ректор Анна Рот, декан, | депутат Ян Новак».
    """
    last = before[-1] if before else None
    if not last or not last.post.end <= last.person.start < last.person.end <= post.start:
        return None
    return _behind_next_title(read, post) or named_behind(read, post)


def _behind_next_title(read: PostSentence, post: Annotation) -> Holder | None:
    """Return who stands behind the title that a comma parts from a post of his."""
    person = read.person_behind(post)
    titles = [p for p in read.posts if person and post.end <= p.start < person.start]
    if person is None or not titles or not read.phrases.table.get("inflected"):
        return None
    parts = pairwise((post, *titles, person))
    passed = {","} | read.phrases.words("ranks") | read.phrases.words("joiners")
    one = all(i.has(passed) for a, b in parts for i in read.row(a.end, b.start))
    return (person, "") if one and all(_agree(read, p, person) for p in (post, *titles)) else None


def apposed_behind(read: PostSentence, post: Annotation) -> Holder | None:
    """The president, Ada Holm: nothing but a sign between a post and the person behind it.

    A noun may say whose it is: "the leader of the party, Ada Holm".
    """
    person = read.person_behind(post)
    row = read.row(post.end, person.start) if person else ()
    rest = [i for i in row if not i.has(read.phrases.words("ranks"))]
    if person is None or _opens_entry(read, post, person):
        return None
    if len(rest) == OF_NOUN and rest[0].has(read.phrases.words("behind_person")):
        rest = rest[2:] if rest[1].kind in ("word", "name") else rest
    return (person, "") if len(rest) == 1 and rest[0].has(SIGNS) else None


def _opens_entry(read: PostSentence, post: Annotation, person: Annotation) -> bool:
    """Whether dashes tell who is what in a list: "Ada Holm - a judge, | Jon Ek - a dean"."""
    ahead = [t.text for t in read.tokens(0, post.start)]
    behind = [t.text for t in read.tokens(person.end, len(read.sentence.text))][:1]
    return bool(behind) and behind[0] in DASHES and not DASHES.isdisjoint(ahead)


def named_behind(read: PostSentence, post: Annotation) -> Holder | None:
    """President Ada Holm; the president, Ada Holm; a minister was appointed: Ada Holm."""
    person = read.person_behind(post)
    if person is None:
        return None
    titles = [p for p in read.posts if post.end <= p.start < person.start]
    if titles:
        return _behind_titles(read, post, titles, person)
    if apposed := apposed_behind(read, post):
        return apposed
    row = read.row(post.end, person.start)
    if successor := _instead(read, post, person, row):
        return successor
    if _is_lost(read, post, row):
        return (person, "ends") if is_nominative(person) else None
    rest = [i for i in row if not i.has(read.phrases.words("ranks"))]
    if rest and rest[-1].has(read.phrases.words("oblique")) and not _is_held_by(read, rest):
        return None
    parted = any(item.has({","}) for item in rest)
    if parted and _is_said(read, post):
        return None
    if len(rest) <= 2 and not parted and _is_given_to(read, post, person):
        return person, "begins"
    aspect = read.phrases.within("post_person", rest) if _fits(read, post, person, rest) else ""
    return (person, aspect) if aspect else None


def _behind_titles(
    read: PostSentence, post: Annotation, titles: Sequence[Annotation], person: Annotation
) -> Holder | None:
    """Return who is named with a title of his own: «премьером стал бывший министр Ян Новак».

    He may be given the post: «назначил премьером лидера партии Яна Новака».
    """
    cases = possible_cases(titles[0].text.split()[0].lower(), read.sentence.language)
    row = read.row(post.end, titles[0].start)
    between = [*zip(titles, (*titles[1:], person), strict=True)]
    one = all(read.joining(read.tokens(a.end, b.start)) for a, b in between)
    if not read.is_given(post) or not one or _parted(row):
        return None
    if not row and _is_given_to(read, post, person):
        return person, "begins"
    if "Nom" not in cases:
        return None
    aspect = read.phrases.within("post_person", row) if _fits(read, post, person, row) else ""
    return (person, aspect) if aspect else None


def _instead(
    read: PostSentence, post: Annotation, person: Annotation, row: Sequence[Item]
) -> Holder | None:
    """Return who is named behind the one whose place he takes: «министром вместо Рот стал …»."""
    replaced = bool(row) and row[0].has(read.phrases.words("instead_of"))
    following = read.person_behind(person) if replaced and len(row) == 1 else None
    if following is None or not is_nominative(following):
        return None
    rest = read.row(person.end, following.start)
    aspect = read.phrases.within("post_person", rest) if not _parted(rest) else ""
    return (following, aspect) if aspect else None


def _is_lost(read: PostSentence, post: Annotation, row: Sequence[Item]) -> bool:
    """Whether somebody is removed from a post by a participle, alone between him and it."""
    language, text = read.sentence.language, read.sentence.text
    ahead = [lemmas(t.text, language)[0] for t in read.tokens(0, post.start)[-2:]]
    verbs = [i for i in row if i.has(read.phrases.words("lost_by"))]
    passive = [grammar(text[i.start : i.end].lower(), language).part == "PTCP" for i in verbs]
    led = " ".join(ahead) in read.phrases.words("lost_from")
    return led and passive == [True] and len(row) <= 2


def _is_said(read: PostSentence, post: Annotation) -> bool:
    """Whether a verb right before a post says it of its subject: "she became mayor, after …"."""
    return read.phrases.ending("person_post", read.row(0, post.start)) is not None


def _is_held_by(read: PostSentence, rest: Sequence[Item]) -> bool:
    """Whether a post is held by who is named behind it: "is filled by", never "is accused by"."""
    held = any(item.has(read.phrases.words("held")) for item in rest)
    return rest[-1].has(read.phrases.words("agents")) and held


def _is_given_to(read: PostSentence, post: Annotation, person: Annotation) -> bool:
    """Whether a verb before a post gives it to the person behind: «назначил министром Анну …»."""
    if not read.is_given(post) or is_nominative(person):
        return False
    ahead = read.row(0, post.start)
    return bool(ahead) and ahead[-1].has(read.phrases.words("givers"))


def _fits(read: PostSentence, post: Annotation, person: Annotation, rest: Sequence[Item]) -> bool:
    """Whether a verb among a few items between a post and a person may be said of the person."""
    cased = read.phrases.table.get("inflected")
    free = not cased or is_nominative(person) or read.is_given(post) or _is_told_of(read, rest)
    near = len(rest) <= 6 and free
    near = near and not any(item.has(read.phrases.words("sought")) for item in rest)
    return near and not (read.phrases.table.get("order") == "last" and _parted(rest))


def _is_told_of(read: PostSentence, rest: Sequence[Item]) -> bool:
    """Whether a participle right before a person tells of him, whatever his case."""
    language = read.sentence.language
    word = read.sentence.text[rest[-1].start : rest[-1].end].lower() if rest else ""
    return participles(language).fullmatch(word) is not None


def _parted(row: Sequence[Item]) -> bool:
    """Whether a comma stands among items, so that what is behind it is another clause."""
    return any(item.has({","}) for item in row)


def chained(read: PostSentence, index: int, before: Sequence[Holding]) -> Holder | None:
    """Ada Holm, chair of X, member of Y and rector of Z."""
    if not before or index == 0 or before[-1].post is not read.posts[index - 1]:
        return None
    last = before[-1]
    if last.person.sentence is read.sentence and last.person.start >= last.post.end:
        return None
    if read.joining(read.tokens(last.post.end, read.posts[index].start)):
        return last.person, "begins" if last.start and not last.end else ""
    return None


def of_description(read: PostSentence, post: Annotation, row: Sequence[Item]) -> Holder | None:
    """Ada Holm — a lawyer, author of two books, a judge: a post in a list of what somebody is."""
    nominative = "Nom" in possible_cases(post.text.split()[0], read.sentence.language)
    person = described(row, read.phrases, read.sentence.text) if nominative else None
    return (person, "") if person else None


def of_nominal_clause(read: PostSentence, row: Sequence[Item]) -> Holder | None:
    """«Ян Новак 1990 жылдан министр, 1994 жылдан төраға.»: a person, posts, and nothing else."""
    if read.phrases.table.get("order") != "last" or not row or row[0].kind != "person":
        return None
    person = row[0].annotation
    parting = {",", ";", "."} | read.phrases.words("joiners")
    rest = (*row[1:], *read.row(row[-1].end, len(read.sentence.text)))
    plain = all(item.kind == "post" or item.has(parting) for item in rest)
    return (person, "holds") if person and plain and is_nominative(person) else None
