// Explore: facets with live counts; what is asked stands in the address, so it can be shared.
import { add as keep, mark } from "./my-list.js";
import { counted } from "./plural.js";
import { doubtful, draw, find, load } from "./search.js";

const PAGE = 20;
const MANY = 100; // results that can be put on My list at once
const SOURCES = { type: "source" };
const form = document.querySelector("#explore");
const field = form.elements.q;
const status = form.querySelector("#explore-found");
const hits = form.querySelector("#explore-hits");
const others = form.querySelector("#explore-others");
const more = form.querySelector("#explore-more");
const help = form.querySelector("#explore-suggest");
const all = form.querySelector("#explore-all");
const chips = form.querySelector("#explore-chips");
const chosen = form.querySelector("#explore-chosen");
const narrow = form.querySelector("#explore-narrow");
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const facets = [...new Set(boxes.map((box) => box.name))];
const years = [...form.elements.from.options].map((option) => option.value).filter(Boolean);
const forms = JSON.parse(form.dataset.found);
const bundle = new URL(document.querySelector("#rl-search").dataset.bundle, location.href).href;

/** The order the reader chose; without one, the best match first, or where there are no words the newest. */
let chosenOrder = "";

/** What the form asks, as the parameters of an address, in one order. */
function asked() {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name !== "sort" && value.trim()) state.append(name, value.trim());
  }
  if (chosenOrder && (chosenOrder !== "newest" || state.has("q"))) state.append("sort", chosenOrder);
  return state;
}
function showOrder() {
  form.elements.sort.value = chosenOrder || (field.value.trim() ? "" : "newest");
}

