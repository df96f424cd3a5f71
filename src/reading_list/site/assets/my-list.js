// My list: what the reader picked, kept in this browser and sent nowhere.
// On every page: the buttons beside sources, the count in the header. What only the page
// /my-list/ does is in my-list-page.js.

const NAME = "my-list";
const DAMAGED = "my-list-damaged";
const VERSION = 1;
const KEY = /^[a-z0-9][a-z0-9-]*$/;
const NONE = { items: [], order: "own", by: "style", title: "" };

const link = globalThis.document?.querySelector("#rl-my-list");
const words = link?.dataset ?? {};
/** The root of this language's site, and of the whole site, where data files stand. */
export const root = link ? new URL("..", link.href).href : "";
export const whole = link ? new URL(words.whole, location.href).href : "";

/** What storage did last: "" if all is well, "blocked", or "damaged" (then the list is new). */
export const state = { trouble: "" };
let unkept; // the list where the browser keeps nothing: as long as the page is open

export const isKey = (text) => typeof text === "string" && KEY.test(text);

/** The list in what was kept, whatever version wrote it; null if there is none in it. */
export function clean(value) {
  const rows = Array.isArray(value) ? value : value?.items;
  if (!Array.isArray(rows)) return null;
  const items = new Map();
  for (const row of rows) {
    const key = typeof row === "string" ? row : row?.key;
    if (!isKey(key) || items.has(key)) continue;
    items.set(key, { key, note: typeof row.note === "string" ? row.note : "" });
  }
  const { order, by, title } = value;
  return {
    items: [...items.values()],
    order: ["author", "date", "title"].includes(order) ? order : "own",
    by: by === "list" ? "list" : "style",
    title: typeof title === "string" ? title.slice(0, 200) : "",
  };
}

/** The list as it is now, in whatever tab it was changed:
    `{ items: [{ key, note }], order, by, title }`. */
export function read() {
  let text;
  try {
    text = localStorage.getItem(NAME);
  } catch {
    state.trouble = "blocked";
  }
  if (unkept) return structuredClone(unkept);
  if (!text) return structuredClone(NONE);
  let list = null;
  try { list = clean(JSON.parse(text)); } catch { /* not JSON */ }
  if (list) return list;
  state.trouble = "damaged";
  // Set aside, so that what is written next does not destroy it.
  try { localStorage.setItem(DAMAGED, text); localStorage.removeItem(NAME); } catch { /* it stays */ }
  return structuredClone(NONE);
}

/** Write the list and tell this page. Where the browser keeps nothing, it lasts for the page. */
export function write(list) {
  try {
    const title = list.items.length ? list.title : ""; // of nothing there is no title
    localStorage.setItem(NAME, JSON.stringify({ version: VERSION, ...list, title }));
    unkept = undefined;
    if (state.trouble === "blocked") state.trouble = "";
  } catch {
    state.trouble = "blocked";
    unkept = structuredClone(list);
  }
  refresh();
  stay(list);
}

/** Say something to those who listen. */
export function say(text) {
  const place = document.querySelector("#rl-said");
  if (place) place.textContent = text;
}

/** Give every source inside `within` (each `[data-key]`) its button, if it has none; what is
    folded gets its buttons when it is opened. */
export function mark(within = document) {
  const places = [...within.querySelectorAll("[data-key]")];
  if (within.matches?.("[data-key]")) places.push(within);
  put(places);
}

const AT_ONCE = 40;
/** Mark a page that may name a thousand sources, some at a time: the reader can scroll meanwhile. */
async function markPage() {
  const places = [...document.querySelectorAll("[data-key]")];
  for (let first = 0; first < places.length; first += AT_ONCE) {
    put(places.slice(first, first + AT_ONCE));
    await new Promise((resolve) => { setTimeout(resolve); });
  }
}

function put(places) {
  const pattern = document.querySelector("#rl-pick");
  if (!pattern || !link) return;
  for (const place of places) {
    if (!isKey(place.dataset.key) || place.querySelector(":scope > .rl-pick")) continue;
    if (place.closest("details:not([open])")) continue;
    place.append(pattern.content.cloneNode(true));
  }
  show(places, new Set(read().items.map((item) => item.key)));
}

