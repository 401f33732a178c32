"""Verbs that are said of an act which their sentence leaves unsaid: «1998 ж. … қол қойылды»."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.acting_countries import words_between_parties
from graph.extraction.annotated import Annotated
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.names.naming_rules import rules as naming
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Token

PLACES = ("Place", "Country", "Gathering")
"""Classes of that where something is given, besides what stands for it by its case."""


def is_said_of_unsaid(verb: Head, sentence: Annotated) -> bool:
    """Whether a verb has nothing beside it in its sentence that it is said of.

    Before a passive stands only when and where; before what is done by somebody to an act stands
    also who does it, but nothing that it is done to.
    """
    language = sentence.sentence.language
    form = sentence.sentence.text[verb.start : verb.end].lower()
    words = [*_plain_words(verb, sentence)]
    if act_rules(language).passive_forms.fullmatch(form):
        return not words
    rule = event_rules(language)
    signed = verb.lemma in rule.to_what
    return signed and not any(rule.given_to.fullmatch(w.text.lower()) for w in words)


def _plain_words(verb: Head, sentence: Annotated) -> Iterator[Token]:
    """Yield the words before a verb that tell neither when nor where it was."""
    language = sentence.sentence.language
    rule, of_place = event_rules(language), naming(language).pattern("of_place")
    joiners = rules(language).joiners
    told = [a for a in sentence.annotations if a.kind == "date" or a.is_of(*PLACES)]
    ahead = [t for t in sentence.sentence.tokens if t.end <= verb.start and t.text[0].isalpha()]
    between = words_between_parties(language)
    parted = [at for at, token in enumerate(ahead) if token.text.lower() in between]
    ahead = ahead[parted[-1] :] if parted else ahead
    behind = [*ahead[1:], None] if ahead else []
    for token, following in zip(ahead, behind, strict=True):
        inside = any(a.start <= token.start < a.end for a in told)
        located = rule.place_endings.fullmatch(token.text.lower())
        noun = following and token.text[0].isupper() and of_place.fullmatch(following.text.lower())
        if not (inside or located or noun or token.text.lower() in joiners):
            yield token
