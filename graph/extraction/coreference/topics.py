"""Topics: whom or what a sentence is about when it does not say so.

A text about one person opens with the name, and speaks of that person wherever a sentence has no
subject or a pronoun for one. Elsewhere the topic is what the sentence before was about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import heads
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.relations.frames import frames
from graph.extraction.relations.relative_clauses import acts_within
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative
from graph.languages.pack import pack

OPENING = 40
"""Code points from the start of a sentence within which its subject stands."""
LATEST = 8
"""Words and signs from a person to the end of the sentence whose verb is said of him, at most."""
CLOSING = ",;:.!?–—"
VERB_ALONE = 2
"""Words and signs behind a body that the verb at the end is said of: the verb and a full stop."""
FIRST = 3
"""Sentences of a document, its heading among them, that tell whom it is about."""
VERBS = ("VERB", "PTCP", "INFN")
NOUNS = ("NOUN", "NPRO")
SUBJECTS = ("Person", "Organisation")


def topics(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> tuple[Annotation | None, ...]:
    """Return for each sentence the mention of what it is about if it names no subject itself."""
    main = main_person(sentences, keys)
    found: list[Annotation | None] = []
    topic, paragraph = main, -1
    for sentence in sentences:
        if sentence.sentence.paragraph.index != paragraph:
            topic, paragraph = main, sentence.sentence.paragraph.index
        found.append(None if _has_subject(sentence) else main or topic)
        topic = acting(sentence, keys) or topic
    return tuple(found)


def main_person(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Annotation | None:
    """Return the first mention of the person that a document opens with and defines or names most.

    A definition says when somebody was born, or who he is: "Ada Holm (born 1950) is".
    """
    named = [a for s in sentences for a in s.annotations if a.is_of("Person") and a in keys]
    counts = Counter(keys[a] for a in named)
    opening = [leading(s, keys) for s in sentences[:FIRST]]
    for first in opening:
        if first and first.is_of("Person"):
            again = (a for a in opening if a and keys[a] == keys[first])
            if any(map(defined, again)):
                return first
            others = [n for key, n in counts.items() if key != keys[first]]
            return first if counts[keys[first]] > max(others, default=0) else None
    return None


def defined(person: Annotation) -> bool:
    """Tell whether a name opens its sentence and a definition stands right behind it."""
    table = pack(person.sentence.language).table("coreference")
    behind = person.sentence.text[person.end :].lstrip(" ,").lower()
    opens = not person.sentence.text[: person.start].strip(" *•–-")
    return opens and behind.startswith(tuple(table.get("definitions", ())))


def leading(sentence: Annotated, keys: Mapping[Annotation, str]) -> Annotation | None:
    """Return the actor at the start of a sentence that may be its subject, or None.

    A country is one where ``country_subjects`` says that word order tells subjects from places.
    """
    apart = pack(sentence.sentence.language).table("coreference").get("country_subjects")
    classes = (*SUBJECTS, "Country") if apart else SUBJECTS
    for annotation in sentence.annotations:
        if annotation.start > OPENING:
            break
        if annotation.is_of(*classes) and annotation in keys and _free(annotation, sentence):
            if _owns(annotation, sentence):
                continue
            other = _is_object(annotation, sentence) or _is_predicate(annotation, sentence)
            return None if other else annotation
    return None


def acting(sentence: Annotated, keys: Mapping[Annotation, str]) -> Annotation | None:
    """Return the actor who opens a sentence, or who stands right before its verb at the end."""
    first = leading(sentence, keys)
    final = rules(sentence.sentence.language).head_final
    return _before_verb(sentence, keys) if final and not first else first


def _before_verb(sentence: Annotated, keys: Mapping[Annotation, str]) -> Annotation | None:
    """Return who or what stands last before the verb that ends a sentence, or None.

    A body that has no ending stands right before it: «… шешімімен Порт комитеті | құрылды».
    """
    actors = [a for a in sentence.annotations if a.is_of(*SUBJECTS) and a in keys]
    if actors and not actors[-1].is_of("Person"):
        end = [t.text for t in sentence.sentence.tokens if t.start >= actors[-1].end]
        near = len(end) == VERB_ALONE and is_plain(actors[-1])
        return actors[-1] if near and end[-1] in CLOSING else None
    persons = [a for a in actors if a.is_of("Person")]
    if not persons or not _free(persons[-1], sentence) or _owns(persons[-1], sentence):
        return None
    behind = [t.text for t in sentence.sentence.tokens if t.start >= persons[-1].end]
    signs = [at for at, word in enumerate(behind) if word in CLOSING]
    return persons[-1] if 1 < len(behind) <= LATEST and signs in ([], [len(behind) - 1]) else None


def _owns(annotation: Annotation, sentence: Annotated) -> bool:
    """Tell whether the noun right behind a name is its own: «партия | съезінде»."""
    table = pack(sentence.sentence.language).table("coreference").get("subjects", {})
    behind = [t.text for t in sentence.sentence.tokens if t.start >= annotation.end][:1]
    return bool(table.get("owning")) and any(re.fullmatch(table["owning"], w) for w in behind)


def _is_predicate(annotation: Annotation, sentence: Annotated) -> bool:
    """Tell whether a name says what something is: "its highest body is the General Assembly"."""
    table = frames(sentence.sentence.language).grammar
    before = sentence.sentence.text[: annotation.start].lower().split()
    while before and before[-1] in table.skipped:
        before.pop()
    return bool(before) and before[-1] in table.clauses.passives


def _has_subject(sentence: Annotated) -> bool:
    """Tell whether a noun in the nominative stands before the first verb.

    Where no dictionary tells the cases it is a name, a head noun or a plural of its own.
    """
    language = sentence.sentence.language
    if pack(language).table("coreference").get("subjects"):
        return _acts(sentence, pack(language).table("coreference")["subjects"])
    for token in sentence.sentence.tokens:
        read = grammar(token.text, language)
        if read.part in VERBS:
            return False
        if read.part in NOUNS and read.case == "Nom":
            return True
    return False


def _acts(sentence: Annotated, table: Mapping[str, str]) -> bool:
    """Tell whether somebody acts in the first clause of a sentence, as far as forms tell.

    ``table`` has patterns: ``speaker``, a word of whoever speaks, who acts himself; ``plural``, a
    noun for several; ``unnamed``, one for somebody without a name; ``end``, what ends a clause
    before a comma; ``owned``, a noun that makes the one before it its owner; ``located``, a noun
    in a case that names may end in; ``held``, what stands behind a post that somebody is said to
    hold.
    """
    read = sentence.sentence
    nouns = {h.end: h for h in heads(read) if h.kind != "triggerVerb"}
    things = [a for a in sentence.annotations if a.kind in ("name", "act", "post")]
    words = read.words
    if any(re.fullmatch(table["speaker"], word) for word in words):
        return True
    for at, token in enumerate(read.tokens):
        following = words[at + 1] if at + 1 < len(words) else ""
        if token.text == ";" or (following == "," and re.fullmatch(table["end"], token.text)):
            return False
        over = [a for a in things if a.start <= token.start and token.end <= a.end]
        noun = nouns.get(token.end)
        if any(token.end < a.end or not is_plain(a) for a in over):
            continue
        if noun and not over and _located(token.text, noun.lemma, table):
            continue
        if any(a.kind == "post" for a in over) and _predicates(sentence, at, table):
            continue
        may = bool(over or noun or re.fullmatch(table["plural"], token.text))
        may = may or (token.start > 0 and _is_name(token.text, read.language))
        owner = re.fullmatch(table["owned"], following)
        within = acts_within(words, at + 1, read.language)
        unnamed = bool(re.fullmatch(table["unnamed"], words[at]))
        straight = unnamed or _nominative(token.text, following, read.language)
        if (may or unnamed) and not owner and not within and straight:
            return True
    return False


def _predicates(sentence: Annotated, at: int, table: Mapping[str, str]) -> bool:
    """Tell whether a post that ends with a token is said of somebody: no one acts by it.

    Somebody is named behind it, or a verb that makes him its holder.
    """
    behind = sentence.sentence.tokens[at + 1 : at + 2]
    named = behind and any(a.kind == "name" for a in sentence.starts.get(behind[0].start, ()))
    return not behind or named or bool(re.fullmatch(table["held"], behind[0].text.lower()))


def _is_name(word: str, language: str) -> bool:
    """Tell whether a word has a capital, as names have, and no ending of a case."""
    capital = word[0].isupper() and word[1:].islower()
    return capital and nominative(word, language) == word


def _located(word: str, lemma: str, table: Mapping[str, str]) -> bool:
    """Tell whether a noun has an ending of a case that names may end in: «сайлауда»."""
    return len(word) > len(lemma.split()[-1]) and bool(re.fullmatch(table["located"], word.lower()))


def _nominative(word: str, following: str, language: str) -> bool:
    """Tell whether neither the form of a word nor the one behind forbid it to be a subject."""
    case = frames(language).grammar.cases.get("nominative")
    return case is None or (case.suits(word, language) and case.stands((), following))


def _free(annotation: Annotation, sentence: Annotated) -> bool:
    """Tell whether neither its form nor the word before it forbids it to be a subject.

    Where endings alone tell the case, a name in its dictionary form may end as if it had one.
    """
    language = sentence.sentence.language
    table = frames(language).grammar
    case = table.cases.get("nominative")
    if case is None:
        return True
    word = annotation.text.split()[0 if table.inflected == "first" else -1]
    before = sentence.sentence.text[: annotation.start].split()
    if annotation.is_person:
        before = before[: table.clauses.past_called(before)]
    ahead = [ahead.lower() for ahead in before[-1:]]
    plain = not case.features and annotation.kind == "name" and is_plain(annotation)
    if not case.stands(ahead, "") or not (plain or case.suits(word, language)):
        return False
    behind = sum(t.start < annotation.end for t in sentence.sentence.tokens)
    return not acts_within(sentence.sentence.words, behind, language)


def is_plain(annotation: Annotation) -> bool:
    """Tell whether a name stands in its dictionary form; other things have none."""
    value = annotation.value
    return not isinstance(value, Name) or annotation.text == value.nominative


def _is_object(annotation: Annotation, sentence: Annotated) -> bool:
    """Tell whether a body may be the object of a verb before it: «окончил | Венский университет».

    Its form is the same as that of a subject, and the sentence names none before the verb.
    """
    if not annotation.is_of("Organisation"):
        return False
    language = sentence.sentence.language
    cases = possible_cases(annotation.text.split()[0], language)
    ahead = [t for t in sentence.sentence.tokens if t.end <= annotation.start]
    verbs = [t for t in ahead if grammar(t.text, language).part == "VERB"]
    reflexive = tuple(pack(language).table("coreference").get("reflexive_endings", ()))
    governs = bool(verbs) and bool(reflexive) and not verbs[-1].text.endswith(reflexive)
    return governs and {"Nom", "Acc"} <= cases
