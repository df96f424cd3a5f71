"""Files of other programs: what each format says of one invented reference, and what is refused."""

from dataclasses import replace

import pytest

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Body, Name, Person
from reading_list.imports.bibtex import read_bibtex, unlatex
from reading_list.imports.csl_json import read_csl_json
from reading_list.imports.formats import read_references
from reading_list.imports.reference import Reference, UnreadableError
from reading_list.imports.ris import read_ris

ARTICLE = Reference(
    place="",
    type="article-journal",
    title="Money & “Markets”: 50% of the Müller case",
    author=(
        Person("Doe", "Jane"),
        Person("de la Muestra", "Juana"),
        Person("Bloggs", "Joe", "Jr."),
        Body("Office of Specimens and Examples"),
    ),
    container="Journal of Invented Policy",
    volume="13",
    issue="4",
    pages="379-399",
    date=PartialDate(2090, 7, 5),
    language="en",
    doi="10.99999/jip_2090",
    issn="0317-8471",
    url="https://journal.example.org/a_b?x=1&y=2",
)

RIS = """\
TY  - JOUR
TI  - Money & “Markets”: 50% of the <i>Müller</i> case
AU  - Doe, Jane
AU  - de la Muestra, Juana
AU  - Bloggs, Joe, Jr.
AU  - Office of Specimens and Examples
T2  - Journal of Invented Policy
DA  - 2090/07/05/
PY  - 2090
VL  - 13
IS  - 4
SP  - 379
EP  - 399
LA  - en
DO  - 10.99999/jip_2090
SN  - 0317-8471
UR  - https://journal.example.org/a_b?x=1&y=2
AB  - An abstract that is
not taken.
KW  - nor this
ER  -\x20
"""

CSL_JSON = """\
[{"id": "x", "type": "article-journal",
  "title": "Money & “Markets”: 50% of the <i>Müller</i> case",
  "author": [{"family": "Doe", "given": "Jane"},
             {"family": "Muestra", "given": "Juana", "non-dropping-particle": "de la"},
             {"family": "Bloggs", "given": "Joe", "suffix": "Jr."},
             {"literal": "Office of Specimens and Examples"}],
  "container-title": "Journal of Invented Policy", "volume": "13", "issue": 4, "page": "379-399",
  "issued": {"date-parts": [["2090", 7, "5"]]}, "language": "en", "DOI": "10.99999/jip_2090",
  "ISSN": "0317-8471", "URL": "https://journal.example.org/a_b?x=1&y=2",
  "abstract": "not taken", "keyword": "nor this"}]
"""

BIBTEX = r"""% Encoding: UTF-8
@string{jip = {Journal of Invented Policy}}
@Comment{jabref-meta: databaseType:bibtex;}

@article{doe_money_2090,
  title = {{Money} \& \textquotedblleft{}Markets\textquotedblright: 50\% of the \emph{M{\"u}ller} case},
  author = {Doe, Jane and de la Muestra, Juana and Bloggs, Jr., Joe
            and {Office of Specimens and Examples}},
  journal = jip, volume = {13}, number = {4}, pages = {379--399},
  year = 2090, month = jul, day = 5, language = {en}, doi = {10.99999/jip\_2090},
  issn = {0317-8471}, url = {https://journal.example.org/a\_b?x=1\&y=2},
  abstract = {not taken}, keywords = {nor this}, file = {/a/b.pdf}, timestamp = {2091-01-01},
}
"""  # noqa: E501 (one field of a file)

BIBLATEX = r"""
@article{doe,
  title = {Money & “Markets”: 50% of the Müller case},
  author = {Doe, Jane and family names, are not. and others},
  journaltitle = {Journal of Invented Policy}, volume = {13}, number = {4},
  pages = {379–399}, date = {2090-07-05}, langid = {english}, doi = {10.99999/jip_2090},
}
"""


@pytest.mark.parametrize(
    ("text", "place", "pages"),
    [
        pytest.param(RIS, "line 1", "379-399", id="RIS"),
        pytest.param(RIS.replace("\n", "\r\n"), "line 1", "379-399", id="RIS of Windows"),
        pytest.param("\ufeff\n" + RIS, "line 2", "379-399", id="a byte order mark"),
        pytest.param(CSL_JSON, "item 1", "379-399", id="CSL-JSON"),
        pytest.param(CSL_JSON.strip()[1:-1], "item 1", "379-399", id="a single item"),
        pytest.param(BIBTEX, "line 5", "379–399", id="BibTeX"),
    ],
)
def test_one_reference_in_every_format(text: str, place: str, pages: str) -> None:
    """Known by its content; nothing of abstracts and keywords, and nothing said of them."""
    assert read_references(text.encode()) == [replace(ARTICLE, place=place, pages=pages)]


