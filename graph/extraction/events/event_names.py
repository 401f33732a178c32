"""What an event that a verb tells of is called: «создание …», «… құрылуы»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.deed_labels import BREAK, noun_first, of_subject
from graph.extraction.events.event_lists import behind_date, listed_ahead
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.posts.post_nouns import posts_of
from graph.languages.endings import dative, verbal_noun
from graph.languages.genitive import genitive
from graph.languages.morphology import counted_form, lemmas, nominative
from graph.reading.sentence import Sentence

LINKS = 2
"""Words between a post and the verb that gives it, at most."""


def named(
    head: Head,
    words: str,
    thing: Annotation | None,
    sentence: Sentence,
    others: Sequence[Annotation] = (),
) -> str:
    """Return what the language calls the event of a verb about ``words``, or '' for no template.

    ``thing`` is the name or act that the words are, if they are one; ``others`` may have the post
    that somebody comes into.
    """
    language, rule = sentence.language, event_rules(sentence.language)
    words = rule.telling.sub("", words)
    first = words.split(" ")[0].lower()
    if (
        not words
        or words.isdecimal()
        or rule.relatives.intersection((first, lemmas(first, language)[0]))
    ):
        return ""
    if rule.names_by_verb:
        return _by_verb(head, words, thing, sentence, others)
    pattern = rule.names.get(head.lemma) or rule.names.get(head.cls, "")
    form = of_what(words, thing, language) if pattern else ""
    return pattern.format(form) if form else ""


def post_ahead(
    head: Head, holder: Annotation, sentence: Sentence, others: Sequence[Annotation]
) -> str:
    """Return the post told between its holder and a verb, and the words from it to the verb.

    «Ян Новак | министр болып | сайланды»: nothing but a word or two stands behind the post.
    """
    last = head.start + sentence.text[head.start : head.end].rfind(" ") + 1
    posts = [o for o in others if o.kind == "post" and holder.end <= o.start and o.end <= last]
    if not posts or BREAK.search(sentence.text[holder.end : last]):
        return ""
    near = len(sentence.text[posts[-1].end : last].split()) <= LINKS
    return sentence.text[posts[-1].start : last].strip() if near else ""


def _by_verb(
    head: Head,
    words: str,
    thing: Annotation | None,
    sentence: Sentence,
    others: Sequence[Annotation],
) -> str:
    """Return the noun of doing behind whom or what it is said of, or '' where that is unclear.

    A verb with a template is done to something; one without is said of who or what does it, in
    the nominative.
    """
    language, rule = sentence.language, event_rules(sentence.language)
    stem = _stem(head, sentence)
    pattern = rule.names.get(stem, "")
    subject = nominative(words, language) == words or _qualified(head, thing, sentence)
    agent = subject and thing is not None and thing.is_person
    fits = (rule.objective.search(words) or not agent) if pattern else subject
    if head.kind != "triggerVerb" or not fits or not (subject or pattern):
        return ""
    form = of_what(words, thing, language)
    linked = rule.verb_links.issuperset(stem.split()[:-1])
    post = post_ahead(head, thing, sentence, others) if form and thing and thing.is_person else ""
    verb = stem.split()[-1] if linked or post else stem
    noun = "" if pattern else verbal_noun(verb, language, possessed=True)
    if stem in rule.to_what:
        act = thing.value if thing else None
        title = act.title if isinstance(act, Act) else ""
        form = dative(nominative(title, language), language) if title else ""
        noun = " ".join((*stem.split()[:-1], verbal_noun(verb.split()[-1], language)))
    if post:
        form = f"{form} {_in_passive(post, language) if pattern else post}"
    return (pattern or f"{{}} {noun}").format(form) if form and (pattern or noun) else ""


def _in_passive(words: str, language: str) -> str:
    """Return a post with the word that leads from it to a passive: «министр болып»."""
    rule = event_rules(language)
    *post, last = words.split()
    return " ".join((*post, rule.passive_link)) if last in rule.verb_links else words


def _qualified(head: Head, thing: Annotation | None, sentence: Sentence) -> bool:
    """Whether a verb is a participle before an act, in whichever case: «қабылданған | заңда»."""
    behind = thing is not None and isinstance(thing.value, Act) and thing.start >= head.end
    form = sentence.text[head.start : head.end].lower()
    return behind and bool(event_rules(sentence.language).attributive.fullmatch(form))


def _stem(head: Head, sentence: Sentence) -> str:
    """Return the stem of a verb with the words before it, in the voice that its form has."""
    language = sentence.language
    *ahead, known = head.lemma.split()
    form = sentence.text[head.start : head.end].split()[-1].lower()
    found = [stem for stem in _plain_stems(form, language) if len(stem) + 1 < len(form)]
    if event_rules(language).inflected.fullmatch(known) or head.kind != "triggerVerb":
        known = next((stem for stem in found if form.startswith(stem)), known)
    voiced = (stem for stem in found if stem.startswith(known))
    return " ".join([*ahead, next(voiced, known)])


def _plain_stems(form: str, language: str) -> tuple[str, ...]:
    """Return the stems of a verb's form without those that are participles: «ен», not «енген»."""
    participle, found = event_rules(language).participial, lemmas(form, language)
    plain = (
        stem
        for stem in found
        if not any(stem.startswith(s) and participle.fullmatch(stem, len(s)) for s in found)
    )
    return tuple(plain)


