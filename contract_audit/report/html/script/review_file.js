// The review file: JSON Lines, one decision a line. What is read back is checked field by field.
const DECISIONS = ["accept", "reject", "note"];
const FIELDS = ["note", "by", "at", "reason", "rulebook", "source_sha256"];
const LONGEST = 10000;

const checked = (value) => {
  if (!value || typeof value.fingerprint !== "string" || !DECISIONS.includes(value.decision)) return null;
  const record = { fingerprint: value.fingerprint, decision: value.decision };
  for (const field of FIELDS) {
    const words = field in value ? value[field] : "";
    if (typeof words !== "string" || words.length > LONGEST) return null;
    record[field] = words;
  }
  if (value.until) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value.until)) return null;
    record.until = value.until;
  }
  return record;
};

// The decisions in `text`, or the number of the first line that is none.
const read = (text) => {
  const found = [];
  for (const [at, line] of text.replace(/^\ufeff/, "").split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    let record = null;
    try {
      record = checked(JSON.parse(line));
    } catch {
      record = null;
    }
    if (!record) return { found: [], wrong: at + 1 };
    found.push(record);
  }
  return { found, wrong: 0 };
};

// Adds the decisions that belong to a source of this page and are not there yet; says how many were added.
const adopt = (found) => {
  let count = 0;
  for (const source of sources) {
    const known = new Set(records.get(source).map((record) => JSON.stringify(record)));
    const added = found.filter((record) => (record.source_sha256 || source) === source && !known.has(JSON.stringify(record)));
    if (added.length) add(source, added);
    count += added.length;
  }
  return count;
};

const exported = () => [...records.values()].flat().map((record) => JSON.stringify(record) + "\n");

const download = () => {
  const lines = exported();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
  link.download = "review.jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  tell(fill(dock.dataset.exported, { count: lines.length }));
};

byId("import-file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const { found, wrong } = read(await file.text());
  const added = adopt(found);
  tell(wrong ? fill(dock.dataset.wrong, { line: wrong }) : fill(dock.dataset.imported, { count: added, skipped: found.length - added }));
  filter();
  refresh();
});
