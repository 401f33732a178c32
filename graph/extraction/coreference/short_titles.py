"""Short titles: whether an act's name is a shorter one for an act that was named before it.

"The Law on Cooperatives" is short for "Law on Cooperatives in Arland", «Жер заңы» for «Жер туралы
заң», «Договор по ПРО» for a treaty with «(ПРО)» behind its title, "the Riga Treaty" for the treaty
that was signed in Riga. The table ``short_titles`` of ``coreference.toml`` says how a place is told
in a title (``seat``) and where an act was done (``done``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from graph.extraction.annotation import Act
from graph.extraction.coreference.mention import Mention
from graph.extraction.coreference.name_keys import name_key
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from graph.reading.sentence import WORD
from ontology.vocabulary import is_a

NEAR = 3
"""Sentences, at most, between acts of a class of which texts tell many, and a short name."""
STEM = 4
"""Letters that two forms of a word have in common, at least, where endings pile up."""
ABBREVIATION = range(2, 9)
"""Letters that an abbreviation may have."""
MANY = ("Treaty", "Decree", "Resolution", "Order", "Protocol")
"""Classes of acts of which texts tell many about one thing."""


def short_title(first: Mention, second: Mention) -> bool:
    """Whether the later of two acts has a shorter name for the earlier one, and no number."""
    early, late = sorted((first, second), key=lambda m: m.order)
    act = late.annotation.value
    if not isinstance(act, Act) or act.number or early.language != late.language:
        return False
    if late.cls != early.cls or is_newer(late, early):
        return False
    told = _by_abbreviation(late, early) or _by_topic(late, early) or _by_seat(late, early)
    told = told or (not _topic(early.names[0], early.language) and _by_topic(early, late))
    return told or _by_last_words(first, second)


def is_newer(late: Mention, early: Mention) -> bool:
    """Whether a word says that an act is another than a dated one of its name: "a new law"."""
    one, other = early.annotation.value, late.annotation.value
    if not isinstance(one, Act) or not isinstance(other, Act):
        return False
    newer = pack(late.language).table("coreference").get("constitutions", {}).get("newer", ())
    words = late.annotation.sentence.text[: late.annotation.start].lower().split()[-1:]
    fresh = not {*words, *late.annotation.text.lower().split()[:1]}.isdisjoint(newer)
    return fresh and bool(one.date) and not other.date and late.cls == "Law"


def _by_last_words(first: Mention, second: Mention) -> bool:
    """Whether two acts of one time end alike: "press law of 1951", "River Press Act"."""
    one, other = (m.annotation.value for m in (first, second))
    if not isinstance(one, Act) or not isinstance(other, Act) or not (one.date and other.date):
        return False
    short, long = sorted((_before_noun(first), _before_noun(second)), key=len)
    end = long[len(long) - len(short) :]
    return bool(short) and all(
        _is_form(*pair, first.language) for pair in zip(short, end, strict=True)
    )


def _by_abbreviation(late: Mention, early: Mention) -> bool:
    """Whether an act is told by the abbreviation that stands behind the title of the other."""
    words = _content(late)
    return len(words) == 1 and bool(_letters(words[0])) and words[0] in early.names[1:]


def _by_topic(short: Mention, full: Mention) -> bool:
    """Whether what an act is about is told in fewer words than in the other's title.

    An act on another act of its noun is neither: "Act amending the Ports Act".
    """
    topic = _topic(full.names[0], full.language)
    if any(not {*full.head[0].split()}.isdisjoint(name_key(w, full.language)) for w in topic):
        return False
    told = _topic(short.names[0], short.language) or _before_noun(short)
    rest = _beyond(told, topic, full.language) if told and topic else None
    if rest is None:
        return len(told) == 1 and _closes(told[0], topic)
    many = any(is_a(full.cls, cls) for cls in MANY)
    near = abs(short.order[0] - full.order[0]) <= NEAR
    named = len(told) > 1 and not _topic(short.names[0], short.language)
    telling = len(told) > 1 or bool(quotations(full.names[0]))
    return not many or rest == 0 or (telling and near) or (named and told[0][0].isupper())


def _closes(word: str, topic: Sequence[str]) -> bool:
    """Whether an abbreviation has the first letters of the last words of a topic: "the RL Pact"."""
    letters = _letters(word)
    last = topic[len(topic) - len(letters) :] if letters else ()
    return len(last) > 1 and letters == "".join(w[0].upper() for w in last)


def _by_seat(late: Mention, early: Mention) -> bool:
    """Whether an act is called after the place where the sentence of the other says it was done."""
    table = _table(late.language)
    words, act = _content(late), early.annotation.value
    if len(words) != 1 or late.head != early.head or not isinstance(act, Act) or not act.date:
        return False
    seat = re.fullmatch(table.get("seat", NEVER), words[0])
    if not seat or not words[0][0].isupper() or set(_content(early)) & {*words}:
        return False
    text, annotation = early.annotation.sentence.text, early.annotation
    around = f"{text[: annotation.start]} | {text[annotation.end :]}"
    done = table.get("done", NEVER).replace("{}", re.escape(seat["place"]))
    return re.search(done, around) is not None


@lru_cache(maxsize=20_000)
def _topic(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a title that say what an act is about; () where none says so."""
    rule, words = rules(language), _words(name)
    places = [at for at, word in enumerate(words) if at and word.lower() in rule.topic]
    if not places:
        return ()
    told = words[: places[-1]] if rule.head_final else words[places[0] + 1 :]
    return tuple(w for w in told if w.lower() not in _small(language))


