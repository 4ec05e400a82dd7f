// "The documents": which, in which language, where; then each one click away.

import { desk, look, on } from "./desk.js";
import { $, button, element } from "./dom.js";
import { target } from "./folder.js";
import { outcome } from "./outcome.js";
import { post, send } from "./server.js";
import { code, codes, onLanguage, say, told } from "./words.js";

const folder = target();
let known = "";
let ticked = "";
let templates = [];

export function showDocuments() {
  $("documents-folder").replaceChildren(folder.element);
  languages($("documents-languages"), "documents-language");
  on("desk", show);
  on("check", tickItsLanguage);
  onLanguage(() => {
    languages($("documents-languages"), "documents-language");
    folder.show();
    showTemplates();
    show();
  });
  $("documents-form").addEventListener("submit", make);
  $("templates-choose").addEventListener("click", () => $("templates-file").click());
  $("templates-file").addEventListener("change", take);
}

/** Fills a place with one box to tick a language, keeping what is ticked. */
export function languages(at, name) {
  const before = new Set(ticks(name));
  if (!at.children.length) before.add(code);
  at.replaceChildren(
    ...codes().map((each) =>
      element(
        "p",
        { class: "tick" },
        element("input", { type: "checkbox", name, value: each, id: `${name}-${each}`, checked: before.has(each) }),
        " ",
        element("label", { for: `${name}-${each}`, lang: each }, say("language-name", {}, each)),
      ),
    ),
  );
}

export function ticks(name) {
  return [...document.querySelectorAll(`input[name="${name}"]:checked`)].map((each) => each.value);
}

/** Ticks the language of a workbook that was just opened; what a person ticks then stays. */
function tickItsLanguage() {
  const book = `${look.place}/${look.name}`;
  if (!look.check || book === ticked) return;
  ticked = book;
  for (const each of document.querySelectorAll('input[name="documents-language"]')) each.checked = each.value === look.check.language;
}

async function take() {
  for (const file of $("templates-file").files) {
    try {
      const { name } = await (await send("/template", file)).json();
      templates = [...templates.filter((each) => each !== name), name];
    } catch (error) {
      $("documents-outcome").replaceChildren(element("p", { class: "fault" }, error.message));
    }
  }
  $("templates-file").value = "";
  showTemplates();
}

function showTemplates() {
  const rows = templates.map((name) => {
    const away = button("✕", () => {
      templates = templates.filter((each) => each !== name);
      showTemplates();
      $("templates-choose").focus();
    });
    away.setAttribute("aria-label", say("documents.without", { name }));
    return element("li", {}, element("span", { class: "name", dir: "auto" }, name), away);
  });
  $("templates-given").replaceChildren(templates.length ? element("ul", { class: "files" }, ...rows) : "");
}

async function make(event) {
  event.preventDefault();
  const only = ticks("part");
  const langs = ticks("documents-language");
  if (!only.length || !langs.length) {
    $("documents-outcome").replaceChildren(element("p", { class: "fault" }, say("documents.pick-one")));
    return;
  }
  const isFor = { edition: $("edition").value, anonymous: $("with-roles").checked };
  const choices = { pdf: $("with-pdf").checked, all_questions: $("with-all").checked, templates, ...isFor };
  const wish = { only, langs, folder: folder.folder(), ...choices };
  await post("/documents", wish).catch((error) =>
    $("documents-outcome").replaceChildren(element("p", { class: "fault" }, error.message)),
  );
}

function show() {
  const place = `${desk.book?.place}/${desk.book?.name}`;
  if (desk.book && place !== known) {
    known = place;
    folder.put(desk.book.folder);
  }
  outcome($("documents-outcome"), "documents", { maker: $("documents-make"), done: "documents.ready", further });
}

function further(given) {
  return [
    ...(given.draft ? [element("p", { class: "draft-note" }, say("documents.drafted"))] : []),
    ...given.notes.map((note) => element("p", { class: "aside" }, told(note))),
  ];
}
