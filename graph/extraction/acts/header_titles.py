"""What the act of a header is called: its kind, whose it is, and its topic, in normal letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.header_lines import days, owner, topic_behind
from graph.extraction.acts.normal_letters import normal_letters
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act
from graph.extraction.phrases.phrase_rules import rules


@dataclass(frozen=True)
class Titles:
    """The title of an act, and what else its header calls it."""

    best: str
    others: tuple[str, ...]


def titles(read: Sequence[Annotated], place: int, dated: int | None, topic: str) -> Titles:
    """Return what the act is called whose kind a line names: "Law of Kenya on Ports"."""
    line = read[place]
    final = rules(line.sentence.language).head_final
    title = _kind(read, place, dated, bool(topic))
    if not topic:
        return Titles(title, (_whole(line, read),))
    told = normal_letters(topic, line, read)
    if final:
        return Titles(f"«{told}» {title}", (told, title))
    lower = told if told.isupper() else told[:1].lower() + told[1:]
    return Titles(f"{title} {lower}", (told, *_others(title, line, read)))


def _others(title: str, line: Annotated, read: Sequence[Annotated]) -> tuple[str, ...]:
    """Return what else than by its topic an act is called, where the text speaks of none alike."""
    named = [a for s in read if s is not line for a in s.annotations if isinstance(a.value, Act)]
    alike = any(isinstance(a.value, Act) and a.value.title == title for a in named)
    return () if alike else (title, _whole(line, read))


def _whole(line: Annotated, read: Sequence[Annotated]) -> str:
    return normal_letters(line.sentence.text.strip().rstrip("."), line, read)


def _kind(read: Sequence[Annotated], place: int, dated: int | None, topical: bool) -> str:
    """Return the kind of an act and whose it is, without its day if its topic tells it too."""
    line = read[place]
    known = next((a.value.title for a in line.annotations if isinstance(a.value, Act)), "")
    dated_title = any(d.text in known for d in days(line))
    whole = line.sentence.text.strip().rstrip(".")
    if topical and days(line) and (dated_title or topic_behind(line)):
        words = _undated(line) or whole
    else:
        words = known if " " in known else whole
    return _owned(normal_letters(words, line, read), read, place, dated)


def _undated(line: Annotated) -> str:
    """Return the words of a line without its date and number."""
    language, text = line.sentence.language, line.sentence.text
    rule, dates = act_rules(language), days(line)
    if not dates:
        return ""
    if rules(language).head_final:
        for date in dates:
            text = text.replace(date.text, " ")
        for pattern in rule.numbers:
            text = pattern.sub(" ", text)
        return " ".join(text.strip().rstrip(".").split())
    words = text[: dates[0].start].split()
    while words and words[-1].lower() in rule.date_leads:
        words.pop()
    return " ".join(words)


def _owned(title: str, read: Sequence[Annotated], place: int, dated: int | None) -> str:
    """Return the bare name of a kind with whose act it is, as a line below says."""
    if len(title.split()) > 1 or place + 1 >= len(read):
        return title
    below = read[place + 1]
    if rules(below.sentence.language).head_final:
        return _named_below(title, below, read) if dated == place + 1 else title
    giver = owner(below)
    return f"{title} {normal_letters(giver.text, below, read)}" if giver else title


def _named_below(title: str, below: Annotated, read: Sequence[Annotated]) -> str:
    """Return what the dated line below the bare name of a kind calls the act."""
    acts = [a for a in below.annotations if isinstance(a.value, Act)]
    return normal_letters(acts[0].text, below, read) if acts else title
