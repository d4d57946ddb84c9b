// The viewer's fields that are not good enough by keyboard, on a phone or for a screen reader, written with native controls.
import { Checklist, Datetime, Description, Errors, FilePicker, FormContext, Label, Radio, Select, Button } from "@bpmn-io/form-js-viewer";
import { h } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import { csrf } from "./island.js";
import { fill } from "./texts.js";

const LARGEST = 25 * 1024 * 1024;
const service = (name) => useContext(FormContext).getService(name, false);
const settings = () => service("config.halle");

const classes = (type, { errors = [], disabled, readonly }) =>
  ["fjs-form-field", `fjs-form-field-${type}`, errors.length && "fjs-has-errors", disabled && "fjs-disabled", readonly && "fjs-readonly"].filter(Boolean).join(" ");

const described = (domId, field, errors) =>
  [field.description && `${domId}-description`, errors.length && `${domId}-error-message`].filter(Boolean).join(" ") || undefined;

const footer = (domId, field, errors) => [
  h(Description, { id: `${domId}-description`, description: field.description }),
  h(Errors, { id: `${domId}-error-message`, errors }),
];

/** options of a field: static, or from the data under valuesKey; an expression stays with the viewer's own field */
function options(field, form) {
  const list = field.valuesKey !== undefined ? form._getState().initialData?.[field.valuesKey] : field.values;
  return (Array.isArray(list) ? list : [])
    .map((option) => (option !== null && typeof option === "object" ? { value: option.value ?? option.label, label: option.label ?? String(option.value) } : { value: option, label: String(option) }))
    .filter((option) => option.value !== undefined);
}

const native = (Native, Original) => {
  const Field = (props) => h(props.field.valuesExpression ? Original : Native, props);
  Field.config = Original.config;
  return Field;
};

function NativeSelect(props) {
  const { domId, field, errors = [], disabled, readonly, value } = props;
  const list = options(field, service("form"));
  const { texts } = settings();
  const required = field.validate?.required;
  return h("div", { class: classes("select", props) },
    h(Label, { htmlFor: domId, label: field.label, required }),
    h("select", {
      id: domId, class: "form-select", disabled: disabled || readonly, required,
      "aria-invalid": errors.length ? "true" : undefined, "aria-describedby": described(domId, field, errors),
      onChange: (event) => props.onChange({ value: event.target.value === "" ? null : list[event.target.selectedIndex - 1].value }),
      onBlur: () => props.onBlur?.(), onFocus: () => props.onFocus?.(),
    },
      h("option", { value: "", selected: value === null || value === undefined }, texts.choose),
      list.map((option) => h("option", { key: option.value, value: String(option.value), selected: option.value === value }, option.label))),
    footer(domId, field, errors));
}

function Choices(type, isChecked, toggle) {
  return function ChoiceField(props) {
    const { domId, field, errors = [], disabled, readonly, value } = props;
    const group = useRef();
    const list = options(field, service("form"));
    const required = field.validate?.required;
    const leaves = (event) => !group.current.contains(event.relatedTarget);
    return h("fieldset", { class: classes(type === "radio" ? "radio" : "checklist", props), ref: group, "aria-describedby": described(domId, field, errors), "aria-invalid": undefined },
      h("legend", { class: "fjs-form-field-label" }, field.label, required && h("span", { class: "fjs-asterix" }, "*")),
      h(Description, { id: `${domId}-description`, description: field.description }),
      h("div", { class: `choices ${arrangement(list)}` },
        list.map((option, index) => h("div", { class: "form-check", key: String(option.value) },
          h("input", {
            type, id: `${domId}-${index}`, name: domId, class: "form-check-input", disabled: disabled || readonly, checked: isChecked(value, option.value),
            onChange: () => props.onChange({ value: toggle(value, option.value) }),
            onBlur: (event) => leaves(event) && props.onBlur?.(), onFocus: (event) => leaves(event) && props.onFocus?.(),
          }),
          h("label", { class: "form-check-label", for: `${domId}-${index}` }, option.label)))),
      h(Errors, { id: `${domId}-error-message`, errors }));
  };
}

// a scale reads in rows, long sentences one under the other
function arrangement(list) {
  const longest = Math.max(0, ...list.map((option) => option.label.length));
  return longest < 4 ? "choices-short" : longest < 24 && list.length > 4 ? "choices-scale" : "";
}

const radio = Choices("radio", (value, option) => value === option, (value, option) => option);
const checklist = Choices("checkbox", (value, option) => (value ?? []).includes(option),
  (value, option) => ((value ?? []).includes(option) ? value.filter((one) => one !== option) : [...(value ?? []), option]));

function NativeDate(props) {
  const { domId, field, errors = [], disabled, readonly, value } = props;
  const required = field.validate?.required;
  return h("div", { class: classes("datetime", props) },
    h(Label, { htmlFor: domId, label: field.dateLabel ?? field.label, required }),
    h("input", {
      type: "date", id: domId, class: "form-control", value: value ?? "", disabled, readOnly: readonly, required,
      min: field.disallowPassedDates ? new Date().toISOString().slice(0, 10) : undefined,
      "aria-invalid": errors.length ? "true" : undefined, "aria-describedby": described(domId, field, errors),
      onChange: (event) => props.onChange({ value: event.target.value || null }),
      onBlur: () => props.onBlur?.(), onFocus: () => props.onFocus?.(),
    }),
    footer(domId, field, errors));
}
function DateOrTime(props) {
  return h(props.field.subtype === "date" ? NativeDate : Datetime, props);
}
DateOrTime.config = Datetime.config;

