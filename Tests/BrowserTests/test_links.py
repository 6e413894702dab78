"""The page that links in messages lead to."""

from urllib.parse import urlsplit

import pytest

from conftest import CheckPage
from harness.businesses import Business, Businesses
from harness.mails import Mail
from harness.pages import DEVICES, SCHEMES, Pages

WORDS = {
    "ca": {
        "title": "La vostra cita",
        "cancel": "Cancel·lar la cita",
        "cancelled": "La cita està cancel·lada.",
    },
    "en": {
        "title": "Your appointment",
        "cancel": "Cancel the appointment",
        "cancelled": "The appointment is cancelled.",
    },
}


@pytest.fixture(scope="module")
def business(businesses: Businesses) -> Business:
    """A business that only the tests of this module change."""
    return businesses.new("ca", panel__customer_reschedule="on")


def path(mail: Mail) -> str:
    """Where the link of a mail leads, on any host."""
    return urlsplit(mail.link("/l/")).path


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("language", WORDS)
def test_a_link_shows_the_appointment_and_cancels_it_by_its_button(
    business: Business, pages: Pages, check_page: CheckPage, language: str, device: str, scheme: str
) -> None:
    """S1-16 B.3."""
    booked, mail = business.booking(language)
    page = pages.open(business, "visitor", language, device, scheme)
    page.goto(path(mail))
    assert page.get_by_role("heading", level=1).inner_text() == WORDS[language]["title"]
    check_page(page, "link")
    page.get_by_role("button", name=WORDS[language]["cancel"]).click()
    assert page.get_by_role("status").inner_text() == WORDS[language]["cancelled"]
    check_page(page, "link-cancelled")
    assert business.as_("admin").get(f"appointments/{booked['id']}")["status"] == "cancelled"
