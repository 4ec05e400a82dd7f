// Words come from the catalogues, in every language at once: switching asks the server for nothing.

const catalogues = {};
const listeners = [];
export let code = "";

export async function load(codes, first) {
  const given = await Promise.all(codes.map(async (each) => (await fetch(`/words/${each}`)).json()));
  // In the order of the codes, which is that of the buttons, not in that of the answers.
  codes.forEach((each, at) => (catalogues[each] = given[at]));
  code = first;
}

export function codes() {
  return Object.keys(catalogues);
}

/** The sentence of a key with its places filled; an entry with plural forms takes the one that `count` asks for. */
export function say(key, values = {}, language = code) {
  const { tag, words } = catalogues[language];
  let entry = words[key];
  if (typeof entry === "object") entry = entry[new Intl.PluralRules(tag).select(values.count)] ?? entry.other;
  const number = new Intl.NumberFormat(tag);
  return entry.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number.format(values[name]) : values[name]));
}

/** What the server tells in every language, in the page's. */
export function told(every) {
  return every[code] ?? Object.values(every)[0] ?? "";
}

export function time(iso) {
  return new Intl.DateTimeFormat(catalogues[code].tag, { timeStyle: "short" }).format(new Date(iso));
}

export function speak(language) {
  code = language;
  document.documentElement.lang = catalogues[code].tag;
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = say(each.dataset.say);
  for (const each of document.querySelectorAll("[data-label]")) {
    each.setAttribute("aria-label", say(each.dataset.label));
    if (each.tagName === "BUTTON") each.title = say(each.dataset.label);
  }
  for (const listener of listeners) listener();
}

export function onLanguage(listener) {
  listeners.push(listener);
}