/** Put the parameters of an address into the form; what it does not know is left out. */
function restore(state) {
  field.value = state.get("q") ?? "";
  for (const name of ["from", "to"]) {
    const select = form.elements[name];
    const value = state.get(name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  chosenOrder = ["newest", "oldest"].find((one) => one === state.get("sort")) ?? "";
  showOrder();
  for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
  for (const facet of facets) {
    if (state.has(facet)) form.querySelector(`[data-facet="${facet}"]`).open = true;
  }
  if (state.has("from") || state.has("to")) form.querySelector('[data-facet="year"]').open = true;
}

/** The filters of Pagefind: any value within a facet, every facet; ``but``: a facet to leave out. */
function filters(state, but = "") {
  const wanted = { ...SOURCES };
  for (const facet of facets) {
    const values = facet === but ? [] : state.getAll(facet);
    if (values.length) wanted[facet] = { any: values };
  }
  const [from, to] = [state.get("from"), state.get("to")];
  if (from || to) {
    wanted.year = { any: years.filter((year) => (!from || year >= from) && (!to || year <= to)) };
    if (!wanted.year.any.length) wanted.year.any = ["none"];
  }
  return wanted;
}

function order(state) {
  return state.get("sort") || (state.has("q") ? "" : "newest");
}

let turn = 0; // answers that come late are dropped
let shown = [];
async function run() {
  const mine = ++turn;
  const state = asked();
  let answer;
  const counts = {};
  try {
    const pagefind = await load(bundle, { worker: true });
    await pagefind.filters();
    answer = await find(
      pagefind, state.get("q") ?? "", { base: SOURCES, filters: filters(state), sort: order(state) });
    // Within a facet any value may be chosen: its counts are those without its own choice.
    await Promise.all(facets.map(async (facet) => {
      const apart = state.has(facet) ? await pagefind.search(answer.sought || null, { filters: filters(state, facet) }) : answer;
      counts[facet] = apart.filters[facet] ?? {};
    }));
  } catch (error) {
    if (mine !== turn) return;
    status.textContent = form.dataset.failed;
    console.error(error);
    return;
  }
  if (mine !== turn) return;
  shown = answer.results.length ? answer.results : answer.near;
  status.textContent = answer.results.length
    ? counted(forms, shown.length)
    : form.dataset[shown.length ? "near" : "none"];
  const drawn = await Promise.all(shown.slice(0, history.state?.shown ?? PAGE).map(draw));
  const beside = answer.results.length ? answer.near.slice(0, PAGE) : [];
  const nearly = await Promise.all(beside.map(draw));
  if (mine !== turn) return;
  hits.replaceChildren(...drawn);
  others.replaceChildren(...nearly);
  others.hidden = others.previousElementSibling.hidden = !nearly.length;
  more.hidden = hits.childElementCount >= shown.length;
  // What has most of the words is not what the counts would be of.
  count(shown.length && !answer.results.length ? null : counts);
  tell(state);
  all.hidden = !shown.length || shown.length > MANY;
  mark(form);
  help.hidden = true;
  if (doubtful(answer, drawn)) await advise(answer, state, mine);
}

/** Where little was found, or perhaps not what was meant: say what else to try. */
async function advise(answer, state, mine) {
  const without = [];
  for (const [name, value] of state) {
    if (name === "q" || name === "sort") continue;
    const rest = new URLSearchParams([...state].filter((one) => one[0] !== name || one[1] !== value));
    const box = boxes.find((one) => one.name === name && one.value === value);
    const label = box?.closest("label").querySelector("bdi").textContent ?? `${form.dataset[name]} ${value}`;
    without.push({ label, address: `?${rest}`, filters: filters(rest) });
  }
  const found = answer.results.length;
  try {
    const { suggest } = await import("./suggest.js");
    const show = await suggest(help, {
      query: state.get("q") ?? "", bundle, found, base: SOURCES, filters: filters(state),
      // The filter that was chosen last stands first.
      without: without.reverse(),
    });
    if (mine === turn) show();
  } catch (error) {
    console.error(error);
  }
}

/** Draw the next results below those there are. */
async function add() {
  const mine = turn;
  const first = hits.childElementCount;
  const drawn = await Promise.all(shown.slice(first, first + PAGE).map(draw));
  if (mine !== turn) return;
  hits.append(...drawn);
  history.replaceState({ shown: hits.childElementCount }, "");
  more.hidden = hits.childElementCount >= shown.length;
  mark(form);
  hits.children[first]?.querySelector("a").focus();
}

/** The number behind each value; none where ``counts`` is null. */
function count(counts) {
  for (const box of boxes) {
    const number = counts?.[box.name][box.value] ?? 0;
    const row = box.closest("li");
    row.querySelector(".rl-count").textContent = counts ? number : "";
    row.classList.toggle("rl-none", Boolean(counts) && !number && !box.checked);
  }
}

/** Every choice as a button that takes it back. */
function tell(state) {
  // The same search in the other language.
  for (const twin of document.querySelectorAll(".rl-tool[hreflang]")) twin.search = location.search;
  const choices = boxes.filter((box) => box.checked)
    .map((box) => [box.closest("label").querySelector("bdi").textContent, () => { box.checked = false; }]);
  for (const name of ["from", "to"]) {
    if (state.has(name)) {
      choices.push([`${form.dataset[name]} ${state.get(name)}`, () => { form.elements[name].value = ""; }]);
    }
  }
  chips.replaceChildren(...choices.map(([label, undo]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rl-chip";
    button.textContent = label;
    button.setAttribute("aria-label", `${form.dataset.remove}: ${label}`);
    button.addEventListener("click", () => { undo(); field.focus(); settle(); });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
  chips.hidden = !choices.length;
  chosen.textContent = choices.length ? String(choices.length) : "";
}

/** A change that the way back should lead behind: a new entry of the history. */
function settle() {
  typing = false;
  history.pushState(null, "", address());
  run();
}
function address() {
  const state = asked().toString();
  return location.pathname + (state ? `?${state}` : "");
}

let typing = false;
let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  showOrder();
  pause = setTimeout(() => {
    // One entry of the history for a run of typing.
    history[typing ? "replaceState" : "pushState"](null, "", address());
    typing = true;
    run();
  }, 150);
});
field.addEventListener("change", () => { typing = false; });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  settle();
});
form.addEventListener("change", (event) => {
  if (event.target === form.elements.sort) chosenOrder = form.elements.sort.value;
  if (event.target.matches("input[type=checkbox], select")) settle();
});
for (const input of form.querySelectorAll(".rl-facet__narrow")) {
  input.addEventListener("input", () => {
    const sought = input.value.trim().toLowerCase();
    for (const row of input.parentElement.querySelectorAll("li")) {
      row.hidden = !row.textContent.toLowerCase().includes(sought);
    }
  });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}
more.addEventListener("click", add);
all.addEventListener("click", async () => {
  const found = await Promise.all(shown.map((result) => result.data()));
  keep(found.map(({ url }) => url.match(/\/sources\/([^/]+)\/$/)?.[1]));
});
// The way back from a source leads to the place in the list where the reader was.
addEventListener("pagehide", () => history.replaceState({ ...history.state, y: scrollY }, ""));
addEventListener("popstate", () => {
  restore(new URLSearchParams(location.search));
  run();
});

const wide = matchMedia("(min-width: 60rem)");
const unfold = () => { narrow.open = wide.matches; };
wide.addEventListener("change", unfold);
unfold();
restore(new URLSearchParams(location.search));
run().then(() => { if (history.state?.y) scrollTo(0, history.state.y); });
