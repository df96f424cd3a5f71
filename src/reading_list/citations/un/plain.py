"""A plain, sensible entry for what is not a United Nations document.

The manuals' rules for books, articles and theses belong to other programs (CSL, biblatex).
This form only keeps a mixed bibliography complete: author, title, container, publisher, date,
address, each where the entry has it, for every biblatex type and for ``date`` without ``year``.
"""

from __future__ import annotations

from typing import Any

from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.names import Name
from reading_list.citations.un.document import name_of, words
from reading_list.citations.un.pieces import (
    Part,
    comma,
    day_month_year,
    inverted_names,
    italic,
    link,
    quoted,
    sentences,
    spaced,
)


def entry(source: Any) -> Part:
    """``Doe, Jane. “Title.” Journal 5, no. 2, 12–34. Publisher, 7 January 2030. Address.``"""
    text = {name.lower(): words(str(value)) for name, value in source.fields.items()}
    title = ": ".join(part for part in (text.get("title"), text.get("subtitle")) if part)
    host = text.get("journaltitle") or text.get("journal") or text.get("booktitle", "")
    address = str(source.fields.get("url", ""))
    if doi := text.get("doi"):
        address = f"https://doi.org/{doi}"
    return sentences(
        _responsible(source),
        quoted(title) if host else italic(title),
        _container(host, text),
        _published(text),
        link(address),
    )


def _responsible(source: Any) -> str:
    names = _names(source, "author")
    if names:
        return inverted_names(names)
    editors = _names(source, "editor")
    role = "ed." if len(editors) == 1 else "eds."
    return f"{inverted_names(editors)}, {role}" if editors else ""


def _names(source: Any, role: str) -> tuple[Name, ...]:
    found = (name_of(str(person)) for person in source.persons.get(role, ()))
    return tuple(name for name in found if name is not None)


def _container(host: str, text: dict[str, str]) -> Part:
    number = text.get("issue") or text.get("number", "")
    volume = text.get("volume", "")
    issue = f"no. {number}" if number and host else number
    pages = text.get("pages", "").replace("--", "–")
    head = spaced(italic(host), volume)
    return comma(head, issue, pages, text.get("series", ""))


def _published(text: dict[str, str]) -> Part:
    publisher = next(
        (
            text[field]
            for field in ("publisher", "institution", "school", "organization")
            if field in text
        ),
        "",
    )
    return comma(text.get("type", ""), publisher, _date(text))


def _date(text: dict[str, str]) -> str:
    written = text.get("date") or text.get("year", "")
    try:
        return day_month_year(PartialDate.parse(written))
    except DateError:
        return written  # a range or "forthcoming": as it stands
