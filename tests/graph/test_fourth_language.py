"""A language is added by data alone: German, which the bundled packs do not have."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from graph.languages.pack import BUNDLED, languages
from ontology.vocabulary import KEL
from tests.graph.apart import apart, seen

FOLDER = Path(__file__).parent / "fourth_language"
MODULES = (
    "acts",
    "dates",
    "events",
    "figures",
    "frames",
    "names",
    "numbers",
    "posts",
    "quotations",
)


@pytest.fixture(name="german", scope="module")
def _german() -> dict[str, Any]:
    return seen((FOLDER / "rat.txt").read_text(encoding="utf-8"), languages=str(FOLDER))


def test_the_bundled_languages_stay_three() -> None:
    """German is no part of what is installed."""
    assert languages() == ("en", "kk", "ru")
    assert not (BUNDLED / "de").exists()


def test_a_german_text_is_german(german: dict[str, Any]) -> None:
    """The letters and function words of the pack tell its lines from the other languages'."""
    assert german["languages"] == ["de"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("name", "class Organisation, nominative Rat der Gemeinden"),
        ("name", "class Parliament, nominative Nationalversammlung von Benin"),
        ("name", "class Person, nominative Anna Keller"),
        ("name", "class Country, nominative Norwegen"),
        ("post", "title Ministerin"),
    ],
)
def test_actors(german: dict[str, Any], kind: str, value: str) -> None:
    """Bodies, a person, a country and a post are recognised without a model."""
    assert [kind, value] in [annotation[:2] for annotation in german["annotations"]]


@pytest.mark.parametrize(
    "fact",
    [
        ("Dekret über die Häfen", "date", "2002-06-07"),
        ("dritte Sitzung des Rates", "date", "2004-06"),
        ("dritte Sitzung des Rates", "ordinal", "3"),
        ("dritte Sitzung des Rates", "place", "Norwegen"),
        ("160 Abgeordnete", "value", "160"),
        ("160 Abgeordnete", "comparator", "more than"),
        ("Nationalversammlung von Benin", "adopted", "Gesetz über die Archive"),
        ("Anna Keller", "heads", "Rat der Gemeinden"),
        ("Anna Keller", "holdsPost", "Ministerin"),
        ("Unsere Flüsse gehören allen Menschen in diesem Land", "speaker", "Anna Keller"),
    ],
)
def test_facts(german: dict[str, Any], fact: tuple[str, str, str]) -> None:
    """An act and an event with dates, a figure, relations and a statement are read."""
    assert list(fact) in german["facts"]


def test_its_examples_hold() -> None:
    """The examples in a further pack's tables are run by the tests of the bundled ones."""
    modules = [f"tests/graph/test_{name}.py" for name in MODULES]
    done = apart(["-m", "pytest", "-k", "example", *modules], languages=str(FOLDER))
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_build_reads_it(tmp_path: Path) -> None:
    """A whole release is built from a German text, labels in German; worker processes know it."""
    command = ["-m", "endpoint", "build", str(FOLDER / "rat.txt"), "--data", str(tmp_path)]
    done = apart(command, languages=str(FOLDER))
    assert done.returncode == 0, done.stderr
    (manifest,) = tmp_path.glob("releases/*/manifest.json")
    assert json.loads(manifest.read_text())["sources"][0]["languages"] == ["de"]
    (dump,) = manifest.parent.glob("dumps/*.nq")
    assert '"Rat der Gemeinden"@de' in dump.read_text(encoding="utf-8")


def test_a_pack_may_be_an_alphabet_alone(tmp_path: Path) -> None:
    """What a language has no table for is not read in it, and nothing fails."""
    (tmp_path / "eo").mkdir()
    alphabet = 'name = "Esperanto"\nalphabet = "abcĉdefgĝhĥijĵklmnoprsŝtuŭvz"\n'
    (tmp_path / "eo" / "language.toml").write_text(alphabet, encoding="utf-8")
    text = "Ĝi ĉesis en junio 2004 kaj ŝi diris: «Ni ĉiuj estas ĉi tie, la 160 membroj kaj 3 %».\n"
    assert seen(text, languages=str(tmp_path)) == {
        "languages": ["eo"],
        "annotations": [],
        "facts": [],
    }


def test_a_further_table_stands_in_for_a_bundled_one(tmp_path: Path) -> None:
    """A table of a bundled language in a further folder is the one that is read."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "dates.toml").write_text('[render]\nyear = "{year}"\n', encoding="utf-8")
    found = seen("The council met in June 1998.\n", languages=str(tmp_path))
    assert not [a for a in found["annotations"] if a[0] == "date" and "06" in a[1]]


MAGIC = (FOLDER / "de/language.toml").read_text(encoding="utf-8").replace('"suffixes"', '"magic"')
FRAME = '[[frame]]\nname = "x"\n'


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("", "", "no such folder; KELISIM_LANGUAGES names it"),
        ("de/language.toml", "alphabet =", "de/language.toml: no TOML"),
        ("de/language.toml", "", "de: no language.toml"),
        ("de/language.toml", MAGIC, "no morphology 'magic'; use pymorphy3, suffixes"),
        ("de/suffixes.toml", "", "de/language.toml: morphology needs a suffixes.toml"),
        ("lexicon.ttl", "\n<x:a> <x:b>", "lexicon.ttl, line 2: "),
        ("lexicon.ttl", f'<{KEL}Lawn> <{KEL}headNoun> "x"@de .', "Lawn> is no class"),
        ("de/frames.toml", f'{FRAME}property = "signd"', "frame 'x': no property 'signd'"),
        ("de/frames.toml", f'{FRAME}property = "signed"\npatterns = ["@a"]', "no words '@a'"),
        ("de/frames.toml", FRAME, "de/frames.toml: there is no 'property'"),
    ],
)
def test_bad_folders_are_told(tmp_path: Path, file: str, text: str, message: str) -> None:
    """What is not there, no TOML, no Turtle or not known is told in a line that names the file."""
    folder = tmp_path / "packs"
    if file:
        shutil.copytree(FOLDER, folder)
        (folder / file).unlink()
    if text:
        (folder / file).write_text(text, encoding="utf-8")
    command = ["-m", "endpoint", "explain-text", str(FOLDER / "rat.txt")]
    done = apart(command, languages=str(folder))
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
