// The keyboard, and what happens first.
const keys = byId("keys");

const copyLink = async () => {
  if (!now) return;
  const address = location.href.replace(/#.*$/, "") + `#${now.id}`;
  try {
    history.replaceState(null, "", `#${now.id}`);
    await navigator.clipboard.writeText(address);
    tell(address);
  } catch {
    tell(address);
  }
};

const bound = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decide("accept"),
  r: () => decide("reject"),
  n: () => decide("note"),
  t: () => now && goToText(now),
  c: copyLink,
  "?": () => keys.showModal(),
  "/": () => {
    query.focus();
    query.select();
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    byId("more").open = false;
    clearFilters();
    query.blur();
    return;
  }
  if (event.target.matches("input, textarea, select") || !(event.key in bound)) return;
  event.preventDefault();
  bound[event.key]();
});
byId("ask").addEventListener("click", () => keys.showModal());

tools.hidden = false;
dock.hidden = false;
const heights = new ResizeObserver(fit);
heights.observe(tools);
heights.observe(dock);
for (const source of sources) adopt(read(recall(source)).found);
filter();
refresh();
if (location.hash) follow(location.hash);
document.documentElement.dataset.ready = "";
if (asleep.size) setTimeout(() => later(wakeInTime), 600);
