// What is spoken now and how long it lasts, and what comes next. The running order itself stands beside it.
import { el, english, island } from "./island.js";
import "./timer.css";

const DAY = 86_400_000;

island("timer", (stage, data) => {
  const words = english()
    ? { before: "before the first pitch", now: "now", next: "next", after: "All pitches are over.", left: "left", days: "days" }
    : { before: "avant le premier pitch", now: "en ce moment", next: "ensuite", after: "Tous les pitchs sont passés.", left: "restantes", days: "jours" };
  const starts = [...new Set(data.pitches.map((pitch) => pitch.starts))].sort();
  const length = data.minutes * 60_000;
  const clock = el("p", { class: "timer-clock" });
  const said = el("p", { class: "timer-said" });
  const list = el("ul", { class: "timer-list" });
  stage.append(clock, said, list);
  const at = (text) => new Date(text).getTime();
  const written = (ms) => {
    if (ms > 2 * DAY) {
      return `${Math.floor(ms / DAY)} ${words.days}`;
    }
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return (parts[0] ? parts : parts.slice(1)).map((part) => String(part).padStart(2, "0")).join(":");
  };
  const show = (start, label) =>
    data.pitches
      .filter((pitch) => pitch.starts === start)
      .map((pitch) => el("li", {}, `${pitch.title}, ${pitch.room} (${label})`));
  let shown = "";
  const tick = () => {
    const now = Date.now();
    const running = starts.findLast((start) => at(start) <= now && now < at(start) + length);
    const next = starts.find((start) => at(start) > now);
    clock.textContent = running ? written(at(running) + length - now) : next ? written(at(next) - now) : "";
    const text = running ? words.left : next && next === starts[0] ? words.before : next ? words.next : words.after;
    const state = `${running}/${next}`;
    // what changes every second is not read out; who speaks is
    if (state !== shown) {
      shown = state;
      said.textContent = text;
      list.replaceChildren(...(running ? show(running, words.now) : []), ...(next ? show(next, words.next) : []));
    }
  };
  clock.setAttribute("role", "timer");
  list.setAttribute("aria-live", "polite");
  tick();
  setInterval(tick, 1000);
});
