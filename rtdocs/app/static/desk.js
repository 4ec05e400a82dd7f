// The desk as the server tells it, and what the open workbook's last check and drawings gave.

import { Stale, get } from "./server.js";
import { code, codes } from "./words.js";

export const desk = { book: null, busy: null, results: {} };
export const look = { version: 0, check: null, before: null, error: null, drawings: {}, asked: new Set() };

const PATIENCE = 3000; // milliseconds

const listeners = { desk: [], check: [], drawings: [], lost: [] };

export function on(what, listener) {
  listeners[what].push(listener);
}

function tell(what) {
  for (const listener of listeners[what]) listener();
}

/** Listens for as long as the page is open; the browser comes back by itself after a break. */
export function listen() {
  const source = new EventSource("/events");
  source.onmessage = (event) => {
    Object.assign(desk, JSON.parse(event.data), { isLost: false });
    tell("lost");
    tell("desk");
    lookAgain();
  };
  source.onerror = () => {
    desk.isLost = true;
    setTimeout(() => tell("lost"), 1500);
    if (source.readyState === EventSource.CLOSED) source.close();
  };
}

function lookAgain() {
  const version = desk.book?.version ?? 0;
  if (version === look.version) return;
  const isSame = look.name === desk.book?.name && look.place === desk.book?.place;
  Object.assign(look, { version, name: desk.book?.name, place: desk.book?.place, error: null, asked: new Set() });
  look.before = isSame ? look.check : null;
  if (!isSame) look.check = null;
  look.drawings = isSame && look.drawings[code] ? { [code]: look.drawings[code] } : {};
  if (version) refresh(version);
  else {
    tell("check");
    tell("drawings");
  }
}

async function refresh(version) {
  try {
    const check = await get("/check");
    if (version !== look.version) return;
    look.check = check;
    tell("check");
    const began = performance.now();
    await draw(code, version);
    // The other languages are ready before anyone asks, unless the story is so long that they are drawn when asked for.
    if (performance.now() - began > PATIENCE) return;
    for (const each of codes()) if (version === look.version) await want(each);
  } catch (error) {
    if (error instanceof Stale || version !== look.version) return;
    Object.assign(look, { error, check: null, drawings: {} });
    tell("check");
    tell("drawings");
  }
}

/** Draws the workbook of now in a language, unless that was asked for already. */
export async function want(language) {
  if (look.version && look.check && !look.asked.has(language)) await draw(language, look.version).catch(() => null);
}

async function draw(language, version) {
  look.asked.add(language);
  const drawn = await get(`/drawings/${language}`);
  if (version !== look.version) return;
  look.drawings[language] = drawn;
  if (language === code) tell("drawings");
}
