"""Events told by a verb: "in 1995 the Assembly was created"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.events.event_arguments import (
    ABOUT_ACTS,
    act_before,
    argument,
    means,
    passive,
    person_in,
    post_span,
    subject_span,
    thing_at,
)
from graph.extraction.events.event_clauses import (
    OF_PERSONS,
    clause_words,
    described,
    told_by_clause,
)
from graph.extraction.events.event_dates import (
    edtf,
    nearest_date,
    of_another_verb,
    points,
    undated_acts,
    untitled,
)
from graph.extraction.events.event_labels import as_label
from graph.extraction.events.event_names import as_deed, deed_of, named, of_what
from graph.extraction.events.event_nouns import DEEDS, is_topic
from graph.extraction.events.event_places import place_of_verb
from graph.extraction.events.event_rules import clause, event_rules, unreal
from graph.extraction.figures.number_words import named_number
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import rules
from graph.extraction.quoted import quotations
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

NEEDS = {
    "Adoption": ("LegalAct",),
    "EntryIntoForce": ("LegalAct",),
    "Signing": ("LegalAct",),
    "AmendmentEvent": ("LegalAct",),
    "Founding": ("Organisation", "Country"),
    "Renaming": ("PolicyActor",),
    "Dissolution": ("PolicyActor",),
    "Appointment": ("Person", "Post"),
    "Election": ("Person", "Post", "Organisation"),
    "Resignation": ("Person", "Post", "Government"),
    "Meeting": ("Person",),
    "Visit": ("Country", "Place"),
    "PolicyEvent": ("Person", "Organisation", "LegalAct"),
}
"""What a clause must speak of for its verb to tell of an event of a class."""
POWERS = ("Government", "Parliament", "ParliamentChamber")
"""What goes or is dissolved without being told apart from others of its kind."""
LONGEST = 140
"""Letters of a clause that serve as the event's name."""

Span = tuple[int, int]


def verb_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that verbs of a sentence tell of, in order.

    A verb event needs a date, or else a thing by name that it is about. Where heads stand last,
    nouns of doing ("the adopting of the law") are read as their verbs are.
    """
    kinds = {"triggerVerb", "eventNoun"} if rules(sentence.language).head_final else {"triggerVerb"}
    found: dict[int, Annotation] = {}
    deeds = [
        head
        for head in (_behind_act(head, others) for head in heads(sentence))
        if head.kind in kinds
        and (head.kind == "triggerVerb" or head.cls in DEEDS)
        and is_a(head.cls, "PolicyEvent")
        and not _idle(head, sentence, others)
    ]
    for read in (_read, told_by_clause):
        for head in deeds:
            annotation = None if head.start in found else read(head, sentence, others)
            if annotation:
                found[head.start] = annotation
    return tuple(found[start] for start in sorted(found))


def _behind_act(head: Head, others: Sequence[Annotation]) -> Head:
    """Return a verb without the noun of its phrase that an act's name ends with: «шарт | жасасты».

    Where heads stand last: elsewhere the act follows its verb.
    """
    for act in (o for o in others if isinstance(o.value, Act) and o.start <= head.start < o.end):
        words = len(act.text[head.start - act.start :].split())
        if act.end < head.end and rules(act.sentence.language).head_final:
            lemma = " ".join(head.lemma.split()[words:])
            return replace(head, start=act.end + 1, lemma=lemma) if lemma else head
    return head


def _idle(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a word that looks like a verb of an event tells of none."""
    return (
        _quoted(head, sentence)
        or unreal(head, sentence)
        or _undone(head, sentence)
        or _agents(head, sentence, others)
        or _noun(head, sentence, others)
        or is_topic(head, sentence)
    )


