"""Fields of work in titles: "Minister of | Foreign Affairs", «министр | внутренних дел»."""

from __future__ import annotations

import re

from graph.extraction.names.naming_rules import rules
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.extraction.posts.post_nouns import body_nouns
from graph.extraction.posts.post_reading import PostReading
from graph.extraction.posts.tenure_status import tells_status
from graph.languages.grammar import grammar, noun_forms, person_cases, possible_cases
from graph.languages.relative_pronouns import relative_pronouns

NUMBERED = re.compile(r"\d+-\w+")
LONGEST_FIELD = 12
"""Words in the longest field of work."""
LONGEST_TERRITORY = 5
"""Words of a territory, at most, its noun among them."""
LONGEST_TOPIC = 6
"""Words of the field of a post, at most, before its noun."""


class FieldReading(PostReading):
    """Reads what beside a post noun belongs to its title."""

    def more(self, at: int) -> int:
        """Return the end of what goes on behind a body: «комиссар ОБСЕ | по делам …», or ``at``.

        That is a field of work, or the territory in a country: «полпред Латвии | в … округе».
        """
        if at >= len(self.low):
            return at
        if self.low[at] not in self.posts.words("field_links"):
            return self._territory(at)
        end = self.field(at + 1)
        return end if end > at + 1 else at

    def _territory(self, at: int) -> int:
        """Return the end of a territory behind the word for "in" at ``at``, or ``at``."""
        if not self.cases or self.low[at] not in self.posts.words("sent_links"):
            return at
        regions, language = rules(self.sentence.language).words("regions"), self.sentence.language
        for end in range(at + 1, min(at + 1 + LONGEST_TERRITORY, len(self.low))):
            if not regions.isdisjoint(self.forms(end)):
                return end + 1 if end > at + 1 else at
            if grammar(self.low[end], language).part != "ADJ":
                break
        return at

    def field(self, at: int) -> int:
        """Return the end of a field of work: "Foreign Affairs", «внутренних дел»."""
        end = at
        while end < len(self.low) and end not in self.within and end - at < LONGEST_FIELD:
            if not (self._field_case(at, end) if self.cases else self._field_word(at, end)):
                break
            end += 1
        if region := self._region(end):
            return region
        while end > at and (
            self.low[end - 1] in self.posts.words("joiners") | self.posts.words("field_adjectives")
            or self.low[end - 1] == ","
        ):
            end -= 1
        return end

    def _region(self, at: int) -> int:
        """Return the end of a region that a side of the world opens: "East | and Southern Africa".

        0 where none does.
        """
        sides, joiners = self.posts.words("sides"), self.posts.words("joiners")
        opened = at > 1 and self.low[at - 1] in joiners and self.low[at - 2] in sides
        named = self.names.get(at)
        return named[0] if opened and named and not named[1].is_person else 0

    def _field_case(self, first: int, at: int) -> bool:
        """Whether a word is in a governed case, or is "and" or a comma before one that is."""
        apart = self.posts.words("not_fields") | self.posts.words("left_out")
        linked = first > 0 and self.low[first - 1] in self.posts.words("links")
        apart |= self.posts.words("not_linked") if linked else frozenset()
        if any(form in apart for form in self.forms(at)) or self._relative(at):
            return False
        if self._is_adverb(at) or self._is_topic(first, at) or self._is_number(at):
            return True
        if self.depends(at):
            return not self.noun(at) or (
                self._modified(first, at)
                and not self.of_person(at, first)
                and not self._is_given(at)
            )
        joined = self.low[at] in self.posts.words("joiners") or self.low[at] == ","
        following = at + 1 < len(self.low) and at + 1 not in self.within
        return (
            joined
            and at > first
            and following
            and self.depends(at + 1)
            and not self.noun(at + 1)
            and not self.sentence.tokens[at + 1].text[0].isupper()
        )

    def _is_topic(self, first: int, at: int) -> bool:
        """Whether a noun is what a link leads to, whatever its likeliest case: «по | политике».

        Behind a link for where somebody is, only a noun for a field is: «в | сфере труда».
        """
        read, link = grammar(self.low[at], self.sentence.language), self.low[first - 1 : first]
        if read.part != "NOUN" or read.animacy == "Anim" or self.noun(at) or not link:
            return False
        if link[0] in self.posts.words("field_links"):
            return "Dat" in possible_cases(self.low[at], self.sentence.language)
        sent = link[0] in self.posts.words("sent_links")
        return sent and self.low[at] in phrase_rules(self.sentence.language).fields

    def _is_number(self, at: int) -> bool:
        """Whether figures with an ending number the noun behind them: «| 33-го | региона»."""
        numbered = self.cases and NUMBERED.fullmatch(self.low[at]) is not None
        return numbered and at + 1 < len(self.low) and self.depends(at + 1)

    def _is_adverb(self, at: int) -> bool:
        """Whether a word only says how far the adjective behind it holds: «крайне правого»."""
        if at + 1 >= len(self.low):
            return False
        own, behind = (grammar(word, self.sentence.language) for word in self.low[at : at + 2])
        return own.part == "ADV" and behind.part == "ADJ" and self.depends(at + 1)

    def _relative(self, at: int) -> bool:
        """Whether a word opens a relative clause: «председатель | которого»."""
        relatives = relative_pronouns(self.sentence.language)
        return any(form in relatives for form in self.forms(at))

    def _modified(self, first: int, at: int) -> bool:
        """Whether only what belongs to a title stands before: «| специального представителя»."""
        modifiers = self.posts.words("modifiers")
        return all(any(f in modifiers for f in self.forms(i)) for i in range(first, at))

    def _is_given(self, at: int) -> bool:
        """Whether a post noun is of who is given something: «обязанности премьера | министру»."""
        linked = at > 0 and self.low[at - 1] in self.posts.words("links")
        cases = possible_cases(self.low[at], self.sentence.language)
        return self.cases and not linked and cases == {"Dat"}

    def of_person(self, at: int, first: int = 0) -> bool:
        """Whether a post noun has a holder of its own right behind: "adviser to President Holm".

        ``first`` is where the field begins that the noun may be of, behind another post. Where
        cases tell, both stand in one: «советник президента | Иван Белов» is the adviser. So is a
        deputy in any case: «заместителя министра | Ивана Белова».
        """
        noun = self.noun(at)
        end = noun[1] if noun else at
        while end in self.names and not self.names[end][1].is_person:
            end = self.names[end][0]
        if noun is None or end not in self.names:
            return False
        language = self.sentence.language
        own = {case for case, number in noun_forms(self.low[at], language) if number == "Sing"}
        own = own or set(possible_cases(self.low[at], language))
        other = person_cases(self.names[end][1].text, language)
        if first and not self.posts.words("deputies").isdisjoint(self.forms(first - 1)):
            deputy = possible_cases(self.low[first - 1], language)
            return bool(other) and not deputy & other
        return not own or not other or bool(own & other)

    def _field_word(self, first: int, at: int) -> bool:
        low = self.low[at]
        ahead = self.low[at - 1] in self.posts.words("joiners") | {","}
        capital = self.sentence.tokens[at].text[0].isupper()
        if low in rules(self.sentence.language).words("calendar") or self._numbers(at):
            return False
        if self.noun(at) and (ahead or not capital or self.of_person(at, first)):
            return False
        if low == ",":
            return at > first and self._enumerates(at)
        particle = low in rules(self.sentence.language).words("particles") and at > first
        following = self.sentence.tokens[at + 1].text if at + 1 < len(self.low) else ""
        if particle and following[:1].isupper():
            return True
        known = self.posts.words("fields") | self.posts.words("field_adjectives")
        return capital or low in self.posts.words("joiners") or low in known

    def _numbers(self, at: int) -> bool:
        """Whether a word only leads to a number: "the Minister of Justice | No. 45"."""
        behind = (t.text for t in self.sentence.tokens[at + 1 : at + 3] if t.text != ".")
        return self.low[at] in self.posts.words("number_leads") and next(behind, "")[:1].isdigit()

    def _enumerates(self, at: int) -> bool:
        """Whether a comma stands within a field: "Education, Science and Culture"."""
        joiners = self.posts.words("joiners")
        for place in range(at + 1, min(at + 8, len(self.low) - 1)):
            word = self.sentence.tokens[place].text
            if self.low[place] in joiners:
                return (
                    self.sentence.tokens[place + 1].text[0].isupper()
                    and place + 1 not in self.within
                    and not self._titled(place + 1)
                )
            if place in self.within or not (word[0].isupper() or word == ","):
                return False
        return False

    def _titled(self, at: int) -> bool:
        """Whether words with capitals end in a post: "…, and Trade Minister Ada Holm"."""
        while at < len(self.low) and self.sentence.tokens[at].text[0].isupper():
            if self.noun(at):
                return True
            at += 1
        return False

    def depends(self, at: int) -> bool:
        """Whether a word stands in a case that a post governs, and is nobody's name or trade."""
        read = grammar(self.low[at], self.sentence.language)
        one = read.animacy == "Anim" and read.number == "Sing" and not self.noun(at)
        governed = self.posts.words("governed")
        cases = {read.case} | (self._shared_cases(at) if read.part == "ADJ" else frozenset())
        return not one and any(f"{read.part} {case}" in governed for case in cases)

    def _shared_cases(self, at: int) -> frozenset[str]:
        """Return the cases in which an adjective and the noun right behind it may both stand."""
        own, *behind = self.low[at : at + 2]
        language = self.sentence.language
        noun = bool(behind) and grammar(behind[0], language).part == "NOUN"
        shared = possible_cases(own, language) & possible_cases(behind[0], language) if noun else ()
        return frozenset(shared)

    def is_body(self, first: int, last: int, at: int) -> bool:
        """Whether what is behind is no field of work but a place or body without a head noun."""
        if any(self.noun(i) for i in range(at, min(self.field(at), len(self.low)))):
            return False
        capital = self.sentence.tokens[at].text[:1].isupper()
        fields = self.posts.words("with_field")
        fielded = any(f in fields for i in range(first, last) for f in self.forms(i))
        return capital and not fielded

    def kind_before(self, first: int, last: int, noun: str) -> int:
        """Return where the words begin that say what kind of post it is: «денсаулық сақтау …».

        They stand in their plain form before a noun that is marked as theirs.
        """
        known, at = rules(self.sentence.language), first
        if self.low[last - 1] == noun.split()[-1] or at in self.ends:
            return first
        while at and at - 1 not in self.within and first - at < 4:
            low = self.low[at - 1]
            joined = low in self.posts.words("joiners") and low in known.words("joiners")
            plain = low.isalpha() and len(low) > 3 and low not in known.words("stop")
            apart = low in phrase_rules(self.sentence.language).not_before and not joined
            apart = apart or low in self.posts.words("left_out")
            if tells_status(low, self.sentence.language) or apart or not (joined or plain):
                break
            if known.pattern("breaks").search(low) and not self.names_territory(at - 1):
                break
            if self.names_territory(at) and not self.sentence.tokens[at - 1].text[0].isupper():
                break
            bodies = body_nouns(self.sentence.language)
            quality = phrase_rules(self.sentence.language).attributive.fullmatch(low)
            body = not quality and not bodies.isdisjoint(self.forms(at - 1))
            if self.noun(at - 1) or body:
                break
            at -= 1
        while at < first and self.low[at] in self.posts.words("joiners"):
            at += 1
        return at

    def topic_before(self, first: int) -> int:
        """Return where the field of a post begins: «| Адам құқықтары жөніндегі уәкіл»."""
        known, at = rules(self.sentence.language), first - 1
        if at < 1 or at in self.within or self.low[at] not in known.words("topical"):
            return first
        start = at
        while start and at - start < LONGEST_TOPIC and start - 1 not in self.within:
            low, joined = self.low[start - 1], self.low[start - 1] in known.words("joiners")
            topic = low.isalpha() and not known.pattern("off_topic").search(low)
            if not (joined or (topic and low not in known.words("stop"))):
                break
            start -= 1
            if not joined and self.sentence.tokens[start].text[0].isupper():
                break
        while start < at and self.low[start] in known.words("joiners"):
            start += 1
        return start if start < at else first
