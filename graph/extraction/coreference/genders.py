"""Genders: whether a pronoun and a name may be one thing's, where a language shows it."""

from __future__ import annotations

from graph.extraction.annotation import Annotation, Name
from graph.languages.grammar import grammar
from graph.languages.pack import pack


def agree(antecedent: Annotation, pronoun: str) -> bool:
    """Tell whether a name may be of the gender of a pronoun; yes if nobody can tell.

    The pronouns that show a gender are the table ``genders`` of ``coreference.toml``.
    """
    value, language = antecedent.value, antecedent.sentence.language
    genders = pack(language).table("coreference").get("genders", {}).get(pronoun.lower(), ())
    name = value.nominative if isinstance(value, Name) else antecedent.text
    read = [grammar(word.strip(",.«»"), language) for word in name.split()]
    own = {r.gender for r in read if r.part == "NOUN" and r.gender and r.case == "Nom"}
    return not genders or not own or not own.isdisjoint(genders)