def test_biblatex_flavour() -> None:
    (read,) = read_bibtex(BIBLATEX)
    assert read.title == ARTICLE.title
    assert read.container == ARTICLE.container
    assert read.date == ARTICLE.date
    assert read.language == "english"
    assert read.author[0] == Person("Doe", "Jane")
    assert len(read.author) == 2


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            "@techreport{x, institution={An Institute}, type={Policy Brief}, number={7}}",
            {"type": "report", "publisher": "An Institute", "genre": "Policy Brief", "number": "7"},
            id="techreport",
        ),
        pytest.param(
            "@inproceedings{x, booktitle={Proceedings}, address={Exampleton}}",
            {"type": "paper-conference", "container": "Proceedings", "location": "Exampleton"},
            id="inproceedings",
        ),
        pytest.param(
            "@phdthesis{x, school={A University}}",
            {"type": "thesis", "publisher": "A University", "genre": "PhD thesis"},
            id="phdthesis",
        ),
        pytest.param(
            "@thesis{x, institution={A University}, type={Habilitation}}",
            {"type": "thesis", "publisher": "A University", "genre": "Habilitation"},
            id="thesis of biblatex",
        ),
        pytest.param(
            "@ONLINE{x, Title={T}, organization={A Body}, URL={\\url{https://a.example.org/~b}}}",
            {"type": "webpage", "publisher": "A Body", "url": "https://a.example.org/~b"},
            id="case of names, and an address in a command",
        ),
        pytest.param("@patent{x, title={T}}", {"type": "patent"}, id="an unknown type is kept"),
        pytest.param(
            "@book{x, year={c. 2090}, translator={Roe, R.}, note={n}}",
            {"date": None, "left_out": ("date", "translator")},
            id="what is left out is named, but for what a record never takes",
        ),
        pytest.param(
            "@article{x, year={2090}, month={12 September}}",
            {"date": PartialDate(2090, 9)},
            id="a month with a day",
        ),
        pytest.param(
            "@article{x, number={3}, issue={Spring}}", {"issue": "3", "number": ""}, id="issue"
        ),
    ],
)
def test_bibtex_types_and_fields(entry: str, expected: dict[str, object]) -> None:
    (read,) = read_bibtex(entry)
    assert {name: getattr(read, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        pytest.param(r"{\'E}tude de l'\'{e}t\'e", "Étude de l'été", id="accents"),
        pytest.param(r"Salafi--Jihadism --- {ISIL}", "Salafi–Jihadism — ISIL", id="dashes"),
        pytest.param(r"``Da\textquoteright{}wa''", "“Da’wa”", id="quotation marks"),
        pytest.param(r"US$ 5 and 50% and 50\%", "US$ 5 and 50% and 50%", id="bare characters"),
        pytest.param(r"\textit{Jihad} and \emph{\textbf{war}}", "Jihad and war", id="formatting"),
        pytest.param(r"a~b", "a b", id="a space that does not break"),
        pytest.param(r"\unknown{x}", r"\unknown x", id="an unknown command stays to be seen"),
    ],
)
def test_latex(latex: str, words: str) -> None:
    assert unlatex(latex) == words


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["TY  - RPRT", "PB  - A Body", "SN  - S/2092/71", "T2  - A Series", "M3  - Brief"],
            {"type": "report", "number": "S/2092/71", "series": "A Series", "genre": "Brief"},
            id="a report has its number in SN, as Zotero has it",
        ),
        pytest.param(
            ["TY  - RPRT", "SN  - 978-3-16-148410-0 9783161484117", "M1  - 7"],
            {"isbn": "978-3-16-148410-0 9783161484117", "number": "7"},
            id="or its ISBN",
        ),
        pytest.param(
            ["TY  - CHAP", "T2  - A Book", "T3  - A Series", "A2  - Roe, Richard", "SP  - 1-20"],
            {
                "container": "A Book",
                "series": "A Series",
                "editor": (Person("Roe", "Richard"),),
                "pages": "1-20",
            },
            id="chapter",
        ),
        pytest.param(
            ["TY  - BOOK", "A3  - Roe, Richard", "A4  - Translator, A.", "T2  - A Series"],
            {"editor": (Person("Roe", "Richard"),), "series": "A Series", "left_out": ("A4",)},
            id="book",
        ),
        pytest.param(
            ["TY  - EDBOOK", "AU  - Roe, Richard"],
            {"author": (), "editor": (Person("Roe", "Richard"),)},
            id="the authors of an edited book edited it",
        ),
        pytest.param(
            ["TY  - ELEC", "PY  - 2090///", "T2  - A Site"],
            {"type": "webpage", "date": PartialDate(2090), "container": "A Site"},
            id="web page",
        ),
        pytest.param(["TY  - SOUND"], {"type": "SOUND"}, id="an unknown type is kept"),
    ],
)
def test_ris_types_and_tags(lines: list[str], expected: dict[str, object]) -> None:
    (read,) = read_ris("\n".join([*lines, "ER  - "]))
    assert {name: getattr(read, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(
            '"issued": {"raw": "2090-07"}', {"date": PartialDate(2090, 7)}, id="a date in words"
        ),
        pytest.param(
            '"issued": {"date-parts": [[2090], [2091]]}',
            {"date": None, "left_out": ("issued",)},
            id="a range is no date of a record",
        ),
        pytest.param(
            '"issued": {"date-parts": [[2090, 13]]}',
            {"date": None, "left_out": ("issued",)},
            id="no such month",
        ),
        pytest.param(
            '"translator": [{"family": "T"}], "note": "n"',
            {"left_out": ("translator",)},
            id="what is left out is named",
        ),
        pytest.param(
            '"author": [{"family": "Unodc", "given": ""}, {"family": ""}, "x"]',
            {"author": (Body("Unodc"),)},
            id="one name is a body",
        ),
        pytest.param('"title": "a <Markets> b"', {"title": "a <Markets> b"}, id="no mark-up"),
    ],
)
def test_csl_json_fields(item: str, expected: dict[str, object]) -> None:
    (read,) = read_csl_json(f'{{"type": "report", {item}}}')
    assert {name: getattr(read, name) for name in expected} == expected


