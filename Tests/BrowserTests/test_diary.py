"""The diary of the staff and the console's first page."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import CheckPage
from harness.businesses import Business, Businesses
from harness.pages import LOOKS, Pages

MARKED = {
    "ca": "Client marcat",
    "fr": "Client marqué",
    "es": "Cliente marcado",
    "pt": "Cliente marcado",
    "en": "Marked client",
}


@pytest.fixture
def business(businesses: Businesses) -> Business:
    """A business of a test's own, open from eight to eight, with one employee."""
    return businesses.new("en")


def day(days: int = 3) -> str:
    """A day to come."""
    return str(date.today() + timedelta(days=days))


def booked(business: Business, time: str, **client: Any) -> dict[str, Any]:
    """An appointment on that day."""
    person = business.client(**client)
    return business.appointment(person["id"], starts_at=f"{day()}T{time}")


def opened(pages: Pages, business: Business, role: str = "admin", **options: Any) -> Page:
    """The diary of that day, once it is told of changes."""
    page = pages.open(business, role, **options)
    page.goto(f"staff/diary?date={day()}")
    page.locator("[data-live]").first.wait_for()
    return page


def visit(page: Page, appointment: dict[str, Any]) -> Locator:
    """An appointment in the diary."""
    return page.locator(f"#a-{appointment['id']}")


def start_of(business: Business, appointment: dict[str, Any]) -> str:
    """When it begins now, and how long it takes."""
    now = business.as_("admin").get(f"appointments/{appointment['id']}")
    return f"{str(now['starts_at'])[11:16]} {now['minutes']}"


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
def test_every_view_of_the_diary_can_be_read_by_everybody(
    catalan: Business, pages: Pages, check_page: CheckPage, language: str, device: str, scheme: str
) -> None:
    """S1-14 R-21: day, week and month, the start page and the form for a new appointment."""
    page = pages.open(catalan, "admin", language, device, scheme)
    for name, place in {
        "start": "staff",
        "diary-day": "staff/diary",
        "diary-rooms": "staff/diary?by=room",
        "diary-week": "staff/diary?view=week",
        "diary-month": "staff/diary?view=month",
        "appointment-new": "staff/appointments/new",
    }.items():
        page.goto(place)
        check_page(page, name)


