"""Constitutions: which mentions are of one, where a state had several.

The table ``constitutions`` of ``coreference.toml`` has the words that tell none from others
(``passed``), those for the one in force (``latest``), the oldest (``earliest``) and one that was
not told of (``newer``), the nouns that mean whose it is and tell nothing (``owners``), and the
nouns that mean a constitution like each other (``nouns``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act
from graph.extraction.coreference.mention import Cluster, Mention
from graph.extraction.coreference.name_keys import COUNTRY
from graph.extraction.coreference.same_names import same_name
from graph.extraction.names.naming_rules import rules
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.languages.pack import pack

YEAR = 4
"""Letters of the year with which an EDTF date begins."""
STEM = 5
"""Letters of a word by which its forms are known."""


def one_constitution(first: Mention, second: Mention) -> bool:
    """Whether two mentions whose dates agree may be of one constitution.

    Words of their own keep them apart, unless both are of one year and only one has such words.
    """
    if first.key == second.key or (len(first.key) > 1 and same_name(first, second)):
        return True
    dated = bool(_date(first) and _date(second))
    if not dated and _names_apart(first, second):
        return False
    one, other = _kind_words(first), _kind_words(second)
    return one == other or (dated and not (one and other))


def several_constitutions(mentions: Sequence[Mention]) -> bool:
    """Whether a text tells of constitutions of several years."""
    return len({year for m in mentions if (year := _date(m)[:YEAR])}) > 1


def undated(mention: Mention) -> bool:
    """Whether a mention is of a constitution and tells no year."""
    return mention.cls == "Constitution" and not _date(mention)


def likely_constitutions(mention: Mention, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Return which of the constitutions of a text a mention may be of, the likeliest alone.

    One that the text calls by the name of another is that one, one with a year is of that year.
    One without is that in force, or the first, where a word says so, else one that stands nearby:
    before it rather than behind.
    """
    dated = [c for c in fitting if _year(c)]
    called = [c for c in dated if mention.linked and any(same_name(mention, m) for m in c)]
    if called:
        return called
    own = _date(mention)
    if own:
        return [c for c in dated if any(_agrees(own, _date(m)) for m in c)] or [
            c for c in fitting if not _year(c) and _near(mention, c)
        ]
    chosen = _by_name(mention, dated) or _by_place(mention, dated)
    if chosen:
        return chosen
    near = [c for c in dated if _near(mention, c)]
    before = [c for c in near if _last(mention, c)]
    if before:
        return [max(before, key=lambda c: _last(mention, c) or (0, 0))]
    return near or [c for c in fitting if not _year(c)]


