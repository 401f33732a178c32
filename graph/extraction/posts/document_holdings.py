"""Who holds the posts of a whole document: whom its sentences are about where they name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.coreference import Coreference
from graph.extraction.coreference.topics import leading, main_person
from graph.extraction.posts.holding import Holding
from graph.extraction.posts.holdings import find_holdings
from graph.extraction.posts.post_sentence import is_nominative
from graph.extraction.posts.roster_holders import roster_holders

OPENING = 12
"""Letters before the name of the person whom a text is about, at most: "* 1950 – "."""


def holdings(sentences: Sequence[Annotated], coreference: Coreference) -> tuple[Holding, ...]:
    """Return who holds which post, by sentence; a sentence without a name is about the topic."""
    found: list[Holding] = []
    main = _main_person(sentences, coreference)
    topic: Annotation | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.sentence.paragraph.index != paragraph:
            topic, paragraph = main, sentence.sentence.paragraph.index
        names, posts, dates = (
            tuple(a for a in sentence.annotations if a.kind == kind)
            for kind in ("name", "post", "date")
        )
        known = None if topic and _is_named_later(topic, sentence) else topic
        found += find_holdings(sentence.sentence, names, posts, dates, known)
        topic = _next_topic(sentence, topic, main, coreference)
    return (*found, *roster_holders(sentences))


def _is_named_later(topic: Annotation, sentence: Annotated) -> bool:
    """Whether a sentence names a person first behind its opening: its "he" is somebody else."""
    return topic.sentence.index == sentence.sentence.index and topic.start > OPENING


def _next_topic(
    sentence: Annotated,
    topic: Annotation | None,
    main: Annotation | None,
    coreference: Coreference,
) -> Annotation | None:
    """Return whom the next sentence is about: the one who opens this one; else as before.

    In a text about one person, whoever else is named does not become its topic; elsewhere a
    sentence that a body opens and no person acts in makes it nobody.
    """
    first = next((p for p in _persons(sentence) if is_nominative(p)), None)
    opening = leading(sentence, coreference.keys)
    if first is None and not main and opening and opening.is_of("Organisation"):
        return None
    if first is None or (main and coreference.keys.get(first) != coreference.keys.get(main)):
        return topic
    return first


def _persons(sentence: Annotated) -> Iterator[Annotation]:
    for annotation in sentence.annotations:
        if annotation.is_person:
            yield annotation


def _main_person(sentences: Sequence[Annotated], coreference: Coreference) -> Annotation | None:
    """Return the first mention of the person that a document is about, if there is one.

    That is the only person in it, if he acts in it, whom its opening defines, or with whose name
    its prose opens.
    """
    named = [a for s in sentences for a in _persons(s) if a in coreference.keys]
    if len({coreference.keys[a] for a in named}) == 1 and any(map(is_nominative, named)):
        return named[0]
    defined = main_person(sentences, coreference.keys)
    if defined:
        return defined
    first = next((s for s in sentences if s.sentence.paragraph.role != "heading"), None)
    opening = next(_persons(first), None) if first else None
    if (
        opening is None
        or not is_nominative(opening)
        or opening.start > OPENING
        or opening not in coreference.keys
    ):
        return None
    counts = Counter(coreference.keys[a] for a in named)
    own = counts.pop(coreference.keys[opening])
    pronouns = Counter(coreference.keys.values())[coreference.keys[opening]]
    return opening if max(own, pronouns) > max(counts.values(), default=0) else None
