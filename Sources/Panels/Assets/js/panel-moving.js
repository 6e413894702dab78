// Moving an appointment in the calendar: by dragging it, or by its button and the arrow keys. What comes of it is
// always the same: a question, whose form is that of the page on which a time is chosen.
import { announce, api, fetchPage, toast } from "./page.js";
import { calendar, cells, lay, make, minuteAt, minutes, place } from "./panel-calendar.js";

const dialog = document.getElementById("moving");
const form = dialog.querySelector("form");
let moving = null;
let dragged = false;

const words = () => calendar().dataset;
const cellOf = (date) => calendar().querySelector(`td[data-date="${date}"]`);
const label = (cell) => cell.querySelector(".date .unseen").textContent.trim();
const say = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const clock = (wall) => wall.slice(11, 16);
const day = (wall) => wall.slice(0, 10);
const isAxis = () => calendar().classList.contains("axis");

/** When a free time is, in words. */
function spot(slot) {
  const cell = cellOf(day(slot.starts_at));
  return `${cell ? label(cell) : day(slot.starts_at)}, ${clock(slot.starts_at)}`;
}

// What is free is looked up when somebody begins to move something.

async function begin(event, how) {
  stop();
  const { id, start, end, when } = event.dataset;
  moving = {
    id, start, end, when, how, slots: [],
    action: event.querySelector("[data-grip]").href,
    service: event.querySelector(".what span").textContent,
    detail: event.querySelector("small").textContent,
  };
  moving.ready = look();
  await moving.ready;
}

async function look() {
  const mine = moving;
  const shown = cells().map((cell) => cell.dataset.date);
  calendar().ariaBusy = "true";
  if (mine.how === "keys") announce(words().loading);
  try {
    const answer = await api("GET", `my/appointments/${mine.id}/times?from=${shown[0]}&to=${shown.at(-1)}`);
    if (mine !== moving) return;
    mine.slots = answer.slots;
    mine.visit = answer.visit;
    draw();
  } catch {
    if (mine === moving) {
      stop();
      toast(words().failed, "bad");
    }
  } finally {
    calendar().ariaBusy = "false";
  }
}

function draw() {
  const sheet = calendar();
  sheet.querySelector(`[data-id="${moving.id}"]`)?.classList.add("is-moving");
  lay(moving.slots);
  sheet.classList.add("choosing");
  for (const cell of cells()) {
    const free = freeOn(cell.dataset.date);
    cell.classList.toggle("is-free", free.length > 0);
    cell.querySelector(".count")?.remove();
    if (!isAxis()) {
      if (free.length) make("count", cell, say(words().count, { n: free.length }));
      continue;
    }
    for (const [start, end] of merged(free)) place(make("band", cell.querySelector(".bands")), start, end);
  }
}

const freeOn = (date) => moving.slots.filter((slot) => day(slot.starts_at) === date);

/** The times in which the whole appointment finds room, put together. */
function merged(slots) {
  const ranges = [];
  for (const slot of slots) {
    const [start, end] = [minutes(slot.starts_at), minutes(slot.ends_at) || 1440];
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

function stop(isSaid = false) {
  if (!moving) return;
  const { id } = moving;
  moving.follower?.remove();
  moving = null;
  const sheet = calendar();
  sheet.classList.remove("choosing");
  for (const part of sheet.querySelectorAll(".ghost, .count")) part.remove();
  for (const cell of cells()) cell.classList.remove("is-free", "is-target");
  for (const event of sheet.querySelectorAll(".is-moving")) event.classList.remove("is-moving");
  lay();
  if (!isSaid) return;
  announce(words().stopped);
  sheet.querySelector(`[data-id="${id}"] [data-grip]`)?.focus();
}

/** Shows another week or month in place, with what is being moved still in hand. */
async function turn(link) {
  const { answer, document: next } = await fetchPage(link.href);
  if (!answer.ok || !next.getElementById("calendar")) return location.assign(link.href);
  for (const choice of ["#calendar", ".calendar-bar", ".segments"]) {
    document.querySelector(choice).replaceWith(document.adoptNode(next.querySelector(choice)));
  }
  history.replaceState(null, "", link.href);
  lay();
  if (moving) await (moving.ready = look());
}

// The question.

function ask(slots) {
  const mine = moving;
  const several = slots.length > 1;
  const times = form.querySelector("[data-times]");
  const after = form.querySelector("[data-after]");
  const cell = cellOf(day(slots[0].starts_at));
  form.action = mine.action;
  form.querySelector("[name=view]").value = words().view;
  form.querySelector("[data-service]").textContent = mine.service;
  form.querySelector("[data-detail]").textContent = mine.detail;
  form.querySelector("[data-before]").textContent = mine.when;
  after.textContent = several ? label(cell) : spot(slots[0]);
  times.hidden = !several;
  times.querySelector("legend").textContent = label(cell);
  for (const chip of times.querySelectorAll(".chip")) chip.remove();
  for (const slot of slots) {
    const chip = document.createElement("label");
    chip.className = "chip";
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "starts_at", value: slot.starts_at, required: true, checked: !several });
    const text = document.createElement("span");
    text.textContent = clock(slot.starts_at);
    chip.append(input, text);
    times.append(chip);
    input.addEventListener("change", () => { after.textContent = spot(slot); });
  }
  mine.follower?.remove();
  dialog.showModal();
}

