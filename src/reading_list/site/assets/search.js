// What readers type, made ready for Pagefind, and its answers drawn. Explore and the search in
// the header share this. What the index knows of a source is said in reading_list.site.searching.

/** How much a word counts by where it stands; the annotation counts as text does. */
const WEIGHTS = {
  title: 5, named: 4, people: 6, aliases: 10, where: 2, terms: 1.5, synonyms: 0.5, kind: 0.5,
  symbol: 0, cite: 0, date: 0, level: 0, access: 0, titlelang: 0,
};
/** Words that say nothing of a source, in questions above all. */
const EMPTY = new Set((
  "a an and are as at be by did do does for from had has have how in into is it its my of on or " +
  "that the their there these they this to was we were what when where which who why will with " +
  "about find need please doc document documents doi https http " +
  "في من على عن إلى الى ما ماذا هو هي هل كيف لماذا متى أين اين مع أو او التي الذي هذا هذه ذلك عند بين كل قد " +
  "وثيقة الوثيقة رقم"
).split(" "));
const ARABIC = /^\P{L}*\p{Script=Arabic}/u; // a text whose first letter is Arabic
const MARKS = /[\u064b-\u065f\u0670\u0640]/g; // vowel signs, hamza above and below, tatweel
const SYMBOL = new RegExp([
  // S/2025/71, A/RES/60/288, S/RES/2734 (2024), a/hrc/40/52
  String.raw`\b(?:st|[sae])\s?\/\s?[a-z0-9]+(?:\s?[\/.]\s?[a-z0-9]+|\s?\(\d{4}\))*`,
  // s 2025 71, s-2025-71, s res 2734, a res 60 288, s pv 9701
  String.raw`\b[sa][\s-]+(?:res|pv|prst|hrc)[\s.-]+\d+(?:[\s-]+\d+)?\b`,
  String.raw`\b[sa][\s-]+(?:19|20)\d\d[\s-]+\d+(?:[\s-]+rev[\s.-]*\d)?\b`,
  // 2025/71, 60/288, 2025/71/rev.1
  String.raw`\b\d{2,4}\/\d+(?:\/(?:rev|add|corr)\.?\s?\d+)?\b`,
].join("|"), "gi");

export const FEW = 3; // fewer results than this are followed by those with most of the words
const NUMBER = /^\d{3,4}$/; // of a resolution, or a year
const FIRST = 5; // results that are looked at before they are shown
const NONE = { results: [], near: [], filters: {}, totalFilters: {}, unfilteredResultCount: 0 };
const ALIKE = 0.6; // of the score of the best of a series: what fits about as well
const SHORTEST = 3; // letters of a word of the index that may stand for a longer one
const LONGEST = 7; // words of a query that are tried without one another
// A symbol in one piece, or a resolution by its number.
const NAMED = new RegExp([
  String.raw`(?<!\S)[ase](?:res|pv|prst|hrc)?\d{4,}(?:rev|add|corr)?\d*(?!\S)`,
  String.raw`(?<!\S)(?:resolution|scr|unscr|res|قرار|القرار)\s\d{3,4}(?!\S)`,
].join("|"), "i");


