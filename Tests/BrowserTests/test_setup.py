"""The set-up pages of the staff console: settings, templates, services, employees, messages, webhooks."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from conftest import CheckPage
from harness.businesses import Business, Businesses
from harness.pages import LOOKS, Pages

PAGES = {
    "settings": "staff/settings",
    "settings-clients": "staff/settings?part=clients",
    "templates": "staff/templates",
    "template": "staff/templates/appointment.booked/email/ca?receiver=client",
    "messages": "staff/messages",
    "services": "staff/services",
    "service-new": "staff/services/new",
    "categories": "staff/service-categories",
    "employees": "staff/employees",
    "time-off": "staff/time-off",
    "special-days": "staff/special-days",
    "resources": "staff/resources",
    "waiting-list": "staff/waiting-list",
    "team": "staff/team",
    "branches": "staff/branches",
    "webhooks": "staff/webhooks",
    "api-keys": "staff/api-keys",
    "accounts": "staff/accounts",
    "account": "staff/accounts/email",
    "calendars": "staff/calendars",
    "audit": "staff/audit",
    "why": "staff/why",
}


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_set_up_looks_right(
    name: str,
    language: str,
    device: str,
    scheme: str,
    pages: Pages,
    catalan: Business,
    check_page: CheckPage,
) -> None:
    """Every page of the set-up: axe, width, targets, bytes, no error."""
    page = pages.open(catalan, "admin", language, device, scheme)
    page.goto(PAGES[name])
    check_page(page, f"setup-{name}")


# One thing of each kind, by where the API has it.
THINGS = {
    "branch": ("staff/branches/{}", "branches"),
    "employee": ("staff/employees/{}", "employees"),
    "message": ("staff/messages/{}", "notifications"),
    "resource": ("staff/resources/{}", "resources"),
    "service": ("staff/services/{}", "services"),
    "member": ("staff/team/{}", "staff"),
    "waits": ("staff/waiting-list/{}", "waiting-list"),
    "webhook": ("staff/webhooks/{}", "webhooks"),
    "branch-settings": ("staff/settings/gracia", ""),
}


@pytest.fixture(scope="module")
def furnished(businesses: Businesses) -> Business:
    """A business that has one thing of every kind."""
    business = businesses.new("ca")
    business.booking()
    admin = business.as_("admin")
    admin.post("resources", {"name": "Sala 1", "kind": "room", "branch": business.branch})
    admin.post("webhooks", {"url": "https://hooks.example/foyer"})
    day = str(date.today() + timedelta(days=9))
    client = admin.get("clients")["items"][0]["id"]
    wish = {"client": client, "branch": business.branch, "service": business.service}
    admin.post("waiting-list", {**wish, "first_day": day, "last_day": day})
    return business


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("name", THINGS)
def test_the_page_of_one_thing_looks_right(
    name: str,
    language: str,
    device: str,
    scheme: str,
    pages: Pages,
    furnished: Business,
    check_page: CheckPage,
) -> None:
    """Every page that edits one thing of the set-up."""
    place, kind = THINGS[name]
    page = pages.open(furnished, "admin", language, device, scheme)
    page.goto(place.format(furnished.as_("admin").get(kind)["items"][0]["id"] if kind else ""))
    check_page(page, f"setup-{name}")


def test_a_setting_is_changed_and_taken_back(pages: Pages, businesses: Businesses) -> None:
    """A.5: the meaning, the default, own or not, back to default."""
    page = pages.open(businesses.new("en"), "admin")
    page.goto("staff/settings")
    group = page.locator("section", has=page.get_by_role("heading", name="Booking", exact=True))
    group.get_by_label("Minutes between offered times").fill("20")
    group.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    expect(group.get_by_label("Minutes between offered times")).to_have_value("20")
    group.get_by_role("button", name="Back to: 15").click()
    expect(group.get_by_label("Minutes between offered times")).to_have_value("15")


def test_nothing_typed_is_lost_without_scripts(pages: Pages, businesses: Businesses) -> None:
    """A refused form comes back whole, with what is wrong beside the field."""
    page = pages.open(businesses.new("en"), "admin", javascript=False, expects=[422])
    page.goto("staff/services/new")
    page.get_by_label("Name").fill("Stones")
    page.get_by_label(re.compile("^Price")).fill("a lot")
    page.get_by_label("Duration (minutes)").fill("50")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Name")).to_have_value("Stones")
    price = page.get_by_label(re.compile("^Price"))
    expect(price).to_have_value("a lot")
    expect(price).to_have_attribute("aria-invalid", "true")


def test_shortcodes_are_clicked_into_a_template(pages: Pages, businesses: Businesses) -> None:
    """S0-17, S0-18: the column at the left, a click at the cursor, the preview beside it, back to default."""
    business = businesses.new("en")
    business.booking()
    page = pages.open(business, "admin")
    page.goto("staff/templates")
    page.get_by_role("link", name="Appointment booked").first.click()
    column = page.locator(".codes").bounding_box()
    editor = page.get_by_label("Subject").bounding_box()
    assert column and editor and column["x"] < editor["x"]
    subject = page.get_by_label("Subject")
    subject.fill("Hello ")
    subject.press("End")
    page.get_by_role("button", name="{customer_first_name}", exact=True).click()
    expect(subject).to_have_value("Hello {customer_first_name}")
    seen = page.frame_locator("iframe[name=seen]")
    expect(seen.get_by_text("Hello Ona")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    expect(page.get_by_text("Own words")).to_be_visible()
    page.get_by_text("Back to default").first.click()
    page.get_by_role("button", name="Back to default").last.click()
    expect(page.get_by_text("Default words")).to_be_visible()


def test_a_service_and_the_hours_of_who_offers_it(pages: Pages, businesses: Businesses) -> None:
    """A.5: an owner adds a service and sets an employee's week, without scripts."""
    business = businesses.new("en")
    page = pages.open(business, "admin", javascript=False)
    page.goto("staff/services/new")
    page.get_by_label("Name").fill("Warm stones")
    page.get_by_label(re.compile("^Price")).fill("42,50")
    page.get_by_label("Duration (minutes)").fill("50")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Warm stones")
    page.goto("staff/employees")
    page.locator("tbody th a").first.click()
    page.get_by_label("Has the branch’s hours").first.uncheck()
    page.get_by_label("Monday").first.fill("9-14, 16-20")
    week = page.locator("form", has=page.get_by_label("Monday")).first
    week.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Monday").first).to_have_value("09:00-14:00, 16:00-20:00")


