"""What holds for every page, whatever is on it."""

import json
import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from harness.pages import Pages, Watch
from harness.program import BUILD, ROOT

REPORT = BUILD / "browser-report.json"
PICTURES = BUILD / "screenshots"
ROUTES = ROOT / "Tests/JourneyTests/Expected/permissions.txt"
# Files, and the preview of a mail, which looks as the mail does.
NO_PAGE = re.compile(r"^/(assets|calendar)/|\.ics$|embed\.js$|/events$|/file$|/preview$")

AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# HTML, style sheets and scripts of a first view, as the program sends them, without a proxy's compression.
FIRST_VIEW_BYTES_MAX = 60_000
TOUCH_PIXELS_MIN = 44

WIDER_THAN_THE_WINDOW = """
device => {
    const width = Math.min(device, document.documentElement.clientWidth);
    if (document.documentElement.scrollWidth <= width) return [];
    const all = [...document.body.querySelectorAll('*')];
    const wide = all.filter(one => one.getBoundingClientRect().right > width + 0.5);
    const names = wide.map(one => one.outerHTML.slice(0, 120).replace(/\\s+/g, ' '));
    return [`${document.documentElement.scrollWidth} pixels in ${width}`, ...names.slice(0, 8)];
}
"""

# A link in a sentence is as high as its line; what stands by itself has to be easy to hit, with its label.
SMALL_TARGETS = """
least => {
    const targets = 'button, select, summary, textarea, input:not([type=hidden]), nav a, [role=button]';
    const area = one => {
        const boxes = [one, ...(one.labels ?? [])].map(each => each.getBoundingClientRect());
        return [
            Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left)),
            Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top)),
        ];
    };
    const text = one => one.outerHTML.slice(0, 120).replace(/\\s+/g, ' ');
    return [...document.querySelectorAll(targets)]
        .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map(one => [one, area(one)])
        .filter(([one, [width, height]]) => width > 1 && height > 1 && Math.round(height) < least)
        .map(([one, [width, height]]) => `${Math.round(width)} by ${Math.round(height)}: ${text(one)}`);
}
"""

# What has the focus after each press of the tabulator, and whether that can be seen.
FOCUS = """
() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    // The picker's sign inside a field of a date has the browser's own ring, and the field has no focus then.
    const inside = !one.matches(':focus');
    return { text: one.outerHTML.slice(0, 120), shown: inside || outlined || style.boxShadow !== 'none' };
}
"""
FOCUS_PRESSES = 25

FIRST_VIEW = """
() => ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)).map(one => ({
    counts: one.initiatorType === 'navigation' || /\\.(css|js|mjs)$/.test(new URL(one.name).pathname),
    bytes: one.encodedBodySize,
}))
"""


@dataclass(frozen=True)
class View:
    """What the first view of a page cost."""

    name: str
    language: str
    device: str
    scheme: str
    bytes: int
    other_bytes: int
    requests: int


class Checks:
    """Checks pages and keeps what they cost for a report."""

    def __init__(self) -> None:
        self._axe = Axe()
        self._views: list[View] = []
        self._seen: set[str] = set()
        PICTURES.mkdir(parents=True, exist_ok=True)
        for old in PICTURES.glob("failed-*"):
            old.unlink()

    def check(self, pages: Pages, page: Page, name: str, language: str | None = None) -> None:
        """Looks at a page as it stands; fails with everything that is wrong with it at once.

        `language` is the one that the page is in, where that is not the one that was asked for.
        """
        page.wait_for_load_state("load")
        watch = pages.watch(page)
        language = language or watch.language
        stem = f"{name}-{language}-{watch.device.name}-{watch.scheme}"
        page.screenshot(path=PICTURES / f"{stem}.png", full_page=True)
        view = _view(page, name, language, watch)
        self._views.append(view)
        self._seen.add(re.sub(r"^/t/[^/]+", "", urlsplit(page.url).path))
        with pages.examined(page) as examined:
            barriers = self._accessibility(examined)
        faults = [
            *_head(page, language),
            *_policy(watch),
            *(
                f"wider than the window: {one}"
                for one in page.evaluate(WIDER_THAN_THE_WINDOW, watch.device.width)
            ),
            *barriers,
        ]
        if not watch.device.touch:
            faults += _focus(page)
        else:
            faults += [f"hard to hit: {one}" for one in page.evaluate(SMALL_TARGETS, TOUCH_PIXELS_MIN)]
        if view.bytes > FIRST_VIEW_BYTES_MAX:
            faults.append(f"{view.bytes} bytes of HTML, styles and scripts; at most {FIRST_VIEW_BYTES_MAX}")
        assert not faults, f"{stem}:\n" + "\n".join(f"- {fault}" for fault in faults)

    def write(self) -> None:
        """Writes the report, the heaviest view first."""
        views = sorted(self._views, key=lambda view: -view.bytes)
        REPORT.write_text(json.dumps([asdict(view) for view in views], indent=1, ensure_ascii=False) + "\n")

    def unseen(self) -> list[str]:
        """The patterns of the pages that were not checked at all."""
        lines = [line for line in ROUTES.read_text().splitlines() if re.match("GET /(?!api/)", line)]
        patterns = [line.split()[1].rstrip(":") for line in lines]
        pages = [one for one in patterns if not NO_PAGE.search(one)]
        return [one for one in pages if not any(_fits(one, path) for path in self._seen)]

    def _accessibility(self, page: Page) -> list[str]:
        found: list[dict[str, Any]] = self._axe.run(page, options=AXE).response["violations"]
        return [
            f"axe {one['id']}: {one['help']}: {node['html'][:200]}: {node['failureSummary']}"
            for one in found
            for node in one["nodes"]
        ]


def _fits(pattern: str, path: str) -> bool:
    # Other segments are letters and hyphens only.
    exact = re.sub(r"\{[a-z]+\}", "[^/]+", pattern.replace("{id}", "[0-9a-f-]+-[0-9a-f-]+"))
    return re.fullmatch(exact, path) is not None


def _head(page: Page, language: str) -> list[str]:
    faults = []
    told = page.evaluate("() => document.documentElement.lang")
    if told.split("-")[0].lower() != language:
        faults.append(f"its language is {told!r}, not {language!r}")
    if not page.title().strip():
        faults.append("it has no title")
    headings = page.locator("h1:visible").count()
    if headings != 1:
        faults.append(f"it has {headings} headings of the first level, not one")
    return faults


def _focus(page: Page) -> list[str]:
    """What the tabulator reaches without showing it, from where the page is."""
    faults = []
    for _ in range(FOCUS_PRESSES):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        if not focus["shown"]:
            faults.append(f"the focus cannot be seen: {focus['text']}")
    return faults


def _policy(watch: Watch) -> list[str]:
    if watch.document is None:
        return []
    policy = watch.document.headers.get("content-security-policy", "")
    if "default-src" not in policy or "unsafe-" in policy:
        return [f"its content security policy is {policy!r}"]
    return []


def _view(page: Page, name: str, language: str, watch: Watch) -> View:
    loaded: list[dict[str, Any]] = page.evaluate(FIRST_VIEW)
    return View(
        name=name,
        language=language,
        device=watch.device.name,
        scheme=watch.scheme,
        bytes=sum(one["bytes"] for one in loaded if one["counts"]),
        other_bytes=sum(one["bytes"] for one in loaded if not one["counts"]),
        requests=len(loaded),
    )
