"""Citations as they are pasted."""

import pytest

from reading_list.citations.model import Form
from reading_list.exports.cited import CITED

FORMS = (
    Form(
        "Doe, “The <em>b*c</em> of &lt;Specimens&gt;” [1] "
        '<a href="https://list.example.org/a_b">https://list.example.org/a_b</a>.',
        "Doe, “The b*c of <Specimens>” [1] https://list.example.org/a_b.",
    ),
    Form('<span class="smallcaps">Roe</span>, ¶ 3 – الفلاني', "Roe, ¶ 3 – الفلاني"),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "text",
            "Doe, “The b*c of <Specimens>” [1] https://list.example.org/a_b.\nRoe, ¶ 3 – الفلاني\n",
            id="a line for each",
        ),
        pytest.param(
            "html",
            f"<p>{FORMS[0].html}</p>\n<p>{FORMS[1].html}</p>\n",
            id="a paragraph for each, not escaped twice",
        ),
        pytest.param(
            "markdown",
            "Doe, “The *b\\*c* of \\<Specimens\\>” \\[1\\] <https://list.example.org/a_b>.\n\n"
            '<span class="smallcaps">Roe</span>, ¶ 3 – الفلاني\n',
            id="a paragraph for each; signs of Markdown stay signs",
        ),
    ],
)
def test_written(name: str, expected: str) -> None:
    assert CITED[name](FORMS) == expected


def test_rtf() -> None:
    """A document by itself, in ASCII, with italics, small capitals and a link."""
    written = CITED["rtf"](FORMS)
    assert written.startswith("{\\rtf1\\ansi")
    assert written.rstrip().endswith("}")
    assert written.isascii()
    assert "{\\i b*c}" in written
    assert "{\\scaps Roe}" in written
    assert 'HYPERLINK "https://list.example.org/a_b"' in written
    # Arabic by number, with a sign for programs that know none.
    assert "\\u1575 ?\\u1604 ?" in written
