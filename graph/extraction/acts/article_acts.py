"""The act that an article is about, which its sentences leave unsaid: «1998 ж. … қол қойды».

"The Riga Declaration is a document of … . Signed in 1998 …": languages that drop what is known
(``dropped`` in ``frames.toml``) name the act once and tell of it without a word for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation
from graph.extraction.coreference.definite import unnamed
from graph.extraction.relations.frames import frames

OPENING = 2
"""Code points before the act that an article opens with: a quotation mark."""
HEADING = 3
"""Sentences, headings mostly, in which an article names what it is about."""


def article_acts(sentences: Sequence[Annotated], keys: Mapping[Annotation, str]) -> tuple[str, ...]:
    """Return for each sentence the key of the act that it may leave unsaid, or ''.

    The article opens with it, and since then its paragraph has spoken of no other act; nor does
    the sentence.
    """
    own = _own(sentences, keys)
    found, spoken, paragraph = [], own, -1
    for sentence in sentences:
        if sentence.sentence.paragraph.index != paragraph:
            spoken, paragraph = own, sentence.sentence.paragraph.index
        acts = [keys.get(a, "") for a in sentence.annotations if a.is_of("LegalAct")]
        others = set(acts) - {own} or any(unnamed(sentence, "LegalAct"))
        free = own and spoken == own and not acts and not others
        found.append(own if free and _drops(sentence) else "")
        spoken = acts[-1] if acts else spoken
    return tuple(found)


def _drops(sentence: Annotated) -> bool:
    """Whether the language of a sentence leaves unsaid what is known."""
    return bool(frames(sentence.sentence.language).grammar.dropped)


def _own(sentences: Sequence[Annotated], keys: Mapping[Annotation, str]) -> str:
    """Return the key of the act that the first sentence opens with, or its heading names."""
    for sentence in sentences[:HEADING]:
        if act := next(_opening(sentence, keys), None):
            return keys[act]
        if sentence.sentence.paragraph.role != "heading":
            return ""
    return ""


def _opening(sentence: Annotated, keys: Mapping[Annotation, str]) -> Iterator[Annotation]:
    """Yield the act that a sentence opens with, in its dictionary form."""
    for act in sentence.annotations:
        value = act.value
        opens = isinstance(value, Act) and act in keys and act.start <= OPENING
        if opens and isinstance(value, Act) and act.text.lower() == value.title.lower():
            yield act
