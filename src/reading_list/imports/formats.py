"""The formats a reference may come in, known by their beginning and not by the file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from reading_list.imports.bibtex import read_bibtex
from reading_list.imports.csl_json import read_csl_json
from reading_list.imports.reference import Reference, UnreadableError
from reading_list.imports.ris import read_ris

READERS: Final[Mapping[str, Callable[[str], list[Reference]]]] = MappingProxyType(
    {r"\A\s*[\[{]": read_csl_json, r"^TY  -": read_ris, r"^\s*@": read_bibtex}
)
"""What reads a file that has a line like this, tried in this order."""


def read_references(content: bytes) -> list[Reference]:
    """Every reference of a file. Raise `UnreadableError` where there is none to be read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError("it is not UTF-8; export it again as UTF-8", line) from error
    for pattern, read in READERS.items():
        if re.search(pattern, text, re.MULTILINE):
            references = read(text)
            if not references:
                raise UnreadableError("no reference stands in it; export it again")
            return references
    raise UnreadableError("it is neither RIS, BibTeX nor CSL-JSON; export it as one of these")
