// Lays a graph out with ELK: its JSON on the standard input, the same with places on the output, and the milliseconds.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const ELK = createRequire(process.argv[2] + "/")("elkjs");
const graph = JSON.parse(readFileSync(0, "utf-8"));
const elk = new ELK();
await elk.layout(JSON.parse(JSON.stringify(graph))); // what is loaded at the first run does not count
const start = performance.now();
const drawn = await elk.layout(graph);
console.log(JSON.stringify({ drawn, seconds: (performance.now() - start) / 1000 }));
