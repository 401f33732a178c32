"""What a document leaves unsaid where it names just one of its kind: the election, the parliament.

"The party won 26 seats": at the election that the text tells of. «Депутатами стали …»: of the
parliament that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.definite import unnamed

KINDS = {"election": ("Election",), "parliament": ("Parliament", "ParliamentChamber")}
"""Classes of what may be left unsaid, by the name that frames have for it."""


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


def _only(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str], classes: Sequence[str]
) -> str:
    """Return the key of the one thing of some classes that a document names, or ''."""
    found = {keys[a] for s in sentences for a in _of(s, keys, classes)}
    return found.pop() if len(found) == 1 else ""


def _of(
    sentence: Annotated, keys: Mapping[Annotation, str], classes: Sequence[str]
) -> Iterator[Annotation]:
    """Yield the mentions of things of some classes (local names) in a sentence."""
    yield from (a for a in sentence.annotations if a.is_of(*classes) and a in keys)
