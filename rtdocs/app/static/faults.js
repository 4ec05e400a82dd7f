// "To mend": what the check found, sheet by sheet, each with its cell and its way out.

import { desk, look, on } from "./desk.js";
import { $, element, message } from "./dom.js";
import { outcome } from "./outcome.js";
import { post } from "./server.js";
import { code, onLanguage, say } from "./words.js";

export function showFaults() {
  for (const what of ["check", "desk"]) on(what, show);
  onLanguage(show);
  $("copy-make").addEventListener("click", async () => {
    const name = say("faults.copy-name", { name: desk.book.name.replace(/\.[^.]*$/, "") });
    await post("/copy", { lang: code, name }).catch((error) => message($("copy-outcome"), error.message));
  });
}

function show() {
  const check = look.check?.told[code];
  $("faults-copy").hidden = !check?.sheets.length;
  outcome($("copy-outcome"), "copy", { maker: $("copy-make"), done: "faults.copy-ready" });
  if (look.error) {
    $("faults-list").replaceChildren(element("p", { class: "fault" }, look.error.message));
    return;
  }
  if (!check) {
    $("faults-list").replaceChildren(element("p", { class: "aside" }, say("waiting")));
    return;
  }
  message($("faults-news"), news(check.counts));
  $("faults-list").replaceChildren(...(check.sheets.length ? list(check) : clean()));
}

function sum(counts) {
  return counts.error + counts.warning + counts.note;
}

/** How many there are more or less than before the last save. */
function news(counts) {
  if (!look.before) return "";
  const change = sum(counts) - sum(look.before.told[code].counts);
  if (!change) return "";
  return change < 0 ? say("faults.fewer", { count: -change }) : say("faults.more", { count: change });
}

function clean() {
  return [
    element(
      "div",
      { class: "card clean" },
      element("p", { class: "big" }, `✓ ${say("faults.clean")}`),
      element("p", {}, say("faults.clean-lead")),
    ),
  ];
}

function list(check) {
  return [
    element("p", { class: "summary" }, check.summary),
    look.check.stops ? element("p", { class: "draft-note" }, say("faults.drawn-anyway")) : element("p", { class: "aside" }, say("faults.at-a-time")),
    ...check.sheets.map(sheet),
  ];
}

function sheet({ name, problems }) {
  return element(
    "section",
    { class: "sheet" },
    element("h2", { dir: "auto" }, name ? say("faults.sheet", { name }) : say("faults.whole")),
    element("ul", { class: "problems" }, ...problems.map(problem)),
  );
}

function problem(each) {
  return element(
    "li",
    { class: `problem ${each.severity}` },
    element(
      "p",
      { class: "problem-head" },
      each.place ? element("span", { class: "cell", "aria-label": say("faults.cell", { place: each.place }) }, each.place) : null,
      element("span", { class: "weight" }, say(`faults.severity.${each.severity}`)),
      element("b", {}, each.title),
      element("span", { class: "aside code" }, each.code),
    ),
    element("p", { dir: "auto" }, each.message),
    element("p", { class: "way-out", dir: "auto" }, element("b", {}, `${say("faults.way-out")} `), each.way_out),
    each.why ? element("details", {}, element("summary", {}, say("faults.why")), element("p", {}, each.why)) : null,
  );
}
