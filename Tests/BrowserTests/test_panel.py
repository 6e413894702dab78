"""The customer panel: one's own appointments, calendar, waiting list, messages and profile."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import CheckPage
from harness.businesses import LANGUAGES, Business, Businesses, Person
from harness.pages import LOOKS, Pages

PATHS = {
    "panel": "panel",
    "panel-calendar": "panel/calendar",
    "panel-week": "panel/calendar?view=week",
    "panel-waiting": "panel/waiting-list",
    "panel-messages": "panel/messages",
    "panel-preferences": "panel/preferences",
    "panel-profile": "panel/profile",
    "panel-feeds": "panel/calendar-feeds",
}
HEADINGS = {
    "ca": "Les meves cites",
    "fr": "Mes rendez-vous",
    "es": "Mis citas",
    "pt": "As minhas marcações",
    "en": "My appointments",
}
# A name that is longer than any line, with signs of several parts, in two directions.
NAME = ("Wilhelmina 🌸🧑🏽‍🦰 ليلى مريم " + "Esternocleidomastoideu" * 4)[:99]


@pytest.fixture(scope="module")
def business(businesses: Businesses) -> Business:
    """A business whose customers may move their appointments and delete their profile."""
    return businesses.new("en", panel__customer_reschedule="on", panel__self_erasure=True)


@pytest.fixture(scope="module")
def shown(business: Business) -> tuple[Person, dict[str, Any]]:
    """A customer with an appointment to come and one that is cancelled, to be looked at only."""
    person = business.customer()
    gone = appointment(business, person, 8)
    business.as_(person).post(f"my/appointments/{gone['id']}/cancel")
    return person, appointment(business, person)


@pytest.fixture
def own(businesses: Businesses) -> Business:
    """A business of one test, in whose diary nobody else is."""
    return businesses.new("en", panel__customer_reschedule="on")


def told(business: Business, appointment: str) -> dict[str, Any]:
    """What the business knows of an appointment."""
    made: dict[str, Any] = business.as_("admin").get(f"appointments/{appointment}")
    return made


def appointment(business: Business, person: Person, days: int = 7, **fields: Any) -> dict[str, Any]:
    """An appointment of a customer in so many days, in the middle of the morning."""
    wish = free(business, days, "11:00")
    return business.appointment(person.id, starts_at=wish, **fields)


def free(business: Business, days: int, after: str = "00:00", service: str | None = None) -> str:
    """The first time of a day that is free, from some hour on."""
    day = date.today() + timedelta(days=days)
    name = service or business.service
    path = f"availability?branch={business.branch}&service={name}&from={day}&to={day}"
    slots = business.api.get(path)["slots"]
    return next(str(slot["starts_at"]) for slot in slots if slot["starts_at"][11:16] >= after)


def next_monday() -> date:
    """A Monday that leaves a whole week before it."""
    today = date.today()
    return today + timedelta(days=7 + (7 - today.weekday()))


def week(business: Business, person: Person) -> tuple[dict[str, Any], str]:
    """An appointment at eleven on the Tuesday of the week after the next, and the address of that week."""
    tuesday = next_monday() + timedelta(days=1)
    made = appointment(business, person, (tuesday - date.today()).days)
    return made, f"panel/calendar?view=week&date={tuesday}"


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PATHS)
def test_each_page_of_the_panel_is_whole(
    business: Business,
    shown: tuple[Person, dict[str, Any]],
    pages: Pages,
    check_page: CheckPage,
    name: str,
    language: str,
    device: str,
    scheme: str,
) -> None:
    """S0-14 S4-17 R-21: with a coming and a cancelled appointment, on every device and in both looks."""
    person, made = shown
    page = pages.open(business, person, language, device, scheme)
    path = PATHS[name]
    if "calendar" in path and "feeds" not in path:
        path += ("&" if "?" in path else "?") + f"date={made['starts_at'][:10]}"
    page.goto(path)
    check_page(page, name)


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
def test_the_pages_of_an_appointment_are_whole(
    business: Business,
    shown: tuple[Person, dict[str, Any]],
    pages: Pages,
    check_page: CheckPage,
    language: str,
    device: str,
    scheme: str,
) -> None:
    """S1-15: its details, the question before it is cancelled, and the choice of another time."""
    person, made = shown
    page = pages.open(business, person, language, device, scheme)
    for name, path in (("appointment", ""), ("cancel", "/cancel"), ("move", "/move")):
        page.goto(f"panel/appointments/{made['id']}{path}")
        check_page(page, f"panel-{name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_speaks_five_languages_and_holds_long_names_on_the_smallest_screen(
    business: Business, pages: Pages, check_page: CheckPage, language: str
) -> None:
    """S2-6: a name of many signs in two directions breaks nothing at 320 pixels."""
    person = business.customer(first_name=NAME, last_name=NAME)
    appointment(business, person)
    page = pages.open(business, person, language, "small")
    page.goto("panel")
    assert page.get_by_role("heading", level=1).inner_text() == HEADINGS[language]
    check_page(page, "panel-long")
    page.goto("panel/profile")
    expect(page.locator("#f-first_name")).to_have_value(NAME)
    check_page(page, "panel-long-profile")


def test_customers_sign_in_by_password(business: Business, pages: Pages) -> None:
    """S0-14 R-10: and land on the page that they asked for."""
    person = business.customer()
    page = pages.open(business)
    page.goto("panel/calendar")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calendar")


def test_customers_sign_in_by_a_link_from_the_mail(business: Business, pages: Pages) -> None:
    """R-10 S4-18: the link from the mail leads in by its button, without a password."""
    person = business.customer()
    page = pages.open(business)
    page.goto("panel/sign-in")
    page.get_by_role("link", name="Send me a link").click()
    page.get_by_label("Email").fill(person.email)
    page.locator("main form button").first.click()
    mail = business.mails.last(person.email, lambda each: any("/l/" in link for link in each.links))
    page.goto(mail.link("/l/"))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My appointments")


def test_an_appointment_is_cancelled_once_whatever_is_clicked(
    own: Business, pages: Pages, check_page: CheckPage
) -> None:
    """S1-15 S1-16 S1-17 S1-18 S4-12 S4-13: from the list, after a question; again changes nothing."""
    person = own.customer()
    made = appointment(own, person)
    page = pages.open(own, person, device="phone", expects=[409])
    page.goto("panel")
    page.get_by_role("link", name="Cancel the appointment").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancel this appointment?")
    page.get_by_label("Reason").fill("A cold")
    page.get_by_role("button", name="Cancel the appointment").dblclick()
    expect(page.get_by_role("status").first).to_contain_text("whom you were to see is told")
    check_page(page, "panel-cancelled")
    assert told(own, made["id"])["status"] == "cancelled"
    page.goto(f"panel/appointments/{made['id']}")
    assert page.get_by_role("link", name="Cancel the appointment").count() == 0
    page.goto(f"panel/appointments/{made['id']}/cancel")
    assert page.url.endswith(made["id"])


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_another_time_is_chosen_by_form_without_scripts(
    own: Business, pages: Pages, check_page: CheckPage, device: str
) -> None:
    """S1-19 S4-15: by day and time, with nothing but forms."""
    person = own.customer()
    made = appointment(own, person)
    wish = free(own, 9, "13:00")
    page = pages.open(own, person, "en", device, javascript=False)
    page.goto("panel")
    page.get_by_role("link", name="Change the time").click()
    page.get_by_label("Day", exact=True).fill(wish[:10])
    page.get_by_role("button", name="Show free times").click()
    check_page(page, "panel-move-without-scripts")
    page.get_by_role("radio", name=wish[11:16], exact=True).check()
    page.get_by_role("button", name="Change the time").click()
    expect(page.get_by_role("status")).to_contain_text("has been moved")
    assert told(own, made["id"])["starts_at"] == wish


def middle(page: Page, selector: str) -> tuple[float, float]:
    """Where something is on the screen."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 12)


