"""Every page of the site in one language."""

from __future__ import annotations

from collections.abc import Mapping

from reading_list.bibliography.bibliography import Bibliography
from reading_list.citations.model import Citation
from reading_list.site.files import file_names
from reading_list.site.page import Page, Pages


def site_pages(
    bibliography: Bibliography, citations: Mapping[str, Mapping[str, Citation]], language: str
) -> Pages:
    """Every page of one language, sorted by address.

    ``citations``: for each key, the citation in each style by the style's id.
    """
    pages: list[Page] = []
    return Pages(pages, file_names(bibliography))
