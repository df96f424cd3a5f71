"""Citations as the page gives them to the reader and to its script."""

import json

import pytest
from markupsafe import Markup

from reading_list.citations.model import STYLES, Citation, Pinpoints
from reading_list.site.citing import Citer, find_gap, pinpoint_table
from reading_list.site.language import Interface


@pytest.mark.parametrize(
    ("html", "slot", "lead", "tail", "split"),
    [
        pytest.param("Doe, Money.", ("Doe, Money", "."), "", "", "Doe, Money|.", id="only a gap"),
        pytest.param(
            "Doe, <i>M</i>, <a>u</a>.",
            ("Doe, <i>M</i>, ", ", <a>u</a>."),
            "",
            ", ",
            "Doe, <i>M</i>, |<a>u</a>.",
            id="a comma behind it",
        ),
        pytest.param(
            "(Doe 2090)", ("(Doe 2090: ", ")"), ": ", "", "(Doe 2090|)", id="a colon before it"
        ),
        pytest.param(
            "A &amp; B.", ("A &amp; B &amp; ", "."), " & ", "", "A &amp; B|.", id="escaped words"
        ),
    ],
)
def test_gap_in_the_citation_itself(
    html: str, slot: tuple[str, str], lead: str, tail: str, split: str
) -> None:
    gap = find_gap(html, slot, 3)
    assert gap.inline
    assert (gap.lead, gap.tail, gap.pinpoints) == (lead, tail, 3)
    assert f"{gap.before}|{gap.after}" == split


@pytest.mark.parametrize(
    ("html", "slot"),
    [
        pytest.param("Ibid.", ("Doe, ", "."), id="other words"),
        pytest.param("Doe.", ("Doe<i>, </i>", "."), id="markup goes with the pinpoint"),
    ],
)
def test_gap_beside_the_citation(html: str, slot: tuple[str, str]) -> None:
    gap = find_gap(html, slot, 0)
    assert not gap.inline
    assert (gap.before, gap.after) == (Markup(slot[0]), Markup(slot[1]))


def test_styles_forms_and_tables(citations: dict[str, dict[str, Citation]]) -> None:
    """Every style; one default; a table for each way of writing pinpoints, once."""
    view = Citer(Interface("en")).view(citations["doe-2090-causes"], paragraphs=False)
    assert [style.id for style in view.styles] == [s for s in STYLES if s != "un-arabic"]
    assert [style.id for style in view.styles if style.chosen] == ["chicago-notes"]
    labels = {style.id: [form.label for form in style.forms] for style in view.styles}
    assert labels["chicago-notes"] == ["Bibliography", "First note", "Later notes"]
    # In the text, and the same words later: said once.
    assert labels["apa"] == ["Bibliography", "In the text"]
    assert view.counts == "page"
    tables = json.loads(view.pinpoints)
    assert tables[0]["paragraph"] == ["paragraph {}", "paragraphs {}", ", "]
    assert tables[1]["join"] == " & "
    numbers = {s.id: f.gap.pinpoints for s in view.styles for f in s.forms if f.gap}
    assert {style: number for style, number in numbers.items() if number} == {"apa": 1}


def test_tables_cannot_end_their_script(wordings: tuple[Pinpoints, Pinpoints]) -> None:
    plain, hostile = wordings
    text = pinpoint_table(hostile)
    assert "<" not in text
    assert json.loads(text)["paragraph"][0] == "at <paragraph> {}"
    assert set(json.loads(pinpoint_table(plain))) > {"join", "annex", "operative-paragraph"}


@pytest.mark.parametrize(
    ("language", "order", "chosen"),
    [
        pytest.param("en", [*STYLES], "chicago-notes", id="last on an English page"),
        pytest.param(
            "ar",
            ["un-arabic", *(s for s in STYLES if s != "un-arabic")],
            "un-arabic",
            id="first on an Arabic page, and the one shown",
        ),
    ],
)
def test_arabic_style_of_a_un_document(
    citations: dict[str, dict[str, Citation]], language: str, order: list[str], chosen: str
) -> None:
    view = Citer(Interface(language)).view(citations["un-s-res-9001"], paragraphs=True)
    assert [style.id for style in view.styles] == order
    assert [style.id for style in view.styles if style.chosen] == [chosen]
    arabic = next(style for style in view.styles if style.id == "un-arabic")
    assert (arabic.lang, arabic.direction, arabic.label.lang) == ("ar", "rtl", language)
    table = json.loads(view.pinpoints)[arabic.forms[1].gap.pinpoints if arabic.forms[1].gap else 0]
    assert table["arabic"]
    assert table["paragraph"] == ["الفقرة {}", "الفقرات {}", "، ", "الفقرتان {}"]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        pytest.param("en", [s for s in STYLES if s != "un-arabic"], id="nothing new: left out"),
        pytest.param("ar", [*STYLES], id="last, for Arabic papers"),
    ],
)
def test_arabic_style_of_an_english_work(
    citations: dict[str, dict[str, Citation]], language: str, order: list[str]
) -> None:
    """Cited in English by the Arabic style too; the default is the one shown."""
    view = Citer(Interface(language)).view(citations["doe-2090-causes"], paragraphs=False)
    assert [style.id for style in view.styles] == order
    assert [style.id for style in view.styles if style.chosen] == ["chicago-notes"]
    assert {style.lang for style in view.styles} == {"en"}
