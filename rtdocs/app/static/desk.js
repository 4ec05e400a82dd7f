// The desk as the server tells it, and what the open workbook's last check and drawings gave.

import { Stale, get } from "./server.js";
import { code, codes } from "./words.js";

export const desk = { book: null, busy: null, results: {}, last: 0 };
// `page` is the key of the drawing that is looked at: after a save it is drawn first.
// `seen` is the version that is being looked at, or was last; `book` counts the workbooks that were opened.
export const look = { version: 0, seen: 0, book: 0, check: null, before: null, error: null, page: "", drawings: {}, failed: {}, asked: new Map() };

const PATIENCE = 3000; // milliseconds
const BREAK = 1000;
const LONG = 300; // events

const listeners = { desk: [], check: [], drawings: [], lost: [] };

export function on(what, listener) {
  listeners[what].push(listener);
}

function tell(what) {
  for (const listener of listeners[what]) listener();
}

/** Listens for as long as the page is open, and comes back by itself after a break: the server keeps its port. */
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
    if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
    setTimeout(listen, BREAK); // a server that was just started knows the page once it has opened one of its own
  };
}

function lookAgain() {
  const version = desk.book?.version ?? 0;
  if (version === look.version && desk.life === look.life) return;
  const isSame = look.name === desk.book?.name && look.place === desk.book?.place && desk.life === look.life;
  Object.assign(look, { version, life: desk.life, name: desk.book?.name, place: desk.book?.place, failed: {}, asked: new Map() });
  if (!isSame) Object.assign(look, { seen: 0, check: null, before: null, error: null, page: "", book: look.book + 1 });
  look.drawings = isSame && look.drawings[code] ? { [code]: look.drawings[code] } : {};
  if (!isSame || !version) {
    tell("check");
    tell("drawings");
  }
  follow();
}

let isLooking = false;

/** Looks at each save, one after the other: what was begun is shown, even where the next save is there already. */
async function follow() {
  if (isLooking) return;
  isLooking = true;
  try {
    while (look.version && look.seen !== look.version) {
      look.seen = look.version;
      await refresh(look.version, look.book);
    }
  } finally {
    isLooking = false;
  }
}

async function refresh(version, book) {
  try {
    const check = await get("/check");
    if (book !== look.book) return;
    // By the version: the answer may be about the next save already, of which the page is told only now.
    if (check.version !== look.check?.version) look.before = look.check;
    Object.assign(look, { check, error: null });
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
  const { version, book, asked } = look;
  if (!look.check || look.seen !== version) return; // that will be looked at next
  if (!asked.has(language)) asked.set(language, attempt(language, version, async () => {
    if (language === code && isShort()) await drawAlone(language, look.page, book);
    await drawAll(language, version);
  }));
  await asked.get(language);
}

/** Of a long story, no page is drawn before the others but the first, which comes first anyway. */
function isShort() {
  return look.check.events <= LONG;
}

/** Draws all pages, and shows them as they come. */
async function drawAll(language, version) {
  let found = [];
  for (let isWhole = false; !isWhole; ) {
    if (version !== look.version) return;
    const some = await get(`/drawings/${language}?after=${found.length}`);
    if (version !== look.version || some.version !== (found[0]?.version ?? some.version)) return; // saved again
    found = [...found, ...dated(some)];
    isWhole = some.isWhole;
    const before = isWhole ? [] : (look.drawings[language]?.pages ?? []);
    put(language, some, inOrder(before, found), isWhole);
  }
}

/** Pages in their order, of each only the last; those of the save before keep their places until all are drawn anew. */
function inOrder(before, found) {
  const last = new Map([...before, ...found].map((page) => [page.key, page]));
  const place = ({ place }) => place ?? [0, 0];
  return [...last.values()].sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
}

/** Draws one page of the workbook of now before the others, where it is still that of the save before. */
export function wantPage(language, key) {
  const { version, book } = look;
  const page = look.drawings[language]?.pages.find((each) => each.key === key);
  if (!page || page.version === look.check?.version || look.asked.has(`${language}/${key}`) || !isShort()) return;
  look.asked.set(`${language}/${key}`, attempt(language, version, () => drawAlone(language, key, book)));
}

/** Draws one page; of a save before the last one too, since it is newer than what is shown. */
async function drawAlone(language, key, book) {
  const alone = await get(`/drawings/${language}?${new URLSearchParams({ alone: key })}`);
  const last = look.drawings[language];
  const isLate = book !== look.book || last?.version > alone.version || (last?.version === alone.version && last.isWhole);
  if (isLate || !alone.pages.length) return;
  const [page] = dated(alone);
  if (!last) put(language, alone, [page], false);
  else if (last.pages.some((each) => each.key === page.key))
    put(language, alone, last.pages.map((each) => (each.key === page.key ? { place: each.place, ...page } : each)), false);
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
