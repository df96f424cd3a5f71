"""What stands in a .docx, read from the parts of the file."""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def paragraphs(content: bytes) -> list[etree._Element]:
    return list(part(content, "word/document.xml").iter(f"{W}p"))


def footnotes(content: bytes) -> list[etree._Element]:
    """Each footnote, without the two that are the lines above footnotes."""
    notes = part(content, "word/footnotes.xml").iter(f"{W}footnote")
    return [note for note in notes if note.get(f"{W}type") is None]


def style(paragraph: etree._Element) -> str:
    mark = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(mark.get(f"{W}val")) if mark is not None else ""


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def right_to_left(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}bidi") is not None


def links(content: bytes, name: str = "document") -> dict[str, str]:
    """The addresses outside that a part leads to, by the words that do so."""
    identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    targets = {
        str(relation.get("Id")): str(relation.get("Target"))
        for relation in part(content, f"word/_rels/{name}.xml.rels")
    }
    found = part(content, f"word/{name}.xml").iter(f"{W}hyperlink")
    return {
        words(link): targets[str(link.get(identifier))]
        for link in found
        if identifier in link.attrib
    }
