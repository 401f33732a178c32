"""The act that a document is the text of, and who signed it at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.languages.pack import pack
from ontology.vocabulary import is_a

OPENING = 6
"""Sentences, headings mostly, that may name the act."""
CLOSING = 6
"""Sentences at the end that may sign it."""
LONGEST_SIGNATURE = 160
LONGEST_OPENING = 10
ARTICLE = 4
"""Letters that may stand before the name of a body alone on its line: "The "."""
ADOPTED = ("adopted", "issued")


def own_act(sentences: Sequence[Annotated], register: Register) -> str:
    """Return the key of the act that a document is the text of, or ''.

    It is the heading's act, if the heading is nothing else, or the one called "this Act".
    """
    for sentence in sentences[:OPENING]:
        for annotation in sentence.annotations:
            heading = sentence.sentence.paragraph.role == "heading" and annotation.kind == "act"
            if heading and annotation.text == sentence.sentence.text.strip():
                return register.keys.get(annotation, "")
    named = {_called_this(a, register) for s in sentences for a in s.annotations} - {""}
    opening = [a for s in sentences[:OPENING] for a in s.annotations]
    first = [register.keys[a] for a in opening if a.kind == "act" and a in register.keys]
    return next((key for key in first if key in named), "")


def _called_this(annotation: Annotation, register: Register) -> str:
    """Return the key of an act that words like "this Act" mean, or ''."""
    table = pack(annotation.sentence.language).table("frames").get("this", ())
    key = register.keys.get(annotation, "")
    if not key or not is_a(register.things[key].cls, "LegalAct"):
        return ""
    before = annotation.sentence.text[: annotation.start].lower().split()[-1:]
    first = annotation.text.lower().split()[:1]
    return key if {*before, *first} & set(table) else ""


def own_body(act: str, facts: Iterable[Fact]) -> str:
    """Return the key of who adopted the act that a document is the text of, or ''."""
    adopted = [f.subject for f in facts if f.object == act and f.property in ADOPTED]
    return adopted[0] if act and adopted else ""


def opening_body(sentences: Sequence[Annotated], register: Register) -> str:
    """Return the key of the body that alone fills a line at the start: The Council of Ministers,"""
    for sentence in sentences[:LONGEST_OPENING]:
        text = sentence.sentence.text.strip(" ,:")
        for annotation in sentence.annotations:
            if not isinstance(annotation.value, Name) or annotation not in register.keys:
                continue
            alone = len(text) - len(annotation.text) <= ARTICLE and text.endswith(annotation.text)
            if alone and is_a(annotation.value.cls, "Organisation"):
                return register.keys[annotation]
    return ""


def signatures(sentences: Sequence[Annotated], act: str, register: Register) -> Iterator[Fact]:
    """Yield that those whose post and name end the text of an act signed it."""
    for post, name in (
        zip(sentences[-CLOSING:], sentences[-CLOSING + 1 :], strict=False) if act else ()
    ):
        if signer := _below_post(post, name, register):
            yield Fact(signer, "signed", act, name.sentence.evidence(), frame="signature")
    for sentence in sentences[-CLOSING:] if act else ():
        text = sentence.sentence.text.strip()
        persons = [a for a in sentence.annotations if a.is_of("Person") and a in register.keys]
        posts = [a for a in sentence.annotations if a.kind == "post"]
        if len(text) > LONGEST_SIGNATURE or len(persons) != 1 or not posts:
            continue
        person = persons[0]
        rest = len(text) - (person.end - person.start) - sum(p.end - p.start for p in posts[:1])
        if text.endswith(person.text) and posts[0].end <= person.start and rest < len(text) // 3:
            yield Fact(
                register.keys[person],
                "signed",
                act,
                sentence.sentence.evidence(),
                frame="signature",
            )


def _below_post(post: Annotated, name: Annotated, register: Register) -> str:
    """Return the key of a person whose name alone fills the line below one of a post, or ''."""
    whole = any(a.kind == "post" and a.text == post.sentence.text.strip() for a in post.annotations)
    persons = (a for a in name.annotations if a.is_of("Person") and a in register.keys)
    alone = (a for a in persons if a.text == name.sentence.text.strip())
    return next((register.keys[a] for a in alone if whole), "")
