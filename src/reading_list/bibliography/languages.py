"""The languages of the list: English, and each that a configuration of the site declares.

``mkdocs.fr.yml`` beside ``bib/`` declares French: from then on every label of the vocabularies
and every text of the claims has to be there in French, and the site is built in it too. A list
read without a site (in another program, in tests) is in the languages of its annotations,
``bib/annotations.<language>.yml``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

DEFAULT: Final = "en"
"""The language of the records, of the msgids, and of the site that stands at the root."""

_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def configuration(language: str) -> str:
    """The name of the file that configures the site in a language."""
    return "mkdocs.yml" if language == DEFAULT else f"mkdocs.{language}.yml"


def declared_languages(folder: Path) -> tuple[str, ...]:
    """The languages of the list in ``folder`` (``bib/``): English, then the others by code."""
    # The folder may be given as "bib": what stands beside it is found from its full path.
    beside = folder.absolute().parent
    files = [*beside.glob("mkdocs.*.yml"), *folder.glob("annotations.*.yml")]
    codes = {path.name.split(".")[1] for path in files}
    others = sorted(code for code in codes if _CODE.fullmatch(code) and code != DEFAULT)
    return (DEFAULT, *others)
