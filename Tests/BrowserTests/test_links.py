"""The page that links in messages lead to."""

from typing import Any

import pytest

from conftest import CheckPage
from harness.businesses import LANGUAGES, Business, Businesses
from harness.pages import DEVICES, SCHEMES, Pages

TITLE = {
    "ca": "La vostra cita",
    "fr": "Votre rendez-vous",
    "es": "Su cita",
    "pt": "A sua marcação",
    "en": "Your appointment",
}
CANCEL = {"ca": "Cancel·lar la cita", "en": "Cancel the appointment"}
CANCELLED = {"ca": "La cita està cancel·lada.", "en": "The appointment is cancelled."}


@pytest.fixture(scope="module")
def business(businesses: Businesses) -> Business:
    """A business that only the tests of this module change."""
    return businesses.new("ca", panel__customer_reschedule="on")


def told(business: Business, appointment: str) -> list[Any]:
    """What is known about an appointment, and what has happened in the business at all."""
    admin = business.as_("admin")
    return [
        admin.get(f"appointments/{appointment}"),
        admin.get("changes"),
        [one for one in admin.get("audit-log")["items"] if not one["action"].startswith("session")],
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("language", CANCEL)
def test_a_link_shows_the_appointment_and_cancels_it_by_its_button(
    business: Business, pages: Pages, check_page: CheckPage, language: str, device: str, scheme: str
) -> None:
    """S1-16 B.3."""
    booked, mail = business.booking(language)
    page = pages.open(business, "visitor", language, device, scheme)
    page.goto(mail.link("/l/"))
    assert page.get_by_role("heading", level=1).inner_text() == TITLE[language]
    check_page(page, "link")
    page.get_by_role("button", name=CANCEL[language]).click()
    assert page.get_by_role("status").inner_text() == CANCELLED[language]
    check_page(page, "link-cancelled")
    assert page.get_by_role("button").count() == 0
    assert business.as_("admin").get(f"appointments/{booked['id']}")["status"] == "cancelled"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_speaks_the_language_of_the_client_on_the_smallest_screen(
    business: Business, pages: Pages, check_page: CheckPage, language: str
) -> None:
    _, mail = business.booking(language)
    page = pages.open(business, "visitor", language, "small")
    page.goto(f"{mail.link('/l/')}?day={business.free_time(9)[:10]}")
    assert page.get_by_role("heading", level=1).inner_text() == TITLE[language]
    assert page.get_by_role("link", name="+34932180000").get_attribute("href") == "tel:+34932180000"
    check_page(page, "link-times")


def test_opening_a_link_changes_nothing(businesses: Businesses, pages: Pages) -> None:
    """B.3: scanners open what they find, with GET and with HEAD."""
    business = businesses.new("ca", panel__customer_reschedule="on")
    client = business.client()
    booked = business.appointment(client["id"])
    mail = business.mails.last(client["email"])
    page = pages.open(business)
    before = told(business, booked["id"])
    for method in ("GET", "HEAD", "GET"):
        answer = page.request.fetch(mail.link("/l/"), method=method)
        assert answer.status == 200
        assert "set-cookie" not in answer.headers
    page.goto(mail.link("/l/"))
    page.goto(f"{mail.link('/l/')}?day={business.free_time(8)[:10]}")
    assert told(business, booked["id"]) == before
    page.get_by_role("button", name=CANCEL["ca"]).click()
    assert page.get_by_role("status").inner_text() == CANCELLED["ca"]
    assert told(business, booked["id"]) != before


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_link_does_without_scripts_what_it_does_with_them(
    business: Business, pages: Pages, check_page: CheckPage, device: str
) -> None:
    """S1-19: confirmed, moved to another day and cancelled, by forms alone."""
    booked, mail = business.booking("en")
    page = pages.open(business, "visitor", "en", device, javascript=False)
    page.goto(mail.link("/l/"))
    page.get_by_role("button", name="Yes, I am coming").click()
    assert page.get_by_role("status").inner_text() == "You have confirmed that you are coming."
    wish = business.free_time(10)
    page.get_by_label("Day").fill(wish[:10])
    page.get_by_role("button", name="Show free times").click()
    check_page(page, "link-without-scripts")
    page.get_by_role("button", name=wish[11:16], exact=True).click()
    assert page.get_by_role("status").inner_text() == "The appointment has been moved."
    assert business.as_("admin").get(f"appointments/{booked['id']}")["starts_at"] == wish
    page.get_by_role("button", name=CANCEL["en"]).click()
    assert page.get_by_role("status").inner_text() == CANCELLED["en"]


def test_a_link_can_be_used_with_the_keyboard_alone(business: Business, pages: Pages) -> None:
    _, mail = business.booking("en")
    page = pages.open(business, "visitor", "en")
    page.goto(mail.link("/l/"))
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == CANCEL["en"]
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == CANCELLED["en"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", ["small", "desktop"])
def test_a_link_that_does_not_work_says_so_on_a_page(
    business: Business, pages: Pages, check_page: CheckPage, device: str, scheme: str
) -> None:
    page = pages.open(business, "visitor", "ca", device, scheme, expects=[404])
    page.goto("l/nothing")
    assert page.get_by_role("heading", level=1).inner_text() == "Aquest enllaç no funciona"
    check_page(page, "link-expired")