def drag(page: Page, made: dict[str, Any], to: tuple[float, float]) -> None:
    """Takes an appointment to a point and holds it there, with the times looked up."""
    x, y = middle(page, f"[data-id='{made['id']}'] .what")
    page.mouse.move(x, y)
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(one => one.name.includes('panel-moving'))"
    )
    page.mouse.down()
    page.mouse.move(x + 10, y + 10)
    expect(page.locator("#calendar")).to_have_class(re.compile("choosing"))
    page.mouse.move(to[0] - 3, to[1])
    page.mouse.move(*to)


def test_dragging_shows_what_is_free_and_what_is_not_and_asks_before_it_moves(
    own: Business, pages: Pages, check_page: CheckPage
) -> None:
    """S4-15 S1-19: in a week, onto a free time of another day; a time that is taken refuses it."""
    person, other = own.customer(), own.customer()
    made, path = week(own, person)
    thursday = next_monday() + timedelta(days=3)
    taken = appointment(own, other, (thursday - date.today()).days)
    page = pages.open(own, person)
    page.set_viewport_size({"width": 1280, "height": 1100})
    page.goto(path)
    cell = f"td[data-date='{thursday}']"
    box = page.locator(cell).bounding_box()
    event = page.locator(f"[data-id='{made['id']}']").bounding_box()
    assert box and event
    # At the same height of another day stands another customer's appointment: that time is blocked.
    _, y = middle(page, f"[data-id='{made['id']}'] .what")
    drag(page, made, (box["x"] + box["width"] / 2, y))
    assert page.locator(f"{cell} .bands span").count() >= 2
    expect(page.locator(".follower")).to_contain_text("free")
    page.mouse.move(box["x"] + box["width"] / 2, y + 3 * 56)
    expect(page.locator(f"{cell} .ghost")).to_have_text("14:00")
    page.mouse.up()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("14:00")
    check_page(page, "panel-drag")
    assert told(own, made["id"])["starts_at"] == made["starts_at"]
    question.get_by_role("button", name="Change the time").click()
    expect(page.get_by_role("status").first).to_contain_text("has been moved")
    assert told(own, made["id"])["starts_at"][:16] == f"{thursday}T14:00"
    assert told(own, taken["id"])["starts_at"] == taken["starts_at"]
    expect(page.locator(f"{cell} [data-id='{made['id']}']")).to_be_visible()


