// What every page has: everything works without it.
const page = document.documentElement;
const { dataset: words } = document.body;

/** Says a sentence to everybody, those who listen included; `look` is "good", "bad" or nothing. */
export function toast(text, look = "") {
  let place = document.querySelector(".toasts");
  if (!place) {
    place = document.createElement("div");
    place.className = "toasts";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  const note = document.createElement("div");
  note.className = `note ${look}`;
  note.textContent = text;
  place.append(note);
  setTimeout(() => note.remove(), look === "bad" ? 12000 : 6000);
  return note;
}

/** Says a sentence only to those who listen. */
export function announce(text) {
  let place = document.querySelector("#announced");
  if (!place) {
    place = document.createElement("p");
    place.id = "announced";
    place.className = "unseen";
    place.setAttribute("aria-live", "polite");
    document.body.append(place);
  }
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

/** Calls the API of the business: `api("GET", "clients?search=a")`; throws the problem. */
export async function api(method, path, { body, headers = {}, signal } = {}) {
  const answer = await fetch(`${words.root}/api/v1/${path}`, {
    method, signal,
    headers: { accept: "application/json", ...(body ? { "content-type": "application/json" } : {}), ...headers },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.status === 401) location.reload();
  const json = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw Object.assign(new Error(json?.detail ?? json?.title), { problem: json, status: answer.status });
  return json;
}

/** Fetches a page and gives its document, to take a part of it. */
export async function fetchPage(address, options = {}) {
  const answer = await fetch(address, { headers: { accept: "text/html" }, ...options });
  const fetched = new DOMParser().parseFromString(await answer.text(), "text/html");
  nameIssues(fetched);
  return { answer, document: fetched };
}

/** The summary of what is wrong names the fields. */
function nameIssues(root) {
  for (const link of root.querySelectorAll("[data-issues] a[href^='#']")) {
    const label = root.querySelector(`label[for="${CSS.escape(link.hash.slice(1))}"]`);
    if (label) link.prepend(`${label.firstChild.textContent.trim()}: `);
  }
}

/** Waits until nothing was typed for a moment. */
export function calm(work, pause = 200) {
  let timer;
  return (...values) => { clearTimeout(timer); timer = setTimeout(() => work(...values), pause); };
}

// A form is sent once; a second click while it is on its way does nothing.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && !event.defaultPrevented) { event.preventDefault(); return; }
  if (form.method !== "post" || event.defaultPrevented || event.submitter?.formTarget) return;
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// <button data-opens="id"> opens a dialog; <button data-closes> closes the one it stands in.
addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens], [data-closes], [data-dismiss]");
  if (!button) return;
  const dialog = button.dataset.opens && document.getElementById(button.dataset.opens);
  if (dialog) {
    // Without scripts its link leads to a page.
    event.preventDefault();
    dialog.showModal();
  } else if ("dismiss" in button.dataset) button.closest(".note")?.remove();
  else button.closest("dialog, [popover]")?.[button.closest("dialog") ? "close" : "hidePopover"]();
});

// <select data-go> sends its form when another choice is made.
addEventListener("change", (event) => {
  if (event.target.matches("[data-go]")) event.target.form?.requestSubmit();
});

// Light and dark change at once.
addEventListener("submit", (event) => {
  const { submitter, target } = event;
  if (!target.matches("[data-look-form]") || !submitter) return;
  event.preventDefault();
  page.dataset.look = submitter.value;
  for (const button of target.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === submitter));
  fetch(target.action, { method: "post", body: new URLSearchParams([...new FormData(target), ["look", submitter.value]]) });
}, true);

nameIssues(document);

// The first wrong field gets the focus, after its summary was there to be heard.
document.querySelector("[data-issues]")?.focus();
