"""Where the phrase of an act or event begins behind the subject of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.acting_bodies import act_opens, bodies_in, is_body, is_owned, post_acts
from graph.extraction.acts.acting_countries import country_acts, sets_scene
from graph.extraction.acts.possession import belongs, has_part, may_belong, owns_nothing
from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import heads
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.phrases.phrase_rules import rules
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
    if not rules(sentence.language).head_final:
        return begin
    begin = _behind_person(sentence, begin, start, others)
    words = [t for t in sentence.tokens if begin <= t.start < start and t.text[0].isalnum()]
    form = next((t.text for t in sentence.tokens if t.start == start), "")
    owned = {h.end for h in heads(sentence) if is_owned(h, sentence)}
    acting = owned | {h.end for h in heads(sentence) if is_body(h, sentence)} | bodies_in(others)
    for place, token in enumerate(words[:-1]):
        if _goes_on_in_name(token, others):
            continue
        behind = words[place + 1 :]
        begin = _behind_word(token, behind, form, begin, sentence, others)
        if token.end in acting and _goes_on_without(token, behind[0], sentence):
            begin = behind[0].start
    last = words[-1] if words else None
    if last is None:
        return begin
    alone = last.end in owned or not may_belong(form, sentence.language)
    alone = alone or _is_bare(start, sentence)
    people = rules(sentence.language).subjects.fullmatch(last.text.lower())
    if people and not belongs(form, sentence.language):
        return start
    acts = post_acts(last.start, last.end, form, others) or owns_nothing(last, start, sentence)
    return start if acts or (last.end in acting and alone) else begin


def _is_bare(start: int, sentence: Sentence) -> bool:
    """Whether the ending of a head says that it belongs to nobody: «Сенаты | шартты талқылады»."""
    head = next((h for h in heads(sentence) if h.start == start), None)
    form = sentence.text[start : head.end].lower() if head else ""
    return (
        head is not None
        and form != head.lemma
        and not is_possessed(form, head.lemma, sentence.language)
    )


def _before_name(
    token: Token, following: Token, sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether an act is the subject before a body: «хартия | Порттар лигасының қаулысымен»."""
    acts = (h for h in heads(sentence) if h.kind == "headNoun" and is_a(h.cls, "LegalAct"))
    names = (o.start for o in others if o.is_of("Organisation"))
    return any(h.end == token.end for h in acts) and following.start in names


def _goes_on_in_name(token: Token, others: Sequence[Annotation]) -> bool:
    """Whether a word stands in a name before its last: «Порттар Одағын құру туралы шарт»."""
    names = (o for o in others if isinstance(o.value, Name))
    return any(o.start <= token.start and token.end < o.end for o in names)


def _behind_word(
    token: Token,
    behind: Sequence[Token],
    form: str,
    begin: int,
    sentence: Sentence,
    others: Sequence[Annotation],
) -> int:
    """Return where a phrase begins behind a word that acts or says where; else ``begin``.

    ``behind`` are the words of the phrase behind it, ``form`` is the head of the phrase.
    """
    following = behind[0]
    if (
        post_acts(token.start, token.end, following.text, others)
        or _plural_subject(token, following, behind, sentence)
        or act_opens(token, following.text, sentence)
        or _of_the_clause(token, following, sentence)
        or _by_act(token, following, sentence)
        or _before_name(token, following, sentence, others)
    ):
        begin = following.start
    if sets_scene(token, following, others):
        begin = token.end + 1
    forms = [*(t.text for t in behind), form]
    acting = country_acts(token, forms, sentence, others)
    return following.start if acting else begin


def _goes_on_without(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether the word behind a body that acts is neither its part nor a topic nor a joiner."""
    phrase = rules(sentence.language)
    passed = phrase.topic | phrase.joiners
    if _is_founded(following, sentence):
        return False
    return following.text.lower() not in passed and not has_part(token, following, sentence)


def behind_actors(sentence: Sentence, begin: int, start: int, others: Sequence[Annotation]) -> int:
    """Return where the phrase of a gathering at ``start`` begins behind those who act in it.

    «Чили мен Перу | Рига саммитіне», «елдер басшылары | Рига саммитіне»; in front of a noun that
    belongs to nobody any country does: «Қазақстан | саммитке».
    """
    if not rules(sentence.language).head_final:
        return begin
    words = [t for t in sentence.tokens if begin <= t.start < start and t.text[0].isalnum()]
    for place, token in enumerate(words[:-1]):
        if _goes_on_in_name(token, others):
            continue
        behind = words[place + 1 :]
        forms = [*(t.text for t in behind), ""]
        people = _plural_subject(token, behind[0], behind, sentence)
        people = people or _several_things(token, behind[0], sentence)
        if people or country_acts(token, forms, sentence, others):
            begin = behind[0].start
    alone = bool(words) and any(
        isinstance(o.value, Name) and o.value.cls == "Country" and o.end == words[-1].end
        for o in others
    )
    return start if alone and owns_nothing(words[-1], start, sentence) else begin


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
        if joined and may_belong(words[place - 1].text, sentence.language):
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


def _of_the_clause(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether a word before a capital belongs to the clause: «ең ірі қадам Рига шарты», «берген …».

    An owner, a quality, a topic and a joiner belong to the name.
    """
    rule, word = rules(sentence.language), token.text
    if not word.islower() or not word.isalpha() or not following.text[0].isupper():
        return False
    if word in rule.stops:
        return True
    if act_rules(sentence.language).premodifier.fullmatch(word):
        return not rule.bridge.fullmatch(word)
    patterns = (rule.owner, rule.attributive, rule.bridge, rule.possessive)
    return word not in rule.topic | rule.joiners and not any(p.fullmatch(word) for p in patterns)


def _several_things(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether a noun in the plural is a subject before a name: «мәселелер | Рига съезінде»."""
    several = rules(sentence.language).several.fullmatch(token.text)
    return bool(several) and _of_the_clause(token, following, sentence)


def _is_founded(following: Token, sentence: Sentence) -> bool:
    """Whether a topic says that a body before it is to be made or undone: «палата құру туралы»."""
    behind = next((t.text.lower() for t in sentence.tokens if t.start >= following.end), "")
    deeds = [h for h in heads(sentence) if h.start == following.start]
    made = any(h.cls in ("Founding", "Dissolution", "Renaming") for h in deeds)
    return made and behind in rules(sentence.language).topic


def _by_act(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether an act in the instrumental does it, before a capital: «№ 5 Заңмен | Су кодексі»."""
    acts = {h.end for h in heads(sentence) if is_a(h.cls, "LegalAct") and h.kind == "headNoun"}
    by = event_rules(sentence.language).instrument.fullmatch(token.text.lower())
    return bool(by) and token.end in acts and following.text[0].isupper()


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
    theirs = belongs(following.text.lower(), sentence.language)
    theirs = theirs or rule.owner.fullmatch(token.text.lower()) is not None
    theirs = theirs or following.text.lower() in rule.topic | rule.joiners
    return bool(plural) and (following.text[0].isupper() or (opens and not theirs))
