"""BibTeX and biblatex, as Zotero, JabRef and publishers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from pybtex.database import BibliographyDataError, parse_string
from pybtex.database import Person as PybtexPerson
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Body, Name
from reading_list.imports.reference import (
    Reference,
    UnreadableError,
    date_in,
    date_of,
    name_of,
    names_of,
)

_TYPES: Final[Mapping[str, str]] = {
    "article": "article-journal", "book": "book", "booklet": "document", "collection": "book",
    "conference": "paper-conference", "electronic": "webpage", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "inreference": "chapter",
    "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation",
    "manual": "report", "mastersthesis": "thesis", "misc": "document", "mvbook": "book",
    "mvcollection": "book", "online": "webpage", "phdthesis": "thesis", "proceedings": "book",
    "report": "report", "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "www": "webpage",
}  # fmt: skip
"""Entry types of BibTeX and of biblatex (its manual, part 2.1) as those of CSL."""

_GENRES: Final[Mapping[str, str]] = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

_TAKEN: Final = frozenset(
    {"title", "subtitle", "journal", "journaltitle", "booktitle", "series", "publisher",
     "institution", "school", "organization", "address", "location", "volume", "issue", "number",
     "pages", "edition", "type", "date", "year", "month", "day", "language", "langid", "doi",
     "isbn", "issn", "url", "author", "editor", "entrysubtype"}
)  # fmt: skip
_OF_NO_USE: Final = frozenset(
    {"abstract", "annotation", "annote", "archiveprefix", "bibsource", "bibtex_show", "comment",
     "copyright", "crossref", "date-added", "date-modified", "file", "groups", "journalsubtitle",
     "key", "keywords", "lccn", "mendeley-groups", "note", "numpages", "owner", "pagetotal",
     "pmid", "shortauthor", "shortjournal", "shorttitle", "timestamp", "urldate", "urlyear",
     "usera"}
)  # fmt: skip
"""What a record of this list never takes from elsewhere."""

_ENTRY: Final = re.compile(r"^[ \t]*@\w+\s*[{(]\s*([^\s,]+)\s*,", re.MULTILINE)


def read_bibtex(text: str) -> list[Reference]:
    """Every entry of a file. Raise `UnreadableError` where the grammar is broken."""
    lines = {m[1].casefold(): text.count("\n", 0, m.start(1)) + 1 for m in _ENTRY.finditer(text)}
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexSyntaxError as error:
        what = str(error).split(": ", 1)[-1]
        mend = "look for a missing comma, brace or '=' there or shortly before"
        raise UnreadableError(f"it is not BibTeX: {what}; {mend}", error.lineno) from error
    except BibliographyDataError as error:
        raise UnreadableError(f"{error}; give each entry a key of its own") from error
    return [
        _reference(
            f"line {lines[key.casefold()]}" if key.casefold() in lines else key,
            entry.type.lower(),
            {name.lower(): value for name, value in entry.fields.items()},
            {role.lower(): persons for role, persons in entry.persons.items()},
        )
        for key, entry in entries.items()
    ]


def _reference(
    place: str,
    entry_type: str,
    fields: Mapping[str, str],
    persons: Mapping[str, list[PybtexPerson]],
) -> Reference:
    def said(*names: str) -> str:
        return next((words for name in names if (words := unlatex(fields.get(name, "")))), "")

    csl_type = _TYPES.get(entry_type, entry_type)
    # BibTeX has one field for the number of a journal's issue and that of a report.
    issue, number = said("issue"), said("number")
    if csl_type == "article-journal":
        issue, number = number or issue, ""
    date = _date(fields)
    left_out = {*fields, *persons} - _TAKEN - _OF_NO_USE
    left_out |= set() if date or not fields.keys() & {"date", "year"} else {"date"}
    return Reference(
        place=place,
        type=csl_type,
        title=said("title"),
        subtitle=said("subtitle"),
        author=_names(persons.get("author", ())),
        editor=_names(persons.get("editor", ())),
        container=said("journaltitle", "journal", "booktitle"),
        series=said("series"),
        publisher=said("publisher", "institution", "school", "organization"),
        location=said("location", "address"),
        volume=said("volume"),
        issue=issue,
        number=number,
        pages=said("pages"),
        edition=said("edition"),
        genre=said("type") or _GENRES.get(entry_type, ""),
        date=date,
        language=said("langid", "language"),
        doi=_verbatim(fields.get("doi", "")),
        isbn=said("isbn"),
        issn=said("issn"),
        url=_verbatim(fields.get("url", "")),
        left_out=tuple(sorted(left_out)),
    )


def _date(fields: Mapping[str, str]) -> PartialDate | None:
    """``date`` of biblatex, or ``year`` and ``month`` of BibTeX, the month by name or number."""
    if date := date_in(unlatex(fields.get("date", ""))):
        return date
    year, month = unlatex(fields.get("year", "")), unlatex(fields.get("month", ""))
    # A month may be "6", "June" (as pybtex reads the macro jun), "12 June" or "Jun.~12".
    word = re.search(r"[a-z]{3}", month.lower())
    if word and word[0] in _MONTHS:
        month = str(_MONTHS.index(word[0]) + 1)
    return date_of(year, month, unlatex(fields.get("day", "")))


def _names(persons: Iterable[PybtexPerson]) -> tuple[Name, ...]:
    return names_of(map(_name, persons))


def _name(person: PybtexPerson) -> Name | None:
    last = " ".join(person.last_names)
    if last == "others" and not person.first_names:
        return None
    if not (person.first_names or person.prelast_names):
        # {A Body}, and a single word, which programs write for bodies too.
        return Body(unlatex(last)) if last else None
    family = " ".join((*person.prelast_names, last))
    given = " ".join((*person.first_names, *person.middle_names))
    return name_of(unlatex(family), unlatex(given), unlatex(" ".join(person.lineage_names)))


_FORMATTING: Final = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|rm|sf|tt|sl|up|normal)|mkbibquote)\s*(?={)"
)
_CHARACTERS: Final[Mapping[str, str]] = {
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textendash": "–", "textemdash": "—",
    "textellipsis": "…", "ldots": "…", "dots": "…", "textasciitilde": "~",
    "textbackslash": "\\", "guillemotleft": "«", "guillemotright": "»", "textdegree": "°",
    "textregistered": "®", "texttrademark": "™",
}  # fmt: skip
_CHARACTER: Final = re.compile(rf"\\({'|'.join(_CHARACTERS)})(?![A-Za-z])(?:\{{\}}|\s+)?")
_UNESCAPED: Final = re.compile(r"(?<!\\)([%$])")


def unlatex(text: str) -> str:
    """The words of a field; a command that is not known stays, for the checks to name."""
    text = _FORMATTING.sub("", text)
    text = _CHARACTER.sub(lambda match: _CHARACTERS[match[1]], text)
    # To LaTeX these begin a comment and a formula; in the fields of programs they are characters.
    text = _UNESCAPED.sub(r"\\\1", text)
    return " ".join(str(Text.from_latex(text)).replace(r"\$", "$").split())


def _verbatim(text: str) -> str:
    """An address or identifier, in which programs escape characters although they need not."""
    bare = re.sub(r"\\url(?={)|[{}]", "", text.replace(r"{\textasciitilde}", "~"))
    return re.sub(r"\\([&%$#_~])", r"\1", bare).strip()
