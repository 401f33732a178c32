"""What all commands share: their group, their exit codes, the data folder and its release."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ontology.errors import KelisimError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 96}
EXIT_CODES = "Exit codes: 0 done, 1 the input or the graph is not valid, 2 used wrongly."


class Commands(click.Group):
    """A group of commands that tells what a person can mend in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a KelisimError ends with its exit code."""
        try:
            return super().invoke(ctx)
        except KelisimError as error:
            click.echo(f"kelisim: {error}", err=True)
            ctx.exit(error.exit_code)


DATA = click.option(
    "--data",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The data folder, as `kelisim build` writes it.",
    envvar="KELISIM_DATA",
)

LANG = click.option(
    "--lang",
    type=click.Choice(("en", "ru", "kk")),
    default="en",
    show_default=True,
    help="Language of the words and names.",
)


def current(data: Path) -> Any:
    """Return the release that is served; InputError when there is none."""
    from graph.release import current as served

    return served(data)
