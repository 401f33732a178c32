"""What the title of a post says: who leads, who is a member, and who holds nothing."""

from __future__ import annotations

import re

from graph.extraction.annotation import Annotation, Post
from graph.extraction.posts.owned_posts import is_owned
from graph.extraction.posts.post_nouns import posts_of
from graph.extraction.posts.tenure_status import EXPECTED, FORMER, parted
from graph.extraction.posts.unsaid_bodies import led
from graph.extraction.relations.frames import frames
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from ontology.vocabulary import is_a


def is_private(post: Annotation) -> bool:
    """Whether a title is a private person's trade, or a candidacy: without a body it is no post."""
    assert isinstance(post.value, Post)
    language = post.sentence.language
    private = posts_of(language).words("private")
    return not private.isdisjoint(lemmas_of(post.value.title.lower(), language))


def needs_body(post: Annotation) -> bool:
    """Whether a title is a post only with a body, which no word tells: «Хатшысы – Ян Новак»."""
    assert isinstance(post.value, Post)
    needing = posts_of(post.sentence.language).words("needs_body")
    return is_owned(post) and post.value.title.lower() in needing


def is_never_held(post: Annotation) -> bool:
    """Whether a title tells that its holder never had the post: "would-be president"."""
    assert isinstance(post.value, Post)
    language = post.sentence.language
    never = posts_of(language).words("never_held")
    return bool(never) and not never.isdisjoint(lemmas_of(post.value.title.lower(), language))


def is_held(post: Annotation) -> bool:
    """Whether a post's title does not say that it is held no longer or not yet: "former mayor"."""
    return status_of(post) not in (FORMER, EXPECTED)


def status_of(post: Annotation) -> str:
    """Return how a post is held by its title: an individual of TenureStatus, or ''."""
    return post.value.status if isinstance(post.value, Post) else ""


def is_bare(post: Annotation) -> bool:
    """Whether the text names no body beside the title of a post."""
    return isinstance(post.value, Post) and not post.value.organisation


def undated(post: Annotation) -> str:
    """Return the words of a post without the time within them: «Чилидің | 1990 жылғы | …»."""
    times = posts_of(post.sentence.language).table.get("times", NEVER)
    return re.sub(rf"(?<!\w)(?:{times})\s", "", post.text.strip())


def is_told(post: Annotation) -> bool:
    """Whether the text has the title of a post, and no mere verb: "led", "heads the ministry"."""
    assert isinstance(post.value, Post)
    language, title = post.sentence.language, post.value.title.split()[-1].lower()
    words = parted(post.text, language)[0].lower().split()
    table = pack(language).table("posts")
    forms = {f"{title}{end}" for end in ("", *table.get("noun_endings", ()))}
    named = [at for at, word in enumerate(words) if title in lemmas_of(word, language)]
    named = [at for at in named if words[at] in forms or "noun_endings" not in table]
    articles = table.get("articles", ())
    return any(at + 1 == len(words) or words[at + 1] not in articles for at in named)


def lemmas_of(text: str, language: str) -> frozenset[str]:
    """Return the lemmas of the words of a text: none of a verb is the noun of a post."""
    return frozenset(lemma for word in text.split() for lemma in lemmas(word, language))


def leads(post: Annotation, cls: str) -> bool:
    """Whether the holder of a post leads a body of a class: chairman, minister of a ministry."""
    chief = (has_word(post, "chief") and not of_member(post)) or any(
        is_a(cls, c) for c in led(post)
    )
    less = has_word(post, "deputy") or has_word(post, "of_part")
    return chief and not less and not is_a(cls, "Country")


def is_member(post: Annotation, pointed: bool) -> bool:
    """Whether a post is a membership and no more: "member", "honorary member".

    The last word of its title may point to the body (``pointed``): «член партии».
    """
    assert isinstance(post.value, Post)
    words, language = post.value.title.split(), post.sentence.language
    words = words[:-1] if pointed else words
    told = frames(language).grammar.words
    plain = all(word.lower() in told.get("memberly", ()) for word in words[:-1])
    return plain and not {*lemmas(words[-1], language)}.isdisjoint(told.get("membership", ()))


def of_member(post: Annotation) -> bool:
    """Whether a post is of a member or a deputy before all: «член совета директоров»."""
    assert isinstance(post.value, Post)
    words, told = post.value.title.split(), frames(post.sentence.language).grammar.words
    first = {*lemmas(words[0], post.sentence.language)}
    return len(words) > 1 and not first.isdisjoint(told.get("membership", ()))


def tells_members(post: Annotation) -> bool:
    """Whether the noun of a post, its first or last word, is but that of a member."""
    assert isinstance(post.value, Post)
    words, language = post.value.title.split(), post.sentence.language
    nouns = {*lemmas(words[0], language), *lemmas(words[-1], language)}
    return not nouns.isdisjoint(frames(language).grammar.words.get("mere_member", ()))


def has_word(post: Annotation, words: str) -> bool:
    """Whether a post's title has one of a set of words or phrases of ``frames.toml``."""
    value, language = post.value, post.sentence.language
    assert isinstance(value, Post)
    title = {lemma for word in value.title.split() for lemma in lemmas(word, language)}
    return any(title.issuperset(w.split()) for w in frames(language).grammar.words.get(words, ()))
