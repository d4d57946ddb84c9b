// A process to look at: where a case stands, how many wait at each step, what is in trouble. Read only.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { el, english, island } from "./island.js";
import { whole } from "./whole.js";
import "./diagram.css";

const words = {
  fr: { label: "Schéma du parcours", keys: "Flèches pour se déplacer ; la liste des étapes dit la même chose en texte.", tools: "Déplacer et agrandir le schéma", closer: "Agrandir", farther: "Réduire", all: "Voir tout le schéma", left: "Vers la gauche", right: "Vers la droite", up: "Vers le haut", down: "Vers le bas", here: "Vous êtes ici" },
  en: { label: "Diagram of the process", keys: "Arrow keys to move; the list of steps says the same in text.", tools: "Move and zoom the diagram", closer: "Zoom in", farther: "Zoom out", all: "Show the whole diagram", left: "To the left", right: "To the right", up: "Up", down: "Down", here: "You are here" },
};
// drawn whole down to the first, moved over from the second
const WHOLE = 0.55;
const READABLE = 0.62;

island("diagram", async (stage, data, element) => {
  const text = words[english() ? "en" : "fr"];
  const place = el("div", { class: "diagram-place" });
  const viewer = new NavigatedViewer({
    container: place,
    zoomScroll: { enabled: false },
    bpmnRenderer: { defaultFillColor: "#fffdf9", defaultStrokeColor: "#17352f", defaultLabelColor: "#17352f" },
    textRenderer: { defaultStyle: { fontFamily: "Arial, Liberation Sans, sans-serif" } },
  });
  const xml = data.xml ?? (await load(element.dataset.url ?? data.url));
  stage.append(tools(), place);
  await viewer.importXML(xml);

  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const overlays = viewer.get("overlays");
  const svg = place.querySelector("svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${data.label ?? text.label}. ${text.keys}`);

  const known = (id) => Boolean(registry.get(id));
  for (const id of (data.done ?? []).filter(known)) canvas.addMarker(id, "halle-done");
  for (const id of (data.never ?? []).filter(known)) canvas.addMarker(id, "halle-never");
  for (const id of (data.here ?? []).filter(known)) {
    canvas.addMarker(id, "halle-here");
    if (data.hereLabel !== false) badge(id, "halle-you", text.here, { top: -44, left: 0 });
  }
  for (const [id, count] of Object.entries(data.counts ?? {})) if (known(id) && count > 0) badge(id, "halle-count", String(count), { top: -13, right: 16 });
  for (const [id, count] of Object.entries(data.incidents ?? {})) if (known(id) && count > 0) badge(id, "halle-incident", `! ${count}`, { top: -13, left: -8 });

  for (const [id, note] of Object.entries(data.notes ?? {})) if (known(id)) badge(id, "halle-count", note, { top: -13, right: 40 });
  for (const id of (data.slow ?? []).filter(known)) canvas.addMarker(id, "halle-slow");

  function badge(id, style, content, position) {
    overlays.add(id, style, { position, html: el("div", { class: style, "aria-hidden": "true" }, content), scale: { min: 0.8, max: 1.2 } });
  }

  function fit() {
    const { inner } = canvas.viewbox();
    const wanted = Math.round((place.clientWidth * inner.height) / Math.max(inner.width, 1)) + 56;
    place.style.height = `${Math.min(Math.max(wanted, 240), 560)}px`;
    canvas.resized();
    whole(canvas);
  }
  function start() {
    // not laid out: a folded part of the page, or a page that is being left
    if (place.clientWidth === 0) return;
    fit();
    if (canvas.zoom() >= WHOLE) return;
    canvas.zoom(READABLE);
    const first = (data.here ?? []).find(known) ?? registry.find((one) => one.type === "bpmn:StartEvent")?.id;
    const shape = first && registry.get(first);
    const view = canvas.viewbox();
    const x = shape ? shape.x + (shape.width ?? 0) / 2 - view.width / ((data.here ?? []).length ? 2 : 8) : view.inner.x;
    const y = shape ? shape.y + (shape.height ?? 0) / 2 - view.height / 2 : view.inner.y;
    canvas.viewbox({ x: within(x, view.width, view.inner.x, view.inner.width), y: within(y, view.height, view.inner.y, view.inner.height), width: view.width, height: view.height });
  }
  start();
  let width = place.clientWidth;
  new ResizeObserver(() => { if (Math.abs(place.clientWidth - width) > 24) { width = place.clientWidth; start(); } }).observe(place);

  place.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  }, { passive: false });

  function zoom(factor) { canvas.zoom(Math.min(Math.max(canvas.zoom() * factor, 0.2), 3)); }

  function tools() {
    const one = (icon, name, act) => el("button", { type: "button", class: "diagram-tool", "aria-label": name, title: name, onclick: act }, el("i", { class: `bi bi-${icon}`, "aria-hidden": "true" }));
    const move = (dx, dy) => () => viewer.get("canvas").scroll({ dx, dy });
    return el("div", { class: "diagram-tools", role: "group", "aria-label": text.tools },
      one("zoom-in", text.closer, () => zoom(1.25)), one("zoom-out", text.farther, () => zoom(0.8)), one("arrows-angle-contract", text.all, fit),
      one("arrow-left", text.left, move(120, 0)), one("arrow-right", text.right, move(-120, 0)), one("arrow-up", text.up, move(0, 80)), one("arrow-down", text.down, move(0, -80)));
  }
});

/** where the window starts so that it shows the drawing and no empty space: middle if the drawing is smaller */
function within(wanted, window, from, length) {
  const margin = 48;
  return window >= length + 2 * margin ? from + (length - window) / 2 : Math.min(Math.max(wanted, from - margin), from + length + margin - window);
}

async function load(url) {
  const response = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/xml, text/xml" } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
