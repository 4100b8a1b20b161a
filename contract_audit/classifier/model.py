"""The file of weights: plain JSON with everything inference needs and how it was made."""

import sys
from array import array
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import msgspec

from contract_audit.classifier.features import BLOCKS
from contract_audit.errors import ModelError

FORM: Final = 2
"""The form of the file; a file of another form is refused."""

MICRO: Final = 1e-6
"""Weights, rarities and offsets are whole millionths."""

MOST_BYTES: Final = 8 * 1024 * 1024

FINENESS: Final = 1 << 14
"""Lengths of rows are whole parts of this, so that sums of weights are exact."""

LARGEST: Final = 1000.0
"""No margin means that much."""

_WHOLE: Final = "i"
_MOST_RISKS: Final = 256
_SIGNS: Final = bytes([0x00, 0x01, 0xFE, 0xFF])
"""Highest bytes of the weights that keep to their lane: those from -2**25 to 2**25 millionths."""


class Block(msgspec.Struct, frozen=True, dict=True):
    """One block of features, as in `features.BLOCKS`.

    `scale`: the length of the part of a row that the block makes up. Feature `i` is `names[i]`, and the tables are
    numbers one after the other, in base 64 in the file: `rarities[i]`; `counts[i]`, on how many risks it bears;
    `risks` and `weights`, the indices of these risks and the weights (times the rarity), one feature after the other.
    Indices are single bytes, the others take four, the lowest first.
    """

    scale: float
    names: tuple[str, ...]
    raw_rarities: bytes = msgspec.field(name="rarities")
    raw_counts: bytes = msgspec.field(name="counts")
    raw_risks: bytes = msgspec.field(name="risks")
    raw_weights: bytes = msgspec.field(name="weights")

    @cached_property
    def rarities(self) -> "array[int]":
        """How rare each feature is, in millionths."""
        return _numbers(self.raw_rarities)

    @cached_property
    def counts(self) -> "array[int]":
        """On how many risks each feature bears."""
        return _numbers(self.raw_counts)

    @property
    def risks(self) -> bytes:
        """The indices of the risks that each feature bears on, one feature after the other."""
        return self.raw_risks

    @cached_property
    def weights(self) -> "array[int]":
        """The weights that go with `risks`, in millionths."""
        return _numbers(self.raw_weights)

    def is_whole(self, risks: int) -> bool:
        """Whether the tables have the lengths they announce, and numbers that inference can count on."""
        tables = (self.raw_rarities, self.raw_counts, self.raw_weights)
        return (
            0 < self.scale < LARGEST
            and not any(len(table) % 4 for table in tables)
            and len(self.names) == len(self.rarities) == len(self.counts)
            and sum(self.counts) == len(self.risks) == len(self.weights)
            and min(self.counts, default=0) >= 0
            and min(self.rarities, default=1) > 0
            and risks <= _MOST_RISKS
            and not self.risks.translate(None, bytes(range(risks)))
            and not self.raw_weights[3::4].translate(None, _SIGNS)
        )


def packed(numbers: Iterable[int]) -> bytes:
    """A table of a block; raises `OverflowError` for a number of more than 31 bits."""
    table = array(_WHOLE, numbers)
    if sys.byteorder == "big":
        table.byteswap()
    return table.tobytes()


def _numbers(raw: bytes) -> "array[int]":
    table = array(_WHOLE, raw)
    if sys.byteorder == "big":
        table.byteswap()
    return table


class Joining(msgspec.Struct, frozen=True):
    """How evidence of rules and classifier makes one probability: the coefficients of a logistic regression.

    See `findings.evidence` for what each is multiplied with.
    """

    alone: float
    score: float
    near: float
    blocked: float
    spoken: float
    spoken_score: float
    authored: float


class Model(msgspec.Struct, frozen=True):
    """A trained classifier.

    `made_with` are the versions of what made it, `made_from` the hash of its training texts, `rules` the ids of the
    rules it was trained beside. The log-odds of risk `i` is `slope` times the sum of its weights and `biases[i]`, plus
    `offsets[i]`; `thresholds[i]` is the least probability at which the classifier alone reports it, `refuted` the
    probability below which a rule's word is not reported. Both hold in a document whose language the classifier knows;
    in any other `refuted_elsewhere` holds, and no threshold is lower than `least_elsewhere`.
    """

    form: int
    made_with: dict[str, str]
    made_from: str
    rules: tuple[str, ...]
    risks: tuple[str, ...]
    biases: tuple[int, ...]
    slope: float
    offsets: tuple[int, ...]
    thresholds: tuple[float, ...]
    refuted: float
    refuted_elsewhere: float
    least_elsewhere: float
    joining: Joining
    blocks: tuple[Block, ...]

    def encoded(self) -> bytes:
        """The bytes of the file: the same for the same model."""
        return msgspec.json.encode(self) + b"\n"


def read_model(data: bytes) -> Model:
    """The model of a file's bytes; raises `ModelError` for anything that is not one."""
    if len(data) > MOST_BYTES:
        message = f"the model is longer than {MOST_BYTES} bytes."
        raise ModelError(message, "Train it again.")
    try:
        model = msgspec.json.decode(data, type=Model)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"the model cannot be read: {error}."
        raise ModelError(message, "Train it again with `contract-audit train`.") from error
    if model.form != FORM or not _is_whole(model):
        message = "the model is of another form than this program reads."
        raise ModelError(message, "Train it again with `contract-audit train`.")
    return model


def _is_whole(model: Model) -> bool:
    """Whether all tables have the lengths they announce and name risks that are there."""
    risks = len(model.risks)
    return (
        len(model.blocks) == len(BLOCKS)
        and 0 < model.slope < LARGEST
        and all(len(part) == risks for part in (model.biases, model.offsets, model.thresholds))
        and all(block.is_whole(risks) for block in model.blocks)
    )
