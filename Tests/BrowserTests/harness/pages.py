"""Pages of a browser, as somebody on some device sees them, watched for what must not happen there."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
)

from harness.businesses import Business, Person

# What decides about the language of a page where its address does not.
LANGUAGE_COOKIE = "foyer_lang"
CHROMIUM = os.environ.get("FOYER_CHROMIUM", "/usr/bin/chromium")


@dataclass(frozen=True)
class Device:
    """What a page is looked at with."""

    name: str
    width: int
    height: int
    touch: bool


DEVICES = {
    device.name: device
    for device in (
        Device("phone", 390, 844, touch=True),
        Device("small", 320, 640, touch=True),
        Device("desktop", 1280, 800, touch=False),
    )
}
SCHEMES = ("light", "dark")
# Language, device and scheme: what each page is looked at with, where all combinations would take too long.
LOOKS = (
    ("ca", "phone", "light"),
    ("en", "small", "dark"),
    ("en", "desktop", "light"),
    ("ca", "desktop", "dark"),
)


@dataclass
class Watch:
    """What was asked of a page, and what went wrong on it."""

    business: Business
    language: str
    device: Device
    scheme: str
    javascript: bool
    expects: set[int]
    faults: list[str] = field(default_factory=list)
    document: Response | None = None

    def on(self, page: Page) -> None:
        """Looks at everything that happens on a page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"a script failed: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # Answers with an error status are judged where they come in.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"the console has an error: {message.text}")

    def _request(self, request: Request) -> None:
        wanted, own = urlsplit(request.url), urlsplit(self.business.url)
        if wanted.scheme not in ("data", "blob", "about") and wanted.netloc != own.netloc:
            self.faults.append(f"another host was asked: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left, or a search that goes on, gives up what it asked for.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"a request failed: {request.method} {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.frame.parent_frame is None:
            self.document = response
        if response.status >= 400 and response.status not in self.expects:
            self.faults.append(
                f"{response.request.method} {response.url} was answered with {response.status}"
            )


class Pages:
    """The pages of one test; once it is over, none may have had a fault."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._watches: dict[Page, Watch] = {}

    def open(
        self,
        business: Business,
        role: str | Person = "visitor",
        language: str | None = None,
        device: str = "desktop",
        scheme: str = "light",
        *,
        javascript: bool = True,
        expects: Collection[int] = (),
    ) -> Page:
        """An empty page, in a browser profile of its own, whose addresses are below the business's root.

        `role` is visitor, customer, employee, manager, admin, or a person who signs in. `expects` has the
        statuses from 400 on that are right in this test.
        """
        language = language or business.language
        watch = Watch(business, language, DEVICES[device], scheme, javascript, set(expects))
        context = self._context(watch, javascript)
        # Where the server itself would put it.
        host, path = urlsplit(business.url).hostname or "", urlsplit(business.url).path or "/"
        context.add_cookies([{"name": LANGUAGE_COOKIE, "value": language, "domain": host, "path": path}])
        if role != "visitor":
            self.sign_in(context, business, business.people[role] if isinstance(role, str) else role)
        page = context.new_page()
        self._watches[page] = watch
        watch.on(page)
        return page

    def sign_in(self, context: BrowserContext, business: Business, person: Person) -> None:
        """Gives a browser profile the cookie of a session, past the page for signing in."""
        body = {
            "email": person.email,
            "password": person.password,
            "audience": person.audience,
            "transport": "cookie",
        }
        answer = context.request.post(f"{business.url}/api/v1/sessions", data=body)
        assert answer.status == 201, f"{person.email} cannot sign in: {answer.status} {answer.text()}"

    @contextmanager
    def examined(self, page: Page) -> Iterator[Page]:
        """The page itself; or, of one without scripts, its markup as it stands on one where axe can run."""
        watch = self._watches[page]
        if watch.javascript:
            yield page
            return
        context = self._context(watch, javascript=True)
        twin = context.new_page()
        headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": "script-src 'none'"}
        markup = page.content()
        twin.route(page.url, lambda route: route.fulfill(body=markup, headers=headers))
        twin.goto(page.url)
        yield twin
        context.close()

    def _context(self, watch: Watch, javascript: bool) -> BrowserContext:
        device = watch.device
        context = self._browser.new_context(
            base_url=f"{watch.business.url}/",
            viewport={"width": device.width, "height": device.height},
            has_touch=device.touch,
            is_mobile=device.touch,
            device_scale_factor=2 if device.touch else 1,
            color_scheme="dark" if watch.scheme == "dark" else "light",
            reduced_motion="reduce",
            locale="en-GB" if watch.language == "en" else watch.language,
            timezone_id="Europe/Madrid",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        return context

    def watch(self, page: Page) -> Watch:
        """What is known about a page of `open`."""
        return self._watches[page]

    def picture(self, stem: Path) -> None:
        """Pictures of all pages as they stand, for a test that failed."""
        for number, page in enumerate(self._watches, 1):
            if not page.is_closed():
                page.screenshot(path=f"{stem}-{number}.png")

    def close(self) -> list[str]:
        """Closes everything; what went wrong anywhere."""
        for context in self._contexts:
            context.close()
        return [fault for watch in self._watches.values() for fault in watch.faults]


@contextmanager
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    opened = playwright.chromium.launch(executable_path=CHROMIUM)
    try:
        yield opened
    finally:
        opened.close()