def test_in_a_month_it_is_dropped_on_a_day_and_then_a_time_is_chosen(own: Business, pages: Pages) -> None:
    """S4-15: days without a free time are marked and refuse it."""
    person = own.customer()
    made, _ = week(own, person)
    day = made["starts_at"][:10]
    page = pages.open(own, person)
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"panel/calendar?date={day}")
    past = page.locator("td.is-past").first
    target = str(date.fromisoformat(day) + timedelta(days=1))
    drag(page, made, middle(page, f"td[data-date='{target}']"))
    expect(page.locator(f"td[data-date='{target}']")).to_have_class(re.compile("is-target"))
    if past.count():
        expect(past).not_to_have_class(re.compile("is-free"))
    page.mouse.up()
    question = page.get_by_role("dialog")
    question.get_by_role("radio", name="16:00", exact=True).check()
    question.get_by_role("button", name="Change the time").click()
    expect(page.get_by_role("status").first).to_contain_text("has been moved")
    assert told(own, made["id"])["starts_at"][:16] == f"{target}T16:00"


def test_it_is_moved_with_the_keyboard_alone(own: Business, pages: Pages, check_page: CheckPage) -> None:
    """S4-15: taken along with the arrows, let go with Escape, then taken again and confirmed with Enter."""
    person = own.customer()
    made, path = week(own, person)
    page = pages.open(own, person)
    page.goto(path)
    grip = page.locator(f"[data-id='{made['id']}'] [data-grip]")
    grip.focus()
    page.keyboard.press("Enter")
    ghost = page.locator(".ghost")
    expect(ghost).to_be_focused()
    check_page(page, "panel-keys")
    ghost.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#announced")).to_contain_text("free")
    page.keyboard.press("Escape")
    expect(ghost).to_have_count(0)
    expect(grip).to_be_focused()
    page.keyboard.press("Enter")
    expect(ghost).to_be_focused()
    for key in ("ArrowRight", "ArrowDown"):
        before = ghost.get_attribute("aria-label")
        page.keyboard.press(key)
        expect(ghost).not_to_have_attribute("aria-label", str(before))
    time = ghost.inner_text()
    page.keyboard.press("Enter")
    question = page.get_by_role("dialog")
    expect(question).to_contain_text(time)
    question.get_by_role("button", name="Change the time").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("has been moved")
    now = told(own, made["id"])["starts_at"]
    assert now[11:16] == time and now[:10] > made["starts_at"][:10]


