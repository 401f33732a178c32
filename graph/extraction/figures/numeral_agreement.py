"""Whether a noun stands in a form that its number asks for: «112 созыва» are no 112 convocations.

``agreement`` of ``units.toml`` has the forms behind the last digits of a whole number; a language
without it has one form for all.
"""

from __future__ import annotations

import re

from graph.extraction.figures.unit_words import units_table
from graph.languages.grammar import noun_forms


def agrees_with_number(written: str, noun: str, language: str) -> bool:
    """Tell whether a noun can be counted by a number as written; yes where nobody can tell."""
    rules = units_table(language).get("agreement", ())
    forms = {f"{case} {number}" for case, number in noun_forms(noun, language)}
    asked = next((r["forms"] for r in rules if re.search(r["written"], written)), None)
    if asked is None or not forms:
        return True
    return any(form.endswith(one) for form in forms for one in asked)
