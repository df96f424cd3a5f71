r"""Between the text of a .bib field and the text a reader sees.

A .bib file is UTF-8; only the characters that LaTeX itself reserves are escaped
(``\& \% \$ \# \_``), and braces protect capitals. Nothing else of LaTeX is used,
so that JabRef, Zotero and biber read the same words as this program.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\([&%$#_{}])")
_RESERVED = re.compile(r"[&%$#_]")
_OTHER_COMMAND = re.compile(r"\\(?![&%$#_{}])\S*")
_OPEN, _CLOSE = "\ue000", "\ue001"


def decode(text: str) -> str:
    """The words of a field: escapes resolved, protecting braces dropped, white space folded."""
    hidden = text.replace(r"\{", _OPEN).replace(r"\}", _CLOSE)
    bare = _ESCAPED.sub(r"\1", hidden.replace("{", "").replace("}", ""))
    return " ".join(bare.replace(_OPEN, "{").replace(_CLOSE, "}").split())


def encode(text: str) -> str:
    """The inverse of `decode` for words without braces of their own."""
    safe = text.replace("{", r"\{").replace("}", r"\}")
    return _RESERVED.sub(lambda match: "\\" + match.group(), safe)


def latex_commands(text: str) -> list[str]:
    """LaTeX commands `decode` would leave in the text; they are to be written as UTF-8."""
    return _OTHER_COMMAND.findall(text)
