"""The file of weights: plain JSON with everything inference needs and how it was made."""

from typing import Final

import msgspec

from contract_audit.classifier.features import BLOCKS
from contract_audit.errors import ModelError

FORM: Final = 1
"""The form of the file; a file of another form is refused."""

MICRO: Final = 1e-6
"""Weights, rarities and offsets are whole millionths."""

MOST_BYTES: Final = 8 * 1024 * 1024

FINENESS: Final = 1 << 14
"""Lengths of rows are whole parts of this, so that sums of weights are exact."""

LARGEST: Final = 1000.0
"""No margin means that much."""

HEAVIEST: Final = 1 << 25
"""Millionths that no weight reaches; heavier ones could leave their lane."""


class Block(msgspec.Struct, frozen=True):
    """One block of features, as in `features.BLOCKS`.

    `scale`: the length of the part of a row that the block makes up. Feature `i` is `names[i]` with `rarities[i]`; it
    bears on `counts[i]` risks, whose indices and weights (times the rarity) stand in `risks` and `weights`, one feature
    after the other.
    """

    scale: float
    names: tuple[str, ...]
    rarities: tuple[int, ...]
    counts: tuple[int, ...]
    risks: tuple[int, ...]
    weights: tuple[int, ...]


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
    rules it was trained beside. The log-odds of risk `i`
    is `slope` times the sum of its weights and `biases[i]`, plus `offsets[i]`; `thresholds[i]` is the least probability
    at which the classifier alone reports it; `refuted` the probability below which a rule's word is not reported.
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
        and all(
            len(block.names) == len(block.rarities) == len(block.counts)
            and sum(block.counts) == len(block.risks) == len(block.weights)
            and min(block.counts, default=0) >= 0
            and min(block.rarities, default=1) > 0
            and min(block.risks, default=0) >= 0
            and max(block.risks, default=0) < risks
            and max(block.weights, default=0) < HEAVIEST
            and min(block.weights, default=0) > -HEAVIEST
            for block in model.blocks
        )
    )