dialog.addEventListener("close", () => stop(true));

// By the keyboard: a mark goes from free time to free time.

function mark(slot) {
  calendar().querySelector(".ghost")?.remove();
  for (const cell of cells()) cell.classList.remove("is-target");
  moving.target = slot;
  if (!slot) return;
  const cell = cellOf(day(slot.starts_at));
  const ghost = make("ghost", cell);
  if (isAxis()) {
    ghost.textContent = clock(slot.starts_at);
    place(ghost, minutes(slot.starts_at), minutes(slot.ends_at) || 1440);
  } else {
    cell.classList.add("is-target");
    ghost.textContent = say(words().count, { n: freeOn(cell.dataset.date).length });
    cell.querySelector(".count")?.remove();
  }
  const title = say(words().free, { when: isAxis() ? spot(slot) : label(cell) });
  ghost.ariaLabel = isAxis() ? title : `${title}, ${ghost.textContent}`;
  if (moving.how !== "keys") {
    ghost.classList.add("is-drop");
    return;
  }
  ghost.focus();
  ghost.scrollIntoView({ block: "nearest" });
  announce(ghost.ariaLabel);
}

const choose = (slot) => ask(isAxis() ? [slot] : freeOn(day(slot.starts_at)));

/** The free time nearest to one: on the first day that has any, from a day on and in a direction. */
function nearest(from, direction, minute) {
  const dates = cells().map((cell) => cell.dataset.date).filter((date) => (direction > 0 ? date >= from : date <= from));
  if (direction < 0) dates.reverse();
  const date = dates.find((each) => freeOn(each).length);
  return closest(date ? freeOn(date) : [], minute);
}

function closest(slots, minute) {
  const away = (slot) => Math.abs(minutes(slot.starts_at) - minute);
  return slots.reduce((best, slot) => (!best || away(slot) < away(best) ? slot : best), null);
}

