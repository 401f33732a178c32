"""Which act a bare noun means that names another kind: "the treaty" of "the Bern Accord"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.coreference.mention import Cluster, Mention
from graph.extraction.coreference.same_acts import acts_differ
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from ontology.vocabulary import is_a

NEAR = 3
"""Sentences, at most, between an act and a bare noun of another kind that means it."""
NAMES = ("Treaty", "Law")
"""Classes of acts that have more nouns than one: "accord" and "treaty", "bill" and "law"."""


def act_before(mention: Mention, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the act spoken of last, of the class of a bare noun in lower case, if it is near."""
    named = any(is_a(mention.cls, cls) for cls in NAMES) or _is_charter(mention)
    if mention.family != "act" or not named or not mention.names[0].islower():
        return []
    if _is_named_behind(mention):
        return []
    near = [(last, c) for c in clusters if (last := _last(mention, c))]
    return [max(near, key=lambda found: found[0])[1]] if near else []


def _is_named_behind(mention: Mention) -> bool:
    """Whether the words behind a noun give the name of what it means: "the pact known as X"."""
    pattern = pack(mention.language).table("coreference").get("called") or NEVER
    behind = mention.annotation.sentence.text[mention.annotation.end :]
    return re.match(str(pattern), behind) is not None


def _is_charter(mention: Mention) -> bool:
    """Whether a noun may mean a constitution, though it names other acts too: "the charter"."""
    table = pack(mention.language).table("coreference").get("constitutions", {})
    return mention.head[0] in table.get("charters", ())


def _last(mention: Mention, cluster: Sequence[Mention]) -> tuple[int, int] | None:
    """Return where an act that a noun may mean was last named shortly before it."""
    one_class = any(is_a(m.cls, cls) and is_a(mention.cls, cls) for m in cluster for cls in NAMES)
    if _is_charter(mention):
        mention = replace(mention, cls="Constitution")
        one_class = any(m.cls == "Constitution" for m in cluster)
    before = [m.order for m in cluster if m.order < mention.order]
    close = bool(before) and mention.order[0] - max(before)[0] <= NEAR
    apart = any(acts_differ(mention, m) for m in cluster)
    return max(before) if one_class and close and not apart else None
