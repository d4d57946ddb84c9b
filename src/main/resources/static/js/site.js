// What every page needs and HTML alone does not do: the menu on a phone, questions before what cannot be undone,
// copy buttons, focus on errors, the CSRF header of htmx requests.
const root = document.documentElement;
root.classList.add("js");

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const announce = (text) => { const box = document.getElementById("announcer"); if (box) box.textContent = text; };

for (const button of document.querySelectorAll("[data-menu]")) {
  const menu = document.getElementById(button.getAttribute("aria-controls"));
  const show = (open) => { menu.classList.toggle("open", open); button.setAttribute("aria-expanded", String(open)); };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { show(false); button.focus(); } });
}

// <form data-confirm="Rendre la place ?"> or <button data-confirm="…" [data-confirm-yes="…"]>: asks before the form goes
let agreed = null;
document.addEventListener("submit", (event) => {
  const form = event.target;
  const asker = event.submitter?.dataset.confirm ? event.submitter : form.dataset.confirm ? form : null;
  if (!asker || agreed === form) { agreed = null; return; }
  event.preventDefault();
  event.stopPropagation();
  ask(asker.dataset.confirm, asker.dataset.confirmYes).then((yes) => {
    if (!yes) return;
    agreed = form;
    form.requestSubmit(event.submitter ?? undefined);
  });
}, true);

// a double click sends once: what is sent again before the answer is there is dropped, for ten seconds at most
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target === "_blank") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 10_000);
});
// back to a page that the browser kept: its forms may be sent again
window.addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent; });

function ask(question, yes) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("aria-labelledby", "confirm-question");
  const text = document.createElement("p");
  text.id = "confirm-question";
  text.textContent = question;
  const actions = document.createElement("form");
  actions.method = "dialog";
  actions.className = "actions";
  actions.append(button(yes ?? document.body.dataset.yes, "yes", "btn btn-accent"),
    button(document.body.dataset.no, "no", "btn btn-outline-primary"));
  dialog.append(text, actions);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => { resolve(dialog.returnValue === "yes"); dialog.remove(); }));
}

function button(label, value, style) {
  const element = document.createElement("button");
  element.type = "submit";
  element.value = value;
  element.className = style;
  element.textContent = label;
  return element;
}

// <button data-copy="text" data-copied="Copié"> copies, and says so
document.addEventListener("click", async (event) => {
  const source = event.target.closest?.("[data-copy]");
  if (!source) return;
  await navigator.clipboard.writeText(source.dataset.copy);
  announce(source.dataset.copied ?? "");
  const before = source.textContent;
  if (source.dataset.copied) { source.textContent = source.dataset.copied; setTimeout(() => { source.textContent = before; }, 2000); }
});

// a filter that applies itself: <select data-submit-on-change>
document.addEventListener("change", (event) => { if (event.target.matches?.("[data-submit-on-change]")) event.target.form.requestSubmit(); });

// on a phone the row of tabs scrolls: the one that is open has to be in sight
for (const open of document.querySelectorAll(".tabs [aria-current]")) {
  const row = open.closest(".tabs");
  row.scrollLeft += Math.max(0, open.getBoundingClientRect().right - row.getBoundingClientRect().right + 24);
}

document.querySelector("[data-focus]")?.focus();

// what is folded on a phone only, lest a list grow endless: <details open data-narrow-fold>; its summary is hidden where there is room
const narrow = matchMedia("(max-width: 671.98px)");
function foldWhereNarrow() {
  for (const one of document.querySelectorAll("details[data-narrow-fold]")) one.open = !narrow.matches || one.contains(document.activeElement);
}
narrow.addEventListener("change", foldWhereNarrow);
document.addEventListener("htmx:afterSettle", foldWhereNarrow);
foldWhereNarrow();

document.addEventListener("htmx:configRequest", (event) => {
  const header = meta("csrf-header");
  if (header && event.detail.verb !== "get") event.detail.headers[header] = meta("csrf-token");
});
for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => announce(document.body.dataset.networkError ?? ""));
}

// what changed in a part of a page, said by the server's answer
document.addEventListener("said", (event) => announce(event.detail.value));

// a line of an ordered list moves by keyboard: Alt with an arrow, Home or End, on the line's own buttons
document.addEventListener("keydown", (event) => {
  const by = { ArrowUp: -1, ArrowDown: 1, Home: -999, End: 999 }[event.key];
  if (!event.altKey || !by) return;
  const button = event.target.closest?.("[data-move]")?.querySelector(`[data-move-by="${Math.sign(by)}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.value = String(by);
  button.click();
});

// a refused part of a page: its sentence stands above the page, and is announced
document.addEventListener("htmx:responseError", (event) => {
  if (!event.detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/html")) return;
  const notice = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").querySelector("[data-refusal]");
  if (!notice) return;
  document.querySelector("main > [data-refusal]")?.remove();
  document.querySelector("main")?.prepend(document.adoptNode(notice));
});
