"""CSL citations of the fabricated list, against renderings by pandoc and golden files."""

import re
from collections.abc import Callable, Mapping

import pytest
from lxml import html

from reading_list.bibliography.bibliography import Bibliography
from reading_list.citations.csl import cite_csl, printed
from reading_list.citations.csl_item import Item, csl_item
from reading_list.citations.csl_pinpoints import FORMS, SIGNS, pandoc_locator
from reading_list.citations.csl_styles import UnknownStyleError, csl_style
from reading_list.citations.model import (
    STYLES,
    Citation,
    Locator,
    LocatorError,
    LocatorKind,
    LocatorPart,
)
from reading_list.citations.pandoc import Job, Rendered, render

CSL_STYLES = sorted({style.csl for style in STYLES.values()})

# What the style files do not let a pinpoint stand in: a thesis, a law and a newspaper item in a
# first note, and a later citation of a law, which Bluebook leaves to short titles.
WITHOUT_PINPOINT = {
    "bluebook-law-review": {
        ("doe-2085-thesis", "note"),
        ("exampleland-2087-act", "note"),
        ("exampleland-2087-act", "short"),
        ("gazette-2092-specimen", "note"),
    }
}


@pytest.fixture(scope="module")
def items(bibliography: Bibliography) -> list[Item]:
    kinds = bibliography.vocabularies.kinds
    entries = bibliography.entries.values()
    return [csl_item(entry) for entry in entries if not kinds[entry.kind].un]


@pytest.fixture(scope="module")
def cited(items: list[Item]) -> Mapping[str, Mapping[str, Citation]]:
    """By CSL style, then by key."""
    return {style: dict(cite_csl(items, style)) for style in CSL_STYLES}


@pytest.mark.parametrize("style", CSL_STYLES)
def test_every_form_of_every_source(
    cited: Mapping[str, Mapping[str, Citation]], golden: Callable[[str, str], None], style: str
) -> None:
    blocks = (
        f"{key}\n  entry  {citation.entry.html}\n  note   {citation.note.html}\n"
        f"  short  {citation.short.html}\n"
        for key, citation in cited[style].items()
    )
    golden(f"citations/csl/{style}.txt", "\n".join(blocks))


@pytest.mark.parametrize("style", CSL_STYLES)
def test_pinpoints_stand_where_pandoc_puts_them_and_in_its_words(
    items: list[Item], cited: Mapping[str, Mapping[str, Citation]], style: str
) -> None:
    """Every kind of place, one and several, in both forms of every source."""
    asked = [
        (item, kind, value) for item in items for kind in LocatorKind for value in ("5", "5–7")
    ]
    jobs = [
        Job(printed(item), pandoc_locator(kind, value, several="–" in value))
        for item, kind, value in asked
    ]
    without = set()
    for (item, kind, value), real in zip(
        asked, render(csl_style(style), jobs, bibliography=False), strict=True
    ):
        locator = Locator((LocatorPart(kind, value),))
        for name in FORMS:
            form = getattr(cited[style][item["id"]], name)
            if form.slot is None:
                without.add((item["id"], name))
                continue
            gapped = form.with_locator(locator)
            expected = getattr(real, name)
            if style == "bluebook-law-review" and (signs := SIGNS.get(kind)):
                # The style prints the number alone, which would be that of a page.
                sign = signs["–" in value] + value
                assert sign in gapped.text
                gapped = Rendered(
                    gapped.html.replace(sign, value), gapped.text.replace(sign, value)
                )
            assert (gapped.html, gapped.text) == (expected.html, expected.text)
    assert without == WITHOUT_PINPOINT.get(style, set())


