"""biblatex, as biber reads it.

Written by hand because pybtex's writer escapes addresses (``_`` becomes ``\\_`` in ``url``).
The data model is that of biber 2.18 (biber-tool.conf): each type takes certain fields and no
others, so what has no field of its own there goes into ``note``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Body
from reading_list.bibliography.text import encode
from reading_list.bibliography.writing import write_names
from reading_list.citations import values

_VERBATIM: Final = frozenset({"doi", "eprint", "url"})

# biber's legislation, jurisdiction and legal take no title, number or date at all.
_TYPES: Final[Mapping[str, str]] = {
    "legislation": "report",
    "jurisdiction": "report",
    "legal": "misc",
}
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "article": ("author", "editor", "journaltitle", "series", "volume", "number", "issue",
                "pages", "issn"),
    "book": ("author", "editor", "publisher", "location", "edition", "series", "number",
             "volume", "isbn", "pages"),
    "collection": ("editor", "publisher", "location", "edition", "series", "number", "volume",
                   "isbn", "pages"),
    "inbook": ("author", "booktitle", "publisher", "location", "edition", "series", "number",
               "volume", "isbn", "pages"),
    "incollection": ("author", "editor", "booktitle", "publisher", "location", "edition",
                     "series", "number", "volume", "isbn", "pages"),
    "misc": ("author", "editor", "organization", "type", "location"),
    "online": ("author", "editor", "organization"),
    "report": ("author", "institution", "type", "number", "location", "pages"),
    "thesis": ("author", "institution", "type", "location", "pages"),
}  # fmt: skip
"""Which fields each type takes, beyond those every type takes, in the order written."""
_NOTE: Final[Mapping[str, str]] = {
    "journaltitle": "{}",
    "booktitle": "{}",
    "series": "{}",
    "number": "{}",
    "volume": "vol. {}",
    "issue": "no. {}",
    "edition": "ed. {}",
    "publisher": "{}",
    "isbn": "ISBN {}",
    "issn": "ISSN {}",
    "pages": "pp. {}",
}
"""How a field that the type does not take is put in words, in this order."""


def biblatex_file(items: Iterable[str]) -> str:
    """Entries written by `biblatex_entry` as one .bib file."""
    return "\n".join(items)


def biblatex_entry(entry: Entry) -> str:
    """One entry: fields of biblatex only, UTF-8, capitals that carry meaning in braces."""
    fields = dict(_fields(entry))
    width = max(map(len, fields))
    lines = [f"  {name:<{width}} = {{{text}}},\n" for name, text in fields.items() if text]
    return f"@{_entry_type(entry)}{{{entry.key},\n{''.join(lines)}}}\n"


def _entry_type(entry: Entry) -> str:
    """The type whose data model the entry satisfies."""
    written = _TYPES.get(entry.entry_type, entry.entry_type)
    match written:
        case "book" if entry.editor and not entry.author:
            return "collection"
        case "incollection" if not entry.editor:
            return "inbook"
        case "report" if not values.issuer(entry):
            return "misc"
        case "online" if not (values.address(entry) or entry.doi or entry.eprint):
            return "misc"
    return written


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    entry_type = _entry_type(entry)
    specific = _specific(entry, entry_type)
    taken = _FIELDS[entry_type]
    significant = entry.symbol is not None
    addon = f"[{entry.titletranslation}]" if entry.titletranslation else ""
    yield "entrysubtype", entry.kind
    yield "title", protected(entry.title, every_capital=significant)
    yield "subtitle", protected(entry.subtitle, every_capital=significant)
    yield "titleaddon", encode(" ".join(part for part in (entry.titleaddon, addon) if part))
    yield "shorttitle", protected(entry.shorttitle, every_capital=significant)
    for name in taken:
        yield name, specific.get(name, "")
    yield "date", str(entry.date) if entry.date else ""
    rest = {name: text for name, text in specific.items() if name not in taken}
    yield (
        "note",
        "; ".join(words.format(rest[name]) for name, words in _NOTE.items() if rest.get(name)),
    )
    yield "eprint", entry.eprint
    yield "eprinttype", entry.eprinttype
    yield "doi", entry.doi
    yield "url", values.address(entry)
    yield "urldate", str(entry.urldate) if entry.urldate else ""
    yield "langid", entry.langid
    yield "keywords", ", ".join(map(encode, entry.subjects))
    yield "annotation", encode(entry.annotation)


def _specific(entry: Entry, entry_type: str) -> dict[str, str]:
    """Fields that only some types take, encoded."""
    issuer = values.issuer(entry)
    authors = values.authors(entry)
    if not authors and entry_type in {"book", "report", "thesis", "inbook"} and issuer:
        authors = (Body(issuer),)
    # A list field would be split at "and"; braces keep a body's name whole.
    whole = f"{{{encode(issuer)}}}" if issuer else ""
    fields = {
        "author": write_names(authors),
        "editor": write_names(entry.editor),
        "journaltitle": protected(entry.journaltitle, every_capital=True),
        "booktitle": protected(entry.booktitle),
        "institution": whole,
        "organization": whole,
        "publisher": whole if entry_type in _BOOKS else _other(entry.publisher, issuer),
        "location": encode(entry.location),
        "edition": encode(entry.edition),
        "series": encode(entry.series),
        "volume": encode(entry.volume),
        "type": encode(entry.type or values.document_type(entry) or "Document"),
        "number": encode(entry.number),
        "issue": encode(entry.issue),
        "pages": entry.pages,
        "isbn": entry.isbn,
        "issn": entry.issn,
    }
    if entry_type == "article":
        # biblatex's issue is a word ("Spring"); what journals count is its number.
        counted = values.issue(entry)
        numeric = counted[:1].isdigit()
        fields["number"] = encode(counted) if numeric else ""
        fields["issue"] = "" if numeric else encode(counted)
    return fields


_BOOKS: Final = frozenset({"book", "collection", "inbook", "incollection"})


def _other(publisher: str, issuer: str) -> str:
    """A publisher beside the institution that is named already."""
    return encode(publisher) if publisher != issuer else ""


def protected(text: str, *, every_capital: bool = False) -> str:
    """The text encoded, words whose capitals carry meaning in braces.

    A capital within a word always does (``ISIL``, ``Al-Qaida``). With ``every_capital`` each
    capitalised word but the first does: in a title in sentence case, as the United Nations
    writes them, capitals are names.
    """
    words = text.split(" ")
    return " ".join(
        _protected_word(word, first_too=every_capital and position > 0)
        for position, word in enumerate(words)
    )


_WORD: Final = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def _protected_word(word: str, *, first_too: bool) -> str:
    match = _WORD.match(word)
    assert match is not None  # the pattern matches any text
    before, core, after = match.groups()
    significant = any(map(str.isupper, core if first_too else core[1:]))
    inside = f"{{{encode(core)}}}" if significant else encode(core)
    return encode(before) + inside + encode(after)
