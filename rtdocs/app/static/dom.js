// Elements in few words. Text is always set as text: nothing that a workbook says becomes part of the page's code.

export function $(id) {
  return document.getElementById(id);
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((each) => each !== null));
  return made;
}

export function button(text, press, look = "second") {
  return element("button", { type: "button", class: look, onclick: press }, text);
}

/** Shows a message, or nothing. */
export function message(at, text) {
  at.textContent = text;
  at.hidden = !text;
}
