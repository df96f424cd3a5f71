"""From a reference, or a UN symbol, to the draft of a record: house fields, nothing added.

What the reference does not say is not in the draft, and what another program keeps of its own
accord (abstracts, keywords, dates of access) is not taken: annotation, keywords and evidence of
a record are written by a person (docs/about/record-format.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from reading_list.bibliography.entry import LANGUAGES
from reading_list.bibliography.names import Body
from reading_list.bibliography.symbols import SymbolError, UNSymbol
from reading_list.bibliography.text import encode
from reading_list.bibliography.vocabulary import Kind
from reading_list.bibliography.writing import write_names
from reading_list.imports.reference import Reference


class UnknownTypeError(ValueError):
    """The list has no kind of document like this one; ``str()`` says what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be: its type and fields as text of a .bib file, and where it was read.

    ``left_out``: what was in the file and is not in the draft, by the names of the file's format.
    """

    place: str
    entry_type: str
    fields: Mapping[str, str]
    symbol: UNSymbol | None = None
    left_out: tuple[str, ...] = ()


_TYPES: Final[Mapping[str, tuple[str, str]]] = {
    "article": ("report", "working-paper"),
    "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"),
    "article-newspaper": ("online", "news-item"),
    "bill": ("legislation", "law"),
    "book": ("book", "book"),
    "chapter": ("incollection", "chapter"),
    "document": ("report", ""),
    "entry": ("incollection", "chapter"),
    "entry-encyclopedia": ("incollection", "chapter"),
    "legal_case": ("jurisdiction", "judgment"),
    "legislation": ("legislation", "law"),
    "manuscript": ("report", "working-paper"),
    "paper-conference": ("incollection", "chapter"),
    "post": ("online", "web-page"),
    "post-weblog": ("online", "web-page"),
    "regulation": ("legislation", "law"),
    "report": ("report", ""),
    "thesis": ("thesis", "thesis"),
    "treaty": ("legal", "treaty"),
    "webpage": ("online", "web-page"),
}
"""Entry type and kind for each type of CSL; no kind where only a person can tell."""

_WORKING_PAPER: Final = "working paper"

_KINDS_BY_SYMBOL: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("S", "RES"): ("legislation", "security-council-resolution"),
    ("A", "RES"): ("legislation", "general-assembly-resolution"),
    ("A/HRC", "RES"): ("legislation", "human-rights-council-resolution"),
    ("S", "PRST"): ("report", "presidential-statement"),
    ("S", "PV"): ("report", "meeting-record"),
}
"""Entry type and kind of what a symbol itself tells, by its organ and kind."""

_ORGANS: Final[Mapping[str, str]] = {
    "S": "United Nations Security Council",
    "A": "United Nations General Assembly",
    "A/HRC": "United Nations Human Rights Council",
}
"""The organs a symbol begins with, as records name them."""


def draft_of_symbol(symbol: UNSymbol, kind: Kind | None = None) -> Draft:
    """What a symbol says of itself: organ, number, and of some documents what they are."""
    return _un_draft(Reference("", ""), symbol, kind)


def draft(reference: Reference, kind: Kind | None = None) -> Draft:
    """The draft of a record. ``kind``: of document, if it is known better than by the file.

    Raise `UnknownTypeError` where the file does not say anything this list knows.
    """
    symbol = _symbol(reference.number)
    if symbol is not None and (kind is None or kind.un):
        return _un_draft(reference, symbol, kind)
    if kind is None and reference.type not in _TYPES:
        raise UnknownTypeError(
            f"{reference.type!r} is nothing this list has; change its type, or say which --kind "
            "of document it is"
        )
    entry_type, kind_id = (kind.entry_type, kind.id) if kind else _type(reference)
    fields = {
        "entrysubtype": kind_id,
        **_titles(reference, split=not (kind and kind.un)),
        "author": write_names(reference.author),
        "editor": write_names(reference.editor),
        **_where(reference, entry_type),
        **_identifiers(reference, entry_type),
        "langid": _langid(reference.language),
    }
    return _finished(reference, entry_type, fields)


def _type(reference: Reference) -> tuple[str, str]:
    entry_type, kind = _TYPES[reference.type]
    if entry_type == "book" and reference.editor and not reference.author:
        return "collection", "edited-book"
    unpublished = reference.type == "paper-conference" and not reference.container
    if unpublished or (entry_type == "report" and reference.genre.casefold() == _WORKING_PAPER):
        return "report", "working-paper"
    return entry_type, kind


def _un_draft(reference: Reference, symbol: UNSymbol, kind: Kind | None) -> Draft:
    """Of a document of the United Nations: its address and its key follow from the symbol."""
    told = _KINDS_BY_SYMBOL.get((symbol.organ, symbol.kind), ("report", ""))
    entry_type, kind_id = (kind.entry_type, kind.id) if kind else told
    organ = _ORGANS.get(symbol.organ, "")
    by_organ = write_names([Body(organ)]) if organ else ""
    title = reference.title
    if symbol.is_resolution and symbol.year_in_parentheses:
        # Its number is all the title it has (Editorial Manual, Resolutions, part II).
        title = f"Resolution {symbol.number} ({symbol.year})"
    told_by_organ = bool(told[1])
    fields = {
        "entrysubtype": kind_id,
        "title": encode(title),
        "author": by_organ if told_by_organ else write_names(reference.author),
        "institution": "" if symbol.is_resolution else encode(organ or reference.publisher),
        "number": encode(str(symbol)),
        "date": str(reference.date or ""),
        "langid": _langid(reference.language) or "english",
        # What has a symbol and is not restricted is at docs.un.org for all.
        "access": "open",
    }
    return _finished(reference, entry_type, fields, symbol)


def _finished(
    reference: Reference,
    entry_type: str,
    fields: Mapping[str, str],
    symbol: UNSymbol | None = None,
) -> Draft:
    filled = {name: text for name, text in fields.items() if text}
    left_out = list(reference.left_out)
    if reference.language and "langid" not in filled:
        left_out.append(f"language {reference.language!r}")
    return Draft(reference.place, entry_type, filled, symbol, tuple(left_out))


def _titles(reference: Reference, *, split: bool) -> dict[str, str]:
    """Title, subtitle and gloss, which programs keep in one field: ``Titre: suite [Title]``."""
    title, subtitle, gloss = reference.title, reference.subtitle, reference.titletranslation
    glossed = re.fullmatch(r"(.*\S) \[([^][]+)\]", title)
    if glossed and not gloss and _langid(reference.language) not in {"", "english"}:
        title, gloss = glossed.groups()
    if split and not subtitle:
        # French sets a space before the colon too.
        title, *rest = re.split(r"\s?: ", title, maxsplit=1)
        subtitle = "".join(rest)
    return {
        "title": encode(title),
        "subtitle": encode(subtitle),
        "titletranslation": encode(gloss),
    }


def _where(reference: Reference, entry_type: str) -> dict[str, str]:
    """Where it came out: the fields that each type has, as in the record format."""
    return {
        **_published(reference, entry_type),
        "pages": _pages(reference.pages),
        "date": str(reference.date or ""),
    }


def _published(reference: Reference, entry_type: str) -> dict[str, str]:
    publisher, container = encode(reference.publisher), encode(reference.container)
    series, genre = encode(reference.series), encode(reference.genre)
    volume, number = encode(reference.volume), encode(reference.number)
    match entry_type:
        case "article":
            issue = encode(reference.issue) or number
            return {
                "journaltitle": container, "series": series, "volume": volume, "issue": issue,
            }  # fmt: skip
        case "book" | "collection" | "incollection":
            return {
                "publisher": publisher,
                "location": encode(reference.location),
                "booktitle": container if entry_type == "incollection" else "",
                "series": series,
                "volume": volume,
                "edition": encode(reference.edition),
                "number": number,
            }
        case "thesis":
            return {"institution": publisher, "type": genre}
        case "online":
            # Of a newspaper its name, not the company's.
            news = reference.type == "article-newspaper"
            body = container or publisher if news else publisher or container
            return {"institution": body, "number": number}
        case "report":
            # "Africa Report 26" is the twenty-sixth of a series; a mere "Report" says nothing.
            named = "" if genre.casefold() in {"report", _WORKING_PAPER} else genre
            counts = bool(number) and not series
            return {
                "institution": publisher,
                "series": named if counts else series,
                "type": "" if counts else named,
                "number": number,
            }
        case _:
            return {
                "institution": publisher, "series": container, "volume": volume, "number": number,
            }  # fmt: skip


def _identifiers(reference: Reference, entry_type: str) -> dict[str, str]:
    doi = re.sub(
        r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", reference.doi, flags=re.IGNORECASE
    )
    url = reference.url
    if doi and (urlsplit(url).hostname or "").endswith("doi.org"):
        url = ""
    return {
        "doi": doi,
        # Several stand side by side for the forms of one book or journal; one identifies it.
        "isbn": _isbn(reference.isbn),
        "issn": _issn(reference.issn) if entry_type == "article" else "",
        "url": url,
    }


def _symbol(number: str) -> UNSymbol | None:
    try:
        return UNSymbol.parse(number)
    except SymbolError:
        return None


def _pages(text: str) -> str:
    """``12--34``, whichever dash the program writes."""
    return re.sub(r"\s*[-‐‑–—]+\s*", "--", text).rstrip("-")


def _isbn(text: str) -> str:
    match = re.search(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]", text)
    return re.sub(r"[\s-]", "", match[0]).upper() if match else text


def _issn(text: str) -> str:
    match = re.search(r"(\d{4})-?(\d{3}[\dXx])", text)
    return f"{match[1]}-{match[2].upper()}" if match else text


_OTHER_LANGUAGES: Final[Mapping[str, str]] = {
    "american": "en", "ara": "ar", "british": "en", "canadian": "en", "chi": "zh", "deu": "de",
    "eng": "en", "fra": "fr", "francais": "fr", "fre": "fr", "ger": "de", "ita": "it",
    "ngerman": "de", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukenglish": "en",
    "usenglish": "en", "zho": "zh",
}  # fmt: skip
"""Names of languages beside BCP 47 and babel's own: ISO 639-2, and babel's variants."""
_LANGIDS: Final = {code: name for name, code in LANGUAGES.items()}


def _langid(text: str) -> str:
    """biblatex's name of a language given as a tag (``en-GB``), a code or a name; or ``""``."""
    word = re.split(r"[-_;,\s]", text.strip().casefold())[0]
    if word in LANGUAGES:
        return word
    return _LANGIDS.get(_OTHER_LANGUAGES.get(word, word), "")