@pytest.mark.parametrize(
    ("style", "key", "pinpoint", "note", "short"),
    [
        # a page takes the place of the article's pages; the address stays behind it
        ("chicago-notes-bibliography", "doe-2090-causes", "p. 381",
         "13, no. 4 (2090): 381, https://doi.org/10.99999/jip_2090_0013.",
         "Doe, “The Causes of Specimens,” 381."),
        ("chicago-notes-bibliography", "court-2091-doe", "paras. 3-4",
         "September 3, 2091), ¶¶ 3–4, https://court.example.org/C-999-90.",
         "Doe v Council of Invented States, ¶¶ 3–4."),
        ("apa", "muster-2088-schweigen", "pp. 12-14",
         "(Muster, 2088, pp. 12–14)", "(Muster, 2088, pp. 12–14)"),
        # two parts, the wider first
        ("apa", "muster-2088-schweigen", "annex I, para. 3",
         "(Muster, 2088, annex I, para. 3)", "(Muster, 2088, annex I, para. 3)"),
        # no comma before a page, one before anything else
        ("modern-language-association", "muster-2088-schweigen", "p. 12",
         "(Muster 12)", "(Muster 12)"),
        ("modern-language-association", "muster-2088-schweigen", "para. 5",
         "(Muster, par. 5)", "(Muster, par. 5)"),
        ("modern-language-association", "court-2091-doe", "para. 5",
         "(Doe v Council of Invented States, par. 5)",
         "(Doe v Council of Invented States, par. 5)"),
        ("harvard-cite-them-right", "un-office-specimen-page", "para. 5",
         "(United Nations Office of Specimens, no date, para. 5)",
         "(United Nations Office of Specimens, no date, para. 5)"),
        # the number of the first note is 1, here as in our own rules
        ("oscola", "court-2091-doe", "para. 5", "Case C-999/90 P [5].",
         "Doe v Council of Invented States (n 1) para 5."),
        ("bluebook-law-review", "doe-2090-causes", "p. 381",
         "13 Journal of Invented Policy 379, 381 (2090).", "Doe, supra note 1 at 381."),
    ],
)  # fmt: skip
def test_pinpoints_as_the_manuals_show_them(
    cited: Mapping[str, Mapping[str, Citation]],
    style: str, key: str, pinpoint: str, note: str, short: str,
) -> None:  # fmt: skip
    citation, locator = cited[style][key], Locator.parse(pinpoint, bare=LocatorKind.PAGE)
    assert citation.note.with_locator(locator).text.endswith(note)
    assert citation.short.with_locator(locator).text == short


@pytest.mark.parametrize("style", CSL_STYLES)
def test_html_is_escaped_and_holds_few_elements(
    cited: Mapping[str, Mapping[str, Citation]], style: str
) -> None:
    for citation in cited[style].values():
        for form in (citation.entry, citation.note, citation.short):
            tree = html.fragment_fromstring(form.html, create_parent=True)
            assert tree.text_content() == form.text
            for element in tree.iterdescendants():
                assert element.tag in {"a", "b", "em", "i", "span", "sup"}
                assert set(element.attrib) <= {"href", "class"}
                assert element.get("href", "https://").startswith("https://")
                # an address is a link, words are none
                if element.tag == "a":
                    assert element.text_content() in element.get("href", "")
            assert "<Markets>" not in form.html
            assert "\u2060" not in form.html + form.text
            assert "\u2011" not in form.html + form.text


def test_signs_of_html_in_a_title_are_signs() -> None:
    item = {
        "id": "signs", "type": "book", "title": "A <b>x</b> & <i>y</i> <script>z</script>",
        "author": [{"literal": "B <sup>2</sup> & Co."}],
    }  # fmt: skip
    ((_, citation),) = cite_csl([item], "apa")
    assert citation.entry.text == (
        "B <sup>2</sup> & Co. (n.d.). A <b>x</b> & <i>y</i> <script>z</script>."
    )
    assert "<b>" not in citation.entry.html
    assert "<script>" not in citation.entry.html


