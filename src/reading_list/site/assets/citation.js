// The citations of a source page: one style at a time, with a pinpoint, to copy.
// The page has every style already; without this script all are listed.
// The words of places and their grammar follow reading_list.citations.model.Locator.

const WORDS = [
  ["operative-paragraph", /^(?:op(?:erative)?\.?\s*para(?:graph)?s?\.?|OP(?=\s*\d))/i],
  ["preambular-paragraph", /^(?:pre(?:amb(?:ular)?|am)?\.?\s*para(?:graph)?s?\.?)/i],
  ["preambular-paragraph", /^PP(?=\s*\d)/],
  ["paragraph", /^(?:para(?:graph)?s?\.?|pars?\.|¶¶?|الفقرتان|الفقرتين|الفقرات|الفقرة|فقرة)/i],
  ["page", /^(?:pages?|pp?(?:\.|(?=\s*\d))|الصفحتان|الصفحتين|الصفحات|الصفحة|صفحة|ص\.?)/i],
  ["annex", /^(?:annex(?:es)?|المرفقان|المرفقين|المرفقات|المرفق|مرفق)/i],
  ["appendix", /^(?:appendix|appendices|app\.|التذييل|تذييل)/i],
  ["section", /^(?:sect(?:ion)?s?\.?|sec\.|§§?|الفرع|القسم)/i],
  ["chapter", /^(?:chap(?:ter)?s?\.?|ch\.|الفصل)/i],
  ["article", /^(?:articles?|arts?\.|المادتان|المادتين|المواد|المادة)/i],
  ["part", /^(?:parts?|pt\.|الجزء)/i],
  ["footnote", /^(?:footnotes?|notes?|fn\.?|n\.|الحاشية)/i],
  ["table", /^(?:tables?|الجدول)/i],
  ["figure", /^(?:figures?|figs?\.|الشكل)/i],
  ["box", /^(?:box(?:es)?|الإطار)/i],
];
// As reading_list.citations.arabic has them; longer ordinals are tried before shorter ones.
const NUMERALS = {
  I: "الأول", II: "الثاني", III: "الثالث", IV: "الرابع", V: "الخامس", VI: "السادس", VII: "السابع",
  VIII: "الثامن", IX: "التاسع", X: "العاشر", XI: "الحادي عشر", XII: "الثاني عشر",
  XIII: "الثالث عشر", XIV: "الرابع عشر", XV: "الخامس عشر", XVI: "السادس عشر", XVII: "السابع عشر",
  XVIII: "الثامن عشر", XIX: "التاسع عشر", XX: "العشرون",
};
const ROMAN = Object.keys(NUMERALS);
const ORDINALS = ROMAN.map((roman) => [NUMERALS[roman], roman])
  .sort(([one], [other]) => other.length - one.length);
const LETTERS = ["أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن"];
const NAMES = ["ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء"];
const ITEM = String.raw`(?:\d+[a-z]?|[IVXLC]+|[A-Z])(?:\.[A-Z0-9]+)*(?: (?:bis|ter))?(?:\s?\([a-z0-9]+\))*`;
const VALUE = new RegExp(`^${ITEM}(?:(?:–|, | and )${ITEM})*$`);
const SEVERAL = /–|, | and /;
const PAIR = /^(?:(?!–|, | and ).)+ and (?:(?!–|, | and ).)+$/;

/** The text with Western digits, en dashes for ranges, and Arabic turned to its parts. */
function plain(text) {
  let words = text.replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0).trim().replace(/\s+/g, " ");
  words = words.replace(/الفقر(?:ة|ات|تان|تين)\s+(.+?)\s+من\s+المنطوق/g, "op. para. $1")
    .replace(/الفقر(?:ة|ات|تان|تين)\s+(.+?)\s+من\s+الديباجة/g, "preamb. para. $1");
  words = words.replace(new RegExp(`\\s+و(?=${ORDINALS.map(([word]) => word).join("|")})`, "g"), " and ");
  for (const [word, numeral] of ORDINALS) {
    words = words.replace(new RegExp(`(?<=\\s)${word}(?![\\p{L}\\d])`, "gu"), numeral);
  }
  words = words.replace(new RegExp(`\\((${LETTERS.join("|")})\\)`, "g"),
    (_, letter) => `(${String.fromCharCode(97 + LETTERS.indexOf(letter))})`);
  return words.replace(/(?<=\d)\s+و\s*(?=\d)/g, " and ").replace(/(?<=\d)\s+إلى\s+(?=\d)/g, "–")
    .replace(/\s*&\s*/g, " and ").replace(/(?<=[\p{L}\d)])\s*[-–—]\s*(?=[\p{L}\d(])/gu, "–");
}

/** A pinpoint as people write it, in parts of kind and value; null if it is none. */
export function readPlace(text, bare) {
  const parts = [];
  const add = (kind, value) => {
    const alone = !value && (kind === "annex" || kind === "appendix");
    if (!alone && !VALUE.test(value)) return false;
    parts.push([kind, value]);
    return true;
  };
  for (const piece of plain(text).split(/\s*[,;،؛]\s*/)) {
    const label = WORDS.map(([kind, pattern]) => [kind, piece.match(pattern)?.[0]]).find(([, w]) => w);
    const number = /^\d/.test(piece);
    if (label) {
      if (!add(label[0], piece.slice(label[1].length).trim())) return null;
    } else if (number && parts.length) {
      const [kind, value] = parts.pop();
      if (!add(kind, `${value}, ${piece}`)) return null;
    } else if (!number || !add(bare, piece)) {
      return null;
    }
  }
  return parts;
}

