"""What a clause tells of what it counts: «депутаты, проголосовавшие за закон».

How a language joins that to a noun is in its ``labels.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.figures.labels.case_clauses import Phrase
from graph.extraction.figures.labels.case_roles import (
    Count,
    leading,
    named_by,
    oblique,
    role,
    subject_of,
)
from graph.extraction.figures.labels.label import MOST_WORDS, NOTHING, Label
from graph.extraction.figures.labels.label_words import label_pattern
from graph.extraction.figures.number_words import named_number
from graph.extraction.figures.shares import NOWHERE, Span
from graph.extraction.figures.unit_words import units_table
from graph.languages.grammar import grammar, is_known, participle
from graph.languages.morphology import lemmas


def told_of(count: Count) -> Label:
    """Return what is told of a count by what it is in its clause."""
    led, form = leading(count), count.clause.form
    if led is None:
        return NOTHING
    if form is None or form.lemma in count.table["being"]:
        of = form is not None and form.lemma in count.table["consisting"] and led[1]
        return _relative(count, *led) if of else NOTHING if led[0] else _placed(count)
    if form.lemma in count.table["idle"]:
        return NOTHING
    if form.lemma in count.table["lacking"]:
        return _relative(count, "", "Gen") if count.clause.denied else NOTHING
    if case := led[1] or oblique(count):
        return _relative(count, led[0], case)
    match role(count, count.text[slice(*count.clause.verb)], form):
        case "doer":
            return _joined(count, count.clause.phrases, suffered=form.is_short)
        case "object":
            return _done_to(count)
    return NOTHING


def _done_to(count: Count) -> Label:
    """Return what is done to those counted: «, выданные студентам», «, которые выдал фонд»."""
    form = count.clause.form
    subject = subject_of(count, count.text[slice(*count.clause.verb)])
    named = named_by(count, subject) if subject else None
    if named is not None and not named.is_person:
        count = replace(count, owner=named)
        phrases = [p for p in count.clause.phrases if p is not subject]
        joined = _joined(count, phrases, suffered=True) if form and form.is_done else NOTHING
        told = joined or _relative(count, "", "Acc")
        return replace(told, owner=named) if told else NOTHING
    if subject or (form and not form.is_done):
        return _relative(count, "", "Acc")
    return _joined(count, count.clause.phrases, suffered=True)


def _joined(count: Count, phrases: Sequence[Phrase], *, suffered: bool) -> Label:
    """Return a participle with the phrases beside it, objects first: «, сдавшие экзамен в мае»."""
    verb, language = count.text[slice(*count.clause.verb)], count.language
    done = participle(verb, language, count.form, suffered=suffered)
    told = sorted(kept(count, phrases), key=lambda p: "Acc" not in p.cases)
    lost = any(p.cases and p not in told and not _is_owner(count, p) for p in phrases)
    if not done or not told or lost or (suffered and count.clause.aim != NOWHERE):
        return NOTHING
    words = tuple(small(count, p.start, p.end) for p in told)
    aim = count.text[slice(*count.clause.aim)]
    denied = count.table["denied"] if count.clause.denied else ""
    opening = " ".join(filter(None, (f", {denied}{done}", aim)))
    span = cover(count.clause.whole, *((p.start, p.end) for p in told))
    return fitting(
        count, Label(span, behind=" ".join((opening, *words)), opening=opening, phrases=words)
    )


def _placed(count: Count) -> Label:
    """Return where those counted are: «сотрудники | в штате фонда»."""
    told = kept(count, count.clause.phrases)
    placed = all(p.led in count.table["places"] and p.end <= count.span[0] for p in told)
    if not told or not placed or len(told) < len(count.clause.phrases):
        return NOTHING
    words = " ".join(small(count, p.start, p.end) for p in told)
    return fitting(count, Label(cover(*((p.start, p.end) for p in told)), behind=f" {words}"))


def _relative(count: Count, led: str, case: str) -> Label:
    """Return a clause as a relative one: «, в которых | открыты классы»."""
    asked = "Gen" if case == "Acc" and count.form == "Plur" and count.is_living else case
    pronoun = count.table["relative"].get(f"{asked}.{count.form}", "")
    phrases = count.clause.phrases
    told = [(p.start, p.end) for p in kept(count, phrases)]
    told += [(p.start, p.end) for p in phrases if p.cases and _is_owner(count, p)]
    told = sorted(set(told))
    lost = sum(bool(p.cases) for p in phrases if (p.start, p.end) not in told)
    form = count.clause.form
    alone = form is not None and form.is_short and not phrases
    if not pronoun or lost or not (told or alone):
        return NOTHING
    verb = count.clause.whole
    verb_last = all(end <= verb[0] for _, end in told)
    parts = [verb, *told] if verb_last else sorted([*told, verb])
    opening = " ".join(filter(None, (led, pronoun)))
    words = " ".join(small(count, *part) for part in parts)
    start = count.span[0] - len(led) - bool(led)
    return fitting(
        count, Label(cover(*parts, (start, count.span[0])), behind=f", {opening} {words}")
    )


def kept(count: Count, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases that say something without the sentence: no pronoun, no report."""
    return [p for p in phrases if not _is_empty(count, p) and not _is_owner(count, p)]


