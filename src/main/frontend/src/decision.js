// The editor of a decision table.
import DmnModeler from "dmn-js/lib/Modeler";
import camundaModdle from "camunda-dmn-moddle/resources/camunda.json";
import "dmn-js/dist/assets/diagram-js.css";
import "dmn-js/dist/assets/dmn-js-shared.css";
import "dmn-js/dist/assets/dmn-js-drd.css";
import "dmn-js/dist/assets/dmn-js-decision-table.css";
import "dmn-js/dist/assets/dmn-js-decision-table-controls.css";
import "dmn-js/dist/assets/dmn-js-literal-expression.css";
import "dmn-js/dist/assets/dmn-font/css/dmn-embedded.css";
import { drafting } from "./drafting.js";
import { el, english, island } from "./island.js";
import "./studio.css";

island("decision", async (stage, data) => {
  const place = el("div", { class: "studio-decision" });
  stage.append(place);
  const modeler = new DmnModeler({ container: place, moddleExtensions: { camunda: camundaModdle } });
  await modeler.importXML(data.content);
  const table = modeler.getViews().find((view) => view.type === "decisionTable");
  if (table) await modeler.open(table);
  const listeners = [];
  const hear = () => modeler.getActiveViewer()?.on("elements.changed", () => listeners.forEach((tell) => tell()));
  modeler.on("views.changed", hear);
  hear();
  drafting(stage, data, {
    read: async () => (await modeler.saveXML({ format: true })).xml,
    changed: (tell) => listeners.push(tell),
    french: !english(),
  });
});
