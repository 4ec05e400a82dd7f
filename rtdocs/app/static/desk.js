// The desk as the server tells it, and what the open workbook's last check and drawings gave.

import { Stale, get } from "./server.js";
import { code, codes } from "./words.js";

export const desk = { book: null, busy: null, results: {}, last: 0 };
// `page` is the key of the drawing that is looked at: after a save it is drawn first.
export const look = { version: 0, check: null, before: null, error: null, page: "", drawings: {}, failed: {}, asked: new Set() };

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
  Object.assign(look, { version, name: desk.book?.name, place: desk.book?.place, error: null, failed: {}, asked: new Set() });
  if (!isSame) Object.assign(look, { check: null, before: null, page: "" });
  look.drawings = isSame && look.drawings[code] ? { [code]: look.drawings[code] } : {};
  if (!isSame || !version) {
    tell("check");
    tell("drawings");
  }
  if (version) refresh(version);
}

async function refresh(version) {
  try {
    const check = await get("/check");
    if (version !== look.version) return;
    // By the version: the answer may be about the next save already, of which the page is told only now.
    if (check.version !== look.check?.version) look.before = look.check;
    look.check = check;
    tell("check");
  } catch (error) {
    if (error instanceof Stale || version !== look.version) return;
    Object.assign(look, { error, check: null, before: null, drawings: {} });
    tell("check");
    tell("drawings");
    return;
  }
  const began = performance.now();
  await want(code);
  // The other languages are ready before anyone asks, unless the story is so long that they are drawn when asked for.
  if (performance.now() - began > PATIENCE) return;
  for (const each of codes()) if (version === look.version) await want(each);
}

/** Draws the workbook of now in a language, the page that is looked at first, unless that was asked for already. */
export async function want(language) {
  const { version } = look;
  if (!version || !look.check || look.asked.has(language)) return;
  look.asked.add(language);
  await attempt(language, version, async () => {
    if (language === code) await drawAlone(language, version, look.page);
    if (version !== look.version) return;
    const whole = await get(`/drawings/${language}`);
    if (version === look.version) put(language, whole, dated(whole), true);
  });
}

/** Draws one page of the workbook of now before the others, where it is still that of the save before. */
export async function wantPage(language, key) {
  const { version } = look;
  const page = look.drawings[language]?.pages.find((each) => each.key === key);
  if (!page || page.version === look.check?.version || look.asked.has(`${language}/${key}`)) return;
  look.asked.add(`${language}/${key}`);
  await attempt(language, version, () => drawAlone(language, version, key));
}

async function drawAlone(language, version, key) {
  const alone = await get(`/drawings/${language}?${new URLSearchParams({ alone: key })}`);
  const last = look.drawings[language];
  const isLate = version !== look.version || (last?.version === alone.version && last.isWhole);
  if (isLate || !alone.pages.length) return;
  const [page] = dated(alone);
  if (!last) put(language, alone, [page], false);
  else if (last.pages.some((each) => each.key === page.key))
    put(language, alone, last.pages.map((each) => (each.key === page.key ? page : each)), false);
}

/** The pages of an answer, each with the version of the workbook that it shows. */
function dated({ version, pages }) {
  return pages.map((page) => ({ ...page, version }));
}

/** Keeps drawings in a language, all of one save or, where the others are still being drawn, not. */
function put(language, { version, draft }, pages, isWhole) {
  look.drawings[language] = { version, draft, pages, isWhole };
  if (language === code) tell("drawings");
}

async function attempt(language, version, what) {
  try {
    await what();
  } catch (error) {
    if (error instanceof Stale || version !== look.version) return;
    look.failed[language] = error;
    if (language === code) tell("drawings");
  }
}
