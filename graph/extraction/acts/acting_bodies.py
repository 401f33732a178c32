"""Bodies, posts and acts that are the subject of a sentence, as their nominative says."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts.possession import may_belong
from graph.extraction.annotation import Annotation
from graph.extraction.lexicon import Head, heads
from graph.extraction.names.countries import country_names
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a


def is_actor_before(start: int, sentence: Sentence) -> bool:
    """Whether a body or act in the nominative ends right before a date or number: it acts."""
    for head in heads(sentence):
        acting = is_a(head.cls, "Organisation") or is_a(head.cls, "LegalAct")
        body = head.kind == "headNoun" and acting
        form = sentence.text[head.start : head.end]
        if body and 0 <= start - head.end <= 1 and nominative(form, sentence.language) == form:
            return True
    return False


def post_acts(start: int, end: int, following: str, others: Sequence[Annotation]) -> bool:
    """Whether a post stands before a word that does not belong to it, and is nobody's title.

    «Мемлекет басшысы | Рига шартына», but «Президент Ян Новактың жарлығына».
    """
    posts = [o for o in others if o.kind == "post" and o.start <= start and o.end == end]
    acting = [o for o in posts if nominative(o.text, o.sentence.language) == o.text]
    return any(
        not may_belong(following, o.sentence.language)
        and not rules(o.sentence.language).owner.fullmatch(following.lower())
        for o in acting
    )


def is_body(head: Head, sentence: Sentence) -> bool:
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


def is_owned(head: Head, sentence: Sentence) -> bool:
    """Whether a head is a gathering's or an act's that is somebody's, in the nominative."""
    form = sentence.text[head.start : head.end]
    acting = any(is_a(head.cls, c) for c in ("Gathering", "LegalAct"))
    return acting and form.endswith(("ы", "і")) and may_belong(form, sentence.language)


def act_opens(token: Token, following: str, sentence: Sentence) -> bool:
    """Whether an act opens the sentence before a name: «Тұжырымдама Үкіметтің қаулысымен …»."""
    if token.start != sentence.tokens[0].start or not following[0].isupper():
        return False
    acts = [h for h in heads(sentence) if h.start == token.start and is_a(h.cls, "LegalAct")]
    return any(h.lemma == token.text.lower() for h in acts)


def bodies_in(others: Sequence[Annotation]) -> set[int]:
    """Return where the names of bodies in the nominative end, but for those of a part's whole."""
    names = [o for o in others if o.is_of("Organisation")]
    parts = {o.start for o in names if _is_part(o)}
    alone = [o for o in names if o.end + 1 not in parts]
    return {o.end for o in alone if nominative(o.text, o.sentence.language) == o.text}


def _is_part(body: Annotation) -> bool:
    """Whether the ending of a body says that it belongs to what stands before it.

    One that opens with its country belongs to that.
    """
    language = body.sentence.language
    opening = lemmas(body.text.split()[0], language)
    own = any(form in country_names(language) for form in opening)
    return may_belong(nominative(body.text, language), language) and not own
