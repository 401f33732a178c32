"""What the lines of the header of an act tell: its kind, day, number, topic, whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.acts.act_heads import act_heads
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Date, Name
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.morphology import nominative
from ontology.vocabulary import is_a

LONGEST = 14
"""Words of a line that names the kind of act."""
LONGEST_NUMBERED = 45
"""Words of a heading that opens with the number of an act, whose giving another line tells."""
DAY = 10
"""Letters of a date that is a day."""


@dataclass(frozen=True)
class Giving:
    """A line that tells the day of an act, and the body that gave it, as the line names it."""

    date: Annotation
    verb: str
    body: Annotation | None


def kind(line: Annotated) -> Head | None:
    """Return the head of a line that names a kind of act, with or without whose it is."""
    sentence = line.sentence
    words = [t for t in sentence.tokens if t.text[0].isalnum()]
    if not words or sentence.text.rstrip()[-1:] in ":;":
        return None
    opening = _opening(line, sentence.text.find(words[0].text))
    dated = _dated_behind(line)
    whole = bool(opening and opening.number and opening.date) or dated is not None
    heading = sentence.paragraph.role == "heading" or sentence.text.rstrip()[-1:] not in ".!?"
    if not ((whole and heading) or is_brief(line) or _opens_with_number(line)):
        return None
    if sentence.text.rstrip().endswith(".") and not whole:
        return None
    final = rules(sentence.language).head_final
    for head in act_heads(sentence):
        edge = head.end == words[-1].end if final else head.start == words[0].start
        form = sentence.text[head.start : head.end]
        edge = edge and not act_rules(sentence.language).no_act.match(sentence.text, head.start)
        edge = edge and nominative(form, sentence.language).lower() == form.lower()
        edge = edge or bool(not final and heading and opening and opening.cls == head.cls)
        edge = edge or bool(final and dated and dated.end == head.end)
        if edge and head.cls != "Article" and sentence.text[words[0].start].isupper():
            return head
    return None


def _dated_behind(line: Annotated) -> Annotation | None:
    """Return the act that a line opens with and says nothing of but day and number behind it."""
    acts = [a for a in line.annotations if isinstance(a.value, Act)]
    first = acts[0] if len(acts) == 1 and not line.sentence.text[: acts[0].start].strip() else None
    told = first is not None and days(line) and days(line)[0].start > first.end
    return first if first and told and not _rest(line, [first]) else None


def is_brief(line: Annotated) -> bool:
    """Whether a line has few words."""
    return len([t for t in line.sentence.tokens if t.text[0].isalnum()]) <= LONGEST


def _opens_with_number(line: Annotated) -> bool:
    """Whether a heading, however long, opens with an act that has a number."""
    text = line.sentence.text
    if line.sentence.paragraph.role != "heading" or len(text.split()) > LONGEST_NUMBERED:
        return False
    at = len(text) - len(text.lstrip())
    acts = (a.value for a in line.annotations if a.start == at)
    return any(isinstance(value, Act) and value.number for value in acts)


def _opening(line: Annotated, at: int) -> Act | None:
    """Return the act that a line opens with at an offset, if it has number and date or is all."""
    end = len(line.sentence.text.rstrip(" ."))
    for annotation in line.annotations:
        value = annotation.value
        opens = annotation.start == at
        if (
            isinstance(value, Act)
            and opens
            and ((value.number and value.date) or annotation.end >= end)
        ):
            return value
    return None


def days(line: Annotated) -> list[Annotation]:
    """Return the dates of a line, if the first is a day."""
    dates = [a for a in line.annotations if isinstance(a.value, Date)]
    whole = bool(dates) and isinstance(dates[0].value, Date) and len(dates[0].value.edtf) >= DAY
    return dates if whole else []


def is_dating(line: Annotated) -> bool:
    """Whether a line is a date with or without a number, or holds the head with its date.

    Whose the act is may stand before the date.
    """
    if not days(line):
        return False
    opening = [a for a in line.annotations if isinstance(a.value, Act) and a.start == 0][:1]
    return kind(line) is not None or owner(line) is not None or not _rest(line, opening)


def _rest(line: Annotated, told: Sequence[Annotation]) -> str:
    """Return what a line says besides its dates and what else is told, its place and a number."""
    text, rule = line.sentence.text, act_rules(line.sentence.language)
    places = [a for a in line.annotations if a.is_of("Place")]
    for annotation in (*days(line), *told, *places):
        text = text.replace(annotation.text, " ")
    for pattern in rule.numbers:
        text = pattern.sub(" ", text)
    text = rule.place_words.sub(" ", text) if places else text
    words = (re.sub(r"[\W_]+", "", w) for w in text.split())
    return "".join(w for w in words if w.lower() not in rule.date_leads)


def owner(line: Annotated) -> Annotation | None:
    """Return the body or post that opens a line which says nothing else but a date and number."""
    start = len(line.sentence.text) - len(line.sentence.text.lstrip())
    opening = [
        a
        for a in line.annotations
        if a.start == start and (a.kind == "post" or a.is_of("Organisation", "Country"))
    ]
    longest = max(opening, key=lambda a: a.end, default=None)
    return longest if longest and not _rest(line, [longest]) else None


def body_behind(line: Annotated, head: Head) -> Annotation | None:
    """Return the body or post that a line says the act is of: "Decree No. 5 *of the President*"."""
    language = line.sentence.language
    if rules(language).head_final:
        return None
    joining = act_rules(language).date_leads | rules(language).articles
    text = line.sentence.text
    behind = (a for a in line.annotations if a.start > head.end and text[a.start - 1] != "(")
    for annotation in (a for a in behind if is_body(a)):
        between = text[head.end : annotation.start]
        for pattern in act_rules(language).numbers:
            between = pattern.sub(" ", between)
        words = (re.sub(r"[\W_]+", "", w.lower()) for w in between.split() if w[0] != "(")
        return annotation if all(not w or w in joining for w in words) else None
    return None


def giving(line: Annotated) -> Giving | None:
    """Return what a line says of the giving of the act: "Adopted by Parliament on 12 May 2003"."""
    dates, match = days(line), _giving_words(line, 0)
    if not dates or not match or line.sentence.text.rstrip()[-1:] in ".!?":
        return None
    return Giving(dates[-1], match["verb"], _first_body(line, 0))


def given_with_kind(line: Annotated, head: Head) -> Giving | None:
    """Return what a line tells of the giving right behind the kind of the act.

    "Resolution adopted by the General Assembly on 17 December 2015".
    """
    dates, match = days(line), _giving_words(line, head.end)
    body = _first_body(line, head.end)
    return Giving(dates[-1], match["verb"], body) if dates and match and body else None


def _giving_words(line: Annotated, start: int) -> re.Match[str] | None:
    pattern = act_rules(line.sentence.language).given_line
    return pattern.search(line.sentence.text[start:].strip())


def _first_body(line: Annotated, start: int) -> Annotation | None:
    bodies = (a for a in line.annotations if isinstance(a.value, Name) and a.start >= start)
    return next((a for a in bodies if a.is_of("Organisation")), None)


def numbered_topic(lines: Sequence[Annotated]) -> re.Match[str] | None:
    """Return the line that tells number and topic of an act: "70/166. Rights of fishers"."""
    texts = [line.sentence.text.strip() for line in lines]
    for line, text, following in zip(lines, texts, [*texts, ""][1:], strict=True):
        whole = text if " " in text else f"{text} {following}"
        if found := act_rules(line.sentence.language).numbered_topic.match(whole):
            return found
    return None


def topic(read: Sequence[Annotated], place: int, near: int) -> str:
    """Return the line beside the kind (above it, where heads stand last) that tells the topic."""
    own = topic_behind(read[place])
    if own:
        return own
    final = rules(read[place].sentence.language).head_final
    above = range(place - 1, max(-1, place - 3), -1)
    below = range(place + 1, min(len(read), place + near + 1))
    for i in (*above, *below) if final else (*below, *above):
        text = unquoted(read[i].sentence.text.strip())
        if text.endswith(".") and read[i].sentence.paragraph.role != "heading":
            continue
        text = text.rstrip(".")
        if _tells_topic(text, read[i].sentence.language):
            return text
    return ""


def topic_behind(line: Annotated) -> str:
    """Return the topic that a line tells behind the day and number of its act, or ''."""
    dates, language = days(line), line.sentence.language
    if not dates or rules(language).head_final:
        return ""
    text = line.sentence.text[dates[0].end :].strip()
    for pattern in act_rules(language).numbers:
        found = pattern.match(text)
        text = text[found.end() :].strip() if found else text
    text = _unnumbered(unquoted(text).rstrip("."), language)
    return text if _tells_topic(text, language) else ""


def _unnumbered(text: str, language: str) -> str:
    """Return a topic without the number in brackets that ends it."""
    inside = text.rpartition("(")[2].rstrip(")") if text.endswith(")") else ""
    patterns = act_rules(language).numbers if inside else ()
    whole = any(not pattern.sub("", inside).strip() for pattern in patterns)
    return text[: -len(inside) - 2].rstrip() if whole else text


def _tells_topic(text: str, language: str) -> bool:
    """Whether a line opens, or where heads stand last ends, with a word that leads to a topic."""
    phrase, words = rules(language), text.lower().split()
    edge = words[-1 if phrase.head_final else 0] if words else ""
    return edge in phrase.topic or bool(act_rules(language).topic_line.match(text))


def unquoted(text: str) -> str:
    """Return a line without the quotation marks that stand around all of it."""
    around = [q for q in quotations(text) if q.start == 0 and q.end == len(text)]
    return text[1:-1] if around else text


def number(line: Annotated) -> str:
    """Return the number that a line tells, or ''."""
    for pattern in act_rules(line.sentence.language).numbers:
        for match in pattern.finditer(line.sentence.text):
            if match.start("number") > match.start():
                return match["number"].strip()
    return ""


def is_body(annotation: Annotation) -> bool:
    """Whether an annotation names a body, or a post that gives acts."""
    value = annotation.value
    return annotation.kind == "post" or (
        isinstance(value, Name) and is_a(value.cls, "Organisation")
    )