def _read(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    about = argument(head, sentence, others)
    date = _date(head, sentence, points(others), about)
    date = None if date and of_another_verb(head, date, sentence) else date
    if about[0] == about[1] or not _fits(head, sentence, others, about, date):
        return None
    sure = head.lemma in event_rules(sentence.language).sure_verbs
    if not date and (sure or not _by_name(head, sentence, others, about)):
        return None
    return _annotation(head, sentence, others, about, date)


def _date(
    head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span
) -> Annotation | None:
    """Return the date of what a verb tells: one outside acts, else that of the act it is about.

    What an act does has the date of the act. An act enters into force, and is amended, on another
    day than its own.
    """
    start, end = head.start, head.end
    by = means(head, sentence, others)
    if by and isinstance(by.value, Act) and by.value.date:
        dated = undated_acts(others, by.start, by.end)
        return nearest_date(sentence, by.start, by.end, dated)
    date = nearest_date(sentence, start, end, undated_acts(others, start, end))
    sure = head.lemma in event_rules(sentence.language).sure_verbs
    others_deed = date is not None and _another_between(end, date.start, sentence)
    if not sure and (head.cls == "AmendmentEvent" or head.cls not in ABOUT_ACTS):
        first, last = clause(sentence, start, end)
        if date is None or not first <= date.start < last:
            date = _by_act(head, sentence, others) or date
    own = head.cls in (*ABOUT_ACTS, "Publication") and head.cls != "AmendmentEvent"
    if (date and not others_deed) or sure or not own:
        return date
    touched = undated_acts(others, min(about[0], start), max(about[1], end))
    return nearest_date(sentence, start, end, touched) or date


def _by_act(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the date of the act by which something is done: "by a decree of 5 May 1990"."""
    rule = event_rules(sentence.language)
    first, last = clause(sentence, head.start, head.end)
    for act in others:
        if not (isinstance(act.value, Act) and first <= act.start < last):
            continue
        words = act.text.lower().split()
        ahead = sentence.text[: act.start].lower().split()[-2:]
        cases = possible_cases(words[0], sentence.language)
        by_it = bool(rule.instrument.fullmatch(words[-1])) or cases == {"Ins"}
        if by_it or rule.instrument_leads.intersection(ahead):
            inside = (o for o in others if o.kind == "date" and act.start <= o.start < act.end)
            return next((o for o in inside if edtf(o) == act.value.date), None)
    return None


def _another_between(start: int, end: int, sentence: Sentence) -> bool:
    """Whether another verb of an event stands between the end of one and a later date."""
    return any(h.kind == "triggerVerb" and start <= h.start < end for h in heads(sentence))


def _annotation(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    about: Span,
    date: Annotation | None,
) -> Annotation:
    said = _shortened(sentence, min(about[0], head.start), max(about[1], head.end))
    act = act_before(head, about, others)
    told = (act.start, act.end) if act else about
    name = _name(head, sentence, others, told)
    if not name:
        verb = act if head.kind == "triggerVerb" else None
        name = deed_of(verb, head, others) if verb else as_deed(said, head, sentence, others)
    place = place_of_verb(sentence, (head.start, head.end), others)
    words = clause_words(sentence, head, others)
    deed = as_deed(words, head, sentence, others) if words else ""
    name = as_label(name, sentence.language) or as_label(deed, sentence.language)
    aliases = tuple(a for a in dict.fromkeys((said, words)) if a and a != name)
    event = Event(head.cls, name, edtf(date), place, aliases=aliases)
    start, end = min(about[0], head.start), max(about[1], head.end)
    acts = [o.end for o in others if isinstance(o.value, Act) and start <= o.start < end]
    return Annotation.of(sentence, start, max(end, *acts, 0), "event", event)


def _name(head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span) -> str:
    """Return the description that the language's templates make, or '' without a template."""
    rule, text = event_rules(sentence.language), sentence.text
    words = text[slice(*about)].strip(" ,.")
    post = post_span(head, sentence, others)
    if head.cls in rule.names_as and post:
        subject = subject_span(head, sentence, others)
        if not passive(head, sentence) and head.lemma not in rule.intransitive:
            subject = person_in(about, others)
        thing = thing_at(subject, others)
        holder = of_what(text[slice(*subject)].strip(" ,"), thing, sentence.language)
        if holder and subject != post:
            return rule.names_as[head.cls].format(holder, text[slice(*post)])
    if head.cls in OF_PERSONS and person_in(about, others)[0] == person_in(about, others)[1]:
        name = described(head, sentence, others)
        if name:
            return name
    if any(o.kind == "date" and o.start < about[1] <= o.end + 1 for o in untitled(others)):
        return ""
    thing = thing_at(about, others)
    if thing and isinstance(thing.value, Act) and _is_all_of(thing, words):
        words = thing.text if rule.names_in_genitive else thing.value.title
    return named(head, words, thing, sentence)


def _is_all_of(act: Annotation, words: str) -> bool:
    """Whether words that begin with an act go on to no other: "the Water Code banning trade"."""
    behind = words.removeprefix(act.text).split()[:1]
    rest = rules(act.sentence.language).joiners | {","}
    return act.text.startswith(words) or (words.startswith(act.text) and not rest & {*behind})


def _quoted(head: Head, sentence: Sentence) -> bool:
    return any(q.start < head.start and head.end < q.end for q in quotations(sentence.text))


def _noun(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether the word is part of a name, a post or an act's title, or only looks like a verb."""
    word, pattern = (
        sentence.text[head.start : head.end],
        event_rules(sentence.language).not_triggers,
    )
    following = next((t for t in sentence.tokens if t.start >= head.end), None)
    dated = following and any(0 < o.start - following.end <= 2 for o in others if o.kind == "date")
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= head.start][-1:]
    if ahead and (ahead[0] in rules(sentence.language).articles or ahead[0].endswith(("'s", "’s"))):
        return head.kind == "triggerVerb"
    if ahead and (ahead[0][0].isdigit() or named_number(ahead[0], sentence.language, "cardinals")):
        return head.kind == "triggerVerb" and rules(sentence.language).links != frozenset()
    forms = (word.split()[0], f"{word} {following.text}" if following and not dated else word)
    if any(pattern.fullmatch(words.lower()) for words in forms):
        return True
    opens = head.start < 2 and head.cls in ABOUT_ACTS
    for other in others:
        if other.start <= head.start and head.end <= other.end:
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


def _fits(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    about: Span,
    date: Annotation | None,
) -> bool:
    """Whether the verb speaks of what its class needs."""
    rule, needs = event_rules(sentence.language), NEEDS.get(head.cls, ())
    if head.lemma in rule.linking:
        return post_span(head, sentence, others) is not None
    if date and head.lemma in rule.sure_verbs:
        return True
    if date and head.kind == "eventNoun" and " " in head.lemma:
        return True
    if head.cls == "PolicyEvent":
        return date is not None and _named(others, _around(head, sentence, about), needs)
    if not needs or _main_noun(sentence, about, needs):
        return True
    weak = head.lemma in rule.weak_verbs
    if head.cls == "Dissolution" and rule.object_after:
        return _is_body(sentence, others, about)
    final = rules(sentence.language).head_final and head.cls == "Dissolution"
    if head.cls == "Founding" and (weak or not rule.object_after):
        return _is_body(sentence, others, about) or (date is not None and not weak)
    if _is_body(sentence, others, about) if final else _named(others, about, needs):
        return True
    if head.cls == "Founding":
        return date is not None and not weak
    if "LegalAct" in needs:
        return False
    return _named(others, _around(head, sentence, about), needs)


def _around(head: Head, sentence: Sentence, about: Span) -> Span:
    """Return the span of the verb's clause and what it is about."""
    first, last = clause(sentence, head.start, head.end)
    return min(first, about[0]), max(last, about[1])


def _main_noun(sentence: Sentence, about: Span, needs: Sequence[str]) -> bool:
    """Whether the first noun of the lexicon (the last one where heads stand last) is needed."""
    inside = [h for h in heads(sentence) if h.kind == "headNoun" and about[0] <= h.start < about[1]]
    if not inside:
        return False
    place = (inside[-1] if rules(sentence.language).head_final else inside[0]).start
    links = rules(sentence.language).links
    ahead = {t.text.lower() for t in sentence.tokens if about[0] <= t.start < place}
    return not ahead & links and any(
        is_a(h.cls, need) for h in inside if h.start == place for need in needs
    )


def _named(others: Sequence[Annotation], span: Span, needs: Sequence[str]) -> bool:
    for other in others:
        if span[0] <= other.start < span[1]:
            if other.kind == "post" and "Post" in needs:
                return True
            value = other.value
            if isinstance(value, Name | Act) and any(is_a(value.cls, need) for need in needs):
                return True
    return False


def _by_name(head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span) -> bool:
    """Whether what the verb is about has a name, so that the event counts without a date."""
    if head.cls in ("Founding", "Dissolution") and _is_body(sentence, others, about):
        return True
    if head.cls not in NEEDS:
        return False
    people = any(isinstance(o.value, Name) and o.value.cls == "Person" for o in others)
    if head.cls == "Appointment" and people and post_span(head, sentence, others):
        return True
    if head.cls in ("Resignation", "Dissolution") and _main_noun(sentence, about, POWERS):
        return True
    if head.lemma in event_rules(sentence.language).weak_verbs:
        return False
    for other in others:
        if about[0] <= other.start < about[1]:
            value = other.value
            if isinstance(value, Act) and " " in value.title.strip():
                return True
            if isinstance(value, Name) and value.cls not in ("Country", "Place"):
                return True
            if isinstance(value, Name) and head.cls == "Visit" and people:
                return True
    return False


def _is_body(sentence: Sentence, others: Sequence[Annotation], about: Span) -> bool:
    """Whether a body's name is all that the verb is about, give or take a word or two."""
    final = rules(sentence.language).head_final
    return any(
        isinstance(o.value, Name)
        and is_a(o.value.cls, "Organisation")
        and (0 <= about[1] - o.end <= 2 if final else 0 <= o.start - about[0] <= 4)
        for o in others
    )


def _shortened(sentence: Sentence, start: int, end: int) -> str:
    words = sentence.text[start:end].strip(" ,;")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]
