"""Makers: who gave an act, as the owner that stands before it says («Үкіметтің № 5 қаулысы»)."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.acts.act_mention import BY_SOMEBODY
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Name, Post
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.pack import pack
from ontology.vocabulary import is_a

MAKERS = ("Person", "Organisation")
LAWS = "Law"
PARLIAMENTS = ("Parliament", "ParliamentChamber")


def maker(act: Annotation, sentence: Annotated) -> Annotation | None:
    """Return the name or post of whoever gave an act, or None where its mention names nobody.

    Only where the owner stands before what it owns and has an ending that says so.
    """
    value = act.value
    assert isinstance(value, Act)
    for owner in _before(act, sentence):
        body = owner.value.cls if isinstance(owner.value, Name) else "Person"
        law = is_a(value.cls, LAWS) and any(is_a(body, c) for c in PARLIAMENTS)
        given = any(is_a(value.cls, c) for c in BY_SOMEBODY)
        if (given and any(is_a(body, c) for c in MAKERS)) or law:
            return owner
    return None


def _before(act: Annotation, sentence: Annotated) -> Iterator[Annotation]:
    """Yield the owners with whom an act's mention begins, or that stand right before it."""
    language = sentence.sentence.language
    table = pack(language).table("frames").get("endings", {}).get("genitive", ())
    if not rules(language).head_final or not table:
        return
    for other in sentence.annotations:
        named = isinstance(other.value, Name | Post) and other != act
        opens = other.start == act.start and other.end < act.end
        opens = opens or (other.end <= act.start and not _between(other, act, sentence))
        opens = opens or (other.start < act.start < other.end < act.end)
        if named and opens and other.text.lower().endswith(tuple(table)):
            yield other


def _between(owner: Annotation, act: Annotation, sentence: Annotated) -> str:
    """Return the words between an owner and an act but the dates among them."""
    text, at = "", owner.end
    for date in (a for a in sentence.annotations if a.kind == "date"):
        if at <= date.start and date.end <= act.start:
            text, at = text + sentence.sentence.text[at : date.start], date.end
    return (text + sentence.sentence.text[at : act.start]).strip()
