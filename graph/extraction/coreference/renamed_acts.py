"""Another name for the act of the sentence before: "It is also known as the River Pact".

The pattern ``renamed`` of ``coreference.toml`` has the whole of such a sentence, with ``{}`` where
the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.coreference.mention import Mention
from graph.languages.pack import pack
from graph.languages.tables import NEVER


def renamed(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return mentions in order, such a name linked to the names of the act named before it."""
    found: list[Mention] = []
    for mention in mentions:
        before = _act_before(mention, found) if _is_name_of_it(mention) else None
        names = (*mention.names, *(before.names if before else ()))
        linked = replace(mention, names=names, linked=True, bare=False) if before else mention
        found.append(linked)
    return tuple(found)


def _is_name_of_it(mention: Mention) -> bool:
    """Whether a sentence says that what it opens with goes by the name of a mention."""
    if mention.family != "act" or mention.bare:
        return False
    pattern = pack(mention.language).table("coreference").get("renamed", NEVER)
    text, annotation = mention.annotation.sentence.text, mention.annotation
    return bool(re.match(str(pattern), f"{text[: annotation.start]}{{}}{text[annotation.end :]}"))


def _act_before(mention: Mention, found: Sequence[Mention]) -> Mention | None:
    """Return the first act that the sentence before names, or None."""
    here = mention.order[0]
    acts = (m for m in found if m.family == "act" and not m.bare and m.order[0] == here - 1)
    return next(acts, None)
