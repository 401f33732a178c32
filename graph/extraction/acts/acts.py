"""Legal acts as a sentence mentions them: head, title, of whom, date and number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.acts.act_acceptance import accepted
from graph.extraction.acts.act_adopters import adopter
from graph.extraction.acts.act_dates import dated_by_verbs
from graph.extraction.acts.act_endings import only_named
from graph.extraction.acts.act_heads import act_heads
from graph.extraction.acts.act_lists import enumerated, named_by_places, named_by_years
from graph.extraction.acts.act_mention import BY_SOMEBODY, YEAR, Mention
from graph.extraction.acts.act_names import bracketed
from graph.extraction.acts.act_phrases import read_phrase
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.amendments import amendments
from graph.extraction.acts.dating_verbs import dating_heads
from graph.extraction.acts.described_acts import described_acts
from graph.extraction.acts.finer_dates import with_date_of
from graph.extraction.annotation import Act, Annotation, Name, Post
from graph.extraction.events.event_rules import unreal
from graph.extraction.figures.number_words import number_table
from graph.extraction.lexicon import Head
from graph.extraction.phrases.noun_endings import is_plural
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import Quoted, quotations, unquoted
from graph.languages.grammar import grammar
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

BARE, DATED = 5, 3
"""Words of an act that is told by its kind and number alone, at most, and more with its day."""


def find_acts(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the legal acts that a sentence mentions, as annotations with an ``Act``, in order.

    ``others`` are the annotations already found in it: dates, names and posts are read. A definite
    later mention ("the Strategy") has its bare head as title; plural and generic words are no acts.
    Titles keep the wording of the text, with the head in the nominative.
    """
    quoted = quotations(sentence.text)
    spans: dict[tuple[int, int], Annotation] = {}
    for head in act_heads(sentence):
        known = spans.values()
        if bracketed(head, sentence) or any(
            _is_second_name(head, annotation) or _is_of_title(head, annotation)
            for annotation in known
        ):
            continue
        for mention in _mentions(head, sentence, others, quoted):
            if any(_predicated(mention, annotation) for annotation in spans.values()):
                continue
            spans.setdefault((mention.start, mention.end), _annotation(mention, sentence, others))
    found = _renamed(sorted(spans.values(), key=lambda a: (a.start, -a.end)))
    own = [_own(annotation, found) for annotation in found]
    others = [o for o in others if not any(_is_number_of(o, act) for act in own)]
    dated = list(dated_by_verbs(own, sentence, others))
    loose = act_rules(sentence.language).loose_verbs
    found_heads = act_heads(sentence)
    verbs = [v for v in dating_heads(sentence) if v.lemma not in loose and not unreal(v, sentence)]
    for head, act in described_acts(found_heads, verbs, sentence, (*others, *dated)):
        about = [a for a in dated if is_predicate(head, (act.start, act.end), a)]
        dated = [with_date_of(a, act) if a in about else a for a in dated]
        dated += [] if about else [act]
    dated += amendments(verbs, sentence, (*others, *dated))
    return tuple(sorted(dated, key=lambda a: (a.start, -a.end)))


def _renamed(found: Sequence[Annotation]) -> list[Annotation]:
    """Return acts, those that are named once more by a number in brackets but once.

    "The Seal Act, 2012 (Act No. 12 of 2012)" is one act.
    """
    kept: list[Annotation] = []
    for annotation in found:
        before = kept[-1] if kept else None
        if before is not None and _renames(annotation, before):
            kept[-1] = _with_number(before, annotation)
        else:
            kept.append(annotation)
    return kept


def _renames(annotation: Annotation, before: Annotation) -> bool:
    """Whether an act in brackets is but the number of the one right before them."""
    one, other, text = before.value, annotation.value, annotation.sentence.text
    assert isinstance(one, Act)
    assert isinstance(other, Act)
    beside = text[before.end : annotation.start] == " (" and text[annotation.end :][:1] == ")"
    longest = BARE + (DATED if other.date else 0)
    signs = act_rules(annotation.sentence.language).number_signs
    words = [w for w in text[annotation.start : annotation.end].split() if w not in signs]
    bare = len(words) <= longest and bool(other.number)
    return beside and bare and is_a(one.cls, other.cls) and not one.number


