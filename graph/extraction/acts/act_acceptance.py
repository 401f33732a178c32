"""Whether words around a head for an act name one act, or only speak of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.acts.act_adopters import adopter
from graph.extraction.acts.act_mention import Mention
from graph.extraction.acts.act_rules import ActRules, act_rules
from graph.extraction.acts.other_names import (
    in_capitals,
    in_name,
    is_counted,
    is_of_another_name,
    opens_body,
    titles_work,
)
from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.noun_endings import is_plural
from graph.extraction.phrases.phrase_rules import Rules, rules
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
NUMERAL = re.compile(r"[IVX]+")
DAY = 9
"""Letters of an EDTF date before the last one of its day."""
NAMED_TOGETHER = ("Treaty", "Protocol", "Law", "Decree", "Regulation")
"""Classes of which several acts go by one name."""


def accepted(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], own: ActRules
) -> bool:
    """Return whether a mention names one act: by title, number, date, name or topic."""
    head, text = mention.head, sentence.text
    form = text[head.start : head.end]
    last, lemma = form.split()[-1], head.lemma.split()[-1]
    plural = is_plural(last, lemma, sentence.language) or _adds_to(last.lower(), lemma, sentence)
    if plural and not mention.number:
        titled = mention.titled is not None and mention.titled.title[0].isupper()
        return titled or _is_proper_plural(mention, sentence)
    if head.cls == "Article":
        return bool(mention.number)
    if titles_work(mention, sentence, own):
        return False
    if mention.titled or mention.number:
        return True
    if head.lemma in own.only_titled and not (mention.cuts and mention.date[DAY:]):
        return False
    if modifies(mention, sentence, own) or in_capitals(form, head, sentence):
        return False
    if opens_body(head, sentence):
        return False
    if in_name(head, sentence, others) or is_counted(head, sentence):
        return False
    if own.not_named.search(text[: head.end].lower()):
        return False
    if mention.untimed and not mention.date:
        return True
    if head.lemma in own.capital and not text[head.start].isupper():
        return False
    if mention.end == head.end and mention.start == head.start:
        return _is_bare(mention, sentence, rules(sentence.language), own)
    return _specific(mention, sentence, others, own)


def _adds_to(form: str, lemma: str, sentence: Sentence) -> bool:
    """Whether a form is the plural that an ending makes of a whole lemma: «законы», «акты»."""
    longer = form.startswith(lemma) and form != lemma and rules(sentence.language).genitive_after
    return longer and grammar(form, sentence.language).number == "Plur"


def _is_proper_plural(mention: Mention, sentence: Sentence) -> bool:
    """Whether several acts go by one name: "Geneva Conventions", with capitals on both words."""
    ahead = sentence.text[mention.start : mention.head.start].split()
    capital = sentence.text[mention.head.start].isupper()
    named = any(is_a(mention.head.cls, cls) for cls in NAMED_TOGETHER)
    proper = is_proper(mention.head, sentence) or _is_compound(mention, sentence)
    named = named and mention.head.cls != "Code"
    proper = capital or (proper and is_a(mention.head.cls, "Treaty"))
    opens = mention.start == 0 and not rules(sentence.language).head_final
    return proper and named and bool(ahead) and ahead[-1][0].isupper() and not opens


def _specific(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], own: ActRules
) -> bool:
    """Whether the phrase tells this act from others of its kind."""
    text, head = sentence.text, mention.head
    words = text[mention.start : head.start] + " " + text[head.end : mention.title_end]
    ahead = {t.text.lower() for t in sentence.tokens if mention.start <= t.start < head.start}
    if rules(sentence.language).head_final and ahead & rules(sentence.language).topic:
        return True
    named = text[head.start].isupper() or any(word[0].isupper() for word in words.split())
    if rules(sentence.language).head_final and _is_compound(mention, sentence):
        return True
    if head.lemma in own.unique or (mention.topic and is_done(sentence)):
        return True
    if mention.date[DAY:]:
        return True
    small = not text[head.start].isupper() or text.isupper()
    if is_proper(head, sentence) or _at_place(head, sentence, others):
        return True
    if _opens_capital(mention, sentence, others):
        return True
    if small and head.lemma in own.everyday:
        told = mention.topic or bool(YEAR.fullmatch(mention.date))
        if head.cls == "Law" and (told or _is_dated(mention, sentence)):
            return True
        told = mention.topic or bool(mention.date) or bool(adopter(mention, sentence, others))
        told = told or bool(YEAR.search(words))
        return named and (told or _by_capitals(mention, sentence, others))
    if head.lemma in own.weak:
        period = bool(YEAR.search(words))
        return named or period or (bool(mention.date) and mention.topic)
    modified = rules(sentence.language).head_final and mention.start < head.start
    return named or modified or mention.topic or bool(mention.date)


def _by_capitals(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether several capitals that name no body name a programme: "the Clean Lakes programme"."""
    head = mention.head
    words = [t for t in sentence.tokens if mention.start <= t.start and t.end <= head.start][-2:]
    names = [o for o in others if o.is_of("Organisation")]
    planned = is_a(head.cls, "Programme") or is_a(head.cls, "Plan")
    planned = planned and not rules(sentence.language).genitive_after
    capital = len(words) == 2 and all(t.text.istitle() for t in words)
    return planned and capital and not any(o.start < t.end <= o.end for o in names for t in words)


