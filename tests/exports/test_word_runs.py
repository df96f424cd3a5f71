"""Runs of a Word document, parted where the script changes."""

import pytest
from lxml import etree

from reading_list.exports.word_runs import part_runs
from tests.word import W, words


def paragraph(text: str, properties: str = "") -> etree._Element:
    space = W.strip("{}")
    run = f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return etree.fromstring(f'<w:p xmlns:w="{space}">{run}</w:p>')


def runs(root: etree._Element) -> list[tuple[str, bool]]:
    return [(words(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in root.iter(f"{W}r")]


@pytest.mark.parametrize(
    ("properties", "text", "expected"),
    [
        pytest.param(
            "", "Bishara. تنظيم الدولة (داعش). Doha.",
            [("Bishara. ", False), ("تنظيم الدولة (داعش)", True), (". Doha.", False)],
            id="an Arabic title in English, with its marks",
        ),
        pytest.param(
            "<w:rPr><w:rtl/></w:rPr>", "انظر Title (2016)، 5.",
            [("انظر ", True), ("Title (2016)", False), ("، 5.", True)],
            id="an English title in Arabic",
        ),
        pytest.param("", "Plain.", [("Plain.", False)], id="nothing to part"),
    ],
)  # fmt: skip
def test_parted(properties: str, text: str, expected: list[tuple[str, bool]]) -> None:
    root = paragraph(text, properties)
    part_runs(root)
    assert runs(root) == expected


def test_properties_are_kept_in_order() -> None:
    """``rtl`` before ``lang``, as the schema has it; bold and links stay what they are."""
    root = paragraph("نص Title", "<w:rPr><w:b/><w:rtl/><w:lang w:val='ar'/></w:rPr>")
    part_runs(root)
    tags = [[p.tag.removeprefix(W) for p in rpr] for rpr in root.iter(f"{W}rPr")]
    assert tags == [["b", "rtl", "lang"], ["b", "lang"]]


def test_what_is_no_text_stays() -> None:
    root = paragraph("x")
    run = root.find(f"{W}r")
    assert run is not None
    etree.SubElement(run, f"{W}br")
    part_runs(root)
    assert len(list(root.iter(f"{W}r"))) == 1
