"""Bodies that posts leave unsaid: in a text about a ministry, the minister is its minister.

The table ``leaders`` of ``posts.toml`` has the posts that lead a body, with the classes of body;
``members`` those of who sits in one, which a text may leave out where it names just one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Post
from graph.extraction.coreference.antecedents import main_body
from graph.extraction.coreference.implied import implied
from graph.extraction.coreference.lone_nouns import MODIFIERS
from graph.extraction.coreference.topics import main_person
from graph.extraction.posts.owned_posts import owned_posts
from graph.extraction.posts.post_nouns import posts_of
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas


def unsaid_bodies(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Mapping[Annotation, str]:
    """Return the key of the body of each post that names none, in a text that opens with its body.

    It is a post that leads such a body, with no more in its title than the body's name tells, and
    no other body of that kind was named after it.
    """
    found = dict((*_seats(sentences, keys), *owned_posts(sentences, keys)))
    main = main_body(sentences, keys)
    own = [a for s in sentences for a in s.annotations if a in keys and a.is_of("Organisation")]
    if main is None or keys[own[0]] != keys[main] or _before(main_person(sentences, keys), own[0]):
        return found
    named: list[Annotation] = []
    bodies = frozenset(own)
    for annotation in (a for s in sentences for a in s.annotations):
        if annotation in bodies:
            named.append(annotation)
        elif isinstance(annotation.value, Post) and not annotation.value.organisation:
            near = next((n for n in reversed(named) if n.is_of(*led(annotation))), None)
            main_led = near and keys[near] == keys[main] and annotation not in found
            if main_led and _adds_nothing(annotation, main):
                found[annotation] = keys[main]
    return found


def _seats(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Iterator[tuple[Annotation, str]]:
    """Yield the posts of deputies who sit in the only parliament of a text, with its key."""
    for sentence, own in zip(sentences, implied(sentences, keys), strict=True):
        for post in sentence.annotations if own.get("parliament") else ():
            value = post.value
            if isinstance(value, Post) and not value.organisation and _sits(post):
                yield post, own["parliament"]


def _sits(post: Annotation) -> bool:
    """Tell whether a post is a deputy's, and no word beside it says of what: «депутат Рудаков»."""
    language, tokens = post.sentence.language, post.sentence.tokens
    told = posts_of(language)
    nouns = {word for noun in told.table.get("members", {}) for word in noun.split()}
    known = nouns | told.words("how_held")
    plain = all(known & {w.lower(), *lemmas(w, language)} for w in post.text.split())
    before = next((t.text.lower() for t in reversed(tokens) if t.end <= post.start), "")
    behind = next((t.text for t in tokens if t.start >= post.end), "")
    other = before not in known and grammar(before, language).part in MODIFIERS
    more = behind.islower() and "Gen" in possible_cases(behind, language)
    return plain and not other and not more


def led(post: Annotation) -> tuple[str, ...]:
    """Return the classes of the bodies that the holder of a post leads."""
    table = posts_of(post.sentence.language).table.get("leaders", {})
    return tuple(c for noun in _nouns(post) for c in table[noun])


def _nouns(post: Annotation) -> tuple[str, ...]:
    """Return the nouns of the table of leaders that stand in the words of a post."""
    words = _lemmas(post.text, post.sentence.language)
    table = posts_of(post.sentence.language).table.get("leaders", {})
    return tuple(noun for noun in table if set(noun.split()) <= words)


def _before(person: Annotation | None, body: Annotation) -> bool:
    """Tell whether a text opens with a person, and so is not about the body."""
    return person is not None and person.evidence < body.evidence


def _adds_nothing(post: Annotation, body: Annotation) -> bool:
    """Tell whether every word of a title is of its noun, says how it is held, or names the body."""
    language = post.sentence.language
    known = _lemmas(body.text, body.sentence.language) | posts_of(language).words("how_held")
    known |= {word for noun in _nouns(post) for word in noun.split()}
    return all(known & {word.lower(), *lemmas(word, language)} for word in post.text.split())


def _lemmas(text: str, language: str) -> frozenset[str]:
    return frozenset(form for w in text.split() for form in (w.lower(), *lemmas(w, language)))