def test_a_message_is_sent_again(pages: Pages, businesses: Businesses) -> None:
    """B.5: what became of a message, and once more."""
    business = businesses.new("en")
    business.booking()
    page = pages.open(business, "admin")
    page.goto("staff/messages?event=appointment.booked&state=sent")
    page.get_by_role("button", name="Send again").first.click()
    expect(page.get_by_role("status")).to_contain_text("It goes again.")
    page.goto("staff/messages?event=appointment.booked")
    page.locator("tbody th a").first.click()
    expect(page.get_by_text("Sent again for")).to_be_visible()


def test_a_webhook_is_made_and_tested(pages: Pages, businesses: Businesses) -> None:
    """B.10: the secret is shown once; a test says what came back."""
    page = pages.open(businesses.new("en"), "admin")
    page.goto("staff/webhooks")
    page.get_by_text("New webhook").click()
    page.get_by_label("Address (https)").fill("https://hooks.invalid/foyer")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#secret")).not_to_be_empty()
    page.get_by_role("link", name="hooks.invalid").click()
    expect(page.locator("#secret")).to_have_count(0)
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_role("status")).to_contain_text("The test did not arrive")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Resume")).to_be_visible()


def test_an_api_key_is_made_shown_once_and_revoked(
    pages: Pages, businesses: Businesses, check_page: CheckPage
) -> None:
    """DESIGN part 3: a program's key, on the smallest screen."""
    page = pages.open(businesses.new("en"), "admin", device="phone")
    page.goto("staff/api-keys")
    page.get_by_text("New key").click()
    page.get_by_label("Name").fill("Till at the door")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#secret")).not_to_be_empty()
    check_page(page, "setup-api-keys-made")
    page.goto("staff/api-keys")
    expect(page.locator("#secret")).to_have_count(0)
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("No keys yet")).to_be_visible()


def test_a_manager_sees_the_own_branch_alone(pages: Pages, catalan: Business) -> None:
    """What a role may not is not offered."""
    page = pages.open(catalan, "manager")
    page.goto("staff/settings")
    expect(page.get_by_role("link", name="Whole business")).to_have_count(0)
    expect(page.get_by_role("link", name="Templates")).to_have_count(0)


def test_a_customer_never_enters_the_back_office(pages: Pages, catalan: Business) -> None:
    """R-21: the set-up is for staff."""
    page = pages.open(catalan, "customer", expects=[403])
    for name in ("settings", "templates", "webhooks"):
        answer = page.goto(f"staff/{name}")
        assert answer is not None and answer.status == 403


def test_why_a_time_is_not_free(pages: Pages, catalan: Business) -> None:
    """B.13: which rule removed each time of a day."""
    page = pages.open(catalan, "admin", "en")
    page.goto("staff/why")
    expect(page.locator("tbody tr").first).to_be_visible()
