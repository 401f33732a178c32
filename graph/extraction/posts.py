"""Posts: the title of an office and the body or country that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.holdings import Holding, find_holdings
from graph.extraction.naming import rules, word_lemmas
from graph.languages.grammar import grammar
from graph.languages.morphology import nominative
from graph.languages.pack import LanguagePack
from graph.reading.sentence import Sentence

__all__ = ["Holding", "find_holdings", "find_posts"]

Place = tuple[int, int]
Noun = tuple[int, int, str]
"""First and last token of a post noun, and the noun as the list has it."""
LONGEST_FIELD = 12
"""Words in the longest field of work."""


@dataclass(frozen=True)
class Posts:
    """The posts of a language as ``posts.toml`` has them."""

    language: str
    table: Mapping[str, Any] = field(repr=False, compare=False)

    def words(self, key: str) -> frozenset[str]:
        """Return a list of words in small letters; empty when there is none."""
        return frozenset(self.table.get(key, ()))

    @property
    def governs_before(self) -> bool:
        """Whether the body stands before the noun: Kazakh, not English or Russian."""
        return self.table.get("order") == "last"


@cache
def posts_of(language: str) -> Posts:
    """Return the posts of a language (BCP 47)."""
    return Posts(language, LanguagePack(language).table("posts"))


@cache
def _nouns(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(posts_of(language).words("nouns"), key=lambda n: (-len(n.split()), n)):
        words = tuple(noun.split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(rest) for first, rest in index.items()}


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


class _Reader:
    """A sentence being read for posts."""

    def __init__(self, sentence: Sentence, names: Sequence[Annotation]) -> None:
        self.sentence = sentence
        self.posts = posts_of(sentence.language)
        self.low = [token.text.lower() for token in sentence.tokens]
        self.names: dict[int, tuple[int, Annotation]] = {}
        start = {token.start: at for at, token in enumerate(sentence.tokens)}
        end = {token.end: at + 1 for at, token in enumerate(sentence.tokens)}
        for name in names:
            if name.start in start and name.end in end:
                self.names[start[name.start]] = (end[name.end], name)
        self.ends = {last: first for first, (last, _) in self.names.items()}
        self.within = {at for first, (last, _) in self.names.items() for at in range(first, last)}

    def forms(self, at: int) -> tuple[str, ...]:
        return word_lemmas(self.sentence.tokens[at].text, self.sentence.language)

    def noun(self, at: int) -> Noun | None:
        """Return the post noun at a token that no name covers, the longest one."""
        if at >= len(self.low):
            return None
        index = _nouns(self.sentence.language)
        candidates = [words for form in self.forms(at) for words in index.get(form, ())]
        for words in sorted(candidates, key=len, reverse=True):
            last = at + len(words)
            if last > len(self.low) or any(i in self.within for i in range(at, last)):
                continue
            formed = all(w in self.forms(at + i) for i, w in enumerate(words))
            if formed and self._nominal(at) and self._inflected(last - 1, words[-1]):
                return at, last, " ".join(words)
        return None

    def start(self, at: int) -> int:
        """Return where a token begins."""
        return self.sentence.tokens[at].start

    def governed(self, at: int) -> bool:
        """Whether the noun behind depends on the one before: «төрағасының орынбасары»."""
        return self.posts.governs_before and at < len(self.low) and self.noun(at) is not None

    def _nominal(self, at: int) -> bool:
        """Whether the word is a noun by its most likely reading: «после» is no «посол»."""
        part = grammar(self.low[at], self.sentence.language).part
        return part not in self.posts.words("not_nouns")

    def _inflected(self, at: int, noun: str) -> bool:
        """Whether a word is the noun with an ending that nouns have: "chaired" is no "chair"."""
        endings = self.posts.table.get("noun_endings")
        return (
            endings is None
            or any(self.low[at] == noun + end for end in ("", *endings))
            or (noun.endswith("man") and self.low[at] == noun[:-3] + "men")
        )

    def _plural(self, first: int, last: int) -> bool:
        pattern = self.posts.table.get("plural")
        if pattern:
            word = self.low[last - 1]
            return word.endswith(tuple(pattern)) and word not in self.posts.words("nouns")
        return grammar(self.low[first], self.sentence.language).number == "Plur"

    def post(
        self, first: int, last: int, noun: str, before: Sequence[Annotation]
    ) -> Annotation | None:
        """Return the post with this noun, or None when the text names no post by it."""
        start, plural = self._title_start(first, before), self._plural(first, last)
        if self.posts.governs_before:
            post = self._governed_before(start, last, noun)
        else:
            while not plural and self.posts.table.get("compounds") and (next_ := self.noun(last)):
                last, noun, plural = next_[1], next_[2], self._plural(next_[0], next_[1])
            post = self._governed_after(start, last, noun if plural else "")
        return post if post and (not plural or self._beside_persons(post)) else None

    def _beside_persons(self, post: Annotation) -> bool:
        """Whether persons stand right before or behind a post in the plural: its holders."""
        if not self.posts.table.get("plural_post"):
            return False
        persons = [name for _, name in self.names.values() if _is_person(name)]
        linking = self.posts.words("copulas") | self.posts.words("joiners")
        linking |= (
            self.posts.words("articles")
            | self.posts.words("left_out")
            | {",", ":", "–", "—", "-", "(", ")"}
        )
        for person in persons if len(persons) > 1 else ():
            start, end = sorted((person, post), key=lambda a: a.start)
            gap = self.sentence.text[start.end : end.start].lower()
            words = gap.replace(",", " , ").split()
            if start.end <= end.start and all(
                w in linking or any(f in linking for f in word_lemmas(w, self.sentence.language))
                for w in words
            ):
                return True
        return False

    def _title_start(self, first: int, before: Sequence[Annotation]) -> int:
        """Return the first token of the title: modifiers and capitalised words that are no name."""
        limit = before[-1].end if before else 0
        modifiers = self.posts.words("modifiers")
        while first and first - 1 not in self.within:
            token = self.sentence.tokens[first - 1]
            if token.start < limit or not any(f in modifiers for f in self.forms(first - 1)):
                break
            first -= 1
        return first

    def _governed_after(self, first: int, last: int, noun: str) -> Annotation | None:
        """Return the post whose field or body stands behind its noun; ``noun`` if it is plural."""
        title_end, end, body = last, last, ""
        while True:
            link = self._link(end)
            name = self.names.get(link)
            if name and name[1].value.__class__ is Name and not _is_person(name[1]):
                body, end = name[1].text, name[0]
                break
            named_only = self.low[end] in self.posts.words("name_links") if link > end else False
            field_end = self._field(link) if link > end or self._cases else link
            field_end = link if named_only else field_end
            if field_end <= link:
                break
            end = field_end
            if self._is_body(first, last, link):
                body = self._words(link, field_end)
                break
            if not any(form in self.posts.words("generic") for form in self.forms(link)):
                title_end = end
        ahead, first_all = ("", first) if body else self._before(first)
        more = self._more(end) if body else ""
        body = body or ahead
        if not body and self._needs_body(first, last) and title_end == last:
            return None
        title = self._singular(first, last, title_end, noun)
        if more:
            end = self._field(self._link(end))
            title = " ".join((title or self._nominative(first, title_end), more))
        return self._annotation(first_all, end, (first, title_end), body, title=title)

    def _more(self, at: int) -> str:
        """Return a field of work that goes on behind the body: «комиссар ОБСЕ | по делам …»."""
        if at >= len(self.low) or self.low[at] not in self.posts.words("field_links"):
            return ""
        end = self._field(at + 1)
        return self._words(at, end) if end > at + 1 else ""

    def _nominative(self, first: int, last: int) -> str:
        return nominative(self._words(first, last), self.sentence.language)

    def _singular(self, first: int, last: int, end: int, noun: str) -> str:
        """Return the title with its plural noun in the singular, or ''."""
        if not noun:
            return ""
        ahead = self._words(first, last - len(noun.split())) if last - first > 1 else ""
        behind = self._words(last, end) if end > last else ""
        return " ".join(part for part in (ahead, noun, behind) if part)

    def _is_body(self, first: int, last: int, at: int) -> bool:
        """Whether what is behind is no field of work but a place or body without a head noun."""
        capital = self.sentence.tokens[at].text[:1].isupper()
        fields = self.posts.words("with_field")
        fielded = any(f in fields for i in range(first, last) for f in self.forms(i))
        return capital and not fielded

    def _words(self, first: int, last: int) -> str:
        tokens = self.sentence.tokens
        return (
            self.sentence.text[tokens[first].start : tokens[last - 1].end] if last > first else ""
        )

    @property
    def _cases(self) -> bool:
        return bool(self.posts.table.get("cases"))

    def _link(self, at: int) -> int:
        """Return the token behind "of the" at ``at``, or ``at`` when no link stands there."""
        if at < len(self.low) and self.low[at] in self.posts.words("links"):
            at += 1
            while at < len(self.low) and self.low[at] in self.posts.words("articles"):
                at += 1
        return at

    def _field(self, at: int) -> int:
        """Return the end of a field of work: "Foreign Affairs", «внутренних дел»."""
        end = at
        while end < len(self.low) and end not in self.within and end - at < LONGEST_FIELD:
            if not (self._field_case(at, end) if self._cases else self._field_word(at, end)):
                break
            end += 1
        while end > at and (
            self.low[end - 1] in self.posts.words("joiners") or self.low[end - 1] == ","
        ):
            end -= 1
        return end

    def _field_case(self, first: int, at: int) -> bool:
        """Whether a word is in a governed case, or is "and" or a comma before one that is."""
        if self._depends(at):
            return at == first or not self.noun(at)
        joined = self.low[at] in self.posts.words("joiners") or self.low[at] == ","
        following = at + 1 < len(self.low) and at + 1 not in self.within
        return (
            joined
            and at > first
            and following
            and self._depends(at + 1)
            and not self.noun(at + 1)
            and not self.sentence.tokens[at + 1].text[0].isupper()
        )

    def _field_word(self, first: int, at: int) -> bool:
        low = self.low[at]
        ahead = self.low[at - 1] in self.posts.words("joiners") | {","}
        capital = self.sentence.tokens[at].text[0].isupper()
        if low in rules(self.sentence.language).words("calendar"):
            return False
        if self.noun(at) and (ahead or not capital):
            return False
        if low == ",":
            return at > first and self._enumerates(at)
        particle = low in rules(self.sentence.language).words("particles") and at > first
        following = self.sentence.tokens[at + 1].text if at + 1 < len(self.low) else ""
        if particle and following[:1].isupper():
            return True
        return capital or low in self.posts.words("joiners") or low in self.posts.words("fields")

    def _enumerates(self, at: int) -> bool:
        """Whether a comma stands within a field: "Education, Science and Culture"."""
        joiners = self.posts.words("joiners")
        for place in range(at + 1, min(at + 8, len(self.low) - 1)):
            word = self.sentence.tokens[place].text
            if self.low[place] in joiners:
                return (
                    self.sentence.tokens[place + 1].text[0].isupper()
                    and place + 1 not in self.within
                )
            if place in self.within or not (word[0].isupper() or word == ","):
                return False
        return False

    def _depends(self, at: int) -> bool:
        read = grammar(self.low[at], self.sentence.language)
        return f"{read.part} {read.case}" in self.posts.words("governed")

    def _before(self, first: int) -> tuple[str, int]:
        """Return the body that stands right before the title: "OSCE High Commissioner"."""
        start = self.ends.get(first)
        if start is None and first and self.low[first - 1] in ("'s", "’s"):
            start = self.ends.get(first - 1)
        if start is None:
            return "", first
        name = self.names[start][1]
        return ("", first) if _is_person(name) else (name.text, start)

    def _governed_before(self, first: int, last: int, noun: str) -> Annotation | None:
        title_first = first
        while title_first and title_first - 1 not in self.within and self._title_noun(title_first):
            title_first -= 1
        title_first = self._kind_before(title_first, last, noun)
        body, start = self._before(title_first)
        if not body and self._needs_body(first, last) and title_first == first:
            return None
        return self._annotation(start, last, (title_first, last), body, noun)

    def _kind_before(self, first: int, last: int, noun: str) -> int:
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
            if not (joined or plain) or known.pattern("breaks").search(low) or self.noun(at - 1):
                break
            at -= 1
        while at < first and self.low[at] in self.posts.words("joiners"):
            at += 1
        return at

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
        tokens = self.sentence.tokens
        words = self._words(*place)
        noun = self.posts.table.get("instead", {}).get(noun, noun)
        named = title or _ending_in(words, noun) or nominative(words, self.sentence.language)
        value = Post(named, body)
        return Annotation.of(
            self.sentence, tokens[first].start, tokens[last - 1].end, "post", value
        )


def _ending_in(words: str, noun: str) -> str:
    """Return the title with its last words as the noun stands in the list, capitals kept."""
    count = len(noun.split())
    kept, last = words.split()[: -count or None], words.split()[-count:]
    if not count or not last:
        return ""
    named = noun.capitalize() if last[0][0].isupper() else noun
    return " ".join([*kept, named])


def _is_person(name: Annotation) -> bool:
    return isinstance(name.value, Name) and name.value.cls == "Person"