def test_several_references() -> None:
    assert [r.place for r in read_ris(f"{RIS}\n\n{RIS}")] == ["line 1", "line 24"]
    assert [r.place for r in read_bibtex("@book{a,}\n\n@book{b,}")] == ["line 1", "line 3"]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        pytest.param(b"Title: x", 0, "neither RIS, BibTeX nor CSL-JSON", id="none of them"),
        pytest.param(b"", 0, "neither RIS", id="empty"),
        pytest.param(b"[]", 0, "no reference stands in it", id="no reference"),
        pytest.param(b"@book{a,\n title={\xe9}}", 2, "not UTF-8", id="another encoding"),
        pytest.param(b'[{"type": "book"},\n {"a": 1,}]', 2, "not JSON", id="a comma too many"),
        pytest.param(b'[{"type": "book"}, 3]', 0, "item 2 is no reference", id="no item"),
        pytest.param(b"TY  - JOUR\nTI  - a\n", 1, "is not ended", id="RIS cut off"),
        pytest.param(
            b"TY  - JOUR\nTI  - a\nTY  - BOOK\nER  - \n",
            3,
            "the reference of line 1 is not ended",
            id="RIS run together",
        ),
        pytest.param(b"TY  - JOUR\nER  - \nER  - \n", 3, "ends nothing", id="RIS ended twice"),
        pytest.param(
            b"@book{a,\n title={x}\n year=2090}", 3, "missing comma", id="BibTeX without a comma"
        ),
        pytest.param(b"@book{a, title={x}}\n@book{a,}", 0, "repeated", id="a key twice"),
    ],
)
def test_unreadable_files(content: bytes, line: int, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as error:
        read_references(content)
    assert error.value.line == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Roe, Richard", Person("Roe", "Richard"), id="person"),
        pytest.param("Roe, Richard, Jr.", Person("Roe", "Richard", "Jr."), id="suffix"),
        pytest.param("Roe,", Body("Roe"), id="nothing behind the comma"),
        pytest.param("A Body of Specimens", Body("A Body of Specimens"), id="body"),
    ],
)
def test_ris_names(text: str, expected: Name) -> None:
    (read,) = read_ris(f"TY  - BOOK\nAU  - {text}\nER  - ")
    assert read.author == (expected,)
