// In a long report most of the page waits as text in noscript elements and is built when it is needed, or when there is time.
const asleep = new Set(all(".asleep"));
const onWake = [];
const reader = new DOMParser();

const wake = (part) => {
  if (!asleep.delete(part)) return;
  near.unobserve(part);
  const built = reader.parseFromString(part.textContent, "text/html").body;
  part.replaceChildren(...built.childNodes);
  part.classList.remove("asleep");
  for (const told of onWake) told(part);
};

const wakeAll = () => {
  for (const part of [...asleep]) wake(part);
};

// The element with this id, built now if it still waits.
const find = (id) => {
  const built = byId(id);
  if (built || !/^[\w-]+$/.test(id)) return built;
  const marked = `id="${id}"`;
  for (const part of asleep) {
    if (part.textContent.includes(marked)) {
      wake(part);
      return byId(id);
    }
  }
  return null;
};

const near = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) if (isIntersecting) wake(target);
  },
  { rootMargin: "600px" },
);
for (const part of asleep) near.observe(part);

const later = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
const wakeInTime = (idle) => {
  for (const part of asleep) {
    wake(part);
    if (idle.timeRemaining() < 4) break;
  }
  if (asleep.size) later(wakeInTime);
};
