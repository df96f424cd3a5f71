"""Feeds as RFC 4287 wants them: what an element must hold, and identifiers that last."""

from dataclasses import replace

import pytest
from lxml import etree

from reading_list.bibliography.dates import PartialDate
from reading_list.exports.atom import Feed, FeedEntry, Label, atom, identifier
from tests.feeds import problems

DAY = PartialDate(2030, 1, 2)
ENTRY = FeedEntry(
    name="en/sources/doe/",
    title=("Doe & <Roe>", "en"),
    page="https://list.example.org/sources/doe/",
    document="https://docs.example.org/doe",
    authors=("Jane Doe", "A Body, of Two Parts"),
    summary=("نص عربي", "ar"),
    categories=(Label("africa", "https://list.example.org/regions/", "Africa"),),
    published=DAY,
    updated=PartialDate(2030, 3, 4),
)
FEED = Feed(
    name="en/",
    language="en",
    title="A list",
    subtitle="What is new",
    author="The list",
    rights="Free",
    address="https://list.example.org/feed.xml",
    page="https://list.example.org/",
    updated=PartialDate(2030, 3, 4),
    entries=(ENTRY,),
)


def texts(feed: Feed, path: str) -> list[str]:
    root = etree.fromstring(atom(feed))
    found = root.xpath(path, namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_a_feed_keeps_the_rules() -> None:
    assert problems(atom(FEED)) == []
    assert problems(atom(replace(FEED, entries=()))) == []
    bare = replace(ENTRY, authors=(), summary=None, document="", categories=())
    assert problems(atom(replace(FEED, entries=(bare,)))) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a:entry/a:title/text()", ["Doe & <Roe>"]),
        ("a:entry/a:title/@xml:lang", []),  # that of the feed
        ("a:entry/a:summary/@xml:lang", ["ar"]),
        ("@xml:lang", ["en"]),
        ("a:entry/a:author/a:name/text()", ["Jane Doe", "A Body, of Two Parts"]),
        ("a:entry/a:published/text()", ["2030-01-02T00:00:00Z"]),
        ("a:entry/a:updated/text()", ["2030-03-04T00:00:00Z"]),
        ("a:entry/a:link[@rel='alternate']/@href", ["https://list.example.org/sources/doe/"]),
        ("a:entry/a:link[@rel='related']/@href", ["https://docs.example.org/doe"]),
        ("a:link[@rel='self']/@href", ["https://list.example.org/feed.xml"]),
        ("a:entry/a:category/@term", ["africa"]),
        ("a:entry/a:category/@label", ["Africa"]),
    ],
)
def test_what_stands_where(path: str, expected: list[str]) -> None:
    assert texts(FEED, path) == expected


def test_identifiers_last() -> None:
    """They come from the name alone, and this one is published: it may never change."""
    assert identifier("en/sources/un-s-2025-71-rev-1/") == (
        "urn:uuid:173858b3-c035-59f2-97b5-10d13e6af1ce"
    )
    moved = replace(ENTRY, page="https://elsewhere.example.org/x/", title=("Another", "en"))
    after = replace(FEED, address="https://elsewhere.example.org/feed.xml", entries=(moved,))
    assert texts(after, "//a:id/text()") == texts(FEED, "//a:id/text()")
    assert identifier("en/sources/doe/") != identifier("ar/sources/doe/")


def test_the_rules_find_mistakes() -> None:
    """The check itself: it is not satisfied with anything."""
    good = atom(FEED).decode()
    for old, new in (
        ("2030-03-04T00:00:00Z", "2030-03-04"),
        ('rel="self"', 'rel="elsewhere"'),
        ("<name>Jane Doe</name>", ""),
        ("<subtitle>What is new</subtitle>", "<subtitel/>"),
        (f"<id>{identifier(ENTRY.name)}</id>", f"<id>{identifier(FEED.name)}</id>"),
        ('term="africa" ', ""),
    ):
        assert old in good
        assert problems(good.replace(old, new, 1).encode()) != [], (old, new)
