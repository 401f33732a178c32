"""``kelisim link``; it imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path

import click

from endpoint.command import DATA, EXIT_CODES


@click.command(epilog=EXIT_CODES)
@DATA
@click.option("--service", metavar="URL", help="A reconciliation service (Reconciliation API 0.2).")
@click.option(
    "--against", metavar="FILE-OR-ENDPOINT", help="A file of RDF or a SPARQL endpoint's address."
)
@click.option("--dry-run", is_flag=True, help="Show what would be added, and add nothing.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
    help="How long an answer may take.",
)
@click.option(
    "--tries",
    metavar="N",
    type=click.IntRange(1, 20),
    default=4,
    show_default=True,
    help="How often an address is asked that does not answer.",
)
def link(
    data: Path,
    service: str | None,
    against: str | None,
    dry_run: bool,
    timeout: float,
    tries: int,
) -> None:
    """Find the things of the current release in a service or graph of others.

    What is certain is accepted, what is not is proposed to you; both are added to links.toml in the
    data folder, where you decide, and the next build takes up what is accepted. No other address is
    asked than the one given; answers are kept for a week in link-cache beside it.

    \b
    Examples:
      kelisim link --data my-data --service https://wikidata.reconci.link/en/api --dry-run
      kelisim link --data my-data --against register.ttl
      kelisim link --data my-data --against https://graph.example.org/sparql
    """
    from endpoint.linking.fetching import Limits
    from endpoint.linking.finding import link_release, show
    from graph.linking.links_file import append_links

    if (service is None) == (against is None):
        raise click.UsageError("Give --service or --against, one of the two.")
    if service is not None and not service.startswith(("http://", "https://")):
        raise click.UsageError(f"--service {service}: an http(s) address is needed")
    found = link_release(data, service, against, Limits(timeout, tries))
    show(found)
    accepted = sum(one.decision.decision == "accept" for one in found)
    counts = f"{accepted} accepted, {len(found) - accepted} proposed"
    if dry_run or not found:
        click.echo(f"{counts}; nothing was added.", err=True)
    else:
        click.echo(f"{counts}; decide in {append_links(data, found)} and build again.", err=True)
