"""Label Studio's JSON: tasks with one annotation each."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from contract_audit.errors import CorpusError
from contract_audit.learning.exchange.labels import document_of, spoken, spoken_absences
from contract_audit.learning.labelled_documents import LabelledDocument

_LABEL: Final = "label"
_TEXT: Final = "text"
_ABSENT: Final = "absent"


class _Task(msgspec.Struct):
    data: dict[str, Any]
    annotations: list[dict[str, Any]] = []


def write(documents: Iterable[LabelledDocument]) -> bytes:
    """A list of tasks for a labelling interface with `Labels` named `label` and `Choices` named `absent`."""
    tasks = [
        {
            "data": {_TEXT: document.text, "name": document.name},
            "annotations": [{"result": [*_spans(document), *_choices(document)]}],
        }
        for document in documents
    ]
    return msgspec.json.format(msgspec.json.encode(tasks), indent=1) + b"\n"


def read(data: bytes) -> tuple[LabelledDocument, ...]:
    """The documents of an export, of each the first annotation not cancelled; `CorpusError` where it is none."""
    try:
        tasks = msgspec.json.decode(data, type=list[_Task])
    except msgspec.DecodeError as error:
        raise CorpusError([("export", str(error))]) from error
    found: list[LabelledDocument] = []
    problems: list[tuple[str, str]] = []
    for number, task in enumerate(tasks, 1):
        name = str(task.data.get("name") or f"task-{number}")
        kept = next((item for item in task.annotations if not item.get("was_cancelled")), {})
        try:
            text = task.data[_TEXT]
            results = kept.get("result", [])
            labels = [_placed(item["value"]) for item in results if item.get("type") == "labels"]
            chosen = [name for item in results if item.get("type") == "choices" for name in item["value"]["choices"]]
            found.append(document_of(name, text, (place for group in labels for place in group), chosen))
        except (KeyError, TypeError, ValueError) as error:
            problems.append((name, f"not a labelling task: {error!r}"))
        except CorpusError as error:
            problems += error.problems
    if problems:
        raise CorpusError(problems)
    return tuple(found)


def _spans(document: LabelledDocument) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{start}-{end}-{label}", "type": "labels", "from_name": _LABEL, "to_name": _TEXT,
            "value": {"start": start, "end": end, "text": document.text[start:end], "labels": [label]},
        }
        for start, end, label in spoken(document)
    ]  # fmt: skip


def _choices(document: LabelledDocument) -> list[dict[str, Any]]:
    absences = spoken_absences(document)
    if not absences:
        return []
    value = {"choices": absences}
    return [{"id": _ABSENT, "type": "choices", "from_name": _ABSENT, "to_name": _TEXT, "value": value}]


def _placed(value: dict[str, Any]) -> list[tuple[int, int, str]]:
    return [(int(value["start"]), int(value["end"]), str(label)) for label in value["labels"]]
