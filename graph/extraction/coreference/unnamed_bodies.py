"""Bodies that a text calls by their noun alone: "The Council comprises", «комиссия возглавлялась».

Nothing else names them, so that their noun is their name in this document; they are things of it
only where a relation is told of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.coreference.lone_nouns import stands_alone
from graph.extraction.lexicon import Head
from graph.extraction.phrases.noun_endings import is_plural, is_possessed
from graph.facts import Fact
from ontology.vocabulary import is_a

BODIES = ("Organisation",)
"""Classes of what may be called so."""


def may_be_unnamed(head: Head, sentence: Annotated) -> bool:
    """Whether a definite noun may be all that a text calls one body by."""
    read = sentence.sentence
    form = read.text[head.start : head.end].lower()
    if not any(is_a(head.cls, cls) for cls in BODIES):
        return False
    several = is_plural(form, head.lemma, read.language)
    owned = is_possessed(form, head.lemma, read.language)
    return not several and not owned and stands_alone(head.start, head.end, sentence, held=False)


def idle(
    facts: Sequence[Fact], unnamed: Collection[str], relations: Collection[str]
) -> frozenset[str]:
    """Return those of some unnamed bodies and acts (keys) of which no relation is told.

    ``relations`` are the properties that join what a document names.
    """
    told = (f for f in facts if f.property in relations and isinstance(f.object, str))
    return frozenset(unnamed) - {end for f in told for end in (f.subject, str(f.object))}
