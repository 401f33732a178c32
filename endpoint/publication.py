"""The commands of publication: dumps of a release."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from endpoint.command import DATA, EXIT_CODES, current

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
