"""What an event that a verb tells of is called: «создание …», «… құрылуы»."""

from __future__ import annotations

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.languages.endings import verbal_noun
from graph.languages.genitive import genitive
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence


def named(head: Head, words: str, thing: Annotation | None, sentence: Sentence) -> str:
    """Return what the language calls the event of a verb about ``words``, or '' for no template.

    ``thing`` is the name or act that the words are, if they are one.
    """
    language, rule = sentence.language, event_rules(sentence.language)
    first = words.split(" ")[0].lower()
    if not words or rule.relatives.intersection((first, lemmas(first, language)[0])):
        return ""
    if rule.names_by_verb:
        return _by_verb(head, words, thing, sentence)
    pattern = rule.names.get(head.lemma) or rule.names.get(head.cls, "")
    form = of_what(words, thing, language) if pattern else ""
    return pattern.format(form) if form else ""


def _by_verb(head: Head, words: str, thing: Annotation | None, sentence: Sentence) -> str:
    """Return the noun of doing behind whom or what it is said of, or '' where that is unclear.

    A verb with a template is done to something; one without is said of who or what does it, in
    the nominative.
    """
    language, rule = sentence.language, event_rules(sentence.language)
    stem = _stem(head, sentence)
    pattern = rule.names.get(stem, "")
    subject = nominative(words, language) == words
    agent = subject and thing is not None and thing.is_person
    fits = (rule.objective.search(words) or not agent) if pattern else subject
    if head.kind != "triggerVerb" or not fits or not (subject or pattern):
        return ""
    form = of_what(words, thing, language)
    linked = rule.verb_links.issuperset(stem.split()[:-1])
    verb = stem.split()[-1] if linked else stem
    noun = "" if pattern else verbal_noun(verb, language, possessed=True)
    return (pattern or f"{{}} {noun}").format(form) if form and (pattern or noun) else ""


def _stem(head: Head, sentence: Sentence) -> str:
    """Return the stem of a verb with the words before it, in the voice that its form has."""
    language = sentence.language
    *ahead, known = head.lemma.split()
    form = sentence.text[head.start : head.end].split()[-1].lower()
    found = [stem for stem in lemmas(form, language) if len(stem) + 1 < len(form)]
    if event_rules(language).inflected.fullmatch(known) or head.kind != "triggerVerb":
        known = next((stem for stem in found if form.startswith(stem)), known)
    voiced = (stem for stem in found if stem.startswith(known))
    return " ".join([*ahead, next(voiced, known)])


def as_deed(words: str, head: Head, sentence: Sentence) -> str:
    """Return a clause that ends in its verb with the noun of doing in the verb's place.

    «Ригаға келді» is «Ригаға келу». Other clauses come back as they are.
    """
    language, verb = sentence.language, sentence.text[head.start : head.end]
    rule = event_rules(language)
    if not rule.names_by_verb or not words.endswith(verb):
        return words
    last = verb.split()[-1]
    is_verb = head.kind == "triggerVerb" or rule.inflected.fullmatch(last.lower())
    if rule.doing.fullmatch(last.lower()) or not is_verb:
        return nominative(words, language)
    noun = verbal_noun(_stem(head, sentence).split()[-1], language)
    return words[: len(words) - len(last)] + noun if noun else words


def called(phrase: str, head: Head, sentence: Sentence) -> str:
    """Return the name of an event from the phrase of its noun; a verb that looks like one is told.

    The head of the name is in the nominative.
    """
    rule = event_rules(sentence.language)
    verb = rule.names_by_verb and rule.inflected.fullmatch(phrase.lower().split()[-1])
    return as_deed(phrase, head, sentence) if verb else nominative(phrase, sentence.language)


def of_what(words: str, thing: Annotation | None, language: str) -> str:
    """Return words as they stand behind a noun that they are of, or '' if that cannot be formed."""
    if not event_rules(language).names_in_genitive:
        return words
    value = thing.value if thing else None
    whole = thing is not None and len(thing.text) + 2 >= len(words)
    nominal = value.nominative if whole and isinstance(value, Name) else words
    nominal = value.title if whole and isinstance(value, Act) else nominal
    person = whole and isinstance(value, Name) and value.cls == "Person"
    return genitive(nominal, language, person=person)
