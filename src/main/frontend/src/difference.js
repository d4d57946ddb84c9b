// Two versions of a diagram side by side: what came, what went, what changed. The page says the same in words.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { BpmnModdle } from "bpmn-moddle";
import camundaModdle from "camunda-bpmn-moddle/resources/camunda.json";
import { diff } from "bpmn-js-differ";
import { el, english, island } from "./island.js";
import "bpmn-js/dist/assets/diagram-js.css";
import { whole } from "./whole.js";
import "./studio.css";

island("difference", async (stage, data) => {
  const words = english() ? ["Before", "After", "The list above says the same in text."] : ["Avant", "Après", "La liste au-dessus dit la même chose en texte."];
  const moddle = new BpmnModdle({ camunda: camundaModdle });
  const read = async (xml) => (await moddle.fromXML(xml)).rootElement;
  const changes = diff(await read(data.before), await read(data.after));
  const show = async (xml, label, marks) => {
    const place = el("div", { class: "studio-side" });
    stage.append(el("figure", { class: "studio-version" }, el("figcaption", {}, label), place));
    const viewer = new NavigatedViewer({ container: place, zoomScroll: { enabled: false } });
    await viewer.importXML(xml);
    const canvas = viewer.get("canvas");
    whole(canvas);
    const drawing = place.querySelector("svg");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", `${label}. ${words[2]}`);
    for (const [name, elements] of marks) for (const id of Object.keys(elements)) if (viewer.get("elementRegistry").get(id)) canvas.addMarker(id, name);
  };
  await show(data.before, words[0], [["halle-removed", changes._removed], ["halle-changed", changes._changed]]);
  await show(data.after, words[1], [["halle-added", changes._added], ["halle-changed", changes._changed]]);
});
