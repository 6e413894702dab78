// The diary: dialogs instead of pages, and what others do as they do it.
import { announce, calm, fetchPage } from "./page.js";

const diary = document.querySelector(".diary[data-events]");
const words = diary ? JSON.parse(diary.dataset.words) : {};
const say = (name, values = {}) =>
  Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), words[name] ?? "");

// Pages of appointments are shown in a dialog over the diary.
const open = (address) => import("./diary-dialog.js").then((module) => module.open(address));

addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || !diary || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  event.preventDefault();
  open(link.href);
});
addEventListener("diary", () => refresh());

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
    const known = document.getElementById(`a-${change.id}`);
    const minutes = (Date.parse(change.ends_at) - Date.parse(change.starts_at)) / 60000;
    const isSame = known?.classList.contains(`is-${change.status}`) && known.dataset.e === change.employee_id
      && Number(known.dataset.s) * 1000 === Date.parse(change.starts_at) && Number(known.dataset.n) === minutes;
    if (isSame && change.event !== "appointment.updated") return;
    const isShown = date >= diary.dataset.first && date <= diary.dataset.last;
    if (!isShown && !known) return;
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

  // What moves things is fetched with the first sign of interest; what is done before it is there is done then.
  let moves;
  let isReady = false;
  let isPressed = false;
  const prepare = () => {
    moves ??= import("./diary-move.js").then((module) => {
      module.start({ diary, sheet, say, open, refresh, hold, own, fresh });
      isReady = true;
      sheet.dataset.ready = "";
    });
    return moves;
  };
  if (sheet) {
    for (const sign of ["pointerover", "focusin"]) sheet.addEventListener(sign, prepare, { once: true });
    addEventListener("pointerup", () => { isPressed = false; });
    for (const type of ["pointerdown", "keydown", "click"]) {
      sheet.addEventListener(type, (event) => {
        if (isReady || (type === "click" && event.target.closest("a"))) return;
        if (type === "pointerdown") isPressed = true;
        else if (type === "keydown" && !/^(Arrow|m$| $)/i.test(event.key)) return;
        else event.preventDefault();
        prepare().then(() => {
          if (type !== "pointerdown" || isPressed) event.target.dispatchEvent(new event.constructor(type, event));
        });
      }, { capture: true });
    }
  }
}