def _is_empty(count: Count, phrase: Phrase) -> bool:
    """Whether a phrase points to another one or only reports, or counts other things."""
    words, language = count.text[phrase.start : phrase.end], count.language
    keys = ("pointing", "reporting")
    if grammar(words.split()[0], language).part == "CONJ":
        return True
    last, whole = grammar(words.split()[-1], language).part, phrase.led in count.table["of_whole"]
    if phrase.led and not whole and last in ("ADJ", "PTCP"):
        return True
    pointing = any(label_pattern(language, key).search(words) for key in keys)
    pronoun = any(grammar(word, language).part == "NPRO" for word in words.split())
    return pointing or pronoun or _counts(count, phrase) or words.lower() == phrase.led


def _counts(count: Count, phrase: Phrase) -> bool:
    """Whether a phrase counts other things: not how long it took, nor in how many of them."""
    words, language = count.text[phrase.start : phrase.end].split(), count.language
    times = units_table(language)["time"]
    if any(not {*lemmas(word, language)}.isdisjoint(times) for word in words):
        return False
    first = words[bool(phrase.led)] if len(words) > bool(phrase.led) else ""
    counts = bool(first) and _is_number(first, language) and phrase.led not in count.table["within"]
    return counts or any(word[0].isdigit() for word in words)


def _is_number(word: str, language: str) -> bool:
    """Whether a word is a number above one."""
    named = named_number(word, language, "cardinals")
    return word[0].isdigit() or (named is not None and named > 1)


def _is_owner(count: Count, phrase: Phrase) -> bool:
    """Whether a phrase is nothing but whom the figure is of, and where."""
    owner = count.owner
    if owner is None or count.is_share or owner.start < phrase.start or phrase.end < owner.end:
        return False
    words = count.text[phrase.start : phrase.end].split()
    return len(words) - len(owner.text.split()) <= bool(phrase.led)


def small(count: Count, start: int, end: int) -> str:
    """Return words of a text; a capital that only opens a sentence is none of theirs."""
    words = count.text[start:end]
    found = named_by(count, Phrase(start, start + 1, "", "", frozenset()))
    named = found is not None
    opens = not count.text[:start].strip(' «“"—–') and not words.split()[0][1:2].isupper()
    first, _, behind = words.partition(" ")
    named = named or behind.startswith(tuple("«“"))
    noun = grammar(first, count.language).part == "NOUN"
    common = opens and (not noun or is_known(first, count.language))
    return words[0].lower() + words[1:] if common and not named else words


def cover(*spans: Span) -> Span:
    """Return where the first of some spans begins and the last ends."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def fitting(count: Count, told: Label) -> Label:
    """Return what is told if it is short."""
    noun = len(count.text[slice(*count.span)].split()) - 1
    return told if len(told.behind.split()) + noun <= MOST_WORDS else NOTHING
