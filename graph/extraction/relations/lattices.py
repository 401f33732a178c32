"""Laying what a sentence names over its tokens: the lattice that patterns are matched on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Date, Event, Name, Post
from graph.extraction.relations.arcs import DASHES, Arc, Lattice
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import grammar as part_of_speech
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a

FARTHEST_TELLER = 4
"""Words from "that" back to the verb that tells, at most."""
LONGEST_BRACKET = 18
"""Words in a bracket, at most, that a list passes over: "(Oslo, 3 May 1899 – Vik, 5 June 1950)"."""
LONGEST_TITLE = 120
"""Letters, at most, of the states before the one with which their title begins."""
Mention = tuple[tuple[str, str], ...]
"""The key and the class of each thing that an annotation stands for."""


def lay(
    sentence: Annotated,
    mentions: Mapping[Annotation, Mention],
    topic: Annotation | None,
    pronouns: Mapping[int, tuple[Annotation, ...]],
    grammar: Grammar,
) -> Lattice:
    """Lay the mentions of things and the dates over the tokens of their sentence."""
    tokens = sentence.sentence.tokens
    at = {token.start: i for i, token in enumerate(tokens)}
    until = {token.end: i + 1 for i, token in enumerate(tokens)}
    arcs: dict[int, list[Arc]] = {}
    posts = [a for a in sentence.annotations if a.kind == "post"]
    titles = [a for a in sentence.annotations if a.kind in ("post", "act") or _is_named(a)]
    for annotation in sentence.annotations:
        start, end = at.get(annotation.start), until.get(annotation.end)
        if end is None and start is not None:
            end = _suffixed(tokens, annotation.end)
        things = _things(annotation, posts, mentions, grammar)
        if things and start is not None and end is not None:
            titular = _titular(annotation, titles) or _shares_title(annotation, posts, grammar)
            for last, text in _extents(annotation, end, sentence, grammar):
                own = (Arc(start, last, annotation, key, c, text, titular) for key, c in things)
                arcs.setdefault(start, []).extend(own)
    ordered = _ordered(arcs, tokens)
    known = mentions.get(topic, ()) if topic else ()
    topics = tuple(Arc(0, 0, topic, key, cls, "") for key, cls in known if topic)
    before = {until[p.end]: at[p.start] for p in posts if p.end in until and p.start in at}
    before = {end: _dashed(start, before, tokens) for end, start in before.items()}
    meant = {
        at[start]: tuple(_meant(at[start], several, mentions, sentence, grammar))
        for start, several in pronouns.items()
    }
    return Lattice(
        sentence.sentence,
        ordered,
        _hiding(ordered),
        topics,
        before,
        meant,
        grammar.skipped,
        frozenset(_told(sentence.sentence, grammar)),
        grammar.language,
    )


def _told(sentence: Sentence, grammar: Grammar) -> Iterator[int]:
    """Yield the tokens that open what somebody tells."""
    for verb in sentence.having(grammar.telling) if grammar.telling else ():
        behind = range(verb + 1, min(verb + FARTHEST_TELLER + 1, len(sentence.words)))
        yield from (at for at in behind if sentence.words[at] == grammar.that)


def _things(
    annotation: Annotation,
    posts: Sequence[Annotation],
    mentions: Mapping[Annotation, Mention],
    grammar: Grammar,
) -> Mention:
    """Return the keys and classes of what an annotation stands for here; a date is of its own."""
    if isinstance(annotation.value, Date):
        return ((annotation.value.edtf, "Date"),)
    apart = _ends_post(annotation, posts) or _is_stage(annotation, grammar)
    return () if apart else mentions.get(annotation, ())


def _extents(
    annotation: Annotation, end: int, sentence: Annotated, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    """Yield where arcs over an annotation end, with the words that show its case.

    Who is sent ends with the noun that says so; else it may go on to behind its brackets.
    """
    tokens = sentence.sentence.tokens
    sent = _past_delegates(annotation, end, sentence, grammar)
    named = _before_participle(annotation, sentence, grammar)
    for last in (sent,) if sent else dict.fromkeys((_past_brackets(tokens, end), end, *named)):
        shown = tokens[(last if sent else min(last, end)) - 1].end
        yield last, sentence.sentence.text[annotation.start : shown]


def _before_participle(
    annotation: Annotation, sentence: Annotated, grammar: Grammar
) -> Iterator[int]:
    """Yield where the name of an act ends before what its own words say was done to it.

    «договор, | подписанный 5 мая 1999 года |» says by a participle who signed, if they follow.
    """
    words, language = sentence.sentence.words, sentence.sentence.language
    tokens = sentence.sentence.tokens
    within = [i for i, t in enumerate(tokens) if annotation.start < t.start < annotation.end]
    for at in within[:-1] if annotation.kind == "act" else ():
        read = part_of_speech(words[at + 1], language)
        finite = grammar.clauses.finite
        told = finite.fullmatch(words[at + 1]) if finite else read.part == "PTCP" and read.case
        if words[at] == "," and told:
            yield at
            return


def _meant(
    place: int,
    meant: Sequence[Annotation],
    mentions: Mapping[Annotation, Mention],
    sentence: Annotated,
    grammar: Grammar,
) -> Iterator[Arc]:
    """Yield the arcs over a pronoun, one for each thing that it means, with who acts for that."""
    tokens = sentence.sentence.tokens
    for annotation in meant:
        end = _past_delegates(annotation, place + 1, sentence, grammar) or place + 1
        text = sentence.sentence.text[tokens[place].start : tokens[end - 1].end]
        for key, cls in mentions.get(annotation, ()):
            yield Arc(place, end, annotation, key, cls, text)


def _ordered(arcs: dict[int, list[Arc]], tokens: Sequence[Token]) -> Mapping[int, tuple[Arc, ...]]:
    """Return the arcs in the order of the text, titles with the names behind them."""
    for group in arcs.values():
        whole = {title: [*_with_name(title, arcs, tokens)] for title in group}
        group[:] = [arc for title, found in whole.items() for arc in (found or [title])]
    return {start: tuple(group) for start, group in sorted(arcs.items())}


def _dashed(start: int, titles: Mapping[int, int], tokens: Sequence[Token]) -> int:
    """Return where the first of two titles begins that a dash joins: "Premier - Minister of …"."""
    joined = start > 1 and tokens[start - 1].text in DASHES
    return titles.get(start - 1, start) if joined else start


def _ends_post(annotation: Annotation, posts: Sequence[Annotation]) -> bool:
    """Tell whether a noun for a body ends a post that names none: «лидер партии».

    A body that is named there may be spoken of: «наблюдатель при Лиге прав».
    """
    if annotation.is_of("Organisation") and annotation.text[:1].isupper():
        return False
    bare = (p for p in posts if isinstance(p.value, Post) and not p.value.organisation)
    return any(p.start < annotation.start and annotation.end == p.end for p in bare)


def _is_stage(annotation: Annotation, grammar: Grammar) -> bool:
    """Tell whether an event is a stage of an act's way: "its first reading"."""
    words = annotation.text.lower().split()
    return annotation.kind == "event" and words[-1] in grammar.stages


