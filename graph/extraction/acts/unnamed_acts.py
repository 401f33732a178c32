"""Acts that no name or date tells from others: "the bill", "an ordinance banning night fishing".

They are things of a text only where it says who did what to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_acceptance import modifies
from graph.extraction.acts.act_heads import act_heads
from graph.extraction.acts.act_phrases import read_phrase
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.acts import is_predicate
from graph.extraction.acts.described_acts import is_free
from graph.extraction.acts.other_names import is_counted
from graph.extraction.annotation import Act, Annotation
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence


def unnamed_acts(sentence: Sentence, others: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the acts of which a sentence tells what happened to them, and not how they are named.

    ``others`` are the annotations already found, the named acts among them.
    """
    own = act_rules(sentence.language)
    if not own.happened.search(sentence.text) or own.supposed.search(sentence.text):
        return
    quoted = quotations(sentence.text)
    for head in act_heads(sentence):
        if not _is_one(head, sentence, others):
            continue
        mention = read_phrase(head, sentence, others, quoted)
        behind = max(_behind_names(head, others), _behind_subjects(head, sentence))
        start = min(max(mention.start, behind), head.start)
        determined = own.determined.search(sentence.text[:start])
        if determined and not modifies(mention, sentence, own):
            yield _annotation(head, start, mention.end, sentence)
    yield from _amendments(sentence, others)


def _amendments(sentence: Sentence, others: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the amendments to the named acts of a sentence: "amendments to the Police Act".

    What ``amending_words`` of ``acts.toml`` tell stands right before such an act.
    """
    named = [o for o in others if o.kind == "act"]
    for act in named:
        ahead = sentence.text[: act.start]
        matches = (p.match(ahead) for p in act_rules(sentence.language).amending_words)
        start = next((m.start("words") for m in matches if m), -1)
        if start >= 0 and not any(o.start <= start < o.end for o in named):
            words = sentence.text[start : act.end]
            title = nominative(words, sentence.language)
            title = f"{title[0].lower()}{title[1:]}"
            value = Act("LegalAct", title, () if title == words else (words,), unnamed=True)
            yield Annotation.of(sentence, start, act.end, "act", value)


def _is_one(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a head without a capital of its own is of one act that texts may speak of so."""
    own, text = act_rules(sentence.language), sentence.text
    opens = not text[: head.start].strip(" -–—•*")
    if head.lemma not in own.unnamed or not (opens or text[head.start].islower()):
        return False
    other = own.no_act.match(text, head.start) or own.not_named.search(text[: head.end].lower())
    named, place = [o for o in others if o.kind == "act"], (head.start, head.end)
    described = any(is_predicate(head, place, act) for act in named)
    several = is_counted(head, sentence)
    return not (other or described or several) and is_free(head, sentence, others)


def _annotation(head: Head, start: int, end: int, sentence: Sentence) -> Annotation:
    """Return an act of a head, with the clause behind it that says what it is to do."""
    told = act_rules(sentence.language).told_by.match(sentence.text, head.end)
    end = max(end, told.end()) if told else end
    words = sentence.text[start:end]
    title = words if told else nominative(words, sentence.language)
    title = f"{title[0].lower()}{title[1:]}" if start == head.start else title
    act = Act(head.cls, title, () if title == words else (words,), unnamed=True)
    return Annotation.of(sentence, start, end, "act", act)


def _behind_names(head: Head, others: Sequence[Annotation]) -> int:
    """Return where the words behind the last name before a head begin: a phrase goes over none."""
    return max((o.end + 1 for o in others if o.kind == "name" and o.end < head.start), default=0)


def _behind_subjects(head: Head, sentence: Sentence) -> int:
    """Return where the words behind the last noun for those who act begin: «басшылары | шартты»."""
    form = rules(sentence.language).subjects
    acting = [t for t in sentence.tokens if t.end < head.start and form.fullmatch(t.text.lower())]
    return acting[-1].end + 1 if acting else 0
