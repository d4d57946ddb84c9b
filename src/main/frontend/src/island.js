// Finds the islands of one kind on the page (and in what htmx brings later) and mounts each once.
export function island(kind, mount) {
  const mountAll = (root) => {
    for (const element of root.querySelectorAll(`[data-island="${kind}"]`)) {
      if (element.dataset.mounted) continue;
      element.dataset.mounted = "true";
      const json = element.querySelector('script[type="application/json"]');
      const stage = document.createElement("div");
      stage.className = `island-stage island-${kind}`;
      element.append(stage);
      Promise.resolve()
        .then(() => mount(stage, json ? JSON.parse(json.textContent) : {}, element))
        .then(() => element.classList.add("island-ready"))
        .catch((error) => {
          console.error(error);
          element.classList.add("island-ready");
          const note = document.createElement("p");
          note.className = "notice notice-danger";
          note.setAttribute("role", "alert");
          note.textContent = english()
            ? "This part of the page could not be shown. Reload the page; if it goes on, tell the person in charge of the programme."
            : "Cette partie de la page n’a pas pu s’afficher. Rechargez la page ; si cela dure, prévenez la personne qui suit le programme.";
          stage.replaceChildren(note);
        });
    }
  };
  mountAll(document);
  document.addEventListener("htmx:load", (event) => mountAll(event.detail.elt.parentElement ?? document));
}

export const english = () => document.documentElement.lang === "en";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** headers of a request that changes something: the CSRF token of the data, else of the page */
export function csrf(data) {
  const header = data.csrfHeader ?? meta("csrf-header");
  const token = data.csrfToken ?? meta("csrf-token");
  return header && token ? { [header]: token } : {};
}

/**
 * A request that changes something. Who signed in again meanwhile, in another tab, has a new session: the token of this
 * page is then fetched anew, and the request sent once more.
 */
export async function send(data, url, request) {
  const once = () => fetch(url, { credentials: "same-origin", ...request, headers: { ...request.headers, ...csrf(data) } });
  const response = await once();
  if (response.status !== 422) return response;
  const problem = await response.clone().json().catch(() => ({}));
  return problem.type === "urn:halle:people.session.changed" && (await renewed(data)) ? once() : response;
}

async function renewed(data) {
  const page = await fetch(window.location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!page.ok || page.redirected) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="csrf-token"]')?.content;
  if (fresh) data.csrfToken = fresh;
  return Boolean(fresh);
}

/** an element in one line: el("p", {class: "x"}, "text", child) */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
