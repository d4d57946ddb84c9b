// What every editor of the studio has in common: the draft saves itself, what is wrong is said in words, and somebody
// else's change is not overwritten unseen.
import { csrf, el } from "./island.js";

const words = {
  fr: { saved: "Brouillon enregistré à", saving: "Enregistrement…", unsaved: "Pas encore enregistré", failed: "Le brouillon n’a pas pu être enregistré. Nouvel essai dans un instant.", problems: "Ce qui empêche la publication", none: "Rien n’empêche la publication.", line: "ligne", outline: "Les étapes, en liste", words: "Lire le schéma comme un texte", conflict: "Ce fichier a changé depuis que vous avez commencé votre brouillon." },
  en: { saved: "Draft saved at", saving: "Saving…", unsaved: "Not saved yet", failed: "The draft could not be saved. Another try in a moment.", problems: "What keeps it from being published", none: "Nothing keeps it from being published.", line: "line", outline: "The steps, as a list", words: "Read the diagram as a text", conflict: "This file has changed since you began your draft." },
};

/** editor: read() → text, changed(tell), and optionally go(elementId), mark(problems), outline() → [{id, name, kind}] */
export function drafting(stage, data, editor) {
  const text = words[editor.french ? "fr" : "en"];
  const state = el("p", { class: "studio-state", role: "status" });
  const conflict = el("p", { class: "notice notice-warning", role: "alert", hidden: true }, text.conflict);
  const problems = el("section", { class: "studio-problems", "aria-live": "polite" });
  stage.append(state, conflict, problems);
  if (editor.outline) stage.append(outline());
  const told = el("div");
  if (data.words) stage.append(el("details", { class: "outline" }, el("summary", {}, text.words), told));
  tell(data.words);

  const clock = (at) => at.toLocaleTimeString(editor.french ? "fr-FR" : "en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
  let timer;
  let sent = null;
  let wanted = false;
  let running = false;
  editor.changed(() => {
    state.textContent = text.unsaved;
    wanted = true;
    clearTimeout(timer);
    timer = setTimeout(save, 800);
  });
  show(data.problems ?? []);
  if (data.savedAt) state.textContent = `${text.saved} ${clock(new Date(data.savedAt))}`;

  async function save() {
    if (running) return;
    running = true;
    wanted = false;
    try {
      const content = await editor.read();
      if (content !== sent) {
        state.textContent = text.saving;
        const response = await fetch(data.draftUrl, { method: "PUT", credentials: "same-origin", headers: { "Content-Type": "application/json", Accept: "application/json", ...csrf(data) }, body: JSON.stringify({ content }) });
        const answer = await response.json().catch(() => ({}));
        if (!response.ok) throw new Error(answer.detail ?? `${response.status}`);
        sent = content;
        conflict.hidden = !answer.changedSince;
        show(answer.problems ?? []);
        tell(answer.words);
      }
      state.textContent = `${text.saved} ${clock(new Date())}`;
    } catch (error) {
      console.warn(error);
      state.textContent = text.failed;
      wanted = true;
    } finally {
      running = false;
      if (wanted) timer = setTimeout(save, 4000);
    }
  }

  function show(list) {
    editor.mark?.(list);
    problems.replaceChildren(
      el("h2", {}, text.problems),
      list.length === 0
        ? el("p", { class: "studio-fine" }, text.none)
        : el("ul", {}, ...list.map((one) => el("li", {},
          one.element && editor.go ? el("button", { type: "button", class: "btn btn-link", onclick: () => editor.go(one.element) }, one.message) : el("span", {}, one.message),
          el("small", {}, [one.file !== data.file ? one.file : null, one.element, one.line ? `${text.line} ${one.line}` : null].filter(Boolean).join(" · "))))),
    );
  }

  /** the diagram in words, as the server tells it: sentences with those under them */
  function tell(words) {
    const list = (sentences) => el("ol", {}, ...sentences.map((one) => el("li", {}, one.text, one.under.length ? list(one.under) : null)));
    if (words?.length) told.replaceChildren(list(words));
  }

  function outline() {
    const list = el("ol");
    const details = el("details", { class: "studio-outline" }, el("summary", {}, text.outline), list);
    const fill = () => list.replaceChildren(...editor.outline().map((one) => el("li", {}, el("button", { type: "button", class: "btn btn-link", onclick: () => editor.go(one.id) }, one.name), ` ${one.kind}`)));
    details.addEventListener("toggle", fill);
    return details;
  }

  // a link that is followed at once takes the last change along
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !(wanted || running) || event.defaultPrevented || event.metaKey || event.ctrlKey || stage.contains(link)) return;
    event.preventDefault();
    clearTimeout(timer);
    while (running) await new Promise((done) => setTimeout(done, 50));
    if (wanted) await save();
    location.assign(link.href);
  }, true);
  addEventListener("beforeunload", (event) => { if (wanted || running) event.preventDefault(); });
}
