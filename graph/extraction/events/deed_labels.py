"""What is done by a verb, as a noun with what it is done to: "opening of the new bridge"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.deed_objects import done_to
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.event_subjects import passive, subject_span
from graph.extraction.lexicon import Head
from graph.extraction.names.naming_rules import rules as naming_rules
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.endings import verbal_noun
from graph.languages.genitive import genitive
from graph.languages.grammar import grammar, is_finite, possible_cases
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence

BREAK = re.compile(r"(?:,(?!\d)|[;:(])\s?|\s[–—]\s")
LONGEST_NAME = 4
"""Words of a person's name, at most."""
OF_WHAT = " of {}"
"""How the pattern of a deed ends that is done to something."""
LONGEST_SUBJECT = 8
"""Words of a subject that serve as the name of what is done to it, at most."""


def noun_first(words: str, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return a clause that opens with its verb with the noun for that and what it governs."""
    language, rule = sentence.language, event_rules(sentence.language)
    words = _turned(words, head, sentence)
    verb, _, rest = words.partition(" ")
    opens = sentence.text.startswith(verb, head.start)
    pattern = _deed_pattern(head, sentence) if opens else ""
    rest = rule.deed_ends.sub("", _without_adverbs(BREAK.split(rest)[0].strip(), language))
    if any(is_finite(word, language) for word in rest.split()):
        return words
    if not pattern:
        return (opens and _doing(verb, rest, head, sentence)) or words
    found = done_to(rest, head, sentence, others) if rule.names_in_genitive else rest
    if found is None:
        return words
    noun, rest = pattern.split(" ")[0], _without_subject(found, language)
    days = naming_rules(language).words("calendar")
    rest = "" if rest.split(" ")[0].lower() in rule.relatives | days else rest
    by_person = rest.istitle() and grammar(verb, language).part == "PTCP"
    by_person = by_person and nominative(rest, language) != rest
    if not rest and head.cls == "PolicyEvent":
        return words
    if not rest or by_person or _governed(rest.split()[0], language):
        return f"{noun} {rest}".strip()
    form = _of_object(rest, language) if rule.names_in_genitive else rest
    return pattern.format(form) if form else words


def of_subject(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return the noun for what was done to the subject of a passive: "opening of new bridge"."""
    pattern = _deed_pattern(head, sentence)
    if OF_WHAT not in pattern or not passive(head, sentence):
        return ""
    start, words = _own_subject(sentence, *subject_span(head, sentence, others))
    if not start and words[1:].islower() and not any(o.start == 0 for o in others):
        words = words[:1].lower() + words[1:]
    return pattern.format(words) if 0 < len(words.split()) <= LONGEST_SUBJECT else ""


def of_noun_ahead(head: Head, sentence: Sentence, about: tuple[int, int]) -> str:
    """Return the noun for what was done to words before a participle: "a protocol, proposed"."""
    pattern, past = _deed_pattern(head, sentence), event_rules(sentence.language).past
    words = sentence.text[slice(*about)].strip(" ,")
    apart = head.start < about[1] or sentence.text[about[1] : head.start].strip(" ,")
    clause = ";" in words or any(past.fullmatch(word) for word in words.split())
    return pattern.format(words) if OF_WHAT in pattern and words and not (apart or clause) else ""


def _own_subject(sentence: Sentence, start: int, end: int) -> tuple[int, str]:
    """Return where a subject begins and its words, behind another verb and "and".

    '' where it goes on with a pronoun: "she and *her brother*".
    """
    rule, phrase = event_rules(sentence.language), rules(sentence.language)
    loose = phrase.articles | phrase.joiners
    tokens = [t for t in sentence.tokens if start <= t.start < end]
    verbs = [i for i, t in enumerate(tokens) if rule.past.fullmatch(t.text)]
    joins = [i for i, t in enumerate(tokens) if verbs and t.text.lower() in phrase.joiners]
    tokens = tokens[joins[-1] :] if joins else tokens
    while tokens and tokens[0].text.lower() in loose:
        tokens.pop(0)
    ahead = [w for w in sentence.text[:start].lower().split()[-3:] if w not in loose]
    joined = not phrase.joiners.isdisjoint(sentence.text[:start].lower().split()[-2:])
    if not tokens or (joined and not phrase.stops.isdisjoint(ahead[-1:])):
        return start, ""
    return tokens[0].start, sentence.text[tokens[0].start : end].strip(" ,")


def _deed_pattern(head: Head, sentence: Sentence) -> str:
    """Return the pattern of what is done by a verb, by the lexicon or its own form, or ''."""
    names, verb = event_rules(sentence.language).deed_names, sentence.text[head.start : head.end]
    stems = (head.lemma, *lemmas(verb.split(" ")[0], sentence.language))
    return next((names[stem] for stem in stems if stem in names), "")


def _turned(words: str, head: Head, sentence: Sentence) -> str:
    """Return a clause of a name and its verb with the verb first: "the Rose Party *was expelled*".

    The words are looked at where they stand in the sentence; others come back as they are.
    """
    rest, _, last = words.rpartition(" ")
    subject = event_rules(sentence.language).between_subject.sub("", rest)
    named = bool(subject) and all(word[:1].isupper() for word in subject.split())
    return f"{last} {subject}" if named and sentence.text.startswith(last, head.start) else words


def _doing(verb: str, rest: str, head: Head, sentence: Sentence) -> str:
    """Return what somebody did as a noun with what it governs: "seizing control of the port".

    '' where the lexicon does not have the verb, it was done to somebody, or no noun can be formed.
    """
    known = head.lemma != verb.lower() and not passive(head, sentence)
    noun = verbal_noun(head.lemma.split()[0], sentence.language) if known and rest else ""
    return f"{noun} {rest}" if noun else ""


def _without_adverbs(rest: str, language: str) -> str:
    """Return what follows a verb without the adverbs that it opens with."""
    rest = event_rules(language).loose.sub("", rest)
    first, _, more = rest.partition(" ")
    loose = first.islower() and grammar(first, language).part in ("ADV", "PRCL")
    return _without_adverbs(more, language) if loose and more else rest


def _without_subject(rest: str, language: str) -> str:
    """Return what follows a verb up to a word that can only be its subject."""
    words = rest.split(" ")
    if rest.istitle():
        return rest
    ends = (
        at
        for at, word in enumerate(words)
        if at
        and possible_cases(word, language) == {"Nom"}
        and grammar(word, language).part == "NOUN"
    )
    return " ".join(words[: next(ends, len(words))])


def _governed(word: str, language: str) -> bool:
    """Whether a word behind a verb stands as well behind its noun: a preposition, an instrument."""
    part, cases = grammar(word, language).part, possible_cases(word, language)
    oblique = bool(cases) and not {"Nom", "Acc"} & cases
    return word.lower() in event_rules(language).deed_leads or part == "ADP" or oblique


def _of_object(words: str, language: str) -> str:
    """Return the object of a verb in the genitive; a person's name is one of capitals alone."""
    person = words.istitle() and len(words.split()) <= LONGEST_NAME
    plain = nominative(words, language) if person else words
    return genitive(plain, language, person=person) or (words if person else "")
