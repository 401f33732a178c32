"""Readers of the training corpora: sentences of words with IOB2 labels PER, ORG, LOC …"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from graph.reading.sentence import WORD

Labelled = list[tuple[str, str]]
"""A sentence: its words, each with its IOB2 label."""

KAZNERD = {
    "PERSON": "PER",
    "ORGANISATION": "ORG",
    "GPE": "LOC",
    "LOCATION": "LOC",
    "FACILITY": "FAC",
    "NORP": "GRP",
    "POSITION": "POST",
    "LAW": "MISC",
    "EVENT": "MISC",
    "ART": "MISC",
    "PROJECT": "MISC",
}
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
CROSSNER = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "election": "MISC",
    "event": "MISC",
    "misc": "MISC",
}
FACTRUEVAL = {"Person": "PER", "Org": "ORG", "LocOrg": "LOC", "Location": "LOC"}


def columns(path: Path, classes: Mapping[str, str]) -> list[Labelled]:
    """Read a file of one word and one IOB label a line, empty lines between sentences."""
    lines = path.read_text(encoding="utf-8").splitlines()
    blocks = (
        list(rows) for filled, rows in groupby(lines, key=lambda x: bool(x.strip())) if filled
    )
    return [list(_relabelled([row.rsplit(maxsplit=1) for row in rows], classes)) for rows in blocks]


def _relabelled(rows: list[list[str]], classes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    before = "O"
    for row in rows:
        word, label = row if len(row) == 2 else (row[0], "O")
        mark, _, source = label.partition("-")
        cls = classes.get(source, "")
        goes_on = mark == "I" and before == source
        before = source
        for index, part in enumerate(WORD.findall(word)):
            yield part, f"{'I' if goes_on or index else 'B'}-{cls}" if cls else "O"


def fact_ru_eval(path: Path) -> list[Labelled]:
    """Read the documents of factRuEval-2016 repacked as JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [sentence for line in lines for sentence in _sentences(json.loads(line))]


def _sentences(document: Mapping[str, str]) -> Iterator[Labelled]:
    """Cut by the corpus's own sentence breaks; longer objects win over those inside them."""
    classes = _token_classes(document)
    for block in document["tokens"].split("\n\n"):
        sentence: Labelled = []
        for row in filter(None, block.splitlines()):
            fields = row.split(" ", 3)
            if len(fields) < 4:
                continue
            token, word = fields[0], fields[3]
            mark, cls = classes.get(token, ("", ""))
            for index, part in enumerate(WORD.findall(word)):
                inside = index > 0 or mark == "I"
                sentence.append((part, f"{'I' if inside else 'B'}-{cls}" if cls else "O"))
        if sentence:
            yield sentence


def _token_classes(document: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    order = [row.split(" ", 1)[0] for row in document["tokens"].splitlines() if row.strip()]
    place = {token: index for index, token in enumerate(order)}
    spans = {}
    for row in document["spans"].splitlines():
        fields = row.split(" #")[0].split()
        if fields:
            spans[fields[0]] = (fields[1], place[fields[4]], int(fields[5]))
    found = []
    for row in document["objects"].splitlines():
        fields = row.split(" #")[0].split()
        if len(fields) > 2 and fields[1] in FACTRUEVAL:
            parts = [spans[s] for s in fields[2:] if s in spans]
            found.append((fields[1], [p for p in parts if p[0] != "loc_descr" or len(parts) > 1]))
    return _labels(found, order)


def _labels(
    found: list[tuple[str, list[tuple[str, int, int]]]], order: list[str]
) -> dict[str, tuple[str, str]]:
    extents = []
    for kind, parts in found:
        if parts:
            start = min(p[1] for p in parts)
            end = max(p[1] + p[2] for p in parts)
            if end - start <= 12:
                extents.append((start - end, start, end, FACTRUEVAL[kind]))
    labels: dict[str, tuple[str, str]] = {}
    for _, start, end, cls in sorted(extents):
        if not any(order[i] in labels for i in range(start, end)):
            for i in range(start, end):
                labels[order[i]] = ("B" if i == start else "I", cls)
    return labels
