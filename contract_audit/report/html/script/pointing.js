// One finding is current: it is marked here and in the contract, and both panes show it.
let now = null;
let following = false;
const onPoint = [];

const markOf = (hit) => find(hit.id.replace(/^f-/, "t-"));

const point = (hit) => {
  if (now === hit) return;
  for (const old of all(".hit.now, .ref.now")) old.classList.remove("now");
  now = hit;
  hit.classList.add("now");
  const mark = markOf(hit);
  if (mark) {
    mark.classList.add("now");
    if (wide.matches) reveal(mark);
  }
  for (const told of onPoint) told(hit);
};

const reveal = (mark) => {
  const pane = mark.closest(".contract");
  settle(() => {
    if (!mark.classList.contains("now")) return;
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  });
};

const unfold = (element) => {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
};

const goTo = (hit) => {
  if (hit.classList.contains("off")) clearFilters();
  unfold(hit);
  following = false;
  point(hit);
  hit.tabIndex = -1;
  hit.focus({ preventScroll: true });
  settle(() => now === hit && hit.scrollIntoView({ block: "start" }));
};

const goToText = (hit) => {
  const mark = markOf(hit);
  if (!mark) return;
  point(hit);
  mark.focus({ preventScroll: true });
  if (wide.matches) reveal(mark);
  else settle(() => mark.scrollIntoView({ block: "center" }));
};

// The next finding that is shown; what waits on the way is built first.
const step = (by) => {
  const way = all(".findings .hit:not(.off), .findings .asleep");
  if (by < 0) way.reverse();
  for (const next of way.slice(way.indexOf(now) + 1)) {
    if (next.classList.contains("asleep")) {
      wake(next);
      step(by);
      return;
    }
    goTo(next);
    return;
  }
};

// An address may name a finding by its anchor or by its bare fingerprint, or anything else on the page.
const follow = (hash) => {
  let id = hash.replace(/^#/, "");
  try {
    id = decodeURIComponent(id);
  } catch {
    return;
  }
  const named = find(id) || find(`f-${id}`);
  if (!named) return;
  if (named.classList.contains("hit")) goTo(named);
  else if (named.classList.contains("ref")) goToText(find(named.id.replace(/^t-/, "f-")));
  else unfold(named);
};

const hitOfMark = (mark) => {
  for (let at = mark; at; at = at.previousElementSibling) {
    if (at.classList.contains("ref")) return find(at.id.replace(/^t-/, "f-"));
  }
  return null;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) {
    const target = find(link.hash.slice(1));
    if (target && target.classList.contains("hit")) {
      event.preventDefault();
      goTo(target);
    } else if (target && target.classList.contains("ref")) {
      event.preventDefault();
      goToText(find(target.id.replace(/^t-/, "f-")));
    } else if (target) {
      unfold(target);
    }
    return;
  }
  const mark = event.target.closest(".contract .page mark");
  const hit = mark ? hitOfMark(mark) : event.target.closest(".hit");
  if (!hit || String(getSelection())) return;
  if (mark) goTo(hit);
  else point(hit);
});

// While the reader scrolls by hand, the contract follows the finding near the top of the screen.
let waiting = false;
const look = () => {
  waiting = false;
  if (!following || !wide.matches) return;
  const section = byId((now && now.closest(".findings").id) || "findings") || document.querySelector(".findings");
  const box = section.getBoundingClientRect();
  const under = document.elementFromPoint(box.left + 60, innerHeight / 4);
  const hit = under && (under.closest(".hit") || (under.closest(".entry") || document.createElement("i")).querySelector(".hit"));
  if (hit) point(hit);
};
document.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(look);
}, { passive: true });
for (const kind of ["wheel", "touchmove"]) {
  document.addEventListener(kind, (event) => (following = !event.target.closest(".contract")), { passive: true });
}
addEventListener("hashchange", () => follow(location.hash));

// Paper has no folds: open them for printing, and close again those that were closed.
let unfolded = [];
addEventListener("beforeprint", () => {
  wakeAll();
  unfolded = all("details:not([open])").filter((fold) => !fold.matches("#more, .charts details"));
  for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});
