"""What a document leaves unsaid where it names just one of its kind: the election, the parliament.

"The party won 26 seats": at the election that the text tells of. «Депутатами стали …»: of the
parliament that it names. "The accession of Greece": to the union of states that it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.definite import unnamed
from graph.extraction.coreference.topics import leading

KINDS = {"election": ("Election",), "parliament": ("Parliament", "ParliamentChamber")}
"""Classes of what may be left unsaid, by the name that frames have for it."""
UNIONS = ("InternationalOrganisation",)
FIRST = 2
"""Sentences of a document, its heading among them, that tell which union it is about."""
OFTEN = 3
"""Mentions, at least, of the union that a document is about without opening with it."""
OFTENER = 2
"""How many times as often as any other a document names the union of states that it is about."""


def implied(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> tuple[Mapping[str, str], ...]:
    """Return for each sentence the keys of what it may leave unsaid, by the kinds of ``KINDS``.

    It is the only one of its kind in the document, named in the sentence or before it, and the
    sentence speaks of no other.
    """
    found: list[dict[str, str]] = [{} for _ in sentences]
    for kind, classes in KINDS.items():
        only = _only(sentences, keys, classes)
        if not only:
            continue
        told = False
        for sentence, own in zip(sentences, found, strict=True):
            told = told or only in {keys[a] for a in _of(sentence, keys, classes)}
            if told and not any(True for cls in classes for _ in unnamed(sentence, cls)):
                own[kind] = only
    return tuple(found)


def main_union(sentences: Sequence[Annotated], keys: Mapping[Annotation, str]) -> str:
    """Return the key of the union of states that a document is about, or ''.

    Its title names it alone, or without a title one of the opening sentences has it for a subject,
    or the document names it far more than any other.
    """
    titled = any(s.sentence.paragraph.role == "heading" for s in sentences[:1])
    for sentence in sentences[: 1 if titled else FIRST]:
        union = _sole(keys[a] for a in _of(sentence, keys, UNIONS))
        first = leading(sentence, keys)
        if union and (titled or (first and keys[first] == union)):
            return union
    return _oftenest(sentences, keys)


def _oftenest(sentences: Sequence[Annotated], keys: Mapping[Annotation, str]) -> str:
    """Return the key of the union of states that a document names far more than others, or ''."""
    named = Counter(keys[a] for s in sentences for a in _of(s, keys, UNIONS))
    (first, most), (_, next_most) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= max(OFTEN, OFTENER * next_most) else ""


def _sole(keys: Iterable[str]) -> str:
    """Return the one key of some, or '' where they are none or several."""
    found = set(keys)
    return found.pop() if len(found) == 1 else ""


def _only(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str], classes: Sequence[str]
) -> str:
    """Return the key of the one thing of some classes that a document names, or ''."""
    return _sole(keys[a] for s in sentences for a in _of(s, keys, classes))


def _of(
    sentence: Annotated, keys: Mapping[Annotation, str], classes: Sequence[str]
) -> Iterator[Annotation]:
    """Yield the mentions of things of some classes (local names) in a sentence."""
    yield from (a for a in sentence.annotations if a.is_of(*classes) and a in keys)
