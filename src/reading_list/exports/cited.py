"""Citations to paste somewhere: as text, HTML, Markdown or RTF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from reading_list.citations.model import Form
from reading_list.exports.conversion import convert, draw


def _text(forms: Sequence[Form]) -> str:
    """A line for each citation."""
    return "".join(f"{form.text}\n" for form in forms)


def _html(forms: Sequence[Form]) -> str:
    """A paragraph for each citation."""
    return draw("citations.html.jinja", forms=forms)


def _markdown(forms: Sequence[Form]) -> str:
    """A paragraph for each, in GitHub's dialect: what it lacks (small capitals) stays HTML."""
    return convert(_html(forms), ("--to=gfm", "--wrap=none")).decode()


def _rtf(forms: Sequence[Form]) -> str:
    """A whole document, in ASCII as the format wants it."""
    return convert(_html(forms), ("--to=rtf", "--standalone")).decode()


CITED: Final[Mapping[str, Callable[[Sequence[Form]], str]]] = MappingProxyType(
    {"text": _text, "html": _html, "markdown": _markdown, "rtf": _rtf}
)
"""How citations are written, by the name of the format."""
