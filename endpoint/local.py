"""What the commands do with a release on this machine, without a server."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

import pyoxigraph as ox

from endpoint import guard
from endpoint.console import table
from endpoint.dataset import Release
from endpoint.failure import Failure
from endpoint.named_graphs import refuse_unknown
from endpoint.negotiation import GRAPHS, RESULTS
from endpoint.process import Job
from endpoint.settings import Settings
from endpoint.workers import Pool
from graph.sorted_quads import N_QUADS
from ontology.errors import InputError, InvalidGraphError, UsageError
from ontology.vocabulary import DATA_BASE

if TYPE_CHECKING:
    from graph.release import Release as GraphRelease
    from shapes.report import Report

PIECE = 1024 * 1024


def run_query(
    release: Release, data: Path, query: str, wanted: str | None, deadline: float
) -> None:
    """Write the answer to a query to stdout; InputError where it is refused or fails."""
    settings = Settings(data, workers=1, deadline=deadline)
    try:
        checked = guard.check(query, settings.query_bytes)
        graphs = checked.form in {"CONSTRUCT", "DESCRIBE"}
        name = wanted or ("ttl" if graphs else "table")
        job = Job(query, _media_type(name, graphs), "", union=not checked.dataset)
        pool = Pool(settings, release.store)
        try:
            refuse_unknown(job, lambda text: _rows(pool, text))
            answer = pool.run(job)
        finally:
            pool.close()
    except Failure as failure:
        where = f"query{failure.place}"
        raise InputError(where, failure.message) from failure
    with answer.body as body:
        if name == "table":
            _show(json.load(body))
        else:
            _copy(body, sys.stdout.buffer)


def _rows(pool: Pool, query: str) -> list[dict[str, Any]]:
    with pool.run(Job(query, RESULTS[0].media_type, "")).body as body:
        found: list[dict[str, Any]] = json.load(body)["results"]["bindings"]
    return found


def _media_type(name: str, graphs: bool) -> str:
    """Return the media type of a format's name; UsageError where the query cannot have it."""
    offers = GRAPHS if graphs else RESULTS
    if name == "table" and not graphs:
        return RESULTS[0].media_type
    found = [offer.media_type for offer in offers if offer.name == name]
    if not found:
        names = ", ".join(offer.name for offer in offers)
        raise UsageError(f"--format {name}: an answer to this query can be {names}")
    return found[0]


def _show(found: dict[str, Any]) -> None:
    if "boolean" in found:
        print("yes" if found["boolean"] else "no")
        return
    names = found["head"]["vars"]
    rows = [
        [row.get(name, {}).get("value", "") for name in names]
        for row in found["results"]["bindings"]
    ]
    table(names, rows)


def _copy(source: IO[bytes], out: IO[bytes]) -> None:
    while piece := source.read(PIECE):
        out.write(piece)
    out.flush()


def write_dump(release: Release, form: str, out: IO[bytes], packed: bool = False) -> None:
    """Write the graph in a form (one of ``FORMS``), as gzip with ``packed``.

    It is the release's own dump, or made of its N-Quads.
    """
    from graph.dumps import FORMS, copy_compressed
    from graph.sorted_quads import SortedQuads

    wanted = FORMS[form]
    ready = release.dumps / (wanted.file + (".gz" if packed else ""))
    if ready.is_file():
        with ready.open("rb") as file:
            _copy(file, out)
        return
    base = str(release.manifest.get("base", DATA_BASE))
    with TemporaryFile() if packed else nullcontext(out) as written:
        wanted.write(SortedQuads(_quads(release)), written, base)
        if packed:
            written.seek(0)
            copy_compressed(written, out)
    out.flush()


def _quads(release: Release) -> Path:
    path = release.dumps / N_QUADS
    if not path.is_file():
        raise InputError(str(release.dumps), "the release has no N-Quads dump")
    return path


def validate_release(release: Release, wanted: Wanted) -> None:
    """Check a release against the shapes; InvalidGraphError when it does not conform."""
    from graph.judgement import readings

    quads = tuple(ox.parse(path=_quads(release), format=ox.RdfFormat.N_QUADS))
    files = sorted((release.path / "texts").glob("*.txt"))
    texts = {file.stem: file.read_bytes().decode("utf-8") for file in files}
    _tell(str(release.dumps), readings(quads, texts), wanted)


def validate_file(file: Path, wanted: Wanted) -> None:
    """Check an RDF file against the shapes; InputError when it is no RDF."""
    from graph.judgement import readings
    from shapes.validation import parsed_file

    _tell(str(file), readings(parsed_file(file), {}), wanted)


