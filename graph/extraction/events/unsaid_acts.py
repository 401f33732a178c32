"""Events named by the act that an article is about, where their sentences leave it unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.acts.article_acts import article_acts
from graph.extraction.acts.dating_verbs import DATING
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event
from graph.extraction.events.event_names import as_deed, named
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.verbs_of_acts import is_said_of_unsaid
from graph.extraction.lexicon import Head, heads
from graph.languages.endings import dative


def with_unsaid_acts(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences with what was done to the article's act called by that."""
    every = ((a, a.value) for s in read for a in s.annotations)
    acts = {a: value.title.lower() for a, value in every if isinstance(value, Act)}
    titles = article_acts(read, acts)
    own = next((a for a, title in acts.items() if title in titles), None)
    return tuple(
        _renamed(s, own) if own and title else s for s, title in zip(read, titles, strict=True)
    )


def _renamed(sentence: Annotated, act: Annotation) -> Annotated:
    """Return a sentence with its events of the act called by the act."""
    found = {event: _called(event, sentence, act) for event in sentence.annotations}
    kept = tuple(a for a, other in found.items() if other is None)
    return Annotated.of(sentence.sentence, kept, tuple(e for e in found.values() if e))


def _called(event: Annotation, sentence: Annotated, act: Annotation) -> Annotation | None:
    """Return an event of giving the act with its name by that, or None for any other."""
    value = event.value
    if not isinstance(value, Event) or value.cls not in DATING:
        return None
    inside = (h for h in heads(sentence.sentence) if event.start <= h.start and h.end <= event.end)
    verb = next((h for h in inside if h.kind == "triggerVerb" and h.cls == value.cls), None)
    name = _name(verb, sentence, act) if verb else ""
    return replace(event, value=replace(value, name=name)) if name else None


def _name(verb: Head, sentence: Annotated, act: Annotation) -> str:
    """Return what the event of a verb is called that is said of the act, or ''."""
    if not is_said_of_unsaid(verb, sentence) or not isinstance(act.value, Act):
        return ""
    read, title = sentence.sentence, act.value.title
    if not verb.lemma.startswith(tuple(event_rules(read.language).to_what)):
        return named(verb, title, act, read)
    given = dative(title.capitalize() if title.isupper() else title, read.language)
    return as_deed(f"{given} {read.text[verb.start : verb.end]}", verb, read) if given else ""
