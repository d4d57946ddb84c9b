// A task's or an application's form: form-js with our fields, a draft that saves itself, and a sending that loses nothing.
import { Form } from "@bpmn-io/form-js-viewer";
import flatpickr from "flatpickr";
import { French } from "flatpickr/dist/l10n/fr.js";
import { el, english, island, send as transmit } from "./island.js";
import { fieldsModule } from "./fields.js";
import { fill, texts as dictionary, translateModule } from "./texts.js";
import "./form.css";

const PAUSE = 1200;

island("form", async (stage, data) => {
  const locale = (data.locale ?? (english() ? "en" : "fr")).slice(0, 2);
  const texts = { ...(dictionary[locale] ?? dictionary.fr), ...data.texts };
  if (locale === "fr") flatpickr.localize(French);

  const place = el("div", { class: "form-place" });
  stage.append(place);
  const form = new Form({
    container: place,
    additionalModules: [translateModule(locale), fieldsModule],
    properties: { readOnly: Boolean(data.readonly) },
    // at once: what is typed and not yet taken over would be lost when the field is drawn again meanwhile
    debounce: false,
    halle: { data, texts, size: (bytes) => size(bytes, texts, locale) },
  });
  await form.importSchema(data.schema, data.data ?? {});
  await drawn();
  if (data.readonly) return;

  const outcome = el("div", { class: "outcome" });
  const draft = new Draft(form, data, texts, locale);
  const submit = el("button", { type: "button", class: "btn btn-accent", onclick: send }, texts.submit);
  stage.append(outcome, el("div", { class: "form-bar" }, submit, data.draftUrl ? draft.line : null));
  if (data.draftUrl) draft.start();
  place.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  form.on("submit", () => {});
  if (data.errors && Object.keys(data.errors).length) show(data.errors);

  let sending = false;
  async function send() {
    if (sending) return;
    document.activeElement?.blur?.();
    await drawn();
    const wrong = form.validate();
    if (Object.keys(wrong).length) return focusFirst();
    sending = true;
    submit.setAttribute("aria-disabled", "true");
    submit.textContent = texts.sending;
    outcome.replaceChildren();
    await draft.pause();
    let response = null;
    let body = {};
    try {
      response = await transmit(data, data.completeUrl, { method: "POST", headers: JSON_HEADERS, body: JSON.stringify({ answers: form._getSubmitData() }) });
      body = await response.json().catch(() => ({}));
    } catch { /* no answer: said below */ }
    if (response?.ok && !response.redirected) {
      draft.stop();
      window.location.assign(body.next ?? data.deskUrl ?? "/desk");
      return;
    }
    sending = false;
    submit.removeAttribute("aria-disabled");
    submit.textContent = texts.submit;
    if (response?.status === 422 && body.errors && Object.keys(body.errors).length) { draft.resume(); show(body.errors, body.detail); return; }
    const final = [403, 404, 409, 410].includes(response?.status);
    if (final) draft.stop(); else draft.resume();
    say("danger", response === null || response.status >= 500 ? (body.detail ?? texts.sendFailed) : response.status === 401 || response.redirected ? texts.signIn : (body.detail ?? texts.refused), final);
  }

  /** sentences of the server beside their fields; what belongs to no field is said above the button */
  function show(byKey, detail) {
    const errors = {};
    const loose = [];
    const fields = form.get("formFieldRegistry").getAll();
    for (const [key, sentences] of Object.entries(byKey)) {
      const list = Array.isArray(sentences) ? sentences : [sentences];
      const field = fields.find((one) => one.key === key);
      if (field) errors[field.id] = list; else loose.push(...list);
    }
    form._setState({ errors });
    if (loose.length) say("danger", loose.join(" ")); else if (detail && !Object.keys(errors).length) say("danger", detail);
    if (Object.keys(errors).length) focusFirst(loose);
  }

  async function focusFirst(loose = []) {
    await drawn();
    const wrong = [...place.querySelectorAll(".fjs-has-errors")];
    const text = wrong.length === 1 ? texts.wrongOne : fill(texts.wrongMany, { n: wrong.length });
    say("danger", [text, ...loose].join(" "));
    const control = wrong[0]?.querySelector("input, select, textarea, button");
    control?.focus();
    wrong[0]?.scrollIntoView({ block: "center" });
  }

  function say(tone, text, withWayBack = false) {
    outcome.replaceChildren(el("div", { class: `notice notice-${tone}`, role: "alert" },
      el("i", { class: "bi bi-exclamation-octagon-fill", "aria-hidden": "true" }),
      el("div", {}, el("p", {}, text), withWayBack ? el("p", {}, el("a", { href: data.deskUrl ?? "/desk" }, texts.backToDesk)) : null)));
  }
});

