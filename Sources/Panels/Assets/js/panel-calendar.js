// The calendar of a customer: the axis of hours of a week, and what moves an appointment once somebody touches one.
const wide = matchMedia("(width >= 48rem)");
const hourPixels = 56;
const headPixels = 36;

export const calendar = () => document.getElementById("calendar");
export const cells = () => [...calendar().querySelectorAll("td")];
export const minutes = (wall) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
/** Minutes of the day at a height below the top of a day. */
export const minuteAt = (pixels) => range.from + ((pixels - headPixels) * 60) / hourPixels;
let range = { from: 0, until: 1440 };

document.documentElement.classList.add("js");

export function make(name, parent, text = "") {
  const part = document.createElement(name === "ghost" ? "button" : name === "follower" || name === "lines" ? "div" : "span");
  part.className = name;
  part.textContent = text;
  if (part.type) part.type = "button";
  parent.append(part);
  return part;
}

/** Puts something to its time of the day. */
export function place(part, start, end) {
  part.style.top = `${((start - range.from) * hourPixels) / 60 + (part.closest(".bands") ? 0 : headPixels)}px`;
  part.style.height = `${Math.max(24, ((end - start) * hourPixels) / 60)}px`;
}

/** Draws the axis where there is room for it; `slots` are times that must fit on it too. */
export function lay(slots = []) {
  const sheet = calendar();
  for (const part of sheet.querySelectorAll(".lines, .bands, .hours")) part.remove();
  const axis = wide.matches && sheet.dataset.view === "week";
  sheet.classList.toggle("axis", axis);
  for (const event of sheet.querySelectorAll(".event")) event.removeAttribute("style");
  if (!axis) return;
  const all = [...[...sheet.querySelectorAll(".event")].map(({ dataset }) => [dataset.start, dataset.end]),
    ...slots.map((slot) => [slot.starts_at, slot.ends_at])].map(([start, end]) => [minutes(start), minutes(end) || 1440]);
  range = {
    from: Math.floor(Math.min(8 * 60, ...all.map(([start]) => start)) / 60) * 60,
    until: Math.ceil(Math.max(20 * 60, ...all.map(([start, end]) => (end > start ? end : 1440))) / 60) * 60,
  };
  sheet.style.setProperty("--hour", `${hourPixels}px`);
  sheet.style.setProperty("--tall", `${((range.until - range.from) * hourPixels) / 60 + headPixels}px`);
  for (const cell of cells()) {
    make("lines", cell);
    make("bands", cell);
    for (const event of cell.querySelectorAll(".event")) {
      const [start, end] = [minutes(event.dataset.start), minutes(event.dataset.end)];
      place(event, start, end > start ? end : 1440);
    }
  }
  const labels = make("hours", cells()[0]);
  labels.ariaHidden = "true";
  for (let hour = range.from + 60; hour < range.until; hour += 60) {
    const label = document.createElement("span");
    label.textContent = `${hour / 60}:00`;
    label.style.top = `${((hour - range.from) * hourPixels) / 60}px`;
    labels.append(label);
  }
}

// What moves appointments is fetched when the first one is pointed at or has the focus.
let moving;
const load = () => (moving ??= import(calendar().dataset.script));
for (const kind of ["pointerover", "focusin", "touchstart"]) {
  addEventListener(kind, (event) => { if (event.target.closest?.("#calendar .event")) load(); }, { passive: true });
}
addEventListener("pointerdown", async (down) => {
  if (!down.target.closest?.("#calendar .event")) return;
  let isOver = false;
  let last = null;
  const follow = (at) => { last = at; };
  addEventListener("pointerup", () => { isOver = true; }, { once: true });
  addEventListener("pointermove", follow);
  const { grab } = await load();
  removeEventListener("pointermove", follow);
  if (!isOver) grab(down, last);
});
addEventListener("dragstart", (event) => {
  if (event.target.closest?.("#calendar .event")) event.preventDefault();
});
addEventListener("click", async (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || !wide.matches) return;
  event.preventDefault();
  (await load()).take(grip);
});

wide.addEventListener("change", () => lay());
for (const tip of document.querySelectorAll(".tip")) tip.hidden = !wide.matches;
lay();
