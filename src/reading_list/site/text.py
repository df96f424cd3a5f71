"""Short texts cut from longer ones."""

from __future__ import annotations

DESCRIPTION_LENGTH = 158
"""Characters of a page description that search engines show."""


def described(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """The text cut at a word to at most ``length`` characters."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:،؛ ") + "…"
