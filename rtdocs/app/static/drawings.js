// "The schema": the drawings page by page, drawn anew at each save in their place, with what changed pointed out.

import { look, on, want, wantPage } from "./desk.js";
import { $, element, message } from "./dom.js";
import { changes, pointTo } from "./changes.js";
import { code, onLanguage, say } from "./words.js";

const STEPS = [0.5, 0.75, 1, 1.5, 2, 3, 4];
const PATIENCE = 1000; // milliseconds
const NOTHING = { of: "", version: 0, pages: [], before: [] };
let at = 0;
let zoom = 2;
let drawn = null; // the page on the paper
let changed = []; // the ids of what is pointed out on it
let patient = 0; // the save whose drawings are told to take long
// The pages of now, and as they were before the last save of the same workbook in the same language.
let shown = NOTHING;

export function showDrawings() {
  on("drawings", show);
  on("check", tellNews);
  onLanguage(() => {
    drawn = null; // its words are told in the other language
    show();
  });
  $("drawing-previous").addEventListener("click", () => turn(at - 1));
  $("drawing-next").addEventListener("click", () => turn(at + 1));
  $("drawing-list").addEventListener("change", () => turn(Number($("drawing-list").value)));
  $("drawing-smaller").addEventListener("click", () => magnify(zoom - 1));
  $("drawing-larger").addEventListener("click", () => magnify(zoom + 1));
  $("drawing-fit").addEventListener("click", () => magnify(STEPS.indexOf(1)));
  $("drawing-full").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : $("stage").requestFullscreen()));
  document.addEventListener("fullscreenchange", nameFull);
  window.addEventListener("step", pointOut);
  $("stage").addEventListener("keydown", (event) => {
    if (event.target.tagName === "SELECT") return;
    if (event.key === "PageDown") turn(at + 1);
    else if (event.key === "PageUp") turn(at - 1);
    else return;
    event.preventDefault();
  });
}

function nameFull() {
  $("drawing-full").textContent = say(document.fullscreenElement ? "drawings.leave" : "drawings.full");
}

function pages() {
  return look.drawings[code]?.pages ?? [];
}

/** Says why nothing is drawn, what the drawings wait for, or what changed. */
function tellNews() {
  const failed = look.error ?? look.failed[code];
  message($("drawings-news"), failed ? failed.message : news());
}

function news() {
  if (!pages().length) return say(look.drawings[code] ? "drawings.none" : "drawings.busy");
  const isLong = isWaiting() && patient === look.version;
  if (isLong && !isOfNow(pages()[at])) return say("drawings.again");
  if (changed.length) return say("drawings.changed", { count: changed.length });
  if (isLong) return say("drawings.others");
  if (isWaiting()) setTimeout(losePatience, PATIENCE, look.version);
  return "";
}

/** Of a long story, it is told that drawings are being made; of a short one they are there before this could be read. */
function losePatience(version) {
  if (version !== look.version || patient === version) return;
  patient = version;
  tellNews();
}

/** Tells whether the drawing that is shown is of the workbook as it was before its last save, or others are to come. */
function isWaiting() {
  return look.check && (!isOfNow(pages()[at]) || !look.drawings[code].isWhole);
}

function isOfNow(page) {
  return page?.version === look.check.version;
}

/** Draws what was drawn anew, at the same page and place. */
function show() {
  nameFull();
  want(code);
  const now = pages();
  $("stage").hidden = $("drawing-words").hidden = !now.length;
  if (!now.length) {
    [shown, changed, drawn] = [NOTHING, [], null];
    tellNews();
    return;
  }
  keep(now);
  $("drawing-list").replaceChildren(
    ...now.map((page, number) => element("option", { value: String(number) }, page.title)),
  );
  $("drawing-draft").hidden = !look.drawings[code].draft;
  turn(place(now));
}

/** Where the page is now that was looked at; of another workbook, that of its first chain. */
function place(now) {
  const found = now.findIndex((page) => (look.page ? page.key === look.page : page.has_arrows));
  return found < 0 ? Math.min(at, now.length - 1) : found;
}

/** Remembers the pages of before, to point out what changed. */
function keep(now) {
  const of = `${code}/${look.place}/${look.name}`;
  const { version } = look.drawings[code];
  // By the version: drawings of one save may come page by page, or twice, and would then be their own "before".
  const before = shown.of !== of ? [] : shown.version === version ? shown.before : shown.pages;
  shown = { of, version, pages: now, before };
}

/** Shows a page. */
function turn(to) {
  const now = pages();
  const page = now[to];
  if (!page) return;
  at = to;
  if (page !== drawn) put(page, page.key === look.page);
  look.page = page.key;
  $("drawing-title").textContent = page.title;
  $("drawing-list").value = String(at);
  $("drawing-count").textContent = say("drawings.page", { number: at + 1, count: now.length });
  $("drawing-previous").disabled = at === 0;
  $("drawing-next").disabled = at === now.length - 1;
  $("drawing-count").hidden = $("drawing-list").disabled = now.length < 2 && !look.drawings[code].isWhole;
  pointOut();
  wantPage(code, page.key);
}

/** Puts a drawing on the paper, in the place of another or, of the same page, scrolled as that was. */
function put(page, isSame) {
  drawn = page;
  const place = isSame && $("paper").firstChild ? [$("paper").scrollLeft, $("paper").scrollTop] : [0, 0];
  const drawing = new DOMParser().parseFromString(page.svg, "image/svg+xml").documentElement;
  $("paper").replaceChildren(document.adoptNode(drawing));
  $("paper").scrollTo(...place);
  tellWords(page);
}

/** Points out what changed on the page; only what is seen has a place, so again when the step is come back to. */
function pointOut() {
  const page = shown.pages[at];
  const before = page && shown.before.find((each) => each.key === page.key);
  const found = before ? changes(before.svg, page.svg) : [];
  if (String(found) !== String(changed) || !$("paper").querySelector(".ring, .changed")) pointTo($("paper").firstChild, found);
  changed = found;
  tellNews();
}

function tellWords(page) {
  $("drawing-words-title").textContent = say(page.told.length ? "drawings.told" : "drawings.notes");
  $("drawing-told").replaceChildren(
    ...page.notes.map((line) => element("p", { dir: "auto" }, line)),
    element("ul", {}, ...page.told.map((line) => element("li", { dir: "auto" }, line))),
  );
}

function magnify(to) {
  if (!STEPS[to]) return;
  zoom = to;
  $("paper").style.setProperty("--zoom", STEPS[zoom]);
  $("paper").classList.toggle("enlarged", STEPS[zoom] > 1);
}