def _with_number(annotation: Annotation, other: Annotation) -> Annotation:
    """Return an act with the number, and the date if it has none, of other words for it."""
    one, two = annotation.value, other.value
    assert isinstance(one, Act)
    assert isinstance(two, Act)
    told = replace(one, number=two.number, date=one.date or two.date)
    told = replace(told, aliases=(*one.aliases, other.text))
    return Annotation.of(annotation.sentence, annotation.start, annotation.end, "act", told)


def _own(annotation: Annotation, found: Sequence[Annotation]) -> Annotation:
    """Return an act inside another's title without the date and number of the outer one."""
    act = annotation.value
    assert isinstance(act, Act)
    outer = [a for a in found if a.start < annotation.start and annotation.end <= a.end]
    told = [(a.value.number, a.value.date) for a in outer if isinstance(a.value, Act)]
    if (act.number, act.date) not in told:
        return annotation
    inner = replace(act, date="", number="")
    return Annotation.of(annotation.sentence, annotation.start, annotation.end, "act", inner)


def _is_number_of(date: Annotation, act: Annotation) -> bool:
    """Whether what was read as a year is the number of an act: "resolutions 1747 and | 1803"."""
    value = act.value
    inside = date.kind == "date" and act.start <= date.start and date.end <= act.end
    return inside and isinstance(value, Act) and value.number == date.text


def _is_second_name(head: Head, annotation: Annotation) -> bool:
    """Whether a head is the second name in brackets of an act: "Constitution (Basic Law)"."""
    inside = annotation.start < head.start and head.end < annotation.end
    around = annotation.sentence.text[head.start - 1 : head.end + 1]
    return inside and around[:1] == "(" and around[-1:] == ")"


def _is_of_title(head: Head, annotation: Annotation) -> bool:
    """Whether a head is but a word of the title of an act: "Law on the Making and Rules of …"."""
    inside = annotation.start < head.start and head.end <= annotation.end
    return inside and only_named(head, annotation.sentence)


def _predicated(mention: Mention, subject: Annotation) -> bool:
    """Whether a phrase only says what an act before it is: "the Pact is a treaty of peace"."""
    plain = not mention.number and not mention.date and not mention.titled
    return plain and is_predicate(mention.head, (mention.start, mention.end), subject)


def is_predicate(head: Head, span: tuple[int, int], subject: Annotation) -> bool:
    """Whether words with a head in lower case say what an act before them is."""
    sentence = subject.sentence
    between = sentence.text[subject.end : span[0]].lower()
    said = act_rules(sentence.language).predicate.fullmatch(between)
    last = not rules(sentence.language).head_final or not sentence.text[span[1] :].strip(" .")
    named = sentence.text[head.start].isupper()
    return subject.end <= span[0] and bool(said) and last and not named


