"""Dates of acts that a later sentence tells: "It was signed in 1991", "The accord was signed …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.acts.act_dates import dated_by_verbs
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.article_acts import article_acts
from graph.extraction.acts.dating_verbs import dating_heads, is_read
from graph.extraction.acts.finer_dates import date_of_act
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Date, Name
from graph.extraction.coreference.mention import is_unnamed
from graph.extraction.coreference.register import Register
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.event_subjects import passive
from graph.extraction.events.sentence_dates import edtf, undated_acts
from graph.extraction.events.verbs_of_acts import is_said_of_unsaid
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.facts import Fact, Literal
from graph.languages.grammar import grammar
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a

OPENING = 40
"""Letters from the start of a sentence within which the act that it is about stands."""
FIRST = 3
"""Sentences of a document that tell which act it is about."""
NAME = "@"
"""What stands for each name between a subject and its verb."""
LIST = re.compile(rf"{NAME}(?:,\s{NAME})+")
GIVEN = "given"
"""The frame of the date that an act has from the event of its adoption or signing."""


def dated_later(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield the dates of acts that a passive verb tells of a pronoun or of the bare noun for them.

    A pronoun means the act that the sentence before is about, in its paragraph; the noun, the last
    act of its kind.
    """
    topic, paragraph = None, -1
    main = next((a for s in sentences[:FIRST] if (a := _leading(s, register))), None)
    known: list[Annotation] = []
    unsaid = article_acts(sentences, register.keys)
    for sentence, own in zip(sentences, unsaid, strict=True):
        if sentence.sentence.paragraph.index != paragraph:
            topic, paragraph = main, sentence.sentence.paragraph.index
        if own:
            yield from _of_unsaid(own, sentence)
        subject = _subject(sentence.sentence)
        meant = _meant(subject, topic, known, sentence, register)
        if subject and meant:
            yield from _told(subject, register.keys[meant], sentence)
        yield from _opening(sentence, topic, register)
        yield from _short_names(sentence, register)
        topic = meant or _leading(sentence, register)
        known += [a for a in sentence.annotations if _is_act(a) and a in register.keys]


def _of_unsaid(key: str, sentence: Annotated) -> Iterator[Fact]:
    """Yield the date that a verb tells of the act that an article is about, without a word for it.

    «1991 ж. 5 мамырда Ригада қол қойылды», «1991 ж. үш ел қол қойды».
    """
    read = sentence.sentence
    for verb in dating_heads(read):
        said = is_said_of_unsaid(verb, sentence) and not is_read(verb, read)
        dates = undated_acts(sentence.annotations, verb.start, verb.end) if said else ()
        if date := nearest_date(read, verb.start, verb.end, dates) if said else None:
            value = Literal(edtf(date), datatype="edtf")
            place = read.evidence(min(date.start, verb.start), max(date.end, verb.end))
            yield Fact(key, "date", value, place, frame=GIVEN)
            return


def _opening(sentence: Annotated, topic: Annotation | None, register: Register) -> Iterator[Fact]:
    """Yield the date of a participle that opens a sentence about an act: "Signed in 1992, it …"."""
    read, own = sentence.sentence, act_rules(sentence.sentence.language)
    verb = next(iter(dating_heads(read)), None)
    told = next((a for a in sentence.annotations if a.kind == "date"), None)
    if not (topic and verb and told) or verb.start > 0 or "/" in edtf(told):
        return
    led = own.time_leads.issuperset(read.text[verb.end : told.start].split())
    subject = _behind_comma(read, told.end)
    meant = subject and subject.text.lower() in own.pronouns and _agree(topic, subject, read)
    if led and meant and own.participle.fullmatch(read.text[: verb.end].lower()):
        value = Literal(edtf(told), datatype="edtf")
        yield Fact(
            register.keys[topic], "date", value, read.evidence(verb.start, told.end), frame=GIVEN
        )


def _behind_comma(sentence: Sentence, at: int) -> Token | None:
    """Return the word behind the first comma from a place on."""
    comma = sentence.text.find(", ", at)
    return next((t for t in sentence.tokens if comma >= 0 and t.start == comma + 2), None)


def _short_names(sentence: Annotated, register: Register) -> Iterator[Fact]:
    """Yield the dates that verbs tell of acts by short names: "the RFA was signed in 1991"."""
    for name in sentence.annotations:
        if not (isinstance(name.value, Name) and name.text.isupper()):
            continue
        if not register.is_one(name, "LegalAct"):
            continue
        key = register.keys[name]
        short = replace(name, kind="act", value=Act(register.things[key].cls, name.text))
        [act] = dated_by_verbs([short], sentence.sentence, sentence.annotations)
        if date := date_of_act(act):
            value = Literal(date, datatype="edtf")
            yield Fact(key, "date", value, name.evidence, frame=GIVEN)


def _leading(sentence: Annotated, register: Register) -> Annotation | None:
    """Return the act that a sentence begins with, before any other name."""
    for annotation in sentence.annotations:
        if annotation in register.keys and isinstance(annotation.value, Name | Act):
            near = annotation.start <= OPENING and _is_act(annotation)
            return annotation if near else None
    return None


