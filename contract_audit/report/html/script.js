"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = document.getElementById("tools");
  if (!tools) return;
  const query = document.getElementById("query");
  const shown = document.getElementById("shown");
  const keys = document.getElementById("keys");
  const chips = all("[data-by]", tools);
  const entries = all(".entry");
  const hits = all(".hit");
  const words = new Map();
  const wide = matchMedia("(min-width: 68rem)");
  let now = null;
  let following = false;

  const textOf = (entry) => {
    if (!words.has(entry)) words.set(entry, entry.textContent.toLowerCase());
    return words.get(entry);
  };

  const pressed = (by) =>
    new Set(chips.filter((chip) => chip.dataset.by === by && chip.ariaPressed === "true").map((chip) => chip.dataset.value));

  const filter = () => {
    const severities = pressed("severity");
    const families = pressed("family");
    const wanted = query.value.trim().toLowerCase();
    for (const entry of entries) {
      entry.hidden =
        (severities.size > 0 && !severities.has(entry.dataset.severity)) ||
        (families.size > 0 && !families.has(entry.dataset.family)) ||
        (wanted !== "" && !textOf(entry).includes(wanted));
    }
    for (const group of all(".group")) group.hidden = all(".entry:not([hidden])", group).length === 0;
    const left = visible().length;
    shown.textContent = tools.dataset.shown.replace("{shown}", left).replace("{total}", hits.length);
  };

  const visible = () => hits.filter((hit) => !hit.closest("[hidden]"));

  const markOf = (hit) => document.getElementById(hit.id.replace(/^f-/, "t-"));

  const point = (hit) => {
    if (now === hit) return;
    for (const old of all(".now")) old.classList.remove("now");
    now = hit;
    hit.classList.add("now");
    const mark = markOf(hit);
    const pane = mark && mark.closest(".contract");
    if (!pane) return;
    mark.classList.add("now");
    if (!wide.matches) return;
    reveal(mark, pane);
  };

  // What is off screen has an estimated height: go there, and correct once it is laid out.
  const settle = (go) => {
    go();
    requestAnimationFrame(() => {
      go();
      requestAnimationFrame(go);
    });
  };

  const reveal = (mark, pane) =>
    settle(() => {
      if (!mark.classList.contains("now")) return;
      pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    });

  const step = (by) => {
    const reachable = visible();
    if (reachable.length === 0) return;
    const at = reachable.indexOf(now);
    const next = reachable[at < 0 ? (by > 0 ? 0 : reachable.length - 1) : Math.min(Math.max(at + by, 0), reachable.length - 1)];
    following = false;
    point(next);
    next.focus({ preventScroll: true });
    settle(() => now === next && next.scrollIntoView({ block: "start" }));
  };

  const clear = () => {
    query.value = "";
    for (const chip of chips) chip.ariaPressed = "false";
    filter();
  };

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
      filter();
    });
  }
  query.addEventListener("input", filter);
  document.getElementById("ask").addEventListener("click", () => keys.showModal());

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const id = link.hash.slice(1);
    const hit = document.getElementById(id.replace(/^t-/, "f-"));
    if (!hit || !hit.classList.contains("hit")) return;
    if (hit.closest("[hidden]")) clear();
    if (id.startsWith("t-") && wide.matches) event.preventDefault();
    following = false;
    now = null;
    point(hit);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === "Escape") {
      clear();
      query.blur();
      return;
    }
    if (event.target === query) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") keys.showModal();
    else if (event.key === "/") {
      event.preventDefault();
      query.focus();
    }
  });

  // While the reader scrolls by hand, the contract follows the topmost finding on screen.
  const onScreen = new Set();
  const order = new Map(hits.map((hit, at) => [hit, at]));
  const follow = () => {
    if (!following || !wide.matches || onScreen.size === 0) return;
    point([...onScreen].reduce((first, hit) => (order.get(hit) < order.get(first) ? hit : first)));
  };
  const watcher = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) onScreen.add(target);
        else onScreen.delete(target);
      }
      follow();
    },
    { rootMargin: "-15% 0px -50% 0px" },
  );
  for (const hit of hits) watcher.observe(hit);
  for (const kind of ["wheel", "touchmove"]) {
    document.addEventListener(kind, (event) => (following = !event.target.closest(".contract")), { passive: true });
  }

  const fit = () => {
    const pinned = getComputedStyle(tools).position === "sticky";
    document.documentElement.style.setProperty("--bar", pinned ? `${tools.offsetHeight + 8}px` : "1rem");
  };

  tools.hidden = false;
  new ResizeObserver(fit).observe(tools);
  filter();
})();
