"""Posts whose field or body stands behind their noun: "minister | of Trade", «посол | в Перу»."""

from __future__ import annotations

from typing import NamedTuple

from graph.extraction.annotation import Annotation, Name
from graph.extraction.names.naming import CLOSING, OPENING
from graph.extraction.posts.post_annotations import Place, annotation
from graph.extraction.posts.post_fields import FieldReading
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative
from ontology.vocabulary import is_a

DESCRIBING = ("ADJ", "PTCP", "ADV")
"""Parts of speech before a body that describe it."""
LONGEST_QUALITY = 2
"""Words of quality, at most, between an article and the name of a body."""
LONGEST_SECTION = 4
"""Words, at most, of a part of a body in small letters."""
QUOTES = frozenset(OPENING + CLOSING)


class Extent(NamedTuple):
    """The tokens where a title and the whole post end, and the body between, or ''."""

    title: int
    end: int
    body: str


def governed_after(read: FieldReading, first: int, last: int, noun: str) -> Annotation | None:
    """Return the post whose field or body stands behind its noun; ``noun`` if it is plural."""
    title_end, end, body = _extent(read, first, last, bool(noun))
    ahead, first_all = ("", first) if body else read.body_before(first)
    more = read.words(end, read.more(end)) if body and read.more(end) > end else ""
    body = body or ahead
    end = _past_land(read, _owned(read, _past_further(read, end))) if body else end
    if not body and title_end == last and read.needs_body(first, last):
        return None
    title = _singular(read, first, last, title_end, noun)
    if more:
        end = read.more(end)
        title = " ".join((title or _nominative(read, first, title_end), more))
    return annotation(read, first_all, end, (first, title_end), body, title=title)


def _extent(read: FieldReading, first: int, last: int, plural: bool) -> Extent:
    """Return how far a post goes behind its noun: fields of work first, then its body."""
    title_end = end = last
    while True:
        link = _past_quality(read, end, _unquoted(read, read.link(end)))
        if _is_body_name(read, link) and not (link == end and _stands_apart(read, link)):
            title_end = _before_adjectives(read, last, title_end, link)
            return _named_extent(read, (first, last), link, title_end, plural)
        named_only = link > end and _links_name(read, first, last, end)
        fielded = not named_only and (link > end or read.cases)
        field_end = read.field(link) if fielded else link
        if field_end <= link:
            return Extent(title_end, end, "")
        if read.is_body(first, last, link):
            return Extent(title_end, field_end, read.words(link, field_end))
        end = field_end
        if not any(form in read.posts.words("generic") for form in read.forms(link)):
            title_end = end


def _past_quality(read: FieldReading, end: int, link: int) -> int:
    """Return the place of a body's name past words of quality: "head of the | ruling | Fir Party".

    Else the place given.
    """
    led = not read.cases and link > end and read.low[link - 1] in read.posts.words("articles")
    for at in range(link, min(link + LONGEST_QUALITY, len(read.low)) + 1 if led else link):
        name = read.names.get(at)
        if name and at > link and isinstance(name[1].value, Name) and _is_of_bodies(name[1]):
            return at
        if at >= len(read.low) or not read.sentence.tokens[at].text.islower() or read.noun(at):
            break
        if read.low[at] in read.posts.words("fields") | read.posts.words("joiners"):
            break
    return link


def _is_of_bodies(name: Annotation) -> bool:
    value = name.value
    return isinstance(value, Name) and is_a(value.cls, "Organisation") and name.text[0].isupper()


def _before_adjectives(read: FieldReading, last: int, title_end: int, body: int) -> int:
    """Return where a title ends without adjectives of the body behind: «глава | правой Лиги»."""
    end = title_end if title_end == body else last
    while end > last and grammar(read.low[end - 1], read.sentence.language).part in DESCRIBING:
        end -= 1
    return end if title_end == body else title_end


def _named_extent(
    read: FieldReading, noun: Place, link: int, title_end: int, plural: bool
) -> Extent:
    """Return how far a post goes whose noun has the name of its body, or of a place, behind it."""
    first, last = noun
    if link > last and (chief := _chief(read, read.names[link][0])):
        return Extent(chief, chief, "")
    body, end = _possessed(read, *read.names[link])
    end += read.low[link - 1] in QUOTES and _closes(read, end)
    whole = _listed(read, end, plural) if link > last or plural else end
    if (link > last and _sent(read, first, last, link)) or _is_topic(read, last, link):
        return Extent(whole, whole, "")
    body = "" if plural and whole > end else body
    end = whole
    while _adjective(read, end - 1) and read.depends(end):
        end += 1
        body = read.words(link, end)
    return Extent(title_end, end, body)


def _chief(read: FieldReading, end: int) -> int:
    """Return the end of the post of a body before it, whose envoy a post is, or 0.

    "The special envoy of the | UN | Secretary-General" is nobody's envoy but the latter's.
    """
    noun = None if read.cases or end in read.names else read.noun(end)
    if noun is None or not read.sentence.tokens[end].text[0].isupper() or read.of_person(end):
        return 0
    return noun[1]


def _is_body_name(read: FieldReading, at: int) -> bool:
    """Whether a name begins at a token that is no person's."""
    name = read.names.get(at)
    return name is not None and name[1].value.__class__ is Name and not name[1].is_person


