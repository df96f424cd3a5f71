"""The rules of RFC 4287 that its grammar states (appendix B), checked by hand."""

import re
from collections import Counter
from urllib.parse import urlsplit

from lxml import etree

NS = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# Elements of each container: how often each may stand there, at least and at most.
_MANY = 10_000
_FEED = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "subtitle": (0, 1), "rights": (0, 1),
    "author": (0, _MANY), "link": (0, _MANY), "category": (0, _MANY), "entry": (0, _MANY),
}  # fmt: skip
_ENTRY = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1),
    "author": (0, _MANY), "link": (0, _MANY), "category": (0, _MANY),
}  # fmt: skip


def problems(document: bytes) -> list[str]:
    """What of RFC 4287 the document breaks; it must be XML."""
    root = etree.fromstring(document)
    if root.tag != f"{NS}feed":
        return [f"the root is {root.tag}"]
    found = [*_counted(root, _FEED), *_links(root, required="self")]
    ids = [root.findtext(f"{NS}id")]
    for entry in root.iterfind(f"{NS}entry"):
        found += [*_counted(entry, _ENTRY), *_links(entry, required="alternate")]
        ids.append(entry.findtext(f"{NS}id"))
        if entry.find(f"{NS}author") is None and root.find(f"{NS}author") is None:
            found.append("4.1.2: an entry without author in a feed without")
    found += [f"4.2.6: the id {one} stands twice" for one, n in Counter(ids).items() if n > 1]
    return found


def _counted(parent: etree._Element, allowed: dict[str, tuple[int, int]]) -> list[str]:
    found = []
    names = Counter(str(child.tag).removeprefix(NS) for child in parent)
    found += [f"{name} is not known in {parent.tag}" for name in names.keys() - allowed.keys()]
    for name, (least, most) in allowed.items():
        if not least <= names[name] <= most:
            found.append(f"{parent.tag} has {names[name]} {name}")
    for child in parent:
        found += _content(child)
    return found


def _content(element: etree._Element) -> list[str]:
    match str(element.tag).removeprefix(NS):
        case "updated" | "published" if not _MOMENT.fullmatch(element.text or ""):
            return [f"3.3: {element.text!r} is no date"]
        case "id" if not urlsplit(element.text or "").scheme:
            return [f"4.2.6: {element.text!r} is no IRI"]
        case "author" if not (element.findtext(f"{NS}name") or "").strip():
            return ["3.2.1: a person without name"]
        case "category" if not element.get("term"):
            return ["4.2.2.1: a category without term"]
        case "title" | "subtitle" | "summary" | "rights" if not (element.text or "").strip():
            return [f"{element.tag} is empty"]
    return []


def _links(parent: etree._Element, required: str) -> list[str]:
    links = parent.findall(f"{NS}link")
    found = ["4.2.7.1: a link without href" for link in links if not link.get("href")]
    relations = Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in links)
    if not any(relation == required for relation, _, _ in relations):
        found.append(f"no link {required} in {parent.tag}")
    found += [
        f"4.1.1: {number} alternate links of one type and language"
        for (relation, _, _), number in relations.items()
        if relation == "alternate" and number > 1
    ]
    return found
