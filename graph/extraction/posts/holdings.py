"""Who holds which post, and when: appositions, and verbs that give, name or end a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.posts.clauses import SIGNS, Item
from graph.extraction.posts.joint_titles import titled_together
from graph.extraction.posts.post_nouns import has_plural
from graph.extraction.posts.post_sentence import PostSentence, is_body, is_nominative
from graph.extraction.posts.post_verbs import posts_by_verb
from graph.extraction.posts.subjects import apposed, copular, subject
from graph.extraction.posts.tenures import tenure
from graph.languages.grammar import grammar, is_finite, possible_cases
from graph.reading.sentence import Sentence, Token

SUPPOSED = 2
"""Items before a phrase within which a word makes it no fact."""
INTENDED = 7
"""The same where the phrase is an infinitive: "tried for the first time to become"."""
CALLED = 4
"""Words between a person and a post that an article opens."""
PASSIVE = 4
"""Items behind a post within which its verb stands."""


@dataclass(frozen=True)
class Holding:
    """A person holds a post; ``start`` and ``end`` are EDTF dates, or '' where the text is silent.

    ``organisation`` is the body as the text names it, or ''; ``parted`` says that the person
    stands between the post and it: "President Ada Holm of Kenya".
    """

    person: Annotation
    post: Annotation
    organisation: str
    start: str = ""
    end: str = ""
    parted: bool = False


def find_holdings(
    sentence: Sentence,
    names: Sequence[Annotation],
    posts: Sequence[Annotation],
    dates: Sequence[Annotation],
    subject: Annotation | None = None,
) -> tuple[Holding, ...]:
    """Return who holds which of a sentence's posts, by its names and dates.

    ``subject`` is the person that the text is speaking of, for sentences that name nobody before
    the verb ("He was …", "1996–1997: professor").
    """
    reader = _Reader(sentence, names, posts, dates, subject)
    found: list[Holding] = []
    for index in range(len(posts)):
        people, aspect = reader.holders(index, found)
        found += [reader.holding(posts[index], person, aspect) for person in people]
    told = [reader.holding(*post) for post in posts_by_verb(reader)]
    shared = titled_together(reader, found)
    before = [Holding(person, post, _body(post)) for post, person in shared]
    return (*reader.joined(found), *before, *found, *told)


def _body(post: Annotation) -> str:
    return post.value.organisation if isinstance(post.value, Post) else ""


Holders = tuple[tuple[Annotation, ...], str]
NOBODY: Holders = ((), "")


class _Reader(PostSentence):
    """A sentence being read for holders of its posts."""

    def holders(self, index: int, before: Sequence[Holding]) -> Holders:
        post = self.posts[index]
        row = self.row(0, post.start)
        listed = self._listed(post)
        if len(listed) > 1:
            return listed, ""
        sought = any(item.has(self.phrases.words("candidacy")) for item in row[-2:-1])
        if self._plural(post) or sought or (row and row[-1].has(self.phrases.words("belonging"))):
            return NOBODY
        one = (
            self._titled(post)
            or self._told_before(post, row)
            or self._alternating(post, before)
            or apposed(row, self.phrases)
            or self._named_behind(post)
            or self._chained(index, before)
            or self._by_phrase(post, row)
            or self._by_verb(post)
            or self._passive(post)
            or self._of_topic(post, row)
        )
        return (self._with_others(post, one[0]), one[1]) if one else NOBODY

    def _with_others(self, post: Annotation, person: Annotation) -> tuple[Annotation, ...]:
        """Return all of a list of persons whose verb in the plural gives them one post in turn."""
        words = self.tokens(post.end, person.start) if person.start >= post.end else ()
        read = [grammar(t.text.lower(), self.sentence.language) for t in words]
        if not any(r.part == "VERB" and r.number == "Plur" for r in read):
            return (person,)
        rest = [p for p in self.persons if p.start >= person.end]
        return (person, *self._run(rest, person.end))

    def holding(self, post: Annotation, person: Annotation, aspect: str) -> Holding:
        others = [*self.persons, *(p for p in self.posts if p is not post)]
        joiners = self.phrases.words("joiners")
        times = tenure(self.sentence, post, aspect, self.dates, others, joiners)
        body = _body(post) or self._line_body(post)
        told = body or person.start < post.end or not self._beside(post, person)
        behind = "" if told else self._body_behind(post, person)
        return Holding(person, post, body or behind, *times, parted=bool(behind))

    def _beside(self, post: Annotation, person: Annotation) -> bool:
        """Whether a person stands right behind a post.

        The body of "the chair, Ada Holm of X" and "the chair is Ada Holm of X" is hers alone.
        """
        row = self.row(post.end, person.start)
        return all(item.has(self.phrases.words("ranks")) for item in row)

    def _body_behind(self, post: Annotation, person: Annotation) -> str:
        """Return the country or body of "President Ada Holm of Kenya"."""
        name = next((n for n in self.names if n.start >= person.end), None)
        gap = [t.text.lower() for t in self.tokens(person.end, name.start)] if name else []
        linked = gap[:1] and gap[0] in self.phrases.words("behind_person")
        plain = all(word in self.phrases.words("articles") for word in gap[1:])
        own = name and linked and plain and name not in self.persons
        return name.text if name and own and self._may_belong(post, name) else ""

    def _may_belong(self, post: Annotation, name: Annotation) -> bool:
        """Whether a post may be a body's: a minister of a party holds an office of the state."""
        title = post.value.title.lower() if isinstance(post.value, Post) else ""
        state = any(title.endswith(noun) for noun in self.phrases.words("offices_of_state"))
        return not (state and isinstance(name.value, Name) and name.value.cls == "PoliticalParty")

    def _line_body(self, post: Annotation) -> str:
        """Return the body that a line of a career names before the post: "1996: Senate, clerk"."""
        if not self.is_career_line():
            return ""
        ahead = [n for n in self.names if n.end <= post.start and is_body(n)]
        return ahead[-1].text if ahead else ""

    def joined(self, found: Sequence[Holding]) -> list[Holding]:
        """Return the posts that share the verb behind a later one: «директоры әрі …сы болды»."""
        held = {id(h.post): h for h in found}
        more: list[Holding] = []
        for index in range(len(self.posts) - 2, -1, -1):
            post, following = self.posts[index], held.get(id(self.posts[index + 1]))
            gap = self.tokens(post.end, self.posts[index + 1].start)
            if id(post) in held or following is None or not self.joining(gap):
                continue
            if self.phrases.behind(self.sentence.text[self.posts[-1].end :]):
                own = Holding(following.person, post, _body(post), following.start, following.end)
                held[id(post)] = own
                more.append(own)
        return more[::-1]

    def _listed(self, post: Annotation) -> tuple[Annotation, ...]:
        """Return the people of a list beside a post in the plural: "A, B and C, ministers of"."""
        if not self._plural(post):
            return ()
        behind = self._run([p for p in self.persons if p.start >= post.end], post.end)
        ahead = [p for p in self.persons if p.end <= post.start]
        found = tuple(behind) or tuple(reversed([*self._run_before(ahead, post)]))
        told = self._named_behind(post) if not found else None
        return self._with_others(post, told[0]) if told else found

    def _plural(self, post: Annotation) -> bool:
        told = self.phrases.table.get("plural_post")
        return bool(told) and has_plural(post.text, self.sentence.language)

    def _run(self, persons: Sequence[Annotation], at: int) -> list[Annotation]:
        found: list[Annotation] = []
        semicolons = False
        for person in persons:
            gap = self._without_bodies(self.tokens(at, person.start))
            parted = bool(found) and any(t.text == ";" for t in gap[-2:])
            semicolons = semicolons or parted
            if not parted and (
                semicolons or not self.joining(gap, self.phrases.words("ranks") | SIGNS)
            ):
                break
            found.append(person)
            at = person.end
        return found

    def _without_bodies(self, gap: Sequence[Token]) -> list[Token]:
        """Leave out of a list the bodies of its persons: "presidents A of Peru and B of Chile"."""
        linking = self.phrases.words("behind_person")
        named = [n for n in self.names if n not in self.persons]
        kept = [t for t in gap if not any(n.start <= t.start < n.end for n in named)]
        return [t for t in kept if len(kept) == len(gap) or t.text.lower() not in linking]

    def _run_before(self, persons: Sequence[Annotation], post: Annotation) -> Iterator[Annotation]:
        at = post.start
        linking = self.phrases.words("copulas") | SIGNS
        for person in reversed(persons):
            if not self.joining(self.tokens(person.end, at), linking):
                return
            yield person
            at, linking = person.start, frozenset()

    def _titled(self, post: Annotation) -> tuple[Annotation, str] | None:
        """President Ada Holm: nothing but ranks between the post and the person."""
        person = self.person_behind(post)
        row = self.row(post.end, person.start) if person else ()
        ranks = self.phrases.words("ranks")
        titled = person and all(i.has(ranks) for i in row) and self._agree(post, person)
        return (person, "") if person and titled else None

    def _told_before(self, post: Annotation, row: Sequence[Item]) -> tuple[Annotation, str] | None:
        """With Ada Holm as chair, Jon Ek as …; Ada Holm the chair, Jon Ek the …: a list goes on.

        The person is the one before the post, and who stands behind the comma is the next.
        """
        linked = bool(row) and row[-1].has(self.phrases.words("holding_links"))
        ahead = row[:-1] if linked else ()
        person = _holder(ahead) if linked else self._apposed_by_article(post)
        if person is None:
            return None
        led = len(ahead) > 1 and ahead[-2].has(self.phrases.words("led_by"))
        behind = self.person_behind(post)
        gap = [t.text for t in self.tokens(post.end, behind.start)] if behind else []
        listed = gap in ([","], ["and"], [",", "and"])
        return (person, "") if led or listed else None

    def _apposed_by_article(self, post: Annotation) -> Annotation | None:
        """Return the person of "Ada Holm the central bank governor", where no sign parts them."""
        person = next((p for p in reversed(self.persons) if p.end <= post.start), None)
        gap = self.tokens(person.end, post.start) if person else []
        first = gap[0].text.lower() if gap and len(gap) <= CALLED else ""
        plain = all(t.text.isalpha() for t in gap)
        return person if first in self.phrases.words("articles") and plain else None

    def _agree(self, post: Annotation, person: Annotation) -> bool:
        """Whether a post and a name may stand in one case: «указом президента | Анна назначена»."""
        language = self.sentence.language
        own, other = (possible_cases(a.text.split()[0], language) for a in (post, person))
        return "Nom" not in other or not is_nominative(person) or not own or bool(own & other)

    def _alternating(
        self, post: Annotation, before: Sequence[Holding]
    ) -> tuple[Annotation, str] | None:
        """The rector, Ada Holm, the dean, Jon Ek, and …: each post has its holder behind it."""
        last = before[-1] if before else None
        if last and last.post.end <= last.person.start < last.person.end <= post.start:
            return self._named_behind(post)
        return None

    def _named_behind(self, post: Annotation) -> tuple[Annotation, str] | None:
        """President Ada Holm; the president, Ada Holm; a minister was appointed: Ada Holm."""
        person = self.person_behind(post)
        if person is None or any(post.end <= p.start < person.start for p in self.posts):
            return None
        row = self.row(post.end, person.start)
        rest = [i for i in row if not i.has(self.phrases.words("ranks"))]
        if len(rest) == 1 and rest[0].has(SIGNS):
            return person, ""
        if rest and rest[-1].has(self.phrases.words("oblique") - self.phrases.words("agents")):
            return None
        cased = self.phrases.table.get("inflected")
        if len(rest) <= 2 and self._given(post) and not is_nominative(person):
            ahead = self.row(0, post.start)
            if ahead and ahead[-1].has(self.phrases.words("givers")):
                return person, "begins"
        fits = len(rest) <= 6 and (not cased or is_nominative(person) or self._given(post))
        fits = fits and not (self.phrases.table.get("order") == "last" and _parted(rest))
        aspect = self.phrases.within("post_person", rest) if fits else ""
        return (person, aspect) if aspect else None

    def _chained(self, index: int, before: Sequence[Holding]) -> tuple[Annotation, str] | None:
        """Ada Holm, chair of X, member of Y and rector of Z."""
        if not before or index == 0 or before[-1].post is not self.posts[index - 1]:
            return None
        last = before[-1]
        if last.person.sentence is self.sentence and last.person.start >= last.post.end:
            return None
        if self.joining(self.tokens(last.post.end, self.posts[index].start)):
            return last.person, "begins" if last.start and not last.end else ""
        return None

    def _by_phrase(self, post: Annotation, row: Sequence[Item]) -> tuple[Annotation, str] | None:
        """Ada Holm became president; «назначил Холм министром»; she was elected president."""
        if row and row[-1].kind == "person" and self._given(post):
            if self._supposed(row, len(row) - 1):
                return None
            return row[-1].annotation, "begins"  # type: ignore[return-value]
        given = self.phrases.ending("given", row)
        if given:
            person = next(i for i in row[given.start :] if i.kind == "person").annotation
            return (person, given.aspect) if person else None
        found = self.phrases.ending("person_post", row)
        if found and self._supposed(row, found.start):
            return None
        if found:
            clause = row[: found.start]
            if apart := self._participial(row, found.start):
                return apart, found.aspect
            person = subject(clause, self.phrases, self.topic)
            if person is None and self.without_subject(clause) and not self._acts_behind(post):
                person = self.topic
            return (person, found.aspect) if person else None
        theirs = self.phrases.ending("given_topic", row)
        if theirs:
            return (self.topic, theirs.aspect) if self.topic else None
        person = copular(row, self.phrases)
        told = _body(post) or not self._occupation(post)
        return (person, "holds") if person and told else None

    def _supposed(self, row: Sequence[Item], at: int) -> bool:
        """Whether words right before a phrase make it a wish or a chance: "wants to be mayor"."""
        supposing = self.phrases.words("supposing")
        intended = at > 0 and row[at - 1].has(self.phrases.words("infinitives"))
        near = INTENDED if intended else SUPPOSED
        return any(item.has(supposing) for item in row[max(at - near, 0) : at])

    def _participial(self, row: Sequence[Item], at: int) -> Annotation | None:
        """Return whom a participle behind a comma tells of: «зятя Ивана Белова, являющегося …»."""
        word = self.sentence.text[row[at].start : row[at].end].lower() if at < len(row) else ""
        read = grammar(word, self.sentence.language)
        behind = at > 1 and row[at - 1].has({","}) and row[at - 2].kind == "person"
        told = behind and read.part == "PTCP" and bool(read.case)
        return row[at - 2].annotation if told else None

    def _acts_behind(self, post: Annotation) -> bool:
        """Whether somebody in the nominative stands behind a post whose verb is still to come."""
        row = self.row(post.end, len(self.sentence.text))[:PASSIVE]
        words = (self.sentence.text[i.start : i.end].lower() for i in row if i.kind == "word")
        verb = any(grammar(word, self.sentence.language).part == "VERB" for word in words)
        behind = (i.annotation for i in row if i.kind == "person" and i.annotation)
        return verb and any(is_nominative(person) for person in behind)

    def _occupation(self, post: Annotation) -> bool:
        assert isinstance(post.value, Post)
        return post.value.title.split()[0].lower() in self.phrases.words("occupations")

    def _passive(self, post: Annotation) -> tuple[Annotation, str] | None:
        """«Депутатом впервые избрана в 1979 году»: the verb behind the post, nobody named."""
        if self.topic is None or not self._given(post):
            return None
        row = self.row(post.end, len(self.sentence.text))[:PASSIVE]
        nobody = not any(is_nominative(p) for p in self.persons)
        aspect = self.phrases.within("post_person", row) if nobody else ""
        return (self.topic, aspect) if aspect else None

    def _given(self, post: Annotation) -> bool:
        """Whether a post stands in the case of what somebody is appointed to."""
        first = post.text.split()[0]
        case = self.phrases.given_case
        return bool(case) and grammar(first, self.sentence.language).case == case

    def _by_verb(self, post: Annotation) -> tuple[Annotation, str] | None:
        """«… төрағасы болып сайланды»: the verb stands behind the post, the subject before it."""
        text = self.undated(post.end)
        ahead = [p for p in self.persons if p.end <= post.start]
        given = self.phrases.behind(text, "object_post")
        if given:
            if self._meant_before(post) and self.topic:
                return self.topic, given
            return (
                (ahead[-1], given) if ahead and not self.tokens(ahead[-1].end, post.start) else None
            )
        aspect = self.phrases.behind(text)
        able = [p for p in ahead if self.may_act(p)]
        person = able[-1] if able else self.topic
        return (person, aspect) if aspect and person else None

    def _meant_before(self, post: Annotation) -> bool:
        """Whether a pronoun in the case of an object stands right before a post: «оны …»."""
        ahead = [t for t in self.sentence.tokens if t.end <= post.start][-2:]
        return any(t.text.lower() in self.phrases.words("object_pronouns") for t in ahead)

    def _of_topic(self, post: Annotation, row: Sequence[Item]) -> tuple[Annotation, str] | None:
        """The lines of a career are of the person that the text speaks of."""
        if self.topic is None or any(i.kind == "person" for i in row):
            return None
        behind = self.tokens(post.end, len(self.sentence.text))[:1]
        acts = any(is_finite(t.text, self.sentence.language) for t in behind)
        told = self.is_career_line() or (self.is_career_clause(row) and not acts)
        return (self.topic, "begins") if told else None


def _holder(row: Sequence[Item]) -> Annotation | None:
    """Return the person that a row ends with."""
    return row[-1].annotation if row and row[-1].kind == "person" else None


def _parted(row: Sequence[Item]) -> bool:
    """Whether a comma stands among items, so that what is behind it is another clause."""
    return any(item.has({","}) for item in row)
