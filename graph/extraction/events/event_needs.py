"""What a verb must speak of to tell of an event of its class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_arguments import post_span, thing_at
from graph.extraction.events.event_clauses import is_person, set_for_a_day
from graph.extraction.events.event_rules import EventRules, clause, event_rules
from graph.extraction.lexicon import Head, heads, is_likely
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.posts.clause_holders import is_record
from graph.languages.grammar import is_to_come
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
Span = tuple[int, int]


@dataclass(frozen=True)
class Deed:
    """A verb in its sentence, the span that it is about, and its date if it has one.

    ``others`` are the annotations of the sentence.
    """

    head: Head
    sentence: Sentence
    others: Sequence[Annotation]
    about: Span
    date: Annotation | None

    @property
    def rules(self) -> EventRules:
        """What the language tells of its events."""
        return event_rules(self.sentence.language)

    @property
    def post(self) -> Span | None:
        """The span of the post that follows the verb closely."""
        return post_span(self.head, self.sentence, self.others)

    @property
    def around(self) -> Span:
        """The span of the verb's clause and what it is about."""
        first, last = clause(self.sentence, self.head.start, self.head.end)
        return min(first, self.about[0]), max(last, self.about[1])

    def inside(self, span: Span) -> list[Annotation]:
        """Return the annotations that begin in a span."""
        return [o for o in self.others if span[0] <= o.start < span[1]]


def fits_class(deed: Deed) -> bool:
    """Whether the verb speaks of what its class needs."""
    head, rule, needs = deed.head, deed.rules, NEEDS.get(deed.head.cls, ())
    if _of_another_kind(deed):
        return False
    if head.lemma in rule.linking:
        return _comes_into_post(deed)
    if deed.date and head.lemma in rule.sure_verbs:
        return True
    if deed.date and head.kind == "eventNoun" and " " in head.lemma:
        return True
    if head.cls == "PolicyEvent":
        return deed.date is not None and _named(deed, deed.around, needs)
    if not needs or _main_noun(deed, needs):
        return True
    if head.cls == "Founding":
        return _is_founded(deed)
    if head.cls == "Dissolution" and rule.object_after:
        return _is_body(deed)
    final = rules(deed.sentence.language).head_final and head.cls == "Dissolution"
    if _is_body(deed) if final else _named(deed, deed.about, needs):
        return True
    return "LegalAct" not in needs and _named(deed, deed.around, needs)


def _comes_into_post(deed: Deed) -> bool:
    """Whether a post follows the verb that is more than a record: "the first minister who"."""
    span = deed.post
    posts = [o for o in deed.others if o.kind == "post" and span and o.start == span[0]]
    return span is not None and not any(is_record(post) for post in posts)


def _of_another_kind(deed: Deed) -> bool:
    """Whether a verb is about what none of its class is done to, where cases tell what that is.

    Nobody publishes people or bodies, only people are received and come into posts, a body is what
    somebody has come to head, and what is set for a day is no post.
    """
    head, sentence, rule = deed.head, deed.sentence, deed.rules
    if not rule.names_in_genitive:
        return False
    thing = thing_at(deed.about, deed.others)
    if head.cls == "Publication":
        ahead = sentence.text[: head.start].lower().split()[-1:]
        actor = thing is not None and isinstance(thing.value, Name)
        return actor or not rule.called_ahead.isdisjoint(ahead)
    if head.cls == "Meeting" and head.lemma in rule.weak_verbs:
        return thing is None or not is_person(thing)
    if head.cls != "Appointment" or " " in head.lemma or deed.post:
        return False
    if set_for_a_day(head, sentence, deed.others):
        return True
    if head.lemma in rule.leading:
        to_come = is_to_come(sentence.text[head.start : head.end], sentence.language)
        return to_come or not any(o.is_of("Organisation") for o in deed.inside(deed.around))
    return not any(is_person(o) for o in deed.inside(deed.about))


def _is_founded(deed: Deed) -> bool:
    """Whether a body or country is founded: one with a name, or one whose day is told."""
    weak = deed.head.lemma in deed.rules.weak_verbs
    if deed.date is not None and not weak:
        return True
    if weak or not deed.rules.object_after:
        return _is_body(deed)
    return _named(deed, deed.about, NEEDS["Founding"])


def _main_noun(deed: Deed, needs: Sequence[str]) -> bool:
    """Whether the first noun of the lexicon (the last one where heads stand last) is needed."""
    sentence, about = deed.sentence, deed.about
    inside = [h for h in heads(sentence) if h.kind == "headNoun" and about[0] <= h.start < about[1]]
    if not inside:
        return False
    place = (inside[-1] if rules(sentence.language).head_final else inside[0]).start
    links = rules(sentence.language).links
    ahead = {t.text.lower() for t in sentence.tokens if about[0] <= t.start < place}
    first = [h for h in inside if h.start == place and is_likely(h, sentence)]
    return not ahead & links and any(is_a(h.cls, need) for h in first for need in needs)


def _named(deed: Deed, span: Span, needs: Sequence[str]) -> bool:
    """Whether a span names a thing, or a post, of the classes that are needed."""
    posts = "Post" in needs
    return any((posts and o.kind == "post") or o.is_of(*needs) for o in deed.inside(span))


def counts_undated(deed: Deed) -> bool:
    """Whether what the verb is about has a name, so that the event counts without a date."""
    head = deed.head
    if head.cls in ("Founding", "Dissolution") and _is_body(deed):
        return True
    if head.cls not in NEEDS:
        return False
    people = any(o.is_person for o in deed.others)
    if head.cls == "Appointment" and people and deed.post:
        return True
    if head.cls in ("Resignation", "Dissolution") and _main_noun(deed, POWERS):
        return True
    if head.lemma in deed.rules.weak_verbs:
        return False
    visited = head.cls == "Visit" and people
    return any(_has_name(o, visited) for o in deed.inside(deed.about))


def _has_name(annotation: Annotation, visited: bool) -> bool:
    """Whether an act has a title, or a name is that of an actor, or of a country ``visited``."""
    value = annotation.value
    if isinstance(value, Act):
        return " " in value.title.strip()
    return isinstance(value, Name) and (visited or value.cls not in ("Country", "Place"))


def _is_body(deed: Deed) -> bool:
    """Whether a body's name is all that the verb is about, give or take a word or two."""
    first, last = deed.about
    final = rules(deed.sentence.language).head_final
    return any(
        o.is_of("Organisation") and (0 <= last - o.end <= 2 if final else 0 <= o.start - first <= 4)
        for o in deed.others
    )
