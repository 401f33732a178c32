"""Whether two mentions speak of one legal act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act
from graph.extraction.coreference.constitutions import one_constitution
from graph.extraction.coreference.mention import Mention, follows_indefinite
from graph.extraction.coreference.name_keys import COUNTRY, name_key, tightened
from graph.extraction.coreference.same_names import part_of_name, same_name
from graph.extraction.coreference.short_titles import is_newer, short_title
from graph.extraction.names.international import international_body
from graph.extraction.names.naming_rules import rules
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.extraction.quoted import quotations
from graph.languages.pack import pack
from ontology.vocabulary import is_a

SOON = 2
"""Sentences, at most, from the passing of a law to its signing."""
YEAR, DAY = 4, 10
"""Letters of the year of an EDTF date, and of a whole day."""
YEAR_SLOT = re.compile(r"\{\d\}")
"""What stands for the words of a pattern."""


def dates_agree(first: str, second: str) -> bool:
    """Say whether two EDTF dates can be one time: equal, one finer than the other, or unknown."""
    if not first or not second:
        return True
    return first.startswith(second) or second.startswith(first)


def same_act(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Say whether a mention speaks of the act that the mentions of a cluster speak of."""
    return not any(acts_differ(mention, m) for m in cluster) and any(
        _is_one(mention, m) for m in cluster
    )


def acts_differ(first: Mention, second: Mention) -> bool:
    """Whether class, number, date or country keep two acts apart."""
    a, b = first.annotation.value, second.annotation.value
    if not isinstance(a, Act) or not isinstance(b, Act):
        return False
    if a.number and b.number and not _one_number(a.number, b.number):
        return True
    if _titled_apart(a, b):
        return True
    related = is_a(first.cls, second.cls) or is_a(second.cls, first.cls)
    related = related or ((first.linked or second.linked) and same_name(first, second))
    if is_newer(*sorted((second, first), key=lambda m: m.order, reverse=True)):
        return True
    if _introduced_again(first, second):
        return True
    timed = dates_agree(a.date, b.date) or _signed_later(first, second)
    return not related or not timed or _countries_differ(first, second)


def _introduced_again(first: Mention, second: Mention) -> bool:
    """Whether the later mention is of "a new" act, and the earlier one of a dated act before it."""
    early, late = sorted((first, second), key=lambda m: m.order)
    newer = pack(late.language).table("coreference").get("constitutions", {}).get("newer", ())
    fresh = not set(late.annotation.text.lower().split()[:1]).isdisjoint(newer)
    act = early.annotation.value
    dated = isinstance(act, Act) and bool(act.date)
    return dated and fresh and follows_indefinite(late.annotation)


def _signed_later(first: Mention, second: Mention) -> bool:
    """Whether a law of one name that the next sentences date later that year was signed then."""
    early, late = sorted((first, second), key=lambda m: m.order)
    one, other = early.annotation.value, late.annotation.value
    if not isinstance(one, Act) or not isinstance(other, Act) or not early.cls == late.cls == "Law":
        return False
    days = len(one.date) == len(other.date) == DAY and one.date < other.date
    near = late.order[0] - early.order[0] <= SOON and one.date[:YEAR] == other.date[:YEAR]
    unnumbered = not (one.number or other.number)
    return days and near and unnumbered and (early.key == late.key or short_title(early, late))


def _titled_apart(first: Act, second: Act) -> bool:
    """Whether both acts have a title in quotation marks, and few words of one are the other's."""
    titles = [quotations(act.title) for act in (first, second)]
    if not all(titles):
        return False
    one, other = ({*tightened(found[0].title).lower().split()} for found in titles)
    return len(one & other) * 2 < min(len(one), len(other))


def _countries_differ(first: Mention, second: Mention) -> bool:
    a, b = ({k for k in m.key if k.startswith(COUNTRY)} for m in (first, second))
    return bool(a and b and not a & b)


def _is_one(first: Mention, second: Mention) -> bool:
    a, b = first.annotation.value, second.annotation.value
    if not isinstance(a, Act) or not isinstance(b, Act):
        return same_name(first, second)
    if a.number and b.number:
        return _one_number(a.number, b.number) and first.cls == second.cls
    if first.cls == second.cls == "Constitution":
        return one_constitution(first, second)
    if _by_year(first, second, a, b):
        return True
    if _told_otherwise(a, b) and not _topical(first, second):
        return False
    apart = first.order[0] != second.order[0]
    if apart and first.cls == second.cls and a.date and a.date == b.date and len(a.date) == 10:
        return True
    if same_name(first, second) or part_of_name(first, second) or _alike(first, second):
        return True
    titled = _short_title(first, second) or short_title(first, second)
    return titled or _of_one_body(first, second)


