// One part of a guide on paper: its title, the part, the notes that it has and no others.

const NOTE = 'a.footnote-ref[href^="#"]';

/** What stands between the heading of a part and the next one. */
function below(heading) {
  const found = [];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches("h1, h2, .footnote, .rl-references, script")) break;
    found.push(next);
  }
  return found;
}

function choose(heading) {
  const part = [heading, ...below(heading)];
  const kept = [document.querySelector("h1"), ...part];
  const links = part.flatMap((element) => [...element.querySelectorAll(NOTE)]);
  const notes = new Set(links.map((link) => document.getElementById(link.hash.slice(1))));
  notes.delete(null);
  for (const note of notes) {
    // Those before it are not shown, and so not counted.
    note.value = [...note.parentElement.children].indexOf(note) + 1;
    kept.push(note, note.closest(".footnote"));
  }
  for (const element of kept) element?.setAttribute("data-on-paper", "");
  document.documentElement.setAttribute("data-part", heading.id);
}

function forget() {
  document.documentElement.removeAttribute("data-part");
  for (const element of document.querySelectorAll("[data-on-paper]")) {
    element.removeAttribute("data-on-paper");
    if (element.localName === "li") element.removeAttribute("value");
  }
}

addEventListener("afterprint", forget);
for (const button of document.querySelectorAll("[data-print-part]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    forget();
    choose(document.getElementById(button.dataset.printPart));
    print();
  });
}
