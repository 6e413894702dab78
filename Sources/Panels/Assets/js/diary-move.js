// Moving and stretching appointments by pointer and by keyboard, and walking through free times.
import { announce, api, toast } from "./page.js";

const STEP = 15;
const FINE = 5;

export function start({ diary, sheet, say, open, refresh, hold, own, fresh }) {
  const root = document.documentElement.lang;
  const clock = new Intl.DateTimeFormat(root, { timeZone: diary.dataset.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const weekday = new Intl.DateTimeFormat(root, { timeZone: diary.dataset.zone, weekday: "long", day: "numeric", month: "long" });
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: diary.dataset.zone, hour: "2-digit", minute: "2-digit" });
  const time = (seconds) => clock.format(new Date(seconds * 1000));
  const mayMove = "mayMove" in diary.dataset;
  const columns = () => [...sheet.querySelectorAll(".col")];
  const unit = () => parseFloat(getComputedStyle(sheet.querySelector(".hours"), "::before").height) / lengthOf() ;
  const lengthOf = () => Number(getComputedStyle(sheet).getPropertyValue("--n")) * 60;

  /** The moment under a point of a column. */
  const moment = (column, y) => {
    const box = column.querySelector(".lines").getBoundingClientRect();
    return Number(column.dataset.start) + ((y - box.top) / unit()) * 60;
  };
  const snapped = (seconds, step) => Math.round(seconds / (step * 60)) * step * 60;

  function put(element, column, seconds, minutes) {
    const from = Math.round((seconds - Number(column.dataset.start)) / 60);
    element.style.setProperty("--h", Math.floor(from / 60));
    element.style.setProperty("--m", ((from % 60) + 60) % 60);
    if (minutes) { element.style.setProperty("--x", Math.floor(minutes / 60)); element.style.setProperty("--y", minutes % 60); }
    const lines = column.querySelector(".lines");
    if (element.parentElement !== lines) lines.append(element);
  }

  // One move at a time: what is moved, where it would go, and where that is possible.
  let move;

  function begin(visit, isStretch) {
    const column = visit.closest(".col");
    const [from, minutes] = [Number(visit.dataset.s), Number(visit.dataset.n)];
    const ghost = document.createElement("li");
    ghost.className = "ghost";
    ghost.setAttribute("aria-hidden", "true");
    move = { visit, id: visit.id.slice(2), column, from, home: column, start: from, minutes, length: minutes, isStretch, ghost, free: null };
    diary.classList.add("moving", "hushed");
    visit.classList.add("held");
    hold(true);
    draw();
    ask(move);
  }

  /** Asks which times are free for this service, and shows them. */
  async function ask(asked) {
    const minutes = asked.minutes;
    const query = new URLSearchParams({
      branch: diary.dataset.branch, service: asked.visit.dataset.v, from: diary.dataset.first, to: diary.dataset.last,
      entry: "staff", moving: asked.id, minutes,
    });
    let slots = [];
    try { ({ slots } = await api("GET", `availability?${query}`)); } catch { return; }
    if (move !== asked || asked.minutes !== minutes) return;
    const starts = slots.map((slot) => ({ at: Date.parse(slot.starts_at) / 1000, who: slot.employee_ids }));
    const gaps = starts.slice(1).map((slot, index) => slot.at - starts[index].at).filter((gap) => gap > 0);
    asked.interval = Math.min(3600, ...gaps);
    asked.free = starts;
    for (const old of sheet.querySelectorAll(".free")) old.remove();
    for (const column of columns()) {
      const first = Number(column.dataset.start);
      for (const slot of starts) {
        if (!slot.who.includes(column.dataset.employee) || slot.at < first || slot.at >= first + lengthOf() * 60) continue;
        const band = document.createElement("li");
        band.className = "free";
        band.setAttribute("aria-hidden", "true");
        put(band, column, slot.at);
        band.style.setProperty("--x", asked.interval / 60);
      }
    }
    draw();
  }

  const isFree = ({ free, interval, column, start: at }) =>
    !free || free.some((slot) => slot.who.includes(column.dataset.employee) && slot.at <= at && at < slot.at + interval);

  function draw() {
    const { ghost, column, start: at, minutes } = move;
    ghost.textContent = `${time(at)}–${time(at + minutes * 60)}`;
    ghost.classList.toggle("bad", !isFree(move));
    put(ghost, column, at, minutes);
  }

  function end() {
    if (!move) return;
    move.ghost.remove();
    move.visit.classList.remove("held");
    for (const band of sheet.querySelectorAll(".free")) band.remove();
    diary.classList.remove("moving");
    move = null;
  }

  const leave = () => { const visit = move?.visit; end(); hold(false); announce(say("dropped")); visit?.querySelector("a").focus(); };

  /** Asks whether it is meant, then has it done. */
  async function drop() {
    const { visit, id, column, home, start: at, minutes, from, length } = move;
    const employee = column.dataset.employee;
    if (at === from && minutes === length && column === home) { leave(); return; }
    const who = visit.querySelector("strong").textContent;
    const before = { starts_at: new Date(from * 1000).toISOString(), employee: visit.dataset.e, minutes: length };
    const after = { starts_at: new Date(at * 1000).toISOString(), employee: employee || visit.dataset.e, minutes };
    const day = weekday.format(new Date(at * 1000));
    const to = `${day}, ${time(at)}–${time(at + minutes * 60)}, ${column.dataset.name}`;
    const people = [...new Set([who, home.dataset.name, column.dataset.name])].join(", ");
    end();
    const meant = await question(say("ask", { who, to }), say("told", { people }), say("move"));
    if (meant) await perform(id, after, before);
    else announce(say("dropped"));
    hold(false);
    document.getElementById(`a-${id}`)?.querySelector("a").focus();
  }

  async function perform(id, wish, back, reason) {
    const body = new URLSearchParams({ ...wish, csrf: diary.dataset.token });
    if (reason) body.set("override.reason", reason);
    let answer;
    let json;
    try {
      answer = await fetch(`${diary.dataset.moves}/${id}/move`, { method: "post", body, headers: { accept: "application/json" } });
      json = await answer.json();
    } catch { toast(say("offline"), "bad"); return; }
    if (answer.ok) {
      own.add(json.id);
      fresh.add(json.id);
      hold(false);
      await refresh();
      const note = toast(back ? json.notice : say("undone"), "good");
      announce(note.textContent);
      if (back) offer(note, () => perform(json.id, back));
      return;
    }
    const problem = json.problem ?? json.detail ?? say("failed");
    if ("mayOverride" in diary.dataset && json.can_override && !reason) {
      const why = await question(problem, "", say("override"), say("reason"));
      if (why) await perform(id, wish, back, why);
      else announce(say("dropped"));
    } else toast(problem, "bad");
  }

  function offer(note, undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button end";
    button.textContent = say("undo");
    button.addEventListener("click", () => { note.remove(); undo(); });
    note.append(button);
  }

  /** Asks in a dialog; what was typed, or yes; nothing where it was not meant. */
  function question(text, more, yes, field) {
    return new Promise((resolve) => {
      const dialog = document.createElement("dialog");
      dialog.className = "dialog";
      dialog.innerHTML = `<form class="form" method="dialog"><h2 id="question"></h2><p class="soft"></p><div class="field" hidden>
        <label for="why"></label><input class="input" id="why" maxlength="500"></div>
        <div class="buttons"><button class="button main" value="yes"></button><button class="button" value="" formnovalidate></button></div></form>`;
      dialog.setAttribute("aria-labelledby", "question");
      const [heading, told, label, input] = ["h2", "p", "label", "input"].map((name) => dialog.querySelector(name));
      const [agree, refuse] = dialog.querySelectorAll("button");
      heading.textContent = text;
      told.textContent = more;
      agree.textContent = yes;
      refuse.textContent = say("cancel");
      if (field) { label.textContent = field; input.required = true; input.parentElement.hidden = false; }
      dialog.addEventListener("close", () => {
        resolve(dialog.returnValue === "yes" ? (field ? input.value : "yes") : null);
        dialog.remove();
      });
      document.body.append(dialog);
      dialog.showModal();
      (field ? input : agree).focus();
    });
  }

  // By pointer; a finger has to rest before it drags.
  let press;
  const atPoint = (event) => columns().find((column) => {
    const box = column.getBoundingClientRect();
    return box.left <= event.clientX && event.clientX < box.right;
  });

  sheet.addEventListener("pointerdown", (event) => {
    const visit = event.target.closest(".visit");
    if (!mayMove || !visit || !("move" in visit.dataset) || event.button !== 0) return;
    const box = visit.getBoundingClientRect();
    const isStretch = box.bottom - event.clientY < Math.min(8, box.height / 3);
    press = { visit, isStretch, x: event.clientX, y: event.clientY, grab: moment(visit.closest(".col"), event.clientY) - Number(visit.dataset.s) };
    if (event.pointerType !== "mouse") press.timer = setTimeout(() => press && begin(press.visit, press.isStretch), 400);
  });
  sheet.addEventListener("dragstart", (event) => event.preventDefault());
  sheet.addEventListener("touchmove", (event) => { if (move) event.preventDefault(); }, { passive: false });
  addEventListener("pointermove", (event) => {
    if (!press) return;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y) > 5;
    if (!move) {
      if (!far) return;
      if (press.timer) { clearTimeout(press.timer); press = null; return; }
      begin(press.visit, press.isStretch);
    }
    if (press.isStretch) {
      const to = snapped(moment(move.column, event.clientY) - move.from, FINE) / 60;
      const minutes = Math.max(FINE, to);
      if (minutes !== move.minutes) { move.minutes = minutes; ask(move); }
    } else {
      move.column = atPoint(event) ?? move.column;
      const shift = Number(move.column.dataset.start) - Number(move.home.dataset.start);
      const wanted = moment(move.column, event.clientY) - press.grab;
      move.start = move.from + shift + snapped(wanted - move.from - shift, FINE);
    }
    const box = sheet.getBoundingClientRect();
    if (event.clientY > box.bottom - 32) sheet.scrollTop += 10;
    else if (event.clientY < box.top + 76) sheet.scrollTop -= 10;
    if (event.clientX > box.right - 32) sheet.scrollLeft += 10;
    else if (event.clientX < box.left + 76) sheet.scrollLeft -= 10;
    draw();
  });
  addEventListener("pointerup", () => {
    clearTimeout(press?.timer);
    const wasMoving = press && move;
    press = null;
    if (!wasMoving) return;
    // The click that follows is none.
    addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
    setTimeout(drop);
  });
  addEventListener("pointercancel", () => { clearTimeout(press?.timer); press = null; if (move) leave(); });

  // A click on a free time books.
  sheet.addEventListener("click", (event) => {
    const lines = event.target.closest(".lines");
    const column = lines?.closest(".col");
    if (event.target !== lines || !column?.dataset.new) return;
    book(column, Math.floor(moment(column, event.clientY) / (STEP * 60)) * STEP * 60);
  });
  const book = (column, seconds) => open(`${column.dataset.new}&time=${encodeURIComponent(wall.format(new Date(seconds * 1000)))}`);

  // By keyboard: a cursor for free times, the links of appointments, and moving them.
  let cursor;
  function show(column, seconds) {
    const first = Number(column.dataset.start);
    const at = Math.max(first, Math.min(seconds, first + (lengthOf() - STEP) * 60));
    if (!cursor) {
      cursor = document.createElement("button");
      cursor.type = "button";
      cursor.className = "cursor";
    }
    const item = cursor.parentElement ?? document.createElement("li");
    if (!cursor.parentElement) { item.append(cursor); item.className = "cursor-at"; }
    put(item, column, at);
    const taken = [...column.querySelectorAll(".visit")].find(({ dataset }) => Number(dataset.s) <= at && at < Number(dataset.s) + dataset.n * 60);
    cursor.at = { column, seconds: at, taken };
    const state = taken ? `${say("taken")}: ${taken.querySelector("strong").textContent}` : say("open");
    cursor.textContent = `${time(at)} ${state}`;
    cursor.setAttribute("aria-label", taken ? `${time(at)}, ${column.dataset.name}, ${state}` : say("free", { time: time(at), name: column.dataset.name }));
    cursor.focus({ preventScroll: true });
    cursor.scrollIntoView({ block: "nearest", inline: "nearest" });
    announce(cursor.getAttribute("aria-label"));
  }
  const next = (column, step) => { const all = columns(); return all[all.indexOf(column) + step] ?? column; };

  function walk(event) {
    const { column, seconds, taken } = cursor.at;
    const steps = { ArrowUp: -STEP, ArrowDown: STEP, PageUp: -60, PageDown: 60 };
    if (event.key in steps) show(column, seconds + steps[event.key] * 60);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const other = next(column, event.key === "ArrowLeft" ? -1 : 1);
      show(other, seconds - Number(column.dataset.start) + Number(other.dataset.start));
    } else if (event.key === "Enter" || event.key === " ") {
      if (taken) open(taken.querySelector("a").href);
      else if (column.dataset.new) book(column, seconds);
    } else if (event.key === "Escape") { cursor.parentElement.remove(); cursor = null; sheet.focus(); } else return false;
    return true;
  }

  function steer(event) {
    const step = (event.altKey ? FINE : STEP) * 60;
    const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (down && event.shiftKey) { move.minutes = Math.max(FINE, move.minutes + (down * step) / 60); ask(move); }
    else if (down) move.start += down * step;
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const other = next(move.column, event.key === "ArrowLeft" ? -1 : 1);
      move.start += Number(other.dataset.start) - Number(move.column.dataset.start);
      move.column = other;
    } else if (event.key === "Enter") { drop(); return true; }
    else if (event.key === "Escape") { leave(); return true; }
    else return event.key !== "Tab";
    draw();
    move.ghost.scrollIntoView({ block: "nearest", inline: "nearest" });
    announce(say("at", { time: time(move.start), name: move.column.dataset.name, minutes: move.minutes, state: say(isFree(move) ? "open" : "taken") }));
    return true;
  }

  function roam(event, visit) {
    if (["m", "M", " "].includes(event.key)) {
      if (!mayMove || !("move" in visit.dataset)) announce(say("fixed"));
      else { begin(visit, false); announce(say("picked", { who: visit.querySelector("strong").textContent })); }
      return true;
    }
    const column = visit.closest(".col");
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (sideways) {
      const other = next(column, sideways);
      const shift = Number(other.dataset.start) - Number(column.dataset.start);
      show(other, snapped(Number(visit.dataset.s) + shift, STEP));
      return true;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = [...column.querySelectorAll(".visit > a")];
      const other = all[all.indexOf(visit.querySelector("a")) + (event.key === "ArrowDown" ? 1 : -1)];
      if (other) other.focus();
      return true;
    }
    return false;
  }

  sheet.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const visit = event.target.closest(".visit");
    let isDone = false;
    if (move) isDone = steer(event);
    else if (cursor && event.target === cursor) isDone = walk(event);
    else if (visit) isDone = roam(event, visit);
    else if (event.target === sheet && event.key.startsWith("Arrow")) {
      const column = columns()[0];
      const line = sheet.querySelector(".now");
      show(column, line ? snapped(Date.now() / 1000, STEP) : Number(column.dataset.start) + 3600);
      isDone = true;
    }
    if (isDone) { event.preventDefault(); event.stopPropagation(); }
  });
  sheet.addEventListener("focusout", (event) => {
    if (cursor && event.target === cursor && !event.relatedTarget?.closest("dialog")) {
      const gone = cursor;
      setTimeout(() => { if (document.activeElement !== gone && !document.querySelector("dialog[open]")) { gone.parentElement?.remove(); if (cursor === gone) cursor = null; } });
    }
  });
}