def last_constitution(mention: Mention, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Return the constitution that its noun alone means: the youngest of those told of before.

    None where the last of them has no year, or where they are of countries.
    """
    if any(k.startswith(COUNTRY) for c in fitting for m in c for k in m.key):
        return []
    before = [c for c in fitting if _last(mention, c)]
    last = max(before, key=lambda c: _last(mention, c) or (0, 0), default=[])
    return [max(before, key=_year)] if _year(last) else []


def means_constitution(mention: Mention, other: Mention) -> bool:
    """Whether a bare noun means what the noun of another mention does: «Основной закон».

    A new one is another.
    """
    table, annotation = _table(mention.language), mention.annotation
    nouns = table.get("nouns", ())
    ahead = annotation.sentence.text[: annotation.start].lower().split()[-1:]
    fresh = not set(ahead).isdisjoint(table.get("newer", ()))
    alike = mention.language == other.language and {mention.head[0], other.head[0]} <= {*nouns}
    return alike and not fresh


def stands_bare(mention: Mention) -> bool:
    """Whether a constitution is told by its noun alone, and whose it is: «Конституция страны»."""
    if mention.cls != "Constitution" or _date(mention):
        return False
    words = {*mention.head[0].split(), *_table(mention.language).get("owners", ())}
    owner = phrase_rules(mention.language).owner
    loose = [w for w in mention.key if w not in words]
    return len(mention.key) > 1 and all(w.islower() and owner.fullmatch(w) for w in loose)


def adds_name(mention: Mention, cluster: Cluster) -> bool:
    """Whether a bare noun is another word for the constitution than those that name it."""
    return isinstance(mention.annotation.value, Act) and (
        stands_bare(mention)
        or (
            mention.cls == "Constitution"
            and all(m.head != mention.head for m in cluster if not m.bare)
        )
    )


def _by_name(mention: Mention, dated: Sequence[Cluster]) -> list[Cluster]:
    """Return the one constitution that is called by the very name of a mention, without a year."""
    alike = [c for c in dated if any(m.key == mention.key and not _date(m) for m in c)]
    return alike if len(alike) == 1 and len(mention.key) > 1 else []


def _by_place(mention: Mention, dated: Sequence[Cluster]) -> list[Cluster]:
    """Return the constitution that a word calls the one in force, or the first, if one does."""
    words, table = {*mention.names[0].lower().split()}, _table(mention.language)
    if not dated:
        return []
    if not words.isdisjoint(table.get("latest", ())):
        return [max(dated, key=_year)]
    if not words.isdisjoint(table.get("earliest", ())):
        return [min(dated, key=_year)]
    return []


def _names_apart(first: Mention, second: Mention) -> bool:
    """Whether each is called by a name of its own: "the March | April Constitution"."""
    if rules(first.language).structure == "izafet" or first.language != second.language:
        return False
    one, other = ({*_proper_words(m)} for m in (first, second))
    return bool(one and other) and one.isdisjoint(other)


def _proper_words(mention: Mention) -> Iterator[str]:
    """Yield the words with a capital before a constitution's noun, unless they name countries."""
    if any(key.startswith(COUNTRY) for key in mention.key):
        return
    for word in _before_noun(mention):
        if word[0].isupper() and word.isalpha() and word.lower() not in _passed(mention):
            yield word.lower()


def _kind_words(mention: Mention) -> frozenset[str]:
    """Return the stems of the words in lower case before its noun that tell one from others."""
    words = {w for w in _before_noun(mention) if w.islower() and w.isalpha()} - _passed(mention)
    owner = phrase_rules(mention.language).owner
    return frozenset(w[:STEM] for w in words if not owner.fullmatch(w))


def _before_noun(mention: Mention) -> list[str]:
    """Return the words before a constitution's noun; that which opens a sentence is a small one."""
    noun = rf"\b{re.escape(mention.head[0][:STEM])}"
    words = re.split(noun, mention.names[0], flags=re.IGNORECASE)[0].split()
    qualifies = phrase_rules(mention.language).genitive_after and mention.annotation.start == 0
    return [words[0].lower(), *words[1:]] if words and qualifies else words


def _passed(mention: Mention) -> frozenset[str]:
    language = mention.language
    generic = act_rules(language).generic | phrase_rules(language).articles
    return generic | {*_table(language).get("passed", ())}


def _table(language: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = pack(language).table("coreference").get("constitutions", {})
    return table


def _date(mention: Mention) -> str:
    act = mention.annotation.value
    return act.date if isinstance(act, Act) and mention.cls == "Constitution" else ""


def _year(cluster: Cluster) -> str:
    """Return the date of a constitution, by which the younger is known; '' if it has none."""
    return max((_date(m) for m in cluster), default="")


def _agrees(one: str, other: str) -> bool:
    return bool(other) and (one.startswith(other) or other.startswith(one))


def _near(mention: Mention, cluster: Cluster) -> bool:
    return any(abs(m.order[0] - mention.order[0]) <= 1 for m in cluster)


def _last(mention: Mention, cluster: Cluster) -> tuple[int, int] | None:
    """Return where a constitution was last told of before a mention."""
    return max((m.order for m in cluster if m.order < mention.order), default=None)