def _words(name: str) -> list[str]:
    return [word for word in WORD.findall(name) if word[0].isalnum()]


def _before_noun(mention: Mention) -> tuple[str, ...]:
    """Return the words that say what an act is about before its noun: "press law"."""
    return () if rules(mention.language).genitive_after else _content(mention)


def _content(mention: Mention) -> tuple[str, ...]:
    """Return the words of an act's name without its noun, small words and numbers."""
    noun = {*mention.head[0].split()}
    return tuple(
        word
        for word in _words(mention.names[0])
        if noun.isdisjoint(name_key(word, mention.language))
        and word.lower() not in _small(mention.language)
        and not word.isdigit()
    )


@lru_cache(maxsize=20_000)
def _beyond(told: Sequence[str], full: Sequence[str], language: str) -> int | None:
    """Return how many words more a full topic has than a short one that it has at its end.

    The end is that next to the noun. None where it has other words.
    """
    final = rules(language).head_final
    places = range(len(full)) if final else (0,)
    for at in places:
        left = _left(told, full[at:], language)
        if left is not None and not (final and left):
            return at + left
    return None


def _left(told: Sequence[str], full: Sequence[str], language: str) -> int | None:
    """Return how many words of a topic stand behind those of a short one that opens it."""
    if not told or not full:
        return None if told else len(full)
    if _is_form(told[0], full[0], language):
        return _left(told[1:], full[1:], language)
    letters = _letters(told[0])
    for count in (len(letters), len(letters) - 1):
        initials = "".join(w[0].upper() for w in full[:count])
        if count > 1 and _spells(letters, initials, count):
            return _left(told[1:], full[count:], language)
    return None


def _spells(letters: str, initials: str, count: int) -> bool:
    """Whether initials are the letters of an abbreviation, in their order."""
    rest = iter(letters)
    return len(initials) == count and letters[0] == initials[0] and all(i in rest for i in initials)


def _letters(word: str) -> str:
    """Return the letters of an abbreviation without an ending behind a hyphen, or ''."""
    stem = word.partition("-")[0]
    return stem if stem.isupper() and stem.isalpha() and len(stem) in ABBREVIATION else ""


def _is_form(one: str, other: str, language: str) -> bool:
    """Whether two words are forms of one."""
    first, second = name_key(one, language), name_key(other, language)
    if first == second or not rules(language).head_final:
        return first == second
    short, long = sorted((*first, *second), key=len)[0], sorted((*first, *second), key=len)[-1]
    return len(short) >= STEM and long.startswith(short)


def _small(language: str) -> frozenset[str]:
    rule = rules(language)
    return rule.links | rule.topic | rule.joiners | rule.articles


def _table(language: str) -> Mapping[str, str]:
    table: Mapping[str, str] = pack(language).table("coreference").get("short_titles", {})
    return table
