// "The kit": the workshop kit, for any group or for the open workbook's project.

import { desk, on } from "./desk.js";
import { $, element } from "./dom.js";
import { languages, ticks } from "./documents.js";
import { target } from "./folder.js";
import { outcome } from "./outcome.js";
import { post } from "./server.js";
import { onLanguage, say } from "./words.js";

const folder = target();
let known = null;

export function showKit() {
  $("kit-folder").replaceChildren(folder.element);
  languages($("kit-languages"), "kit-language");
  on("desk", show);
  onLanguage(() => {
    languages($("kit-languages"), "kit-language");
    show();
    folder.show();
  });
  $("kit-form").addEventListener("submit", make);
}

async function make(event) {
  event.preventDefault();
  const wish = { langs: ticks("kit-language"), folder: folder.folder(), project: $("kit-project").checked };
  const told = wish.langs.length ? await post("/kit", wish).catch((error) => error.message) : say("documents.pick-one");
  if (told) $("kit-outcome").replaceChildren(element("p", { class: "fault" }, told));
}

function show() {
  const place = desk.book?.folder ?? "";
  if (place !== known) {
    known = place;
    folder.put(place ? `${place}/${say("kit.folder-name")}` : say("kit.folder-name"));
    $("kit-project").checked = Boolean(desk.book);
    $("kit-any").checked = !desk.book;
  }
  $("kit-project").disabled = !desk.book;
  const further = () => [element("p", {}, say("kit.first"))];
  outcome($("kit-outcome"), "kit", { maker: $("kit-make"), done: "kit.ready", refused: "kit.refused", further });
}
