// What changed from one drawing to the next, by the shapes' own ids: their words, not where they stand.

const SPACE = 5;
const IS_ARROW = /^(arrow|edge)-/;
const COUNTS = /^(arrow|edge|event|effect|ev|ef)-/;

/** The ids of the events, effects and arrows that are new, or say something else. */
export function changes(before, after) {
  const old = texts(before);
  return [...texts(after)].filter(([id, text]) => old.get(id) !== text).map(([id]) => id);
}

function texts(svg) {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const shapes = [...root.querySelectorAll("g[data-id]")].filter((each) => COUNTS.test(each.dataset.id));
  return new Map(shapes.map((each) => [each.dataset.id, words(each)]));
}

/** Its words without spaces: lines may break elsewhere. */
function words(shape) {
  return [...shape.querySelectorAll("text")].map((each) => each.textContent.replace(/\s/g, "")).join("");
}

/** Draws a ring around boxes, and makes arrows stand out, in place of those before. */
export function pointTo(svg, ids) {
  for (const old of svg?.querySelectorAll(".ring") ?? []) old.remove();
  for (const id of ids) {
    const shape = svg.querySelector(`g[data-id="${CSS.escape(id)}"]`);
    if (IS_ARROW.test(id)) shape.classList.add("changed");
    else svg.append(ring(shape.getBBox()));
  }
}

function ring({ x, y, width, height }) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const frame = { x: x - SPACE, y: y - SPACE, width: width + 2 * SPACE, height: height + 2 * SPACE, rx: 8 };
  for (const [name, value] of Object.entries(frame)) made.setAttribute(name, String(value));
  made.setAttribute("class", "ring");
  return made;
}
