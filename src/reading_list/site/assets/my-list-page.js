// The page /my-list/: shows what my-list.js keeps, in the pieces that templates/my-list.html.jinja
// has for it; formats it, orders it, shares it, takes it away.

import { mark, read, root, say, state, stay, whole, write } from "./my-list.js";
import { counted } from "./plural.js";
import { FORMATS, fileName, keysIn, readItems, shareLink, sortOut } from "./my-list-files.js";

const at = (id) => document.querySelector(`#mine-${id}`);
const language = document.documentElement.lang;
const words = JSON.parse(at("words").textContent);
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const records = new Map(); // by key: what the site has, null if it has nothing, undefined if unread
let merged;
let offered = null; // a list from a link or a file, with orders of its own: shown and not kept
const offerOf = (items, from) => ({ items, from, looked: false, order: "own", by: "style" });
let undo = null;

// ---- What the site knows of a source -------------------------------------------------------

async function fetchRecord(key) {
  const response = await fetch(new URL(`sources/${key}/list.json`, whole));
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** What a key that the site no longer has became, or "". */
async function heir(key) {
  try {
    merged ??= await fetch(new URL("data/merged.json", whole)).then((r) => (r.ok ? r.json() : {}));
  } catch {
    merged = {};
  }
  return Object.hasOwn(merged, key) ? merged[key] : "";
}

async function load(key) {
  if (records.has(key)) return;
  try {
    let record = await fetchRecord(key);
    for (let name = key, steps = 0; !record && steps < 5; steps += 1) {
      name = await heir(name);
      if (!name) break;
      record = await fetchRecord(name);
    }
    records.set(key, record);
  } catch { /* no connection: asked for again next time */ }
}

/** Items with their records; keys of which nothing is known; keys that cannot be read now. Where
    two records have become one its notes stand together. */
async function resolve(items) {
  await Promise.all(items.map((item) => load(item.key)));
  const found = new Map();
  const unknown = [];
  const absent = [];
  const renamed = [];
  for (const { key, note } of items) {
    const record = records.get(key);
    if (!record) {
      (record === null ? unknown : absent).push(key);
      continue;
    }
    if (record.key !== key) renamed.push(`${key} → ${record.key}`);
    const known = found.get(record.key);
    if (known) known.note = [known.note, note].filter(Boolean).join("\n");
    else found.set(record.key, { key: record.key, note, record });
  }
  return { items: [...found.values()], unknown, absent, renamed };
}

// ---- Style and order -----------------------------------------------------------------------

const styleSelect = at("style");
function chosenStyle() {
  let style;
  try { style = localStorage.getItem("citation-style"); } catch { /* the page's default */ }
  const known = [...styleSelect.options].some((option) => option.value === style);
  return known ? style : styleSelect.dataset.default;
}
const cited = (record) =>
  record.styles[styleSelect.value] ?? record.styles[styleSelect.dataset.default];

// What is cited in the language of the page stands first, as Arabic manuals have it.
const elsewhere = ({ record }) => ((cited(record).lang ?? "en") === language ? 0 : 1);
const ORDERS = {
  own: null,
  author: (a, b) => elsewhere(a) - elsewhere(b) || compare(cited(a.record).sort, cited(b.record).sort),
  date: (a, b) => compare(b.record.date, a.record.date) || ORDERS.author(a, b),
  title: (a, b) => compare(a.record.title, b.record.title),
};
const ordered = (items, order) => (ORDERS[order] ? [...items].sort(ORDERS[order]) : items);

// ---- Drawing -------------------------------------------------------------------------------

let shown = { items: [], order: "own", by: "style", title: "" }; // what is on the page, with records
const listed = () => ordered(shown.items, shown.order);
const inBibliography = () => (shown.by === "list" ? listed() : ordered(shown.items, "author"));

function show(id, visible) {
  at(id).hidden = !visible;
}

function row(item, index, count) {
  const { record } = item;
  const said = record.names[language] ?? record.names.en;
  const piece = at("row").content.cloneNode(true);
  const line = piece.firstElementChild;
  line.dataset.item = item.key;
  const name = line.querySelector(".rl-name");
  name.href = new URL(record.address, root);
  name.firstChild.textContent = said.name;
  if (said.lang !== language) name.firstChild.lang = said.lang;
  line.querySelector(".rl-of").textContent = said.series ?? "";
  for (const [field, text] of ["symbol", "kind", "byline", "date"].map((f) => [f, said[f]])) {
    if (!text) continue;
    const part = document.createElement("span");
    const inner = document.createElement("bdi");
    if (field === "symbol") { inner.className = "rl-symbol"; inner.dir = "ltr"; }
    inner.textContent = text;
    part.append(inner);
    line.querySelector(".rl-meta").append(part, " ");
  }
  const own = !offered && shown.order === "own";
  line.querySelector(".rl-mine__grip").hidden = !own;
  for (const button of line.querySelectorAll("button")) {
    const label = fill(words[button.dataset.do], { name: said.name });
    button.setAttribute("aria-label", label);
    button.title = label;
    button.hidden = Boolean(offered) || (button.dataset.do !== "remove" && !own);
  }
  // Not disabled: that would lose the focus of whoever moves a source step by step.
  if (index === 0) line.querySelector("[data-do=up]").setAttribute("aria-disabled", "true");
  if (index === count - 1) line.querySelector("[data-do=down]").setAttribute("aria-disabled", "true");
  const details = line.querySelector("details");
  details.hidden = Boolean(offered);
  details.open = Boolean(item.note);
  const note = line.querySelector("textarea");
  note.value = item.note;
  note.setAttribute("aria-label", fill(words.note, { name: said.name }));
  line.querySelector(".rl-mine__noted").textContent = offered ? item.note : "";
  return line;
}

const ownTitle = () => shown.title.trim().replace(/\s+/g, " ");
const heading = () => ownTitle() || styleSelect.selectedOptions[0].dataset.heading;

function drawList() {
  const items = listed();
  at("list").replaceChildren(...items.map((item, index) => row(item, index, items.length)));
  const sorted = shown.order !== "own";
  at("orders").textContent = offered ? "" : sorted ? words.sorted : words.orders;
}

function drawBibliography() {
  const noted = shown.items.some((item) => item.note.trim());
  show("noted", noted);
  const withNotes = noted && at("notes").checked;
  at("bibliography").textContent = heading();
  at("entries").replaceChildren(
    ...inBibliography().flatMap(({ record, note }) => {
      const entry = document.createElement("p");
      entry.className = "rl-citation";
      const { html, lang } = cited(record);
      entry.innerHTML = html; // made and escaped by the site's own engines
      if (lang) entry.lang = lang;
      entry.dir = lang === "ar" ? "rtl" : "auto";
      if (!withNotes || !note.trim()) return [entry];
      const said = document.createElement("p");
      said.className = "rl-mine__noted";
      said.dir = "auto";
      said.removeAttribute("lang");
      said.textContent = note.trim();
      return [entry, said];
    }),
  );
}

/** For Zotero: the sources of the page, each as an OpenURL, and word that they are there. */
function drawCoins() {
  at("coins").replaceChildren(
    ...shown.items.map(({ record }) => {
      const span = document.createElement("span");
      span.className = "Z3988";
      span.title = record.coins;
      return span;
    }),
  );
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

function drawTroubles({ unknown, absent, renamed }, others) {
  const lines = [];
  if (unknown.length || others.length) {
    lines.push(fill(words.unknown, { keys: [...unknown, ...others].join(", ") }));
  }
  if (absent.length) lines.push(fill(words.absent, { keys: absent.join(", ") }));
  at("unknown").querySelector("p").textContent = lines.join(" ");
  at("unknown").querySelector("button").hidden = Boolean(offered) || !unknown.length;
  show("unknown", lines.length > 0);
  at("merged").textContent = renamed.length ? fill(words.merged, { keys: renamed.join(", ") }) : "";
  show("merged", renamed.length > 0);
}

function drawTrouble() {
  at("trouble").textContent = state.trouble ? words[state.trouble] : "";
  show("trouble", Boolean(state.trouble));
}

let turn = 0;
/** Draw the page anew from what is kept, or from the list that is offered. */
async function draw() {
  const now = (turn += 1);
  const kept = read();
  const source = offered ?? kept;
  const { keys, others } = sortOut(source.items);
  if (keys.some((item) => !records.has(item.key))) at("count").textContent = words.working;
  const resolved = await resolve(keys);
  if (now !== turn) return; // something changed meanwhile, and a later turn draws it
  if (!offered && resolved.renamed.length) {
    // What became another record is kept under its name from now on.
    const lost = keys.filter(({ key }) => !records.get(key));
    write({ ...kept, items: [...resolved.items.map(({ key, note }) => ({ key, note })), ...lost] });
  }
  styleSelect.value = chosenStyle();
  shown = { ...kept, ...(offered && { order: offered.order, by: offered.by, title: "" }), items: resolved.items };
  at("order").value = shown.order;
  at("by").value = shown.by;
  if (document.activeElement !== at("name")) at("name").value = shown.title;
  show("titled", !offered);
  drawTrouble();
  drawTroubles(resolved, others.map((item) => item.key));
  const count = shown.items.length;
  show("shared", Boolean(offered));
  if (offered) {
    const mine = new Set(kept.items.map((item) => item.key));
    const fresh = shown.items.filter((item) => !mine.has(item.key)).length;
    at("shared-title").textContent = words[offered.from];
    const same = mine.size > 0 && count > 0 && !fresh;
    const lines = [counted(words.sources, count)];
    if (mine.size && !same) lines.push(counted(words.new, fresh));
    at("shared-count").textContent = lines.join(" · ");
    const safe = mine.size ? counted(words.safe, mine.size) : words.free;
    at("shared-said").textContent = offered.looked ? words.looking : same ? words.same : safe;
    show("offers", count > 0);
    const offers = { add: !same, replace: mine.size > 0 && !offered.looked, look: !offered.looked };
    for (const [name, open] of Object.entries(offers)) {
      at("offers").querySelector(`[data-do=${name}]`).hidden = !open;
    }
  }
  show("empty", !offered && !count && !source.items.length);
  show("full", count > 0);
  show("clear", !offered);
  show("lede", !offered);
  at("count").textContent = count ? String(count) : "";
  at("link").value = shareLink(location.href, listed().map((item) => item.key));
  drawList();
  drawBibliography();
  drawCoins();
  mark();
  document.documentElement.dataset.myList = String(count); // drawn, and with how many
}

// ---- Changing the list ---------------------------------------------------------------------

/** Change the list; with `words` the change can be taken back. */
async function change(how, said = "") {
  const before = read();
  const after = structuredClone(before);
  how(after);
  undo = said ? before : null;
  show("undo", Boolean(said));
  at("undo").querySelector("span").textContent = said;
  if (said) say(said);
  write(after);
  await draw();
}

const nameOf = (key) => at("list").querySelector(`[data-item="${key}"] .rl-name`)?.textContent ?? key;
const buttonOf = (key, what) => at("list").querySelector(`[data-item="${key}"] [data-do=${what}]`);

async function move(key, step) {
  const keys = shown.items.map((item) => item.key);
  const to = keys.indexOf(key) + step;
  if (to < 0 || to >= keys.length) return;
  await place(key, to);
  buttonOf(key, step < 0 ? "up" : "down")?.focus();
  say(fill(words.moved, { name: nameOf(key), place: to + 1, total: keys.length }));
}

/** Put a source at a place among those shown. */
async function place(key, to) {
  const keys = shown.items.map((item) => item.key).filter((one) => one !== key);
  keys.splice(to, 0, key);
  await change((list) => {
    const known = new Map(list.items.map((item) => [item.key, item]));
    const moved = keys.filter((one) => known.has(one)).map((one) => known.get(one));
    // What cannot be shown now stays, behind.
    list.items = [...moved, ...list.items.filter((item) => !moved.includes(item))];
  });
}

async function remove(key) {
  const keys = listed().map((item) => item.key);
  const next = keys[keys.indexOf(key) + 1] ?? keys[keys.indexOf(key) - 1];
  const said = fill(words.removed, { name: nameOf(key) });
  await change((list) => { list.items = list.items.filter((item) => item.key !== key); }, said);
  (next ? buttonOf(next, "remove") : at("empty-title")).focus();
}

async function takeOffer(replace) {
  const items = shown.items.map(({ key, note }) => ({ key, note }));
  leaveOffer();
  const said = replace ? words.replaced : words.added;
  await change((list) => {
    const mine = new Map(replace ? [] : list.items.map((item) => [item.key, item]));
    for (const item of items) {
      const known = mine.get(item.key);
      if (!known) mine.set(item.key, item);
      else if (!known.note) known.note = item.note;
    }
    list.items = [...mine.values()];
    if (replace) list.title = "";
  }, said);
  at("list-title").focus();
}

function leaveOffer() {
  offered = null;
  if (location.search) history.replaceState(null, "", location.pathname);
}

/** Ask before something is done that takes away what was there. */
function ask(question, yes, act) {
  const dialog = at("sure");
  at("sure-words").textContent = question;
  at("sure-yes").textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => { if (dialog.returnValue === "yes") act(); }, { once: true });
}

const ACTIONS = {
  up: (button) => move(button.closest("li").dataset.item, -1),
  down: (button) => move(button.closest("li").dataset.item, 1),
  remove: (button) => remove(button.closest("li").dataset.item),
  add: () => takeOffer(false),
  replace: () => ask(counted(words.replacing, read().items.length), words.replace, () => takeOffer(true)),
  async look() {
    offered.looked = true;
    await draw();
    at("list-title").focus();
  },
  async undo() {
    const before = undo;
    await change((list) => { Object.assign(list, before); });
    say(words.restored);
    at(before.items.length ? "list-title" : "empty-title").focus();
  },
  forget: () => change((list) => {
    list.items = list.items.filter((item) => records.get(item.key) !== null);
  }),
  clear: () => ask(words.clearing, words.clear, async () => {
    await change((list) => { list.items = []; }, words.cleared);
    at("empty-title").focus();
  }),
  copy: (button) => tell(button, () => copy(true)),
  plain: (button) => tell(button, () => copy(false)),
  link: (button) => tell(button, async () => {
    at("link").select();
    await navigator.clipboard.writeText(at("link").value);
  }),
  print: () => print(),
  file(button) {
    const { format, type } = button.dataset;
    save(new Blob([FORMATS[format](inBibliography())], { type }), `${fileName(shown.title)}.${format}`);
  },
  async docx(button) {
    try {
      const { writeDocx } = await import("./my-list-docx.js");
      const withNotes = !at("noted").hidden && at("notes").checked;
      const items = inBibliography().map(({ record, note }) => ({
        html: cited(record).html, lang: cited(record).lang, note: withNotes ? note : "",
      }));
      const blob = await writeDocx({
        title: heading(),
        subtitle: styleSelect.selectedOptions[0].textContent,
        items,
        template: new URL("assets/my-list.docx", whole),
        language,
      });
      save(blob, `${fileName(shown.title)}.docx`);
    } catch {
      at("read").textContent = words.undownloaded;
      say(words.undownloaded);
      button.focus();
    }
  },
};

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The bibliography on the clipboard: rich with plain beside it, or plain alone. */
async function copy(rich) {
  const lines = [...at("entries").children];
  const text = lines.map((line) => line.textContent.trim()).join("\n");
  if (!rich || !navigator.clipboard.write) return navigator.clipboard.writeText(text);
  // Without its direction an Arabic citation comes apart in a text that runs the other way.
  const said = (line) => (line.dir === "rtl" ? ` dir="rtl" lang="${line.lang}"` : "");
  const html = lines.map((line) => `<p${said(line)}>${line.innerHTML.trim()}</p>`).join("\n")
    .replaceAll('class="smallcaps"', 'style="font-variant: small-caps"'); // elsewhere no sheet says it
  const types = { "text/html": html, "text/plain": text };
  const blobs = Object.entries(types).map(([type, said]) => [type, new Blob([said], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

async function tell(button, act) {
  const label = (button.dataset.label ??= button.textContent);
  try {
    await act();
    button.textContent = words.copied;
    say(words.copied);
  } catch {
    if (button.dataset.do !== "link") getSelection().selectAllChildren(at("entries"));
    button.textContent = words.failed;
  }
  setTimeout(() => { button.textContent = label; }, 2000);
}

// ---- Lists that come in --------------------------------------------------------------------

async function offer(items, from) {
  at("read").textContent = "";
  if (!items.length) {
    at("read").textContent = words.unread;
    return;
  }
  offered = offerOf(items, from);
  await draw();
  at("shared-title").focus();
}

at("paste").addEventListener("submit", (event) => {
  event.preventDefault();
  const items = readItems(at("pasted").value);
  at("pasted").value = "";
  offer(items, "link");
});
at("file").addEventListener("change", async () => {
  const [file] = at("file").files;
  if (!file) return;
  const text = await file.text();
  at("file").value = "";
  offer(readItems(text), "file");
});

// ---- Dragging ------------------------------------------------------------------------------

at("list").addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".rl-mine__grip");
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const list = at("list");
  const line = grip.closest("li");
  // By the list: the line itself is taken out and put in again, and would lose the pointer.
  list.setPointerCapture(event.pointerId);
  line.classList.add("rl-mine__moving");
  const follow = (now) => {
    for (const other of list.children) {
      if (other === line) continue;
      const { top, height } = other.getBoundingClientRect();
      if (now.clientY < top || now.clientY > top + height) continue;
      if (now.clientY < top + height / 2) other.before(line); else other.after(line);
    }
  };
  const drop = () => {
    line.classList.remove("rl-mine__moving");
    list.removeEventListener("pointermove", follow);
    place(line.dataset.item, [...list.children].indexOf(line));
  };
  list.addEventListener("pointermove", follow);
  list.addEventListener("lostpointercapture", drop, { once: true });
});

// ---- The rest ------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-do]");
  if (button) ACTIONS[button.dataset.do]?.(button);
});
at("list").addEventListener("input", (event) => {
  const { item } = event.target.closest("li").dataset;
  const list = read();
  const kept = list.items.find((one) => one.key === item);
  if (!kept) return;
  kept.note = event.target.value;
  shown.items.find((one) => one.key === item).note = event.target.value;
  write(list);
  drawBibliography();
  drawTrouble();
});
styleSelect.addEventListener("change", () => {
  try { localStorage.setItem("citation-style", styleSelect.value); } catch { /* for this page */ }
  drawList();
  drawBibliography();
});
for (const name of ["order", "by"]) {
  at(name).addEventListener("change", () => {
    const { value } = at(name);
    // A list that is only looked at changes nothing of what is kept.
    if (offered) { offered[name] = value; draw(); } else change((list) => { list[name] = value; });
  });
}
at("name").addEventListener("input", () => {
  shown.title = at("name").value;
  write({ ...read(), title: shown.title });
  drawBibliography();
  drawTrouble();
});
at("notes").addEventListener("change", drawBibliography);
at("back").addEventListener("click", async (event) => {
  event.preventDefault();
  leaveOffer();
  await draw();
});
addEventListener("storage", (event) => {
  if (event.key !== "my-list" && event.key !== null) return;
  // Not under the hands of someone who is writing a note here.
  const writing = document.activeElement?.closest?.("#mine-list textarea");
  if (writing) writing.addEventListener("blur", draw, { once: true });
  else draw();
});

addEventListener("pageshow", (event) => { if (event.persisted) draw(); });

const keys = keysIn(location.search);
if (keys.length) offered = offerOf(keys.map((key) => ({ key, note: "" })), "link");
document.querySelector("#mine").hidden = false;
await draw();
if (shown.items.length) stay({ items: offered ? read().items : shown.items });
