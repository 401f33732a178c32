"""Holders of whom a clause says its post, as subject or object: "Ada Holm became chair"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Post
from graph.extraction.posts.clauses import SIGNS, Item, closing_person, without_titles
from graph.extraction.posts.holding import Holder, named_body
from graph.extraction.posts.post_phrases import Found, post_phrases
from graph.extraction.posts.post_sentence import PostSentence, acts, is_nominative
from graph.extraction.posts.subjects import copular, subject
from graph.languages.grammar import grammar, is_finite
from graph.languages.tables import NEVER

SUPPOSED = 2
"""Items before a phrase within which a word makes it no fact."""
INTENDED = 7
"""The same where the phrase is an infinitive: "tried for the first time to become"."""
PASSIVE = 4
"""Items behind a post within which its verb stands."""


def by_phrase(read: PostSentence, post: Annotation, row: Sequence[Item]) -> Holder | None:
    """Ada Holm became president; «назначил Холм министром»; she was elected president."""
    phrases, last = read.phrases, closing_person(row)
    if last and read.is_given(post):
        return None if _supposed(read, row, len(row) - 1) else (last, "begins")
    if apart := _object_apart(read, row):
        return apart, "begins"
    plain = without_titles(row, phrases.words("ranks"))
    if given := phrases.ending("given", plain):
        person = next(i for i in plain[given.start :] if i.kind == "person").annotation
        return (person, given.aspect) if person else None
    found, theirs = (phrases.ending(kind, row) for kind in ("person_post", "given_topic"))
    if theirs and (found is None or theirs.start < found.start):
        return _given_to_topic(read, row, theirs)
    if found:
        person = _subject(read, post, row, found.start)
        aspect = "holds" if is_record(post) else found.aspect
        return (person, aspect) if person else None
    person = copular(row, phrases)
    told = named_body(post) or not _occupation(read, post)
    return (person, "holds") if person and told else None


def _object_apart(read: PostSentence, row: Sequence[Item]) -> Annotation | None:
    """Return the person, by commas apart from "as", whom a verb gives a post.

    He stands between them, "named her aide, Ada Holm, as", or what he is already does: "named Ada
    Holm, the mayor of Vik, as".
    """
    if len(row) < 4 or not row[-1].has(read.phrases.words("holding_links")):
        return None
    opened = next((at for at in range(len(row) - 4, -1, -1) if row[at].has({","})), -1)
    if not row[-2].has({","}) or opened < 2:
        return None
    told = row[-3] if row[-3].kind == "person" else row[opened - 1]
    ahead = row[max(opened - 3, 0) : opened]
    verbs = read.phrases.words("of_object")
    given = any(i.has(verbs) for i in ahead) and not any(
        i.has(read.phrases.words("copulas")) for i in row[:opened]
    )
    return told.annotation if told.kind == "person" and given else None


def is_record(post: Annotation) -> bool:
    """Whether a post only says who was the first in it to do something.

    «Стал первым министром, который посетил Перу» tells of no appointment.
    """
    record = post_phrases(post.sentence.language).table.get("record", NEVER)
    return bool(re.match(record, post.sentence.text[post.start :], re.IGNORECASE))


def _given_to_topic(read: PostSentence, row: Sequence[Item], found: Found) -> Holder | None:
    """Return the person that the text speaks of, unless it is he who gives the post."""
    giver = row[found.start - 1].annotation if found.start else None
    own = giver is not None and read.topic is not None and giver.value == read.topic.value
    return (read.topic, found.aspect) if read.topic and not own else None


def _subject(
    read: PostSentence, post: Annotation, row: Sequence[Item], at: int
) -> Annotation | None:
    """Return of whom a phrase is said that begins at an item and ends before a post."""
    if _supposed(read, row, at) or _of_object(read, row, at):
        return None
    if apart := _participial(read, row, at):
        return apart
    clause = row[:at]
    person = subject(clause, read.phrases, read.topic)
    if person is None and read.without_subject(clause) and not _acts_behind(read, post):
        return read.topic
    return person


def _supposed(read: PostSentence, row: Sequence[Item], at: int) -> bool:
    """Whether words right before a phrase make it a wish or a chance: "wants to be mayor"."""
    supposing, to_come = read.phrases.words("supposing"), read.phrases.words("to_come")
    if at < len(row) and read.sentence.text[row[at].start : row[at].end].lower() in to_come:
        return True
    intended = at > 0 and row[at - 1].has(read.phrases.words("infinitives"))
    near = INTENDED if intended else SUPPOSED
    return any(item.has(supposing) for item in row[max(at - near, 0) : at])


def _of_object(read: PostSentence, row: Sequence[Item], at: int) -> bool:
    """Whether what a phrase tells of is a verb's object: "Ada Holm appointed a lawyer as chair".

    Behind "be" or a comma, or before "by", such a verb is a passive, and told of its subject; not
    where the name of its object stands behind it: "the king, Jon Ek, appointed Holm as chair".
    """
    verbs = [i for i in range(at) if row[i].has(read.phrases.words("of_object"))]
    if not verbs or not row[at].has(read.phrases.words("holding_links")) or at + 1 < len(row):
        return False
    ahead, behind = row[max(verbs[-1] - 1, 0)], row[verbs[-1] + 1]
    parted = ahead.has({","}) and not read.sentence.text[behind.start].isupper()
    passive = parted or ahead.has(read.phrases.words("copulas"))
    passive = passive or behind.has(read.phrases.words("agents"))
    later = any(i.has(SIGNS) for i in row[verbs[-1] + 1 : at])
    return not passive and not later


def _participial(read: PostSentence, row: Sequence[Item], at: int) -> Annotation | None:
    """Return whom a participle behind a comma tells of: «зятя Ивана Белова, являющегося …»."""
    word = read.sentence.text[row[at].start : row[at].end].lower() if at < len(row) else ""
    form = grammar(word, read.sentence.language)
    behind = at > 1 and row[at - 1].has({","}) and row[at - 2].kind == "person"
    told = behind and form.part == "PTCP" and bool(form.case)
    return row[at - 2].annotation if told else None


def _acts_behind(read: PostSentence, post: Annotation) -> bool:
    """Whether somebody in the nominative stands behind a post whose verb is still to come."""
    row = read.row(post.end, len(read.sentence.text))[:PASSIVE]
    words = (read.sentence.text[i.start : i.end].lower() for i in row if i.kind == "word")
    verb = any(grammar(word, read.sentence.language).part == "VERB" for word in words)
    behind = (i.annotation for i in row if i.kind == "person" and i.annotation)
    return verb and any(is_nominative(person) for person in behind)


def _occupation(read: PostSentence, post: Annotation) -> bool:
    assert isinstance(post.value, Post)
    return post.value.title.split()[0].lower() in read.phrases.words("occupations")


def passive(read: PostSentence, post: Annotation) -> Holder | None:
    """«Депутатом впервые избрана в 1979 году»: the verb behind the post, nobody named."""
    if read.topic is None or not read.is_given(post):
        return None
    row = read.row(post.end, len(read.sentence.text))[:PASSIVE]
    nobody = not any(is_nominative(p) for p in read.persons)
    aspect = read.phrases.within("post_person", row) if nobody else ""
    return (read.topic, aspect) if aspect else None


def by_verb(read: PostSentence, post: Annotation) -> Holder | None:
    """«… төрағасы болып сайланды»: the verb stands behind the post, the subject before it."""
    text = read.undated(post.end)
    ahead = [p for p in read.persons if p.end <= post.start]
    given = read.phrases.behind(text, "object_post")
    if given:
        if _meant_before(read, post) and read.topic:
            return read.topic, given
        return (ahead[-1], given) if ahead and not read.tokens(ahead[-1].end, post.start) else None
    aspect = read.phrases.behind(text)
    able = [p for p in ahead if read.may_act(p) and not _names_owner(read, p, post)]
    able = [p for p in able if not _acts_first(read, p, post)] or able
    person = able[-1] if able else _unnamed_topic(read, post, ahead)
    return (person, aspect) if aspect and person else None


def _unnamed_topic(
    read: PostSentence, post: Annotation, named: Sequence[Annotation]
) -> Annotation | None:
    """Return the person that the text speaks of, unless a sentence names him as no subject.

    Nor is he the subject of one that opens with another: «Чили 1990 жылы одаққа мүше болды».
    """
    topic, row = read.topic, read.row(0, post.start)
    if row and acts(row[0]):
        return None
    return None if topic and any(person.value == topic.value for person in named) else topic


def _names_owner(read: PostSentence, person: Annotation, post: Annotation) -> bool:
    """Whether what has a post is called by a person right before: «Ян Новак | мұражайының …сы»."""
    owned = read.phrases.table.get("named_after", NEVER)
    return bool(re.match(rf"\s{owned}", read.sentence.text[person.end : post.end]))


def _acts_first(read: PostSentence, person: Annotation, post: Annotation) -> bool:
    """Whether a person only acts in a clause of time before a post: «Ян өлген соң …сы болды»."""
    clause = rf"[^,]*?(?:{read.phrases.table.get('time_clause', NEVER)})\b"
    found = re.match(clause, read.sentence.text[person.end : post.start])
    return bool(found) and not any(person.end <= p.start < post.start for p in read.persons)


def _meant_before(read: PostSentence, post: Annotation) -> bool:
    """Whether a pronoun in the case of an object stands right before a post: «оны …»."""
    ahead = [t for t in read.sentence.tokens if t.end <= post.start][-2:]
    return any(t.text.lower() in read.phrases.words("object_pronouns") for t in ahead)


def of_topic(read: PostSentence, post: Annotation, row: Sequence[Item]) -> Holder | None:
    """The lines of a career are of the person that the text speaks of."""
    if read.topic is None or any(i.kind == "person" for i in row):
        return None
    behind = read.tokens(post.end, len(read.sentence.text))[:1]
    acts = any(is_finite(t.text, read.sentence.language) for t in behind)
    told = read.is_career_line() or (read.is_career_clause(row) and not acts)
    told = told or (not row and read.is_said_of_topic(post))
    return (read.topic, "begins") if told else None
