// The list of clients: everything here works without it too.
import { announce, calm, fetchPage } from "./page.js";

const one = (selector, root = document) => root.querySelector(selector);
const windows = () => import("./client-windows.js");

// A link with data-window opens the page it leads to as a dialog.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if ("window" in link.dataset) {
    event.preventDefault();
    const back = link.closest("#menu") ? one(`a[href="${one("#menu").dataset.of}"]`) : link;
    one("#menu")?.hidePopover();
    (await windows()).openWindow(link.href, back);
  } else if ("menu" in link.dataset) {
    event.preventDefault();
    openMenu(link);
  }
});
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "ticked") return;
  event.preventDefault();
  const address = `${form.action}?${new URLSearchParams(new FormData(form, event.submitter))}`;
  (await windows()).openWindow(address, event.submitter);
});

// The menu of a row.
function openMenu(link) {
  let menu = one("#menu");
  if (!menu) {
    menu = document.createElement("div");
    menu.id = "menu";
    menu.className = "menu";
    menu.popover = "auto";
    document.body.append(menu);
  }
  menu.dataset.of = link.getAttribute("href");
  menu.replaceChildren(one("#row-menu").content.cloneNode(true));
  const record = link.href.split("#")[0];
  for (const entry of menu.querySelectorAll("a")) entry.href = `${record}/${entry.dataset.place}`;
  menu.showPopover();
  const box = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.margin = "0";
  menu.style.inset = "auto";
  menu.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${box.bottom + height > innerHeight ? Math.max(8, box.top - height) : box.bottom}px`;
  one("a", menu)?.focus();
}

// Ticks.
document.addEventListener("change", (event) => {
  const { target } = event;
  const form = one("#ticked");
  if (!form || !target.matches("[data-all], [name=ids]")) return;
  const ticks = [...form.querySelectorAll("[name=ids]")];
  if ("all" in target.dataset) for (const tick of ticks) tick.checked = target.checked;
  const count = ticks.filter((tick) => tick.checked).length;
  const all = one("[data-all]", form);
  all.checked = count === ticks.length;
  all.indeterminate = count > 0 && count < ticks.length;
  one("[data-count]", form).textContent = count;
});

// Search and filters show what they find while somebody types.
let running = null;

async function find(address) {
  running?.abort();
  running = new AbortController();
  const results = one("#results");
  results.setAttribute("aria-busy", "true");
  try {
    const { answer, document: fetched } = await fetchPage(address, { signal: running.signal });
    const found = one("#results", fetched);
    if (!found) { location.href = answer.url; return; }
    results.replaceWith(found);
    history.replaceState({}, "", address);
    announce(one(".total", found)?.textContent ?? "");
  } catch (error) {
    if (error.name !== "AbortError") results.removeAttribute("aria-busy");
  }
}
const findCalmly = calm(find, 220);

function wish(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => value);
  return `${form.action}?${new URLSearchParams(pairs)}`;
}
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.id === "filters" && event.target.type === "search") findCalmly(wish(form));
});
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.id === "filters" && event.target.matches("select")) find(wish(form));
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "filters") return;
  event.preventDefault();
  find(wish(event.target));
});