def _short_title(first: Mention, second: Mention) -> bool:
    """Whether one title is that of an act before it without its topic: "the Rome Statute (of …)".

    It has more than a noun, and the capitals of a title.
    """
    short, long = sorted((first, second), key=lambda m: len(m.key))
    if first.language != second.language or first.cls != second.cls or short.order < long.order:
        return False
    if rules(first.language).structure == "izafet" or len(short.key) < 2:
        return False
    words = [w for w in short.names[0].split() if w not in phrase_rules(first.language).links]
    capitals = pack(first.language).table("coreference").get("titles_in_capitals", False)
    titled = all(w[0].isupper() for w in (words if capitals else words[:1]))
    headed = short.key[-1] in short.head[0].split() and len(short.key) < len(long.key)
    return titled and headed and long.key[: len(short.key)] == short.key


def _alike(first: Mention, second: Mention) -> bool:
    """Whether two acts of a class are about one thing: "the bill on seals", "the Law on Seals".

    So are treaties by nouns that mean one like each other: «Рига шарты», «Рига келісімі».
    """
    one, other = (_topic_key(m) for m in (first, second))
    nouns = pack(first.language).table("coreference").get("short_titles", {}).get("alike", ())
    meant = first.cls == "Law" or {first.head[0], second.head[0]} <= {*nouns}
    alike = first.cls == second.cls and first.language == second.language and meant
    return alike and first.head != second.head and bool(one) and one == other


def _topic_key(mention: Mention) -> list[str]:
    """Return the key of an act's name without that of its head noun."""
    head = {*mention.head[0].split(), *name_key(mention.head[0], mention.language)}
    return [k for k in mention.key if k not in head]


def _of_one_body(first: Mention, second: Mention) -> bool:
    """Whether two acts of a kind are of one known body: "the UN Charter", "Charter of the …"."""
    alike = first.cls == second.cls and first.head == second.head
    body = _international(first) if alike else ""
    return bool(body) and body == _international(second)


def _international(mention: Mention) -> str:
    """Return the identity of the international body of which an act's name tells alone, or ''."""
    language, noun = mention.language, {*name_key(mention.head[0], mention.language)}
    links = phrase_rules(language).links | phrase_rules(language).articles
    words = [w for w in mention.names[0].split() if noun.isdisjoint(name_key(w, language))]
    while words and words[0].lower() in links:
        words.pop(0)
    return international_body(" ".join(words), language) if words else ""


def _told_otherwise(one: Act, other: Act) -> bool:
    """Whether one act is told by its number alone and the other by its date alone."""
    numbered = bool(one.number) != bool(other.number)
    return numbered and bool(one.date) != bool(other.date) and bool(one.number) != bool(one.date)


def _topical(first: Mention, second: Mention) -> bool:
    """Whether two acts share a title that says what they are about, not only their kind."""
    topic = phrase_rules(first.language).topic
    words = {*first.names[0].lower().split()}
    told = bool(words & topic) or bool(quotations(first.names[0]))
    return told and first.key == second.key


def _by_year(first: Mention, second: Mention, one: Act, other: Act) -> bool:
    """Whether the year alone names one of two acts of a kind: "the Act of 1936"."""
    dated = bool(one.date and other.date) and dates_agree(one.date, other.date)
    alone = any(year_alone(m) for m in (first, second))
    return dated and alone and bool(first.head[0]) and first.head == second.head


def _one_number(one: str, other: str) -> bool:
    """Whether two numbers are one, the session or year in brackets told or not: "181 (II)"."""
    (short, _, told), (plain, _, behind) = one.partition("("), other.partition("(")
    apart = told and behind and _plain(told) != _plain(behind)
    return _plain(one) == _plain(other) or (not apart and _plain(short) == _plain(plain) != "")


def year_alone(mention: Mention) -> bool:
    """Whether an act is told by its noun and year alone: "the Act of 1936", «закон 1936 года»."""
    act = mention.annotation.value
    if not isinstance(act, Act) or not act.date:
        return False
    around = YEAR_SLOT.sub(" ", act_rules(mention.language).year_title)
    passed = name_key(around, mention.language) if around.strip() else ()
    return [k for k in mention.key if not (k.isdigit() or k in passed)] == mention.head[0].split()


def _plain(number: str) -> str:
    return "".join(c for c in number.casefold() if c.isalnum())
