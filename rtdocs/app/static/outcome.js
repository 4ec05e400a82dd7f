// How writing goes and what it gave: progress with a way to stop, then each file one click away.

import { desk } from "./desk.js";
import { button, element } from "./dom.js";
import { post } from "./server.js";
import { say, told } from "./words.js";

/** Shows the outcome of one kind of writing ("documents", "kit", "grids", "copy"), which the button `maker` begins. */
export function outcome(at, kind, { maker, done, refused = "documents.nothing", further = () => [] }) {
  const isUnderWay = desk.busy?.kind === kind;
  // Who pressed the button by the keyboard goes on to what stands in its place: the way to stop, then the files.
  const isHere = at.contains(document.activeElement) || (isUnderWay && document.activeElement === maker);
  if (maker) maker.disabled = Boolean(desk.busy);
  const key = JSON.stringify([desk.busy, desk.results[kind], document.documentElement.lang]);
  if (at.dataset.key === key) return; // what has the focus stays
  at.dataset.key = key;
  at.replaceChildren(...(isUnderWay ? busy() : result(desk.results[kind], { done, refused, further })));
  if (isHere) at.querySelector("button")?.focus({ preventScroll: true });
}

function busy() {
  const file = desk.busy.file;
  return [
    element("p", { class: "making" }, element("span", { class: "wheel", "aria-hidden": "true" }), file ? say("documents.making", { file }) : say("documents.starting")),
    element("p", {}, button(say("documents.stop"), () => post("/stop"))),
  ];
}

function result(given, { done, refused, further }) {
  if (!given) return [];
  if (given.error) return [element("p", { class: "fault" }, told(given.error))];
  if (given.stopped) return [element("p", {}, say("documents.stopped"))];
  if (given.stops) return [element("p", { class: "fault" }, say(refused))];
  const first = given.files[0];
  return [
    element("p", { class: "big done" }, `✓ ${say(done)}`),
    ...further(given),
    ...given.fates.map((fate) => element("p", { class: "aside", dir: "auto" }, told(fate))),
    element("ul", { class: "files" }, ...given.files.map(file)),
    element("p", { class: "buttons" }, button(say("documents.open-folder"), () => show("folder", first.id))),
  ];
}

function file({ id, name, kind }) {
  return element(
    "li",
    {},
    element("span", { class: `kind ${kind}`, "aria-hidden": "true" }, kind),
    element("span", { class: "name", dir: "auto" }, name),
    labelled(button(say("documents.open"), () => show("file", id)), name),
    labelled(element("a", { class: "button second", href: `/file/${id}`, download: name }, say("documents.download")), name),
  );
}

/** Says for a screen reader of which file a button is. */
function labelled(made, name) {
  made.setAttribute("aria-label", `${made.textContent} – ${name}`);
  return made;
}

function show(what, number) {
  post("/show", { what, number }).catch((error) => window.alert(error.message));
}
