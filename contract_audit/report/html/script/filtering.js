// Filters and search: findings that do not suit are out of the way, everything else stays where it was.
const FACETS = ["severity", "family", "kind", "harmed", "detector"];
const MOST_RANGES = 400;
const words = new Map();

const pressed = (by) =>
  new Set(chips.filter((chip) => chip.dataset.by === by && chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.value));

// What is said of a problem once counts for all its places; what is said at one place for that place.
const wordsOf = (hit) => {
  if (!words.has(hit)) {
    const entry = hit.closest(".entry");
    const parts = hit === entry.firstElementChild ? [...entry.children].filter((part) => !part.matches(".others, .asleep")) : [hit];
    words.set(hit, parts.map((part) => part.textContent).join("\n").toLowerCase());
  }
  return words.get(hit);
};

const suits = (entry, wanted) =>
  FACETS.every((by) => wanted[by].size === 0 || entry.dataset[by].split(" ").some((value) => wanted[by].has(value)));

const isDecided = (hit, wanted) =>
  wanted.size === 0 ||
  (wanted.has("open") && !hit.dataset.decision) ||
  (wanted.has("note") && hit.hasAttribute("data-noted")) ||
  wanted.has(hit.dataset.decision);

let wanted = {};
let sought = "";

const sift = (entries) => {
  for (const entry of entries) {
    const fits = suits(entry, wanted);
    const [first, ...others] = hitsOf(entry);
    const whole = fits && (sought === "" || wordsOf(first).includes(sought));
    let any = false;
    for (const hit of [first, ...others]) {
      const on = fits && isDecided(hit, wanted.decision) && (whole || wordsOf(hit).includes(sought));
      if (on === hit.classList.contains("off")) hit.classList.toggle("off", !on);
      any = any || on;
    }
    if (entry.hidden === any) entry.hidden = !any && !(fits && entry.querySelector(".asleep"));
  }
};

const isFiltered = () => sought !== "" || Object.values(wanted).some((values) => values.size > 0);

const count = () => {
  for (const group of all(".group")) {
    group.hidden = isFiltered() && !group.querySelector(".entry:not([hidden]), .asleep");
    if (sought && !group.hidden) group.open = true;
  }
  const left = isFiltered() ? all(".findings .hit:not(.off)").length : total;
  byId("shown").textContent = fill(tools.dataset.shown, { shown: left, total });
};

const filter = () => {
  wanted = Object.fromEntries([...FACETS, "decision"].map((by) => [by, pressed(by)]));
  sought = query.value.trim().toLowerCase();
  sift(all(".entry"));
  count();
  const active = Object.values(wanted).reduce((sum, values) => sum + values.size, 0);
  const tucked = active - wanted.severity.size;
  byId("filters-on").textContent = tucked ? `(${tucked})` : "";
  byId("clear").hidden = !isFiltered();
  highlight();
};

let counting = 0;
onWake.push((part) => {
  if (!isFiltered()) return;
  sift(part.closest(".entry") ? [part.closest(".entry")] : all(".entry", part));
  if (!counting) counting = setTimeout(() => ((counting = 0), count()), 100);
});

const highlight = () => {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("query");
  if (sought === "") return;
  const ranges = [];
  for (const entry of all(".entry:not([hidden])")) {
    const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && ranges.length < MOST_RANGES; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      if (text.length !== node.length) continue;
      for (let at = text.indexOf(sought); at >= 0 && ranges.length < MOST_RANGES; at = text.indexOf(sought, at + sought.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        ranges.push(range);
      }
    }
    if (ranges.length >= MOST_RANGES) break;
  }
  if (ranges.length) CSS.highlights.set("query", new Highlight(...ranges));
};

const clearFilters = () => {
  query.value = "";
  for (const chip of chips) chip.setAttribute("aria-pressed", "false");
  filter();
};

tools.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-by]");
  if (!chip) return;
  chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
  filter();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#more")) byId("more").open = false;
});
let typing = 0;
query.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(filter, total > 1000 ? 150 : 0);
});
byId("clear").addEventListener("click", clearFilters);
