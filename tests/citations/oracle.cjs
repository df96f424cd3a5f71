// citeproc-js, the reference CSL processor, one entry at a time: reads {style, locale, locales,
// items, pinpoints} as JSON on standard input and writes, for each item, its bibliography entry,
// first note (or in-text form) and later form, the last two also with each pinpoint, as HTML.
// An engine serves one entry after another, since building one takes up to a second:
// updateItems() makes the entry the only one of its list, and positions are given, not counted.
const CSL = require("../../locks/node_modules/citeproc");

const FIRST = { position: 0 };
const LATER = { position: 1, "first-reference-note-number": 1 };

const { style, locale, locales, items, pinpoints } = JSON.parse(
  require("fs").readFileSync(0, "utf8"),
);
const byId = new Map(items.map((item) => [item.id, item]));
const system = {
  retrieveLocale: (language) => locales[language] ?? locales["en-US"],
  retrieveItem: (id) => structuredClone(byId.get(id)),
};
const engine = new CSL.Engine(system, style, locale || undefined);
const result = {};
for (const { id } of items) {
  engine.updateItems([id]);
  const bibliography = engine.makeBibliography();
  const forms = { entry: bibliography ? bibliography[1].join("") : "" };
  for (const [form, place] of [["note", FIRST], ["short", LATER]]) {
    const cite = (pinpoint) => engine.makeCitationCluster([{ id, ...place, ...pinpoint }]);
    forms[form] = cite({});
    for (const [name, pinpoint] of Object.entries(pinpoints)) {
      forms[`${form}, ${name}`] = cite(pinpoint);
    }
  }
  result[id] = forms;
}
process.stdout.write(JSON.stringify(result));
