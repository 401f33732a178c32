"""Who stands before an act: its owner, or the subject of the sentence, which no title has."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import NEVER, is_possessed, rules
from graph.languages.morphology import lemmas, nominative
from graph.languages.pack import pack
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a


def without_subject(
    sentence: Sentence, begin: int, start: int, others: Sequence[Annotation]
) -> int:
    """Return where the phrase of a head at ``start`` begins after the subject of the sentence.

    Where heads stand last a body, a gathering or a person in the nominative that opens the phrase
    is the one who acts, unless the head or a word for a topic follows; so is an act before a name
    with a capital.
    """
    phrase = rules(sentence.language)
    if not phrase.head_final:
        return begin
    begin = _behind_person(sentence, begin, start, others)
    words = [t for t in sentence.tokens if begin <= t.start < start and t.text[0].isalnum()]
    form = next((t.text for t in sentence.tokens if t.start == start), "")
    bodies = {h.end for h in heads(sentence) if _is_body(h, sentence)} | _bodies(others)
    owned = [h.end for h in heads(sentence) if _is_owned(h, sentence)]
    for place, token in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        body = token.end in bodies
        subject = _acts(token.start, token.end, following.text if following else form, others)
        if following and (
            subject
            or _plural_subject(token, following, words[place + 1 :], sentence)
            or _opening_act(token, following.text, sentence)
            or _of_the_clause(token, following, sentence)
        ):
            begin = following.start
        if following and _sets_scene(token, following, others):
            begin = token.end + 1
        behind = [*(t.text for t in words[place + 1 :]), form]
        if following and _acting_country(token, behind, begin, sentence, others):
            begin = following.start
        if following is None and (subject or _owns_nothing(token, start, sentence)):
            begin = start
        body = body or token.end in owned
        passed = phrase.topic | phrase.joiners
        whole = following is not None and _has_part(token, following, sentence)
        if following and body and not whole and following.text.lower() not in passed:
            begin = following.start
        apart = token.end in owned or not lemma_possessed(form, sentence.language)
        if following is None and body and apart:
            begin = start
    return begin


def behind_actors(sentence: Sentence, begin: int, start: int, others: Sequence[Annotation]) -> int:
    """Return where the phrase of a gathering at ``start`` begins behind those who act in it.

    «Чили мен Перу | Рига саммитіне», «елдер басшылары | Рига саммитіне»; in front of a noun that
    belongs to nobody any country does: «Қазақстан | саммитке».
    """
    if not rules(sentence.language).head_final:
        return begin
    words = [t for t in sentence.tokens if begin <= t.start < start and t.text[0].isalnum()]
    for place, token in enumerate(words[:-1]):
        behind = words[place + 1 :]
        forms = [*(t.text for t in behind), ""]
        people = _plural_subject(token, behind[0], behind, sentence)
        if people or _acting_country(token, forms, begin, sentence, others):
            begin = behind[0].start
    alone = bool(words) and any(
        isinstance(o.value, Name) and o.value.cls == "Country" and o.end == words[-1].end
        for o in others
    )
    return start if alone and _owns_nothing(words[-1], start, sentence) else begin


def behind_joined_act(begin: int, start: int, sentence: Sentence) -> int:
    """Return where a phrase that ends at ``start`` begins behind an act that "and" joins to it.

    «Рига шарты мен Осло келісімі» are two acts, «шарт пен келісім туралы заң» is one.
    """
    rule = rules(sentence.language)
    words = [t for t in sentence.tokens if begin <= t.start < start]
    acts = {h.end for h in heads(sentence) if is_a(h.cls, "LegalAct") and h.kind == "headNoun"}
    for place in reversed(range(1, len(words) - 1) if rule.head_final else ()):
        behind = {t.text.lower() for t in words[place + 1 :]}
        joined = words[place].text.lower() in rule.joiners and words[place - 1].end in acts
        if joined and lemma_possessed(words[place - 1].text, sentence.language):
            named = any(t.text[0].isupper() for t in words[place + 1 :])
            return words[place + 1].start if named or not behind & rule.topic else begin
    return begin


def _behind_person(sentence: Sentence, begin: int, start: int, others: Sequence[Annotation]) -> int:
    """Return where a phrase begins behind a person in the nominative and a title of theirs."""
    for other in others:
        value = other.value
        person = isinstance(value, Name) and value.cls == "Person"
        inside = person and begin < other.end < start
        if inside and isinstance(value, Name) and value.nominative == other.text:
            behind = sentence.text[other.end : start]
            if not rules(sentence.language).joiners.isdisjoint(behind.lower().split()[:1]):
                continue
            begin = other.end + len(behind) - len(behind.lstrip())
    return begin


def is_actor_before(start: int, sentence: Sentence) -> bool:
    """Whether a body or act in the nominative ends right before a date or number: it acts."""
    for head in heads(sentence):
        acting = is_a(head.cls, "Organisation") or is_a(head.cls, "LegalAct")
        body = head.kind == "headNoun" and acting
        form = sentence.text[head.start : head.end]
        if body and 0 <= start - head.end <= 1 and nominative(form, sentence.language) == form:
            return True
    return False


def _sets_scene(token: Token, following: Token, others: Sequence[Annotation]) -> bool:
    """Whether a place or country before a name only says where or who: «АҚШ Бонн келісімін»."""
    for other in others:
        if isinstance(other.value, Name) and (other.start, other.end) == (token.start, token.end):
            there = _endings_of_place(other.sentence.language).fullmatch(token.text)
            acting = other.value.cls == "Country" and other.value.nominative == token.text
            place = any(o.start == following.start and _is_place(o) for o in others)
            return other.value.cls in ("Place", "Country") and bool(there or (acting and place))
    return False


def _acting_country(
    last: Token,
    behind: Sequence[str],
    begin: int,
    sentence: Sentence,
    others: Sequence[Annotation],
) -> bool:
    """Whether a country that ends here acts: «Чили мен Перу | теңіз шекарасы туралы келісімге».

    It does before the topic of an act, and a list of countries before any name, unless what stands
    ``behind`` it, adjectives aside, is its own: «Иран ядролық бағдарламасы туралы келісім».
    """
    rule, language = rules(sentence.language), sentence.language
    countries = {o.end: o for o in others if isinstance(o.value, Name) and o.value.cls == "Country"}
    country = countries.get(last.end)
    if country is None or nominative(country.text, language) != country.text:
        return False
    low = [word.lower() for word in behind]
    tied = low[0] in rule.topic | rule.joiners | _words_between(language)
    if tied or rule.owner.fullmatch(low[0]) or _owns_first(low[:-1], language):
        return False
    joined = sentence.text[begin : country.start].split()[-1:]
    listed = bool(joined) and joined[0].lower() in rule.joiners
    topical = not rule.topic.isdisjoint(low)
    alone = topical and (not _is_possessed(low[-1], language) or _is_object(low[-1], language))
    return alone or (listed and (topical or behind[0][0].isupper()))


def _is_object(form: str, language: str) -> bool:
    """Whether a form has the ending of what a verb is about: «туралы заңын жаңартты»."""
    objective = pack(language).table("events").get("objective") or NEVER
    return re.fullmatch(f".*(?:{objective})", form) is not None


def _owns_first(words: Sequence[str], language: str) -> bool:
    """Whether the first noun of some words, adjectives aside, belongs to what is before them."""
    rule = rules(language)
    for word in words:
        if word not in rule.topic and _is_possessed(word, language):
            return True
        if word in rule.topic or not rule.attributive.fullmatch(word):
            return False
    return False


def _is_possessed(form: str, language: str) -> bool:
    """Whether a form belongs to the word before it by its best reading, and is no accusative."""
    best, *others = lemmas(form, language)
    plural = rules(language).plural
    alike = (w for w in others if len(w) == len(best) or plural.fullmatch(w.removeprefix(best)))
    return any(is_possessed(form, lemma, language) for lemma in (best, *alike))


@cache
def _words_between(language: str) -> frozenset[str]:
    """Return the words that tell between whom a treaty is, in a language (BCP 47)."""
    return frozenset(pack(language).table("frames").get("between", {}).get("after", ()))


def _is_place(annotation: Annotation) -> bool:
    return isinstance(annotation.value, Name) and annotation.value.cls == "Place"


@cache
def _endings_of_place(language: str) -> re.Pattern[str]:
    """Return the endings of a place where something is, in a language (BCP 47)."""
    endings = pack(language).table("events").get("place", {}).get("endings")
    return re.compile(r"\w+?" + (endings or NEVER))


def _acts(start: int, end: int, following: str, others: Sequence[Annotation]) -> bool:
    """Whether a post without a body stands before a word that does not belong to it."""
    posts = [o for o in others if o.kind == "post" and (o.start, o.end) == (start, end)]
    acting = [o for o in posts if nominative(o.text, o.sentence.language) == o.text]
    return any(not lemma_possessed(following, o.sentence.language) for o in acting)


def _has_part(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether a body is the whole of the part behind it: «Жоғарғы Кеңесі Төралқасының»."""
    rule, word = rules(sentence.language), following.text
    parted = bool(rule.owner.fullmatch(word.lower())) and word[0].isupper()
    parted = parted and lemma_possessed(word, sentence.language)
    return parted and lemma_possessed(token.text, sentence.language)