def _past_delegates(annotation: Annotation, end: int, sentence: Annotated, grammar: Grammar) -> int:
    """Return where words for those who act for a body end behind it («Қытай делегациясы»), or 0."""
    tokens = sentence.sentence.tokens
    if grammar.heads_first or not isinstance(annotation.value, Name):
        return 0
    at = end
    while at < len(tokens) and tokens[at].text in grammar.delegate_leads:
        at += 1
    # The last of such words may be those themselves: «Чили мен Перу үкіметтері».
    places = (p for p in (at, at - 1) if end <= p < len(tokens))
    body = is_a(annotation.value.cls, "CollectiveActor")
    return next((p + 1 for p in places if body and _acts_for(p, sentence, grammar)), 0)


def _acts_for(at: int, sentence: Annotated, grammar: Grammar) -> bool:
    """Tell whether a word for those who act for a body stands at a token, in no name or post.

    A postposition is none: «Чили тарапынан».
    """
    token, case = sentence.sentence.tokens[at], grammar.cases.get("nominative")
    if case and token.text.lower() in case.not_before:
        return False
    titled = any(
        a.kind in ("post", "name") and a.start <= token.start < a.end for a in sentence.annotations
    )
    return not titled and not grammar.delegates.isdisjoint(lemmas(token.text, grammar.language))


