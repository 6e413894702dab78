"""Signing in and out, for customers and for staff."""

import re

import pytest
from playwright.sync_api import Page, expect

from conftest import CheckPage
from harness.businesses import Business
from harness.pages import LOOKS, Pages

WORDS = {
    "ca": {"email": "Correu electrònic", "password": "Contrasenya", "sign in": "Inicia la sessió"},
    "en": {"email": "Email", "password": "Password", "sign in": "Sign in"},
}
HOME = {
    "staff": ("staff", {"ca": "Avui", "en": "Today"}),
    "panel": ("panel", {"ca": "Les meves cites", "en": "My appointments"}),
}


def sign_in(page: Page, email: str, password: str, language: str = "en") -> None:
    """Fills the form of the page and sends it."""
    words = WORDS[language]
    page.get_by_label(words["email"], exact=True).fill(email)
    page.get_by_label(words["password"], exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name=words["sign in"]).click()


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("side", HOME)
def test_people_sign_in_with_their_password(
    english: Business, pages: Pages, check_page: CheckPage, side: str, language: str, device: str, scheme: str
) -> None:
    person = english.people["manager" if side == "staff" else "customer"]
    page = pages.open(english, "visitor", language, device, scheme)
    page.goto(f"{side}/sign-in")
    check_page(page, f"sign-in-{side}")
    sign_in(page, person.email, person.password, language)
    place, titles = HOME[side]
    expect(page).to_have_url(re.compile(f"/{place}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[language])
    check_page(page, f"start-{side}")


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
def test_a_wrong_password_is_told_without_losing_what_was_typed(
    english: Business, pages: Pages, check_page: CheckPage, language: str, device: str, scheme: str
) -> None:
    page = pages.open(english, "visitor", language, device, scheme, expects=[401, 422])
    page.goto("panel/sign-in")
    sign_in(page, "someone@mail.example", "not the password", language)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label(WORDS[language]["email"], exact=True)).to_have_value("someone@mail.example")
    expect(page.get_by_label(WORDS[language]["password"], exact=True)).to_have_value("")
    check_page(page, "sign-in-wrong")


def test_the_page_does_not_tell_who_has_a_login(english: Business, pages: Pages) -> None:
    person = english.people["customer"]
    said = []
    for email in (person.email, "nobody@mail.example", english.people["admin"].email):
        page = pages.open(english, expects=[401])
        page.goto("panel/sign-in")
        sign_in(page, email, "not the password")
        said.append(page.get_by_role("alert").inner_text())
    assert len(set(said)) == 1, said


def test_fields_that_are_empty_are_named_beside_them(
    english: Business, pages: Pages, check_page: CheckPage
) -> None:
    page = pages.open(english, expects=[422])
    page.goto("staff/sign-in")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Email", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_be_focused()
    described = page.get_by_label("Email", exact=True).get_attribute("aria-describedby")
    assert described and page.locator(f"#{described}").inner_text().strip()
    check_page(page, "sign-in-empty")
    page.get_by_role("alert").get_by_role("link", name="Email: ").click()
    expect(page.get_by_label("Email", exact=True)).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_who_was_sent_to_sign_in_arrives_where_they_wanted(
    english: Business, pages: Pages, javascript: bool
) -> None:
    person = english.people["customer"]
    page = pages.open(english, javascript=javascript)
    page.goto("panel?when=past")
    expect(page).to_have_url(re.compile(r"/panel/sign-in\?next="))
    sign_in(page, person.email, person.password)
    expect(page).to_have_url(re.compile(r"/panel\?when=past$"))


@pytest.mark.parametrize(
    "wish", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(english: Business, pages: Pages, wish: str) -> None:
    person = english.people["customer"]
    page = pages.open(english)
    page.goto(f"panel/sign-in?next={wish}")
    sign_in(page, person.email, person.password)
    expect(page).to_have_url(f"{english.url}/panel")


def test_customers_and_staff_have_doors_of_their_own(english: Business, pages: Pages) -> None:
    for side, role in (("staff", "customer"), ("panel", "employee")):
        person = english.people[role]
        page = pages.open(english, expects=[401])
        page.goto(f"{side}/sign-in")
        sign_in(page, person.email, person.password)
        expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("role", "side"), [("employee", "staff"), ("customer", "panel")])
def test_after_signing_out_nothing_is_shown_any_more(
    english: Business, pages: Pages, role: str, side: str, javascript: bool
) -> None:
    person = english.people[role]
    page = pages.open(english, person, javascript=javascript)
    page.goto(side)
    menu = page.get_by_role("button", name="menu") if side == "staff" else page.locator(".who button")
    menu.last.click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile(f"/{side}/sign-in$"))
    page.goto(side)
    expect(page).to_have_url(re.compile(f"/{side}/sign-in"))
    page.go_back()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)


def test_who_is_signed_in_needs_no_page_to_sign_in(english: Business, pages: Pages) -> None:
    page = pages.open(english, "manager")
    page.goto("staff/sign-in")
    expect(page).to_have_url(f"{english.url}/staff")


def test_a_form_of_another_site_does_not_sign_out(english: Business, pages: Pages) -> None:
    page = pages.open(english, "manager", expects=[403])
    page.goto("staff")
    token = page.locator("[name=csrf]").first.get_attribute("value") or ""
    strangers = [
        (token, {"origin": "https://evil.example"}),
        (token, {"sec-fetch-site": "cross-site"}),
        ("", {}),
        (token[:-1], {}),
    ]
    for given, headers in strangers:
        body = page.request.post("staff/sign-out", form={"csrf": given}, headers=headers, max_redirects=0)
        assert body.status == 403, (given, headers)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
