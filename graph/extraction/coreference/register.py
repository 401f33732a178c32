"""The register of a document's things: those of coreference, and those that facts add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.extraction.annotation import Annotation
from graph.extraction.coreference.coreference import Coreference
from graph.extraction.coreference.name_keys import COUNTRY, name_key, state_titles
from graph.extraction.names.naming_rules import rules
from graph.facts import Name, Thing
from graph.languages.morphology import nominative
from ontology.vocabulary import is_a


class Register:
    """Grows while facts are read; ``things`` by key, ``keys`` by annotation."""

    def __init__(self, coreference: Coreference) -> None:
        """Begin with what coreference found."""
        self.things: dict[str, Thing] = {t.key: t for t in coreference.things}
        self.keys: dict[Annotation, str] = dict(coreference.keys)
        self.references = coreference.references
        self.unnamed = coreference.unnamed
        self.posts: dict[Annotation, str] = {}
        self._named: dict[tuple[str, ...], str] = {}
        self._numbers = Counter(key.rpartition("-")[0] for key in self.things)
        for thing in coreference.things:
            self._remember(thing)
        for key, meant in _short_names(coreference).items():
            if len(meant) == 1:
                self._named.setdefault(key, min(meant))

    def find(self, name: str, near: Annotation) -> str:
        """Return the key of the actor that a name in the words of an annotation means, or ''."""
        if not name:
            return ""
        language = near.sentence.language
        forms = (name, nominative(name, language))
        return next((k for f in forms if (k := self._named.get(name_key(f, language)))), "")

    def is_one(self, annotation: Annotation, *classes: str) -> bool:
        """Tell whether an annotation means a thing of one of the classes (local names)."""
        key = self.keys.get(annotation)
        return key is not None and any(is_a(self.things[key].cls, cls) for cls in classes)

    def named(self, text: str, near: Name) -> str:
        """Return the key of the thing that words of a name mean, or ''."""
        return self._named.get(name_key(text, near.language), "")

    def office(self, text: str, near: Name) -> str:
        """Return the key of a head of state's office by its full title, or ''; it may be new."""
        key = name_key(text, near.language)
        country = [k for k in key if k.startswith(COUNTRY)]
        title = tuple(k for k in key if not k.startswith(COUNTRY))
        if not country or title not in state_titles(near.language):
            return ""
        name = Name(_without_article(text, near.language), near.language, near.evidence)
        return self.add("actor", "HeadOfState", name)

    def stands_for(self, annotation: Annotation, key: str) -> None:
        """Note that an annotation (a post) stands for a thing, and its words name it here."""
        self.keys[annotation] = key
        self._named.setdefault(name_key(annotation.text, annotation.sentence.language), key)

    def place(self, name: str, near: Annotation) -> str:
        """Return the key of a place, which is added if it is new."""
        language = near.sentence.language
        known = self._named.get(name_key(name, language), "")
        if known and known.startswith(("place", "country")):
            return known
        return self.add("place", "Place", Name(name, language, near.evidence))

    def add(self, family: str, cls: str, *names: Name) -> str:
        """Add a thing and return its key; one of the same class and name is not added again."""
        for key, thing in self.things.items():
            if thing.cls == cls and thing.names[0] == names[0]:
                return key
        return self.new(family, cls, *names)

    def new(self, family: str, cls: str, *names: Name) -> str:
        """Add a thing and return its key."""
        self._numbers[family] += 1
        thing = Thing(f"{family}-{self._numbers[family]}", cls, names, (names[0].evidence,))
        self.things[thing.key] = thing
        self._remember(thing)
        return thing.key

    def mentions(self) -> Mapping[Annotation, tuple[tuple[str, str], ...]]:
        """Return the key and class of what each annotation stands for."""
        found: dict[Annotation, list[str]] = {a: [key] for a, key in self.keys.items()}
        for annotation, key in self.posts.items():
            found.setdefault(annotation, []).append(key)
        return {a: tuple((k, self.things[k].cls) for k in keys) for a, keys in found.items()}

    def ordered(self) -> Iterator[Thing]:
        """Yield the things, those first spoken of first."""
        yield from sorted(self.things.values(), key=lambda t: (t.mentions[0].start, t.key))

    def _remember(self, thing: Thing) -> None:
        for name in thing.names:
            self._named.setdefault(name_key(name.text, name.language), thing.key)


def _short_names(coreference: Coreference) -> Mapping[tuple[str, ...], set[str]]:
    """Return what each definite head of an actor ("the Assembly") means in the document."""
    found: dict[tuple[str, ...], set[str]] = {}
    for annotation, key in coreference.keys.items():
        if key.startswith("actor"):
            short = name_key(annotation.text, annotation.sentence.language)
            found.setdefault(short, set()).add(key)
    return found


def _without_article(text: str, language: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in rules(language).words("articles") else text
