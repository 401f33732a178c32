"""The nouns of acts in a sentence: "law", "treaty", and that of a deed that is an act by name."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.lexicon import Head, entries, heads
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

DECLARING = "Adoption"
"""The class of the deed that has an act's own name: "the Declaration of Independence"."""


def act_heads(sentence: Sentence) -> tuple[Head, ...]:
    """Return the heads of acts in a sentence, one for each place, in order."""
    found: dict[int, Head] = {}
    for head in (h for told in heads(sentence) for h in (told, *_written(told, sentence))):
        if head.kind == "headNoun" and is_a(head.cls, "LegalAct"):
            known = found.get(head.start)
            if known is None or known.cls == "LegalAct":
                found[head.start] = head
    return tuple(found.values())


def _written(deed: Head, sentence: Sentence) -> Iterator[Head]:
    """Yield the noun of the act that a deed is by name: "the *Declaration* of Independence"."""
    named = " " in deed.lemma and sentence.text[deed.start].isupper()
    if deed.kind != "eventNoun" or not named or not is_a(deed.cls, DECLARING):
        return
    word = deed.lemma.split()[0]
    for entry in entries(sentence.language).get(word, ()):
        if entry.words == (word,) and is_a(entry.cls, "LegalAct"):
            yield Head(deed.start, deed.start + len(word), entry.cls, word, entry.kind)
