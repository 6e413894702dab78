// What stands on a page of its own, shown in a dialog; and what is looked up while its form is filled in.
import { calm, fetchPage, toast } from "./page.js";

const diary = document.querySelector(".diary[data-words]");
const words = diary ? JSON.parse(diary.dataset.words) : {};

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

/** Shows the article of a page. */
export async function open(address) {
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
    shut.textContent = words.close;
    dialog.append(shut);
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = diary.dataset.style;
    document.head.append(style);
    document.body.append(dialog);
  }
  fill(part);
  if (!dialog.open) dialog.showModal();
  (part.querySelector("[data-refresh] select") ?? dialog.firstElementChild).focus();
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
    if (answer.redirected) dispatchEvent(new Event("diary"));
  } catch { toast(words.offline, "bad"); }
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
