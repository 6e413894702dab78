"""The public booking page: a visitor on a phone who wants an appointment."""

import re
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import CheckPage
from harness.businesses import LANGUAGES, Business, Businesses
from harness.pages import LOOKS, SCHEMES, Pages

BOOKED = {
    "ca": "Cita reservada",
    "fr": "Rendez-vous réservé",
    "es": "Cita reservada",
    "pt": "Marcação feita",
    "en": "You’re booked in",
}
FIRST_NAME = {"ca": "Nom", "fr": "Prénom", "es": "Nombre", "pt": "Nome próprio", "en": "First name"}
LAST_NAME = {"ca": "Cognoms", "fr": "Nom", "es": "Apellidos", "pt": "Apelido", "en": "Last name"}
BOOK = {"ca": "Reserva", "fr": "Réserver", "es": "Reservar", "pt": "Marcar", "en": "Book"}
WHEN = {
    "ca": "Quan us va bé?",
    "fr": "Quand souhaitez-vous venir ?",
    "es": "¿Cuándo le va bien?",
    "pt": "Quando lhe dá jeito?",
    "en": "When suits you?",
}
TAKEN = "That time has just been taken."
# Two hundred characters: a family of emoji is one of them, and Hebrew runs from right to left.
LONG_NAME = "👩🏽‍🎨 " + "שלום עולם " * 19


@pytest.fixture(scope="module")
def business(businesses: Businesses) -> Business:
    """A business that only the tests of this module change."""
    return businesses.new("en")


def title(page: Page) -> str:
    """What the step asks."""
    return page.get_by_role("heading", level=1).inner_text()


def fill(page: Page, language: str, email: str, first: str = "Ona", last: str = "Roca") -> None:
    """Types who books."""
    page.get_by_label(FIRST_NAME[language], exact=True).fill(first)
    page.get_by_label(LAST_NAME[language], exact=True).fill(last)
    page.locator("[name='client.email']").fill(email)


def to_times(page: Page) -> None:
    """From the first step to the free times: the first of all that is offered."""
    page.goto("./")
    while page.locator(".option").count():
        before = title(page)
        page.locator(".option").first.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(before)


def to_form(page: Page, business: Business, days: int = 7) -> str:
    """The form for the first free time in so many days."""
    start = business.free_time(days)
    address = f"?branch={business.branch}&service={business.service}&employee=any"
    page.goto(f"./{address}&time={start.replace('+', '%2B').replace(':', '%3A')}")
    return start


def book_button(page: Page, language: str) -> Locator:
    """The last button."""
    return page.get_by_role("button", name=BOOK[language], exact=True)


