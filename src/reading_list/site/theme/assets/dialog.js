// The search in the header: a dialog with the first results while one types.
import { doubtful, draw, find, load } from "./search.js";

const SHOWN = 8;
let dialog;

export function open(bundle) {
  dialog ??= make(bundle);
  dialog.showModal();
  dialog.querySelector("input").select();
}

function make(bundle) {
  const made = document.querySelector("#rl-search-dialog").content.cloneNode(true).firstElementChild;
  document.body.append(made);
  const field = made.querySelector("input");
  const status = made.querySelector("[role=status]");
  const hits = made.querySelector("ol");
  const all = made.querySelector(".rl-dialog__all a");
  const help = document.createElement("div");
  help.className = "rl-suggest";
  help.hidden = true;
  hits.before(help);
  const explore = all.href;
  let turn = 0;

  async function run() {
    const mine = ++turn;
    const query = field.value.trim();
    all.href = query ? `${explore}?q=${encodeURIComponent(query)}` : explore;
    let drawn = [];
    let said = "";
    let answer;
    if (query) {
      try {
        answer = await find(await load(bundle), query);
        const found = [...answer.results, ...answer.near];
        drawn = await Promise.all(found.slice(0, SHOWN).map(draw));
        said = found.length ? status.dataset.found.replace("#", found.length) : status.dataset.none;
      } catch (error) {
        said = status.dataset.failed;
        console.error(error);
      }
    }
    if (mine !== turn) return;
    hits.replaceChildren(...drawn);
    status.textContent = said;
    help.hidden = true;
    if (answer && doubtful(answer, drawn)) await advise(query, answer.results.length, mine);
  }

  /** Where little was found, or perhaps not what was meant: say what else to try. */
  async function advise(query, found, mine) {
    try {
      const { suggest } = await import("./suggest.js");
      const show = await suggest(help, { query, bundle, found });
      if (mine === turn) show();
    } catch (error) {
      console.error(error);
    }
  }

  field.addEventListener("input", run);
  made.querySelector("[value=close]").addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
  // Up and down go through the results, as in a list of suggestions.
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape") made.close(); // else it would only empty the field
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...hits.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });
  load(bundle).catch(() => {}); // while the reader types
  return made;
}