def test_by_the_keyboard_it_goes_on_into_the_next_week(own: Business, pages: Pages) -> None:
    """S4-15: with what is moved still in hand."""
    person = own.customer()
    made, path = week(own, person)
    page = pages.open(own, person)
    page.goto(path)
    page.locator(f"[data-id='{made['id']}'] [data-grip]").press("Enter")
    expect(page.locator(".ghost")).to_be_focused()
    page.keyboard.press("PageDown")
    monday = next_monday() + timedelta(days=7)
    expect(page.locator(f"td[data-date='{monday}'] .ghost")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Change the time").click()
    expect(page.get_by_role("status").first).to_contain_text("has been moved")
    assert told(own, made["id"])["starts_at"][:10] == str(monday)


def test_a_group_with_others_cannot_be_dragged_and_says_why(
    businesses: Businesses, pages: Pages, check_page: CheckPage
) -> None:
    """S1-20 S4-16 R-5: and can be left for another time."""
    business = businesses.new("en", panel__customer_reschedule="on")
    admin = business.as_("admin")
    group = {"slug": "class", "name": "Class", "minutes": 60, "price": 1000, "capacity": 4}
    admin.post("services", group)
    services = [one["id"] for one in admin.get("services")["items"]]
    admin.patch(f"employees/{admin.get('employees')['items'][0]['id']}", {"services": services})
    person, other = business.customer(), business.customer()
    tuesday = next_monday() + timedelta(days=1)
    start = free(business, (tuesday - date.today()).days, "11:00", "class")
    made = business.appointment(person.id, service="class", starts_at=start)
    business.appointment(other.id, service="class", starts_at=start)
    page = pages.open(business, person)
    page.goto(f"panel/calendar?view=week&date={tuesday}")
    event = page.locator(f"[data-id='{made['id']}']")
    assert event.locator("[data-grip]").count() == 0
    x, y = middle(page, f"[data-id='{made['id']}'] .what")
    page.mouse.move(x, y)
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(one => one.name.includes('panel-moving'))"
    )
    page.mouse.down()
    page.mouse.move(x + 30, y + 30)
    page.mouse.up()
    expect(page.locator(".toasts")).to_contain_text("Others are in this group")
    page.goto(f"panel/appointments/{made['id']}")
    page.get_by_role("link", name="Leave the group and choose another time").click()
    expect(page.locator("main")).to_contain_text("Others are in this group")
    assert page.url.split("?")[0].endswith(f"{made['id']}/rebook")
    check_page(page, "panel-rebook")


def test_a_time_that_was_taken_meanwhile_is_refused_with_others_to_choose(
    own: Business, pages: Pages
) -> None:
    """S1-19: another customer was quicker."""
    person, other = own.customer(), own.customer()
    made = appointment(own, person)
    wish = free(own, 11, "11:00")
    page = pages.open(own, person, device="phone", expects=[409])
    page.goto(f"panel/appointments/{made['id']}/move?date={wish[:10]}")
    page.get_by_role("radio", name=wish[11:16], exact=True).check()
    own.appointment(other.id, starts_at=wish)
    page.get_by_role("button", name="Change the time").click()
    expect(page.get_by_role("alert")).to_contain_text("no longer free")
    assert page.locator("input[name=starts_at]").count() > 0
    assert told(own, made["id"])["starts_at"] == made["starts_at"]