def test_a_booking_is_made_moved_and_cancelled_without_scripts(business: Business, pages: Pages) -> None:
    """S1-18: by forms alone."""
    page = pages.open(business, "manager", javascript=False)
    page.goto(f"staff/diary?date={day()}")
    page.get_by_role("link", name="New appointment", exact=True).click()
    page.get_by_label("Service").select_option(label="Haircut")
    page.get_by_role("button", name="Show free times").click()
    page.locator(".chip", has_text="10:15").click()
    page.get_by_text("New client").click()
    page.get_by_label("First name").fill("Ona <b>")
    page.get_by_label("Last name").fill("Roca")
    page.get_by_label("Email").fill(business.new_email())
    page.get_by_role("button", name="Book", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("The appointment is booked.")
    page.locator(".visit > a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ona <b> Roca")
    page.get_by_label("Time", exact=True).fill("11:00")
    page.get_by_role("button", name="Move").click()
    expect(page.get_by_role("status")).to_contain_text("was moved")
    page.get_by_label("Reason (optional)", exact=True).fill("ill")
    page.get_by_role("button", name="Cancel the appointment").click()
    expect(page.get_by_role("status")).to_contain_text("is cancelled")


def test_a_free_time_that_is_clicked_is_booked_in_a_dialog(business: Business, pages: Pages) -> None:
    """S4-2: a new client in place, the diary stays where it is."""
    page = opened(pages, business)
    lines = page.locator(".lines").first
    lines.click(position={"x": 60, "y": 200})
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Service").select_option(label="Haircut")
    expect(dialog.locator(".chip").first).to_be_visible()
    dialog.get_by_text("New client").click()
    dialog.get_by_label("First name").fill("Aina")
    dialog.get_by_label("Last name").fill("Roca")
    dialog.get_by_label("Email").fill(business.new_email())
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(page.locator(".visit", has_text="Aina")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_a_client_is_found_while_typing(business: Business, pages: Pages) -> None:
    """R-11: by any part of the name, the phone or the email."""
    person = business.client(first_name="Mercè", last_name="Vidal")
    page = opened(pages, business)
    page.get_by_role("link", name="New appointment", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Client", exact=True).press_sequentially("merce", delay=20)
    choice = dialog.get_by_role("radio", name=re.compile("Mercè Vidal"))
    choice.check()
    dialog.get_by_label("Service").select_option(label="Haircut")
    expect(dialog.locator(".chip").first).to_be_visible()
    dialog.get_by_label("Time (optional)", exact=True).fill("12:00")
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(page.locator(".visit", has_text="Mercè Vidal")).to_be_visible()
    assert business.as_("admin").get(f"appointments?client={person['id']}")["total"] == 1


def test_an_appointment_is_dragged_to_another_time_and_back(business: Business, pages: Pages) -> None:
    """S4-15: free times show while it is dragged, it is asked whether that is meant, and undone."""
    appointment = booked(business, "10:00")
    page = opened(pages, business)
    box = visit(page, appointment).bounding_box()
    assert box
    hour = page.evaluate(
        "() => document.querySelectorAll('.hours span')[2].offsetTop - document.querySelectorAll('.hours span')[1].offsetTop"
    )
    page.mouse.move(box["x"] + 30, box["y"] + 10)
    page.locator("[data-ready]").wait_for()
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 10 + hour, steps=6)
    expect(page.locator(".free").first).to_be_attached()
    expect(page.locator(".ghost")).to_contain_text("11:00")
    page.mouse.up()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("Anna Serra")
    question.get_by_role("button", name="Move").click()
    expect(page.get_by_role("status").last).to_contain_text("was moved")
    assert start_of(business, appointment) == "11:00 45"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").last).to_contain_text("Undone")
    assert start_of(business, appointment) == "10:00 45"


def test_what_cannot_be_there_snaps_back_and_says_why(business: Business, pages: Pages) -> None:
    """S4-15: another appointment is in the way; whoever may overrides it with a reason."""
    appointment = booked(business, "10:00")
    booked(business, "11:00")
    page = opened(pages, business, expects=[409, 422])
    link = visit(page, appointment).locator("a").first
    link.focus()
    page.keyboard.press("m")
    page.locator(".free").first.wait_for(state="attached")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".ghost.bad")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Move").click()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("There is another appointment already.")
    question.get_by_role("button", name="Cancel").click()
    assert start_of(business, appointment) == "10:00 45"


def test_an_appointment_is_moved_and_stretched_by_keyboard(business: Business, pages: Pages) -> None:
    """S4-15: arrows, Shift with arrows, Enter; Escape leaves it; each step is said."""
    appointment = booked(business, "10:00")
    page = opened(pages, business)
    link = visit(page, appointment).locator("a").first
    link.focus()
    page.keyboard.press("m")
    page.locator(".ghost").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#announced")).to_contain_text("stays where it was")
    expect(link).to_be_focused()
    page.keyboard.press("m")
    page.locator(".ghost").wait_for()
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator("#announced")).to_contain_text("10:30")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Move").press("Enter")
    expect(page.get_by_role("status").last).to_contain_text("was moved")
    assert start_of(business, appointment) == "10:30 60"


def test_an_appointment_is_stretched_at_its_end(business: Business, pages: Pages) -> None:
    """S4-15."""
    appointment = booked(business, "10:00")
    page = opened(pages, business)
    box = visit(page, appointment).bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 3)
    page.locator("[data-ready]").wait_for()
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] * 4 / 3 - 3, steps=6)
    page.mouse.up()
    page.get_by_role("dialog").get_by_role("button", name="Move").click()
    expect(page.get_by_role("status").last).to_contain_text("was moved")
    assert start_of(business, appointment) == "10:00 60"