const shifted = (date, days) => new Date(Date.parse(`${date}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10);

async function go(days) {
  const { target } = moving;
  const minute = minutes(target?.starts_at ?? moving.start);
  const found = target && nearest(shifted(day(target.starts_at), days), days, minute);
  if (found) return mark(found);
  await leaf(days, minute);
}

/** On to the next week or month, or back, as long as anything can be free there. */
async function leaf(direction, minute) {
  const link = document.querySelector(`[data-turn][rel=${direction > 0 ? "next" : "prev"}]`);
  const today = new Date().toISOString().slice(0, 10);
  if (direction < 0 && cells()[0].dataset.date <= today) return announce(words().none);
  const mine = moving;
  await turn(link);
  if (mine !== moving) return;
  const dates = cells().map((cell) => cell.dataset.date);
  const found = nearest(direction > 0 ? dates[0] : dates.at(-1), direction, minute);
  mark(found ?? null);
  if (!found) {
    announce(words().none);
    document.querySelector(`[data-turn][rel=${direction > 0 ? "next" : "prev"}]`).focus();
  }
}

/** Takes an appointment by its button; where there is no room, that leads to the page with days and times. */
export async function take(grip) {
  await begin(grip.closest(".event"), "keys");
  if (!moving) return;
  const [start, minute] = [day(moving.start), minutes(moving.start)];
  const first = nearest(start, 1, minute) ?? nearest(start, -1, minute);
  toast(words().moving);
  if (first) mark(first);
  else await leaf(1, minute);
}

function along(step) {
  const index = moving.slots.indexOf(moving.target) + step;
  const next = moving.slots[index];
  return next ? mark(next) : go(step);
}

addEventListener("keydown", (event) => {
  if (!moving || moving.how !== "keys" || dialog.open) return;
  const acts = {
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
    ArrowUp: () => (isAxis() ? along(-1) : go(-7)),
    ArrowDown: () => (isAxis() ? along(1) : go(7)),
    PageUp: () => leaf(-1, minutes(moving.start)),
    PageDown: () => leaf(1, minutes(moving.start)),
    Escape: () => stop(true),
  };
  const act = acts[event.key];
  if (!act || (event.key !== "Escape" && !event.target.closest(".ghost, [data-turn]"))) return;
  event.preventDefault();
  act();
});

addEventListener("click", async (event) => {
  if (dragged) {
    dragged = false;
    event.preventDefault();
    return;
  }
  const { target } = event;
  const turning = target.closest("[data-turn]");
  if (turning && moving) {
    event.preventDefault();
    const minute = minutes(moving.start);
    return leaf(turning.rel === "next" ? 1 : -1, minute);
  }
  if (!moving || dialog.open || !calendar().contains(target)) return;
  if (target.closest(".event")) return;
  event.preventDefault();
  if (target.closest(".ghost")) return choose(moving.target);
  const slot = under(event);
  if (slot) choose(slot);
}, true);

// By dragging.

/** The free time under the pointer. */
function under({ clientX, clientY }) {
  const cell = document.elementsFromPoint(clientX, clientY).find((part) => part.matches("#calendar td"));
  if (!cell || !moving) return null;
  const free = freeOn(cell.dataset.date);
  if (!isAxis()) return free[0] ?? null;
  const minute = minuteAt(clientY - cell.getBoundingClientRect().top - (moving.grabbed ?? 0));
  const slot = closest(free, minute);
  return slot && Math.abs(minutes(slot.starts_at) - minute) <= 40 ? slot : null;
}

/** An appointment was pressed on: where the pointer moves, it goes along; `last` is where it has got to. */
export function grab(down, last) {
  const event = down.target.closest("#calendar .event");
  if (!event || down.button || dialog.open || moving?.how === "keys") return;
  const canMove = event.querySelector("[data-grip]");
  if (down.pointerType === "touch" && !down.target.closest("[data-grip]")) return;
  const grabbed = isAxis() ? down.clientY - event.getBoundingClientRect().top : 0;
  let turning;
  let isTold = false;

  const move = (at) => {
    if (!moving && Math.hypot(at.clientX - down.clientX, at.clientY - down.clientY) < 6) return;
    if (!moving) {
      dragged = true;
      if (!canMove) {
        if (!isTold) toast(event.dataset.why ?? "");
        isTold = true;
        return;
      }
      begin(event, "drag");
      moving.grabbed = grabbed;
      moving.follower = make("follower", document.body);
    }
    at.preventDefault();
    moving.follower.style.left = `${at.clientX + 14}px`;
    moving.follower.style.top = `${at.clientY + 14}px`;
    const slot = under(at);
    mark(slot);
    const cell = document.elementsFromPoint(at.clientX, at.clientY).find((part) => part.matches("#calendar td"));
    const where = slot && isAxis() ? spot(slot) : (cell && label(cell));
    moving.follower.textContent = where ? say(slot ? words().free : words().blocked, { when: where }) : moving.service;
    const link = document.elementFromPoint(at.clientX, at.clientY)?.closest("[data-turn]");
    if (!link) turning = clearTimeout(turning);
    else turning ??= setTimeout(() => { turning = null; if (moving) turn(link); }, 700);
    if (at.clientY > innerHeight - 48) scrollBy(0, 14);
    else if (at.clientY < 48) scrollBy(0, -14);
  };
  const end = () => {
    clearTimeout(turning);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", cancel);
    removeEventListener("keydown", escape, true);
    // The click that follows a drag is none; where there is none, the next one counts.
    setTimeout(() => { dragged = false; }, 0);
  };
  const up = async (at) => {
    end();
    const mine = moving;
    if (!mine) return;
    await mine.ready;
    const slot = mine === moving ? under(at) : null;
    if (slot) choose(slot);
    else if (mine === moving) stop(true);
  };
  const cancel = () => { end(); stop(true); };
  const escape = (key) => {
    if (key.key !== "Escape" || !moving) return;
    key.preventDefault();
    cancel();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", cancel);
  addEventListener("keydown", escape, true);
  if (last) move(last);
}

// Where the window gets wider or narrower meanwhile, everything finds its place anew.
matchMedia("(width >= 48rem)").addEventListener("change", () => {
  if (!moving) return;
  draw();
  if (moving.target && !dialog.open) mark(moving.target);
});
