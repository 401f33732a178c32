"""Inherited posts: who comes behind somebody holds the post that this one was said to hold.

"He was elected mayor in 1998 and was replaced by Ada Holm": she is mayor then. Where the sentence
of the succession names the post, it is that; else the only one told of the predecessor just before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.extraction.coreference.register import Register
from graph.extraction.posts.post_nouns import posts_of
from graph.extraction.posts.tenure_status import FORMER
from graph.facts import Fact, Literal, Name

NEAR = 300
"""Code points between where a text tells of a post and of who came next, at most."""
TITLE = 80
"""Code points, at most, of the post behind whom somebody succeeded."""


def inherited_posts(facts: Sequence[Fact], register: Register) -> Iterator[Fact]:
    """Yield that the successor of somebody holds the one post that the two can share."""
    over = _former(facts)
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.property == "holdsPost" and (fact.subject, str(fact.object)) not in over:
            held.setdefault(fact.subject, []).append(fact)
    heads = {f.subject for f in facts if f.property == "heads"}
    for fact in sorted(_of_persons(facts, register), key=lambda f: f.evidence):
        yield from _before(fact, held, heads, facts)
        post = _shared(fact, held.get(fact.subject, ()))
        if not post or str(fact.object) in heads:
            continue
        key = _without_order(post, register)
        if all(f.object != key for f in held.get(str(fact.object), ())):
            evidence, sure = fact.evidence, fact.confidence
            found = Fact(str(fact.object), "holdsPost", key, evidence, "", "succession", sure)
            held.setdefault(found.subject, []).append(found)
            yield found


def _before(
    succession: Fact, held: Mapping[str, list[Fact]], heads: Collection[str], facts: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield that a predecessor held what the successor takes over in the same words: "as chair"."""
    led = [f for f in facts if f.property == "heads" and f.subject == succession.object]
    taken = [*held.get(str(succession.object), ()), *led]
    inside = [f for f in taken if f.frame != "succession" and _is_inside(f, succession)]
    bare = succession.subject not in heads and not held.get(succession.subject)
    if bare and len(inside) == 1:
        evidence, sure = succession.evidence, succession.confidence
        fact = inside[0]
        yield Fact(succession.subject, fact.property, fact.object, evidence, "", "succession", sure)


def _is_inside(inner: Fact, outer: Fact) -> bool:
    """Whether a post stands behind who comes next: "succeeded Jon Ek as | chair"."""
    place = outer.evidence
    started = place.start <= inner.evidence.start < place.end
    return started and place.end <= inner.evidence.end <= place.end + TITLE


def _of_persons(facts: Sequence[Fact], register: Register) -> Iterator[Fact]:
    for fact in facts:
        if fact.property == "predecessorOf" and register.things[fact.subject].cls == "Person":
            yield fact


def _former(facts: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    """Return who held which posts that the text calls former ones."""
    told: dict[str, dict[str, str]] = {}
    for fact in facts:
        if fact.property in ("member", "post", "tenureStatus"):
            value = fact.object.value if isinstance(fact.object, Literal) else fact.object
            told.setdefault(fact.subject, {})[fact.property] = value
    return frozenset(
        (t["member"], t["post"])
        for t in told.values()
        if t.get("tenureStatus") == FORMER and {"member", "post"} <= t.keys()
    )


def _shared(succession: Fact, held: Sequence[Fact]) -> str:
    """Return the key of the post in which one person follows another, or '' if none is sure."""
    place = succession.evidence
    inside = [f for f in held if place.start <= f.evidence.start and f.evidence.end <= place.end]
    near = [f for f in held if 0 <= place.end - f.evidence.start <= NEAR + len(place.quote)]
    posts = {str(f.object) for f in inside or near}
    return posts.pop() if len(posts) == 1 else ""


def _without_order(post: str, register: Register) -> str:
    """Return the key of a post without what says who was the first in it: "first mayor"."""
    thing = register.things[post]
    known = posts_of(thing.names[0].language)
    names = [_plain(n, known.words("how_held"), known.table) for n in thing.names]
    same = all(a.text == b.text for a, b in zip(names, thing.names, strict=True))
    return post if same else register.add("post", "Post", *dict.fromkeys(names))


def _plain(name: Name, order: frozenset[str], table: Mapping[str, Sequence[str]]) -> Name:
    words = name.text.split()
    title = name.text.lower()
    noun = any(title.startswith(n) for n in table.get("nouns", ()) if " " in n)
    while len(words) > 1 and words[0].lower() in order and not noun:
        words = words[1:]
    return Name(" ".join(words), name.language, name.evidence)
