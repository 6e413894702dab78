"""The clients in the staff console: list, window, record, bin, import and export."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import CheckPage
from harness.businesses import LANGUAGES, Business, Businesses
from harness.pages import LOOKS, Pages

HEADINGS = {"ca": "Clients", "fr": "Clients", "es": "Clientes", "pt": "Clientes", "en": "Clients"}
# Longer than any line, with signs of several parts, in two directions.
NAME = ("Wilhelmina 🌸🧑🏽‍🦰 ليلى مريم " + "Esternocleidomastoideu" * 4)[:99]
RECORD = ("", "/contact", "/appointments", "/unwanted-services", "/measurements", "/preferences", "/messages", "/history")


@pytest.fixture(scope="module")
def filled(businesses: Businesses) -> Business:
    """A business with thirty clients, to be looked at only."""
    business = businesses.new("en")
    admin = business.as_("admin")
    for number in range(30):
        admin.post(
            "clients",
            {
                "first_name": f"Client {number:02}",
                "last_name": "Serra" if number % 2 else "Àlvarez",
                "email": business.new_email(),
                "phone": f"+346001020{number:02}",
                "note": "Prefers mornings" if number % 3 == 0 else None,
                "marked": number == 4,
                "height_cm": 150 + number,
            },
        )
    return business


@pytest.fixture
def own(businesses: Businesses) -> Business:
    """A business of one test."""
    return businesses.new("en")


def names(page: Page) -> list[str]:
    """Who stands in the list, from above."""
    return page.locator("#results tbody th a").all_inner_texts()


def total(business: Business, **query: str) -> int:
    """How many clients the API counts."""
    filters = "&".join(f"{name}={value}" for name, value in query.items())
    count: int = business.as_("admin").get(f"clients?{filters}")["total"]
    return count


def tick(page: Page, *wanted: str) -> None:
    for name in wanted:
        page.get_by_role("checkbox", name=f"Select {name}").check()


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
def test_the_list_is_whole(
    filled: Business, pages: Pages, check_page: CheckPage, language: str, device: str, scheme: str
) -> None:
    """S0-2 S1-8 S1-9 S4-8 S4-9: total, columns and pages, on every device and in both looks."""
    page = pages.open(filled, "admin", language, device, scheme)
    page.goto("staff/clients")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[language])
    expect(page.locator(".total")).to_contain_text("30")
    check_page(page, "clients")


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("tab", RECORD)
def test_each_part_of_the_record_is_whole(
    filled: Business,
    pages: Pages,
    check_page: CheckPage,
    tab: str,
    language: str,
    device: str,
    scheme: str,
) -> None:
    """S2-1 S2-5 S2-6 B.11."""
    client = filled.as_("admin").get("clients?search=600102004")["items"][0]
    page = pages.open(filled, "admin", language, device, scheme)
    page.goto(f"staff/clients/{client['id']}{tab}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 04 Àlvarez")
    check_page(page, f"client{tab.replace('/', '-')}")


@pytest.mark.parametrize(("language", "device", "scheme"), LOOKS)
@pytest.mark.parametrize("path", ["new", "import", "export", "columns"])
def test_the_windows_are_whole_as_pages_too(
    filled: Business,
    pages: Pages,
    check_page: CheckPage,
    path: str,
    language: str,
    device: str,
    scheme: str,
) -> None:
    """S1-1 S0-5 S1-12."""
    page = pages.open(filled, "admin", language, device, scheme)
    page.goto(f"staff/clients/{path}")
    check_page(page, f"clients-{path}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_break_nothing_on_the_smallest_screen(
    businesses: Businesses, pages: Pages, check_page: CheckPage, language: str
) -> None:
    """S0-8 S2-7: two directions and signs of several parts at 320 pixels."""
    business = businesses.new(language)
    client = business.client(first_name=NAME, last_name=NAME, note=NAME, tags=[NAME[:50]])
    page = pages.open(business, "admin", language, "small")
    for name, path in (("list", ""), ("record", f"/{client['id']}"), ("edit", f"/{client['id']}/edit")):
        page.goto(f"staff/clients{path}")
        check_page(page, f"clients-long-{name}")


@pytest.mark.parametrize("way", ["button", "plus"])
def test_a_client_is_added_in_a_window(own: Business, pages: Pages, check_page: CheckPage, way: str) -> None:
    """S0-2 S0-10 S1-1 S1-2 S1-3 S1-5 S3-4 S4-2 S4-3 S4-5: by the button or the "+" at the bottom left."""
    own.client()
    page = pages.open(own, "admin", expects=[422])
    page.goto("staff/clients")
    button = page.get_by_role("link", name="Add client")
    (button.first if way == "button" else button.last).click()
    window = page.get_by_role("dialog")
    expect(window.get_by_role("heading", name="New client")).to_be_visible()
    check_page(page, "clients-window")
    window.get_by_label("First name").fill("Ona")
    window.get_by_role("button", name="Save").click()
    expect(window.get_by_role("alert")).to_contain_text("Last name")
    expect(window.get_by_label("First name")).to_have_value("Ona")
    assert window.get_by_label("Email", exact=True).get_attribute("aria-invalid") == "true"
    window.get_by_label("Last name").fill("Roca")
    window.get_by_label("Email", exact=True).fill("ona.roca@mail.example")
    window.get_by_role("button", name="Save").dblclick()
    expect(page.get_by_role("status").first).to_contain_text("The client is added.")
    page.goto("staff/clients")
    row = page.get_by_role("row", name="Ona Roca")
    expect(page.get_by_role("columnheader", name="Last appointment")).to_be_visible()
    # A cell without anything in it has no label either.
    expect(row).to_be_visible()
    expect(row.locator("[data-label='Last appointment']")).to_have_count(0)
    assert total(own) == 2


def test_the_plus_stands_at_the_bottom_left(filled: Business, pages: Pages) -> None:
    """S1-1 S4-2."""
    page = pages.open(filled, "admin")
    page.goto("staff/clients")
    box = page.get_by_role("link", name="Add client").last.bounding_box()
    assert box and box["y"] > 600 and box["x"] < 400, box


def test_who_may_be_here_already_is_named(own: Business, pages: Pages) -> None:
    """B.2: while a new client is typed."""
    own.client(first_name="Mireia", email="mireia@mail.example")
    page = pages.open(own, "admin")
    page.goto("staff/clients/new")
    page.get_by_label("Email", exact=True).fill("mireia@mail.example")
    expect(page.get_by_text("Perhaps already here")).to_contain_text("Mireia")


def test_the_list_is_searched_while_typing_and_without_scripts(filled: Business, pages: Pages) -> None:
    """S0-11 S1-10 S3-5 R-11: by name without accents, by phone, by email."""
    page = pages.open(filled, "admin")
    page.goto("staff/clients")
    search = page.get_by_role("searchbox")
    search.press_sequentially("alvarez 2004")
    expect(page.locator(".total")).to_have_text("1 client")
    assert names(page) == ["Client 04 Àlvarez"]
    search.fill("600 102 007")
    expect(page.locator("#results tbody th a")).to_have_text("Client 07 Serra")
    assert "search=600" in page.url
    search.fill("nobody at all")
    expect(page.get_by_role("heading", name="No client matches")).to_be_visible()
    plain = pages.open(filled, "admin", javascript=False)
    plain.goto("staff/clients")
    plain.get_by_role("searchbox").fill("alvarez 2004")
    plain.get_by_role("searchbox").press("Enter")
    expect(plain.locator("#results tbody th a")).to_have_text("Client 04 Àlvarez")


def test_the_list_is_sorted_by_each_column_up_and_down(filled: Business, pages: Pages) -> None:
    """S0-12 S1-11 S3-6 R-12: the heading says which way."""
    page = pages.open(filled, "admin")
    page.goto("staff/clients/columns")
    boxes = page.locator("fieldset input").all()
    for box in boxes:
        box.check()
    page.get_by_role("button", name="Save").click()
    headings = page.locator("#results thead th[scope=col]")
    count = headings.count()
    assert count == len(boxes) + 1
    for index in range(count):
        link = headings.nth(index).locator("a")
        label = link.inner_text()
        link.click()
        if headings.nth(index).get_attribute("aria-sort") != "ascending":
            headings.nth(index).locator("a").click()
        expect(headings.nth(index)).to_have_attribute("aria-sort", "ascending")
        first = names(page)
        headings.nth(index).locator("a").click()
        expect(headings.nth(index)).to_have_attribute("aria-sort", "descending")
        assert len(names(page)) == len(first) == 25, label
        if label in ("Name", "Phone", "Email", "Height (cm)", "Number"):
            assert first[0] != names(page)[0], label


def test_a_sort_can_be_chosen_on_a_phone(filled: Business, pages: Pages) -> None:
    """S1-11: where the headings are not seen."""
    page = pages.open(filled, "admin", device="phone")
    page.goto("staff/clients")
    page.get_by_label("Order").select_option("desc")
    expect(page.locator("#results tbody th a").first).to_have_text("Client 29 Serra")


def test_rows_and_columns_are_chosen_and_kept(filled: Business, pages: Pages) -> None:
    """S4-9: in a cookie, with and without scripts."""
    page = pages.open(filled, "admin")
    page.goto("staff/clients")
    assert len(names(page)) == 25
    page.get_by_label("Rows per page").select_option("50")
    expect(page.locator("#results tbody tr")).to_have_count(30)
    page.goto("staff/clients")
    assert len(names(page)) == 30
    page.get_by_role("link", name="Columns").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Email").check()
    window.get_by_label("Phone").uncheck()
    window.get_by_role("button", name="Save").click()
    expect(page.get_by_role("columnheader", name="Email")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Phone")).to_have_count(0)
    page.goto("staff/clients")
    expect(page.get_by_role("columnheader", name="Email")).to_be_visible()


def test_pages_lead_on_and_back(filled: Business, pages: Pages) -> None:
    """S4-9: nobody twice, nobody left out."""
    page = pages.open(filled, "admin", javascript=False)
    page.goto("staff/clients?sort=phone&order=desc")
    first = names(page)
    page.get_by_role("link", name="Next").click()
    expect(page.locator("#results tbody tr")).to_have_count(5)
    rest = names(page)
    assert len(first) == 25 and len(rest) == 5 and not set(first) & set(rest)
    page.get_by_role("link", name="Previous").click()
    expect(page.locator("#results tbody tr")).to_have_count(25)
    assert names(page) == first


def test_filters_narrow_the_list(filled: Business, pages: Pages) -> None:
    """R-19: marked, status and archived are three things."""
    page = pages.open(filled, "admin")
    page.goto("staff/clients")
    page.get_by_label("Marked").select_option("true")
    expect(page.locator(".total")).to_have_text("1 client")
    expect(page.locator("#results tbody th a")).to_have_text("Client 04 Àlvarez")
    page.get_by_label("Status").select_option("lead")
    expect(page.get_by_role("heading", name="No client matches")).to_be_visible()
    page.get_by_role("link", name="Clear filters").click()
    expect(page.locator(".total")).to_have_text("30 clients")


@pytest.mark.parametrize("javascript", [True, False])
def test_ticked_clients_go_to_the_bin_and_come_back(
    own: Business, pages: Pages, check_page: CheckPage, javascript: bool
) -> None:
    """S0-7 S1-13 S3-9 S4-11 R-7 B.11: bin in the footer, question, result, undo."""
    for number in range(3):
        own.client(first_name=f"Pau {number}")
    page = pages.open(own, "admin", javascript=javascript)
    page.goto("staff/clients")
    bin_ = page.locator(".bulk").get_by_role("button", name="Delete")
    expect(bin_).to_be_hidden()
    tick(page, "Pau 0 Serra", "Pau 2 Serra")
    expect(bin_).to_be_visible()
    bin_.click()
    question = page.get_by_role("dialog") if javascript else page.locator("main")
    expect(question.get_by_role("heading", name="Delete 2 clients?")).to_be_visible()
    expect(question).to_contain_text("Nothing is lost")
    check_page(page, f"clients-question-{'window' if javascript else 'page'}")
    assert total(own) == 3
    question.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").first).to_contain_text("2 clients archived.")
    assert total(own) == 1
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("2 clients restored.")
    assert total(own) == 3


def test_all_of_a_page_are_ticked_at_once(filled: Business, pages: Pages) -> None:
    """S0-7."""
    page = pages.open(filled, "admin")
    page.goto("staff/clients")
    page.get_by_role("checkbox", name="Select all on this page").check()
    expect(page.locator("[data-count]")).to_have_text("25")
    page.get_by_role("checkbox", name="Select Client 00 Àlvarez").uncheck()
    expect(page.locator("[data-count]")).to_have_text("24")
    page.locator(".bulk").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("dialog")).to_contain_text("and 19 more")
    page.get_by_role("dialog").get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_menu_of_a_row_edits_archives_and_deletes(own: Business, pages: Pages) -> None:
    """S0-6 S1-6 S1-7 S3-8 S4-6."""
    client = own.client(first_name="Berta")
    page = pages.open(own, "admin")
    page.goto("staff/clients")
    page.get_by_role("link", name="Actions for Berta Serra").click()
    page.locator("#menu").get_by_text("Edit").click()
    page.get_by_label("First name").fill("Bertha")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bertha Serra")
    page.goto("staff/clients")
    page.get_by_role("link", name="Actions for Bertha Serra").click()
    page.locator("#menu").get_by_text("Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").first).to_contain_text("1 client archived.")
    assert own.as_("admin").get(f"clients/{client['id']}")["archived_at"]


def test_erasing_takes_the_number_of_the_client(own: Business, pages: Pages, check_page: CheckPage) -> None:
    """R-7: for good, hence typed; purging is refused where appointments are."""
    client = own.client(first_name="Clara")
    own.appointment(client["id"])
    page = pages.open(own, "admin", expects=[409, 422])
    page.goto(f"staff/clients/{client['id']}/delete?do=purge")
    check_page(page, "client-delete")
    page.get_by_label("Type the client’s number").fill(str(client["number"]))
    page.get_by_role("button", name="Remove record").click()
    expect(page.locator("main")).to_contain_text("Appointments or other things depend on it")
    page.goto(f"staff/clients/{client['id']}")
    page.get_by_role("link", name="Erase data").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Type the client’s number").fill("99999")
    window.get_by_role("button", name="Erase data").click()
    expect(window.get_by_text("That is not the number.")).to_be_visible()
    window.get_by_label("Type the client’s number").fill(f"#{client['number']}")
    window.get_by_role("button", name="Erase data").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"#{client['number']}")
    check_page(page, "client-erased")


def test_marked_blocked_status_weight_and_login_are_set_on_the_record(own: Business, pages: Pages) -> None:
    """S0-13 S0-14 S0-16 S2-2 S2-3 S2-4 R-18 R-19: a mail goes out when the login is allowed."""
    client = own.client()
    page = pages.open(own, "admin", expects=[422])
    page.goto(f"staff/clients/{client['id']}")
    page.get_by_label("Status").select_option("inactive")
    page.get_by_label("Weight (kg)").fill("six")
    page.get_by_label("Mark client").check()
    page.get_by_label("Allow login").check()
    page.get_by_label("May not book online").check()
    page.get_by_label("Reason for the block").fill("Three no-shows")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Weight (kg)")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Mark client")).to_be_checked()
    page.get_by_label("Weight (kg)").fill("61,5")
    page.get_by_role("button", name="Save").click()
    banner = page.locator(".banner")
    for text in ("Marked", "Inactive", "61.5", "No online booking"):
        expect(banner).to_contain_text(text)
    saved = own.as_("admin").get(f"clients/{client['id']}")
    assert saved["marked"] and saved["login_allowed"] and saved["weight_kg"] == 61.5
    assert saved["blocklist"]["reason"] == "Three no-shows"
    assert own.mails.last(client["email"])
    page.get_by_role("button", name="Send access again").click()
    expect(page.get_by_role("status").first).to_contain_text("on its way")
    page.get_by_role("button", name="Password link").click()
    assert "#token=" in page.get_by_label("Password link").input_value()


def test_a_client_who_is_given_access_cancels_the_own_appointment(own: Business, pages: Pages) -> None:
    """S3-7 S4-4: the panel is that client's own, with what staff have booked."""
    client = own.client(first_name="Mireia")
    other = own.client(first_name="Berta")
    made = own.appointment(client["id"])
    own.appointment(other["id"])
    desk = pages.open(own, "admin")
    desk.goto(f"staff/clients/{client['id']}")
    desk.get_by_label("Allow login").check()
    desk.get_by_role("button", name="Save").click()
    mail = own.mails.last(client["email"], lambda one: "Password" in one.text)
    found = re.search(r"Password[^:]*: (\S+)", mail.text)
    assert found, mail.text
    page = pages.open(own)
    page.goto("panel")
    page.locator("#f-email").fill(client["email"])
    page.locator("#f-password").fill(found[1])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Current password", exact=True).fill(found[1])
    page.get_by_label("New password", exact=True).first.fill("a lantern over the harbour")
    page.get_by_role("main").get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My appointments")
    assert page.locator("main").inner_text().count("Haircut") == 1
    page.goto(f"panel/appointments/{made['id']}/cancel")
    page.get_by_role("button", name="Cancel the appointment").click()
    expect(page.get_by_role("status").first).to_contain_text("cancelled")
    assert own.as_("admin").get(f"appointments/{made['id']}")["status"] == "cancelled"