@dataclass(frozen=True)
class Wanted:
    """How a report is made and told: its form (table, turtle or html), language, and place.

    ``engine`` is ours (``kelisim``) or ``pyshacl``, the reference, which takes minutes.
    """

    form: str
    language: str
    out: IO[str]
    engine: str = "kelisim"


def _tell(where: str, stores: Iterator[ox.Store], wanted: Wanted) -> None:
    """Write the report; InvalidGraphError after it when the graph does not conform.

    ``stores`` are the graph as it is to be seen: the first that does not conform is told, or the
    first.
    """
    from shapes.findings import COLUMNS, findings, page, words

    first: tuple[ox.Store, Report] | None = None
    for store in stores:
        report = _checked(store, wanted.engine)
        first = first or (store, report)
        if not report.conforms:
            break
    else:
        assert first is not None
        store, report = first
    if wanted.form == "turtle":
        wanted.out.write(report.turtle)
    else:
        found = tuple(findings(report, store, wanted.language))
        if wanted.form == "html":
            wanted.out.write(page(report, found, wanted.language, where))
        elif found:
            heads = [words(wanted.language)[name] for name in COLUMNS]
            table(heads, [list(one.cells(wanted.language)) for one in found], wanted.out)
    if not report.conforms:
        raise InvalidGraphError(f"{where}: {len(report.violations)} violations")
    print(f"{where}: {words(wanted.language)['valid']}", file=sys.stderr)


def _checked(store: ox.Store, engine: str) -> Report:
    if engine == "pyshacl":
        from shapes.reference import checked_by_pyshacl

        return checked_by_pyshacl(store)
    from shapes.validation import checked

    return checked(store)


def write_facts(release: Release, out: Path) -> int:
    """Copy the facts of each document to a folder and return how many files there are."""
    files = sorted((release.path / "facts").glob("*.json"))
    if not files:
        raise InputError(str(release.path), "the release has no facts")
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        (out / file.name).write_bytes(file.read_bytes())
    return len(files)


def show_scores(release: Release, gold: Path) -> None:
    """Show precision, recall and F1 of each kind of fact."""
    from graph.evaluation import CATEGORIES, evaluate

    scores = evaluate(release.path / "facts", gold)
    rows = [
        [name, *(f"{value:.3f}" for value in (count.precision, count.recall, count.f1))]
        for name, count in ((name, scores.total[name]) for name in CATEGORIES)
    ]
    table(["kind", "precision", "recall", "F1"], rows)
    print(f"dates: {scores.dates_exact} of {scores.dates} exact")


def show_explanation(release: GraphRelease, iri: str) -> None:
    """Show the claims on a thing; InputError where the graph does not know it."""
    from graph.explanation import explain

    base = str(release.manifest.get("base", DATA_BASE))
    print(explain(release, iri if "://" in iri else base + iri))


COUNTED = ("documents", "entities", "claims", "quads")


def show_releases(data: Path) -> None:
    """Show the releases of a data folder, the newest first; InputError where there is none."""
    from graph.release import current, published, releases

    served, known = current(data), releases(data)
    rows = [
        [
            ("* " if release.id == served.id else "  ") + release.id,
            f"{published(release.path):%Y-%m-%d %H:%M}",
            *_counts(release, before),
        ]
        for release, before in zip(known, (*known[1:], None), strict=True)
    ]
    table(["release", "made (UTC)", *COUNTED], rows)


def _counts(release: GraphRelease, before: GraphRelease | None) -> list[str]:
    """Return the counts of a release, each with what it has more or less than the one before."""
    here = release.manifest.get("counts", {})
    then = before.manifest.get("counts", {}) if before else here
    more = {name: here.get(name, 0) - then.get(name, 0) for name in COUNTED}
    return [f"{here.get(name, 0)}" + (f" ({n:+})" if n else "") for name, n in more.items()]


def write_difference(
    two: tuple[GraphRelease, GraphRelease], form: str, language: str, out: IO[bytes]
) -> None:
    """Write what turns the first of two releases into the second: in words, as patch or update."""
    from graph.catalogue import release_iri
    from graph.difference import difference, lines
    from graph.patch import write_rdf_patch, write_update

    old, new = (_quads(release) for release in two)
    if form == "patch":
        base = [str(release.manifest.get("base", DATA_BASE)) for release in two]
        names = release_iri(base[0], two[0].id), release_iri(base[1], two[1].id)
        write_rdf_patch(old, new, names, out)
    elif form == "update":
        write_update(old, new, out)
    else:
        for line in lines(difference(*two, language), language):
            out.write(f"{line}\n".encode())
    out.flush()
