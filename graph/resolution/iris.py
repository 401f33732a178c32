"""IRIs as a function of what is named, which stay when texts are added.

Each thing of a document has *possible slugs*, made of its own names alone. What several documents
speak of takes the first of all its members' slugs by a fixed order (language, then fullness, then
alphabet); every other one redirects to it. Adding documents can only add members and so slugs: an
IRI once in use is in use, redirects, or leads to the namesakes that it could mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from graph.claims import ThingKey
from graph.languages.script import slug

LANGUAGES = ("en", "ru", "kk")
LONGEST = 80


@dataclass(frozen=True, order=True)
class Slug:
    """A possible end of an IRI; the least of several is taken."""

    language: int
    shortness: int
    text: str

    @classmethod
    def of(cls, name: str, language: str, addition: str = "") -> Slug:
        """Return the slug of a name in a language (BCP 47), with what tells it from others."""
        text = slug(f"{name} {addition}")
        rank = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
        return cls(rank, -len(text), shortened(text))


@dataclass(frozen=True)
class Named:
    """Something of one document that gets an IRI: its possible slugs, and one of its own.

    ``local`` carries the document's id, so that no other document has it.
    """

    key: ThingKey
    collection: str
    slugs: tuple[Slug, ...]
    local: str

    @property
    def slug(self) -> str:
        """The slug by which its own document would name it."""
        return min(self.slugs).text if self.slugs else self.local


@dataclass(frozen=True)
class Group:
    """Members that are one; ``contested`` when others of the same name are not."""

    members: tuple[Named, ...]
    contested: bool = False


@dataclass(frozen=True)
class Minted:
    """The IRI of each thing, and where all other possible IRIs lead."""

    iris: Mapping[ThingKey, str]
    redirects: Mapping[str, str]
    namesakes: Mapping[str, tuple[str, ...]]


def shortened(text: str) -> str:
    """Return a slug of at most 80 characters; a cut one ends in a part of its SHA-256."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 9].rstrip('-')}-{digest(text)[:8]}"


def digest(text: str) -> str:
    """Return the SHA-256 of a text as hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def mint(groups: Sequence[Group], base: str) -> Minted:
    """Give each group its IRI: ``base``, collection, slug."""
    owners = _owners(groups)
    iris: dict[ThingKey, str] = {}
    redirects: dict[str, str] = {}
    for number, group in enumerate(groups):
        own = sorted(
            {s for m in group.members for s in m.slugs if owners[_place(m, s)] == {number}}
        )
        texts = list(dict.fromkeys([*(s.text for s in own), *_locals(group, owners)]))
        collection = group.members[0].collection
        first, *others = [f"{base}{collection}/{text}" for text in texts]
        iris.update((member.key, first) for member in group.members)
        redirects.update((other, first) for other in others)
    return Minted(iris, redirects, _namesakes(groups, owners, iris, base))


Owners = dict[tuple[str, str], set[int]]


def _place(member: Named, slug_: Slug) -> tuple[str, str]:
    return member.collection, slug_.text


def _owners(groups: Sequence[Group]) -> Owners:
    owners: Owners = {}
    for number, group in enumerate(groups):
        for member in group.members:
            for possible in member.slugs:
                owners.setdefault(_place(member, possible), set()).add(number)
    return owners


def own_slugs(named: Iterable[Named]) -> dict[ThingKey, str]:
    """Return the slug by which each thing's own document would name it, if it stood alone.

    Things of one document that share a slug take their local ones.
    """
    everything = list(named)
    often = Counter((n.key[0], n.collection, n.slug) for n in everything)
    return {
        n.key: n.slug if often[n.key[0], n.collection, n.slug] == 1 else n.local for n in everything
    }


def _locals(group: Group, owners: Owners) -> Iterable[str]:
    """Give the slugs with document ids of members whose plain slugs are not theirs alone."""
    for member in sorted(group.members, key=lambda m: m.local):
        shared = any(len(owners[_place(member, s)]) > 1 for s in member.slugs)
        if group.contested or shared or not member.slugs:
            yield member.local


def _namesakes(
    groups: Sequence[Group], owners: Owners, iris: Mapping[ThingKey, str], base: str
) -> dict[str, tuple[str, ...]]:
    shared = {place: numbers for place, numbers in owners.items() if len(numbers) > 1}
    return {
        f"{base}{collection}/{text}": tuple(
            sorted({iris[groups[number].members[0].key] for number in numbers})
        )
        for (collection, text), numbers in sorted(shared.items())
    }