def _owns_nothing(token: Token, start: int, sentence: Sentence) -> bool:
    """Whether a name stands before a head that belongs to nobody: «КСРО келісімді айыптады»."""
    head = next((h for h in heads(sentence) if h.start == start), None)
    form = sentence.text[start : head.end] if head else ""
    ending = form.removeprefix(head.lemma) if head else form
    rule = rules(sentence.language)
    plain = ending != form and not rule.possessed.fullmatch(ending)
    plain = plain and not rule.plural.fullmatch(ending)
    word = token.text.lower()
    owner = rule.attributive.fullmatch(word) or rule.owner.fullmatch(word)
    return plain and token.text[0].isupper() and not owner


def _of_the_clause(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether a word before a capital belongs to the clause: «ең ірі қадам Рига шарты», «берген …».

    An owner, a quality, a topic and a joiner belong to the name.
    """
    rule, word = rules(sentence.language), token.text
    if not word.islower() or not word.isalpha() or not following.text[0].isupper():
        return False
    if act_rules(sentence.language).premodifier.fullmatch(word):
        return not rule.bridge.fullmatch(word)
    patterns = (rule.owner, rule.attributive, rule.bridge, rule.possessive)
    return word not in rule.topic | rule.joiners and not any(p.fullmatch(word) for p in patterns)


def _plural_subject(
    token: Token, following: Token, behind: Sequence[Token], sentence: Sentence
) -> bool:
    """Whether people act, before a name with a capital: «басшылары Рига декларациясына».

    At the beginning of a sentence, and before a topic, so do they before any word that is not
    theirs.
    """
    rule = rules(sentence.language)
    plural = rule.subjects.fullmatch(token.text.lower())
    opens = token.start == sentence.tokens[0].start
    opens = opens or any(t.text.lower() in rule.topic for t in behind[1:])
    theirs = _is_possessed(following.text.lower(), sentence.language)
    theirs = theirs or rule.owner.fullmatch(token.text.lower()) is not None
    theirs = theirs or following.text.lower() in rule.topic | rule.joiners
    return bool(plural) and (following.text[0].isupper() or (opens and not theirs))


def lemma_possessed(form: str, language: str) -> bool:
    """Whether a form belongs to the word before it by any of its readings."""
    return any(is_possessed(form, lemma, language) for lemma in lemmas(form, language))


def _is_body(head: Head, sentence: Sentence) -> bool:
    """Whether a head is a body's, in a form that is the nominative."""
    form = sentence.text[head.start : head.end]
    body = head.kind == "headNoun" and is_a(head.cls, "Organisation")
    named = form[0].isupper() or _stands_apart(head, sentence)
    return body and named and nominative(form, sentence.language) == form


def _stands_apart(head: Head, sentence: Sentence) -> bool:
    """Whether nothing of a body in small letters stands behind it: «парламент | елдің заңын»."""
    behind = next((t.text.lower() for t in sentence.tokens if t.start >= head.end), "")
    phrase = rules(sentence.language)
    owned = phrase.possessive.fullmatch(behind) and not phrase.owner.fullmatch(behind)
    own = sentence.text[head.start : head.end].lower() == head.lemma
    return own and behind[:1].isalpha() and not owned and behind not in phrase.topic


def _is_owned(head: Head, sentence: Sentence) -> bool:
    """Whether a head is a gathering's or an act's that is somebody's, in the nominative."""
    form = sentence.text[head.start : head.end]
    acting = any(is_a(head.cls, c) for c in ("Gathering", "LegalAct"))
    return acting and form.endswith(("ы", "і")) and lemma_possessed(form, sentence.language)


def _opening_act(token: Token, following: str, sentence: Sentence) -> bool:
    """Whether an act opens the sentence before a name: «Тұжырымдама Үкіметтің қаулысымен …»."""
    if token.start != sentence.tokens[0].start or not following[0].isupper():
        return False
    acts = [h for h in heads(sentence) if h.start == token.start and is_a(h.cls, "LegalAct")]
    return any(h.lemma == token.text.lower() for h in acts)


def _bodies(others: Sequence[Annotation]) -> set[int]:
    """Return where the names of bodies in the nominative end, but for those of a part's whole."""
    names = [o for o in others if isinstance(o.value, Name) and is_a(o.value.cls, "Organisation")]
    starts = {o.start for o in names}
    alone = [o for o in names if o.end + 1 not in starts]
    return {o.end for o in alone if nominative(o.text, o.sentence.language) == o.text}


def owner_before(
    sentence: Sentence,
    begin: int,
    end: int,
    others: Sequence[Annotation],
    names: Collection[int],
) -> int:
    """Return where the name begins whose a quoted title is, or ``end`` when none owns it.

    ``names`` are the places that names cover. A name in the nominative before the title is the one
    who acts: «Үкімет «Тіл» бағдарламасын …».
    """
    words = [t for t in sentence.tokens if begin <= t.start < end]
    last = words[-1] if words else None
    if last is None or not _owns(last, sentence, others):
        return end
    for token in reversed(words):
        if not (token.text[0].isupper() or token.start in names):
            return token.end + 1
    return begin


def _owns(last: Token, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a name that ends here is whose something is: in the genitive, or a country.

    An abbreviation that names no body may be one.
    """
    countries = [o for o in others if isinstance(o.value, Name) and o.value.cls == "Country"]
    owner = rules(sentence.language).owner.fullmatch(last.text.lower())
    short = last.text.isupper() and last.end not in _bodies(others)
    return short or bool(owner) or any(o.end == last.end for o in countries)
