"""The noun that says what a thing is: "the Rose League is a political | party".

The table ``definition`` of ``coreference.toml`` has patterns: ``opens`` is what stands between a
name and its definition, with the groups ``verb``, behind which a noun is in ``case``, and
``becomes``, behind which is what the thing was not before; ``ends`` what no noun that defines it
stands behind; ``follows`` what may stand behind that noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.hypernyms import hypernyms, standing_for
from graph.extraction.phrases.noun_endings import is_possessed
from graph.languages.grammar import possible_cases
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

FURTHEST = 60
"""Code points from what opens a definition, within which its noun stands."""


def defining_noun(sentence: Sentence, end: int, cls: str, *, being: bool = True) -> Head | None:
    """Return the noun for a thing of a class by which the words behind a name define it.

    ``end`` is where the name ends; ``being``: not what the thing has become.
    """
    table, opened = _patterns(sentence.language), definition_opens(sentence, end)
    if opened is None or (being and opened.groupdict().get("becomes")):
        return None
    case = _case(sentence.language) if opened.groupdict().get("verb") else ""
    behind = (h for h in _nouns(sentence) if h.start >= opened.end() and is_a(h.cls, cls))
    found = (h for h in behind if _suits(h, case, sentence))
    return next((h for h in found if _defines(h, opened.end(), table, sentence.text)), None)


def definition_opens(sentence: Sentence, end: int) -> re.Match[str] | None:
    """Return what leads from a name that ends at ``end`` to its definition, if that follows."""
    opens = _patterns(sentence.language).get("opens")
    return opens.match(sentence.text, end) if opens else None


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    table = pack(language).table("coreference").get("definition", {})
    return {
        name: re.compile(table[name], re.IGNORECASE if name == "opens" else 0)
        for name in ("opens", "ends", "follows")
        if name in table
    }


def _case(language: str) -> str:
    return str(pack(language).table("coreference")["definition"].get("case", ""))


def _defines(head: Head, start: int, table: Mapping[str, re.Pattern[str]], text: str) -> bool:
    """Whether a noun is that of the words from a place on, and not of another among them."""
    ends, follows = table.get("ends"), table.get("follows")
    near = ends is None or head.end <= start + FURTHEST
    apart = ends is not None and ends.search(text, start, head.start)
    return near and not apart and (follows is None or bool(follows.match(text, head.end)))


def _nouns(sentence: Sentence) -> Iterator[Head]:
    """Yield the nouns of a sentence for things of a class, and those for things of any such."""
    yield from (h for h in heads(sentence) if h.kind != "triggerVerb")
    yield from standing_for(sentence, hypernyms(sentence.language))


def _suits(head: Head, case: str, sentence: Sentence) -> bool:
    """Whether a noun is in a case; for '' its dictionary form, or that of what belongs to one."""
    form = sentence.text[head.start : head.end].lower()
    if case:
        return case in possible_cases(form.split()[-1], sentence.language)
    return form == head.lemma or is_possessed(form, head.lemma, sentence.language)
