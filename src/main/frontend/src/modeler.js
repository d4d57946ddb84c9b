// The editor of a diagram: canvas, properties and templates of Camunda 7, what is wrong as one edits, and a draft that
// saves itself. The list of problems says in words what the badges show.
import BpmnModeler from "bpmn-js/lib/Modeler";
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from "bpmn-js-properties-panel";
import { ElementTemplatesPropertiesProviderModule } from "bpmn-js-element-templates";
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from "bpmn-js-create-append-anything";
import ElementTemplateChooserModule from "@bpmn-io/element-template-chooser";
import CamundaBehaviors from "camunda-bpmn-js-behaviors/lib/camunda-platform";
import camundaModdle from "camunda-bpmn-moddle/resources/camunda.json";
import MinimapModule from "diagram-js-minimap";
import TokenSimulationModule from "bpmn-js-token-simulation";
import "bpmn-js/dist/assets/diagram-js.css";
import "bpmn-js/dist/assets/bpmn-js.css";
import "bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css";
import "@bpmn-io/properties-panel/dist/assets/properties-panel.css";
import "bpmn-js-element-templates/dist/assets/element-templates.css";
import "@bpmn-io/element-template-chooser/dist/element-template-chooser.css";
import "diagram-js-minimap/assets/diagram-js-minimap.css";
import "bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css";
import { drafting } from "./drafting.js";
import { el, english, island } from "./island.js";
import { translations } from "./modeler-fr.js";
import { relabel } from "./relabel.js";
import { simulation } from "./simulation-fr.js";
import { whole } from "./whole.js";
import "./studio.css";

const translate = english()
  ? (text, values = {}) => fill(text, values)
  : (text, values = {}) => fill(translations[text] ?? text, values);
const fill = (text, values) => text.replace(/{([^}]+)}/g, (whole, key) => values[key] ?? whole);

island("modeler", async (stage, data) => {
  const french = !english();
  const canvas = el("div", { class: "studio-canvas", tabindex: "0", role: "application", "aria-label": data.label });
  const panel = el("div", { class: "studio-panel" });
  stage.append(el("div", { class: "studio-desk" }, canvas, panel));
  const modeler = new BpmnModeler({
    container: canvas,
    keyboard: { bind: true },
    propertiesPanel: { parent: panel },
    moddleExtensions: { camunda: camundaModdle },
    additionalModules: [
      { translate: ["value", translate] },
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule,
      CreateAppendAnythingModule,
      CreateAppendElementTemplatesModule,
      ElementTemplateChooserModule,
      CamundaBehaviors,
      MinimapModule,
      TokenSimulationModule,
    ],
  });
  if (french) relabel(canvas, simulation);
  if (data.templates) modeler.get("elementTemplatesLoader").setTemplates(data.templates);
  await modeler.importXML(data.content);
  // beside the palette, not under it
  whole(modeler.get("canvas"), canvas.clientWidth > 600 ? 110 : 0);
  const overlays = modeler.get("overlays");
  const registry = modeler.get("elementRegistry");

  const text = async () => (await modeler.saveXML({ format: true })).xml;
  drafting(stage, data, {
    read: text,
    changed: (tell) => modeler.on("commandStack.changed", tell),
    go: (id) => {
      const shape = registry.get(id);
      if (!shape) return;
      modeler.get("selection").select(shape);
      modeler.get("canvas").scrollToElement(shape);
      canvas.focus();
    },
    mark: (problems) => {
      overlays.remove({ type: "halle-problem" });
      for (const id of new Set(problems.map((one) => one.element).filter((one) => one && registry.get(one)))) {
        overlays.add(id, "halle-problem", { position: { top: -12, left: -12 }, html: el("div", { class: "studio-problem", title: problems.filter((one) => one.element === id).map((one) => one.message).join("\n") }, "!") });
      }
    },
    outline: () => registry.filter((one) => one.businessObject?.$instanceOf?.("bpmn:FlowNode") && !one.labelTarget)
      .sort((one, other) => one.x - other.x || one.y - other.y)
      .map((one) => ({ id: one.id, name: one.businessObject.name || one.id, kind: translate(one.type.replace("bpmn:", "").replace(/([a-z])([A-Z])/g, "$1 $2").replace(/^(.)(.*)$/, (_, first, rest) => first + rest.toLowerCase())) })),
    french,
  });
});
