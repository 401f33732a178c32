"""Lemmas, nominatives and some forms of languages whose endings are a table (``suffixes.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.languages.suffixes import Analysis, SuffixTable, suffix_table

LAST_WORD = re.compile(r"[^\W\d_]+(?=[\s»”\"’)]*$)")
JOINED_ENDING = re.compile(r"(?<=[\w»”\"])\s?([-–‑’'])\s?([^\W\d_]{0,5})$")


def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the stems that a lower-case word may have, best first."""
    table = suffix_table(language)
    whole = table.irregular.get(word, ())
    if word in table.unchanged:
        whole = (word, *whole)
    if joined := JOINED_ENDING.search(word):
        bare = _without_joined(word, joined, language)
        whole = (*whole, bare) if bare != word else whole
    found = (analysis.stem for analysis in table.analyses(word))
    return tuple(dict.fromkeys((*whole, *found)))


def nominative(phrase: str, language: str) -> str:
    """Return the phrase without the case ending of its last word; possessives stay."""
    if joined := JOINED_ENDING.search(phrase):
        return _without_joined(phrase, joined, language)
    last = LAST_WORD.search(phrase)
    if last is None:
        return phrase
    bare = _without_case(last[0], language)
    return phrase[: last.start()] + bare + phrase[last.end() :]


def counted_form(phrase: str, language: str) -> str:
    """Return the phrase without case, and one word alone without its owner's ending."""
    form = nominative(phrase, language)
    return _unowned(form, suffix_table(language)) if form.isalpha() else form


def _unowned(word: str, table: SuffixTable) -> str:
    """Return a noun in the nominative without the ending that says whose it is."""
    lower = word.lower()
    if lower in table.unchanged or word.isupper():
        return word
    found = [a for a in table.analyses(lower) if [s.slot for s in a.suffixes] == [table.owned]]
    known = [a.stem for a in found if a.stem in table.unchanged]
    stems = known or [a.stem for a in found if table.owned_end.search(lower)]
    return word[:1] + stems[0][1:] if stems else word


def _without_joined(phrase: str, joined: re.Match[str], language: str) -> str:
    """«ЮНЕСКО-ның»: an ending that a hyphen or apostrophe sets off and that is no name's own."""
    if suffix_table(language).named_end.search(phrase):
        return phrase
    mark, ending = joined[1], joined[2].lower()
    is_case = {ending, mark + ending} & suffix_table(language).joinable
    return phrase[: joined.start()] if is_case else phrase


def _without_case(word: str, language: str) -> str:
    table = suffix_table(language)
    lower = word.lower()
    if lower in table.unchanged or len(word) < 4 or word.isupper():
        return word
    if word[0].isupper() and table.whole_names.search(lower):
        return word
    analysis = _likely(lower, table)
    outermost = analysis.suffixes[0] if analysis and analysis.suffixes else None
    is_case = outermost is not None and outermost.slot in table.case
    return word[: -len(outermost.form)] if outermost and is_case else word


def _likely(word: str, table: SuffixTable) -> Analysis | None:
    """Return the likeliest analysis of a word as a noun: of one that is whole, of a possessed one.

    Otherwise the cheapest one.
    """
    nouns = [
        a for a in table.analyses(word) if not a.suffixes or a.suffixes[0].slot in table.nominal
    ]
    whole = [a for a in nouns if len(a.suffixes) == 1 and a.stem in table.unchanged]
    owned = [a for a in nouns if a.suffixes and a.suffixes[0].after == table.after_possessive]
    possessed = owned if table.possessed_end.search(word) else []
    return next(iter((*whole, *possessed, *nouns)), None)


def genitive(phrase: str, language: str) -> str:
    """Return a phrase in the nominative with its last word in the genitive; '' without a rule.

    The ending goes by the letter before it and by the last vowel; behind an abbreviation and a
    closing quotation mark a hyphen sets it off: «БҰҰ-ның», «„Ер“-дің».
    """
    return _attached(phrase, suffix_table(language).genitive, language)


def dative(phrase: str, language: str) -> str:
    """Return a phrase in the nominative with its last word in the dative; '' without a rule.

    A phrase of several words that ends as somebody's thing does is that: «порт жарғысына».
    """
    table, phrase = suffix_table(language), phrase.rstrip(' ,;–—-»”"')
    owned = " " in phrase and phrase[-1:] in table.possessed
    if owned and table.dative_of_owned:
        return phrase + harmonious(phrase, table.dative_of_owned, language)
    return _attached(phrase, table.dative, language)


def owned(noun: str, language: str) -> str:
    """Return a noun in the nominative as somebody's: «министр», «министрі»; '' without a rule.

    A phrase of several words whose last is somebody's already comes back: «сыртқы істер министрі».
    """
    table = suffix_table(language)
    if table.owned_phrase.search(noun):
        return noun
    whole = _attached(noun, table.owned_endings, language)
    last, ending = whole[: len(noun)], whole[len(noun) :]
    softer = next((re.sub(e, b, last) for e, b in table.softened if re.search(e, last)), last)
    return softer + ending


def _attached(phrase: str, endings: Mapping[str, tuple[str, ...]], language: str) -> str:
    """Return a phrase with that ending which the letter before it asks for, if one does."""
    phrase = phrase.rstrip(" ,;–—-")
    letters = [c for c in phrase.lower() if c.isalpha()]
    forms = endings.get(letters[-1], ()) if letters else ()
    if not forms:
        return ""
    ending = harmonious(phrase, forms, language)
    return f"{phrase}{'-' if _set_off(phrase) else ''}{ending}"


def _set_off(phrase: str) -> bool:
    """Whether an ending does not touch the last word: it is an abbreviation, or in quotes."""
    last = phrase.split()[-1]
    return not last[-1].isalpha() or (len(last) > 1 and last.isupper())


def verbal_noun(stem: str, language: str, *, possessed: bool = False) -> str:
    """Return what doing something is called: «құрыл», «құрылу»; ``possessed``: «құрылуы».

    ``stem`` is a verb's, as ``lemmas`` gives it; '' when the language has no rule for it.
    """
    rules = suffix_table(language).verbal_noun
    end, becomes = next(((e, b) for e, b in rules if re.search(e, stem)), ("", ""))
    if not becomes:
        return ""
    noun = re.sub(end, becomes, stem)
    return (
        noun + harmonious(stem, suffix_table(language).possessed, language) if possessed else noun
    )


def harmonious(word: str, forms: tuple[str, ...], language: str) -> str:
    """Return which of two forms of an ending, a back and a front one, the last vowel asks for."""
    table = suffix_table(language)
    told = [c for c in table.neutral.sub("", word.lower()) if c in table.harmony]
    return forms[table.harmony[told[-1]]] if told else forms[0]
