"""The act that a document is the text of, read from the lines of its header."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.extraction.extract import extract
from graph.extraction.facts_json import as_json
from graph.reading.files import read_documents

HEADERS = {
    "ФЕДЕРАЛЬНЫЙ ЗАКОН\n\nО портах\n\nПринят Сеймом Чада 12 мая 2003 года\n\n"
    "Статья 1. Настоящий Федеральный закон регулирует работу портов.": (
        "Федеральный закон о портах",
        "2003-05-12",
        "Сейм Чада",
    ),
    "УКАЗ\n\nПРЕЗИДЕНТА РЕСПУБЛИКИ ЧАД\n\nО внесении изменений в Стратегию развития портов, "
    "утвержденную Указом Президента Республики Чад от 19 декабря 2012 г. № 1777\n\n"
    "1. Настоящий Указ вступает в силу со дня подписания.": (
        "Указ Президента Республики Чад о внесении изменений в Стратегию развития портов, "
        "утвержденную Указом Президента Республики Чад от 19 декабря 2012 г. № 1777",
        None,
        "Президент Республики Чад",
    ),
    "ПОСТАНОВЛЕНИЕ\n\nПРАВИТЕЛЬСТВА РЕСПУБЛИКИ ЧАД\n\nот 12 мая 2003 года № 345\n\n"
    "О мерах по развитию портов\n\nПравительство Республики Чад постановляет:\n\n"
    "1. Утвердить План развития портов.": (
        "Постановление Правительства Республики Чад о мерах по развитию портов",
        "2003-05-12",
        "Правительство Республики Чад",
    ),
    "ПОСТАНОВЛЕНИЕ\nПРАВИТЕЛЬСТВА РЕСПУБЛИКИ ЧАД\nот 12 мая 2003 года № 345\n"
    "О мерах по развитию портов\n\nПравительство Республики Чад постановляет:\n\n"
    "1. Утвердить План развития портов.": (
        "Постановление Правительства Республики Чад о мерах по развитию портов",
        "2003-05-12",
        "Правительство Республики Чад",
    ),
    "ЗАҢ\n\nЧад Республикасының Заңы 2003 жылғы 12 мамыр № 345\n\nПорттар туралы\n\n"
    "1-бап. Осы Заң порттардың қызметін реттейді.": (
        "«Порттар туралы» Чад Республикасының Заңы",
        "2003-05-12",
        None,
    ),
    "Порттар туралы\n\nЧад Республикасының 2003 жылғы 12 мамырдағы № 345 Заңы.\n\n"
    "1-бап. Осы Заң порттардың қызметін реттейді.": (
        "«Порттар туралы» Чад Республикасының Заңы",
        "2003-05-12",
        None,
    ),
    "LAW OF THE REPUBLIC OF CHAD\n\nOn Ports\n\nAdopted by Parliament on 12 May 2003\n\n"
    "Article 1. This Law regulates the work of ports.": (
        "Law of the Republic of Chad on Ports",
        "2003-05-12",
        "Parliament",
    ),
    "Constitution of the Republic of Chad\n\nAdopted by referendum on 12 May 1993\n\n"
    "Article 1. The state is a democratic republic.": (
        "Constitution of the Republic of Chad",
        "1993-05-12",
        None,
    ),
    "REGULATION (EU) 2018/777 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\n\n"
    "of 30 May 2018\n\non the safety of lighthouses\n\nArticle 1\n\n"
    "This Regulation lays down rules on lighthouses.": (
        "Regulation (EU) 2018/777 of the European Parliament and of the Council "
        "on the safety of lighthouses",
        "2018-05-30",
        "European Parliament",
    ),
    "Harbour Council Thirty-first session\n\nAgenda item 3\n\n"
    "Resolution adopted by the Harbour Council on 12 May 2003\n\n"
    "31/15. Rights of persons who work in ports\n\nThe Harbour Council,": (
        "Resolution 31/15",
        "2003-05-12",
        "Harbour Council",
    ),
    "Resolution adopted by the Harbour Council on 12 May 2003": (
        "Resolution of 12 May 2003",
        "2003-05-12",
        "Harbour Council",
    ),
    "Resolution CM/ResPort(2011)4\non the implementation of the Framework Convention for the "
    "Protection of Ports by Chad\n\n(Adopted by the Committee of Harbours on 12 May 2003\n"
    "at the 1116th meeting of the Deputies)\n\nThe Committee of Harbours,": (
        "Resolution CM/ResPort(2011)4 on the implementation of the Framework Convention for the "
        "Protection of Ports",
        "2003-05-12",
        "Committee of Harbours",
    ),
}
NO_HEADERS = [
    "Законы о портах\n\nО портах спорят давно, и закон приняли 12 мая 2003 года.",
    "The constitution of ports\n\nAdopted children came to the port on 12 May 2003.",
]


def acts(text: str, folder: Path) -> list[dict[str, object]]:
    """Return the acts of a text as the facts have them."""
    (folder / "text.txt").write_text(text + "\n", encoding="utf-8")
    (document,) = read_documents([folder / "text.txt"]).documents
    return list(as_json(extract(document))["legal_acts"])


@pytest.mark.parametrize("text", HEADERS, ids=lambda text: text[:40])
def test_a_header_tells_title_day_and_giver(text: str, tmp_path: Path) -> None:
    """Lines of a header name the act, whether empty lines part them or not."""
    first = acts(text, tmp_path)[0]
    assert (first["title"], first["date"], first["adopted_by"]) == HEADERS[text]


@pytest.mark.parametrize("text", NO_HEADERS)
def test_prose_below_a_heading_is_no_header(text: str, tmp_path: Path) -> None:
    """A heading that has no line of a header below it makes no act of the document."""
    assert not [a for a in acts(text, tmp_path) if a["date"] and a["quote"] in text.split("\n")[0]]


def test_a_name_below_a_post_signs(tmp_path: Path) -> None:
    """A post and, on the next line, a name with initials hold it and sign the act."""
    text = (
        "Decree of the President of Chad\ndated May 5, 2000 No. 960\n\nOn Ports\n\n"
        "I DECREE:\n\nTo approve the attached Regulation on Port Security.\n\n"
        "President of Chad\n\nN. LUND"
    )
    (tmp_path / "text.txt").write_text(text + "\n", encoding="utf-8")
    (document,) = read_documents([tmp_path / "text.txt"]).documents
    relations = as_json(extract(document))["relations"]
    told = {(r["subject"], r["predicate"]) for r in relations}
    assert {("N. Lund", "signed"), ("N. Lund", "holds_post")} <= told


@pytest.mark.parametrize("text", [*HEADERS, *NO_HEADERS])
def test_a_header_that_breaks_off_is_read_as_far_as_it_goes(text: str, tmp_path: Path) -> None:
    """Whatever lines are missing at the end, the acts that are read stand in those left."""
    lines = text.split("\n")
    for left in range(1, len(lines)):
        kept = "\n".join(lines[:left])
        if kept.strip():
            assert all(str(act["quote"]) in kept for act in acts(kept, tmp_path))
