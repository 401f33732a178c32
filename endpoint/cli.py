"""The command line: ``kelisim COMMAND``. Each command imports what it needs when it runs."""

from __future__ import annotations

import gc
import os
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from endpoint.command import CONTEXT, DATA, EXIT_CODES, Commands, current
from endpoint.linking.command import link
from endpoint.looking import evaluate, explain, explain_text, facts, query, validate
from endpoint.publication import diff, dump, list_releases

MADE = 100_000
"""Objects that a build makes before Python looks for unused ones again: it keeps nearly all."""


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


for command in (query, validate, facts, evaluate, explain, explain_text):
    main.add_command(command)
for command in (dump, list_releases, diff, link):
    main.add_command(command)
