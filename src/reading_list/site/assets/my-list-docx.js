// My list as a Word document: the styles are those of the site's own documents (my-list.docx,
// from reading_list.exports.document), the text is put in here. Loaded when one is asked for.

import { strToU8, unzipSync, zipSync } from "./fflate.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Whether a text runs from right to left: by its first letter, as browsers see it. */
const runsLeft = (text) => RIGHT_TO_LEFT.test(text.match(/\p{L}/u)?.[0] ?? "");

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

  /** Words, in pieces of one direction each; `kinds` of {"i", "smallCaps", "link"}. */
  run(parent, text, kinds) {
    for (const piece of text.match(/[\p{Script=Arabic}][\p{Script=Arabic}\p{M}\s،؛؟]*|[^\p{Script=Arabic}]+/gu) ?? []) {
      const run = this.append(parent, "r");
      const properties = this.append(run, "rPr");
      if (kinds.has("link")) this.append(properties, "rStyle", { val: "Hyperlink" });
      if (kinds.has("i")) { this.append(properties, "i"); this.append(properties, "iCs"); }
      if (kinds.has("smallCaps")) this.append(properties, "smallCaps");
      if (RIGHT_TO_LEFT.test(piece)) this.append(properties, "rtl");
      const words = this.append(run, "t");
      words.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      words.textContent = piece.replace(NOT_XML, "");
    }
  }

  /** A citation: its HTML holds no elements but em, i, a and span (citations.model.Form). */
  inline(parent, node, kinds = new Set()) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        this.run(parent, child.data, kinds);
      } else if (child.localName === "a" && child.href) {
        const link = this.append(parent, "hyperlink");
        this.links.push(child.getAttribute("href"));
        link.setAttributeNS(R, "r:id", `myList${this.links.length}`);
        this.inline(link, child, new Set([...kinds, "link"]));
      } else {
        const more = { em: "i", i: "i" }[child.localName] ?? (child.className === "smallcaps" ? "smallCaps" : "");
        // Italics within italics stand upright.
        const now = new Set(kinds);
        if (more && now.has(more)) now.delete(more); else if (more) now.add(more);
        this.inline(parent, child, now);
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

/** The document as a Blob. `items`: `[{ html, note }]`; `template`: the address of the styles. */
export async function writeDocx({ title, subtitle, items, template, language }) {
  const response = await fetch(template);
  if (!response.ok) throw new Error(`${response.status} ${template}`);
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const rightToLeft = language === "ar";
  const writer = new Writer();
  writer.run(writer.paragraph("Title", rightToLeft), title, new Set());
  writer.run(writer.paragraph("Subtitle", rightToLeft), subtitle, new Set());
  for (const { html, note } of items) {
    const holder = new DOMParser().parseFromString(html, "text/html").body;
    writer.inline(writer.paragraph("Bibliography", runsLeft(holder.textContent)), holder);
    for (const line of note.split(/\n+/).filter((one) => one.trim())) {
      writer.run(writer.paragraph("Annotation", runsLeft(line)), line.trim(), new Set());
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
