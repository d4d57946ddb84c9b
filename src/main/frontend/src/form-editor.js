// The editor of a form, with the very form that people will fill in beside it.
import { FormEditor } from "@bpmn-io/form-js-editor";
import { Form } from "@bpmn-io/form-js-viewer";
import "@bpmn-io/form-js-editor/dist/assets/form-js-editor.css";
import "@bpmn-io/form-js-viewer/dist/assets/form-js.css";
import "@bpmn-io/form-js-editor/dist/assets/properties-panel.css";
import { drafting } from "./drafting.js";
import { begins, canvas, kinds, labels } from "./form-editor-fr.js";
import { el, english, island } from "./island.js";
import { relabel } from "./relabel.js";
import { translateModule } from "./texts.js";
import "./form.css";
import "./studio.css";

const LISTS = ["values", "columns"];
const begun = (line) => ({ ...line, label: line.label?.replace(/^(ID|Name|Value|Column)(?= \d+$|$)/, (word) => begins[word]) });

island("form-editor", async (stage, data) => {
  const french = !english();
  const place = el("div", { class: "studio-form bio-theme-parent" });
  const shown = el("div", { class: "studio-preview island-form" });
  const answers = el("pre", { class: "studio-answers", tabindex: "0" });
  const preview = el("details", { class: "studio-outline" },
    el("summary", {}, french ? "Essayer le formulaire" : "Try the form"), shown,
    el("p", {}, french ? "Ce que la page enverrait :" : "What the page would send:"), answers);
  stage.append(place, preview);
  const editor = new FormEditor({ container: place });
  if (french) {
    for (const [type, name] of Object.entries(kinds)) {
      const kind = editor.get("formFields").get(type);
      if (!kind) continue;
      kind.config.name = name;
      // what a new field is called until somebody writes its question
      const { create, label } = kind.config;
      if (label) kind.config.label = name;
      kind.config.create = (options, ...more) => {
        const made = create(options, ...more);
        if (made.label && made.label !== options?.label) made.label = options?.label ?? name;
        for (const list of LISTS) if (made[list] && !options?.[list]) made[list] = made[list].map(begun);
        return made;
      };
    }
    // and what a line that the panel adds to a list is called
    editor.get("eventBus").on("commandStack.formField.edit.preExecute", ({ context: { formField, properties } }) => {
      for (const list of LISTS) {
        if (Array.isArray(properties[list])) properties[list] = properties[list].map((line) => (formField[list]?.includes(line) ? line : begun(line)));
      }
    });
    relabel(place, labels);
    [place, shown].forEach((drawn) => relabel(drawn, canvas));
  }
  await editor.importSchema(JSON.parse(data.content));

  const form = new Form({ container: shown, additionalModules: [translateModule(french ? "fr" : "en")] });
  form.on("changed", ({ data: given }) => { answers.textContent = JSON.stringify(given, null, 2); });
  const fresh = async () => { await form.importSchema(editor.saveSchema(), {}); };
  preview.addEventListener("toggle", () => preview.open && fresh());

  drafting(stage, data, {
    read: async () => JSON.stringify(editor.saveSchema(), null, 2),
    changed: (tell) => editor.on("changed", () => { tell(); if (preview.open) fresh(); }),
    french,
  });
});
