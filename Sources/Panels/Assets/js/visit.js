// The booking page, quicker: the next step comes without leaving the page. Each step has its own address all the same.
import { announce, fetchPage } from "./page.js";

const find = (name) => document.querySelector(name);
let latest = 0;

/** Puts a step in place of the one that is shown; `part` is what was asked for: "times", "days" or a whole step. */
async function show(address, part, keeps) {
  const number = ++latest;
  const old = find("#visit");
  old.setAttribute("aria-busy", "true");
  const late = setTimeout(() => announce(old.dataset.loading), 400);
  let next;
  try {
    const { answer, document: other } = await fetchPage(address);
    if (number !== latest) { clearTimeout(late); return; }
    next = answer.ok && !answer.redirected ? other.querySelector("#visit") : null;
    if (next) document.title = other.title;
    for (const name of [".foot", ".top"]) {
      const edge = other.querySelector(name);
      if (next && edge) find(name)?.replaceWith(edge);
    }
  } catch {
    next = null;
  }
  clearTimeout(late);
  if (number !== latest) return;
  if (!next) { location.assign(address); return; }
  if (!keeps) history.pushState(null, "", address);
  old.replaceWith(next);
  focus(next, part);
}

function focus(step, part) {
  const day = part === "days" ? step.querySelector(".months [rel=next], .months [rel=prev]") : null;
  const title = step.querySelector(part === "times" ? "#times-title" : "h1");
  if (part === "times") announce(title?.textContent ?? "");
  else announce(step.querySelector(part === "days" ? "#days" : "h1")?.textContent ?? "");
  (day ?? title)?.focus({ preventScroll: true });
  const place = part === "times" ? step.querySelector("#times") : step;
  const box = place.getBoundingClientRect();
  if (part === "days" || (box.top >= 0 && box.top < innerHeight * 0.6)) return;
  (part === "times" ? place : document.body).scrollIntoView({ block: "start" });
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-step]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.href, link.dataset.step);
});

addEventListener("popstate", () => show(location.href, "", true));

// Inside another site's page: that page is told how high this one is, once it has asked and so said who it is.
if (parent !== window && find("[data-embedded]")) {
  let asker = null;
  const tell = (more) => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (asker) parent.postMessage({ foyer: "height", height, ...more }, asker);
  };
  addEventListener("message", (event) => {
    if (event.source !== parent || event.data?.foyer !== "hello") return;
    asker = event.origin;
    tell({ arrived: true });
  });
  new ResizeObserver(() => tell()).observe(document.body);
}