def _with_name(
    title: Arc, arcs: Mapping[int, Sequence[Arc]], tokens: Sequence[Token]
) -> Iterator[Arc]:
    """Yield the arcs over a person's title and the name behind it, which shows the case.

    A dash may join another title to it: "Deputy Premier - Minister of Ports Ada Holm".
    """
    if title.annotation.kind != "post" or title.cls != "Person":
        return
    dashed = title.end < len(tokens) and tokens[title.end].text in DASHES
    for name in arcs.get(title.end + dashed, ()):
        own = [*_with_name(name, arcs, tokens)] if dashed else []
        for arc in own or [name]:
            if arc.key == title.key and arc.annotation.kind == "name":
                yield replace(arc, start=title.start, title=title.text.split()[0])


def _titular(annotation: Annotation, titles: Sequence[Annotation]) -> bool:
    """Tell whether a name stands within the words of a post, an election or the title of an act.

    A name that begins the title of an act may be the subject before it. Where a comma stands within
    the words of an event they are a clause and no title.
    """
    around = (t for t in titles if t.start <= annotation.start and annotation.end <= t.end)
    begun = (t.kind != "act" or t.start < annotation.start for t in around if not _is_clause(t))
    return annotation.kind == "name" and any(begun)


def _is_clause(title: Annotation) -> bool:
    return title.kind == "event" and "," in title.text


def _shares_title(name: Annotation, posts: Sequence[Annotation], grammar: Grammar) -> bool:
    """Tell whether a state is joined to the one with which a title of several begins.

    Where heads stand last: «Чили | мен Перу президенттері Ада Холм, Ян Новак».
    """
    if grammar.heads_first or name.kind != "name" or not name.is_of("Country"):
        return False
    text = name.sentence.text
    for post in posts:
        several = post.text.split()[-1] in grammar.delegates and text[post.end + 1 :][:1].isupper()
        between = text[name.end : post.start].replace(",", " , ") if several else ""
        words = [word for word in between.split() if word.islower() or word == ","]
        joined = bool(words) and grammar.conjunctions.issuperset(words)
        if joined and words[0] in grammar.conjunctions and len(between) <= LONGEST_TITLE:
            return True
    return False


def _is_named(annotation: Annotation) -> bool:
    """Tell an event that is named by its noun: "the Senate election", not "elected"."""
    event = annotation.value if annotation.kind == "event" else None
    return isinstance(event, Event) and event.name == annotation.text


def _suffixed(tokens: Sequence[Token], end: int) -> int | None:
    """Return where the token ends in which a name ends: the possessive of Chile's."""
    inside = [i for i, token in enumerate(tokens) if token.start < end < token.end]
    return inside[0] + 1 if inside and not tokens[inside[0]].text[0].isdigit() else None


def _past_brackets(tokens: Sequence[Token], end: int) -> int:
    """Return where a short remark in brackets right behind a name ends, or the name's own end."""
    if end < len(tokens) and tokens[end].text == "(":
        for at in range(end + 1, min(end + LONGEST_BRACKET, len(tokens))):
            if tokens[at].text == ")":
                return at + 1
    return end


def _hiding(arcs: Mapping[int, tuple[Arc, ...]]) -> dict[int, int]:
    """Return where the arcs that no other arc contains, and dates, start and end.

    Events hide nothing.
    """
    found: dict[int, int] = {}
    reached = 0
    for start, group in arcs.items():
        ends = [a.end for a in group if a.annotation.kind != "event"]
        if ends and start >= reached:
            found[start] = reached = max(ends)
        elif dated := [a.end for a in group if a.cls == "Date"]:
            found[start] = max(dated)
    return found
