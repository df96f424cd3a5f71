"""A reading list as a Word document: headings, citations with a hanging indent, annotations.

A guide is one whose list, the sources cited, stands behind its prose.

The list is drawn as HTML and turned into .docx by pandoc, whose own reference document gets
the two paragraph styles of a bibliography. The same document gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Final

from lxml import etree

from reading_list.citations.pandoc import pandoc_version
from reading_list.exports.conversion import TEMPLATES, convert, direction, draw
from reading_list.exports.word_runs import part_runs

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of the file."""

CITATION_LANGUAGE: Final = "en"
"""The styles are English manuals', but for one: so are most citations, whatever is around them."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ARABIC: Final = re.compile("[\u0590-\u06ff]")

_WRITER: Final = "2"
"""Of this module: counted up when it makes other bytes of the same HTML."""

_EARLIEST: Final = dt.date(1980, 1, 1)
"""The first date that a zip archive, and so a .docx, can hold."""

_PAPER: Final = {
    "pgSz": {"w": 11906, "h": 16838},
    "pgMar": {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720,
              "footer": 720, "gutter": 0},
}  # fmt: skip
"""A4 with margins of an inch, in twentieths of a point; pandoc's own reference says nothing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in a list: its citation as HTML (`citations.model.Form`), and what we say of it.

    ``page``: the address to lead to behind the citation, or ``""``; ``language``: of the citation.
    """

    citation: str
    annotation: str = ""
    annotation_language: str = "en"
    page: str = ""
    language: str = CITATION_LANGUAGE


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list. ``heading`` may be ``""``; ``level`` is its depth, from 1."""

    heading: str
    references: tuple[Reference, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A reading list to hand out.

    ``introduction``: its paragraphs; ``style``: what the word "style" is in ``language``, and
    the name of the style of the citations, which is in ``style_language``; ``language``: of
    everything but citations and of annotations that say otherwise; ``dated``: the date in the
    file's properties; ``body``: prose before the list, as HTML (`paper.on_paper`).
    """

    title: str
    introduction: tuple[str, ...]
    style: tuple[str, str]
    sections: tuple[Section, ...]
    language: str
    subtitle: str = ""
    style_language: str = CITATION_LANGUAGE
    dated: dt.date = _EARLIEST
    body: str = ""


def docx(document: Document) -> bytes:
    """The document as .docx. Raise `PandocError` where pandoc fails."""
    return write_documents({"": document})[""]


def write_documents(
    documents: Mapping[str, Document], cache: Path | None = None
) -> dict[str, bytes]:
    """Each document as .docx under the name it came with.

    ``cache``: a folder for what was written, made if it is missing: only documents that are
    new, or changed, are written again, and what is no longer asked for is removed.
    Raise `PandocError` where pandoc fails.
    """
    drawn = {name: _draw(document) for name, document in documents.items()}
    digests = {name: _digest(documents[name], html) for name, html in drawn.items()}
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder, "reference.docx")
        reference.write_bytes(reference_document())

        def write(name: str) -> bytes:
            kept = cache / f"{digests[name]}.docx" if cache else None
            if kept and kept.is_file():
                return kept.read_bytes()
            written = _convert(documents[name], drawn[name], reference)
            if kept:
                _keep(kept, written)
            return written

        # pandoc works in processes of its own; threads wait for as many as there are processors.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            written = dict(zip(drawn, pool.map(write, drawn), strict=True))
    if cache:
        for old in set(cache.glob("*.docx")) - {cache / f"{d}.docx" for d in digests.values()}:
            old.unlink(missing_ok=True)
    return written


def _draw(document: Document) -> str:
    return draw("document.html.jinja", document=document)


def _digest(document: Document, html: str) -> str:
    """A digest of all that decides the bytes of the file."""
    digest = hashlib.blake2b(digest_size=16)
    words = (_WRITER, pandoc_version(), *_options(document), document.dated.isoformat(), html)
    for part in (reference_document(), *(word.encode() for word in words)):
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()


def _options(document: Document) -> tuple[str, ...]:
    return "--to=docx", f"--metadata=dir:{direction(document.language)}"


def _convert(document: Document, html: str, reference: Path) -> bytes:
    midnight = dt.datetime.combine(document.dated, dt.time(), dt.UTC)
    written = convert(
        html,
        (*_options(document), f"--reference-doc={reference}", "--output=-"),
        os.environ | {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))},
    )
    if not _ARABIC.search(html):
        return written
    turned = "<table" in document.body and direction(document.language) == "rtl"

    def change(root: etree._Element) -> None:
        part_runs(root)
        if turned:
            _turn_tables(root)

    return _changed(written, {"word/document.xml": change, "word/footnotes.xml": part_runs})


def _keep(path: Path, content: bytes) -> None:
    """Write the file whole and put it in place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 (a name, not a path)


@once
def reference_document() -> bytes:
    """pandoc's reference document with our paragraph styles, on A4 paper."""
    plain = convert("", ("--print-default-data-file=reference.docx",))
    return _changed(plain, {"word/styles.xml": _add_styles, "word/document.xml": _set_paper})


def _changed(docx: bytes, changes: Mapping[str, Callable[[etree._Element], None]]) -> bytes:
    """The file with some of its parts changed; its bytes depend on nothing else."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as archive,
        zipfile.ZipFile(changed, "w") as copy,
    ):
        for name in sorted(archive.namelist()):
            content = archive.read(name)
            if name in changes:
                root = etree.fromstring(content)
                changes[name](root)
                content = etree.tostring(root, encoding="UTF-8", standalone=True)
            copy.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return changed.getvalue()


def _add_styles(styles: etree._Element) -> None:
    """``Bibliography`` with a hanging indent; ``Annotation`` set in below it."""
    ours = etree.parse(TEMPLATES / "paragraph-styles.xml").getroot().findall(f"{_W}style")
    names = {style.get(f"{_W}styleId") for style in ours}
    for style in styles.findall(f"{_W}style"):
        if style.get(f"{_W}styleId") in names:
            styles.remove(style)
    styles.extend(ours)


def _set_paper(document: etree._Element) -> None:
    for section in document.iter(f"{_W}sectPr"):
        for name, values in _PAPER.items():
            etree.SubElement(section, _W + name, {_W + side: str(n) for side, n in values.items()})


def _turn_tables(document: etree._Element) -> None:
    """The first column stands on the right, which pandoc says of the words only."""
    for properties in document.iter(f"{_W}tblPr"):
        style = properties.find(f"{_W}tblStyle")
        properties.insert(0 if style is None else 1, etree.Element(f"{_W}bidiVisual"))