def test_free_times_are_walked_through_and_booked_by_keyboard(business: Business, pages: Pages) -> None:
    """Every time of the diary is reached by the arrows."""
    page = opened(pages, business)
    page.locator(".sheet").focus()
    page.keyboard.press("ArrowDown")
    cursor = page.locator(".cursor")
    expect(cursor).to_be_focused()
    page.keyboard.press("ArrowDown")
    label = cursor.get_attribute("aria-label") or ""
    time = label[:5]
    assert re.match(r"\d\d:\d\d", time)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Time (optional)", exact=True)).to_have_value(time)


def test_two_receptionists_see_each_others_bookings_live(business: Business, pages: Pages) -> None:
    """An appointment that is booked, moved and cancelled elsewhere shows without a reload."""
    one, other = opened(pages, business, "admin"), opened(pages, business, "manager")
    appointment = booked(business, "12:00", first_name="Berta")
    for page in (one, other):
        expect(visit(page, appointment)).to_be_visible(timeout=10_000)
        expect(page.locator("#announced")).to_contain_text("Berta")
    admin = business.as_("admin")
    admin.post(f"appointments/{appointment['id']}/reschedule", {"starts_at": f"{day()}T14:00"})
    for page in (one, other):
        expect(visit(page, appointment)).to_contain_text("14:00", timeout=10_000)
    admin.post(f"appointments/{appointment['id']}/cancel")
    for page in (one, other):
        expect(visit(page, appointment)).to_have_count(0, timeout=10_000)


@pytest.mark.parametrize("language", MARKED)
def test_only_the_tooltip_says_that_a_client_is_marked(
    businesses: Businesses, pages: Pages, language: str
) -> None:
    """S0-13."""
    business = businesses.new(language)
    appointment = booked(business, "10:00")
    client = appointment["appointments"][0]["attendees"][0]["client"]["id"]
    page = opened(pages, business)
    assert MARKED[language] not in page.content()
    business.as_("admin").patch(f"clients/{client}", {"marked": True})
    page.reload()
    tip = visit(page, appointment).get_by_role("tooltip")
    expect(tip).to_be_hidden()
    visit(page, appointment).hover()
    expect(tip).to_contain_text(MARKED[language])
    assert page.content().count(MARKED[language]) == 1
    page.mouse.move(0, 0)
    visit(page, appointment).locator("a").first.focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_who_sees_what(catalan: Business, pages: Pages) -> None:
    """S1-14: a manager the own branch, an employee the own column, an administrator all."""
    page = pages.open(catalan, "manager")
    page.goto("staff/diary?branch=sants")
    assert page.locator(".diary").get_attribute("data-branch") == "gracia"
    page = pages.open(catalan, "employee")
    page.goto("staff/diary")
    assert page.locator(".col").count() == 1
    page.goto("staff")
    assert page.get_by_text("Missatges que no han arribat").count() == 0
    page = pages.open(catalan, "admin")
    page.goto("staff/diary?branch=sants")
    assert page.locator(".diary").get_attribute("data-branch") == "sants"


def test_the_appointment_in_its_dialog(business: Business, pages: Pages, check_page: CheckPage) -> None:
    """S1-18: who comes, its note, cancelling; and the same as a page."""
    appointment = booked(business, "10:00")
    page = opened(pages, business)
    visit(page, appointment).locator("a").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Internal note").fill("by the window")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    dialog.get_by_label("Reason (optional)", exact=True).fill("ill")
    dialog.get_by_role("button", name="Cancel the appointment").click()
    expect(dialog).to_contain_text("cancelled")
    page.keyboard.press("Escape")
    expect(visit(page, appointment)).to_have_count(0)
    page.goto(f"staff/appointments/{appointment['id']}")
    check_page(page, "appointment")