def test_the_profile_is_edited_and_says_what_is_wrong_beside_the_field(
    business: Business, pages: Pages, check_page: CheckPage
) -> None:
    """S4-17: nothing typed is lost."""
    person = business.customer()
    page = pages.open(business, person, device="phone", expects=[422])
    page.goto("panel/profile")
    page.get_by_label("Town").fill("Gràcia 🌸 ליל")
    page.get_by_label("Phone").fill("call me")
    page.get_by_role("button", name="Save").click()
    phone = page.get_by_label("Phone")
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_have_value("call me")
    expect(page.get_by_label("Town")).to_have_value("Gràcia 🌸 ליל")
    check_page(page, "panel-profile-refused")
    phone.fill("+34 600 55 66 77")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    assert business.as_(person).get("my/profile")["phone"] == "+34600556677"


def test_two_tabs_with_two_roles_each_do_their_own(business: Business, pages: Pages) -> None:
    """S1-14: a form of the panel is refused once somebody else is signed in in the same browser."""
    person = business.customer()
    page = pages.open(business, person, expects=[403])
    page.goto("panel/profile")
    page.context.clear_cookies(name="foyer_session")
    pages.sign_in(page.context, business, business.people["admin"])
    page.get_by_label("Town").fill("Elsewhere")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert business.as_(person).get("my/profile")["address"] is None


def test_a_held_time_is_accepted(own: Business, pages: Pages, check_page: CheckPage) -> None:
    """B.4: it says until when it is held, and becomes an appointment once, however often it is clicked."""
    person, other = own.customer(), own.customer()
    made = appointment(own, other, 12)
    day = made["starts_at"][:10]
    entry = {"service": own.service, "branch": own.branch, "first_day": day, "last_day": day}
    own.as_(person).post("waiting-list", entry)
    page = pages.open(own, person, device="phone")
    page.goto("panel/waiting-list")
    check_page(page, "panel-waiting-entry")
    own.as_(other).post(f"my/appointments/{made['id']}/cancel")
    page.wait_for_function(
        """async root => {
            const answer = await fetch(`${root}/api/v1/my/waiting-list`);
            return (await answer.json()).items.some(one => one.offer);
        }""",
        arg=own.url,
    )
    page.reload()
    expect(page.locator(".offer")).to_contain_text("We keep it for you until")
    check_page(page, "panel-offer")
    page.get_by_role("button", name="Take this time").dblclick()
    expect(page.get_by_role("status").first).to_contain_text("The time is yours.")
    mine = own.as_(person).get("my/appointments")
    assert [one["starts_at"] for one in mine["items"]] == [made["starts_at"]]


def test_the_profile_is_deleted_from_the_menu_behind_the_email(
    business: Business, pages: Pages, check_page: CheckPage
) -> None:
    """S4-19 S4-20 S4-21 S4-22: at the bottom left, after a question; then signed out, with a goodbye."""
    person = business.customer()
    page = pages.open(business, person, expects=[422])
    page.goto("panel/profile")
    who = page.get_by_role("button", name=person.email, exact=True)
    box = who.bounding_box()
    assert box and box["x"] < 640 and box["y"] > 400
    who.click()
    page.get_by_role("link", name="Delete profile").click()
    check_page(page, "panel-delete")
    page.get_by_role("button", name="Delete profile").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Yes, delete my data for good").check()
    page.get_by_role("button", name="Delete profile").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Goodbye")
    check_page(page, "panel-goodbye")
    page.goto("panel")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    left = business.as_("admin").get(f"clients/{person.id}")
    assert left["email"] is None and left["name"].startswith("#")


def test_the_panel_does_everything_with_pages_enlarged_four_times(
    business: Business, shown: tuple[Person, dict[str, Any]], pages: Pages
) -> None:
    """WCAG 1.4.10: 1280 pixels at 400 % are 320; nothing has to be scrolled sideways."""
    person, made = shown
    page = pages.open(business, person)
    page.set_viewport_size({"width": 320, "height": 200})
    place = f"panel/appointments/{made['id']}"
    for path in [*PATHS.values(), place, f"{place}/move"]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