def _stands_apart(read: FieldReading, at: int) -> bool:
    """Whether a name right behind a noun is in no case that it governs: «короля | Бюро решило».

    An abbreviation has no certain case, nor has a foreign word in a name that is not as in a
    dictionary: «глава | Жогорку Кенеша».
    """
    name = read.names[at][1]
    if isinstance(name.value, Name) and name.value.nominative != name.text:
        return False
    cases = possible_cases(read.low[at], read.sentence.language)
    written = read.sentence.tokens[at].text
    return read.cases and bool(cases) and "Gen" not in cases and not written.isupper()


def _past_further(read: FieldReading, end: int) -> int:
    """Return where the bodies end that go on behind one: "head of the office | of the Senate"."""
    while (further := read.names.get(read.link(end))) and read.link(end) > end:
        if further[1].is_person:
            break
        end = _listed(read, further[0])
    return end


def _owned(read: FieldReading, end: int) -> int:
    """Return the end of whose a post's body is: «секретарь Совета безопасности | Латвии»."""
    name = read.names.get(end) if read.cases else None
    owner = name is not None and "Gen" in possible_cases(read.low[end], read.sentence.language)
    return name[0] if name and owner and not name[1].is_person else end


def _past_land(read: FieldReading, end: int) -> int:
    """Return the end of a land in small letters that a body is of: «Палаты | области»."""
    generic = read.posts.words("generic")
    if not read.cases or end >= len(read.low) or generic.isdisjoint(read.forms(end)):
        return end
    low = read.sentence.tokens[end].text.islower()
    return end + (low and "Gen" in possible_cases(read.low[end], read.sentence.language))


def _links_name(read: FieldReading, first: int, last: int, at: int) -> bool:
    """Whether only a name can stand behind a link: "at", but not "commissioner | on Trade"."""
    worked = any(
        f in read.posts.words("with_field") for i in range(first, last) for f in read.forms(i)
    )
    field = read.low[at] in read.posts.words("field_links") and worked
    return read.low[at] in read.posts.words("name_links") and not field


def _unquoted(read: FieldReading, at: int) -> int:
    """Return the place of a name in quotation marks that open at a token, or the token's."""
    opened = at < len(read.low) and read.low[at] in OPENING and at + 1 in read.names
    return at + 1 if opened and read.cases else at


def _closes(read: FieldReading, at: int) -> bool:
    return at < len(read.low) and read.low[at] in CLOSING


def _sent(read: FieldReading, first: int, last: int, link: int) -> bool:
    """Whether a body is where somebody is sent to: "ambassador to Peru", «посол в Перу»."""
    linked = read.low[last] in read.posts.words("sent_links")
    sent = read.posts.words("sent")
    return linked and any(f in sent for at in range(first, last) for f in read.forms(at))


def _is_topic(read: FieldReading, last: int, name: int) -> bool:
    """Whether a name is what a post deals with: «министр по делам | Уэльса»."""
    at = name - 1
    while at > last and grammar(read.low[at], read.sentence.language).part == "ADJ":
        at -= 1
    linked = at > last and read.low[at - 1] in read.posts.words("field_links")
    return linked and any(form in read.posts.words("topics") for form in read.forms(at))


def _listed(read: FieldReading, end: int, plural: bool = False) -> int:
    """Return the end of a list of countries: «посол в США | и Канаде».

    That of a post in the plural may be of more than two: «президенты Чили, Перу | и Ганы».
    """
    joiners = read.posts.words("joiners")
    commas = frozenset({","}) if plural and read.cases else frozenset[str]()
    joined = end < len(read.low) and read.low[end] in joiners | commas
    further = read.names.get(end + 1) if joined else None
    if not further or not _is_country(further[1]):
        return end
    return _listed(read, further[0], plural) if plural else further[0]


def _possessed(read: FieldReading, end: int, name: Annotation) -> tuple[str, int]:
    """Return the body of "head of the party's Organisation Department", and its end."""
    own = tuple(read.posts.table.get("possessive", ()))
    parted = end < len(read.low) and read.low[end] in own
    joined = bool(own) and name.text.endswith(own)
    inner = read.names.get(end + parted) if parted or joined else None
    if inner is None and (parted or joined) and (section := _section(read, end + parted)):
        text = read.sentence.text
        return text[name.start : read.sentence.tokens[section - 1].end], section
    if inner is None or inner[1].is_person:
        return name.text, end
    return inner[1].text, inner[0]


def _section(read: FieldReading, at: int) -> int:
    """Return the end of a part of a body in small letters: "the board's | press section", or 0."""
    nouns = read.posts.words("sections")
    for end in range(at, min(at + LONGEST_SECTION, len(read.low))):
        if not read.sentence.tokens[end].text.islower() or read.noun(end):
            return 0
        if read.low[end] in nouns:
            return end + 1
    return 0


def _adjective(read: FieldReading, at: int) -> bool:
    """Whether a name ends in an adjective, so that its noun follows: «Рижского горкома»."""
    return read.cases and grammar(read.low[at], read.sentence.language).part == "ADJ"


def _nominative(read: FieldReading, first: int, last: int) -> str:
    return nominative(read.words(first, last), read.sentence.language)


def _singular(read: FieldReading, first: int, last: int, end: int, noun: str) -> str:
    """Return the title with its plural noun in the singular, or ''."""
    if not noun:
        return ""
    ahead = read.words(first, last - len(noun.split())) if last - first > 1 else ""
    behind = read.words(last, end) if end > last else ""
    return " ".join(part for part in (ahead, noun, behind) if part)


def _is_country(name: Annotation) -> bool:
    return isinstance(name.value, Name) and name.value.cls == "Country"
