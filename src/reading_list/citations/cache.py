"""Rendered citations kept between builds: one file per style, read whole, decoded one by one.

A file is a line of JSON (what made the citations, the tables of pinpoints, a checksum of the
rest) and then a line for each citation: its key, the digest of the record it was made from,
its language and its forms. Ten thousand citations of a style are some twenty megabytes; they are
decoded only when asked for.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from reading_list.citations.model import (
    Citation,
    Form,
    LocatorKind,
    Pinpoints,
    Slot,
    Wording,
)

_FORMAT: Final = 3


@dataclass(slots=True)
class StyleCache:
    """Citations in one style. ``maker`` says with what they were made: other makers' are void."""

    path: Path | None
    maker: str
    _body: bytes = b""
    """The lines of the file, in one piece: ten thousand would take twice the memory, and a
    process that shares them with another would make copies by looking at them."""
    _places: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """By key: the digest of the record, and where in the file the citation's language and forms
    begin and end, as JSON."""
    _added: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """The same of what the file has not: the digest, and the JSON itself."""
    _tables: list[Pinpoints] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    """Of each table, by its identity: where it stands in ``_tables``."""
    _changed: bool = False

    @classmethod
    def load(cls, path: Path | None, maker: str) -> StyleCache:
        """Read the file. One that is missing, damaged or another maker's is an empty cache."""
        empty = cls(path, maker)
        if path is None:
            return empty
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            header = json.loads(head)
            if (header["format"], header["maker"]) != (_FORMAT, maker):
                return empty
            if header["checksum"] != _digest(body):
                return empty
            tables = [_table(row) for row in header["tables"]]
            places = dict(_places_in(body))
        except (OSError, ValueError, LookupError, TypeError):
            return empty
        numbers = {id(table): number for number, table in enumerate(tables)}
        return cls(path, maker, body, places, {}, tables, numbers)

    def has(self, key: str, digest: str) -> bool:
        """Whether the citation of this key was made from a record of this digest."""
        known = self._added.get(key) or self._places.get(key)
        return known is not None and known[0] == digest

    def put(self, key: str, digest: str, citation: Citation) -> None:
        forms: list[Any] = [citation.lang]
        forms += [self._encode(form) for form in (citation.entry, citation.note)]
        if citation.short != citation.note:
            forms.append(self._encode(citation.short))
        text = json.dumps(forms, ensure_ascii=False, separators=(",", ":"))
        self._added[key] = (digest, text.encode())
        self._changed = True

    def get(self, key: str) -> Citation:
        """The citation of a key. Raise ``KeyError`` where there is none."""
        lang, *forms = json.loads(self._forms(key))
        entry, note, *short = (self._decode(form, lang) for form in forms)
        return Citation(entry, note, *(short or [note]))

    def save(self) -> None:
        """Write the file whole and put it in place at once, if anything was added."""
        if self.path is None or not self._changed:
            return
        digests = {key: known[0] for key, known in (self._places | self._added).items()}
        body = b"".join(
            b"%s %s %s\n" % (key.encode(), digest.encode(), self._forms(key))
            for key, digest in sorted(digests.items())
        )
        header = {
            "format": _FORMAT,
            "maker": self.maker,
            "checksum": _digest(body),
            "tables": [_row(table) for table in self._tables],
        }
        head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f"{self.path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(head + b"\n" + body)
            os.replace(name, self.path)  # noqa: PTH105 (a name, not a path)
        except BaseException:
            Path(name).unlink()
            raise
        self._changed = False

    def _forms(self, key: str) -> bytes:
        if key in self._added:
            return self._added[key][1]
        _, start, end = self._places[key]
        return self._body[start:end]

    def _encode(self, form: Form) -> list[Any]:
        if form.slot is None:
            return [form.html, form.text]
        table = form.slot.pinpoints
        number = self._numbers.get(id(table))
        if number is None:
            number = self._numbers[id(table)] = len(self._tables)
            self._tables.append(table)
        return [form.html, form.text, *form.slot.html, *form.slot.text, number]

    def _decode(self, form: list[Any], lang: str) -> Form:
        match form:
            case [html, text]:
                return Form(html, text, lang=lang)
            case [html, text, html_start, html_end, start, end, number]:
                table = self._tables[number]
                slot = Slot((html_start, html_end), (start, end), table)
                return Form(html, text, slot, lang)
        raise ValueError("a form has two or seven parts")


def _places_in(body: bytes) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Each key, the digest behind it, and where the rest of its line begins and ends."""
    start = 0
    while start < len(body):
        end = body.index(b"\n", start)
        after_key = body.index(b" ", start, end)
        after_digest = body.index(b" ", after_key + 1, end)
        digest = body[after_key + 1 : after_digest].decode()
        yield body[start:after_key].decode(), (digest, after_digest + 1, end)
        start = end + 1


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _row(table: Pinpoints) -> dict[str, Any]:
    words = {kind.value: [w.one, w.many, w.lead, w.two] for kind, w in table.wordings.items()}
    return {"join": table.join, "arabic": table.arabic, "words": words}


def _table(row: Mapping[str, Any]) -> Pinpoints:
    words = {LocatorKind(kind): Wording(*parts) for kind, parts in row["words"].items()}
    return Pinpoints(words, row["join"], row["arabic"])
