// The page: its steps, its languages, and what all steps share.

import { desk, listen, look, on } from "./desk.js";
import { $, element, message } from "./dom.js";
import { code, codes, load, onLanguage, say, speak, time } from "./words.js";
import { showBook } from "./book.js";
import { showDocuments } from "./documents.js";
import { showDrawings } from "./drawings.js";
import { showFaults } from "./faults.js";
import { showGrids } from "./grids.js";
import { showKit } from "./kit.js";

const STEPS = ["book", "faults", "drawings", "documents", "grids", "kit"];

function goTo(step, isMoved = true) {
  for (const each of STEPS) {
    $(each).hidden = each !== step;
    const link = $(`to-${each}`);
    if (each === step) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  document.title = `${say(`step.${step}`)} – rtdocs`;
  window.dispatchEvent(new Event("step"));
  if (isMoved) {
    window.scrollTo(0, 0);
    $("main").focus({ preventScroll: true });
  }
}

function here() {
  const step = location.hash.slice(1);
  return STEPS.includes(step) ? step : "book";
}

function showSteps() {
  $("steps").replaceChildren(
    ...STEPS.map((step, at) =>
      element(
        "li",
        {},
        element(
          "a",
          { id: `to-${step}`, href: `#${step}`, "aria-current": step === here() ? "step" : null },
          element("span", { class: "number", "aria-hidden": "true" }, String(at + 1)),
          element("span", {}, say(`step.${step}`)),
          step === "faults" ? count() : null,
        ),
      ),
    ),
  );
  document.title = `${say(`step.${here()}`)} – rtdocs`;
}

/** How many points ask for something, beside the name of that step: remarks do not. */
function count() {
  const counts = look.check?.told[code].counts;
  const number = counts ? counts.error + counts.warning : 0;
  return number ? element("span", { class: counts.error ? "count heavy" : "count" }, String(number)) : null;
}

function showLanguages() {
  $("languages").replaceChildren(
    ...codes().map((each) =>
      element(
        "button",
        { type: "button", lang: each, "aria-pressed": String(each === code), onclick: () => switchTo(each) },
        say("language-name", {}, each),
      ),
    ),
  );
}

function switchTo(language) {
  speak(language);
  $("languages").querySelector("[aria-pressed=true]").focus();
}

function showTop() {
  const book = desk.book;
  $("open-book").hidden = !book;
  if (book) {
    $("open-book").replaceChildren(
      element("b", { dir: "auto" }, book.name),
      element("span", {}, say("saved", { time: time(book.at) })),
      look.check?.stops ? element("span", { class: "badge draft" }, say("draft")) : "",
    );
  }
  message($("banner"), desk.isLost ? say("lost") : book?.away ? say("away") : "");
  for (const each of document.querySelectorAll(".needs-book")) each.hidden = !book;
  for (const each of document.querySelectorAll(".no-book")) each.hidden = Boolean(book);
}

function invite() {
  for (const each of document.querySelectorAll(".needs-book")) {
    const link = element("a", { class: "button second", href: "#book", "data-say": "to-book" });
    const text = element("p", { "data-say": "no-book" });
    each.before(element("div", { class: "no-book card" }, text, element("p", {}, link)));
  }
}

async function begin() {
  const root = document.documentElement;
  await load(root.dataset.codes.split(","), root.lang);
  invite();
  for (const show of [showBook, showFaults, showDrawings, showDocuments, showGrids, showKit]) show();
  onLanguage(() => {
    showSteps();
    showLanguages();
    showTop();
  });
  on("desk", showTop);
  on("lost", showTop);
  on("check", () => {
    showSteps();
    showTop();
  });
  speak(root.lang);
  goTo(here(), false);
  window.addEventListener("hashchange", () => STEPS.includes(location.hash.slice(1)) && goTo(here()));
  listen();
}

begin();
