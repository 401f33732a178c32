"""An IRI that was published is kept, leads on, or tells why it is gone."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.dumps import write_dumps
from graph.durable import write_json
from graph.release import Release, current, find, go_to, publish, retired, staging
from graph.retirement import Retired
from graph.terms import kel, node
from ontology.errors import InputError
from ontology.vocabulary import KEL

BASE = "https://example.org/id/"
SOURCES = {"a": "law.txt", "b": "forum.txt"}


def make(
    data: Path,
    things: dict[str, str],
    redirects: dict[str, str] | None = None,
    keep: int = 5,
    also: str = "",
) -> Release:
    """Publish a release with things, each mentioned in the sources whose letters it has."""
    graph, mentioned = node(BASE + "graph/g"), node(KEL + "mentionedIn")
    quads = [
        ox.Quad(node(BASE + thing), mentioned, node(f"{BASE}source/{source}"), graph)
        for thing, sources in things.items()
        for source in sources
    ]
    used = sorted({source for sources in things.values() for source in sources} | set(also))
    for source in used:
        quads.append(ox.Quad(node(f"{BASE}source/{source}"), kel("sha256"), ox.Literal("0"), graph))
    with staging(data) as folder:
        (folder / "dumps").mkdir()
        release_id = write_dumps(folder / "dumps", quads, BASE)[:16]
        leading = {BASE + old: BASE + new for old, new in (redirects or {}).items()}
        write_json(folder / "redirects.json", leading)
        sources = [{"id": source, "file": SOURCES[source]} for source in used]
        write_json(folder / "manifest.json", {"id": release_id, "base": BASE, "sources": sources})
        return publish(folder, data, release_id, keep)


def told(data: Path) -> dict[str, Retired]:
    """Return what is retired, without the base."""
    return {iri.removeprefix(BASE): one for iri, one in retired(data).items()}


def test_what_loses_its_sources_is_gone(tmp_path: Path) -> None:
    """A thing whose texts are no longer read is gone, and its files are told; so is the source."""
    first = make(tmp_path, {"act/law": "a", "event/forum": "b"})
    make(tmp_path, {"act/law": "a"})
    gone = Retired(first.id, "", ("forum.txt",))
    assert told(tmp_path)["event/forum"] == gone
    assert "act/law" not in told(tmp_path)


def test_what_is_read_otherwise_is_gone_without_files(tmp_path: Path) -> None:
    """A thing that the same texts no longer give is gone, and no file is to blame."""
    first = make(tmp_path, {"act/law": "a", "act/order": "a", "event/x": "ab"})
    make(tmp_path, {"act/law": "a"})
    assert told(tmp_path)["act/order"] == Retired(first.id)
    assert told(tmp_path)["event/x"] == Retired(first.id)


def test_a_redirect_of_an_earlier_release_leads_on(tmp_path: Path) -> None:
    """An old name that the new release no longer knows still leads to the thing, if it is there."""
    first = make(
        tmp_path, {"act/law": "a", "act/order": "a"}, {"act/old": "act/law", "act/x": "act/order"}
    )
    make(tmp_path, {"act/law": "ab"})
    assert told(tmp_path)["act/old"] == Retired(first.id, BASE + "act/law")
    assert told(tmp_path)["act/x"] == Retired(first.id)


def test_it_outlives_the_release(tmp_path: Path) -> None:
    """What is retired stays known after the releases that had it are pruned."""
    first = make(tmp_path, {"act/law": "a", "event/forum": "b"}, {"act/old": "act/law"})
    for number in range(3):
        make(tmp_path, {"act/law": "a", f"act/{number}": "a"}, keep=1)
    assert not first.path.exists()
    assert told(tmp_path)["event/forum"].release == first.id
    assert told(tmp_path)["act/old"].to == BASE + "act/law"
    assert "act/0" in told(tmp_path)


def test_what_comes_back_is_no_longer_retired(tmp_path: Path) -> None:
    """A thing that is there again, under its IRI or as a redirect, is not retired."""
    make(tmp_path, {"act/law": "a", "event/forum": "b"})
    make(tmp_path, {"act/law": "a"})
    make(tmp_path, {"act/law": "ab"}, {"event/forum": "act/law"})
    assert told(tmp_path) == {}


def test_going_back(tmp_path: Path) -> None:
    """An earlier release is served again, and what only the later one had is retired."""
    first = make(tmp_path, {"act/law": "a"})
    second = make(tmp_path, {"act/law": "a", "act/order": "a"})
    assert find(tmp_path, "previous") == first
    assert go_to(tmp_path, first.id[:4]) == first == current(tmp_path)
    assert set(told(tmp_path)) == {"act/order"}
    assert go_to(tmp_path, second.id) == current(tmp_path)
    assert told(tmp_path) == {}
    assert second.path.exists()


def test_a_release_that_is_not_there(tmp_path: Path) -> None:
    """What cannot be found is named, with what there is."""
    first = make(tmp_path, {"act/law": "a"})
    for name in ("previous", "zzz", ""):
        if name:
            with pytest.raises(InputError, match=first.id):
                find(tmp_path, name)
    assert find(tmp_path, "") == first
