"""Who holds which post, and when: appositions, and verbs that give, name or end a post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.posts.addresses import is_address
from graph.extraction.posts.adjacent_holders import (
    alternating,
    apposed_behind,
    chained,
    named_behind,
    of_description,
    of_nominal_clause,
    titled,
    told_before,
)
from graph.extraction.posts.clause_holders import by_phrase, by_verb, of_topic, passive
from graph.extraction.posts.clauses import Item
from graph.extraction.posts.holding import Holder, Holding, named_body
from graph.extraction.posts.holding_bodies import body_apposed, body_behind, line_body
from graph.extraction.posts.joint_titles import of_next_title, titled_together
from graph.extraction.posts.listed_holders import listed, with_others
from graph.extraction.posts.post_sentence import PostSentence, is_nominative
from graph.extraction.posts.post_verbs import posts_by_verb
from graph.extraction.posts.several_bodies import bodies_in_order
from graph.extraction.posts.subjects import apposed
from graph.extraction.posts.tenures import tenure
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from graph.reading.sentence import Sentence

Holders = tuple[tuple[Annotation, ...], str]
"""As a ``Holder``, but of several persons or none."""
NOBODY: Holders = ((), "")


def find_holdings(
    sentence: Sentence,
    names: Sequence[Annotation],
    posts: Sequence[Annotation],
    dates: Sequence[Annotation],
    subject: Annotation | None = None,
) -> tuple[Holding, ...]:
    """Return who holds which of a sentence's posts, by its names and dates.

    ``subject`` is the person that the text is speaking of, for sentences that name nobody before
    the verb ("He was …", "1996–1997: professor").
    """
    read = PostSentence(sentence, names, posts, dates, subject)
    found: list[Holding] = []
    for index in range(len(posts)):
        people, aspect = _holders(read, index, found)
        bodies = bodies_in_order(read, posts[index], people) or ("",) * len(people)
        held = zip(people, bodies, strict=True)
        found += [_holding(read, posts[index], person, aspect, body) for person, body in held]
    told = [_holding(read, *post) for post in posts_by_verb(read)]
    shared = titled_together(read, found)
    before = [Holding(person, post, named_body(post)) for post, person in shared]
    return (*_joined(read, found), *before, *found, *told)


def _holders(read: PostSentence, index: int, before: Sequence[Holding]) -> Holders:
    """Return who holds the post at an index, by the holdings of those before it."""
    post = read.posts[index]
    row = read.row(0, post.start)
    several = listed(read, post)
    if len(several) > 1:
        return several, ""
    none = _held_by_none(read, post, row) or _only_owns(read, post)
    if read.is_plural(post) or none or is_address(read, post, row):
        return NOBODY
    one = _holder(read, index, before, row)
    return (with_others(read, post, one[0]), one[1]) if one else NOBODY


def _held_by_none(read: PostSentence, post: Annotation, row: Sequence[Item]) -> bool:
    """Whether a post is only sought, or only named as what something belongs to."""
    sought = any(item.has(read.phrases.words("candidacy")) for item in row[-2:-1])
    kin = bool(row and row[-1].has(read.phrases.words("belonging")))
    return sought or (kin and not _owns_kin(read, post))


def _owns_kin(read: PostSentence, post: Annotation) -> bool:
    """Whether who is named behind a post is no kin of its holder: «сын президента Яна Орлова».

    His name stands in the case of the title then: «супруга президента | Анна Озола» is the kin.
    """
    holder = titled(read, post)
    return holder is not None and not is_nominative(holder[0])


def _only_owns(read: PostSentence, post: Annotation) -> bool:
    """Whether what is behind a post is only done in that office: «Президент | Жарлығымен»."""
    deeds = read.phrases.table.get("office_deeds", NEVER)
    return bool(re.match(rf"\s(?:{deeds})", read.sentence.text[post.end :], re.IGNORECASE))


def _holder(
    read: PostSentence, index: int, before: Sequence[Holding], row: Sequence[Item]
) -> Holder | None:
    """Return the one holder of a post by the first rule that finds one; ``row`` ends with it."""
    post = read.posts[index]
    return (
        titled(read, post)
        or told_before(read, post, row)
        or alternating(read, post, before)
        or of_next_title(read, index, before)
        or apposed(row, read.phrases)
        or apposed_behind(read, post)
        or chained(read, index, before)
        or named_behind(read, post)
        or of_description(read, post, row)
        or by_phrase(read, post, row)
        or by_verb(read, post)
        or passive(read, post)
        or of_topic(read, post, row)
        or of_nominal_clause(read, row)
    )


def _holding(
    read: PostSentence, post: Annotation, person: Annotation, aspect: str, told: str = ""
) -> Holding:
    """Return a holding with its tenure and body; ``told`` is the person's own of several."""
    others = [*read.persons, *(p for p in read.posts if p is not post)]
    own = pack(read.sentence.language).table("coreference").get("possessives", {})
    joiners = read.phrases.words("joiners") - own.keys()
    times = tenure(read.sentence, post, aspect, read.dates, others, joiners, person)
    body = "" if told else named_body(post) or line_body(read, post)
    apposed_body = body or body_apposed(read, post, person)
    behind = told or ("" if body else apposed_body or body_behind(read, post, person))
    return Holding(person, post, body or behind, *times, parted=bool(behind))


def _joined(read: PostSentence, found: Sequence[Holding]) -> list[Holding]:
    """Return the posts that share the verb behind a later one: «директоры әрі …сы болды»."""
    held = {id(h.post): h for h in found}
    more: list[Holding] = []
    for index in range(len(read.posts) - 2, -1, -1):
        post, following = read.posts[index], held.get(id(read.posts[index + 1]))
        gap = read.tokens(post.end, read.posts[index + 1].start)
        apart = not gap and read.phrases.table.get("order") == "last"
        if id(post) in held or following is None or apart or not read.joining(gap):
            continue
        if read.phrases.behind(read.undated(read.posts[-1].end)):
            dated = any(
                post.end <= d.start for d in read.dates if d.end <= read.posts[index + 1].end
            )
            times = (following.start, following.end)
            own = Holding(following.person, post, named_body(post), *times)
            own = _holding(read, post, following.person, "holds") if dated else own
            held[id(post)] = own
            more.append(own)
    return more[::-1]
