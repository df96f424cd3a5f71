"""Citations as the page gives them to the reader and to its script."""

import json
from dataclasses import replace

import pytest
from markupsafe import Markup, escape

from reading_list.citations.model import STYLES, Citation, Pinpoints, Style
from reading_list.site.citing import Citer, entry_label, find_gap, pinpoint_table
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
    assert labels["apa"] == ["References", "In the text"]
    assert view.counts == "page"
    tables = json.loads(view.pinpoints)
    assert tables[0]["paragraph"] == ["paragraph {}", "paragraphs {}", ", "]
    assert tables[1]["join"] == " & "
    numbers = {s.id: f.gap.pinpoints for s in view.styles for f in s.forms if f.gap}
    assert {style: number for style, number in numbers.items() if number} == {"apa": 1}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"chicago-notes": "Bibliography", "chicago-author-date": "References",
                "apa": "References", "mla": "Works cited", "harvard": "Reference list",
                "oscola": "Bibliography"}),
        ("ar", {"chicago-notes": "ثبت المراجع", "apa": "المراجع", "mla": "الأعمال المستشهد بها"}),
    ],
)  # fmt: skip
def test_a_list_of_sources_is_called_as_its_style_calls_it(
    language: str, expected: dict[str, str]
) -> None:
    said = {style: entry_label(STYLES[style], Interface(language)) for style in expected}
    assert said == expected
    other = Style("numbered", "Numbered", False, "numbered")
    assert entry_label(other, Interface("en")) == "References"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Abadie (n 1).", "n 1"),
        ("UNSC Res 1373 (n 1) para 2.", "n 1"),
        ("S.C. Res. 1373, supra note 1, ¶ 2.", "note 1"),
        ("Abadie, “Poverty.”", ""),
        ("Abadie, Nation 1 (n 12).", ""),
    ],
)
def test_the_number_of_the_first_note_is_explained(
    citations: dict[str, dict[str, Citation]], text: str, mark: str
) -> None:
    cited = citations["doe-2090-causes"]
    short = replace(cited["oscola"].short, html=escape(text), text=text)
    changed = {**cited, "oscola": replace(cited["oscola"], short=short)}
    for language in ("en", "ar"):
        view = Citer(Interface(language)).view(changed, paragraphs=False)
        hints = {s.id: [form.hint for form in s.forms] for s in view.styles}
        assert hints["oscola"][:2] == ["", ""]
        said = hints["oscola"][2]
        assert (f"“{mark}”" in said or f"«{mark}»" in said) if mark else said == ""


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
