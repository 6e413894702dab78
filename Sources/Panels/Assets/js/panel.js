import { toast } from "./page.js";

// <button data-copy="id"> copies what stands in a field.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without a safe connection the clipboard is closed: what is selected can be copied by hand.
      if (!document.execCommand("copy")) return;
    }
    toast(button.dataset.copied, "good");
  });
}