function show(places, picked) {
  for (const place of places) {
    const button = place.querySelector(":scope > .rl-pick");
    if (!button) continue;
    const pressed = picked.has(place.dataset.key);
    const label = pressed ? words.remove : words.add;
    const name = place.querySelector(".rl-name, .rl-hit__title, [data-name]")?.textContent.trim();
    const symbol = place.querySelector(".rl-symbol")?.textContent;
    button.dataset.picked = String(pressed); // said by the label alone, not by a state too
    if (name) {
      const whole = symbol && !name.includes(symbol) ? `${name} · ${symbol}` : name;
      button.setAttribute("aria-label", `${label}: ${whole}`);
      button.title = label;
    } else {
      button.querySelector("span").textContent = label;
    }
  }
}

function refresh() {
  show(document.querySelectorAll("[data-key]"), new Set(count()));
}

/** Say in the header how many sources are on the list; return their keys. */
function count() {
  const keys = read().items.map((item) => item.key);
  const number = link.querySelector("b");
  number.hidden = !keys.length;
  number.textContent = keys.length;
  return keys;
}

const dropped = new Map(); // what was taken off on this page, to come back with its note
function toggle(key) {
  const list = read();
  const picked = list.items.find((item) => item.key === key);
  if (picked) dropped.set(key, picked);
  list.items = picked
    ? list.items.filter((item) => item !== picked)
    : [...list.items, dropped.get(key) ?? { key, note: "" }];
  write(list);
  const done = picked ? words.removed : words.added;
  say(state.trouble === "blocked" ? words.blocked : `${done} (${list.items.length})`);
}

/** Put sources on the list that are not there yet, in their order. */
export function add(keys) {
  const list = read();
  const known = new Set(list.items.map((item) => item.key));
  const fresh = keys.filter((key) => isKey(key) && !known.has(key));
  list.items.push(...fresh.map((key) => ({ key, note: "" })));
  write(list);
  say(state.trouble === "blocked" ? words.blocked : `${words.added} (${list.items.length})`);
}

let staying = Promise.resolve();
let stayed;
/** Keep the page, what it needs and the data of the list at hand offline; resolves when kept.
    A list that has nothing in it leaves nothing behind. */
export function stay({ items }) {
  const keys = items.map((item) => item.key);
  if (String(keys) === stayed) return staying; // a note was changed
  stayed = String(keys);
  staying = staying.then(() => keep(keys));
  return staying;
}

async function keep(keys) {
  if (!navigator.serviceWorker || state.trouble === "blocked") return;
  try {
    if (!keys.length) {
      const registration = await navigator.serviceWorker.getRegistration(whole);
      await registration?.unregister();
      for (const name of await caches.keys()) if (name.startsWith("my-list-")) await caches.delete(name);
      return;
    }
    await navigator.serviceWorker.register(new URL("offline.js", whole), { scope: whole });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name)
      .filter((name) => name.startsWith(root) && name.includes("/assets/"));
    const answer = new MessageChannel();
    const kept = new Promise((resolve) => { answer.port1.onmessage = resolve; });
    active.postMessage({ root, keys, loaded }, [answer.port2]);
    await kept;
    document.documentElement.dataset.myListKept = String(keys.length);
  } catch { /* not offered here (an insecure address, a private window): the list works without */ }
}

if (link) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".rl-pick");
    if (button) toggle(button.parentElement.dataset.key);
  });
  addEventListener("storage", (event) => {
    if (event.key === NAME || event.key === null) refresh();
  });
  // Back from another page with the browser's own memory of this one.
  addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
  markPage();
  document.addEventListener("toggle", (event) => {
    if (event.target.open) mark(event.target);
  }, true);
  for (const button of document.querySelectorAll("[data-add-all], [data-add-keys]")) {
    const { addAll, addKeys } = button.dataset;
    const places = addAll ? document.querySelectorAll(`${addAll} [data-key]`) : [];
    const keys = addKeys ? addKeys.split(" ") : [...places].map((place) => place.dataset.key);
    button.hidden = !keys.length;
    button.addEventListener("click", () => add(keys));
  }
  count();
}