/** One item of a value in Arabic: "I" as an ordinal, "3 (a) (iv)" with Arabic letters. */
function arabicItem(item) {
  const at = item.search(/\s?\(/);
  const head = at < 0 ? item : item.slice(0, at);
  let numbered = false;
  const rest = (at < 0 ? "" : item.slice(at)).replace(/\s?\(([a-z]+|\d+)\)/g, (_, inner) => {
    const roman = ROMAN.indexOf(inner.toUpperCase());
    if (numbered && roman >= 0) return ` ’${roman + 1}‘`;
    numbered = true;
    const letter = inner.length === 1 && LETTERS[inner.charCodeAt(0) - 97];
    return ` (${letter || inner})`;
  });
  const name = head.length === 1 && NAMES[head.charCodeAt(0) - 65];
  return (NUMERALS[head] || name || head) + rest;
}

/** A value in Arabic, as reading_list.citations.arabic writes it. */
function arabicValue(value) {
  const items = value.split(SEVERAL).map(arabicItem);
  const marks = value.match(new RegExp(SEVERAL, "g")) ?? [];
  return items.slice(1).reduce((words, item, index) => {
    const figure = /^\d/.test(item);
    if (marks[index] === "–") return figure ? `${words}-${item}` : `من ${words} إلى ${item}`;
    return `${words} و${figure ? " " : ""}${item}`;
  }, items[0]);
}

/** The words a style has for a pinpoint, with what joins them to the words before. */
export function writePlace(parts, table) {
  const one = ([kind, value]) => {
    const [single, many, , two] = table[kind];
    const words = two && PAIR.test(value) ? two : SEVERAL.test(value) ? many : single;
    return words.replace("{}", () => (table.arabic ? arabicValue(value) : value)).trimEnd();
  };
  return table[parts[0][0]][2] + parts.map(one).join(table.join);
}

function remembered() {
  try { return localStorage.getItem("citation-style"); } catch { return null; }
}
function remember(style) {
  try { localStorage.setItem("citation-style", style); } catch { /* the choice lasts for this page */ }
}

/** Put a citation on the clipboard: as rich text with plain text beside it, or plain alone. */
async function copy(source, rich) {
  const text = source.textContent.trim().replace(/\s+/g, " ");
  if (navigator.clipboard?.write && rich) {
    // Elsewhere no sheet of ours says what the class is.
    const words = source.innerHTML.replace(/<slot.*?<\/slot>/, "").trim()
      .replaceAll('class="smallcaps"', 'style="font-variant: small-caps"');
    // Without its direction an Arabic citation comes apart in a text that runs the other way.
    const html = source.dir === "rtl" ? `<p dir="rtl" lang="${source.lang}">${words}</p>` : words;
    const types = { "text/html": html, "text/plain": text };
    const blobs = Object.entries(types).map(([type, one]) => [type, new Blob([one], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  throw new Error("no clipboard");
}

/** A button that copies ``source``; aloud it says ``what`` that is too. */
function button(label, what, source, rich, words) {
  const element = document.createElement("button");
  const show = (text) => {
    element.textContent = text;
    element.setAttribute("aria-label", `${text}: ${what}`);
  };
  element.type = "button";
  element.className = "rl-button";
  show(label);
  element.addEventListener("click", async () => {
    try {
      await copy(source, rich);
      show(words.copied);
      const said = document.querySelector("#rl-said");
      if (said) said.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(source);
      show(words.failed);
    }
    setTimeout(() => show(label), 2000);
  });
  return element;
}

function start(section) {
  const select = section.querySelector("#cite-style");
  const place = section.querySelector("#cite-place");
  const help = section.querySelector("#cite-help");
  const tables = JSON.parse(section.querySelector("#cite-pinpoints").textContent);
  const styles = [...section.querySelectorAll(".rl-style")];
  const forms = [...section.querySelectorAll(".rl-form")].map((form) => {
    const citation = form.querySelector(".rl-citation");
    return { form, citation, whole: citation.innerHTML, apart: form.querySelector("template") };
  });

  function show(style) {
    const known = styles.some((one) => one.dataset.style === style) ? style : select.value;
    select.value = known;
    for (const one of styles) {
      one.open = one.dataset.style === known;
      one.hidden = !one.open;
    }
  }
  function point() {
    const parts = place.value.trim() ? readPlace(place.value, section.dataset.counts) : undefined;
    help.textContent = parts === null ? help.dataset.unread : "";
    for (const { citation, whole, apart } of forms) {
      citation.innerHTML = whole;
      if (!parts || !citation.dataset.pinpoints) continue;
      // The gap stands in the citation itself, or, where words change around it, in a template.
      if (apart) citation.replaceChildren(apart.content.cloneNode(true));
      const slot = citation.querySelector("slot");
      const words = writePlace(parts, tables[citation.dataset.pinpoints]);
      slot.replaceWith(`${slot.dataset.lead ?? ""}${words}${slot.dataset.tail ?? ""}`);
    }
  }

  for (const { form, citation } of forms) {
    const tools = document.createElement("p");
    tools.className = "rl-form__tools";
    const what = form.querySelector("h3").textContent;
    tools.append(
      button(section.dataset.copy, what, citation, true, section.dataset),
      button(section.dataset.plain, what, citation, false, section.dataset),
    );
    form.append(tools);
  }
  select.addEventListener("change", () => { show(select.value); remember(select.value); });
  place.addEventListener("input", point);
  section.classList.add("rl-cite--live");
  section.querySelector(".rl-cite__tools").hidden = false;
  show(remembered());
}

const section = globalThis.document?.querySelector(".rl-cite");
if (section) start(section);
