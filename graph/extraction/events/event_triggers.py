"""Whether a word that looks like a verb of an event is part of a name, or tells of no deed."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_classes import ABOUT_ACTS
from graph.extraction.events.event_rules import event_rules, is_topic, unreal
from graph.extraction.figures.number_words import named_number
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.reading.sentence import Sentence


def is_idle(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a word that looks like a verb of an event tells of none.

    It is quoted, unreal, part of a name or a title, or what somebody else did.
    """
    return (
        _quoted(head, sentence)
        or unreal(head, sentence)
        or _undone(head, sentence)
        or _agents(head, sentence, others)
        or _noun(head, sentence, others)
        or is_topic(head, sentence)
    )


def _quoted(head: Head, sentence: Sentence) -> bool:
    return any(q.start < head.start and head.end < q.end for q in quotations(sentence.text))


def _noun(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether the word is part of a name, a post or an act's title, or only looks like a verb."""
    ahead, verb = _word_before(head, sentence), head.kind == "triggerVerb"
    if ahead in rules(sentence.language).articles or ahead.endswith(("'s", "’s")):
        return verb
    counted = ahead and named_number(ahead, sentence.language, "cardinals")
    if ahead[:1].isdigit() or counted:
        return verb and rules(sentence.language).links != frozenset()
    return _looks_like_verb(head, sentence, others) or _is_in_name(head, sentence, others)


def _word_before(head: Head, sentence: Sentence) -> str:
    """Return the word before a verb, past adverbs that a participle may have, or ''."""
    loose = event_rules(sentence.language).before_participle
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= head.start]
    while len(ahead) > 1 and loose.fullmatch(ahead[-1]):
        ahead.pop()
    return ahead[-1] if ahead else ""


def _looks_like_verb(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a word, or that and the one behind it, only looks like a form of a verb."""
    pattern = event_rules(sentence.language).not_triggers
    word = sentence.text[head.start : head.end]
    following = next((t for t in sentence.tokens if t.start >= head.end), None)
    dated = following and any(0 < o.start - following.end <= 2 for o in others if o.kind == "date")
    forms = (word.split()[0], f"{word} {following.text}" if following and not dated else word)
    return any(pattern.fullmatch(words.lower()) for words in forms)


def _is_in_name(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a word is part of a name, a post or the title of an act."""
    word = sentence.text[head.start : head.end]
    opens = head.start < 2 and head.cls in ABOUT_ACTS
    for other in (o for o in others if o.start <= head.start and head.end <= o.end):
        if other.kind in ("name", "post") and not (opens and head.end < other.end):
            return True
        if isinstance(other.value, Act) and word in other.value.title:
            return True
    return False


def _undone(head: Head, sentence: Sentence) -> bool:
    """Whether a verb stands in its plain form with nothing before it that makes it a deed.

    "The members elect a chair" tells what they do, and "publish a report" what is to be done.
    """
    rule = event_rules(sentence.language)
    first, plain = sentence.text[head.start :].split(" ", 1)[0].lower(), head.lemma.split()[0]
    if (
        not rule.unchanged
        or head.kind != "triggerVerb"
        or first != plain
        or first in rule.unchanged
    ):
        return False
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= head.start][-4:]
    return not (rule.auxiliaries | rule.decided).intersection(ahead)


def _agents(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether an act before a verb did the deed before it: "made by the Act and *abolished*"."""
    agents, phrase = event_rules(sentence.language).agents, rules(sentence.language)
    for act in (o for o in others if isinstance(o.value, Act) and head.cls in ABOUT_ACTS):
        joined = sentence.text[act.end : head.start].strip().lower() in phrase.joiners
        ahead = sentence.text[: act.start].lower().split()[-2:]
        if act.end < head.start and joined and agents.intersection(ahead):
            return True
    return False
