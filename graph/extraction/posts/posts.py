"""Posts: the title of an office and the body or country that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.names.naming import CLOSING, OPENING
from graph.extraction.names.naming_rules import rules
from graph.extraction.phrases import rules as phrase_rules
from graph.extraction.posts.country_adjectives import country_before, country_within
from graph.extraction.posts.post_fields import FieldReading
from graph.extraction.posts.post_nouns import body_nouns
from graph.extraction.posts.tenure_status import (
    parted,
    plain_title,
    status_behind,
    tells_status,
    tokens_before,
)
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence

Place = tuple[int, int]
LONGEST_BODY = 10
"""Words of a body's name, at most, before the noun of its post."""
QUOTES = frozenset(OPENING + CLOSING)


def find_posts(sentence: Sentence, names: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the posts in a sentence, in order; ``names`` are the names found in it.

    An annotation covers the title and, where one follows or stands before it, the body; the body
    is given as the text has it. A plural ("the members of …") is no post.
    """
    reader = _Reader(sentence, names)
    found: list[Annotation] = []
    at = 0
    while at < len(sentence.tokens):
        noun = reader.noun(at) if not found or reader.start(at) >= found[-1].end else None
        post = reader.post(*noun, found) if noun and not reader.governed(noun[1]) else None
        if post:
            found.append(post)
        at = noun[1] if noun else at + 1
    return tuple(found)


class _Reader(FieldReading):
    """A sentence being read for posts."""

    def governed(self, at: int) -> bool:
        """Whether the noun behind depends on the one before: «төрағасының орынбасары»."""
        modifiers = self.posts.words("modifiers")
        while at < len(self.low) and any(f in modifiers for f in self.forms(at)):
            at += 1
        return self.posts.governs_before and at < len(self.low) and self.noun(at) is not None

    def post(
        self, first: int, last: int, noun: str, before: Sequence[Annotation]
    ) -> Annotation | None:
        """Return the post with this noun, or None when the text names no post by it."""
        follows = self.low[last] if last < len(self.low) else ""
        if re.fullmatch(self.posts.table.get("not_followed", r"(?!)"), follows):
            return None
        start, plural = self._title_start(first, before), self.plural(first, last)
        if plural and follows in self.posts.words("articles"):
            return None
        if self.posts.governs_before:
            post = self._governed_before(start, last, noun)
        else:
            while not plural and self.posts.table.get("compounds") and (next_ := self.noun(last)):
                last, noun, plural = next_[1], next_[2], self.plural(next_[0], next_[1])
            post = self._governed_after(start, last, noun if plural else "")
        plain = start == first and not plural and self.cases
        plain = plain and self.unprefixed(first) == self.sentence.tokens[first].text
        if post and plain and isinstance(post.value, Post):
            post = self._as_listed(post, post.value, first, last, noun)
        if post and plural:
            trade = noun in self.posts.words("occupations")
            return post if not trade and self._beside_persons(post) else None
        return post

    def _as_listed(
        self, post: Annotation, value: Post, first: int, last: int, noun: str
    ) -> Annotation:
        """Return a post whose title is a noun alone by the noun's form in the list: «премьера»."""
        if len(value.title.split()) > len(noun.split()):
            return post
        value = replace(value, title=_ending_in(self.words(first, last), noun))
        return Annotation.of(self.sentence, post.start, post.end, "post", value)

    def _beside_persons(self, post: Annotation) -> bool:
        """Whether persons stand right before or behind a post in the plural: its holders."""
        if not self.posts.table.get("plural_post"):
            return False
        persons = [name for _, name in self.names.values() if name.is_person]
        groups = ("copulas", "joiners", "adverbs", "articles", "left_out")
        linking = {",", ":", "–", "—", "-", "(", ")"}.union(*map(self.posts.words, groups))
        for person in persons if len(persons) > 1 else ():
            start, end = sorted((person, post), key=lambda a: a.start)
            gap = self.sentence.text[start.end : end.start].lower()
            words = gap.replace(",", " , ").split()
            if start.end <= end.start and all(
                w in linking or any(f in linking for f in lemmas(w, self.sentence.language))
                for w in words
            ):
                return True
        return False

    def _title_start(self, first: int, before: Sequence[Annotation]) -> int:
        """Return the first token of the title: modifiers and capitalised words that are no name."""
        limit = before[-1].end if before else 0
        modifiers = self.posts.words("modifiers")
        trade = not self.posts.words("occupations").isdisjoint(self.forms(first))
        first -= tokens_before(self.low, first, self.sentence.language)
        while first and first - 1 not in self.within:
            token = self.sentence.tokens[first - 1]
            start, _ = country_before(self.sentence.tokens, first, self.sentence.language)
            told = start < first and not trade and start not in self.within
            if token.start < limit or not (
                told or any(f in modifiers for f in self.forms(first - 1)) or self._named(first)
            ):
                break
            first = start if told else first - 1
        return first + (self.low[first] in self.posts.words("no_first_modifiers"))

    def _named(self, first: int) -> bool:
        """Whether a word with a capital belongs to the title before one: "Security Adviser"."""
        capital = self.posts.table.get("capital_titles")
        if not capital or first < 2 or self.sentence.text.isupper():
            return False
        titled = all(t.text[0].isupper() for t in self.sentence.tokens[first - 1 : first + 1])
        apart = self.posts.words("articles") | self.posts.words("left_out")
        apart |= self.posts.words("not_held") | self.posts.words("how_held")
        word = self.low[first - 1]
        after_sign = not self.low[first - 2][-1].isalnum()
        known = word in apart or word in rules(self.sentence.language).words("calendar")
        return titled and word.isalpha() and not known and not after_sign

    def _governed_after(self, first: int, last: int, noun: str) -> Annotation | None:
        """Return the post whose field or body stands behind its noun; ``noun`` if it is plural."""
        title_end, end, body = last, last, ""
        while True:
            link = self._unquoted(self.link(end))
            name = self.names.get(link)
            if name and name[1].value.__class__ is Name and not name[1].is_person:
                body, end = self._possessed(*name)
                end += self.low[link - 1] in QUOTES and self._closes(end)
                whole = self._listed(end) if link > last else end
                if link > last and self._sent(first, last, link):
                    body, title_end, end = "", whole, whole
                    break
                body, end = ("" if noun and whole > end else body), whole
                while self._adjective(end - 1) and self._depends(end):
                    end += 1
                    body = self.words(link, end)
                break
            named_only = link > end and self._links_name(first, last, end)
            field_end = self.field(link) if link > end or self.cases else link
            field_end = link if named_only else field_end
            if field_end <= link:
                break
            end = field_end
            if self.is_body(first, last, link):
                body = self.words(link, field_end)
                break
            if not any(form in self.posts.words("generic") for form in self.forms(link)):
                title_end = end
        ahead, first_all = ("", first) if body else self._before(first)
        more = self.more(end) if body else ""
        body = body or ahead
        while body and (further := self.names.get(self.link(end))) and self.link(end) > end:
            if further[1].is_person:
                break
            end = self._listed(further[0])
        if not body and title_end == last and self._needs_body(first, last):
            return None
        title = self._singular(first, last, title_end, noun)
        if more:
            end = self.field(self.link(end))
            title = " ".join((title or self._nominative(first, title_end), more))
        return self._annotation(first_all, end, (first, title_end), body, title=title)

    def _links_name(self, first: int, last: int, at: int) -> bool:
        """Whether only a name can stand behind a link: "at", but not "commissioner | on Trade"."""
        worked = any(
            f in self.posts.words("with_field") for i in range(first, last) for f in self.forms(i)
        )
        field = self.low[at] in self.posts.words("field_links") and worked
        return self.low[at] in self.posts.words("name_links") and not field

    def _unquoted(self, at: int) -> int:
        """Return the place of a name in quotation marks that open at a token, or the token's."""
        opened = at < len(self.low) and self.low[at] in OPENING and at + 1 in self.names
        return at + 1 if opened and self.cases else at

    def _closes(self, at: int) -> bool:
        return at < len(self.low) and self.low[at] in CLOSING

    def _sent(self, first: int, last: int, link: int) -> bool:
        """Whether a body is where somebody is sent to: "ambassador to Peru", «посол в Перу»."""
        linked = self.low[last] in self.posts.words("sent_links")
        sent = self.posts.words("sent")
        return linked and any(f in sent for at in range(first, last) for f in self.forms(at))

    def _listed(self, end: int) -> int:
        """Return the end of a list of countries: «посол в США | и Канаде»."""
        joined = end < len(self.low) and self.low[end] in self.posts.words("joiners")
        further = self.names.get(end + 1) if joined else None
        return further[0] if further and _is_country(further[1]) else end

    def _possessed(self, end: int, name: Annotation) -> tuple[str, int]:
        """Return the body of "head of the party's Organisation Department", and its end."""
        own = tuple(self.posts.table.get("possessive", ()))
        parted = end < len(self.low) and self.low[end] in own
        joined = bool(own) and name.text.endswith(own)
        inner = self.names.get(end + parted) if parted or joined else None
        if inner is None or inner[1].is_person:
            return name.text, end
        return inner[1].text, inner[0]

    def _adjective(self, at: int) -> bool:
        """Whether a name ends in an adjective, so that its noun follows: «Рижского горкома»."""
        return self.cases and grammar(self.low[at], self.sentence.language).part == "ADJ"

    def _nominative(self, first: int, last: int) -> str:
        return nominative(self.words(first, last), self.sentence.language)

    def _singular(self, first: int, last: int, end: int, noun: str) -> str:
        """Return the title with its plural noun in the singular, or ''."""
        if not noun:
            return ""
        ahead = self.words(first, last - len(noun.split())) if last - first > 1 else ""
        behind = self.words(last, end) if end > last else ""
        return " ".join(part for part in (ahead, noun, behind) if part)

    def _before(self, first: int) -> tuple[str, int]:
        """Return the body that stands right before the title: "OSCE High Commissioner"."""
        start = self.ends.get(first)
        if start is None and first and self.low[first - 1] in ("'s", "’s"):
            start = self.ends.get(first - 1)
        if start is None:
            return "", first
        name = self.names[start][1]
        known = rules(self.sentence.language)
        posted = known.pattern("posted_to").search(self.low[first - 1])
        if posted and (owner := self.ends.get(start)) is not None:
            return self.names[owner][1].text, owner
        located = known.pattern("located").search(self.low[first - 1])
        return ("", first) if name.is_person or located else (name.text, start)

    def _governed_before(self, first: int, last: int, noun: str) -> Annotation | None:
        title_first = first
        while title_first and title_first - 1 not in self.within and self._title_noun(title_first):
            title_first -= 1
        title_first = self.kind_before(title_first, last, noun)
        title_first = self.topic_before(title_first)
        body, start = self._before(title_first)
        if not body and self.low[last - 1] != noun.split()[-1]:
            start = self._phrase_before(title_first)
            body = self.words(start, title_first)
        if not body and self._needs_body(first, last) and title_first == first:
            return None
        return self._annotation(start, last, (title_first, last), body, noun)

    def _phrase_before(self, first: int) -> int:
        """Return where the phrase of a body begins that the names missed: «уездік кеңесі …сы»."""
        known, at = rules(self.sentence.language), first
        last = self.sentence.tokens[first - 1].text if first else ""
        owned = (last, self.low[first])
        if not (last.isupper() or any(known.pattern("possessed").search(w) for w in owned)):
            return first
        while at and first - at < LONGEST_BODY and self._in_body(at - 1):
            at -= 1
        while at < first and self._outside(at):
            at += 1
        return at

    def _outside(self, at: int) -> bool:
        """Whether a body's name cannot begin with a word: a sign, or "and" before it."""
        low = self.low[at]
        joins = low in rules(self.sentence.language).words("joiners")
        return joins or not (low[0].isalnum() or low in OPENING)

    def _in_body(self, at: int) -> bool:
        """Whether a word may belong to a body's name that stands before its post."""
        low, rule = self.low[at], phrase_rules(self.sentence.language)
        joined = low in self.posts.words("joiners") and low in rule.joiners
        other = (low in rule.not_before and not joined) or low in rule.topic or low[0].isdigit()
        other = other or tells_status(low, self.sentence.language)
        place = rules(self.sentence.language).pattern("where").fullmatch(low)
        other = other or bool(place and at in self.within and low not in rule.not_boundary)
        if other or self._names_person(at) or self._holds(at):
            return False
        if (
            at in self.within
            or low in QUOTES
            or not body_nouns(self.sentence.language).isdisjoint(self.forms(at))
        ):
            return True
        verbal = rule.boundary.fullmatch(low) and low not in rule.not_boundary
        verbal = verbal and not rule.bridge.fullmatch(self.low[at + 1])
        return low[0].isalpha() and not verbal

    def _holds(self, at: int) -> bool:
        """Whether a post of somebody else stands here: one that no other noun belongs to."""
        known, behind = rules(self.sentence.language), self.low[at + 1 : at + 2]
        several = known.pattern("people").search(self.low[at])
        theirs = several and any(known.pattern("possessed").search(word) for word in behind)
        owned = theirs or known.pattern("genitive").search(self.low[at])
        return self.noun(at) is not None and not owned

    def _names_person(self, at: int) -> bool:
        return any(
            first <= at < last and name.is_person for first, (last, name) in self.names.items()
        )

    def _title_noun(self, first: int) -> bool:
        """Whether the word before is a post noun that this one depends on («төрағасының …»)."""
        noun = self.noun(first - 1)
        return bool(noun)

    def _needs_body(self, first: int, last: int) -> bool:
        needing = self.posts.words("needs_body")
        single = last - first == 1
        return single and any(form in needing for form in self.forms(first))

    def _annotation(
        self, first: int, last: int, place: Place, body: str, noun: str = "", title: str = ""
    ) -> Annotation:
        tokens, language = self.sentence.tokens, self.sentence.language
        ahead = self.words(first - 1, first) if first else ""
        before = ahead if tells_status(ahead, language) else ""
        start, end, country = country_within(tokens, *place, language)
        parts = before, self.words(place[0], start), self.words(end, place[1])
        named, status = plain_title(" ".join(filter(None, parts)), language)
        listed = self._as_noun(" ".join(filter(None, parts[1:])), noun)
        behind, later = status_behind(self.low, last, language)
        value = Post(
            parted(title, language)[0] or listed or named, body or country, status or later
        )
        first, last = first - bool(before), last + behind
        return Annotation.of(
            self.sentence, tokens[first].start, tokens[last - 1].end, "post", value
        )

    def _as_noun(self, words: str, noun: str) -> str:
        """Return a title with its last words as the list has its noun, or ''."""
        language = self.sentence.language
        words, noun = (
            parted(text, language)[0]
            for text in (words, self.posts.table.get("instead", {}).get(noun, noun))
        )
        genitive = rules(language).pattern("genitive")
        owned = any(genitive.search(word) for word in words.split()[:-1])
        return "" if owned else _ending_in(words, noun)


def _is_country(name: Annotation) -> bool:
    return isinstance(name.value, Name) and name.value.cls == "Country"


def _ending_in(words: str, noun: str) -> str:
    """Return the title with its last words as the noun stands in the list, capitals kept."""
    count = len(noun.split())
    kept, last = words.split()[: -count or None], words.split()[-count:]
    if not count or not last:
        return ""
    named = noun.capitalize() if last[0][0].isupper() else noun
    return " ".join([*kept, named])
