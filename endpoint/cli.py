"""The command line: ``kelisim COMMAND``. Each command imports what it needs when it runs."""

from __future__ import annotations

import gc
import os
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from endpoint.command import CONTEXT, DATA, EXIT_CODES, LANG, Commands, current
from endpoint.linking.command import link
from endpoint.publication import diff, dump, list_releases

MADE = 100_000
"""Objects that a build makes before Python looks for unused ones again: it keeps nearly all."""
QUERY_FORMATS = ("table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf")


@click.group(cls=Commands, context_settings=CONTEXT, epilog=EXIT_CODES)
@click.version_option(package_name="kelisim", prog_name="kelisim", message="%(prog)s %(version)s")
def main() -> None:
    """Turn policy texts into a linked-data graph in which every fact leads back to its words.

    \b
    First steps:
      kelisim build texts/ --data my-data
      kelisim serve --data my-data
    """


@main.command(epilog=EXIT_CODES)
@click.argument(
    "texts", metavar="TEXT...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@DATA
@click.option("--base", metavar="IRI", default=None, help="What the IRIs of things begin with.")
@click.option(
    "--decisions",
    metavar="FILE",
    default=None,
    type=click.Path(path_type=Path, dir_okay=False),
    help="TOML file of what people decided is the same, or is not.",
)
@click.option(
    "--processes",
    metavar="N",
    default=None,
    type=click.IntRange(min=1),
    help="How many work at once; by default one a processor, at most 8. The result is the same.",
)
def build(
    texts: tuple[Path, ...],
    data: Path,
    base: str | None,
    decisions: Path | None,
    processes: int | None,
) -> None:
    """Read texts and publish a new release of the graph in the data folder.

    A TEXT is a UTF-8 file, or a folder that stands for all .txt files in it. The release is whole
    and valid, or nothing changes; a running `kelisim serve` takes it up by itself. What was taken
    as one, and why, is in merges.json of the release; --decisions overrules it.

    \b
    Examples:
      kelisim build speech.txt law.txt --data my-data
      kelisim build texts/ --data my-data --base https://example.org/id/
    """
    from endpoint.console import progress
    from graph.build import build as build_release

    options: dict[str, Any] = {"processes": processes, "decisions": decisions}
    options |= {} if base is None else {"base": base}
    notices: list[str] = []
    gc.set_threshold(MADE)
    with progress("Building") as step:
        release = build_release(texts, data, progress=step, notice=notices.append, **options)
    for text in notices:
        click.echo(f"kelisim: {text}", err=True)
    click.echo(f"Release {release.id} is in {data}.")


@main.command(epilog=EXIT_CODES)
@click.option(
    "--data",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="A data folder.",
    envvar="KELISIM_DATA",
)
@click.option("--host", metavar="H", help="Address.  [default: 127.0.0.1]")
@click.option("--port", metavar="N", type=click.IntRange(1, 65535), help="Port.  [default: 8000]")
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Queries at once.  [default: 2 × cores]",
)
@click.option(
    "--deadline",
    metavar="SECONDS",
    type=click.FloatRange(0.1, 3600),
    help="How long a query may run.  [default: 10]",
)
@click.option("--address", metavar="URL", help="Public address, if it is behind another server.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings as TOML; see docs/operations.md.  [default: the variable KELISIM_CONFIG]",
    envvar="KELISIM_CONFIG",
)
@click.option("--curate", is_flag=True, help="Let curators add to the graph by SPARQL Update.")
@click.option(
    "--curators",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --curate: a line “NAME TOKEN” for each.  [default: the variable KELISIM_CURATORS]",
)
@click.option("--sandbox", is_flag=True, help="Serve an empty graph that anybody may update.")
def serve(
    data: Path | None,
    host: str | None,
    port: int | None,
    workers: int | None,
    deadline: float | None,
    address: str | None,
    config: Path | None,
    curate: bool,
    curators: Path | None,
    sandbox: bool,
) -> None:
    """Serve the current release: pages, a SPARQL endpoint, dumps.

    Queries are read-only, call no other address and are stopped at the deadline. New releases are
    taken up without a restart. With --curate, those who have a token may write one graph,
    graph/curation under the base; what they write is validated and outlives every build. A sandbox
    is served on this machine only and is gone at the end.

    \b
    Examples:
      kelisim serve --data my-data
      kelisim serve --data my-data --host 0.0.0.0 --port 80 --address https://graph.example.org
      kelisim serve --data my-data --curate --curators curators.txt
      kelisim serve --sandbox
    """
    from endpoint.configuration import load
    from endpoint.curators import read_curators
    from endpoint.sandbox import sandboxed
    from endpoint.serving import free
    from endpoint.serving import serve as serve_app

    if (data is None) != sandbox:
        raise click.UsageError("Give --data or --sandbox, one of the two.")
    if (sandbox and curate) or (curators and not curate):
        raise click.UsageError("--curators goes with --curate, and --curate with --data.")
    who = read_curators(curators) if curate else ()
    given = {"host": host, "port": port, "workers": workers, "deadline": deadline}
    found = load(data or Path(), config, os.environ, given | {"address": address})
    host, port = found.host, found.port
    with sandboxed(host) if data is None else nullcontext(data) as folder:
        release = current(folder)
        free(host, port)
        settings = replace(found.settings, data=folder, curators=who, sandbox=sandbox)
        click.echo(f"Release {release.id} is at http://{host}:{port}/ (Ctrl+C ends it)", err=True)
        serve_app(settings, host, port)


