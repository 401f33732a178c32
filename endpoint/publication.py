"""The commands of publication: dumps of a release, the releases, and what differs between two."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from endpoint.command import DATA, EXIT_CODES, LANG, current

TABLES = tuple(f"{name}.csv" for name in ("actors", "acts", "events", "memberships", "claims"))
GRAPHS = ("ttl", "nq", "trig", "jsonld", "ttl12", "nt", "rdf")
FORMS = (*GRAPHS, *TABLES, "csv-metadata.json")
"""The forms of ``graph.dumps``, which is not loaded to show the help."""


@click.command(epilog=EXIT_CODES)
@DATA
@click.option("--format", "form", required=True, type=click.Choice(FORMS), help="Form of the dump.")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.File("wb", atomic=True),
    help="File; - is stdout.",
)
@click.option("--gzip", "packed", is_flag=True, help="Compress it.")
def dump(data: Path, form: str, out: IO[bytes], packed: bool) -> None:
    """Write the graph of the current release to a file.

    N-Quads and TriG keep the named graph of each source; the other forms are the union of all.
    ttl12 is Turtle of RDF 1.2, in which each claim reifies the triple that it states. The tables
    are in UTF-8 by RFC 4180; csv-metadata.json tells of their columns (CSV on the Web).

    \b
    Examples:
      kelisim dump --data my-data --format ttl --out graph.ttl
      kelisim dump --data my-data --format nq --gzip --out graph.nq.gz
      kelisim dump --data my-data --format claims.csv --out claims.csv
    """
    from endpoint.local import write_dump

    write_dump(current(data), form, out, packed)


@click.command("releases", epilog=EXIT_CODES)
@DATA
@click.option("--serve", "wanted", metavar="ID", help="Go to this release, back or forth.")
def list_releases(data: Path, wanted: str | None) -> None:
    """List the releases that are kept, the newest first, with what each has more or less.

    --serve takes an id or its beginning, or `previous`; a running server takes the release up by
    itself. Nothing is lost: one can go forth again.

    \b
    Examples:
      kelisim releases --data my-data
      kelisim releases --data my-data --serve previous
    """
    from endpoint.local import show_releases
    from graph.release import go_to

    if wanted:
        click.echo(f"Release {go_to(data, wanted).id} is served now.")
    else:
        show_releases(data)


@click.command(epilog=EXIT_CODES)
@DATA
@click.argument("old", metavar="A", default="previous")
@click.argument("new", metavar="B", default="current")
@LANG
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "patch", "update")),
    default="text",
    show_default=True,
    help="Words, RDF Patch, or SPARQL Update.",
)
@click.option(
    "--out",
    metavar="FILE",
    default="-",
    type=click.File("wb", atomic=True),
    help="File to write.  [default: stdout]",
)
def diff(data: Path, old: str, new: str, lang: str, form: str, out: IO[bytes]) -> None:
    """Show what release B says and A does not, and the other way round, with the quotes.

    A and B are ids of releases or their beginnings, `previous` or `current`; without them, the
    current release is compared with the one before. A patch or an update turns A into B.

    \b
    Examples:
      kelisim diff --data my-data
      kelisim diff --data my-data 37df33 4ee208 --lang kk
      kelisim diff --data my-data 37df33 4ee208 --format patch --out changes.rdfp
    """
    from endpoint.local import write_difference
    from graph.release import find

    write_difference((find(data, old), find(data, new)), form, lang, out)
