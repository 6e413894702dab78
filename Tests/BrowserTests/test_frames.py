"""What all pages share: languages, light and dark, pages for what cannot be shown."""

import re

import pytest
from playwright.sync_api import Page, expect

from conftest import CheckPage
from harness.businesses import LANGUAGES, Business
from harness.pages import LOOKS, Pages

TAGS = {"ca": "ca", "fr": "fr", "es": "es", "pt": "pt-PT", "en": "en"}


def scheme_of(page: Page) -> str:
    """`light` or `dark`, as the page is painted."""
    colours = re.findall(r"\d+", page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
    return "light" if sum(int(part) for part in colours[:3]) > 380 else "dark"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("role", "place", "name"), [("visitor", "panel/sign-in", "sign-in"), ("admin", "staff", "start")]
)
def test_pages_are_in_five_languages(
    catalan: Business, pages: Pages, check_page: CheckPage, role: str, place: str, name: str, language: str
) -> None:
    page = pages.open(catalan, role, language, "small")
    page.goto(place)
    expect(page.locator("html")).to_have_attribute("lang", TAGS[language])
    check_page(page, f"languages-{name}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_language_that_was_chosen_stays(catalan: Business, pages: Pages, javascript: bool) -> None:
    page = pages.open(catalan, "visitor", "ca", javascript=javascript)
    page.goto("panel/sign-in?next=%2Ft%2Flumen%2Fpanel%3Fwhen%3Dpast")
    page.get_by_role("contentinfo").get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert "next=" in page.url, "where one wanted to go is not forgotten"
    page.goto("staff/sign-in")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_a_page_follows_the_browser_where_nothing_was_chosen(catalan: Business, pages: Pages) -> None:
    for language in ("pt", "es"):
        page = pages.open(catalan, "visitor", language)
        page.context.clear_cookies()
        page.goto("panel/sign-in")
        expect(page.locator("html")).to_have_attribute("lang", TAGS[language])
    page = pages.open(catalan)
    page.context.clear_cookies()
    page.set_extra_http_headers({"accept-language": "ja"})
    page.goto("panel/sign-in")
    expect(page.locator("html")).to_have_attribute("lang", "ca")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_until_one_is_chosen(
    english: Business, pages: Pages, scheme: str, javascript: bool
) -> None:
    other = {"light": "Dark", "dark": "Light"}[scheme]
    page = pages.open(english, scheme=scheme, javascript=javascript)
    page.goto("panel/sign-in")
    assert scheme_of(page) == scheme
    with page.expect_response(lambda response: response.url.endswith("/look")):
        page.get_by_role("button", name=other, exact=True).click()
    expect(page.get_by_role("button", name=other, exact=True)).to_have_attribute("aria-pressed", "true")
    assert scheme_of(page) == other.lower()
    page.goto("staff/sign-in")
    assert scheme_of(page) == other.lower()
    with page.expect_response(lambda response: response.url.endswith("/look")):
        page.get_by_role("button", name="Same as the system").click()
    page.goto("panel/sign-in")
    assert scheme_of(page) == scheme


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("role", ["visitor", "manager"])
def test_an_address_without_a_page_is_answered_with_one(
    english: Business, pages: Pages, check_page: CheckPage, role: str, language: str, device: str, scheme: str
) -> None:
    page = pages.open(english, role, language, device, scheme, expects=[404])
    page.goto("staff/nothing-of-the-kind" if role == "manager" else "nothing-of-the-kind")
    title = {"ca": "Aquí no hi ha res", "en": "There is nothing here"}[language]
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    check_page(page, f"missing-{role}")


def test_programs_get_problems_and_people_get_pages(english: Business, pages: Pages) -> None:
    page = pages.open(english, expects=[404])
    answer = page.request.get(f"{english.url}/api/v1/nothing")
    assert answer.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize(("role", "place"), [("admin", "staff"), ("customer", "panel")])
def test_the_menu_of_who_is_signed_in_opens_and_closes_with_the_keyboard(
    english: Business, pages: Pages, check_page: CheckPage, role: str, place: str, device: str
) -> None:
    page = pages.open(english, role, device=device)
    page.goto(place)
    opener = page.locator("button[popovertarget$=menu]:visible").last
    opener.focus()
    page.keyboard.press("Enter")
    out = page.get_by_role("button", name="Sign out")
    expect(out).to_be_visible()
    page.keyboard.press("Escape")
    expect(out).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    check_page(page, f"menu-{place}")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_navigation_of_a_phone_opens_by_its_button(
    english: Business, pages: Pages, check_page: CheckPage, javascript: bool
) -> None:
    page = pages.open(english, "admin", device="small", javascript=javascript)
    page.goto("staff")
    diary = page.get_by_role("navigation").get_by_role("link", name="Diary")
    expect(diary).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(diary).to_be_visible()
    check_page(page, "navigation")


def test_the_first_press_of_the_tabulator_skips_to_the_content(english: Business, pages: Pages) -> None:
    page = pages.open(english, "admin")
    page.goto("staff")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_navigation_shows_what_one_may_do(english: Business, pages: Pages) -> None:
    shown = {}
    for role in ("employee", "manager", "admin"):
        page = pages.open(english, role)
        page.goto("staff")
        shown[role] = set(page.get_by_role("navigation").get_by_role("link").all_inner_texts())
    assert shown["employee"] < shown["admin"]
    assert shown["manager"] <= shown["admin"]
    assert "Webhooks" in shown["admin"] and "Webhooks" not in shown["employee"]
