"""Which way the words of a Word document run, said of every run.

Word takes the direction of a parenthesis, a full stop or a quotation mark from the run it stands
in (``w:rtl``, ECMA-376 part 1, 17.3.2.30), not from the letters beside it as a browser does. Pandoc
says it of whole spans and paragraphs only, so that marks between Arabic words of an English
citation come out on the wrong side, and Latin words in an Arabic one in the wrong font.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from reading_list.bibliography.scripts import pieces

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BEHIND_RTL: Final = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
"""What follows ``rtl`` among the properties of a run (CT_RPr)."""


def part_runs(root: etree._Element) -> None:
    """Part every run of words where its script changes, and say which way each part runs."""
    for run in list(root.iter(f"{_W}r")):
        children = [child for child in run if child.tag != f"{_W}rPr"]
        if len(children) != 1 or children[0].tag != f"{_W}t" or not children[0].text:
            continue  # breaks, marks of footnotes
        rtl = run.find(f"{_W}rPr/{_W}rtl") is not None
        parts = pieces(children[0].text, rtl=rtl)
        if [side for _, side in parts] == [rtl]:
            continue
        for text, side in parts:
            run.addprevious(_run(run, text, rtl=side))
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _run(model: etree._Element, text: str, *, rtl: bool) -> etree._Element:
    run = deepcopy(model)
    run.tail = None
    for words in run.findall(f"{_W}t"):
        words.text = text
        words.set(_SPACE, "preserve")
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    for mark in properties.findall(f"{_W}rtl"):
        properties.remove(mark)
    if rtl:
        behind = next((p for p in properties if p.tag in {_W + name for name in _BEHIND_RTL}), None)
        mark = etree.Element(f"{_W}rtl")
        if behind is None:
            properties.append(mark)
        else:
            behind.addprevious(mark)
    return run
