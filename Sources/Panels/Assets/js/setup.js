// What makes setting up quicker; all of it works without.
import { announce, calm, toast } from "./page.js";

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said, "good");
  } catch {
    getSelection()?.selectAllChildren(document.activeElement);
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copies).textContent, button.dataset.copied));
}

// A shortcode goes to where the cursor was last.
const letter = document.querySelector("[data-letter]");
if (letter) {
  let field = letter.querySelector("textarea");
  letter.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea, input[type=text]")) field = event.target;
  });
  letter.addEventListener("click", (event) => {
    const button = event.target.closest("[data-code]");
    if (!button) return;
    if (button.matches(".copying")) { copy(button.dataset.code, button.dataset.copied); return; }
    field.focus();
    field.setRangeText(button.dataset.code, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    announce(button.dataset.code);
  });
  // A fresh frame each time, so that the way back leads to the page before and not through every preview.
  const preview = letter.querySelector("[formtarget]");
  const show = () => {
    const old = letter.querySelector("iframe");
    const fresh = old.cloneNode();
    fresh.removeAttribute("src");
    old.replaceWith(fresh);
    letter.querySelector("form").requestSubmit(preview);
  };
  letter.addEventListener("input", calm(show, 500));
}

// Questions close when something else is chosen.
addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".asks[open]")) if (!open.contains(event.target)) open.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".asks[open]")) { open.open = false; open.querySelector("summary").focus(); }
});