def _mentions(
    head: Head, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Iterator[Mention]:
    mention = read_phrase(head, sentence, others, quoted)
    inside = any(q.start < mention.start and mention.end < q.end for q in quoted)
    own = act_rules(sentence.language)
    form = sentence.text[head.start : head.end].lower().split()[0]
    if own.not_forms.fullmatch(form) or own.no_act.match(sentence.text, head.start):
        return
    yield from named_by_places(mention, sentence, others)
    by_years = tuple(named_by_years(mention, sentence))
    yield from by_years
    if not by_years and not inside and accepted(mention, sentence, others, own):
        yield mention
        yield from enumerated(mention, sentence, others, quoted)


def _annotation(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> Annotation:
    title = _title(mention, sentence, others)
    end = _closed(sentence.text, mention.start, mention.end)
    aliases = [sentence.text[mention.start : end], sentence.text[mention.start : mention.title_end]]
    if mention.origin and not (mention.number or mention.titled):
        aliases = []
    if mention.titled and mention.titled.title[0].isupper():
        aliases.append(mention.titled.title)
    if mention.untimed:
        aliases.append(sentence.text[mention.start : mention.untimed])
    act = Act(
        mention.head.cls,
        title,
        tuple(a for a in dict.fromkeys(map(unquoted, aliases)) if a and a != title),
        mention.date,
        mention.number,
        adopter(mention, sentence, others),
    )
    return Annotation.of(sentence, mention.start, end, "act", act)


def _closed(text: str, start: int, end: int) -> int:
    """Return where words of a text end with the bracket that closes right behind them."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _title(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return the title: the phrase without date and number, unless only these tell it apart."""
    text, language = sentence.text, sentence.language
    if mention.origin:
        shared = _told_apart(text[slice(*mention.origin)], mention, language)
        shared = _singular(shared, mention, language)
        if text[mention.start : mention.end] == mention.date:
            named = act_rules(language).year_title
            return named.format(nominative(shared.strip(), language), mention.date)
        end = mention.end if mention.number or mention.titled else mention.title_end
        words = text[mention.start : end]
        if rules(language).head_final:
            return f"{words} {mention.head.lemma}"
        return nominative(f"{shared} {words}".strip(" ,;("), language)
    head = mention.head
    modifiers = text[_past_owner(mention, others) : head.start]
    capital = any(word[0].isupper() for word in modifiers.split())
    told = rules(language).head_final and rules(language).topic & {*modifiers.lower().split()}
    own = mention.titled or mention.title_end > head.end or capital or told
    end = max(mention.title_end, head.end) if own else mention.end
    kept, at = "", mention.start
    for first, last in sorted(mention.cuts if own else ()):
        if last <= end:
            kept, at = kept + text[at:first], last
    phrase = (kept + text[at:end]).strip(" ,;(")
    whole = mention.titled
    if whole and (whole.start, whole.end) == (mention.start, end) and head.end < whole.end:
        phrase = whole.title
    form = text[head.start : head.end].lower()
    plural = is_plural(form, head.lemma, language) or grammar(form, language).number == "Plur"
    listed = bool(mention.number) or (mention.titled is not None and mention.start == head.start)
    listing = _told_apart(phrase, mention, language)
    titled = _singular(listing, mention, language) if plural and listed else phrase
    if plural and mention.titled and rules(language).head_final and end == head.end:
        titled = f"{text[mention.start : head.start]}{head.lemma}"
    if not own and YEAR.fullmatch(mention.date) and not set(text[head.end : end]).isdisjoint(",("):
        titled = act_rules(language).year_title.format(text[mention.start : head.end], mention.date)
    return nominative(_telling(titled, head, sentence), language)


def _telling(title: str, head: Head, sentence: Sentence) -> str:
    """Return a title without words at its beginning that tell no act from others: "new Law on …".

    They stay before a bare head.
    """
    ordinals = number_table(sentence.language).get("ordinals", {})
    generic = act_rules(sentence.language).generic - {*ordinals}
    first, _, rest = title.partition(" ")
    while rest and first in generic and rest != sentence.text[head.start : head.end]:
        title = rest
        first, _, rest = title.partition(" ")
    return title


def _told_apart(words: str, mention: Mention, language: str) -> str:
    """Return words for several acts without those at their beginning that tell none from others."""
    generic = act_rules(language).generic
    first, _, rest = words.partition(" ")
    while rest and first.lower() in generic and first.lower() != mention.head.lemma:
        first, _, rest = rest.partition(" ")
    return f"{first} {rest}".strip()


def _past_owner(mention: Mention, others: Sequence[Annotation]) -> int:
    """Return where an act's phrase goes on behind its owner, who tells it from no other act."""
    head, own = mention.head, mention.head.cls in BY_SOMEBODY and (mention.number or mention.date)
    names = [o for o in others if isinstance(o.value, Name | Post) and o.start >= mention.start]
    ends = [o.end for o in names if own and o.end <= head.start]
    final = any(rules(o.sentence.language).head_final for o in names)
    return max(ends, default=mention.start) if final else mention.start


def _singular(words: str, mention: Mention, language: str) -> str:
    """Return the words that a list of acts shares, with its head in the singular if it opens.

    Where no word agrees with it, it may stand anywhere: "federal laws No. 4 and No. 5".
    """
    first, gap, rest = words.partition(" ")
    lemma = mention.head.lemma.split()[-1]
    free = not (rules(language).genitive_after or rules(language).head_final)
    if free and (forms := [w for w in words.split() if is_plural(w.strip(","), lemma, language)]):
        form = forms[0].strip(",")
        return words.replace(form, lemma.capitalize() if form[0].isupper() else lemma, 1)
    fits = first.lower().startswith(lemma[:4]) and " " not in mention.head.lemma
    return (lemma.capitalize() if first[0].isupper() else lemma) + gap + rest if fits else words
