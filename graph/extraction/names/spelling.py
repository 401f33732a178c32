"""Whether an abbreviation spells a name by the first letters of its words."""

from __future__ import annotations

from graph.extraction.names.naming_rules import rules


def small_words(language: str) -> frozenset[str]:
    """Return the words of names that an abbreviation may leave out."""
    return rules(language).words("links") | rules(language).words("joiners")


def spells(name: str, short: str, small: frozenset[str] = frozenset()) -> bool:
    """Whether capitals are the first letters of the words of a name, of all or without small ones.

    ``small`` are words that an abbreviation may leave out: «по» in ФАДН.
    """
    words = [w for w in name.replace("-", " ").split() if w[0].isalpha()]
    kept = [w for w in words if w.lower() not in small]
    spelled = {"".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper())}
    spelled.add("".join(w[0] for w in kept))
    return len(words) > 1 and short in {s.upper() for s in spelled}
