import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evaluation import CATEGORIES, Count, evaluate, read_facts
from graph.extraction.extract import extract
from graph.extraction.facts_json import as_json
from graph.matching import name_score
from graph.reading.files import read_documents
from ontology.errors import InputError

GOLD = {
    "file": "001_ports.txt",
    "actors": [
        {"name": "Ada Obi", "kind": "person", "aliases": [], "roles": [{"title": "President"}]},
        {"name": "Ports Authority", "kind": "organisation", "optional": True},
    ],
    "legal_acts": [{"title": "Law on Ports", "kind": "law", "date": "1999"}],
    "events": [{"name": "signing of the Law on Ports", "kind": "signing", "date": "1999-05-03"}],
    "relations": [{"subject": "Ada Obi", "predicate": "signed", "object": "Law on Ports"}],
    "quantities": [{"what": "ports", "value": 130}],
    "statements": [{"speaker": "Ada Obi", "quote_text": "The ports of our country are open"}],
}


def folder(path: Path, facts: object) -> Path:
    """Write one document's facts into a new folder."""
    path.mkdir()
    (path / "001.json").write_text(json.dumps(facts), encoding="utf-8")
    return path


def test_gold_against_itself(tmp_path):
    """Gold has precision and recall 1 against itself, in every category."""
    gold = folder(tmp_path / "gold", GOLD)
    scores = evaluate(gold, gold)
    assert {c: scores.total[c].f1 for c in CATEGORIES} == dict.fromkeys(CATEGORIES, 1.0)
    assert (scores.dates, scores.dates_exact) == (2, 2)


def test_nothing_predicted(tmp_path):
    """An empty prediction finds nothing and states nothing wrong."""
    scores = evaluate(
        folder(tmp_path / "found", {"file": "001", "actors": []}), folder(tmp_path / "gold", GOLD)
    )
    assert all(scores.total[c].true == scores.total[c].false == 0 for c in CATEGORIES)
    assert scores.total["actors"] == Count(0, 0, 1)


def test_optional_gold_never_counts(tmp_path):
    """A prediction that meets an optional item is neither right nor wrong."""
    found = {"file": "001", "actors": [{"name": "Ports Authority", "kind": "organisation"}]}
    scores = evaluate(folder(tmp_path / "found", found), folder(tmp_path / "gold", GOLD))
    assert scores.total["actors"] == Count(0, 0, 1)


def test_equal_predicates(tmp_path):
    """Issuing counts where the gold has signing, but not proposing."""
    for predicate, expected in (("issued", 1), ("proposed", 0)):
        relation = {"subject": "Ada Obi", "predicate": predicate, "object": "Law on Ports"}
        found = {"file": "001", "actors": [], "relations": [relation]}
        scores = evaluate(
            folder(tmp_path / predicate, found),
            folder(tmp_path / f"gold-{predicate}", GOLD),
        )
        assert scores.total["relations"].true == expected


@given(st.text(max_size=30), st.text(max_size=30))
def test_name_score_is_symmetric(first, second):
    """How alike two names are does not depend on their order."""
    assert name_score(first, second) == pytest.approx(name_score(second, first))


def test_a_missing_folder_is_named(tmp_path):
    """A folder that is not there, or that is empty, is an error that names it."""
    with pytest.raises(InputError, match="nowhere"):
        read_facts(tmp_path / "nowhere")
    with pytest.raises(InputError, match="holds no facts"):
        read_facts(tmp_path)


@pytest.mark.parametrize("gold", ["gold", "validation/gold"])
def test_the_same_figures_as_the_script(shared, tmp_path, gold):
    """The measure agrees with the script of the shared folder on a real prediction."""
    texts = "corpus" if gold == "gold" else "validation/texts"
    names = ("002", "003") if gold == "gold" else ("101", "115")
    paths = [next((shared / texts).glob(f"{name}*.txt")) for name in names]
    found = tmp_path / "found"
    found.mkdir()
    for path in paths:
        document = read_documents([path]).documents[0]
        facts = json.dumps(as_json(extract(document)), ensure_ascii=False)
        (found / f"{path.name[:3]}.json").write_text(facts, encoding="utf-8")
    scores = evaluate(found, shared / gold, names)
    script = (sys.executable, shared / "eval/score.py")
    table = subprocess.run(
        [script[0], script[1], found, "--gold", shared / gold, "--files", ",".join(names)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rows = {m[1]: tuple(map(int, m.groups()[1:])) for m in ROW.finditer(table)}
    for category in CATEGORIES[:-1]:
        count = scores.total[category]
        assert (count.true, count.false, count.missed) == rows[category], category
    dates = re.search(r"(\d+) gold dates; given \d+; exact EDTF (\d+)", table)
    assert dates is not None
    assert (scores.dates, scores.dates_exact) == (int(dates[1]), int(dates[2]))


ROW = re.compile(r"^ALL +(\w+) +[\d.]+ +[\d.]+ +[\d.]+ +(\d+) +(\d+) +(\d+)", re.M)