// Arabic ordinals, as reports are counted, to the figures that the index has: 35th.
const UNITS = ["", "الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];
const TENS = ["", "", "العشر", "الثلاث", "الاربع", "الخمس"];
const UNIT = "ال(?:[أا]ول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي)";
const ORDINAL = new RegExp(
  `(?<=التقرير\\s+)(?:(${UNIT})(\\s+عشر)?|(?:(${UNIT})\\s+و)?(ال(?:عشر|ثلاث|[أا]ربع|خمس)(?:ون|ين)))(?![\\p{L}])(?!\\s+و?ال(?:عشر|ثلاث))`, "gu");
function ordinal(whole, unit, ten, before, tens) {
  const one = (word) => (word === "الحادي" ? 1 : UNITS.indexOf(word?.replace("أ", "ا") ?? ""));
  const number = tens
    ? 10 * TENS.indexOf(tens.replace("أ", "ا").slice(0, -2)) + Math.max(one(before), 0)
    : one(unit) + (ten ? 10 : 0);
  const teens = number > 10 && number < 20;
  return `${number}${(!teens && { 1: "st", 2: "nd", 3: "rd" }[number % 10]) || "th"}`;
}

let loading;
/**
 * Pagefind, loaded once; a failed attempt may be repeated.
 *
 * Its worker is as large as itself, and half a second on a slow line. The dialog does without: a
 * search is some milliseconds. Explore, which counts every facet again, takes it (`worker`).
 */
export function load(bundle, { worker = false } = {}) {
  loading ??= (async () => {
    const pagefind = await import(`${bundle}pagefind.js`);
    await pagefind.options({
      noWorker: !worker,
      excerptLength: 36,
      ranking: { metaWeights: WEIGHTS, termSaturation: 1, pageLength: 0.5, termSimilarity: 3 },
    });
    await pagefind.init();
    return pagefind;
  })().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The words to search for: symbols in one piece, Latin digits, nothing empty. */
export function words(query) {
  const text = query.normalize("NFC").replace(MARKS, "")
    .replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0)
    .replace(/https?:\/\/(?:dx\.)?doi\.org\//gi, "")
    .replace(/https?:\/\/(?:docs\.un\.org|undocs\.org)\/(?:(?:ar|zh|en|fr|ru|es)\/)?/gi, "")
    .replace(/[’']s\b/g, "").replace(/[“”«»]/g, '"')
    .replace(/(\d)[,٬](?=\d{3}(?!\d))/g, "$1") // 6,000 is one number
    .replace(/(?<=\p{Script=Arabic})\s*[-–—]\s*(?=\p{Script=Arabic})/gu, " ")
    .replace(ORDINAL, ordinal)
    // The article behind a particle, and "to" before a hamza: للأمين، والأمين، لأمين.
    .replace(/(?<![\p{L}\d])(?:[وف]?[بك]ال|[وف]ال|[وف]?لل)(?=\p{L}{3})/gu, "ال")
    .replace(/(?<![\p{L}\d])ل(?=[أإآ]\p{L}{2})/gu, "");
  if (/^\s*".*"\s*$/.test(text)) return text.trim();
  const doi = text.match(/\b10\.\d{4,}\/\S+/);
  if (doi) return doi[0].replace(/[.,;)]+$/, "");
  const whole = text.replace(SYMBOL, (found) => ` ${found.replace(/[^a-z0-9]/gi, "")} `)
    .replace(/[–—]/g, "-").replace(/[,;:!?؟،؛()[\]"/]/g, " ");
  const all = whole.split(/\s+/).filter(Boolean);
  const telling = all.filter((word) => !EMPTY.has(word.toLowerCase()));
  return (telling.length ? telling : all).join(" ");
}

/**
 * What was found for what was typed, among the pages that ``base`` lets through.
 *
 * ``results``: those with all the words, a document named by its symbol or number first;
 * ``near``: where these are few, those with most of the words. Both best first, or by ``sort``:
 * ``newest`` or ``oldest`` first.
 */
export async function find(pagefind, query, { base, filters = base, sort } = {}) {
  const sought = words(query);
  const search = async (text, all = filters) => {
    const answer = await pagefind.search(text || null, { filters: all });
    if (sort) answer.results.sort(sort === "oldest" ? older : newer);
    return answer;
  };
  const parts = sought.split(" ").slice(0, LONGEST);
  const answer = await search(sought);
  if (await beside(answer.results, parts)) return { ...NONE, sought };
  if (sought && !sort) {
    // Who names a document wants that one, however old it is.
    const named = NUMBER.test(sought) || NAMED.test(sought);
    const newest = async (series) =>
      (await pagefind.search(sought, { filters: { ...filters, series } })).results.sort(newer);
    if (!named) await renew(answer, newest);
    await promote(answer, sought, search);
  }
  const whole = filters === base ? answer : await search(sought, base);
  const few = whole.results.length < FEW && sought.includes(" ") && !sought.startsWith('"');
  const near = few ? await most(search, parts) : [];
  if (await beside(near, parts)) near.length = 0;
  const known = new Set(answer.results.map(({ id }) => id));
  return { ...answer, sought, near: near.filter(({ id }) => !known.has(id)) };
}

// Pages are numbered by date, and named by their numbers (reading_list.site.search_files).
const older = (one, other) => (one.id < other.id ? -1 : 1);
const newer = (one, other) => older(other, one);

/**
 * Of the documents of one series that fit about as well, put the newest first, in the places that
 * they have among the others. Looks at the series that the first results are of; ``newest``: what
 * was found of a series, by date.
 */
async function renew(answer, newest) {
  const first = await Promise.all(answer.results.slice(0, FIRST).map((result) => result.data()));
  for (const series of new Set(first.flatMap(({ filters }) => filters.series ?? []))) {
    const order = (await newest(series)).map(({ id }) => id);
    const members = new Set(order);
    const best = answer.results.find(({ id }) => members.has(id))?.score;
    const places = [...answer.results.keys()].filter((place) => {
      const { id, score } = answer.results[place];
      return members.has(id) && score >= ALIKE * best;
    });
    const alike = new Map(places.map((place) => [answer.results[place].id, answer.results[place]]));
    const ordered = order.filter((id) => alike.has(id));
    places.forEach((place, at) => { answer.results[place] = alike.get(ordered[at]); });
  }
}

/** Put the document that the words name, among others or by its bare number, in the first place. */
async function promote(answer, sought, search) {
  const number = sought.match(NUMBER)?.[0];
  const named = number ? `resolution ${number}` : sought.match(NAMED)?.[0].trim();
  if (!named || named === sought) return;
  const [first] = (await search(named)).results;
  // A bare number may be a year: only the resolution of that number is meant.
  if (!first || (number && !(await first.data()).url.endsWith(`-res-${number}/`))) return;
  answer.results = [first, ...answer.results.filter(({ id }) => id !== first.id)];
}

/** Pages with most of the words: those with all but one, the best first; if few, all but two … */
async function most(search, parts) {
  const found = new Map();
  for (let number = parts.length - 1; number > 0 && found.size < FEW; number -= 1) {
    const answers = await Promise.all(choices(parts, number).map((some) => search(some.join(" "))));
    const best = new Map();
    for (const result of answers.flatMap(({ results }) => results)) {
      if (found.has(result.id) || best.get(result.id)?.score >= result.score) continue;
      best.set(result.id, result);
    }
    const ranked = [...best.values()].sort((one, other) => other.score - one.score);
    for (const result of ranked) found.set(result.id, result);
  }
  return [...found.values()];
}

/**
 * Whether results were brought by words of the index that are no more than the first letters of
 * those typed: for a word it has not, Pagefind takes the longest that begins it, "a" for
 * "afganistan". Looks at the best.
 */
async function beside(results, parts) {
  const typed = new Set(parts.map((part) => part.toLowerCase()));
  const best = await Promise.all(results.slice(0, FIRST).map((result) => result.data()));
  const marks = best.flatMap(({ excerpt }) => [...excerpt.matchAll(/<mark>([^<]*)/g)]);
  const cut = ([, mark]) => mark.length < SHORTEST && !typed.has(mark.toLowerCase());
  return marks.length > 0 && marks.every(cut);
}

/** Every choice of so many of the parts, in their order. */
function choices(parts, number) {
  if (!number) return [[]];
  return parts.flatMap((part, at) =>
    choices(parts.slice(at + 1), number - 1).map((rest) => [part, ...rest]));
}

/** A result as an element, from the template of the page. */
export async function draw(result) {
  const found = await result.data();
  const { meta } = found;
  const item = document.querySelector("#rl-hit").content.cloneNode(true).firstElementChild;
  const link = item.querySelector("a");
  link.href = found.url;
  link.textContent = meta.title;
  if (meta.titlelang) {
    link.lang = meta.titlelang;
    link.dir = "auto";
  }
  const key = found.url.match(/\/sources\/([^/]+)\/$/)?.[1];
  if (key && found.filters.type?.includes("source")) item.dataset.key = key;
  const cite = item.querySelector(".rl-hit__cite");
  [cite.lang, cite.dir] = ARABIC.test(meta.cite ?? "") ? ["ar", "rtl"] : ["en", "ltr"];
  fill(cite, meta.cite);
  const told = item.querySelector(".rl-hit__told");
  // Escaped by Pagefind, but for its own <mark>; cut where its words ran out.
  told.innerHTML = found.excerpt + (/[.!?؟…”»"]\s*$/.test(found.excerpt) ? "" : " …");
  for (const part of item.querySelectorAll("[data-meta]")) fill(part, meta[part.dataset.meta]);
  if (!item.querySelector(".rl-meta").childElementCount) item.querySelector(".rl-meta").remove();
  return item;
}

function fill(element, text) {
  if (text) element.textContent = text;
  else (element.closest("span") ?? element).remove();
}

/** Whether an answer may not be what was meant: few results, or a longer word that the index has
    not, for which it takes words that begin alike. ``drawn``: the first results, from `draw`. */
export function doubtful(answer, drawn) {
  if (answer.results.length < FEW) return true;
  const text = drawn.map((item) => item.textContent).join(" ").toLowerCase().replace(MARKS, "");
  const telling = answer.sought.toLowerCase().split(/[\s-]+/).filter((word) => /^\p{L}{4,}$/u.test(word));
  return telling.some((word) => !text.includes(word));
}
