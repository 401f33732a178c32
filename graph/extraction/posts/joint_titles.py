"""Titles of one person that stand before each other: «министр торговли, глава партии Ян Новак»."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.posts.holding import Holder, Holding
from graph.extraction.posts.post_sentence import PostSentence, is_nominative
from graph.extraction.posts.subjects import DASHES
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative

NEAR = 4
"""Words behind a person within which the verb stands."""


def titled_together(
    read: PostSentence, found: Sequence[Holding]
) -> list[tuple[Annotation, Annotation]]:
    """Return posts without a holder with their own: who stands right behind the next title.

    Where cases tell, they agree; with "and" between the titles, the verb is in the singular. Where
    posts stand behind what they govern, both are nominatives: «порт бастығы, лига төрағасы Ян Бек».
    """
    last = read.phrases.table.get("order") == "last"
    if not (read.phrases.table.get("cases") or last):
        return []
    held = {id(h.post): h.person for h in found}
    shared: list[tuple[Annotation, Annotation]] = []
    pairs = list(zip(read.posts, read.posts[1:], strict=False))
    for post, following in reversed(pairs):
        person = held.get(id(following))
        titled = person and person.start >= following.end and id(post) not in held
        one = _is_beside if last else _one_title
        if person and titled and one(read, post, following, person):
            held[id(post)] = person
            shared.append((post, person))
    return shared[::-1]


def of_next_title(read: PostSentence, index: int, before: Sequence[Holding]) -> Holder | None:
    """Return whose first title a post is that "and" joins to the title of whoever is behind.

    "Premier Jan Ek, | Deputy Premier and Foreign Minister Ada Holm": she has both. So she has
    where nobody stands before, and a capital without an article tells a title from an office. Where
    posts stand behind what they govern, a dash joins two: «төраға орынбасары – меңгеруші Ян Новак».
    """
    post, following = read.posts[index], read.posts[index + 1 : index + 2]
    behind = read.person_behind(following[0]) if following else None
    if behind is None or read.sentence.text[following[0].end : behind.start].strip():
        return None
    between = [t.text.lower() for t in read.tokens(post.end, following[0].start)]
    dashed = len(between) == 1 and between[0] in DASHES and is_nominative(behind)
    plain = not read.phrases.table.get("cases")
    if dashed and plain:
        return behind, ""
    joined = len(between) == 1 and between[0] in read.phrases.words("joiners")
    return (behind, "") if joined and _opens_titles(read, post, before) else None


def _opens_titles(read: PostSentence, post: Annotation, before: Sequence[Holding]) -> bool:
    """Whether a post stands behind a comma and somebody titled, or as a title with a capital."""
    ahead = before[-1] if before else None
    if ahead and ahead.post.end <= ahead.person.start:
        return read.sentence.text[ahead.person.end : post.start].strip() == ","
    articles = rules(read.sentence.language).articles
    led = [t.text.lower() for t in read.tokens(0, post.start)][-1:]
    return bool(articles) and post.text[0].isupper() and articles.isdisjoint(led) and not ahead


def _one_title(
    read: PostSentence, post: Annotation, following: Annotation, person: Annotation
) -> bool:
    """Whether a comma, or "and" where one person acts, is all between two titles that agree.

    Nothing at all may part a post from a rank: «председатель Совета раввинов шейх Омар Белов».
    """
    gap = [token.text.lower() for token in read.tokens(post.end, following.start)]
    alone = _acts_alone(read, person) or _is_told_alone(read, post)
    joined = len(gap) == 1 and gap[0] in read.phrases.words("joiners")
    agree = bool(_cases(post) & _cases(following))
    return agree and (gap in ([], [","]) or (joined and alone))


def _is_beside(
    read: PostSentence, post: Annotation, following: Annotation, person: Annotation
) -> bool:
    """Whether a comma is all between two titles, and nothing between the next and its holder."""
    comma, *rest = [token.text for token in read.tokens(post.end, following.start)] or [""]
    joined = comma == "," and read.phrases.words("modifiers").issuperset(rest)
    plain = nominative(post.text, post.sentence.language) == post.text
    return joined and plain and not [*read.tokens(following.end, person.start)]


def _cases(post: Annotation) -> frozenset[str]:
    return possible_cases(post.text.split()[0].lower(), post.sentence.language)


def _is_told_alone(read: PostSentence, post: Annotation) -> bool:
    """Whether the verb right before a title is in the singular: «заявил | глава порта и …»."""
    ahead = read.tokens(0, post.start)[-1:]
    words = (grammar(token.text.lower(), read.sentence.language) for token in ahead)
    return any(word.part == "VERB" and word.number == "Sing" for word in words)


def _acts_alone(read: PostSentence, person: Annotation) -> bool:
    """Whether the first verb behind a person is in the singular."""
    behind = read.tokens(person.end, len(read.sentence.text))[:NEAR]
    words = (grammar(token.text.lower(), read.sentence.language) for token in behind)
    return next((word.number == "Sing" for word in words if word.part == "VERB"), False)
