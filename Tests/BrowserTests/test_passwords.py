"""Passwords that are forgotten, chosen for the first time or changed, and signing in with a mailed link."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from conftest import CheckPage
from harness.businesses import Business, Businesses, Person
from harness.mails import MailServer
from harness.pages import LOOKS, Pages
from test_sign_in import sign_in

NEW = "seven lamps at the pier"


@pytest.fixture(scope="module")
def business(businesses: Businesses) -> Business:
    """A business that only the tests of this module change."""
    return businesses.new("en", panel__login_modes=["password", "magic_link"])


def ask(page: Page, place: str, email: str) -> None:
    """Asks for a mail with a link."""
    page.goto(place)
    page.get_by_label("Email", exact=True).fill(email)
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("place", ["staff/forgot", "panel/forgot", "panel/link", "panel/set-password"])
def test_each_page_about_passwords_is_fit_for_everybody(
    english: Business,
    pages: Pages,
    check_page: CheckPage,
    place: str,
    language: str,
    device: str,
    scheme: str,
) -> None:
    page = pages.open(english, "visitor", language, device, scheme)
    page.goto(place)
    check_page(page, place.replace("/", "-"))


@pytest.mark.parametrize("side", ["panel", "staff"])
def test_a_forgotten_password_is_replaced_by_a_mailed_link(
    business: Business, pages: Pages, check_page: CheckPage, mails: MailServer, side: str
) -> None:
    """R-1: the secret of the link stays out of the address, and works once."""
    person = business.customer() if side == "panel" else business.people["manager"]
    before = len(mails.to(person.email))
    page = pages.open(business, expects=[401, 404, 422])
    page.goto(f"{side}/sign-in")
    page.get_by_role("link", name="Forgot your password?").click()
    ask(page, f"{side}/forgot", person.email)
    link = mails.last(person.email, after=before).link(f"/{side}/set-password#token=")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)
    secret = link.split("#token=")[1]
    expect(page).to_have_url(f"{business.url}/{side}/set-password")
    check_page(page, f"set-password-{side}")
    page.get_by_label("New password", exact=True).fill(NEW)
    page.get_by_role("main").get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(f"/{side}/sign-in$"))
    expect(page.get_by_role("status")).to_be_visible()
    assert not [url for url in asked if secret in urlsplit(url)._replace(fragment="").geturl()]
    sign_in(page, person.email, person.password)
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, person.email, NEW)
    expect(page).to_have_url(f"{business.url}/{side}")
    again = pages.open(business, expects=[404, 409, 410, 422])
    again.goto(link)
    again.get_by_label("New password", exact=True).fill(f"{NEW} again")
    again.get_by_role("main").get_by_role("button", name="Save").click()
    expect(again.get_by_role("alert")).to_be_visible()


def test_a_password_that_is_too_weak_is_refused_and_the_link_still_works(
    business: Business, pages: Pages, check_page: CheckPage, mails: MailServer
) -> None:
    person = business.customer()
    page = pages.open(business, expects=[422])
    ask(page, "panel/forgot", person.email)
    page.goto(mails.last(person.email, lambda mail: "#token=" in mail.text).link("#token="))
    field = page.get_by_label("New password", exact=True)
    field.fill("short")
    page.get_by_role("main").get_by_role("button", name="Save").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    check_page(page, "set-password-weak")
    field.fill(NEW)
    page.get_by_role("main").get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile("/panel/sign-in$"))


def test_a_staff_member_who_is_invited_chooses_a_password(
    business: Business, pages: Pages, mails: MailServer
) -> None:
    admin = business.as_("admin")
    email = business.new_email("colleague")
    body = {
        "role": "employee",
        "first_name": "Rosa",
        "last_name": "Mas",
        "email": email,
        "branches": ["gracia"],
    }
    member = admin.post("staff", body)
    admin.post(f"staff/{member['id']}/invitation")
    page = pages.open(business)
    page.goto(mails.last(email).link("/staff/set-password#token="))
    page.get_by_label("New password", exact=True).fill(NEW)
    page.get_by_role("main").get_by_role("button", name="Save").click()
    sign_in(page, email, NEW)
    expect(page).to_have_url(f"{business.url}/staff")


@pytest.mark.parametrize("javascript", [True, False])
def test_who_signs_in_for_the_first_time_chooses_a_password_before_anything_else(
    business: Business, pages: Pages, check_page: CheckPage, mails: MailServer, javascript: bool
) -> None:
    """R-1 R-2: the password that was mailed with the access works once."""
    email = business.booking("en")[1].to
    mail = mails.last(email, lambda one: "Password" in one.text)
    found = re.search(r"Password[^:]*: (\S+)", mail.text)
    assert found, mail.text
    page = pages.open(business, javascript=javascript)
    page.goto("panel")
    sign_in(page, email, found[1])
    for place in ("panel", "panel?when=past"):
        page.goto(place)
        expect(page).to_have_url(re.compile("/panel/set-password"))
    check_page(page, "first-password")
    page.get_by_label("Current password", exact=True).fill(found[1])
    page.get_by_label("New password", exact=True).first.fill(NEW)
    page.get_by_role("main").get_by_role("button", name="Save").first.click()
    expect(page).to_have_url(f"{business.url}/panel")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("My appointments")
    page.reload()
    expect(page.get_by_role("status")).to_have_count(0)


def test_who_is_signed_in_changes_the_password(
    business: Business, pages: Pages, check_page: CheckPage
) -> None:
    person = business.customer()
    page = pages.open(business, person, expects=[401, 403, 422])
    page.goto("panel")
    page.locator(".who button").click()
    page.get_by_role("link", name="Change password").click()
    check_page(page, "change-password")
    page.get_by_label("Current password", exact=True).fill("not this one at all")
    page.get_by_label("New password", exact=True).first.fill(NEW)
    page.get_by_role("main").get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Current password", exact=True).fill(person.password)
    page.get_by_label("New password", exact=True).first.fill(NEW)
    page.get_by_role("main").get_by_role("button", name="Save").first.click()
    expect(page).to_have_url(f"{business.url}/panel")
    assert business.as_(Person(person.email, NEW, "customer")).get("me")["email"] == person.email


@pytest.mark.parametrize("javascript", [True, False])
def test_a_mailed_link_signs_in_by_its_button_once(
    business: Business, pages: Pages, check_page: CheckPage, mails: MailServer, javascript: bool
) -> None:
    """R-10."""
    person = business.customer()
    page = pages.open(business, javascript=javascript, expects=[404])
    page.goto("panel/sign-in")
    page.get_by_role("link", name="Send me a link").click()
    ask(page, "panel/link", person.email)
    link = mails.last(person.email, lambda mail: "/l/" in mail.text).link("/l/")
    page.goto(link)
    check_page(page, "link-sign-in")
    page.get_by_role("button").click()
    expect(page).to_have_url(f"{business.url}/panel")
    expect(page.get_by_role("heading", level=1)).to_have_text("My appointments")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link does not work")


def test_asking_for_a_link_tells_nobody_who_has_a_login(business: Business, pages: Pages) -> None:
    """R-1."""
    person = business.customer()
    for place in ("panel/forgot", "panel/link", "staff/forgot"):
        said = []
        for email in (person.email, "nobody@mail.example"):
            page = pages.open(business)
            ask(page, place, email)
            said.append((page.url, page.get_by_role("status").inner_text()))
        assert said[0] == said[1]


@pytest.mark.parametrize("modes", [["password"], ["magic_link"], ["notification_link"]])
def test_only_the_ways_to_sign_in_that_the_business_has_are_offered(
    businesses: Businesses, pages: Pages, check_page: CheckPage, modes: list[str]
) -> None:
    """R-10."""
    business = businesses.new("en", panel__login_modes=modes)
    page = pages.open(business)
    page.goto("panel/sign-in")
    main = page.get_by_role("main")
    expect(main.get_by_label("Password", exact=True)).to_have_count(1 if "password" in modes else 0)
    expect(main.get_by_role("link", name="Send me a link")).to_have_count(1 if "magic_link" in modes else 0)
    staff = pages.open(business)
    staff.goto("staff/sign-in")
    expect(staff.get_by_label("Password", exact=True)).to_be_visible()
    expect(staff.get_by_role("link", name="Send me a link")).to_have_count(0)
    check_page(page, f"sign-in-{modes[0]}")
