"""Fixtures: the served businesses, their mails, pages of a browser, and what holds for each page."""

import re
import signal
from collections.abc import Generator, Iterator
from functools import partial
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from harness.businesses import Business, Businesses, demo_plans
from harness.checks import PICTURES, Checks
from harness.cluster import Cluster
from harness.mails import MailServer
from harness.pages import Pages
from harness.pages import browser as chromium
from harness.program import Program

# Who is told to end leaves nothing behind either.
signal.signal(signal.SIGTERM, signal.default_int_handler)

FAILED = pytest.StashKey[bool]()


class CheckPage(Protocol):
    """`check_page(page, name)`: see `Checks.check`."""

    def __call__(self, page: Page, name: str, language: str | None = None) -> None: ...


@pytest.fixture(scope="session")
def mails() -> Iterator[MailServer]:
    """Where every mail of the server arrives."""
    server = MailServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def program(mails: MailServer) -> Iterator[Program]:
    """The server, with the demo's businesses on a database of its own."""
    cluster = Cluster()
    try:
        served = Program(cluster, demo_plans(), mails.url)
        yield served
        served.close()
    finally:
        cluster.close()


@pytest.fixture(scope="session")
def businesses(program: Program, mails: MailServer) -> Businesses:
    """All of them; `businesses.new("ca")` makes one for a test alone, in half a second."""
    return Businesses(program, mails)


@pytest.fixture(scope="session")
def catalan(businesses: Businesses) -> Business:
    """Lumen, with demo data; tests only look at it."""
    return businesses.catalan


@pytest.fixture(scope="session")
def english(businesses: Businesses) -> Business:
    """Harbour, with demo data; tests only look at it."""
    return businesses.english


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each page has a profile of its own in it."""
    with sync_playwright() as playwright, chromium(playwright) as opened:
        yield opened


@pytest.fixture(scope="session")
def checks(request: pytest.FixtureRequest) -> Iterator[Checks]:
    """The checks of all pages, and their report at the end; where all tests ran, each page was checked."""
    made = Checks()
    yield made
    made.write()
    config = request.config
    if config.args_source != pytest.Config.ArgsSource.ARGS and not config.option.keyword:
        assert made.unseen() == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers whether the test itself failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def pages(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """The pages of a test, which fails where any of them had an error or asked another host.

    What the pages of a test that failed looked like is in `.build/screenshots/failed-….png`.
    """
    opened = Pages(browser)
    yield opened
    if request.node.stash.get(FAILED, False):
        name = re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
        opened.picture(PICTURES / f"failed-{name}")
    faults = opened.close()
    assert not faults, "on the pages of this test:\n" + "\n".join(f"- {fault}" for fault in faults)


@pytest.fixture
def check_page(pages: Pages, checks: Checks) -> CheckPage:
    """`check_page(page, name)`: axe, width, language, title, targets, bytes, a picture."""
    return partial(checks.check, pages)