def booked_by(business: Business, email: str) -> list[dict[str, Any]]:
    """The appointments of whoever has an address."""
    admin = business.as_("admin")
    clients = admin.get(f"clients?search={email}")["items"]
    found: list[dict[str, Any]] = []
    for client in clients:
        found += admin.get(f"appointments?client={client['id']}")["items"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_books_on_a_phone_in_each_language(
    business: Business, pages: Pages, check_page: CheckPage, language: str
) -> None:
    """S0-21 S0-22 S3-10 S4-24."""
    page = pages.open(business, "visitor", language, "phone")
    to_times(page)
    assert title(page) == WHEN[language]
    check_page(page, "visit-times")
    page.locator(".days a").nth(2).click()
    expect(page.locator(".days a").nth(2)).to_have_attribute("aria-current", "date")
    page.locator(".time").first.click()
    email = business.new_email("ona")
    page.get_by_label(FIRST_NAME[language], exact=True).wait_for()
    check_page(page, "visit-details")
    fill(page, language, email)
    book_button(page, language).click()
    page.wait_for_url("**/booked")
    assert title(page) == BOOKED[language]
    check_page(page, "visit-booked")
    assert page.locator("footer a[href$='/panel']").count() == 1
    mail = business.mails.last(email, lambda mail: any("/l/" in link for link in mail.links))
    assert mail
    client = business.as_("admin").get(f"clients?search={email}")["items"][0]
    assert client["login_allowed"] is True
    assert client["language"] == language
    page.reload()
    assert title(page) == BOOKED[language]
    assert len(booked_by(business, email)) == 1


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
def test_every_step_can_be_read_in_light_and_dark_on_phone_and_desktop(
    catalan: Business, pages: Pages, check_page: CheckPage, language: str, device: str, scheme: str
) -> None:
    page = pages.open(catalan, "visitor", language, device, scheme)
    page.goto("./")
    check_page(page, "visit-branches")
    page.goto("./?branch=gracia")
    check_page(page, "visit-services")
    page.goto("./?branch=gracia&service=styling")
    expect(page.locator(".option")).to_have_count(3)
    check_page(page, "visit-employees")
    page.goto("./?branch=gracia&service=cut&employee=any")
    check_page(page, "visit-times")
    page.locator(".time").first.click()
    page.locator("[name='client.email']").wait_for()
    check_page(page, "visit-details")
    page.goto("waiting-list?branch=gracia&service=cut")
    check_page(page, "visit-waiting")


@pytest.mark.parametrize("javascript", [True, False])
def test_who_has_a_favourite_is_shown_only_the_times_of_theirs(
    catalan: Business, pages: Pages, javascript: bool
) -> None:
    """S0-22: staff who offer the service are asked for where there are several."""
    page = pages.open(catalan, "visitor", "en", javascript=javascript)
    page.goto("./?branch=gracia")
    page.get_by_role("link", name="Pentinat de festa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("With whom?")
    page.get_by_role("link", name="Laia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WHEN["en"])
    expect(page.locator(".chosen")).to_contain_text("Laia")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_without_scripts_each_step_is_a_link_and_the_last_a_form(
    business: Business, pages: Pages, check_page: CheckPage, scheme: str
) -> None:
    """S0-21: also what is wrong is said without scripts."""
    page = pages.open(business, "visitor", "en", "small", scheme, javascript=False, expects=[422])
    to_times(page)
    page.locator(".months a[rel=next]").click()
    page.locator(".days a").first.click()
    page.locator(".time").last.click()
    fill(page, "en", "nobody@@", LONG_NAME, "O’Neill")
    book_button(page, "en").click()
    assert page.locator("#f-client_email-error").inner_text() == "Check the email address."
    assert page.locator("[name='client.first_name']").input_value() == LONG_NAME
    check_page(page, "visit-wrong")
    assert page.locator("#f-client_first_name-error").inner_text() == "This is too long."
    page.locator("[name='client.first_name']").fill(LONG_NAME[:90])
    email = business.new_email("plain")
    page.locator("[name='client.email']").fill(email)
    book_button(page, "en").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(BOOKED["en"])
    check_page(page, "visit-booked-plain")
    assert len(booked_by(business, email)) == 1


def test_the_keyboard_alone_gets_to_an_appointment(business: Business, pages: Pages) -> None:
    page = pages.open(business, "visitor", "en", "desktop")
    page.goto("./")

    def press(selector: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("name => document.activeElement?.matches(name)", selector):
                page.keyboard.press("Enter")
                return
        raise AssertionError(f"the tabulator does not reach {selector}")

    press(".option")
    expect(page.get_by_role("heading", level=1)).to_have_text(WHEN["en"])
    # Whoever listens hears the next question, and goes on from there.
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    press(".days a:not([aria-current])")
    expect(page.locator("#times-title")).to_be_focused()
    press(".time")
    expect(page.locator("[name='client.email']")).to_be_visible()
    email = business.new_email("keys")
    for name, text in (("first_name", "Ona"), ("last_name", "Roca"), ("email", email)):
        while not page.evaluate("name => document.activeElement?.name === name", f"client.{name}"):
            page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/booked")
    assert len(booked_by(business, email)) == 1


def test_steps_come_without_a_reload_and_the_back_button_undoes_them(
    business: Business, pages: Pages
) -> None:
    page = pages.open(business, "visitor", "en", "phone")
    page.goto("./")
    page.evaluate("window.stays = true")
    page.locator(".option").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WHEN["en"])
    assert "service=cut" in page.url
    days = page.locator("#days").inner_text()
    page.locator(".months a[rel=next]").click()
    expect(page.locator("#days")).not_to_have_text(days)
    page.go_back()
    expect(page.locator("#days")).to_have_text(days)
    page.go_back()
    expect(page.locator(".option").first).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(WHEN["en"])
    assert page.evaluate("window.stays") is True
    assert page.locator("#announced").count() == 1


def test_a_double_click_books_once_and_the_back_button_says_so(business: Business, pages: Pages) -> None:
    page = pages.open(business, "visitor", "en", "phone")
    to_form(page, business)
    email = business.new_email("twice")
    fill(page, "en", email)
    book_button(page, "en").dblclick()
    page.wait_for_url("**/booked")
    assert title(page) == BOOKED["en"]
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have booked this already")
    assert len(booked_by(business, email)) == 1


def test_a_slot_that_is_taken_while_somebody_types_is_replaced_in_place(
    business: Business, pages: Pages, check_page: CheckPage
) -> None:
    page = pages.open(business, "visitor", "en", "small", expects=[409])
    start = to_form(page, business)
    email = business.new_email("late")
    fill(page, "en", email, "Ona", "Roca")
    page.locator("[name=note]").fill("The blue door")
    business.booking(starts_at=start)
    book_button(page, "en").click()
    expect(page.get_by_role("alert")).to_contain_text(TAKEN)
    check_page(page, "visit-taken")
    assert page.locator("[name='client.email']").input_value() == email
    assert page.locator("[name=note]").input_value() == "The blue door"
    times = page.locator("[name=time]")
    assert times.count() == 6
    chosen = times.first.get_attribute("value")
    times.first.check()
    book_button(page, "en").click()
    page.wait_for_url("**/booked")
    assert [one["starts_at"] for one in booked_by(business, email)] == [chosen]


def test_the_calendar_file_and_the_link_lead_to_what_was_booked(business: Business, pages: Pages) -> None:
    page = pages.open(business, "visitor", "en", "phone")
    to_form(page, business)
    fill(page, "en", business.new_email("file"))
    book_button(page, "en").click()
    page.wait_for_url("**/booked")
    with page.expect_download() as download:
        page.get_by_role("link", name="Add to calendar").click()
    file = download.value.path().read_text()
    assert "BEGIN:VEVENT" in file
    page.get_by_role("link", name="Change or cancel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your appointment")


@pytest.mark.parametrize(("device", "scheme"), [("small", "dark"), ("desktop", "light")])
def test_where_nothing_is_free_a_visitor_joins_the_waiting_list(
    businesses: Businesses, pages: Pages, check_page: CheckPage, device: str, scheme: str
) -> None:
    """B.4."""
    business = businesses.new("en", booking__minimum_notice_minutes=525_600)
    page = pages.open(business, "visitor", "en", device, scheme)
    to_times(page)
    check_page(page, "visit-nothing-free")
    page.get_by_role("link", name="Join the waiting list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waiting list")
    email = business.new_email("waits")
    fill(page, "en", email)
    page.locator("[name=last_day]").fill(str(date.today() + timedelta(days=20)))
    page.locator("[name=part]").select_option("afternoon")
    page.get_by_role("button", name="Join the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are on the waiting list")
    check_page(page, "visit-waits")
    entries = business.as_("admin").get("waiting-list")["items"]
    assert [(one["client"]["email"], one["from_time"]) for one in entries] == [(email, "12:00")]


def test_a_customer_who_is_signed_in_says_nothing_again(catalan: Business, pages: Pages) -> None:
    page = pages.open(catalan, "customer", "en", "phone")
    to_form(page, catalan, days=20)
    assert page.locator("[name='client.email']").count() == 0
    book_button(page, "en").click()
    page.wait_for_url("**/booked")
    assert title(page) == BOOKED["en"]


@pytest.fixture
def other_site(businesses: Businesses, business: Business) -> Iterator[str]:
    """The business's own site, on another origin, with the one line in it."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            line = f'<script src="{business.url}/embed.js" async></script>'
            page = f"<!DOCTYPE html><html lang=en><title>Trial</title><h1>Our site</h1>{line}<p>Below it</p>"
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"
    business.set(pages__embed_hosts=[f"http://{host}"])
    yield f"http://{host}/"
    server.shutdown()


def test_one_line_puts_the_booking_page_into_another_site(
    business: Business, browser: Browser, other_site: str
) -> None:
    """The frame grows with its content, and the whole way works in it."""
    context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(other_site)
    frame = page.frame_locator("iframe")
    heading = frame.get_by_role("heading", level=1)
    expect(heading).to_have_text("What would you like to book?")

    def fits() -> None:
        page.wait_for_function(
            """() => {
                const frame = document.querySelector('iframe');
                return Math.abs(frame.clientHeight - (window.told ?? -1)) < 2;
            }"""
        )

    page.evaluate(
        "addEventListener('message', event => { if (event.data.height) window.told = event.data.height; })"
    )
    frame.locator(".option").first.click()
    expect(heading).to_have_text(WHEN["en"])
    fits()
    tall = page.locator("iframe").evaluate("one => one.clientHeight")
    assert tall > 640
    # A message of another window changes nothing.
    page.evaluate("postMessage({ foyer: 'height', height: 5 }, '*')")
    frame.locator(".time").first.click()
    email = business.new_email("framed")
    frame.get_by_label("First name").fill("Ona")
    frame.get_by_label("Last name").fill("Roca")
    frame.get_by_label(re.compile("^Email")).fill(email)
    frame.get_by_role("button", name="Book", exact=True).click()
    expect(heading).to_have_text(BOOKED["en"])
    assert frame.locator("header, footer").count() == 0
    assert page.locator("iframe").evaluate("one => one.clientHeight") not in (5, tall)
    with page.expect_download() as download:
        frame.get_by_role("button", name="Add to calendar").click()
    assert "BEGIN:VEVENT" in download.value.path().read_text()
    assert len(booked_by(business, email)) == 1
    assert not errors
    context.close()


def test_another_site_that_is_not_named_cannot_frame_it(
    business: Business, browser: Browser, other_site: str
) -> None:
    business.set(pages__embed_hosts=["www.example.com"])
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(other_site)
    page.locator("iframe").wait_for()
    page.wait_for_function("() => true")
    # What stands there instead is the browser's own page.
    expect(page.frame_locator("iframe").get_by_text("What would you like to book?")).to_have_count(0)
    assert any("frame-ancestors" in text for text in refused)
    context.close()
