"""The stable codes of reading errors."""

from enum import StrEnum


class Code(StrEnum):
    """Why an input cannot be read; `messages.toml` has the sentences."""

    EMPTY = "empty"
    MISSING = "missing"
    NOT_A_FILE = "not-a-file"
    NOT_PERMITTED = "not-permitted"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    ENCRYPTED = "encrypted"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - an error code
    DAMAGED = "truncated-or-damaged"
    NOT_A_CONTRACT_FORMAT = "not-a-contract-format"
    OLD_WORD = "old-word"
    ZIP_BOMB = "zip-bomb"
    FORBIDDEN_XML = "forbidden-xml"
    UNDECODABLE = "undecodable"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out-of-memory"
    CRASHED = "crashed"
    IMAGE_NEEDS_OCR = "image-needs-ocr"