def test_a_new_name_stands_at_every_appointment(own: Business, pages: Pages) -> None:
    """S1-6 S4-7: past and future ones."""
    client = own.client(first_name="Marta", last_name="Vila")
    made = [own.appointment(client["id"]) for _ in range(2)]
    page = pages.open(own, "admin")
    page.goto(f"staff/clients/{client['id']}/edit")
    page.get_by_label("First name").fill("Martina")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Martina Vila")
    for one in made:
        page.goto(f"staff/appointments/{one['id']}")
        expect(page.locator("main")).to_contain_text("Martina Vila")
        page.goto(f"staff/diary?date={str(one['starts_at'])[:10]}")
        expect(page.locator(f"#a-{one['id']}")).to_contain_text("Martina Vila")


def test_everything_about_a_client_can_be_entered(own: Business, pages: Pages) -> None:
    """S0-8 S0-9 S2-7 R-15 R-16: and stands on the contact tab."""
    page = pages.open(own, "admin", javascript=False)
    page.goto("staff/clients/new")
    typed = {
        "first_name": "Júlia",
        "middle_name": "M.",
        "last_name": "Pons",
        "email": "julia@mail.example",
        "phone": "600 10 20 30",
        "document.number": "12345678Z",
        "birth_date": "1990-02-28",
        "address.line1": "Carrer Gran, 1",
        "address.city": "Barcelona",
        "address.postal_code": "08012",
        "address.country": "ES",
        "referral_method": "A friend",
        "height_cm": "170,5",
        "weight_kg": "60",
        "tags": "vip, colour",
        "note": "Likes tea",
    }
    page.locator("summary").click()
    for name, text in typed.items():
        page.locator(f"[name='{name}']").fill(text)
    page.locator("[name='document.type']").select_option("nif")
    page.locator("[name='gender']").select_option("female")
    page.locator("[name='language']").select_option("ca")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Júlia M. Pons")
    page.get_by_role("link", name="Contact details").click()
    for text in ("NIF 12345678Z", "28 Feb 1990", "Carrer Gran, 1", "A friend", "Female", "170.5", "+34600102030"):
        expect(page.locator("dl")).to_contain_text(text)


