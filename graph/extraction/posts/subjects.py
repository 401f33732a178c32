"""Whose post it is: the person that a clause about a post is said of."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.genders import agree
from graph.extraction.posts.clauses import SIGNS, Item
from graph.extraction.posts.post_phrases import PostPhrases
from graph.languages.grammar import grammar, is_finite
from graph.languages.relative_pronouns import personal_relatives

NEAR = 6
"""Items between a person and the verb that may be his."""
DASHES = frozenset("–—-")
"""Signs between a person and what the text says that he is."""
OWNER = 4
"""Items, at most, that say whose a post is."""
OPENING = 6
"""Items from the start of a sentence in which its subject stands."""


def apposed(row: Sequence[Item], phrases: PostPhrases) -> tuple[Annotation, str] | None:
    """Return the person right before a post: "Ada Holm, president", "Ada Holm, writer and chair".

    ``row`` ends where the post begins.
    """
    row = _without_owner(row, phrases)
    signs = 0
    while signs < len(row) and row[-1 - signs].has(SIGNS):
        signs += 1
    if 0 < signs <= 2 and signs < len(row) and row[-1 - signs].kind == "person":
        return _person(row[-1 - signs]), ""
    last = _last_person(row)
    if last is None or len(row) - last < 4 or len(row) - last > NEAR + 2:
        return None
    gap = row[last + 1 :]
    joined = gap[-1].has(phrases.words("joiners")) and gap[0].has({","})
    joined = joined or (gap[0].has(DASHES) and gap[-1].has(phrases.words("joiners") | {","}))
    kinds = ("word", "name") if phrases.table.get("order") == "last" else ("word",)
    plain = all(i.kind in kinds and not i.has({","} | _clausal(phrases)) for i in gap[1:-1])
    return (_person(row[last]), "") if joined and plain else None


def _without_owner(row: Sequence[Item], phrases: PostPhrases) -> Sequence[Item]:
    """Return a row without whose a post is, behind a comma: "Ada Holm, | the bank's", president."""
    owners = tuple(phrases.table.get("possessive", ()))
    comma = next((at for at in range(len(row) - 1, -1, -1) if row[at].has({","})), -1)
    owner = row[comma + 1 :]
    plain = all(item.kind in ("word", "name") for item in owner) and 0 < len(owner) <= OWNER
    last = owner[-1].annotation if plain else None
    said = (last.text,) if last else owner[-1].forms if plain else ()
    owned = bool(owners) and any(form.endswith(owners) for form in said)
    return row[: comma + 1] if owned and comma > 0 else row


def described(row: Sequence[Item], phrases: PostPhrases, text: str) -> Annotation | None:
    """Return the person of whom a sentence tells by a dash and a list: «Х — юрист, автор …, судья».

    ``row`` goes from the start of the sentence of this ``text`` to the post.
    """
    opened = len(row) > 3 and row[0].kind == "person" and row[1].has(DASHES)
    if not opened or not phrases.table.get("subject_dropped"):
        return None
    rest = row[2:-1]
    listed = row[-1].has({","} | phrases.words("joiners"))
    parted = any(i.has(SIGNS - {","}) or i.has({";"}) for i in rest)
    verbs = (i for i in rest if i.kind == "word")
    acts = any(is_finite(text[i.start : i.end], phrases.language) for i in verbs)
    others = any(
        i.kind == "person" and not oblique(row, at, phrases) for at, i in enumerate(row) if at
    )
    return _person(row[0]) if listed and not (parted or acts or others) else None


def subject(
    row: Sequence[Item], phrases: PostPhrases, topic: Annotation | None
) -> Annotation | None:
    """Return the person of whom the verb is said that stands where ``row`` ends, or None.

    ``topic`` is the person the text is speaking of: whom a pronoun means when nobody else can be.
    """
    if not row:
        return None
    last = row[-1]
    if last.kind == "person":
        place = len(row) - 1
        return _person(last) if not oblique(row, place, phrases) else _other(row, place, phrases)
    if last.has(personal_relatives(phrases.language)):
        return _antecedent(row[:-1], phrases)
    people = [at for at, item in enumerate(row) if item.kind == "person"]
    if last.has(phrases.words("pronouns")):
        pronouns = phrases.words("pronouns")
        pronoun = next((f for f in sorted(last.forms) if f in pronouns), "")
        able = [at for at in people if not oblique(row, at, phrases)]
        able = [at for at in able if agree(_person(row[at]), pronoun)]
        named = {_name(row[at]) for at in able}
        return _person(row[able[0]]) if len(named) == 1 else (None if able else topic)
    if own := _named_beside_noun(row, phrases):
        return own
    if last.has(phrases.words("joiners")) or last.has({","}):
        return _coordinated(row, people, phrases, topic)
    if people and len(row) - people[-1] - 1 <= NEAR and not _blocked(row, people[-1], phrases):
        return _person(row[people[-1]])
    return None


def copular(row: Sequence[Item], phrases: PostPhrases) -> Annotation | None:
    """Return the person of "Ada Holm (…) was a lawyer and", before a post."""
    last = _last_person(row)
    if last is None or not 3 <= len(row) - last <= 16 or oblique(row, last, phrases):
        return None
    gap = row[last + 1 :]
    joined = gap[-1].has(phrases.words("joiners")) or gap[-1].has({","})
    clausal = any(i.has(_clausal(phrases)) for i in gap)
    return _person(row[last]) if joined and _is_copula(gap, phrases) and not clausal else None


def _is_copula(gap: Sequence[Item], phrases: PostPhrases) -> bool:
    ahead = [at for at, item in enumerate(gap[:OPENING]) if item.has(phrases.words("copulas"))]
    return bool(ahead) and (ahead[0] == 0 or gap[0].has({","}) or gap[0].kind == "name")


def _antecedent(row: Sequence[Item], phrases: PostPhrases) -> Annotation | None:
    """Return the person that "who" means: right before it, or of whom the sentence tells a kind."""
    end = len(row)
    while end and row[end - 1].has(SIGNS):
        end -= 1
    if end and row[end - 1].kind == "person":
        return _person(row[end - 1])
    place = _last_person(row)
    if place is None or not _is_copula(row[place + 1 :], phrases):
        return None
    return _person(row[place])


def _named_beside_noun(row: Sequence[Item], phrases: PostPhrases) -> Annotation | None:
    """Return who is named between commas behind a noun for him: "and his deputy, | Ada Holm, |"."""
    if len(row) < NEAR or row[-2].kind != "person":
        return None
    *ahead, comma, person, end = row
    if not (comma.has({","}) and end.has({","})):
        return None
    joiner = next((at for at in range(len(ahead) - 1, -1, -1) if _joins(ahead[at], phrases)), -1)
    noun = ahead[joiner + 1 :]
    called = 0 < len(noun) < OWNER and all(item.kind == "word" for item in noun)
    return _person(person) if joiner >= 0 and called else None


def _joins(item: Item, phrases: PostPhrases) -> bool:
    return item.has(phrases.words("joiners"))


def _coordinated(
    row: Sequence[Item],
    people: Sequence[int],
    phrases: PostPhrases,
    topic: Annotation | None,
) -> Annotation | None:
    """Return the subject of a sentence whose verbs are joined: "A was born in … and became"."""
    if people and people[0] < OPENING and not oblique(row, people[0], phrases):
        return _person(row[people[0]])
    opened = any(i.has(phrases.words("pronouns")) for i in row[:OPENING])
    if opened and (not people or all(oblique(row, at, phrases) for at in people)):
        return topic
    return None


def _other(row: Sequence[Item], place: int, phrases: PostPhrases) -> Annotation | None:
    """Return the subject before a person who is an object: "A succeeded B as"."""
    for at in range(place - 1, -1, -1):
        if row[at].kind == "person" and not oblique(row, at, phrases):
            return _person(row[at])
    return None


def oblique(row: Sequence[Item], place: int, phrases: PostPhrases) -> bool:
    """Say whether a person is no subject: behind a preposition, in another case, a possessor."""
    annotation = row[place].annotation
    assert annotation is not None
    value = annotation.value
    if isinstance(value, Name) and value.nominative != annotation.text:
        return True
    before = place
    while before and (row[before - 1].kind == "post" or row[before - 1].has(_titles(phrases))):
        before -= 1
    if not before:
        return False
    ahead = row[before - 1]
    return ahead.has(phrases.words("oblique")) or _governs(ahead, annotation, phrases)


def _governs(item: Item, person: Annotation, phrases: PostPhrases) -> bool:
    """Whether a noun in small letters stands before a person, who depends on it: «кабинет …»."""
    if item.kind != "word" or not phrases.table.get("nouns_govern"):
        return False
    word = person.sentence.text[item.start : item.end]
    read = grammar(word, phrases.language)
    apposed = read.animacy == "Anim" and read.case == "Nom"
    return word.islower() and read.part == "NOUN" and not apposed


def _blocked(row: Sequence[Item], place: int, phrases: PostPhrases) -> bool:
    """Whether the words behind a person open a clause of their own, or he is no subject."""
    return oblique(row, place, phrases) or any(i.has(_clausal(phrases)) for i in row[place + 1 :])


def _titles(phrases: PostPhrases) -> frozenset[str]:
    return phrases.words("ranks")


def _clausal(phrases: PostPhrases) -> frozenset[str]:
    relatives = personal_relatives(phrases.language)
    return phrases.words("clausal") | relatives | phrases.words("pronouns")


def _last_person(row: Sequence[Item]) -> int | None:
    return next((at for at in range(len(row) - 1, -1, -1) if row[at].kind == "person"), None)


def _person(item: Item) -> Annotation:
    assert item.annotation is not None
    return item.annotation


def _name(item: Item) -> str:
    value = _person(item).value
    return value.nominative if isinstance(value, Name) else ""
