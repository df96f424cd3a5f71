"""What pandoc would misread, in and out again through pandoc."""

import pytest

from reading_list.citations.csl import cite_csl
from reading_list.citations.csl_item import Item
from reading_list.citations.pandoc_text import guarded, restored

NOTES, MLA, OSCOLA = "chicago-notes-bibliography", "modern-language-association", "oscola"


def source(csl_type: str = "report", **fields: str) -> Item:
    return {
        "id": "source", "type": csl_type, "title": "Specimens",
        "author": [{"family": "Doe", "given": fields.pop("given", "Jane")}],
        "issued": {"date-parts": [[2092]]}, **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("style", "item", "form", "words"),
    [
        # a number with a hyphen or a slash is one number, and has its label
        (NOTES, source(genre="Report", number="2024-03"), "note", ", Report no. 2024-03 (2092)."),
        ("apa", source(genre="Report", number="17/2019"), "entry", " (Report No. 17/2019)."),
        # a number that is none has no label, and keeps its hyphens and case
        ("apa", source(genre="Report", number="XY(2023)2-add"), "entry", " (Report XY(2023)2-add)"),
        # a name behind an initial, where initials have no full stop
        (OSCOLA, source(given="J. Peter"), "note", "J Peter Doe, ‘Specimens’"),
        (OSCOLA, source(given="J. T. Ola"), "note", "JT Ola Doe, ‘Specimens’"),
        (OSCOLA, source(given="J. Peter"), "entry", "Doe JP, ‘Specimens’"),
        (NOTES, source(given="J. Peter"), "note", "J. Peter Doe, "),
        # the Arabic article within a title stays as it is written, at its beginning it does not
        (NOTES, source(title="Yemen's al-Qaida: al-Shabaab"), "short", "Yemen’s al-Qaida: Al-Sha"),
        (NOTES, source(title="Countering al Qa'ida"), "short", "Countering al Qa’ida."),
        (NOTES, source(title="The Camp of Al-Hol"), "short", "The Camp of Al-Hol."),
        # long prepositions: capitals in Chicago 18, none in MLA, but for the end of a title
        (NOTES, source(title="Fights against Us"), "entry", "Fights Against Us."),
        (MLA, source(title="Fights Against Us: Left Behind"), "entry", "Fights against Us: Left B"),
        (MLA, source(title="Left Behind: After Us"), "entry", "Left Behind: After Us."),
        # the comma of a note behind a title that asks, the one full stop of an entry
        (NOTES, source("article-journal", title="Who?", **{"container-title": "Days"}), "note",
         "Jane Doe, “Who?,” Days, 2092."),
        (NOTES, source("article-journal", title="Who?", **{"container-title": "Days"}), "entry",
         "Doe, Jane. “Who?” Days, 2092."),
        (NOTES, source("book", title="Who? Me!"), "note", "Jane Doe, Who? Me! (2092)."),
        (NOTES, source("book", title="Who? Me!"), "entry", "Doe, Jane. Who? Me! 2092."),
        # a point inside both quotation marks
        (NOTES, source("article-journal", title="The ‘Camp’", **{"container-title": "Days"}),
         "short", "Doe, “The ‘Camp.’”"),
        (NOTES, source("book", title="The “Camp”"), "entry", "Doe, Jane. The “Camp.” 2092."),
        (OSCOLA, source("book", title="The “Camp”"), "note", "Jane Doe, The ‘Camp’ (2092)."),
        # initials in Arabic script
        ("apa", source(given="فلان علي"), "entry", "Doe, ف. ع. (2092)."),
        (OSCOLA, source(given="فلان علي"), "entry", "Doe فع, ‘Specimens’"),
        (NOTES, source(given="فلان علي"), "note", "فلان علي Doe, Specimens"),
        # two issues, and one with two words
        (NOTES, source("article-journal", volume="8", issue="1-2"), "note", "8, nos. 1–2 (2092)"),
        (NOTES, source("article-journal", volume="8", issue="Extra. 2"), "note", "8, no. Extra. 2"),
    ],
)  # fmt: skip
def test_words(style: str, item: Item, form: str, words: str) -> None:
    ((_, citation),) = cite_csl([item], style)
    assert words in getattr(citation, form).text


@pytest.mark.parametrize(
    "title", ["A <b> & C", "Why?", "No!", "Of al-Qaida and al Qa'ida", "Fights against Us"]
)
def test_what_is_put_in_is_taken_out(title: str) -> None:
    item = source(title=title, number="2024-03", given="J. Peter")
    safe = guarded(item, NOTES)
    assert safe != item
    text = f"{safe['author'][0]['given']}, {safe['title']} {safe['number']}"
    back = (
        restored(text, item, american=True)
        .replace('<span class="nocase">', "")
        .replace("</span>", "")
    )
    assert back == f"J. Peter, {title} 2024-03"
