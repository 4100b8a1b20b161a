// The dock: which finding is current, and what the reviewer decides about it.
const dialog = byId("deciding");
const button = (name) => dock.querySelector(`[data-do="${name}"]`);
let reviewer = recall("reviewer");

const tell = (words) => {
  byId("told").textContent = words;
};

const refresh = () => {
  const title = now && now.closest(".entry").querySelector(".title").textContent;
  byId("current").textContent = now ? `${now.querySelector(".no").textContent} ${title}` : dock.dataset.none;
  for (const name of ["accept", "reject"]) {
    button(name).setAttribute("aria-pressed", String(Boolean(now) && now.dataset.decision === name));
  }
  for (const name of DECISIONS) button(name).disabled = !now;
  byId("done").textContent = fill(dock.dataset.done, { done: verdicts.size, total });
};
onPoint.push(refresh);

const record = (hit, decision, said) => {
  const source = sourceOf(hit);
  const made = { fingerprint: fingerprintOf(hit), decision, by: reviewer, at: new Date().toISOString(), ...said };
  add(source, [checked({ ...made, rulebook: dock.dataset.rulebook, source_sha256: source })]);
  tell(storage ? "" : dock.dataset.unsaved);
  refresh();
  if (pressed("decision").size) filter();
};

const ask = (hit, decision, fields) => {
  for (const label of all("[data-for]", dialog)) label.hidden = !fields.includes(label.dataset.for);
  byId("deciding-title").textContent = `${dock.dataset[decision]} ${byId("current").textContent}`;
  byId("by").value = reviewer;
  byId("note").required = decision === "note";
  for (const field of ["reason", "note", "until"]) byId(field).value = "";
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "save") return;
    reviewer = byId("by").value.trim();
    remember("reviewer", reviewer);
    record(hit, decision, { reason: byId("reason").value.trim(), note: byId("note").value.trim(), until: byId("until").value });
  };
  dialog.showModal();
  const first = fields.find((field) => !byId(field).value);
  if (first) byId(first).focus();
};

const decide = (decision) => {
  if (!now) step(1);
  if (!now) return;
  if (decision !== "note" && now.dataset.decision === decision) {
    withdraw(now);
    refresh();
    if (pressed("decision").size) filter();
  } else if (decision === "accept") {
    if (reviewer) record(now, decision, { reason: "", note: "", until: "" });
    else ask(now, decision, ["by"]);
  } else {
    ask(now, decision, decision === "reject" ? ["by", "reason", "until"] : ["by", "note"]);
  }
};

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  accept: () => decide("accept"),
  reject: () => decide("reject"),
  note: () => decide("note"),
  export: download,
  import: () => byId("import-file").click(),
};
dock.addEventListener("click", (event) => {
  const pushed = event.target.closest("[data-do]");
  if (pushed) actions[pushed.dataset.do]();
});
