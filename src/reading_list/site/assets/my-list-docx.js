// My list as a Word document: the styles are those of the site's own documents (my-list.docx,
// from reading_list.exports.document), the text is put in here. Loaded when one is asked for.

import { strToU8, unzipSync, zipSync } from "./fflate.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}،؛؟ـ]/u;
const PAIRS = { "(": ")", "[": "]", "«": "»", "“": "”", "‹": "›" };
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Whether a text runs from right to left: by its first letter, as browsers see it. */
const runsLeft = (text) => RIGHT_TO_LEFT.test(text.match(/\p{L}/u)?.[0] ?? "");

const isLetter = (character) => /[\p{L}،؛؟]/u.test(character);

/** Marks that nothing closes, and those that nothing opened. */
function unmatched(text) {
  const opened = [];
  const stray = [];
  for (const character of text) {
    if (PAIRS[character]) opened.push(character);
    else if (opened.length && PAIRS[opened.at(-1)] === character) opened.pop();
    else if (Object.values(PAIRS).includes(character)) stray.push(character);
  }
  return [opened.at(-1), stray.at(-1)];
}

/**
 * A text in pieces of one direction each, as [words, whether from right to left]. Word takes the
 * direction of a mark from its run, so a piece holds the marks and figures between its words, and
 * the marks beside it whose partners it holds; what is between the scripts goes with the whole.
 * The rules are those of reading_list.bibliography.scripts.
 */
export function pieces(text, rtl) {
  const spans = [];
  let start = -1;
  let end = -1;
  const close = () => { if (start >= 0) spans.push([start, end]); start = -1; };
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place];
    if (isLetter(character)) {
      if (RIGHT_TO_LEFT.test(character) === rtl) { close(); continue; }
      if (start < 0) start = place;
      end = place + 1;
    } else if (start >= 0 && (/\d/.test(character) || (end === place && /\p{M}/u.test(character)))) {
      end = place + 1;
    }
  }
  close();
  const found = [];
  let position = 0;
  for (let [from, to] of spans) {
    for (;;) {
      const within = text.slice(from, to);
      const [opened, stray] = unmatched(within);
      const [before, after] = [text[from - 1], text[to]];
      const odd = (within.split('"').length - 1) % 2;
      if (opened && after === PAIRS[opened]) to += 1;
      else if (stray && PAIRS[before] === stray) from -= 1;
      else if (odd && after === '"') to += 1;
      else if (odd && before === '"') from -= 1;
      else if (within.includes('"') && before === '"' && after === '"') { from -= 1; to += 1; }
      else break;
    }
    if (position < from) found.push([text.slice(position, from), rtl]);
    found.push([text.slice(from, to), !rtl]);
    position = to;
  }
  if (position < text.length) found.push([text.slice(position), rtl]);
  return found;
}

class Writer {
  constructor() {
    this.document = document.implementation.createDocument(W, "w:document");
    this.document.documentElement.setAttribute("xmlns:r", R);
    this.body = this.append(this.document.documentElement, "body");
    this.links = [];
  }

  append(parent, name, values = {}) {
    const element = this.document.createElementNS(W, `w:${name}`);
    for (const [key, value] of Object.entries(values)) element.setAttributeNS(W, `w:${key}`, value);
    parent.append(element);
    return element;
  }

  paragraph(style, rightToLeft) {
    const paragraph = this.append(this.body, "p");
    const properties = this.append(paragraph, "pPr");
    this.append(properties, "pStyle", { val: style });
    if (rightToLeft) this.append(properties, "bidi");
    return paragraph;
  }

  /** Words among others that run as `rtl` says; `kinds` of {"b", "i", "smallCaps", "link"}. */
  run(parent, text, kinds, rtl) {
    for (const [piece, leftwards] of pieces(text, rtl)) {
      const run = this.append(parent, "r");
      const properties = this.append(run, "rPr");
      if (kinds.has("link")) this.append(properties, "rStyle", { val: "Hyperlink" });
      if (kinds.has("b")) { this.append(properties, "b"); this.append(properties, "bCs"); }
      if (kinds.has("i")) { this.append(properties, "i"); this.append(properties, "iCs"); }
      if (kinds.has("smallCaps")) this.append(properties, "smallCaps");
      if (leftwards) this.append(properties, "rtl");
      const words = this.append(run, "t");
      words.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      words.textContent = piece.replace(NOT_XML, "");
    }
  }

  /** A citation: its HTML holds em, i, strong, a, span and bdi alone (citations.model.Form). */
  inline(parent, node, rtl, kinds = new Set()) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        this.run(parent, child.data, kinds, rtl);
      } else if (child.localName === "a" && child.href) {
        const link = this.append(parent, "hyperlink");
        this.links.push(child.getAttribute("href"));
        link.setAttributeNS(R, "r:id", `myList${this.links.length}`);
        this.inline(link, child, rtl, new Set([...kinds, "link"]));
      } else {
        const more = { em: "i", i: "i", strong: "b" }[child.localName] ?? (child.className === "smallcaps" ? "smallCaps" : "");
        // Italics within italics stand upright.
        const now = new Set(kinds);
        if (more && now.has(more)) now.delete(more); else if (more) now.add(more);
        this.inline(parent, child, child.dir ? child.dir === "rtl" : rtl, now);
      }
    }
  }
}

function parse(bytes) {
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
}
const bytes = (xml) => {
  const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
};

/**
 * The document as a Blob. `items`: `[{ html, lang, note }]`, `lang` of the citation where it is
 * not English; `template`: the address of the styles.
 */
export async function writeDocx({ title, subtitle, items, template, language }) {
  const response = await fetch(template);
  if (!response.ok) throw new Error(`${response.status} ${template}`);
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const rightToLeft = language === "ar";
  const writer = new Writer();
  const say = (style, text, rtl) => writer.run(writer.paragraph(style, rtl), text, new Set(), rtl);
  say("Title", title, rightToLeft);
  say("Subtitle", subtitle, rightToLeft);
  for (const { html, lang, note } of items) {
    const holder = new DOMParser().parseFromString(html, "text/html").body;
    const rtl = lang ? lang === "ar" : runsLeft(holder.textContent);
    writer.inline(writer.paragraph("Bibliography", rtl), holder, rtl);
    for (const line of note.split(/\n+/).filter((one) => one.trim())) {
      say("Annotation", line.trim(), runsLeft(line));
    }
  }
  const old = parse(parts["word/document.xml"]).getElementsByTagNameNS(W, "sectPr")[0];
  if (old) {
    const section = writer.body.appendChild(writer.document.importNode(old, true));
    for (const note of [...section.querySelectorAll("*")]) {
      if (/Pr$|Reference$/.test(note.localName)) note.remove();
    }
  }
  parts["word/document.xml"] = bytes(writer.document);
  const relations = parse(parts["word/_rels/document.xml.rels"]);
  writer.links.forEach((target, index) => {
    const relation = relations.createElementNS(RELATIONS, "Relationship");
    relation.setAttribute("Id", `myList${index + 1}`);
    relation.setAttribute("Type", `${R}/hyperlink`);
    relation.setAttribute("Target", target);
    relation.setAttribute("TargetMode", "External");
    relations.documentElement.append(relation);
  });
  parts["word/_rels/document.xml.rels"] = bytes(relations);
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return new Blob([zipSync(parts)], { type });
}
