"""What is taken out of a style file so that each source stands alone."""

import re

import pytest
from lxml import etree

from reading_list.citations.csl_styles import UnknownStyleError, _alone, csl_style
from reading_list.citations.model import STYLES

CSL = "http://purl.org/net/xbiblio/csl"


def made_alone(layout: str) -> etree._Element:
    root = etree.fromstring(
        f'<style xmlns="{CSL}"><citation disambiguate-add-names="true" collapse="year">'
        f"<sort><key/></sort><layout>{layout}</layout></citation>"
        f'<bibliography subsequent-author-substitute="—" et-al-min="3"/></style>'
    )
    _alone(root)
    return root


def words(root: etree._Element) -> list[str]:
    """The values a processor may print, in order."""
    return [str(element.get("value")) for element in root.iter(f"{{{CSL}}}text")]


@pytest.mark.parametrize(
    ("branches", "left"),
    [
        # the branch for ambiguous sources goes, its else stays
        ('<if disambiguate="true"><text value="a"/></if><else><text value="b"/></else>', ["b"]),
        # nothing is left to choose
        ('<if disambiguate="true"><text value="a"/></if>', []),
        # else-if becomes if
        ('<if disambiguate="true"/><else-if type="book"><text value="b"/></else-if>', ["b"]),
        # never ambiguous: always this branch, nothing behind it
        ('<if disambiguate="true" match="none"><text value="a"/></if><else/>', ["a"]),
        # with another condition, of which one is enough, that one stays
        ('<if disambiguate="true" type="book" match="any"><text value="a"/></if>', ["a"]),
        # with another, of which all must hold, it cannot be met
        ('<if disambiguate="true" type="book"><text value="a"/></if>', []),
    ],
)  # fmt: skip
def test_ambiguity_is_settled(branches: str, left: list[str]) -> None:
    root = made_alone(f"<choose>{branches}</choose>")
    assert words(root) == left
    assert b"disambiguate" not in etree.tostring(root)
    for choice in root.iter(f"{{{CSL}}}choose"):
        assert choice[0].tag == f"{{{CSL}}}if"
        assert set(choice[0].attrib) - {"match"}, "a condition without a test always holds"


def test_the_rest_of_the_list_is_out_of_sight() -> None:
    root = made_alone('<number variable="citation-number"/>')
    text = etree.tostring(root, encoding="unicode")
    for name in ("collapse", "subsequent-author", "<sort", "citation-number"):
        assert name not in text
    assert 'et-al-min="3"' in text


@pytest.mark.parametrize("style", sorted({style.csl for style in STYLES.values()}))
def test_the_styles_on_offer(style: str) -> None:
    ready = csl_style(style)
    attributes = {name for element in etree.fromstring(ready.xml).iter() for name in element.attrib}
    assert not {name for name in attributes if "disambiguat" in str(name)}
    assert not attributes & {"collapse", "subsequent-author-substitute"}
    assert ready.notes == next(s.note for s in STYLES.values() if s.csl == style)


@pytest.mark.parametrize(
    ("style", "locale"),
    [
        ("harvard-cite-them-right", "en-GB"),
        ("oscola", ""),  # the file says en-GB itself
        ("apa", ""),
        ("nature-physics", "en-GB"),  # a dependent style says it for itself
    ],
)
def test_languages(style: str, locale: str) -> None:
    assert csl_style(style).locale == locale


@pytest.mark.parametrize(
    "style",
    [
        pytest.param("../styles/apa", id="a file that is there, by another way"),
        pytest.param("dependent/nature-physics", id="a folder"),
        pytest.param("/apa", id="from the root"),
        pytest.param("..\\apa", id="as Windows writes it"),
        pytest.param("apa\n", id="the end of a line"),
        pytest.param("", id="nothing"),
        pytest.param("apaa", id="no such style"),
    ],
)
def test_what_is_no_style_is_not_read(style: str) -> None:
    with pytest.raises(UnknownStyleError, match=re.escape(repr(style))):
        csl_style(style)


def test_the_nearest_style_is_named() -> None:
    with pytest.raises(UnknownStyleError, match=r"nearest are .*apa"):
        csl_style("../apa")
