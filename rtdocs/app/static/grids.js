// "The grids": the answers of filled grids, gathered in a copy of the workbook.

import { acceptDrops } from "./book.js";
import { desk, on } from "./desk.js";
import { $, button, element, message } from "./dom.js";
import { outcome } from "./outcome.js";
import { post, send } from "./server.js";
import { onLanguage, say, told } from "./words.js";

let names = [];
let listed = null;

export function showGrids() {
  acceptDrops($("grids-drop"), (given) => take(given.map(({ file }) => file)));
  $("grids-choose").addEventListener("click", () => $("grids-file").click());
  $("grids-file").addEventListener("change", () => take([...$("grids-file").files]));
  on("desk", show);
  onLanguage(show);
}

async function take(files) {
  message($("grids-error"), "");
  for (const file of files) {
    try {
      names.push((await (await send("/grid", file)).json()).name);
    } catch (error) {
      message($("grids-error"), error.message);
    }
  }
  $("grids-file").value = "";
  show();
}

async function make() {
  const copy = say("grids.copy-name", { name: desk.book.name.replace(/\.[^.]*$/, "") });
  await post("/grids", { names, copy }).catch((error) => message($("grids-error"), error.message));
}

function show() {
  const key = JSON.stringify([names, document.documentElement.lang]);
  if (key !== listed) $("grids-given").replaceChildren(...(names.length ? given() : []));
  listed = key; // what has the focus stays
  outcome($("grids-outcome"), "grids", {
    maker: $("grids-given").querySelector(".first"),
    done: "grids.ready",
    further: (result) => [element("ul", {}, ...told(result.told).map((line) => element("li", { dir: "auto" }, line)))],
  });
}

function given() {
  const gather = button(say("grids.make"), make, "first");
  return [
    element("h2", {}, say("grids.given")),
    element("ul", { class: "files" }, ...names.map((name) => element("li", {}, element("span", { class: "name", dir: "auto" }, name), remove(name)))),
    element("p", { class: "buttons" }, gather),
  ];
}

function remove(name) {
  const made = button("✕", () => {
    names = names.filter((each) => each !== name);
    show();
    $("grids-choose").focus();
  });
  made.setAttribute("aria-label", say("grids.remove", { name }));
  return made;
}