def test_each_source_stands_alone(items: list[Item]) -> None:
    """Other sources by the same author in the same year change nothing, nor does the order."""
    twin = {**items[0], "id": "twin", "title": "Another Chapter of the Same Year"}
    same_name = {
        **items[0], "id": "same-name", "author": [{"family": "Bloggs", "given": "Jane"}],
    }  # fmt: skip
    for style in ("apa", "chicago-notes-bibliography", "oscola"):
        ((_, alone),) = cite_csl([items[0]], style)
        among = dict(cite_csl([same_name, *reversed(items), twin], style))
        assert among[items[0]["id"]] == alone
        assert "2086a" not in among["twin"].entry.text + among["twin"].note.text


def test_a_later_note_is_never_ibid(cited: Mapping[str, Mapping[str, Citation]]) -> None:
    for citations in cited.values():
        for citation in citations.values():
            assert not re.match(r"(?i)(ibid|id)\b", citation.short.text)
            assert citation.short.text


def test_batches_give_what_one_run_gives(
    items: list[Item],
    cited: Mapping[str, Mapping[str, Citation]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reading_list.citations.csl._BATCH", 7)
    assert dict(cite_csl(items, "apa")) == cited["apa"]


@pytest.mark.parametrize(
    ("style", "key", "words"),
    [
        # one hyphen makes no plural of a number
        ("chicago-notes-bibliography", "doe-2094-paper", "Working Paper No. 2094-03."),
        # the number is one of the series
        ("apa", "institute-2092-series", "Specimens of the Coast (Coastal Report No. 26)."),
        # what the record does not say ("ahead of print", "[Preprint]") is not guessed
        ("harvard-cite-them-right", "roe-2094-unbound", "Specimen Studies. Available at: https"),
        ("chicago-notes-bibliography", "roe-2094-unbound", "Studies, February 20, 2094. https"),
        # no act of the United States Congress, and its year once
        ("apa", "exampleland-2087-act", "Specimens (Prevention) Act, c. 11 (2087)."),
        ("oscola", "exampleland-2087-act", "Specimens (Prevention) Act 2087 (c 11)"),
        # British quotation marks, and the comma outside them
        ("harvard-cite-them-right", "doe-2090-causes", "‘The Causes of Specimens’, Journal"),
        # given names in full; an Arabic name in its order
        ("modern-language-association", "fulan-2092-irhab", "الفلاني, فلان. “سياسات"),
        ("apa", "roe-doe-2089-handbook", "Roe, R., & Doe, J. (Eds.). (2089)."),
        # the institution is not named a second time as publisher
        ("apa", "institute-undated-note",
         "Invented Affairs. (n.d.). A Note without a Date. Retrieved January 31, 2099, from https"),
    ],
)  # fmt: skip
def test_words_of_entries(
    cited: Mapping[str, Mapping[str, Citation]], style: str, key: str, words: str
) -> None:
    assert words in cited[style][key].entry.text


def test_a_style_without_a_bibliography_shows_the_note(
    cited: Mapping[str, Mapping[str, Citation]],
) -> None:
    for citation in cited["bluebook-law-review"].values():
        assert citation.entry.text == citation.note.text
        assert citation.entry.slot is None


@pytest.mark.parametrize(("style", "note"), [("ieee", "[1]"), ("nature-physics", "1")])
def test_numbered_styles_number_each_source_as_the_first(
    items: list[Item], style: str, note: str
) -> None:
    """Dependent styles and those that number their list; any CSL style can be asked for."""
    for _, citation in cite_csl(items[:3], style):
        assert citation.note.text == note
        assert citation.entry.text.startswith(("[1]", "1"))


def test_an_unknown_style_is_named_with_its_neighbours() -> None:
    with pytest.raises(UnknownStyleError, match=r"'chicago-note'.*nearest are chicago-notes"):
        list(cite_csl([], "chicago-note"))


def test_an_entry_takes_no_pinpoint(cited: Mapping[str, Mapping[str, Citation]]) -> None:
    with pytest.raises(LocatorError):
        cited["apa"]["doe-2090-causes"].entry.with_locator(Locator.parse("p. 1"))
