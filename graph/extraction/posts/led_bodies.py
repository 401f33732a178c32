"""Who leads a body, by whatever title: «глава ФАР» is the «руководитель Агентства рек (ФАР)»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Post
from graph.languages.morphology import lemmas
from graph.languages.pack import pack

Keys = Mapping[Annotation, str]


def leaders_of(held: Keys, sentences: Sequence[Annotated], keys: Keys) -> Mapping[str, str]:
    """Return the keys of who alone leads a body, by that of the body; ``held`` has the posts."""
    by_index = {sentence.sentence.index: sentence for sentence in sentences}
    found: dict[str, set[str]] = {}
    for post, person in held.items():
        if body := led_body(post, by_index[post.sentence_index], keys):
            found.setdefault(body, set()).add(person)
    return {body: next(iter(persons)) for body, persons in found.items() if len(persons) == 1}


def led_body(post: Annotation, sentence: Annotated, keys: Keys) -> str:
    """Return the key of the body that the holder of a post of a sentence leads by title, or ''."""
    value, language = post.value, post.sentence.language
    leading = pack(language).table("coreference").get("titles", {}).get("leading", ())
    if not isinstance(value, Post) or lemmas(value.title, language)[0] not in leading:
        return ""
    inside = (a for a in sentence.annotations if post.start < a.start and a.end <= post.end)
    return next((keys[a] for a in inside if a.is_of("Organisation") and a in keys), "")
