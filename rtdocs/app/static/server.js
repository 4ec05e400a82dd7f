// What the page asks of the server that opened it.

import { say, told } from "./words.js";

/** What the server could not do: `message` is why, in the page's language. */
export class Refused extends Error {
  constructor(every) {
    super(told(every));
    this.every = every;
  }
}

/** The workbook was saved again meanwhile: the answer is no longer wanted. */
export class Stale extends Error {}

async function answered(asked) {
  let answer;
  try {
    answer = await asked;
  } catch {
    throw new Error(say("refused"));
  }
  if (answer.ok) return answer;
  if (answer.status === 413) throw new Error(say("too-large"));
  if (answer.status === 422) throw new Refused((await answer.json()).error);
  throw new Error(say("refused"));
}

export async function get(path) {
  const answer = await answered(fetch(path));
  if (answer.status === 204) throw new Stale();
  return answer.json();
}

export async function post(path, wish = {}) {
  const headers = { "content-type": "application/json" };
  await answered(fetch(path, { method: "POST", headers, body: JSON.stringify(wish) }));
}

/** Sends a file as it is, and what is to be done with it. */
export async function send(path, file, wish = {}) {
  const headers = { "content-type": "application/octet-stream" };
  const body = await file.arrayBuffer();
  const query = new URLSearchParams({ name: file.name, ...wish });
  return answered(fetch(`${path}?${query}`, { method: "POST", headers, body }));
}
