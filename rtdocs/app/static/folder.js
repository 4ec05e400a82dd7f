// Folders of the chosen place: to open a workbook from, or to put documents in.

import { desk } from "./desk.js";
import { button, element } from "./dom.js";
import { get } from "./server.js";
import { say } from "./words.js";

/** A list of a folder's workbooks, by which one also walks to other folders. */
export function shelf({ open }) {
  const at = element("div", { class: "shelf" });
  let found = null;

  async function walk(to) {
    await look(to);
    at.querySelector("button")?.focus();
  }

  async function look(to = found?.folder ?? "") {
    found = await get(`/shelf?folder=${encodeURIComponent(to)}`).catch(() => get("/shelf"));
    show();
  }

  function show() {
    if (!found) return;
    const inner = (name) => (found.folder ? `${found.folder}/${name}` : name);
    const rows = [
      ...found.workbooks.map((name) => row("book", button(name, () => open(inner(name)), "plain"))),
      ...found.folders.map((name) => row("folder", button(name, () => walk(inner(name)), "plain"))),
    ];
    at.replaceChildren(
      trail(found, walk),
      found.workbooks.length ? "" : element("p", { class: "aside" }, say("book.shelf-empty")),
      element("ul", { class: "rows" }, ...rows),
    );
  }

  return { element: at, show, look, folder: () => found?.folder ?? "" };
}

/** Where documents go; changed by walking through the folders. */
export function target() {
  const at = element("div", { class: "target" });
  let folder = "";
  let found = null; // the folder that is being walked through

  async function walk(to) {
    found = await get(`/shelf?folder=${encodeURIComponent(to)}`).catch(() => get("/shelf"));
    show();
    at.querySelector("button").focus();
  }

  function settle(to) {
    folder = to;
    found = null;
    show();
  }

  function show() {
    at.replaceChildren(...(found ? choice() : chosen()));
  }

  function chosen() {
    const change = button(say("documents.change"), () => walk(folder));
    return [element("p", { class: "trail" }, element("b", { dir: "auto" }, shown(folder)), change)];
  }

  function choice() {
    const inner = (name) => (found.folder ? `${found.folder}/${name}` : name);
    const rows = found.folders.map((name) => row("folder", button(name, () => walk(inner(name)), "plain")));
    const use = button(say("documents.use"), () => {
      settle(found.folder);
      at.querySelector("button").focus();
    });
    return [trail(found, walk), element("ul", { class: "rows" }, ...rows), element("p", { class: "buttons" }, use)];
  }

  return { element: at, show, folder: () => folder, put: settle };
}

function shown(folder, root = desk.root) {
  return [root, ...folder.split("/")].filter(Boolean).join(" › ");
}

function row(kind, child) {
  return element("li", { class: kind }, child);
}

/** Where one is, and the way back. */
function trail(found, walk) {
  const up = found.folder.split("/").slice(0, -1).join("/");
  return element(
    "p",
    { class: "trail" },
    element("b", { dir: "auto" }, shown(found.folder, found.root)),
    " ",
    found.folder ? button(say("book.up"), () => walk(up)) : null,
  );
}
