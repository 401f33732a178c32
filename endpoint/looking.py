"""The commands that look at a release or a text and change nothing.

Each imports what it needs when it runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from endpoint.command import DATA, EXIT_CODES, LANG, current

QUERY_FORMATS = ("table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf")


@click.command(epilog=EXIT_CODES)
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


@click.command(epilog=EXIT_CODES)
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


@click.command(epilog=EXIT_CODES)
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


@click.command(epilog=EXIT_CODES)
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


@click.command(epilog=EXIT_CODES)
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


@click.command("explain-text", epilog=EXIT_CODES)
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
