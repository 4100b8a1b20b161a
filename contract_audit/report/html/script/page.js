// What the page consists of.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);

const tools = byId("tools");
if (!tools) return;
const dock = byId("dock");
const query = byId("query");
const total = Number(tools.dataset.total);
const chips = all("[data-by]", tools);
const panes = all(".contract");
const sources = [...new Set(all(".findings").map((section) => section.dataset.sha256))];
const wide = matchMedia("(min-width: 68rem)");

const hitsOf = (entry) => all(".hit", entry);
const sourceOf = (hit) => hit.closest(".findings").dataset.sha256;
const fingerprintOf = (hit) => hit.dataset.fingerprint || hit.id.slice(2).replace(/-\d+$/, "");
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

// What is off screen has an estimated height: go there, and correct once it is laid out.
const settle = (go) => {
  go();
  requestAnimationFrame(() => {
    go();
    requestAnimationFrame(go);
  });
};

// Heights of the bars, set only where they are used: an inherited property would restyle the whole contract.
const fit = () => {
  const pinned = getComputedStyle(tools).position === "sticky";
  const bar = pinned ? `${tools.offsetHeight + 8}px` : "16px";
  for (const user of [document.documentElement, document.body, ...panes]) {
    user.style.setProperty("--bar", bar);
    user.style.setProperty("--dock", `${dock.offsetHeight + 8}px`);
  }
};
