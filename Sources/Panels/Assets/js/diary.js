// The diary: dialogs instead of pages, and what others do as they do it.
import { announce, calm, fetchPage, toast } from "./page.js";

const diary = document.querySelector(".diary[data-events]");
const words = diary ? JSON.parse(diary.dataset.words) : {};
const say = (name, values = {}) =>
  Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), words[name] ?? "");

// Dialogs: a page's article, shown over the diary; its forms are sent from there.
let dialog;
let isSending = false;

function fill(part) {
  const title = document.createElement("h2");
  const heading = part.querySelector("h1");
  title.id = "dialog-title";
  title.append(...heading.childNodes);
  heading.replaceWith(title);
  dialog.querySelector("article")?.remove();
  dialog.append(part);
  const wrong = part.querySelector("[data-issues], [role=alert]");
  if (wrong) wrong.focus();
}

async function open(address) {
  const { answer, document: page } = await fetchPage(address);
  const part = page.querySelector("article.appointment");
  if (!answer.ok || !part) { location.assign(address); return; }
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "dialog broad";
    dialog.setAttribute("aria-labelledby", "dialog-title");
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "button quiet shut";
    shut.dataset.closes = "";
    shut.textContent = say("close");
    dialog.append(shut);
    document.body.append(dialog);
  }
  fill(part);
  if (!dialog.open) dialog.showModal();
  part.querySelector("select, input:not([type=hidden])")?.focus();
}

async function send(form, submitter) {
  if (isSending) return;
  isSending = true;
  submitter?.setAttribute("aria-busy", "true");
  try {
    const { answer, document: page } = await fetchPage(submitter?.getAttribute("formaction") ?? form.getAttribute("action"), {
      method: "post", body: new URLSearchParams(new FormData(form, submitter)),
    });
    const notice = page.querySelector(".content > .note.good p")?.textContent;
    const part = page.querySelector("article.appointment");
    if (notice) toast(notice, "good");
    if (part) fill(part);
    else if (answer.ok) dialog.close();
    else location.reload();
    if (answer.redirected) refresh();
  } catch { toast(say("offline"), "bad"); }
  isSending = false;
  submitter?.removeAttribute("aria-busy");
}

// Who was found and which times are free, while the form is filled in.
async function look(form) {
  const { document: page } = await fetchPage(form.dataset.refresh, { method: "post", body: new URLSearchParams(new FormData(form)) });
  for (const part of page.querySelectorAll("form [data-part][id], #f-employee")) document.getElementById(part.id)?.replaceWith(part);
}
const lookLater = calm(look, 250);

addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (link && diary && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented) {
    event.preventDefault();
    open(link.href);
  }
  const button = event.target.closest("button[formaction]");
  if (button?.form?.dataset.refresh) { event.preventDefault(); look(button.form); }
});
addEventListener("submit", (event) => {
  if (!dialog?.contains(event.target)) return;
  event.preventDefault();
  send(event.target, event.submitter);
}, true);
addEventListener("change", (event) => {
  const { form, name } = event.target;
  if (form?.dataset.refresh && ["service", "employee", "date"].includes(name)) look(form);
  if (name === "slot") form.elements.time.value = "";
});
addEventListener("input", (event) => {
  if (event.target.dataset.live !== undefined) lookLater(event.target.form);
});

// The sheet is drawn again as it is on the server, where it is scrolled to.
let isHeld = false;
let isDue = false;
const fresh = new Set();
const own = new Set();

async function refresh() {
  if (!diary) return;
  if (isHeld) { isDue = true; return; }
  const { answer, document: page } = await fetchPage(location.href);
  if (!answer.ok || isHeld) return;
  const focused = document.activeElement?.closest(".visit")?.id;
  for (const part of [".sheet", ".week", ".month"]) {
    const [before, after] = [diary.querySelector(part), page.querySelector(part)];
    if (!before || !after) continue;
    before.className = after.className;
    before.replaceChildren(...after.childNodes);
  }
  if (focused) document.getElementById(focused)?.querySelector("a")?.focus();
  for (const id of fresh) {
    const visit = document.getElementById(`a-${id}`);
    visit?.classList.add("fresh");
    if (visit && !own.has(id)) announce(say("live", { what: visit.querySelector("a").textContent }));
    setTimeout(() => visit?.classList.remove("fresh"), 5000);
  }
  fresh.clear();
}
const refreshSoon = calm(refresh, 120);

function hold(isHeldNow) {
  isHeld = isHeldNow;
  if (!isHeld && isDue) { isDue = false; refresh(); }
}

// What others do: one stream while the page is looked at.
let source;
let position = diary?.dataset.since;
let spare;

function listen() {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: diary.dataset.zone });
  source = new EventSource(`${diary.dataset.events}?${new URLSearchParams({ branch: diary.dataset.branch, since: position })}`);
  source.addEventListener("appointment", (event) => {
    position = event.lastEventId || position;
    const change = JSON.parse(event.data);
    const date = change.starts_at ? day.format(new Date(change.starts_at)) : "";
    const isShown = date >= diary.dataset.first && date <= diary.dataset.last;
    if (!isShown && !document.getElementById(`a-${change.id}`)) return;
    fresh.add(change.id);
    refreshSoon();
  });
  source.addEventListener("reload", refreshSoon);
  source.addEventListener("open", () => { clearInterval(spare); diary.dataset.live = "yes"; });
  source.addEventListener("error", () => {
    delete diary.dataset.live;
    // Refused for good: now and then the page is asked instead.
    if (source.readyState === EventSource.CLOSED) { clearInterval(spare); spare = setInterval(refresh, 60000); }
  });
}

function showNow() {
  for (const lines of diary.querySelectorAll(".sheet .lines")) {
    const minute = Math.floor((Date.now() / 1000 - lines.parentElement.dataset.start) / 60);
    const line = lines.querySelector(".now");
    if (!line || minute < 0) continue;
    line.style.setProperty("--h", Math.floor(minute / 60));
    line.style.setProperty("--m", minute % 60);
  }
}

if (diary) {
  listen();
  addEventListener("pagehide", () => source.close());
  document.addEventListener("visibilitychange", () => {
    source.close();
    if (!document.hidden) { listen(); refresh(); }
  });
  setInterval(showNow, 30000);
  const sheet = diary.querySelector(".sheet");
  const line = sheet?.querySelector(".now");
  if (line) sheet.scrollTop = Math.max(0, line.offsetTop - sheet.clientHeight / 3);

  // A tooltip stays within the window, and goes with Escape.
  const place = (event) => {
    const visit = event.target.closest?.(".visit");
    diary.classList.remove("hushed");
    if (!visit || !sheet) return;
    const tip = visit.querySelector(".tip");
    const box = visit.getBoundingClientRect();
    tip.style.position = "fixed";
    tip.style.right = "auto";
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    const below = box.bottom + 4 + tip.offsetHeight < innerHeight;
    tip.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - tip.offsetHeight - 4)}px`;
  };
  diary.addEventListener("pointerover", place);
  diary.addEventListener("focusin", place);
  addEventListener("keydown", (event) => { if (event.key === "Escape") diary.classList.add("hushed"); });

  // What moves things is fetched with the first sign of interest.
  const tools = { diary, sheet, say, open, refresh, hold, own, fresh };
  let moves;
  const prepare = () => { moves ??= sheet && import("./diary-move.js").then((module) => module.start(tools)); };
  for (const sign of ["pointerover", "focusin"]) sheet?.addEventListener(sign, prepare, { once: true });
}