def _is_act(annotation: Annotation) -> bool:
    return isinstance(annotation.value, Act) and annotation.value.cls != "Article"


def _subject(sentence: Sentence) -> Token | None:
    """Return the pronoun or bare noun for an act that opens a sentence, past an article."""
    words = [t for t in sentence.tokens if t.text[0].isalnum()][:2]
    if words and words[0].text.lower() in rules(sentence.language).definite:
        words = words[1:]
    pronouns = act_rules(sentence.language).pronouns
    for token in words[:1]:
        if _owns(token, sentence.language):
            return None
        if token.text.lower() in pronouns or _head(token, sentence):
            return token
    return None


def _owns(token: Token, language: str) -> bool:
    """Whether a noun only owns the one behind it, where endings tell: «Шарттың | ережелері»."""
    rule = rules(language)
    return rule.head_final and bool(rule.owner.fullmatch(token.text.lower()))


def _head(token: Token, sentence: Sentence) -> Head | None:
    found = (h for h in heads(sentence) if h.start == token.start and is_a(h.cls, "LegalAct"))
    return next((h for h in found if h.kind == "headNoun" and h.end == token.end), None)


def _meant(
    subject: Token | None,
    topic: Annotation | None,
    known: Sequence[Annotation],
    sentence: Annotated,
    register: Register,
) -> Annotation | None:
    """Return the act that a subject means, or None; what is an act by name means itself."""
    if subject is None:
        return None
    acts = (a for a in sentence.annotations if _is_act(a))
    if own := next((a for a in acts if a.start <= subject.start < a.end), None):
        keys = {register.keys[a] for a in known}
        return own if is_unnamed(own) and register.keys.get(own) in keys else None
    head = _head(subject, sentence.sentence)
    if head is None:
        return topic if topic and _agree(topic, subject, sentence.sentence) else None
    language = sentence.sentence.language
    fits = [a for a in known if isinstance(a.value, Act) and a.value.cls == head.cls]
    last = fits[-1] if fits else None
    return last if last and last.sentence.language == language else None


def _agree(act: Annotation, pronoun: Token, sentence: Sentence) -> bool:
    """Whether an act may be of the gender of a pronoun, as far as that shows."""
    if act.sentence.language != sentence.language or not isinstance(act.value, Act):
        return False
    gender = act_rules(sentence.language).pronouns[pronoun.text.lower()]
    read = (grammar(word, sentence.language) for word in act.value.title.lower().split())
    own = next((g.gender for g in read if g.part == "NOUN" and g.case == "Nom"), "")
    return not gender or not own or gender == own


def _told(subject: Token, key: str, sentence: Annotated) -> Iterator[Fact]:
    """Yield the date that the first verb behind the subject tells, if it is said of an act."""
    given, others = sentence.sentence, sentence.annotations
    for verb in dating_heads(given):
        between = _between(subject, verb, sentence)
        said = _is_passive(verb, given) or _is_done_to(verb, subject, given)
        if not said or _parted(between, given):
            continue
        if is_read(verb, given):
            return
        date = nearest_date(given, verb.start, verb.end, undated_acts(others, verb.start, verb.end))
        if date:
            span = (min(subject.start, date.start), max(verb.end, date.end))
            told = Annotation.of(given, *span, "date", Date(edtf(date)))
            yield Fact(
                key, "date", Literal(edtf(date), datatype="edtf"), told.evidence, frame=GIVEN
            )
        return


def _between(subject: Token, verb: Head, sentence: Annotated) -> str:
    """Return the words between a subject and a verb behind it, lists of names as one; else ";"."""
    text = sentence.sentence.text
    if verb.start <= subject.end:
        return ";"
    words, end = "", subject.end
    for name in (a for a in sentence.annotations if a.kind == "name"):
        if end <= name.start and name.end <= verb.start:
            words += text[end : name.start] + NAME
            end = name.end
    return LIST.sub(NAME, words + text[end : verb.start])


def _is_passive(verb: Head, sentence: Sentence) -> bool:
    own, form = act_rules(sentence.language), sentence.text[verb.start : verb.end].lower()
    return passive(verb, sentence) or bool(own.passive_forms.fullmatch(form))


def _is_done_to(verb: Head, subject: Token, sentence: Sentence) -> bool:
    """Whether a verb is of what is done to the noun in the dative: «Шартқа екі ел қол қойды»."""
    given = any(verb.lemma.startswith(known) for known in event_rules(sentence.language).to_what)
    head = _head(subject, sentence)
    return given and head is not None and subject.text.lower() != head.lemma


def _parted(between: str, sentence: Sentence) -> bool:
    """Whether words between a subject and a verb are more than auxiliaries and adverbs."""
    if rules(sentence.language).head_final:
        return bool(set(between) & set(",;:"))
    rule = event_rules(sentence.language)
    return not set(between.lower().split()) <= rule.passive | rule.auxiliaries | rule.adverbs
