"""How a record is laid out in ``bib/*.bib``: which field comes when, its column, its lines.

The inverse of `reading`: what is written here reads back as the same entry. One layout, so that
a change of a record is a change of a few lines whoever makes it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from reading_list.bibliography.evidence import split_evidence
from reading_list.bibliography.fields import FIELDS
from reading_list.bibliography.names import Body, Name, Person
from reading_list.bibliography.text import encode

LINE: Final = 100
"""Characters of a line, but for what cannot be broken: addresses, places of evidence."""

_ORDER: Final = {name: position for position, name in enumerate(FIELDS)}
_WIDTH: Final = max(map(len, FIELDS))


def write_entry(entry_type: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry in the house layout, its last line ended.

    ``fields``: those of `FIELDS` in any order, each as text of a .bib file (escaped, braces kept;
    see `text.encode`); an empty text is written as an empty field, for someone to fill.
    """
    lines = [_field(name, fields[name]) for name in sorted(fields, key=_ORDER.__getitem__)]
    return "\n".join([f"@{entry_type}{{{key},", *lines, "}", ""])


def _field(name: str, text: str) -> str:
    head = f"  {name:<{_WIDTH}} = {{"
    if name == "evidence":
        lines, end = split_evidence(text), ";"
    elif FIELDS[name].verbatim:
        lines, end = [text], ""
    else:
        # Two columns are the brace and comma at the end.
        width = LINE - len(head) - 2
        lines, end = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False), ""
    return head + f"{end}\n{' ' * len(head)}".join(lines) + "},"


def write_names(names: Iterable[Name]) -> str:
    """The inverse of `names.parse_names`."""
    return " and ".join(map(write_name, names))


def write_name(name: Name) -> str:
    """``Family, Given`` or ``Family, Suffix, Given``; a body in braces."""
    match name:
        case Body(body):
            return f"{{{encode(body)}}}"
        case Person(family, given, suffix):
            parts = (family, suffix, given) if suffix else (family, given)
            return ", ".join(_name_part(part) for part in parts if part)


def _name_part(part: str) -> str:
    """A part of a name; in braces where BibTeX's grammar would take it apart."""
    text = encode(part)
    return f"{{{text}}}" if "," in part or " and " in f" {part} " else text
