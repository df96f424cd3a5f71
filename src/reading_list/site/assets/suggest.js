// What to do next where a search finds little: the word that was perhaps meant, the search without
// one of its filters, pages of the list, the guides, the UN's own catalogue. Loaded, with the words
// it goes by (reading_list.site.suggesting), when a search is in need of it.

import { root } from "./my-list.js";
import { counted } from "./plural.js";
import { FEW, load, find } from "./search.js";

const LIBRARY = "https://digitallibrary.un.org/search?ln=en&p=";
const PAGES = 4;

let known;
const fetchKnown = () => (known ??= fetch(new URL("explore/words.json", root))
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
  .then(prepare)
  .catch((error) => { known = undefined; throw error; }));

/** A word without case, accents and what Arabic is written with or without. */
export const folded = (word) => word.toLowerCase().normalize("NFD").replace(/[\p{M}\u0640’'‘]/gu, "")
  .replace(/ى/g, "ي").replace(/ة/g, "ه");
export const parts = (text) => text.match(/[\p{L}\p{M}’'‘]+/gu) ?? [];

function prepare({ pages, forms, said }) {
  const words = new Map(); // folded: as written
  const often = new Map(); // folded: on how many pages
  for (const [name] of pages) {
    for (const one of new Set(parts(name).map(folded))) often.set(one, (often.get(one) ?? 0) + 1);
  }
  for (const text of [...forms, ...pages.map(([name]) => name)]) {
    for (const part of parts(text)) if (!words.has(folded(part))) words.set(folded(part), part);
  }
  return { pages, words, often, said };
}

/** Letters put in, left out, changed or swapped between two words; more than `most` is `most` + 1.
    Optimal string alignment: each piece of a word is changed once. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

// Arabic letters that are taken for one another; another letter makes another word, mostly.
const ALIKE = ["سصث", "ضظ", "طت", "ذزد", "قك", "حه", "اءئؤ", "يى", "عغ"];
const likeness = (letter) => ALIKE.find((set) => set.includes(letter)) ?? letter;

/** Whether a word in Arabic letters may be another, misspelt: letters taken for others, two
    swapped, or in a word of some length one too few or too many. */
function misspelt(sought, other) {
  if (sought.length !== other.length) {
    return sought.replace(/^ال/, "").length > 4 && distance(sought, other, 1) === 1;
  }
  const sorted = (word) => [...word].sort().join("");
  return [...sought].every((letter, at) => likeness(letter) === likeness(other[at]))
    || (sorted(sought) === sorted(other) && distance(sought, other, 1) === 1);
}

/** The word nearest to one that the list does not know, or "". */
export function nearest(word, words) {
  const sought = folded(word);
  const arabic = /\p{Script=Arabic}/u.test(word);
  if (sought.length < (arabic ? 4 : 5) || words.has(sought)) return "";
  if (arabic) {
    for (const [other, written] of words) {
      if (other.length > 3 && misspelt(sought, other)) return written;
    }
    return "";
  }
  let most = sought.length < 8 ? 1 : 2;
  let best = "";
  for (const [other, written] of words) {
    // The first letter is seldom the one that is wrong.
    if (other.length < 4 || other[0] !== sought[0]) continue;
    const far = distance(sought, other, most);
    if (far > most || (far === most && best)) continue;
    [best, most] = [written, far];
  }
  return best;
}

/** The query with its unknown words as the list writes them; "" if there is nothing to change. */
export function meant(query, words) {
  const changed = query.replace(/[\p{L}\p{M}’'‘]+/gu, (word) => {
    const near = nearest(word, words);
    return near && word === word.toLowerCase() ? near.toLowerCase() : near || word;
  });
  return changed === query ? "" : changed;
}

/** Pages that have a word of the query in their names, the rarest words first. */
export function related(query, { pages, often }) {
  const sought = new Set(parts(query).map(folded).filter((part) => part.length > 3));
  const ranked = pages.map(([name, address], at) => {
    const found = [...new Set(parts(name).map(folded))].filter((part) => sought.has(part));
    return { name, address, at, score: found.reduce((sum, part) => sum + 1 / often.get(part), 0) };
  });
  return ranked.filter(({ score }) => score > 0.15)
    .sort((a, b) => b.score - a.score || a.at - b.at).slice(0, PAGES);
}

function link(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  made.dir = "auto";
  return made;
}

/** A text with an element in the place of its sign. */
const around = (text, element) => {
  const [before, after] = text.split("#");
  return [before, element, after ?? ""];
};

function line(...pieces) {
  const made = document.createElement("li");
  made.append(...pieces);
  return made;
}

/**
 * Fill `place` with what may help, and show it if there is any of it; resolves to a function that
 * does so, for the one who asks may have gone on.
 *
 * `query`; `found`: how many sources have all its words; `base`, `filters`: of the search;
 * `without`: for each filter its name, the address without it, and the filters that are left.
 */
export async function suggest(place, { query, bundle, found, base, filters = base, without = [] }) {
  const few = found < FEW;
  const list = await fetchKnown();
  const { said } = list;
  const pagefind = await load(bundle);
  const number = async (text, wanted) => (await find(pagefind, text, { base, filters: wanted })).results.length;
  const lines = [];
  const other = meant(query, list.words);
  const others = other ? await number(other, filters) : 0;
  const explore = new URL("explore/", root);
  if (others) {
    const address = new URL(location.href.startsWith(explore.href) ? location.search : "", explore);
    address.searchParams.set("q", other);
    const count = document.createElement("span");
    count.className = "rl-meta";
    count.textContent = ` (${counted(said.sources, others)})`;
    lines.push(line(...around(said.mean, link(address, other)), count));
  }
  if (few) {
    for (const one of without) {
      const left = await number(query, one.filters);
      if (!left) continue;
      lines.push(line(link(one.address, said.without.replace("#", () => one.label)), ` (${counted(said.sources, left)})`));
    }
    const pages = related(`${query} ${others ? other : ""}`, list);
    if (pages.length) {
      const links = pages.flatMap(({ name, address }) => [" ", link(new URL(address, root), name)]);
      lines.push(line(said.pages, ...links));
    }
    lines.push(line(link(new URL("guides/", root), said.guides)));
    if (!found && query) {
      const out = link(LIBRARY + encodeURIComponent(query), said.library);
      const host = document.createElement("bdi");
      host.className = "rl-meta";
      host.dir = "ltr";
      host.textContent = "digitallibrary.un.org";
      lines.push(line(out, " ", host));
    }
  }
  return () => {
    const items = document.createElement("ul");
    items.append(...lines);
    const words = document.createElement("p");
    words.textContent = few && query ? said.searched.replace("#", () => query) : "";
    place.replaceChildren(...(words.textContent ? [words] : []), items);
    place.hidden = !lines.length;
  };
}
