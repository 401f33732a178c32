"""From when to when a post was held: which date of a sentence is the tenure's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.posts.clauses import brackets
from graph.extraction.posts.post_phrases import post_phrases
from graph.languages.tables import NEVER
from graph.reading.sentence import Sentence

SIGNS = ",;:–—- ("


def tenure(
    sentence: Sentence,
    post: Annotation,
    aspect: str,
    dates: Sequence[Annotation],
    others: Sequence[Annotation],
    joiners: frozenset[str] = frozenset(),
) -> tuple[str, str]:
    """Return start and end (EDTF, '' where the text is silent) of the time a post was held.

    ``aspect`` tells whether the clause says that it ``begins``, ``holds`` or ``ends``; ``others``
    are the persons and posts of the sentence. An interval is the tenure; one date only starts or
    ends it. Dates in brackets count if the bracket is the post's.
    """
    date = _own_bracket(sentence, post, dates)
    if not date and aspect:
        if aspect == "holds":
            dates = [d for d in dates if not _parted(sentence, d, post, joiners)]
        date = _nearest(sentence, post, dates, others)
    elif not date:
        date = next((d.edtf for d in dates if _belongs(sentence, post, d)), "")
    if not date:
        return "", ""
    start, interval, end = date.partition("/")
    if interval:
        return start.strip("."), end.strip(".")
    return (date if aspect == "begins" else "", date if aspect == "ends" else "")


def _belongs(sentence: Sentence, post: Annotation, date: Annotation) -> bool:
    """Whether a date stands right behind a post, or is the time of which its title is."""
    if post.end <= date.start:
        return not sentence.text[post.end : date.start].strip()
    times = post_phrases(sentence.language).table.get("times", NEVER)
    beside = post.start <= date.start or not sentence.text[date.end : post.start].strip()
    return beside and bool(re.fullmatch(times, date.text))


def _parted(
    sentence: Sentence, date: Annotation, post: Annotation, joiners: frozenset[str]
) -> bool:
    """Whether "and", or words for another time, part a date from the clause of a post behind it."""
    between = sentence.text[date.end : post.start].lower()
    earlier = post_phrases(sentence.language).words("other_times")
    apart = any(words in between for words in earlier)
    return date.end <= post.start and (apart or not joiners.isdisjoint(between.split()))


def _own_bracket(sentence: Sentence, post: Annotation, dates: Sequence[Annotation]) -> str:
    """Return the date in a bracket right behind the post, or behind the post within its bracket."""
    for date in dates:
        gap = sentence.text[post.end : date.start]
        opened = gap.lstrip().startswith("(") or _bracketed(sentence, post)
        if post.end <= date.start and opened and not gap.strip(SIGNS):
            return date.edtf
    return ""


def _bracketed(sentence: Sentence, annotation: Annotation) -> bool:
    return any(s < annotation.start and annotation.end < e for s, e in brackets(sentence))


def _nearest(
    sentence: Sentence,
    post: Annotation,
    dates: Sequence[Annotation],
    others: Sequence[Annotation],
) -> str:
    """Return the nearest date of the clause that stands in no bracket."""
    enclosed = _bracketed(sentence, post)
    near = [
        d
        for d in dates
        if (enclosed or not _bracketed(sentence, d)) and _same_clause(sentence, post, d, others)
    ]
    ahead = [d for d in near if d.end <= post.start]
    if ahead:
        near = [d for d in near if d.end <= post.start or not _opens_next(sentence, d, others)]
    best = min(near, key=lambda d: (_distance(post, d), d.start), default=None)
    return best.edtf if best else ""


def _distance(post: Annotation, date: Annotation) -> int:
    return max(post.start - date.end, date.start - post.end)


def _same_clause(
    sentence: Sentence, post: Annotation, date: Annotation, others: Sequence[Annotation]
) -> bool:
    """Whether at most one person and no post that is not joined stands between the two.

    Nobody whom a clause behind a semicolon names comes into a post on a date before that.
    """
    first, last = min(post.end, date.end), max(post.start, date.start)
    between = [o for o in others if first <= o.start and o.end <= last]
    people = [o for o in between if o.kind == "name"]
    words = sentence.text[first:last].split()
    apart = len(between) > len(people) and len(words) > 12
    further = {w.strip(",").lower() for w in words} & post_phrases(sentence.language).words(
        "other_clauses"
    )
    opened = sentence.text.rfind(";", first, last)
    renewed = opened >= 0 and any(o.start > opened for o in people)
    return len(people) <= 1 and not apart and not further and not renewed


def _opens_next(sentence: Sentence, date: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether another post follows the date at once: "… minister and in 1994 president"."""
    behind = [o for o in others if o.kind == "post" and o.start >= date.end]
    gap = sentence.text[date.end : behind[0].start] if behind else ","
    return "," not in gap and len(gap.split()) <= 2