@main.command(epilog=EXIT_CODES)
@DATA
@click.argument("query", required=False)
@click.option(
    "--file",
    "-f",
    "file",
    metavar="F",
    type=click.File("r", encoding="utf-8"),
    help="Query file; - is stdin.",
)
@click.option("--format", "form", type=click.Choice(QUERY_FORMATS), help="Form of the answer.")
@click.option(
    "--deadline", metavar="SECONDS", default=60.0, show_default=True, help="How long it may run."
)
def query(
    data: Path, query: str | None, file: IO[str] | None, form: str | None, deadline: float
) -> None:
    """Run a SPARQL query on the current release and write the answer to standard output.

    Without --format, SELECT and ASK give a table, CONSTRUCT and DESCRIBE give Turtle.

    \b
    Examples:
      kelisim query --data my-data 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
      kelisim query --data my-data --file question.rq --format csv > answer.csv
    """
    from endpoint.local import run_query

    if (query is None) == (file is None):
        raise click.UsageError("Give a QUERY or a --file, one of the two.")
    text = query if query is not None else file.read() if file else ""
    run_query(current(data), data, text, form, deadline)


@main.command(epilog=EXIT_CODES)
@click.option(
    "--data", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="A data folder."
)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@LANG
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "turtle", "html")),
    default="table",
    show_default=True,
    help="Form of the report.",
)
@click.option(
    "--out",
    metavar="F",
    type=click.File("w", encoding="utf-8"),
    default="-",
    help="File of the report.  [default: stdout]",
)
@click.option(
    "--engine",
    type=click.Choice(("kelisim", "pyshacl")),
    default="kelisim",
    show_default=True,
    help="What checks; pyshacl is the reference and takes minutes.",
)
def validate(
    data: Path | None, file: Path | None, lang: str, form: str, out: IO[str], engine: str
) -> None:
    """Check the current release, or any RDF file, against the shapes.

    FILE is Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told by its extension. The table
    says what is wrong and how to mend it, of what, in which words of which source.

    \b
    Examples:
      kelisim validate --data my-data
      kelisim validate graph.ttl --lang kk
      kelisim validate graph.trig --format html --out report.html
    """
    from endpoint.local import Wanted, validate_file, validate_release

    if (data is None) == (file is None):
        raise click.UsageError("Give --data or a FILE, one of the two.")
    if data is not None:
        validate_release(current(data), Wanted(form, lang, out, engine))
    elif file is not None:
        validate_file(file, Wanted(form, lang, out, engine))


@main.command(epilog=EXIT_CODES)
@DATA
@click.option(
    "--out",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write.",
)
def facts(data: Path, out: Path) -> None:
    """Write the facts of each document as JSON, one file for each text.

    \b
    Example:
      kelisim facts --data my-data --out facts/
    """
    from endpoint.local import write_facts

    count = write_facts(current(data), out)
    click.echo(f"{count} files are in {out}.")


@main.command(epilog=EXIT_CODES)
@DATA
@click.argument("gold", metavar="GOLD_FOLDER", type=click.Path(path_type=Path, file_okay=False))
def evaluate(data: Path, gold: Path) -> None:
    """Compare the facts of the current release with facts that people have read from the texts.

    GOLD_FOLDER holds one JSON file for each text, in the form that `kelisim facts` writes. Shown
    are precision, recall and F1 of each kind of fact.

    \b
    Example:
      kelisim evaluate --data my-data gold/
    """
    from endpoint.local import show_scores

    show_scores(current(data), gold)


@main.command(epilog=EXIT_CODES)
@DATA
@click.argument("iri")
def explain(data: Path, iri: str) -> None:
    """Show every claim on a thing with the quotes that support it, their files and lines.

    IRI is the address of a thing or a claim, whole or from after the base.

    \b
    Examples:
      kelisim explain --data my-data https://w3id.org/kelisim/id/organisation/unesco
      kelisim explain --data my-data organisation/unesco
    """
    from endpoint.local import show_explanation

    show_explanation(current(data), iri)


@main.command("explain-text", epilog=EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "html")),
    default="text",
    show_default=True,
    help="For the terminal, or a page.",
)
@click.option(
    "--out",
    metavar="F",
    default="-",
    type=click.File("w", encoding="utf-8", atomic=True),
    help="File to write.  [default: stdout]",
)
def explain_text(file: Path, form: str, out: IO[str]) -> None:
    """Show what is read in one text: annotations, facts, and what was refused and why.

    FILE is a UTF-8 text. Facts have their frame, confidence and quote. Nothing is stored.

    \b
    Examples:
      kelisim explain-text speech.txt
      kelisim explain-text speech.txt --format html --out speech.html
    """
    from endpoint.text_explanation import inspected, show, write_page

    seen = inspected(file)
    write = write_page if form == "html" else show
    write(seen, out)


for command in (dump, list_releases, diff):
    main.add_command(command)
main.add_command(link)
