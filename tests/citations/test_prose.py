"""Citations in prose: reading clusters, what cannot be read, and the footnotes they become."""

from types import MappingProxyType

import pytest

from reading_list.citations.model import Citation, Form, LocatorKind, Pinpoints, Slot, Wording
from reading_list.citations.prose import cite_prose, find_clusters

KEYS = ("un-s-2030-1", "doe-2029-made", "un-s-2030-2")


def bare(key: str) -> LocatorKind:
    return LocatorKind.PARAGRAPH if key.startswith("un-") else LocatorKind.PAGE


def form(words: str) -> Form:
    wordings = {kind: Wording(f"{kind} {{}}", f"{kind}s {{}}") for kind in LocatorKind}
    html = f"<em>{words}</em>"
    pinpoints = Pinpoints(MappingProxyType(wordings))
    return Form(f"{html}.", f"{words}.", Slot((html, "."), (words, "."), pinpoints))


CITATIONS = {key: Citation(form(f"B {key}"), form(f"N {key}"), form(f"S {key}")) for key in KEYS}


def cited(text: str) -> str:
    clusters, findings = find_clusters(text, KEYS, bare)
    assert findings == []
    return cite_prose(text, clusters, CITATIONS, lambda key: f"../sources/{key}/").markdown


@pytest.mark.parametrize(
    ("text", "note"),
    [
        # A key alone.
        ("Words [@un-s-2030-1].", "<em>N un-s-2030-1</em> [→](../sources/un-s-2030-1/)."),
        # A bare number is a paragraph of a UN document, a page of a book.
        ("Words [@un-s-2030-1, 84].", "<em>N un-s-2030-1</em>, paragraph 84 [→]"),
        ("Words [@doe-2029-made, 12].", "<em>N doe-2029-made</em>, page 12 [→]"),
        ("Words [@un-s-2030-1, paras. 84-86].", ", paragraphs 84–86 [→]"),
        # A pinpoint of two parts, and a suffix behind it.
        ("W [@un-s-2030-1, annex I, para. 3].", ", annex I, paragraph 3 [→]"),
        ("W [@doe-2029-made, p. 3, on method].", ", page 3, on method [→]"),
        # A prefix, and several sources in one note.
        (
            "W [see @un-s-2030-1, 12; @un-s-2030-2].",
            "12 [→](../sources/un-s-2030-1/); <em>N un-s-2030-2</em> [→](../sources/un-s-2030-2/).",
        ),
        # What a person writes is text, not HTML.
        ("W [see <b> & @un-s-2030-1].", "see &lt;b&gt; &amp; <em>N"),
    ],
)
def test_a_cluster_becomes_a_note(text, note):
    markdown = cited(text)
    assert "[^cite-1]" in markdown.splitlines()[0]
    assert f"[^cite-1]: {note}" in markdown or note in markdown


def test_the_mark_stands_behind_the_word_and_later_notes_are_short():
    markdown = cited("First [@un-s-2030-1]. Again [@un-s-2030-1, 5].")
    assert markdown.startswith("First[^cite-1]. Again[^cite-2].")
    assert "[^cite-2]: <em>S un-s-2030-1</em>, paragraph 5" in markdown


@pytest.mark.parametrize(
    "text",
    [
        "An address: a@b.org, [mail](mailto:a@b.org).",
        "A link [to @someone](https://example.org).",
        "`[@un-s-2030-9]` in code, and\n\n```\n[@un-s-2030-9]\n```\n",
        "No brackets: @un-s-2030-1.",
        "[a definition @x]: https://example.org",
    ],
)
def test_what_is_no_citation_is_left_alone(text):
    clusters, findings = find_clusters(text, KEYS, bare)
    assert (clusters, findings) == ([], [])
    assert cite_prose(text, clusters, CITATIONS, str).markdown == text


def test_unknown_keys_are_found_with_their_line_and_the_nearest_key():
    _, findings = find_clusters("One.\n\nTwo [@un-s-2030-11; @nobody-1999].\n", KEYS, bare)
    assert [(f.line, f.message, f.mend) for f in findings] == [
        (3, "@un-s-2030-11 is no record", "write @un-s-2030-1"),
        (3, "@nobody-1999 is no record", "add the record to bib/"),
    ]


def test_the_keys_are_given_in_the_order_of_citation():
    text = "[@doe-2029-made; @un-s-2030-2] [@un-s-2030-1; @doe-2029-made]"
    clusters, _ = find_clusters(text, KEYS, bare)
    assert cite_prose(text, clusters, CITATIONS, str).keys == (
        "doe-2029-made",
        "un-s-2030-2",
        "un-s-2030-1",
    )
