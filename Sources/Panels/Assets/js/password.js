// The secret of a link stands behind "#", so that no server sees it: it goes into the form, and out of the address.
const token = new URLSearchParams(location.hash.slice(1)).get("token");
if (token) {
  const form = document.querySelector("[data-token-form]");
  form.querySelector("[name=token]").value = token;
  form.querySelector("[data-token]").hidden = true;
  form.hidden = false;
  document.querySelector("[data-change]")?.remove();
  history.replaceState(null, "", location.pathname + location.search);
}
