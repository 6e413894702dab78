// <script src="https://…/embed.js" async></script> puts the booking page where it stands.
// data-branch, data-service, data-employee and data-lang choose something beforehand.
(() => {
  const script = document.currentScript;
  const address = new URL(script.src);
  const page = new URL(address.pathname.replace(/embed\.js$/, ""), address);
  page.searchParams.set("embed", "1");
  for (const name of ["branch", "service", "employee", "lang"]) {
    if (script.dataset[name]) page.searchParams.set(name, script.dataset[name]);
  }
  const titles = { ca: "Reserva en línia", fr: "Réservation en ligne", es: "Reserva en línea", pt: "Marcação online" };
  const frame = document.createElement("iframe");
  frame.src = page;
  frame.title = titles[(script.dataset.lang || document.documentElement.lang).slice(0, 2)] || "Online booking";
  frame.style.cssText = "display:block;width:100%;height:40rem;border:0;color-scheme:normal";
  let arrivals = 0;
  frame.addEventListener("load", () => frame.contentWindow.postMessage({ foyer: "hello" }, page.origin));
  addEventListener("message", (event) => {
    if (event.origin !== page.origin || event.source !== frame.contentWindow) return;
    const { foyer, height, arrived } = event.data ?? {};
    if (foyer !== "height" || !(height > 0 && height < 20000)) return;
    frame.style.height = `${height}px`;
    // The next step begins at its top.
    if (arrived && arrivals++ && frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: "start" });
  });
  script.after(frame);
})();
