"""The fabricated list that most tests read, golden files, and one Chromium for all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from reading_list.bibliography.bibliography import Bibliography, load

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files instead of comparing"
    )
    parser.addoption("--site", help="a built site to drive in the browser instead of building one")


@pytest.fixture(scope="session")
def bibliography() -> Bibliography:
    """The fabricated list of tests/data/bib: every kind of document, nothing of it real."""
    return load(HERE / "data" / "bib")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden(name, text)``: the text is that of tests/golden/<name>."""
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        # Bytes, because the line ends of RIS are part of the format.
        assert text == path.read_bytes().decode("utf-8"), f"pytest --update-golden rewrites {path}"

    return compare


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without the background traffic it starts with."""
    program = shutil.which("chromium")
    assert program, "chromium is missing; run `make test`, which installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()
