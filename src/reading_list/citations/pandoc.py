"""CSL rendering by pandoc: items and pinpoints in, HTML fragments and their words out."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypandoc
from lxml import etree, html

from reading_list.citations.csl_item import Item
from reading_list.citations.csl_styles import PLACE, CslStyle
from reading_list.citations.pandoc_text import guarded, restored

_KEPT: Final = frozenset({"a", "b", "em", "i", "span", "sup"})
_RENAMED: Final = {"strong": "b"}
_API_VERSION: Final = (1, 23, 1)


@dataclass(frozen=True, slots=True)
class Job:
    """An item to cite, with a pinpoint in pandoc's form (``page 12``) or ``""``.

    ``later``: whether its later form is asked for too.
    """

    item: Item
    locator: str = ""
    later: bool = True


@dataclass(frozen=True, slots=True)
class Rendered:
    """A piece of a citation: escaped HTML of a few inline elements, and its words."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedJob:
    """``entry`` in the bibliography (None if the style has none, or none was asked for),
    ``note`` where the item is cited first, ``short`` where it is cited again (the same as
    ``note`` where that was not asked for)."""

    entry: Rendered | None
    note: Rendered
    short: Rendered


class PandocError(RuntimeError):
    """pandoc failed or gave something else than was asked; ``str()`` says what."""


@cache
def pandoc_version() -> str:
    return str(pypandoc.get_pandoc_version())


def render(style: CslStyle, jobs: Sequence[Job], *, bibliography: bool = True) -> list[RenderedJob]:
    """Cite every job, in one run of pandoc, each as if it stood alone.

    All are cited once, then again where the style then cites otherwise: so each has a first and
    a later form, and none follows itself (which would give "ibid."). Raise `PandocError` where
    pandoc fails.
    """
    if not jobs:
        return []
    names = [f"x{number}" for number in range(len(jobs))]
    items = [
        {**guarded(job.item, style.id), "id": name, PLACE: "1"}
        for job, name in zip(jobs, names, strict=True)
    ]
    separator = {"id": "separator", "type": "book", "title": "Separator"}
    cites = {name: _cite(name, job.locator) for job, name in zip(jobs, names, strict=True)}
    again = [name for job, name in zip(jobs, names, strict=True) if style.later and job.later]
    between = _cite("separator", "")
    blocks = [
        _paragraph(cite) for cite in (*cites.values(), between, *(cites[name] for name in again))
    ]
    wanted = bibliography and style.bibliography
    tree = _run(style, [*items, separator], blocks, bibliography=wanted)
    for back in tree.xpath("//a[@class='footnote-back']"):
        back.drop_tree()
    # Notes stand at the end of the document, citations in the text are its paragraphs.
    path = "//section[@id='footnotes']//li/p" if style.notes else "./p"
    cited = [*tree.xpath(path)]
    if len(cited) != len(blocks):
        raise PandocError(f"{style.id}: pandoc gave {len(cited)} citations of {len(blocks)}")
    first, later = cited[: len(jobs)], dict(zip(again, cited[len(jobs) + 1 :], strict=True))
    entries = {e.get("id"): e for e in tree.xpath("//div[@id='refs']/div")} if wanted else {}
    rendered = []
    for name, job, cite in zip(names, jobs, first, strict=True):
        note = _rendered(cite, job.item, style)
        short = _rendered(later[name], job.item, style) if name in later else note
        entry = _rendered(entries[f"ref-{name}"], job.item, style) if wanted else None
        rendered.append(RenderedJob(entry, note, short))
    return rendered


def _run(
    style: CslStyle, items: list[Item], blocks: list[dict[str, Any]], *, bibliography: bool
) -> html.HtmlElement:
    with tempfile.TemporaryDirectory() as folder:
        references, csl = Path(folder, "items.json"), Path(folder, "style.csl")
        references.write_text(json.dumps(items, ensure_ascii=False), "utf-8")
        csl.write_bytes(style.xml)
        meta = {
            "bibliography": {"t": "MetaString", "c": str(references)},
            "csl": {"t": "MetaString", "c": str(csl)},
            "suppress-bibliography": {"t": "MetaBool", "c": not bibliography},
        }
        if style.locale:
            meta["lang"] = {"t": "MetaString", "c": style.locale}
        document = {"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": blocks}
        options = ["--from=json", "--to=html", "--citeproc", "--wrap=none"]
        ran = subprocess.run(
            [pypandoc.get_pandoc_path(), *options],
            input=json.dumps(document).encode(),
            capture_output=True,
            check=False,
        )
    if ran.returncode:
        raise PandocError(f"{style.id}: {ran.stderr.decode('utf-8', 'replace').strip()}")
    return html.fromstring(f"<div>{ran.stdout.decode('utf-8')}</div>")


def _cite(name: str, locator: str) -> dict[str, Any]:
    # Braces hold a pinpoint together whatever stands in it (pandoc manual, "Citation syntax").
    suffix = [{"t": "Str", "c": f"{{{locator}}}"}] if locator else []
    citation = {
        "citationId": name,
        "citationPrefix": [],
        "citationSuffix": suffix,
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _paragraph(inline: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Para", "c": [inline]}


def _clean(element: html.HtmlElement) -> None:
    """Leave only the elements and attributes that a citation may hold."""
    tag = _RENAMED.get(str(element.tag), str(element.tag))
    small_capitals = tag == "span" and element.get("class") == "smallcaps"
    # Only an address is a link; a title that is one would be a second link to the same place.
    linked = tag == "a" and element.text_content() in str(element.get("href"))
    plain = tag in _KEPT - {"a", "span"}
    if not (small_capitals or linked or plain):
        element.drop_tag()
        return
    if linked:
        _link_whole_address(element)
    element.tag = tag
    kept = {"href"} if linked else {"class"} if small_capitals else set()
    for name in set(element.attrib) - kept:
        del element.attrib[name]


def _link_whole_address(element: html.HtmlElement) -> None:
    """Take what a style prints before a DOI (``https://doi.org/``) into the link."""
    text, href = element.text_content(), str(element.get("href"))
    front = href.removesuffix(text)
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None  # a link stands in a paragraph
    words = (before.tail if before is not None else parent.text) or ""
    if front and words.endswith(front):
        shorter = words.removesuffix(front)
        if before is not None:
            before.tail = shorter
        else:
            parent.text = shorter
        element.text = href


def _rendered(element: html.HtmlElement, item: Item, style: CslStyle) -> Rendered:
    for inner in list(element.iterdescendants()):
        _clean(inner)
    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    text = element.text_content()
    inside = whole[whole.index(">") + 1 : whole.rindex("<")] if text else ""
    return Rendered(
        restored(inside, item, american=style.american, html=True),
        restored(text, item, american=style.american),
    )
