"""Single parts of the extraction on public data sets, beside what others have published.

``python -m tests.benchmarks parts FOLDER [PART …]`` prints a table in Markdown. FOLDER holds the
data sets in folders of their own: ``crossner_politics``, ``factrueval2016``, ``kaznerd``,
``ud_kazakh_ktb``, ``text2kgbench_politics``. Each part is measured on what it was not trained on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.extraction.extract import extract
from graph.extraction.recognition.training.__main__ import MODELS, corpus, measure, train
from graph.facts import Extraction, Fact
from graph.languages.morphology import lemmas
from graph.reading.files import document_of
from ontology.vocabulary import is_a

Triple = tuple[str, str, str]
TOLD: dict[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
"""What each part is, and what others have published."""


def names(language: str, folder: Path, *, shipped: bool = True) -> str:
    """Return F1 of all names and of each label: the shipped model, or one trained on a part."""
    trained, held_out = corpus(language, folder)
    with tempfile.TemporaryDirectory() as scratch:
        model = MODELS / f"{language}.crfsuite"
        if not shipped:
            model = Path(scratch) / "model"
            train(trained, language, model)
        found = measure(held_out, language, model)
    f1 = {label: figures.split("F1 ")[1].split()[0] for label, figures in found.items()}
    return ", ".join([f"{f1.pop('all')}", *(f"{label} {f1[label]}" for label in sorted(f1))])


def stems(folder: Path) -> str:
    """Return for how many nouns the gold lemma is among the candidates, and is the first."""
    words = list(_nouns(folder / "ud_kazakh_ktb" / "kk_ktb-ud-test.conllu"))
    found = [(lemmas(word, "kk"), lemma) for word, lemma in words]
    among = sum(lemma in candidates for candidates, lemma in found)
    first = sum(candidates[0] == lemma for candidates, lemma in found)
    return f"{among / len(words):.3f}; {first / len(words):.3f} ({len(words)} words)"


def _nouns(path: Path) -> Iterator[tuple[str, str]]:
    """Yield word and lemma of each noun of a CoNLL-U file, in lower case."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit() and fields[3] in ("NOUN", "PROPN"):
            yield fields[1].lower(), fields[2].lower()


def relations(folder: Path) -> str:
    """Return precision, recall and F1 of triples, means over the sentences; and how many invent."""
    path = folder / "text2kgbench_politics" / "ont_8_politics_ground_truth.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    scores, invented, total = [], 0, 0
    for row in rows:
        gold = {_plain(t["sub"], t["rel"], t["obj"]) for t in row["triples"]}
        given = set(triples(extract(document_of(row["sent"], "sentence.txt"))))
        scores.append(_scores(given, gold))
        invented += sum(subject not in _key(row["sent"]) for subject, _, _ in given)
        total += len(given)
    precision, recall, f1 = (sum(part) / len(rows) for part in zip(*scores, strict=True))
    told = f"F1 {f1:.2f} (P {precision:.2f}, R {recall:.2f}; {len(rows)} sentences)"
    return f"{told}; subject not in the sentence: {invented} of {total}"


def triples(extraction: Extraction) -> Iterator[Triple]:
    """Yield the triples of the set's relations that the facts of a sentence state."""
    things = {thing.key: thing for thing in extraction.things}
    for fact in extraction.facts:
        for mapped in TOLD["relations-en"]["mapping"]:
            if _states(fact, mapped, extraction):
                subject, target = things[fact.subject], things[str(fact.object)]
                yield _plain(subject.name, mapped["relation"], target.name)


def _states(fact: Fact, mapped: Mapping[str, Any], extraction: Extraction) -> bool:
    classes = {thing.key: thing.cls for thing in extraction.things}
    ends = {"subject": fact.subject, "object": fact.object}
    return fact.property in mapped["properties"] and all(
        isinstance(key, str) and is_a(classes[key], mapped[end])
        for end, key in ends.items()
        if end in mapped
    )


def _plain(*parts: str) -> Triple:
    """Return a triple in lower case without spaces and underscores, as the set is scored."""
    subject, relation, target = map(_key, parts)
    return subject, relation, target


def _key(text: str) -> str:
    return re.sub(r"[\s_]", "", text.lower())


def _scores(given: set[Triple], gold: set[Triple]) -> tuple[float, float, float]:
    right = len(given & gold)
    precision, recall = right / max(1, len(given)), right / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


PARTS: Mapping[str, Callable[[Path], str]] = {
    "names-en": lambda folder: names("en", folder),
    "names-ru": lambda folder: names("ru", folder, shipped=False),
    "names-kk": lambda folder: names("kk", folder),
    "stems-kk": stems,
    "relations-en": relations,
}


def row(name: str, ours: str) -> str:
    """Return the row of the table for a part and what was measured."""
    told = TOLD[name]
    published = "; ".join(f"{p['figure']} ({p['who']}: {p['source']})" for p in told["published"])
    cells = (told["what"], told["data"], told["measure"], ours, published or "–", told["note"])
    return f"| {' | '.join(cells)} |"


def main(options: Sequence[str] | None = None) -> int:
    """Print a row for each part that was asked for; by default, for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    given = parser.parse_args(options)
    print("| part | data | measure | ours | published | note |\n|---|---|---|---|---|---|")
    for name in given.parts or PARTS:
        print(row(name, PARTS[name](given.folder)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
