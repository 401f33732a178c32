"""Every model and table is told with its licence in docs/models-and-data.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = (ROOT / "docs" / "models-and-data.md").read_text(encoding="utf-8")
NOTICE = (ROOT / "graph" / "languages" / "NOTICE.md").read_text(encoding="utf-8")
MODELS = sorted((ROOT / "graph" / "extraction" / "recognition" / "models").iterdir())
TABLES = sorted(
    path
    for folder in ("languages", "extraction", "linking", ".")
    for path in (ROOT / "graph" / folder).glob("*.toml")
)
LISTS = sorted((ROOT / "graph" / "linking" / "authorities").glob("*.tsv"))
UNITS = {"kB": 1_000, "MB": 1_000_000}


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_models_are_listed(path: Path) -> None:
    """Each model stands with its size, within a tenth of a megabyte, and its licence."""
    name = str(path.relative_to(ROOT))
    (row,) = [line for line in DOCUMENT.splitlines() if line.startswith(f"| `{name}` |")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    number, unit = cells[1].split()
    assert abs(float(number) * UNITS[unit] - path.stat().st_size) <= 100_000
    assert re.search(r"CC BY|MIT|Apache", cells[-1])
    assert path.name in NOTICE


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_tables_are_listed(path: Path) -> None:
    """Each table that is not of one language stands in the document."""
    assert f"{path.name}`" in DOCUMENT


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_lists_are_small_and_listed(path: Path) -> None:
    """Each list of things elsewhere stands in the document, and all are less than 3 MB together."""
    assert f"{path.name}`" in DOCUMENT
    assert sum(one.stat().st_size for one in LISTS) < 3_000_000


def test_data_of_others_are_in_the_notice() -> None:
    """What is made from others' data has its credits."""
    listed = DOCUMENT.partition("## Written")[0]
    own = re.findall(r"`(?:graph/)?([\w/]+\.(?:toml|tsv|crfsuite))`", listed)
    assert own
    assert all(Path(name).name in NOTICE for name in own)


def test_what_is_listed_is_there() -> None:
    """The document names no file that there is not."""
    for name in re.findall(r"^\| `((?:graph|ontology)/[\w/.]+)`", DOCUMENT, re.MULTILINE):
        assert (ROOT / name).exists()
