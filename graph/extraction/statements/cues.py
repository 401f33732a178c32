"""What hands a quotation over to the text: the verb or phrase of speech before or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.names.naming_rules import rules as naming_rules
from graph.extraction.statements.passage import Passage
from graph.extraction.statements.speech import CUE_TOKENS, Found, Speech, speech
from graph.reading.sentence import Token

WORD = re.compile(r"[^\W\d_][\w'’-]*")
CLAUSE_END = re.compile(r"[.;!?]")
HANDOVER = re.compile(r"[\"'»”’]*\s*(?:[.,]?\s*[–—-]|,)")
"""What stands between a quotation and the verb after it: «…», – said; “…” – said; «…».- said."""

UTTERED_WITHIN = 3
"""Words among which a noun for what was said stands, behind the word that closes a quotation."""


@dataclass(frozen=True)
class Cue:
    """What hands a quotation over: a phrase of speech before or after it."""

    phrase: Found
    after: bool
    close: bool
    only_named: bool = False
    """Whether the words are a statement only where the text names who said them."""


def cue_of(passage: Passage, start: int, end: int) -> Cue | None:
    """Return what hands over the quotation at ``start`` to ``end``, if anything does."""
    return cue_after(passage, end) or cue_before(passage, start)


def cue_after(passage: Passage, end: int) -> Cue | None:
    """Find «…», said X; «…» – деп айтты: the verb comes soon, in the same clause."""
    rules = speech(passage.paragraph.language)
    last = sentence_end(passage, end)
    tail = [t for t in passage.words(end, last) if t.text not in "\"'«»“”„’‘"]
    words = [t for t in tail if t.text[0].isalnum()]
    if not words:
        return None
    verbs = rules.find(words[: 2 * CUE_TOKENS], "verbs", "naming", "attributions")
    if words[0].text.lower() in rules.words("quotatives"):
        return _quotative(words, verbs, rules)
    if verbs and passage.text[verbs[0].end : last].lstrip().startswith(":"):
        return None
    sign = HANDOVER.match(passage.text, end)
    apart = bool(verbs) and _is_parted(passage, sign.end() if sign else end, verbs[0].start)
    near = verbs and verbs[0].first <= CUE_TOKENS and not apart
    handed = sign or passage.text[end - 1] in ",.!?…"
    if near and (handed or (verbs[0].first <= 1 and _hands_over(words[0], rules))):
        return Cue(verbs[0], after=True, close=True)
    return None


def _is_parted(passage: Passage, start: int, end: int) -> bool:
    """Whether a clause ends in an extent; the stop of an initial or of "Ms." ends none."""
    short = naming_rules(passage.paragraph.language).words("short_address")
    words = passage.words(start, end)
    stops = [t.start for t in words if CLAUSE_END.match(t.text)]
    abbreviated = {
        t.end for t in words if t.text in short or (len(t.text) == 1 and t.text.isupper())
    }
    return any(stop not in abbreviated for stop in stops)


def _hands_over(word: Token, rules: Speech) -> bool:
    """Whether a word right behind a quotation, with no sign between, leads to the verb."""
    reported = word.text.lower().endswith(rules.reported_endings)
    return not rules.verb_last or reported or bool(rules.find((word,), "stated"))


def _quotative(words: Sequence[Token], verbs: Sequence[Found], rules: Speech) -> Cue | None:
    """Read what a word hands over that closes a quotation: «…» деп айтты, «…» дейді X."""
    own = Found(0, 1, (words[0],))
    first, behind = words[0].text.lower(), words[1:]
    if rules.find(behind[:1], "called"):
        return None
    ends = not behind or behind[0].text.lower() in rules.words("closing")
    if first in rules.words("calling") and not ends:
        uttered = rules.find(behind[:UTTERED_WITHIN], "uttered")
        return Cue(verbs[0] if verbs else own, True, True, not verbs) if uttered else None
    said = first in rules.words("said")
    return Cue(verbs[0] if verbs else own, after=True, close=bool(verbs) or said)


def cue_before(passage: Passage, start: int) -> Cue | None:
    """Find X said: «…», X believes that «…», X called it «…»."""
    rules = speech(passage.paragraph.language)
    first = passage.sentence_at(max(0, start - 1)).start
    words = [t for t in passage.words(first, start) if t.text[0].isalnum()]
    found = rules.find(words, "verbs", "naming", "attributions", "utterances")
    if not found:
        return None
    phrase = found[-1]
    between = words[phrase.last :]
    lead = passage.text[first:start].rstrip("\"'«“„‘ ")
    if lead.endswith(":"):
        return Cue(phrase, after=False, close=True)
    if between and between[-1].text.lower() in rules.words("complementisers"):
        return Cue(phrase, after=False, close=True)
    if len(between) <= 2:
        return Cue(phrase, after=False, close=False)
    named = passage.persons_between(first, start)
    attributed = phrase in rules.find(words, "attributions")
    if attributed and named and not any(t.start >= named[-1].end for t in words):
        return Cue(phrase, after=False, close=True)
    if len(between) <= 2 * CUE_TOKENS and (named or attributed):
        is_clause = phrase not in rules.find(words, "naming")
        return Cue(phrase, after=False, close=False) if is_clause else None
    return None


def stands_alone(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a quotation is whole sentences, or more than one."""
    before = passage.words(passage.sentence_at(start).start, start)
    after = passage.words(end, sentence_end(passage, end))
    alone = not any(t.text[0].isalnum() for t in (*before, *after))
    return alone or passage.sentence_at(start) is not passage.sentence_at(max(start, end - 1))


def sentence_end(passage: Passage, offset: int) -> int:
    """Return where the sentence ends in which the text before an offset stands."""
    sentence = passage.sentence_at(max(0, offset - 1))
    return sentence.start + len(sentence.text)


def is_title(text: str) -> bool:
    """Tell a title in capitals and a quoted name from words that somebody said."""
    words = [word for word in WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals >= 0.7 * len(words) and not re.search(r"[.!?]$", text)
