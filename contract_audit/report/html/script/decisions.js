// The reviewer's decisions: lines of the review file, by source. Kept by the browser where it allows that, else in memory.
const PREFIX = "contract-audit:";
const records = new Map(sources.map((source) => [source, []]));
const keyOf = (source, fingerprint) => `${source} ${fingerprint}`;
const verdicts = new Map();

const storage = (() => {
  try {
    localStorage.setItem(`${PREFIX}try`, "1");
    localStorage.removeItem(`${PREFIX}try`);
    return localStorage;
  } catch {
    return null;
  }
})();

const remember = (name, value) => {
  try {
    if (storage) storage.setItem(PREFIX + name, value);
  } catch {
    tell(dock.dataset.unsaved);
  }
};
const recall = (name) => {
  try {
    return (storage && storage.getItem(PREFIX + name)) || "";
  } catch {
    return "";
  }
};

const recordsOf = (hit) => records.get(sourceOf(hit)).filter((record) => record.fingerprint === fingerprintOf(hit));
const isVerdict = (record) => record.decision !== "note";

// The browser keeps the very lines that are exported.
const keep = (source) => remember(source, records.get(source).map((record) => JSON.stringify(record)).join("\n"));

const show = (hit) => {
  for (const old of all(".decided", hit)) old.remove();
  const own = recordsOf(hit);
  const verdict = own.filter(isVerdict).pop();
  hit.dataset.decision = verdict ? verdict.decision : "";
  hit.toggleAttribute("data-noted", !own.every(isVerdict));
  for (const record of own.filter((record) => record === verdict || !isVerdict(record))) {
    const until = record.until ? fill(dock.dataset.until, { day: record.until }) : "";
    const line = document.createElement("p");
    line.className = "decided";
    line.textContent = [dock.dataset[record.decision], record.by, record.reason, record.note, until].filter(Boolean).join(" · ");
    hit.append(line);
  }
  words.delete(hit);
};

// Shows the decisions on findings that are built; the others show theirs when they wake.
const showAll = (root, touched) => {
  for (const hit of all(".hit", root)) {
    if (touched.has(keyOf(sourceOf(hit), fingerprintOf(hit)))) show(hit);
  }
};

const settleOn = (source, record) => {
  if (isVerdict(record)) verdicts.set(keyOf(source, record.fingerprint), record);
};

const add = (source, added) => {
  records.get(source).push(...added);
  for (const record of added) settleOn(source, record);
  showAll(document, new Set(added.map((record) => keyOf(source, record.fingerprint))));
  keep(source);
};

const withdraw = (hit) => {
  const source = sourceOf(hit);
  const key = keyOf(source, fingerprintOf(hit));
  const verdict = verdicts.get(key);
  records.set(source, records.get(source).filter((record) => record !== verdict));
  verdicts.delete(key);
  for (const record of recordsOf(hit)) settleOn(source, record);
  showAll(document, new Set([key]));
  keep(source);
};

onWake.push((part) => {
  if (!part.closest(".findings")) return;
  const touched = new Set([...records].flatMap(([source, own]) => own.map((record) => keyOf(source, record.fingerprint))));
  if (touched.size) showAll(part, touched);
});
