"""Which windows hold what: words, concepts, slots and programs as the bits of integers, bit `i` for window `i`."""

from collections.abc import Sequence as Seq

from contract_audit.patterns.scanner import Hit, ScanIndex


class Held:
    """The windows in which each slot of a plan may stand; a window that is not among them does not hold it for sure.

    Words that begin in a window count, even inside longer ones that bar them: order, gaps and exceptions are looked at
    only where every slot of a pattern may stand. From the few words of a text to the many slots that use them, so that
    what no word of the text bears on costs nothing.
    """

    def __init__(self, index: ScanIndex, window_at: Seq[int]) -> None:
        self._plan = index.plan
        self._bit_at = [1 << at if at >= 0 else 0 for at in window_at]
        self._slots = [0] * self._plan.known_slots
        self.concepts: dict[str, int] = {}
        literals = self._plan.literal_slots
        self._words = words = {word: self._of_hits(hits) for word, hits in index.by_word.items()}
        for word, bits in words.items():
            self._put(literals.of(word), bits)
        for name, of_concept in index.words.items():
            bits = 0
            for word in of_concept:
                bits |= words[word]
            self.concepts[name] = bits
        for name, hits in index.added.items():
            self.concepts[name] = self.concepts.get(name, 0) | self._of_hits(hits)
        for name, bits in self.concepts.items():
            self._put(self._plan.concept_slots.get(name, ()), bits)
        for concept in self._plan.composites:
            bits = self.concepts.get(concept.name, 0)
            for pattern in concept.patterns:
                bits |= self._among(self._plan.order(self._plan.number(pattern)), -1)
            self.concepts[concept.name] = bits
            self._put(self._plan.concept_slots.get(concept.name, ()), bits)

    def program(self, number: int, among: int = -1) -> int:
        """Those of the windows `among` that hold every slot of the program of this number."""
        return self.all_of(self._plan.order(number), among)

    def all_of(self, order: Seq[int], among: int) -> int:
        """Those of the windows `among` that hold every slot of `order`."""
        if len(self._slots) < len(self._plan.slots):
            self._extend()
        return self._among(order, among)

    def _among(self, order: Seq[int], among: int) -> int:
        slots = self._slots
        for slot in order:
            among &= slots[slot]
            if not among:
                break
        return among

    def _extend(self) -> None:
        """Take in the slots of patterns that were not named to the plan from the start."""
        for number in range(len(self._slots), len(self._plan.slots)):
            slot = self._plan.slots[number]
            bits = 0
            for word in slot.literals:
                bits |= self._words.get(word, 0)
            for name in (*slot.concepts, *(atom.name for atom in slot.bounded)):
                bits |= self.concepts.get(name, 0)
            self._slots.append(bits)

    def _put(self, slots: Seq[int], bits: int) -> None:
        held = self._slots
        for slot in slots:
            held[slot] |= bits

    def _of_hits(self, hits: Seq[Hit]) -> int:
        bit_at, bits = self._bit_at, 0
        for start, _ in hits:
            bits |= bit_at[start]
        return bits


def numbers(bits: int) -> list[int]:
    """The places of the bits that are set, lowest first."""
    found: list[int] = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
