"""Posts that a verb tells without a noun: "chaired the Senate", "the union led by Ada Holm"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from graph.extraction.annotation import Annotation, Post
from graph.extraction.posts.clauses import SIGNS, Item
from graph.extraction.posts.post_nouns import body_nouns
from graph.extraction.posts.post_sentence import PostSentence, is_body
from graph.extraction.posts.subjects import subject
from graph.extraction.relations.frames import frames
from graph.languages.grammar import is_to_come
from graph.languages.morphology import nominative
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from graph.reading.sentence import Token

Told = tuple[Annotation, Annotation, str]
"""A post, its holder, and whether the tenure begins, holds or ends."""


def posts_by_verb(read: PostSentence) -> tuple[Told, ...]:
    """Return the posts that verbs tell: "she has chaired the Senate since 2015"."""
    found: list[Told] = []
    for entry in read.phrases.table.get("verbs", ()):
        for at in read.sentence.having(entry["words"]):
            token, forms = read.sentence.tokens[at], read.sentence.lemmas[at]
            if _verb_last(read) and not body_nouns(read.sentence.language).isdisjoint(forms):
                continue
            held = any(p.start <= token.start < p.end and p.text != token.text for p in read.posts)
            behind = read.sentence.lemmas[at + 1] if at + 1 < len(read.sentence.lemmas) else ()
            if "before" in entry and set(entry["before"]).isdisjoint(behind):
                continue
            to_come = is_to_come(token.text, read.sentence.language)
            if held or to_come or _one_by_one(read, token):
                continue
            body = _object(read, token)
            if body is None and (passive := _led_by(read, token, entry)):
                found.append(passive)
                continue
            clause = read.row(0, body.start if _verb_last(read) else token.start) if body else ()
            unnamed = body and _other_acts(read, body, token)
            person = (_between(read, body, token) or _leader(read, clause)) if body else None
            person = None if unnamed else person
            if body and person and body.text != person.text:
                value = Post(entry["title"], body.text)
                start, end = min(token.start, body.start), max(token.end, body.end)
                post = Annotation.of(read.sentence, start, end, "post", value)
                found.append((post, person, entry["aspect"]))
    return tuple(found)


def _one_by_one(read: PostSentence, verb: Token) -> bool:
    """Whether a word behind a verb says that two lists go together in order: "respectively"."""
    words = frames(read.sentence.language).grammar.respective
    behind = (t.text.lower() for t in read.sentence.tokens if t.start >= verb.end)
    return not words.isdisjoint(behind)


def _led_by(read: PostSentence, verb: Token, entry: Mapping[str, Any]) -> Told | None:
    """Return the post of "the union led by Ada Holm", whose body stands before the verb."""
    by = [p for p in read.persons if p.start >= verb.end][:1]
    gap = [t.text.lower() for t in read.tokens(verb.end, by[0].start)] if by else []
    if not by or gap != [w for w in read.phrases.words("agents") if gap]:
        return None
    ahead = [n for n in read.names if is_body(n) and n.end <= verb.start][-1:]
    row = read.row(ahead[0].end, verb.start) if ahead else ()
    if not ahead or any(not i.has(SIGNS | read.phrases.words("copulas")) for i in row):
        return None
    value = Post(entry["title"], ahead[0].text)
    post = Annotation.of(read.sentence, ahead[0].start, verb.end, "post", value)
    return post, by[0], ""


def _verb_last(read: PostSentence) -> bool:
    return read.phrases.table.get("order") == "last"


def _object(read: PostSentence, verb: Token) -> Annotation | None:
    """Return the body that a verb has for its object: right behind it, or before it.

    One in the title of a post is whose that post is: «председательствовал депутат Сейма».
    """
    bodies = [n for n in read.names if is_body(n)]
    bodies = [n for n in bodies if not any(p.start < n.start < p.end for p in read.posts)]
    if _verb_last(read):
        near = [n for n in bodies if n.end <= verb.start][-1:]
        gap = [i for n in near for i in read.row(n.end, verb.start) if i.kind != "person"]
        near = near if len(gap) <= 2 and not any(map(_is_place, near)) else []
    else:
        near = [n for n in bodies if n.start >= verb.end][:1]
        near = [n for n in near if len(read.row(verb.end, n.start)) <= 1]
    return near[0] if near else None


def _is_place(body: Annotation) -> bool:
    """Whether the case of a body tells that something is in it: «министрлікте бөлім басқарады»."""
    table = pack(body.sentence.language).table("coreference").get("subjects", {})
    located = re.fullmatch(table.get("located", NEVER), body.text.split()[-1].lower())
    return bool(located) and nominative(body.text, body.sentence.language) != body.text


def _between(read: PostSentence, body: Annotation, verb: Token) -> Annotation | None:
    """Return who stands between a body and the verb that follows: «кеңесті Ада Холм басқарды»."""
    able = [p for p in read.persons if body.end <= p.start and p.end <= verb.start]
    return next((p for p in reversed(able) if read.may_act(p)), None)


def _other_acts(read: PostSentence, body: Annotation, verb: Token) -> bool:
    """Whether a noun between a body and its verb is whoever acts: «кеңесті оның ұлы басқарды».

    ``unnamed`` of ``subjects`` in ``coreference.toml`` has these nouns, where verbs stand last.
    """
    nouns = pack(read.sentence.language).table("coreference").get("subjects", {}).get("unnamed")
    between = (
        t
        for t in read.tokens(body.end, verb.start)
        if not any(p.start <= t.start < p.end for p in read.persons)
    )
    return bool(nouns) and any(re.fullmatch(nouns, token.text.lower()) for token in between)


def _leader(read: PostSentence, clause: Sequence[Item]) -> Annotation | None:
    if _verb_last(read):
        ahead = [i.annotation for i in clause if i.kind == "person" and i.annotation]
        able = [a for a in ahead if read.may_act(a)]
        return able[-1] if able else read.topic
    person = subject(clause, read.phrases, read.topic)
    return read.topic if person is None and read.without_subject(clause) else person