def test_what_somebody_else_saved_meanwhile_is_told(own: Business, pages: Pages) -> None:
    """S1-7: nothing typed is lost, and the other change is not overwritten unseen."""
    client = own.client(phone="+34600102030")
    page = pages.open(own, "admin", expects=[412])
    page.goto(f"staff/clients/{client['id']}/edit")
    own.as_("admin").patch(f"clients/{client['id']}", {"phone": "+34600999888"})
    page.get_by_label("First name").fill("Aina")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".note.warn")).to_contain_text("+34600999888")
    expect(page.get_by_label("First name")).to_have_value("Aina")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aina Serra")


def test_unwanted_services_measurements_and_preferences_are_noted(own: Business, pages: Pages) -> None:
    """S2-22 S2-23 S2-24 R-18 R-20."""
    client = own.client()
    admin = own.as_("admin")
    page = pages.open(own, "admin", expects=[422])
    page.goto(f"staff/clients/{client['id']}/unwanted-services")
    page.get_by_label("Service").select_option("Haircut")
    page.locator("#f-comment").fill("Allergic")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("Comment: Haircut")).to_have_value("Allergic")
    page.get_by_label("Comment: Haircut").fill("Allergic to dye")
    page.get_by_role("button", name="Save").click()
    listed = admin.get(f"clients/{client['id']}/unwanted-services")["items"]
    assert [one["comment"] for one in listed] == ["Allergic to dye"]
    page.get_by_role("button", name="Remove: Haircut").click()
    expect(page.get_by_role("heading", name="No service is ruled out")).to_be_visible()
    page.get_by_role("link", name="Measurements").click()
    page.get_by_label("Value").fill("9000")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("Value")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Value").fill("62")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".banner")).to_contain_text("62")
    page.get_by_role("button", name="Remove: 62").click()
    expect(page.get_by_role("heading", name="No measurements yet")).to_be_visible()
    page.get_by_role("link", name="Preferences").click()
    box = page.get_by_role("group", name="Offers and greetings").get_by_label("E-mail")
    before = box.is_checked()
    box.set_checked(not before)
    page.get_by_role("button", name="Save").click()
    wishes = admin.get(f"clients/{client['id']}/message-preferences")
    assert wishes["marketing"]["email"] is not before
    page.get_by_role("link", name="History").click()
    expect(page.locator("main")).to_contain_text("Message preferences changed")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_export_downloads_with_its_delimiter_and_columns(
    filled: Business, pages: Pages, javascript: bool
) -> None:
    """S0-4 S1-12 S4-10 R-13: with the filter of the list."""
    page = pages.open(filled, "admin", javascript=javascript)
    page.goto("staff/clients?search=serra")
    page.get_by_role("link", name="Export clients").click()
    window = page.get_by_role("dialog") if javascript else page.locator("main")
    window.get_by_label("Delimiter").select_option("semicolon")
    for box in window.locator("fieldset input").all():
        box.set_checked(box.get_attribute("value") in ("first_name", "last_name", "email"))
    with page.expect_download() as started:
        window.get_by_role("button", name="Download file").click()
    assert re.fullmatch(r"clients-new-\d+-[\d-]+\.csv", started.value.suggested_filename)
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["first_name", "last_name", "email"]
    assert len(rows) == 16 and all(row[1] == "Serra" for row in rows[1:])


