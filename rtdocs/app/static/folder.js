// Folders of the chosen place: to open a workbook from, or to put documents in.

import { button, element } from "./dom.js";
import { get } from "./server.js";
import { say } from "./words.js";

/** A list of a folder's workbooks, by which one also walks to other folders. */
export function shelf({ open }) {
  const at = element("div", { class: "shelf" });
  let folder = "";

  async function walk(to) {
    folder = to;
    await show();
    at.querySelector("button")?.focus();
  }

  async function show() {
    const found = await get(`/shelf?folder=${encodeURIComponent(folder)}`).catch(() => null);
    if (!found) {
      folder = "";
      return;
    }
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

  return { element: at, show, folder: () => folder };
}

/** Where documents go; changed by walking through the folders. */
export function target() {
  const at = element("div", { class: "target" });
  let folder = "";
  let isOpen = false;

  function show() {
    const name = element("b", { dir: "auto" }, shown(folder));
    const change = button(say("documents.change"), () => {
      isOpen = true;
      walk(folder);
    });
    at.replaceChildren(element("p", {}, name, " ", change));
  }

  async function walk(to) {
    const found = await get(`/shelf?folder=${encodeURIComponent(to)}`).catch(() => get("/shelf"));
    const inner = (name) => (found.folder ? `${found.folder}/${name}` : name);
    const use = button(say("documents.use"), () => {
      folder = found.folder;
      isOpen = false;
      show();
      at.querySelector("button").focus();
    }, "first");
    const rows = found.folders.map((name) => row("folder", button(name, () => walk(inner(name)), "plain")));
    at.replaceChildren(trail(found, walk), element("ul", { class: "rows" }, ...rows), element("p", { class: "buttons" }, use));
    at.querySelector("button").focus();
  }

  return {
    element: at,
    show: () => isOpen || show(),
    folder: () => folder,
    put: (to) => {
      folder = to;
      if (!isOpen) show();
    },
  };
}

function shown(folder) {
  return folder ? folder.split("/").join(" › ") : say("book.root");
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
    element("b", { dir: "auto" }, found.folder ? shown(found.folder) : found.root),
    " ",
    found.folder ? button(say("book.up"), () => walk(up)) : null,
  );
}
