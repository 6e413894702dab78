// Windows of the clients' pages, a new client, and a file that is taken in; everything works without it too.
import { calm, fetchPage } from "./page.js";

const one = (selector, root = document) => root.querySelector(selector);

/** Puts the content of a page that was fetched in place of this one's. */
function show(fetched, address) {
  one("main").replaceWith(one("main", fetched));
  document.title = fetched.title;
  if (address) history.pushState({}, "", address);
  (one("[data-issues]") ?? one("main")).focus();
}
addEventListener("popstate", () => location.reload());

// Windows.
let opener = null;

function fill(dialog, fetched) {
  const content = one("[data-window-content]", fetched);
  const title = one("h1", content);
  const heading = document.createElement("h2");
  heading.id = "window-title";
  heading.dir = "auto";
  heading.textContent = title.textContent;
  title.replaceWith(heading);
  content.classList.remove("card");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button quiet only";
  close.dataset.closes = "";
  close.textContent = "×";
  close.setAttribute("aria-label", one(".buttons a", content)?.textContent ?? "×");
  dialog.replaceChildren(content, close);
  dialog.scrollTop = 0;
  (one("[data-issues]", content) ?? one("[autofocus]", content) ?? one("input:not([type=hidden]), button", content))?.focus();
}

/** Opens a page as a dialog; `back` has the focus afterwards. */
export async function openWindow(address, back) {
  opener = back;
  const { answer, document: fetched } = await fetchPage(address);
  if (!one("[data-window-content]", fetched)) { location.href = answer.url; return; }
  const dialog = document.createElement("dialog");
  dialog.className = "dialog of-window";
  dialog.setAttribute("aria-labelledby", "window-title");
  dialog.addEventListener("close", () => { dialog.remove(); opener?.focus(); });
  document.body.append(dialog);
  dialog.showModal();
  fill(dialog, fetched);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("dialog .buttons a");
  if (!link) return;
  event.preventDefault();
  link.closest("dialog").close();
});

// Forms in a window are sent from there; what is wrong stands in the window again.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const dialog = form.closest("dialog.of-window");
  if (!dialog) return;
  if (form.method !== "post") { dialog.close(); return; }
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const { answer, document: fetched } = await fetchPage(form.action, { method: "post", body });
    if (one("[data-window-content]", fetched) && !answer.redirected) { fill(dialog, fetched); return; }
    opener = null;
    dialog.close();
    show(fetched, answer.redirected ? answer.url : "");
  } catch {
    delete form.dataset.sent;
    event.submitter?.removeAttribute("aria-busy");
    HTMLFormElement.prototype.submit.call(form);
  }
});

// Somebody who may be here already is named while a new client is typed.
const lookUp = calm(async (form) => {
  const place = one("[data-known]", form);
  const text = [form.elements.email?.value, form.elements.phone?.value].find((typed) => typed?.trim().length > 5);
  if (!place) return;
  if (!text) { place.hidden = true; return; }
  const query = new URLSearchParams({ search: text.trim(), limit: "3", archived: "all", fields: "name,number" });
  const answer = await fetch(`${document.body.dataset.root}/api/v1/clients?${query}`);
  const items = answer.ok ? (await answer.json()).items : [];
  const links = items.map(({ id, name, number }) => {
    const link = document.createElement("a");
    link.href = `${document.body.dataset.root}/staff/clients/${id}`;
    link.target = "_blank";
    link.textContent = `${name} #${number}`;
    return link;
  });
  one("span", place).replaceChildren(...links.flatMap((link, index) => index ? [", ", link] : [link]));
  place.hidden = !links.length;
}, 400);
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.action.endsWith("/clients/new") && ["email", "phone"].includes(event.target.name)) lookUp(form);
});

// A file that was checked stays chosen for being taken in.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!("import" in form.dataset)) return;
  const file = one("input[type=file]", form)?.files[0];
  if (!file) return;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  const { submitter } = event;
  submitter?.setAttribute("aria-busy", "true");
  try {
    const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
    const { answer, document: fetched } = await fetchPage(address, { method: "post", body: new FormData(form) });
    show(fetched, answer.redirected ? answer.url : "");
    const next = one("[data-import] input[type=file]");
    if (next) {
      const kept = new DataTransfer();
      kept.items.add(file);
      next.files = kept.files;
    }
  } catch {
    delete form.dataset.sent;
    submitter?.removeAttribute("aria-busy");
  }
});