/** Saves the answers a moment after each change, says so, and keeps trying. */
class Draft {
  constructor(form, data, texts, locale) {
    Object.assign(this, { form, data, texts, locale, saved: "", timer: null, tries: 0, stopped: false, running: null });
    this.status = el("span", { role: "status" }, texts.draftNever);
    this.icon = el("i", { class: "bi bi-cloud", "aria-hidden": "true" });
    this.again = el("button", { type: "button", class: "btn btn-sm btn-link", hidden: true, onclick: () => this.save() }, texts.retry);
    this.line = el("p", { class: "draft-state" }, this.icon, this.status, this.again);
  }

  start() {
    this.saved = this.answers();
    this.form.on("changed", () => { if (this.answers() !== this.saved) this.later(PAUSE); });
    window.addEventListener("pagehide", () => this.save(true));
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.save(true); });
    window.addEventListener("beforeunload", (event) => { if (this.unsaved() && this.tries > 0) event.preventDefault(); });
    window.addEventListener("online", () => this.tries && this.save());
  }

  answers() { return JSON.stringify(this.form._getSubmitData()); }
  unsaved() { return !this.stopped && this.answers() !== this.saved; }
  later(delay) { clearTimeout(this.timer); if (!this.stopped && !this.paused) this.timer = setTimeout(() => this.save(), delay); }
  stop() { this.stopped = true; clearTimeout(this.timer); }
  async pause() { this.paused = true; clearTimeout(this.timer); await this.running; }
  resume() { this.paused = false; if (this.data.draftUrl && this.unsaved()) this.later(PAUSE); }

  async save(leaving = false) {
    clearTimeout(this.timer);
    if (!this.data.draftUrl || this.paused || !this.unsaved()) return;
    if (this.running && !leaving) { await this.running; if (!this.unsaved()) return; }
    this.running = this.put(leaving).finally(() => { this.running = null; });
    await this.running;
  }

  async put(leaving) {
    const answers = this.answers();
    if (this.tries === 0) this.show("cloud-arrow-up", this.texts.draftSaving, "saving");
    try {
      const response = await transmit(this.data, this.data.draftUrl, { method: "PUT", keepalive: leaving && answers.length < 60000, headers: JSON_HEADERS, body: `{"answers":${answers}}` });
      if (response.ok && !response.redirected) {
        this.saved = answers;
        this.tries = 0;
        const now = new Date();
        const time = this.locale === "fr" ? `${now.getHours()} h ${String(now.getMinutes()).padStart(2, "0")}` : now.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
        this.show("cloud-check", fill(this.texts.draftSaved, { time }), "saved");
        if (this.unsaved()) this.later(PAUSE);
        return;
      }
      if (response.status === 401 || response.redirected) { this.failed(this.texts.signIn); return; }
      if ([403, 404, 409, 410].includes(response.status)) {
        const problem = await response.json().catch(() => ({}));
        this.stop();
        this.show("cloud-slash", [this.texts.draftRefused, problem.detail].filter(Boolean).join(" "), "failed");
        return;
      }
      const problem = response.status < 500 ? await response.json().catch(() => ({})) : {};
      this.failed(problem.detail ?? this.texts.draftFailed);
    } catch {
      this.failed(this.texts.draftFailed);
    }
  }

  failed(text) {
    this.tries += 1;
    this.show("cloud-slash", text, "failed");
    this.again.hidden = false;
    this.later(Math.min(30000, 3000 * this.tries));
  }

  show(icon, text, state) {
    this.icon.className = `bi bi-${icon}`;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.line.dataset.state = state;
    this.again.hidden = true;
  }
}

const JSON_HEADERS = { "Content-Type": "application/json", Accept: "application/json, application/problem+json" };
const drawn = () => new Promise((resolve) => setTimeout(resolve, 60));

function size(bytes, texts, locale) {
  if (!(bytes >= 0)) return "";
  const number = (value, digits) => value.toLocaleString(locale, { maximumFractionDigits: digits });
  return bytes < 1000 ? `${bytes} ${texts.bytes}` : bytes < 1e6 ? `${number(bytes / 1e3, 0)} ${texts.kilo}` : `${number(bytes / 1e6, 1)} ${texts.mega}`;
}
