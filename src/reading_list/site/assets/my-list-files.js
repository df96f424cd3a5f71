// My list as files: what the site has of each source (sources/<key>/list.json) joined, with the
// reader's notes; and the other way, which sources a file or a link names.

import { isKey } from "./my-list.js";

/** What LaTeX reserves, escaped as bibliography.text.encode does; backslashes and the like in words. */
function latex(text) {
  const said = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  return text.replace(/[{}&%$#_\\~^]/g, (sign) => said[sign] ?? `\\${sign}`);
}

const oneLine = (text) => text.trim().replace(/\s+/g, " ");

/** The entry with a note in `annote`. To biber that is `annotation`, so ours becomes `abstract`,
    as it is in the other formats. */
function bib({ record, note }) {
  if (!oneLine(note)) return record.bib;
  const end = record.bib.lastIndexOf("}");
  const ours = record.bib.slice(0, end).replace(/^ {2}annotation( *) = /m, "  abstract$1   = ");
  return `${ours}  annote = {${latex(note.trim())}},\n${record.bib.slice(end)}`;
}

function ris({ record, note }) {
  if (!oneLine(note)) return record.ris;
  return record.ris.replace(/^ER {2}- /m, () => `N1  - ${oneLine(note)}\r\nER  - `);
}

const csl = ({ record, note }) =>
  note.trim() ? { ...record.csl, note: note.trim() } : record.csl;

/** The list in a format, as in exports.formats: its text, from `[{ record, note }]`. */
export const FORMATS = {
  bib: (items) => items.map(bib).join("\n"),
  ris: (items) => items.map(ris).join("\r\n"),
  json: (items) => `${JSON.stringify(items.map(csl), null, 1)}\n`,
};

/** What the files of a list are called: by its title, in the letters of whatever language. */
export function fileName(title) {
  const words = title.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join("-").slice(0, 60).replace(/-$/, "") || "my-list";
}

/** The link that carries a list: its keys and nothing else. */
export function shareLink(page, keys) {
  const address = new URL(page.split(/[?#]/)[0]);
  // Commas may stand in a query as they are; keys need no escaping.
  return keys.length ? `${address}?keys=${keys.join(",")}` : String(address);
}

/** The keys in the query of an address, in order, each once. */
export function keysIn(address) {
  const query = address.includes("?") ? address.slice(address.indexOf("?")) : "";
  const named = new URLSearchParams(query.split("#")[0]).getAll("keys").join(",");
  return [...new Set(named.split(",").map((key) => key.trim()).filter(Boolean))];
}

/** What a file of ours (or a link) names: `[{ key, note }]`. Notes come back from CSL-JSON, where
    they have a field of their own. */
export function readItems(text) {
  const items = new Map();
  const add = (key, note = "") => {
    const one = String(key).trim();
    if (one && !items.has(one)) items.set(one, { key: one, note });
  };
  const start = text.trimStart()[0];
  if (start === "[" || start === "{") {
    let parsed = [];
    try { parsed = JSON.parse(text); } catch { /* a .bib may begin so; read below */ }
    for (const item of Array.isArray(parsed) ? parsed : (parsed.items ?? [])) {
      if (item?.id) add(item.id, typeof item.note === "string" ? item.note : "");
    }
  }
  if (!items.size) {
    for (const [, key] of text.matchAll(/^\s*@(?!comment|string|preamble)\w+\s*[{(]\s*([^,\s}]+)\s*,/gim)) add(key);
    for (const [, key] of text.matchAll(/^ID {2}- *(\S+)\s*$/gm)) add(key);
  }
  if (!items.size) for (const key of keysIn(text)) add(key);
  return [...items.values()];
}

/** Those that can be keys here, and those that cannot. */
export function sortOut(items) {
  return { keys: items.filter((item) => isKey(item.key)), others: items.filter((item) => !isKey(item.key)) };
}