function Files(props) {
  const { domId, field, errors = [], disabled, readonly } = props;
  const { data, texts, size } = settings();
  const files = Array.isArray(props.value) ? props.value : [];
  const [coming, setComing] = useState([]);
  const [refusals, setRefusals] = useState([]);
  const [said, setSaid] = useState("");
  const latest = useRef(files);
  latest.current = files;
  const change = useRef();
  change.current = props.onChange;
  const multiple = Boolean(field.multiple);
  const required = field.validate?.required;

  const keep = (list) => { latest.current = list; change.current({ value: list.length ? list : null }); };

  const add = (event) => {
    const chosen = [...event.target.files];
    event.target.value = "";
    setRefusals([]);
    for (const file of chosen) {
      const refuse = (text) => setRefusals((before) => [...before, text]);
      if (file.size > LARGEST) { refuse(fill(texts.filesTooLarge, { name: file.name })); continue; }
      const entry = { file, percent: 0 };
      setComing((before) => [...before, entry]);
      upload(data, file, (percent) => { entry.percent = percent; setComing((before) => [...before]); })
        .then((stored) => { keep(multiple ? [...latest.current, stored] : [stored]); setSaid(fill(texts.filesDone, { name: stored.name })); })
        .catch((problem) => refuse(problem.detail ? `${file.name} : ${problem.detail}` : fill(problem.status ? texts.filesRefused : texts.filesFailed, { name: file.name })))
        .finally(() => setComing((before) => before.filter((one) => one !== entry)));
    }
  };
  const remove = (file) => {
    keep(latest.current.filter((one) => one.documentId !== file.documentId));
    setSaid(fill(texts.filesRemoved, { name: file.name }));
    document.getElementById(domId)?.focus();
  };

  const helpId = `${domId}-help`;
  const locked = disabled || readonly;
  return h("div", { class: classes("filepicker", props) },
    h(locked ? "p" : Label, locked ? { class: "fjs-form-field-label" } : { htmlFor: domId, label: field.label, required }, locked && field.label),
    !locked && h("p", { class: "help", id: helpId }, texts.filesHelp),
    !locked && h("div", { class: "files-add" },
      h("input", {
        type: "file", id: domId, class: "files-input", multiple, accept: typeof field.accept === "string" && !field.accept.startsWith("=") ? field.accept : undefined,
        "aria-describedby": [helpId, described(domId, field, errors)].filter(Boolean).join(" "), "aria-invalid": errors.length ? "true" : undefined,
        onChange: add, onBlur: () => props.onBlur?.(), onFocus: () => props.onFocus?.(),
      }),
      h("span", { class: "btn btn-outline-primary", "aria-hidden": "true" }, h("i", { class: "bi bi-paperclip" }), multiple ? texts.filesAddMany : texts.filesAdd)),
    files.length > 0 && h("ul", { class: "documents" }, files.map((file) => h("li", { key: file.documentId },
      h("i", { class: "bi bi-file-earmark-text", "aria-hidden": "true" }),
      h("a", { href: `/documents/${encodeURIComponent(file.documentId)}` }, file.name),
      h("span", { class: "size" }, size(file.size)),
      !locked && h("button", { type: "button", class: "btn btn-sm btn-link", "aria-label": fill(texts.filesRemove, { name: file.name }), onClick: () => remove(file) }, texts.filesRemoveShort)))),
    locked && files.length === 0 && h("p", { class: "quiet" }, texts.filesNone),
    coming.map((entry) => h("div", { class: "files-coming", key: entry.file.name },
      h("span", null, fill(texts.filesUploading, { name: entry.file.name, percent: entry.percent })),
      h("progress", { max: 100, value: entry.percent, "aria-label": entry.file.name }))),
    refusals.length > 0 && h("ul", { class: "files-refused", role: "alert" }, refusals.map((text) => h("li", { key: text }, text))),
    h("p", { class: "visually-hidden", role: "status" }, said),
    footer(domId, field, errors));
}
Files.config = FilePicker.config;

function upload(data, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", data.uploadUrl ?? "/documents");
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    for (const [name, value] of Object.entries(csrf(data))) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(Math.round((event.loaded * 100) / event.total)));
    request.addEventListener("error", () => reject({}));
    request.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not ours: no sentence to show */ }
      if (request.status >= 200 && request.status < 300 && answer.documentId) resolve({ documentId: answer.documentId, name: answer.name ?? file.name, size: answer.size ?? file.size });
      else reject({ status: request.status, detail: answer.detail });
    });
    const body = new FormData();
    body.append("file", file);
    body.append("subject", data.uploadSubject ?? "");
    request.send(body);
  });
}

// the island draws its own way out, with the draft's state beside it
function NoSubmit(props) {
  return props.field.action === "reset" ? null : props.field.action === "submit" ? null : h(Button, props);
}
NoSubmit.config = Button.config;

class Fields {
  constructor(formFields) {
    formFields.register("select", native(NativeSelect, Select));
    formFields.register("radio", native(radio, Radio));
    formFields.register("checklist", native(checklist, Checklist));
    formFields.register("datetime", DateOrTime);
    formFields.register("filepicker", Files);
    formFields.register("button", NoSubmit);
  }
}
Fields.$inject = ["formFields"];

export const fieldsModule = { __init__: ["halleFields"], halleFields: ["type", Fields] };