def as_deed(words: str, head: Head, sentence: Sentence, others: Sequence[Annotation] = ()) -> str:
    """Return a clause with the noun of doing in the place of the verb that opens or closes it.

    «Ригаға келді» is «Ригаға келу», with who did it «Ян Новактың Ригаға келуі», "joined the
    league" is "joining the league". Other clauses come back as they are.
    """
    language, verb = sentence.language, sentence.text[head.start : head.end]
    rule = event_rules(language)
    if not rule.names_by_verb:
        return of_subject(head, sentence, others) or noun_first(words, head, sentence, others)
    if not words.endswith(verb):
        return words
    last = verb.split()[-1]
    own = last.lower().startswith(head.lemma.split()[-1])
    is_verb = head.kind == "triggerVerb" or (not own and rule.inflected.fullmatch(last.lower()))
    acts = [len(o.text) for o in others if o.kind == "act" and words.startswith(o.text)]
    words = words if BREAK.search(words[: max(acts, default=0)]) else _last_clause(words)
    words = listed_ahead(words, head, sentence, others) or behind_date(words, others)
    if rule.doing.fullmatch(last.lower()) or not is_verb:
        return nominative(words, language)
    agent = _agent(words, others)
    stem = _stem(head, sentence).split()[-1]
    noun = verbal_noun(stem, language, possessed=bool(agent))
    deed = words[: len(words) - len(last)] + noun if noun else words
    owner = genitive(agent, language) if agent and noun else ""
    return owner + deed[len(agent) :] if owner else deed


def deed_of(act: Annotation, head: Head, others: Sequence[Annotation]) -> str:
    """Return the noun of doing behind the act that it is done with, where heads stand last.

    What an act itself does is said of it in the genitive, in whatever case the text has it.
    """
    sentence, language = act.sentence, act.sentence.language
    verb = sentence.text[head.start : head.end]
    if head.lemma in event_rules(language).sure_verbs and isinstance(act.value, Act):
        return _said_of(act.value.title, head, sentence)
    listed, _, last = act.text.rpartition(", ")
    deed = as_deed(f"{last} {verb}", head, sentence, others)
    return f"{listed}, {deed}" if listed else deed


def deed_of_noun(noun: Head, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return the noun of doing behind a bare noun that a verb is said of: «шартқа қол қойылу»."""
    form = sentence.text[noun.start : noun.end].lower()
    if form == noun.lemma:
        return _said_of(form, head, sentence)
    verb = replace(head, kind="triggerVerb")
    return as_deed(f"{form} {sentence.text[head.start : head.end]}", verb, sentence, others)


def _said_of(title: str, head: Head, sentence: Sentence) -> str:
    """Return the noun of doing behind a title, which it is said of in the genitive."""
    *ahead, _ = sentence.text[head.start : head.end].split()
    noun = verbal_noun(_stem(head, sentence).split()[-1], sentence.language, possessed=True)
    return " ".join((genitive(title, sentence.language), *ahead, noun))


def _agent(words: str, others: Sequence[Annotation]) -> str:
    """Return the names in the nominative, of somebody or of an act, that open a clause, or ''."""
    first = _named(words, others)
    joiners = rules(others[0].sentence.language).joiners if first else frozenset()
    _, joiner, behind = words[len(first) :].partition(" ")
    joiner, _, behind = behind.partition(" ")
    further = _named(behind, others) if joiner in joiners else ""
    return f"{first} {joiner} {further}" if further else first


def _named(words: str, others: Sequence[Annotation]) -> str:
    """Return the longest name in the nominative that words begin with, or ''."""
    named = [o for o in others if o.kind in ("name", "act") and words.startswith(f"{o.text} ")]
    longest = max(named, key=lambda o: len(o.text), default=None)
    plain = longest and nominative(longest.text, longest.sentence.language) == longest.text
    return longest.text if longest and plain else ""


def _last_clause(words: str) -> str:
    """Return the words behind the last mark that parts clauses, if they are more than a verb."""
    ends = [match.end() for match in BREAK.finditer(words)]
    return next((words[end:] for end in reversed(ends) if " " in words[end:].strip()), words)


def called(phrase: str, head: Head, sentence: Sentence) -> str:
    """Return the name of an event, head in the nominative; a verb that looks like one is told."""
    rule = event_rules(sentence.language)
    alone = phrase == sentence.text[head.start : head.end]
    verb = rule.names_by_verb and rule.inflected.fullmatch(phrase.lower().split()[-1])
    noun = not verb or phrase.lower().startswith(head.lemma[:-1])
    if rule.names_by_verb and alone and noun:
        capital = phrase[0].isupper() and sentence.text[: head.start].strip()
        return head.lemma.capitalize() if capital else head.lemma
    if verb or " " in phrase or not rule.names_by_verb:
        return as_deed(phrase, head, sentence) if verb else nominative(phrase, sentence.language)
    return counted_form(phrase, sentence.language)


def of_what(words: str, thing: Annotation | None, language: str) -> str:
    """Return words as they stand behind a noun that they are of, or '' if that cannot be formed."""
    if not event_rules(language).names_in_genitive:
        return words
    if words.lower() in posts_of(language).words("how_held"):
        return ""
    value = thing.value if thing else None
    whole = thing is not None and len(thing.text) + 2 >= len(words)
    nominal = value.nominative if whole and isinstance(value, Name) else words
    nominal = value.title if whole and isinstance(value, Act) else nominal
    person = whole and isinstance(value, Name) and value.cls == "Person"
    return genitive(nominal, language, person=person)