FILE = "first_name,last_name,email,shoe\nRosa,Mas,rosa@mail.example,1\n<b>Bad</b>,,=1+1,2\nLluís,Pi,lluis@mail.example,3\n"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_is_checked_and_then_taken_in(
    own: Business, pages: Pages, check_page: CheckPage, tmp_path: Path, javascript: bool
) -> None:
    """S0-5 R-14 B.9: first the verdicts of its rows, then the clients."""
    file = tmp_path / "clients.csv"
    file.write_text(FILE)
    page = pages.open(own, "admin", javascript=javascript)
    page.goto("staff/clients/import")
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("2 rows are right, 1 is wrong")).to_be_visible()
    expect(page.get_by_text("No client was added yet")).to_be_visible()
    expect(page.locator(".note", has_text="shoe")).to_be_visible()
    row = page.get_by_role("row").nth(2)
    expect(row).to_contain_text("Last name")
    expect(row).to_contain_text("Email")
    check_page(page, "clients-import-checked")
    assert total(own) == 0
    if not javascript:
        page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Import", exact=True).dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Import done")
    assert total(own) == 2
    page.get_by_role("link", name="Wrong", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto("staff/clients/import")
    expect(page.get_by_role("heading", name="Earlier imports")).to_be_visible()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + bytes(range(256)) * 40_000, "spreadsheet"),
        (b"first_name,last_name,email\n\xff\xfe\x00Anna,Serra,anna@mail.example\n", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(1000), "UTF-8"),
    ],
)
def test_what_is_no_file_of_clients_is_refused_in_words(
    own: Business, pages: Pages, tmp_path: Path, content: bytes, told: str
) -> None:
    """S0-5: ten megabytes of noise too, and nothing of it is taken in."""
    file = tmp_path / "clients.csv"
    file.write_bytes(content)
    page = pages.open(own, "admin", expects=[422])
    page.goto("staff/clients/import")
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("main")).to_contain_text(told)
    assert total(own) == 0