def _is_dated(mention: Mention, sentence: Sentence) -> bool:
    """Whether a law belongs to a word before it, in a sentence on what is done to acts."""
    form = sentence.text[mention.head.start : mention.head.end].lower()
    owned = bool(rules(sentence.language).possessive.fullmatch(form))
    return owned and mention.start < mention.head.start and is_done(sentence)


def is_proper(head: Head, sentence: Sentence) -> bool:
    """Whether an adjective with a capital inside a sentence names the act: «Рижский протокол».

    Another one may part it from the head: «Единый балтийский акт».
    """
    earlier = [t for t in sentence.tokens if t.end <= head.start]
    if not rules(sentence.language).genitive_after:
        return False
    while earlier and _is_adjective(earlier[-1].text, sentence) and earlier[-1].text.islower():
        earlier.pop()
    if len(earlier) < 2:
        return False
    word, before = earlier[-1].text, earlier[-2].text
    return word.istitle() and _is_adjective(word, sentence) and before[-1] not in '.:«“"('


def _is_adjective(word: str, sentence: Sentence) -> bool:
    """Whether a word is an adjective, as a dictionary or its own ending says: «Оттавскую»."""
    known = grammar(word.lower(), sentence.language).part == "ADJ"
    return known or bool(rules(sentence.language).before.fullmatch(word) and word[1:].islower())


def _opens_capital(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a capital inside a sentence opens the adjectives before a head that is nobody's."""
    if any(isinstance(o.value, Name) and o.start == mention.start for o in others):
        return False
    rule, head = rules(sentence.language), mention.head
    words = sentence.text[mention.start : head.start].split()
    form = sentence.text[head.start : head.end].lower()
    least = 1 if is_a(head.cls, "Treaty") else 2
    if not rule.head_final or len(words) < least or rule.possessive.fullmatch(form):
        return False
    inside = any(t.end <= mention.start for t in sentence.tokens)
    return inside and words[0][0].isupper() and bool(rule.attributive.fullmatch(words[-1]))


def _at_place(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a treaty goes by the name of the place right before its head: "the Riga accord".

    The recogniser need not know the place: any name in capitals does that is nobody's.
    """
    earlier = [t for t in sentence.tokens if t.end <= head.start]
    while earlier and NUMERAL.fullmatch(earlier[-1].text):
        earlier.pop()
    if len(earlier) < 2 or not is_a(head.cls, "Treaty") or rules(sentence.language).genitive_after:
        return False
    word = earlier[-1]
    named = [o for o in others if isinstance(o.value, Name) and o.start <= word.start < o.end]
    place = all(isinstance(o.value, Name) and o.value.cls == "Place" for o in named)
    place = place and not rules(sentence.language).before.fullmatch(word.text.lower())
    return place and word.text.istitle() and len(word.text) > 2 and word.text.isalpha()


def is_done(sentence: Sentence) -> bool:
    """Whether a verb of the sentence is one of those that are said of acts."""
    done, words = ("Adoption", "Signing", "AmendmentEvent"), act_rules(sentence.language).done
    verbs = [h for h in heads(sentence) if h.kind == "triggerVerb"]
    if any(h.cls in done or h.lemma in words for h in verbs):
        return True
    return any(words & {*lemmas(t.text, sentence.language)} for t in sentence.tokens)


def _is_compound(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name right before a head that belongs to it names the act («Рига келісімі»)."""
    head, text = mention.head, sentence.text
    ahead = text[mention.start : head.start].split()
    form = text[head.start : head.end].lower()
    own = bool(rules(sentence.language).possessive.fullmatch(form))
    code = head.cls == "Code" and len(ahead) == 1 and ahead[0].isalpha()
    return own and bool(ahead) and (ahead[-1][0].isupper() or code or _is_place(ahead, mention))


def _is_place(ahead: Sequence[str], mention: Mention) -> bool:
    """Whether a name opens a phrase of three words: «Рига бітім шарты»."""
    return len(ahead) == 2 and ahead[0][0].isupper() and is_a(mention.head.cls, "Treaty")


def modifies(mention: Mention, sentence: Sentence, own: ActRules) -> bool:
    """Whether the next word makes the head a part of its own phrase ("law enforcement")."""
    head = mention.head
    if rules(sentence.language).head_final and _is_compound(mention, sentence):
        return False
    following = next((t for t in sentence.tokens if t.start >= head.end), None)
    if following is None or head.lemma in own.only_titled:
        return False
    phrase = rules(sentence.language)
    found = heads(sentence)
    verbs = {h.start for h in found if h.kind == "triggerVerb"}
    nouns = {h.start for h in found if h.kind == "eventNoun" or is_a(h.cls, "LegalAct")}
    compound = not phrase.head_final and not phrase.genitive_after
    compound = compound and following.start in nouns - verbs
    return compound or bool(own.not_followed.fullmatch(following.text.lower()))


def _is_bare(mention: Mention, sentence: Sentence, phrase: Rules, own: ActRules) -> bool:
    """Whether a head alone is a later mention of an act, or an act that needs no more."""
    if mention.head.lemma in own.unique:
        return True
    earlier = [t.text.lower() for t in sentence.tokens if t.end <= mention.start]
    definite = bool(earlier) and earlier[-1] in phrase.definite
    if is_of_another_name(mention.head, sentence):
        return False
    if sentence.text[mention.head.start].isupper():
        return bool(earlier) or (mention.head.cls == "Code" and " " in mention.head.lemma)
    return definite and mention.head.lemma not in own.weak
