// Follows a file that the browser lends (File System Access: Edge, Chrome): sent again each time it was saved.

import { desk, on } from "./desk.js";

const BEAT = 200; // milliseconds between two looks
const QUICK = 80; // while the file is changing
let followed = null;

on("desk", () => {
  // Another page has put another workbook in its place, which this file must not push aside.
  const { since, name } = followed ?? {};
  if (followed && desk.last >= since && !(desk.book?.dropped && desk.book.name === name)) letGo();
});

/** Follows a file; `save` sends it, and gives its name and version on the desk, as did the sending before: `kept`. */
export function follow(handle, kept, save) {
  letGo();
  const mine = { name: kept.name, since: kept.version, handle, timer: 0 };
  followed = mine;
  let sent = null;
  let before = null;

  async function look() {
    const file = await handle.getFile().catch(() => null); // Excel is just replacing it
    const now = file && `${file.lastModified} ${file.size}`;
    sent ??= now;
    if (now && now === before && now !== sent && followed === mine) {
      sent = now;
      await save(file).catch(() => (sent = ""));
    }
    const isQuiet = now === before || now === sent;
    before = now;
    if (followed === mine) mine.timer = setTimeout(look, isQuiet ? BEAT : QUICK);
  }

  look();
}

export function letGo() {
  clearTimeout(followed?.timer);
  followed = null;
}

export function isFollowed() {
  return followed !== null;
}

/** The file that is followed, as the browser lends it; null for none. */
export function lent() {
  return followed?.handle ?? null;
}
