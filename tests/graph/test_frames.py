import re
from collections.abc import Mapping

import pytest

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Date, Event, Name, Post
from graph.extraction.relations.frame_reading import UNSAID, read_frames
from graph.extraction.relations.frames import Frame, frames
from graph.extraction.relations.lattices import Mention
from graph.extraction.relations.parsing import parse
from graph.facts import Literal
from graph.languages.morphology import nominative
from graph.languages.pack import languages
from graph.reading.document import Document
from graph.reading.sentence import Paragraph, Sentence
from graph.reading.views import View
from ontology.vocabulary import fits, individuals, is_a, properties

NOTHING: Mapping[str, str] = {}
MARKED = re.compile(r"\[(\w+)\|([^\]]+)\]")
FRAMES = [frame for code in languages() for frame in frames(code).frames]


def annotated(marked: str, language: str) -> tuple[Annotated, Mapping[Annotation, Mention]]:
    """Read ``[Class|words]`` as annotations of things that are called so."""
    text, spans = "", []
    at = 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    text += marked[at:]
    document = Document("0" * 16, text, (language,), "0" * 64, "example")
    view = View(text, tuple(range(len(text))))
    sentence = Sentence(document, 0, Paragraph(document, 0, language, "prose", view), 0, view)
    found = [annotation(sentence, start, end, cls) for start, end, cls in spans]
    keys = {
        a: ((a.text, cls),) for a, (_, _, cls) in zip(found, spans, strict=True) if cls != "Date"
    }
    return Annotated.of(sentence, tuple(found)), keys


def annotation(sentence: Sentence, start: int, end: int, cls: str) -> Annotation:
    """Return the annotation that the class asks for."""
    words = sentence.text[start:end]
    if cls == "Date":
        return Annotation.of(sentence, start, end, "date", Date(words))
    if cls == "Post":
        return Annotation.of(sentence, start, end, "post", Post(words))
    if is_a(cls, "LegalAct"):
        return Annotation.of(sentence, start, end, "act", Act(cls, words))
    if is_a(cls, "PolicyEvent"):
        return Annotation.of(sentence, start, end, "event", Event(cls, words))
    name = Name(cls, nominative(words, sentence.language))
    return Annotation.of(sentence, start, end, "name", name)


def about(frame: Frame) -> dict[str, str]:
    """Return what the document of a frame's examples leaves unsaid."""
    return {frame.document: f"the {frame.document}"} if frame.document in UNSAID else {}


def read(
    marked: str, language: str, property: str, unsaid: Mapping[str, str] = NOTHING
) -> list[str]:
    """Return what a marked sentence states of a property, as ``subject | object``."""
    sentence, keys = annotated(marked, language)
    held = {key: "the post held" for things in keys.values() for key, _ in things}
    facts = read_frames(sentence, keys, "the document", None, "the body", unsaid=unsaid, held=held)
    objects = [(f, f.object.value if isinstance(f.object, Literal) else f.object) for f in facts]
    return sorted(f"{f.subject} | {value}" for f, value in objects if f.property == property)


def cases(kind: str) -> list[object]:
    """Return each frame with each of its examples, or counterexamples."""
    found = {}
    for frame in FRAMES:
        for example in getattr(frame, kind):
            found[(frame.name, str(example))] = pytest.param(frame, example, id=frame.name)
    return list(found.values())


@pytest.mark.parametrize(("frame", "example"), cases("examples"))
def test_example(frame, example):
    """A frame reads from its example what the example says."""
    language = frame.name.partition(":")[0]
    found = read(example["text"], language, frame.property, about(frame))
    assert found == sorted(example["yields"])


@pytest.mark.parametrize(("frame", "example"), cases("counterexamples"))
def test_counterexample(frame, example):
    """A frame reads nothing from its counterexample."""
    language = frame.name.partition(":")[0]
    assert read(example, language, frame.property, about(frame)) == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_is_whole(frame):
    """A frame names a property of the ontology, has both ends and examples of both kinds."""
    assert frame.property in properties()
    roles = {getattr(element, "role", "") for element in frame.pattern}
    left = "subject" if "object" in roles else "object"
    unsaid = {"body": "subject", "post": "object", **dict.fromkeys(UNSAID, left)}
    own = unsaid.get(frame.document, frame.document)
    assert {"subject", "object"} <= roles | {own, "object" if frame.value else ""}
    assert frame.examples
    assert frame.counterexamples


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_suits_the_ontology(frame):
    """The classes of a frame's slots are within the domain and range of its property."""
    slots = {e.role: e.classes for e in frame.pattern if hasattr(e, "role")}
    for subject in slots.get(
        "subject", ("Organisation" if frame.document == "body" else "LegalAct",)
    ):
        kinds = dict.fromkeys(("object", "subject", "act"), "LegalAct")
        own = kinds.get(frame.document, frame.document.title())
        for value in slots.get("object", (individuals().get(frame.value, own),)):
            wanted = "text" if properties()[frame.property].kind == "datatype" else value
            assert fits(frame.property, subject, wanted), (subject, frame.property, value)


@pytest.mark.parametrize("language", languages())
def test_every_language_states_the_main_relations(language):
    """Each language has frames for the relations that policy texts state most."""
    wanted = [
        "adopted",
        "founded",
        "established",
        "renamedTo",
        "heads",
        "memberOf",
        "partOf",
        "spokeAt",
        "participatedIn",
        "signed",
        "issued",
        "amended",
        "repealed",
        "subordinateTo",
        "affiliatedWith",
    ]
    assert set(wanted) <= {frame.property for frame in frames(language).frames}


def test_an_unknown_set_of_words_is_an_error():
    """A pattern that names words which the language does not list is refused."""
    with pytest.raises(ValueError, match="no words"):
        parse("subject:Person @unheard object:Law", frames("en").grammar)


def test_a_list_shares_its_verb():
    """All things of a list stand in the relation that its verb states."""
    text = "[Country|Iran], [Country|Iraq] and [Country|Oman] signed the [Treaty|Gulf Treaty]."
    assert len(read(text, "en", "signed")) == 3


def test_the_quote_states_the_relation():
    """The evidence of a relation begins with its first and ends with its last part."""
    sentence, keys = annotated(
        "Last year the [Parliament|Althing] adopted the [Law|Fish Act] after debate.", "en"
    )
    [fact] = read_frames(sentence, keys)
    assert fact.evidence.quote == "Althing adopted the Fish Act"
