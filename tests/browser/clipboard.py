"""What a page put on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def clipboard(page: Page, media_type: str) -> str:
    script = """async type => {
      const [item] = await navigator.clipboard.read();
      return await (await item.getType(type)).text();
    }"""
    return str(page.evaluate(script, media_type))
