"""Lists of acts that the act of a document repeals: «Признать утратившими силу:» and a line each.

The pattern ``repealing`` of ``acts.toml`` is how a line leads them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.languages.pack import pattern

OPENING = re.compile(r"[\s\-–—•*·]*(?:\(?(?:[\d.]{1,6}|\w)[.)])?\s*")
"""What an entry may begin with: a dash, a number, a letter."""


def repealed_lists(sentences: Sequence[Annotated], act: str, register: Register) -> Iterator[Fact]:
    """Yield that an act (a key, or '' for none) repeals the acts of each list that it leads in.

    A list ends with the first line that opens with no act.
    """
    led = False
    for sentence in sentences if act else ():
        entry = _entry(sentence) if led else None
        if entry is not None and register.keys.get(entry, act) != act:
            evidence = sentence.sentence.evidence()
            yield Fact(act, "repealed", register.keys[entry], evidence, frame="list")
        led = entry is not None or _leads(sentence)


def _leads(sentence: Annotated) -> bool:
    """Whether a line ends with a colon and says that what is behind is repealed."""
    text = sentence.sentence.text.strip()
    repealing = pattern(sentence.sentence.language, "acts", "repealing")
    return text.endswith(":") and bool(repealing.search(text))


def _entry(sentence: Annotated) -> Annotation | None:
    """Return the act that a line opens with, or None."""
    opening = OPENING.match(sentence.sentence.text)
    at = opening.end() if opening else 0
    acts = (a for a in sentence.annotations if a.kind == "act" and a.start == at)
    return max(acts, key=lambda a: a.end, default=None)
