"""That the harness sees what it is there to see; faults are planted, and none may pass."""

import pytest
from playwright.sync_api import Browser

from harness.businesses import Business
from harness.checks import Checks
from harness.pages import Pages

FAULTY = """
<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width"><title> </title></head><body>
<h1>One</h1><h1>Two</h1>
<p style="color: #bbb; background: #fff">Faint words</p>
<div style="width: 900px">Wide</div>
<input type="text"><button style="height: 20px">Low</button>
</body></html>
"""


def test_a_page_with_faults_is_refused_with_all_of_them(
    pages: Pages, checks: Checks, english: Business
) -> None:
    page = pages.open(english, device="small")
    page.set_content(FAULTY)
    with pytest.raises(AssertionError) as refusal:
        checks.check(pages, page, "harness-faulty")
    found = str(refusal.value)
    for fault in (
        "its language is ''",
        "it has no title",
        "2 headings",
        "axe color-contrast",
        "axe label",
        "axe html-has-lang",
        "wider than the window: 908",
        "hard to hit",
    ):
        assert fault in found, f"{fault} is not in {found}"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("console.error('planted')", "the console has an error: planted"),
        ("setTimeout(() => { throw new Error('planted') })", "a script failed: planted"),
        (
            "document.body.setAttribute('style', 'color: red')",
            "violates the following Content Security Policy",
        ),
        ("fetch('/planted').catch(() => null)", "violates the following Content Security Policy"),
    ],
)
def test_what_goes_wrong_on_a_page_is_told_at_its_end(
    browser: Browser, english: Business, script: str, told: str
) -> None:
    pages = Pages(browser)
    page = pages.open(english)
    page.goto("l/nothing")
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(200)
    faults = pages.close()
    assert any("/l/nothing was answered with 404" in fault for fault in faults), faults
    assert any(told in fault for fault in faults), faults


def test_another_host_is_told(browser: Browser, english: Business) -> None:
    pages = Pages(browser)
    page = pages.open(english)
    page.set_content('<img src="http://127.0.0.1:9/planted.svg" alt="">')
    faults = pages.close()
    assert "another host was asked: http://127.0.0.1:9/planted.svg" in faults
