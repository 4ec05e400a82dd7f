// "My workbook": dropped, chosen, found in a folder, or new.

import { desk, look, on } from "./desk.js";
import { $, button, element, message } from "./dom.js";
import { shelf } from "./folder.js";
import { follow, isFollowed, lent, letGo } from "./live.js";
import { get, post, send } from "./server.js";
import { code, onLanguage, say, told } from "./words.js";

const list = shelf({ open });
let before = { life: "", book: null };

export function showBook() {
  acceptDrops($("book-drop"), take);
  $("book-choose").addEventListener("click", choose);
  $("book-file").addEventListener("change", () => take([...$("book-file").files].map((file) => ({ file }))));
  $("new-blank").addEventListener("click", () => make(false));
  $("new-example").addEventListener("click", () => make(true));
  $("carry-choose").addEventListener("click", () => $("carry-file").click());
  $("carry-file").addEventListener("change", carry);
  $("shelf").replaceChildren(list.element);
  list.look();
  on("desk", comeBack);
  for (const what of ["desk", "check"]) on(what, showOpen);
  onLanguage(() => {
    showOpen();
    list.show();
    $("new-name").placeholder = say("book.new-default");
  });
}

/** Lets files be dropped on an element; `take` gets each with its handle, where the browser lends one. */
export function acceptDrops(zone, take) {
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    // Both must be asked for before the event is over.
    take(await Promise.all(items.map(async (item) => {
      const file = item.getAsFile();
      return { file, handle: await item.getAsFileSystemHandle?.().catch(() => null) };
    })));
  });
}

async function choose() {
  if (!window.showOpenFilePicker) {
    $("book-file").click();
    return;
  }
  try {
    const handles = await window.showOpenFilePicker({ multiple: true });
    take(await Promise.all(handles.map(async (handle) => ({ handle, file: await handle.getFile() }))));
  } catch (error) {
    if (error.name !== "AbortError") $("book-file").click();
  }
}

/** Sends pictures first, so that they lie beside the workbook when it is read. */
async function take(given) {
  await attempt(async () => {
    letGo();
    const isPicture = ({ file }) => /\.(png|jpe?g|gif|bmp|tiff?)$/i.test(file.name);
    for (const each of given.filter(isPicture)) await send("/drop", each.file);
    for (const each of given.filter((one) => !isPicture(one)).slice(0, 1)) {
      const kept = await (await send("/drop", each.file)).json();
      if (each.handle?.kind === "file") follow(each.handle, kept, (file) => send("/drop", file));
    }
    $("book-file").value = "";
    showOpen();
  });
}

async function open(place) {
  letGo();
  await attempt(() => post("/open", { place }));
}

/** Opens the workbook again that was open before the server was started anew, where it is still there. */
async function comeBack() {
  const { life, book } = before;
  const isBack = life && life !== desk.life;
  before = { life: desk.life, book: desk.book ?? (isBack ? book : null) };
  if (!isBack || !book || desk.book) return;
  list.look();
  const handle = lent();
  try {
    if (handle) await take([{ handle, file: await handle.getFile() }]);
    else if (!book.dropped && (await get(`/shelf?folder=${encodeURIComponent(book.place)}`)).workbooks.includes(book.name))
      await post("/open", { place: book.place ? `${book.place}/${book.name}` : book.name });
  } catch {
    letGo(); // it has gone meanwhile: the page shows where to open one
  }
}

async function make(example) {
  letGo();
  const name = $("new-name").value.trim() || say(example ? "book.example-default" : "book.new-default");
  await attempt(() => post("/new", { folder: list.folder(), name, lang: code, example }));
  list.look();
}

async function carry() {
  letGo();
  const wish = { folder: list.folder(), lang: code };
  await attempt(() => send("/carry", $("carry-file").files[0], wish));
  $("carry-file").value = "";
  list.look();
}

async function attempt(what) {
  message($("book-error"), "");
  try {
    await what();
  } catch (error) {
    message($("book-error"), error.message);
  }
}

function showOpen() {
  const book = desk.book;
  const error = desk.results.new?.error;
  if (error) message($("book-error"), error[code]);
  $("book-open").hidden = !book;
  if (!book) return;
  const check = look.check;
  $("book-open").replaceChildren(
    element(
      "section",
      { class: "card open", "aria-labelledby": "opened-title" },
      element("p", { class: "over-title", id: "opened-title" }, say("book.opened")),
      element("p", { class: "big", dir: "auto" }, check?.title || book.name),
      element("p", { class: "aside", dir: "auto" }, [book.name, ...counts(check)].join(" · ")),
      look.error ? element("p", { class: "fault", role: "alert" }, look.error.message) : null,
      element("p", { class: following(book) === "book.unfollowed" ? "live not" : "live" }, say(following(book))),
      element(
        "p",
        { class: "buttons" },
        ...next(check),
        book.dropped ? null : button(say("book.in-excel"), () => attempt(() => post("/show", { what: "book", number: 0 }))),
        button(say("book.close"), close),
      ),
      carried(desk.results.new?.told),
    ),
  );
}

/** The ways on, first the one to take now: what asks to be mended, or else the schema. */
function next(check) {
  const counts = check?.told[code].counts;
  const ways = [["#faults", "book.see-faults"], ["#drawings", "book.see-drawings"]];
  if (counts && counts.error + counts.warning === 0) ways.reverse();
  return ways.map(([href, key], at) => element("a", { class: `button ${at ? "second" : "first"}`, href }, say(key)));
}

/** What went where, of a workbook that was carried over. */
function carried(every) {
  if (!every) return null;
  const lines = told(every).flat();
  const shown = lines.map(([text, isDetail]) => element("p", { class: isDetail ? "detail" : null, dir: "auto" }, text));
  return element("details", { open: true }, element("summary", {}, say("book.carried")), ...shown);
}

function counts(check) {
  if (!check) return [];
  return [say("book.events", { count: check.events }), say("book.effects", { count: check.effects })];
}

function following(book) {
  if (!book.dropped) return "book.followed";
  return isFollowed() ? "book.handled" : "book.unfollowed";
}

async function close() {
  letGo();
  await attempt(() => post("/close"));
  $("book-choose").focus();
}