def test_names_from_a_file_are_shown_as_they_are(own: Business, pages: Pages, tmp_path: Path) -> None:
    """S0-5: markup and formulas are text."""
    file = tmp_path / "clients.csv"
    file.write_text('first_name,last_name,email,note\n<img src=x onerror=alert(1)>,Mas,a@mail.example,"=cmd|\'/c\'!A1"\n')
    page = pages.open(own, "admin")
    page.goto("staff/clients/import")
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Import done")
    page.goto("staff/clients")
    assert names(page) == ["<img src=x onerror=alert(1)> Mas"]


def test_each_role_is_offered_what_it_may(catalan: Business, pages: Pages) -> None:
    """S0-1 S4-27 R-24: employees neither export nor delete; managers do not erase."""
    page = pages.open(catalan, "employee")
    page.goto("staff/clients")
    for name in ("export", "import", "delete"):
        assert page.locator(f"a[href*='/clients/{name}'], form[action*='/clients/{name}']").count() == 0, name
    manager = pages.open(catalan, "manager")
    manager.goto("staff/clients")
    assert manager.locator("a[href*='/clients/export']").count() == 1
    manager.locator("#results tbody th a").first.click()
    assert manager.locator("#actions a[href*='do=erase']").count() == 0


def test_a_first_view_is_told_where_nothing_is_yet(own: Business, pages: Pages, check_page: CheckPage) -> None:
    """S1-9: no clients."""
    page = pages.open(own, "admin")
    page.goto("staff/clients")
    expect(page.get_by_role("heading", name="No clients yet")).to_be_visible()
    check_page(page, "clients-none")


def test_what_was_typed_outlives_the_session(own: Business, pages: Pages) -> None:
    """S1-2: the sign-in page keeps it."""
    page = pages.open(own, "admin", expects=[401])
    page.goto("staff/clients/new")
    page.get_by_label("First name").fill("Nora")
    page.get_by_label("Last name").fill("Vila")
    page.get_by_label("Email", exact=True).fill("nora@mail.example")
    kept: list[Any] = page.context.cookies()
    page.context.clear_cookies(name=next(one["name"] for one in kept if "session" in one["name"]))
    page.get_by_role("button", name="Save").click()
    who = own.people["admin"]
    page.locator("#f-email").fill(who.email)
    page.locator("#f-password").fill(who.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.locator("main form button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nora Vila")
