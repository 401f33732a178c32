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
LISTING = (",", ";", "–", "—", ")", "-")
"""What stands before the date of a post in a list of posts."""
GROWN = 18
"""Years that no holder of a post is younger than."""


def tenure(
    sentence: Sentence,
    post: Annotation,
    aspect: str,
    dates: Sequence[Annotation],
    others: Sequence[Annotation],
    joiners: frozenset[str],
    person: Annotation,
) -> tuple[str, str]:
    """Return start and end (EDTF, '' where the text is silent) of the time a post was held.

    ``aspect`` tells whether the clause says that it ``begins``, ``holds`` or ``ends``; ``others``
    are the persons and posts of the sentence, ``person`` is who holds it. An interval is the
    tenure; one date only starts or ends it. Dates in brackets count if the bracket is the post's.
    """
    date = _own_bracket(sentence, post, dates) or _holders_bracket(sentence, post, dates, person)
    if not date and (date := _listed(sentence, post, dates, person)):
        aspect = aspect if aspect == "ends" else "begins"
    date = date or _of_clause(sentence, post, aspect, dates, others, joiners)
    if not date:
        return "", ""
    start, interval, end = date.edtf.partition("/")
    if interval:
        return start.strip("."), end.strip(".")
    begins = aspect == "begins" or (aspect != "ends" and _since(sentence, date))
    return (date.edtf if begins else "", date.edtf if aspect == "ends" else "")


def _of_clause(
    sentence: Sentence,
    post: Annotation,
    aspect: str,
    dates: Sequence[Annotation],
    others: Sequence[Annotation],
    joiners: frozenset[str],
) -> Annotation | None:
    """Return the date that the clause of a post tells of it; beside it where it has no aspect."""
    if not aspect:
        return next((d for d in dates if _belongs(sentence, post, d)), None)
    if aspect == "holds":
        dates = [d for d in dates if not _parted(sentence, d, post, joiners)]
    return _nearest(sentence, post, dates, others)


def _since(sentence: Sentence, date: Annotation) -> bool:
    """Whether the form of a date says from when something is so: «1995 жылдан»."""
    since = post_phrases(sentence.language).table.get("since", NEVER)
    return bool(re.search(since, date.text))


def _listed(
    sentence: Sentence, post: Annotation, dates: Sequence[Annotation], person: Annotation
) -> Annotation | None:
    """Return the date right before a post in a list of what somebody was, each on its own date.

    «Ян Новак – заңгер, | 1990 жылдан | депутат, 1993–1995 жылдары министр». What a person named
    behind the post does on that date is told of a verb.
    """
    if person.sentence is sentence and person.start >= post.end:
        return None
    for date in dates:
        ahead = sentence.text[: date.start].rstrip()
        beside = date.end <= post.start and not sentence.text[date.end : post.start].strip()
        told = "/" in date.edtf or _since(sentence, date)
        if beside and told and ahead.endswith(LISTING):
            return date
    return None


def _holders_bracket(
    sentence: Sentence, post: Annotation, dates: Sequence[Annotation], person: Annotation
) -> Annotation | None:
    """Return the date in a bracket behind the holder of a post: "chair Ada Holm (1990–1995)".

    An interval of some years is no lifetime; one that is open may be when somebody was born.
    """
    if person.sentence is not sentence or person.start < post.end:
        return None
    for date in dates:
        gap = _unlinked(sentence, sentence.text[person.end : date.start])
        behind = person.end <= date.start and gap == "("
        if behind and (_is_short(date) or _since(sentence, date)):
            return date
    return None


def _unlinked(sentence: Sentence, gap: str) -> str:
    """Return what stands before a date without a verb before its bracket: "was chair (1990)"."""
    linking = post_phrases(sentence.language).words("linking")
    words, opened, rest = gap.partition("(")
    linked = all(word in linking for word in words.lower().split())
    return (opened + rest).strip() if opened and linked else gap


def _is_short(date: Annotation) -> bool:
    """Whether a date is an interval of fewer years than one who holds a post has lived."""
    start, _, end = date.edtf.partition("/")
    years = start[:4], end[:4]
    return all(y.isdigit() for y in years) and int(years[1]) - int(years[0]) < GROWN


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


def _own_bracket(
    sentence: Sentence, post: Annotation, dates: Sequence[Annotation]
) -> Annotation | None:
    """Return the date in a bracket right behind the post, or behind the post within its bracket."""
    for date in dates:
        gap = _unlinked(sentence, sentence.text[post.end : date.start])
        opened = gap.lstrip().startswith("(") or _bracketed(sentence, post)
        if post.end <= date.start and opened and not gap.strip(SIGNS):
            return date
    return None


def _bracketed(sentence: Sentence, annotation: Annotation) -> bool:
    return any(s < annotation.start and annotation.end < e for s, e in brackets(sentence))


def _nearest(
    sentence: Sentence,
    post: Annotation,
    dates: Sequence[Annotation],
    others: Sequence[Annotation],
) -> Annotation | None:
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
    return min(near, key=lambda d: (_distance(post, d), d.start), default=None)


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
    further_posts = [o for o in between if o.kind == "post" and post.end <= o.start]
    apart = apart or _renewed(sentence, post, further_posts)
    opened = sentence.text.rfind(";", first, last)
    renewed = opened >= 0 and any(o.start > opened for o in people)
    return len(people) <= 1 and not apart and not further and not renewed


def _renewed(sentence: Sentence, post: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether another post is told of anew behind one: "a member who was mayor until 2009"."""
    verbs = post_phrases(sentence.language).words("renewing")
    return any(
        not verbs.isdisjoint(sentence.text[post.end : o.start].lower().split()) for o in others
    )


def _opens_next(sentence: Sentence, date: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether another post follows the date at once: "… minister and in 1994 president"."""
    behind = [o for o in others if o.kind == "post" and o.start >= date.end]
    gap = sentence.text[date.end : behind[0].start] if behind else ","
    return "," not in gap and len(gap.split()) <= 2
