from __future__ import annotations

import re
from pathlib import Path

import pytest

from endpoint.configuration import ELSEWHERE, load, names
from endpoint.settings import Settings
from ontology.errors import InputError, UsageError

DOCS = Path(__file__).resolve().parents[2] / "docs" / "operations.md"


def test_the_later_wins(tmp_path: Path) -> None:
    """Options win over the environment, that over the file, and that over the defaults."""
    file = tmp_path / "kelisim.toml"
    file.write_text("deadline = 1\nworkers = 3\nport = 81\n")
    environ = {"KELISIM_DEADLINE": "2.5", "KELISIM_WORKERS": "4", "KELISIM_HOST": "::1"}
    found = load(tmp_path, file, environ, {"workers": 5, "address": None})
    assert (found.settings.deadline, found.settings.workers) == (2.5, 5)
    assert (found.host, found.port) == ("::1", 81)
    assert found.settings.cache_bytes == Settings(tmp_path).cache_bytes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("deadlines = 1", "did you mean deadline"),
        ("deadline = 'soon'", "'soon' is no number"),
        ("workers = 0", "too small"),
        ("rate = -1", "too small"),
        ("workers = true", "no whole number"),
        ("log = 'all'", "none, errors, requests"),
    ],
)
def test_wrong_settings_are_told(tmp_path: Path, text: str, message: str) -> None:
    """What is wrong is told with its file and name."""
    file = tmp_path / "kelisim.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=message) as caught:
        load(tmp_path, file, {}, {})
    assert str(file) in str(caught.value)


def test_wrong_variables_are_told(tmp_path: Path) -> None:
    """A wrong value in the environment is told with its variable."""
    with pytest.raises(UsageError, match="KELISIM_PORT: 'x' is no whole number"):
        load(tmp_path, None, {"KELISIM_PORT": "x"}, {})


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    """A file that cannot be read is told."""
    with pytest.raises(InputError):
        load(tmp_path, tmp_path / "absent.toml", {}, {})


def test_every_setting_is_documented() -> None:
    """The table of docs/operations.md has every setting, and the defaults that hold."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    told = dict(rows)
    assert set(told) == set(names())
    settings = Settings(Path())
    for name in set(names()) - {"host", "port", "workers"} - ELSEWHERE:
        value = getattr(settings, name)
        assert told[name].strip("` ") == (f"{value:g}" if isinstance(value, float) else str(value))
