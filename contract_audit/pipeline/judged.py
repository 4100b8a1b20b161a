"""What was judged of the whole document, as the report says it: validity, time limits, checklist, next steps."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from contract_audit.findings import Group
from contract_audit.judgement import CheckItem, RunningClock, Validity, next_steps
from contract_audit.law.clocks import CODE_IN_FORCE
from contract_audit.pipeline.options import Options
from contract_audit.pipeline.placing import Placing


def told_validity(judged: Validity, placing: Placing, lang: str) -> dict[str, Any]:
    """The verdict, the competing readings with their elements, and the reason."""
    english = lang == "en"
    readings = [
        {
            "name": reading.en if english else reading.zh,
            "verdict": reading.verdict.value,
            "elements": [
                {"id": part.id, "met": part.met, **({"span": placing.place(part.span)} if part.span else {})}
                for part in reading.elements
            ],
        }
        for reading in judged.readings
    ]
    return {
        "verdict": judged.verdict.value,
        "readings": readings,
        "reasons": [judged.en if english else judged.zh],
    }


def told_clocks(clocks: Sequence[RunningClock], options: Options) -> tuple[dict[str, Any], ...]:
    """Each time limit with its dates. `expired_as_of` is the caller's date where the last day was before it."""
    return tuple(_clock(running, options) for running in clocks)


def _clock(running: RunningClock, options: Options) -> dict[str, Any]:
    clock, limit, lang = running.clock, running.clock.limit, options.lang
    english = lang == "en"
    expired = options.as_of is not None and clock.expired(options.as_of)
    former = clock.starts is not None and clock.starts < CODE_IN_FORCE
    law = dict.fromkeys((*limit.law, *(("time-effect-1",) if former else ())))
    return {
        "id": clock.id,
        "title": limit.title.en if english else limit.title.zh,
        "starts": _iso(clock.starts),
        "starts_basis": limit.basis.en if english else limit.basis.zh,
        "ends": _iso(clock.ends),
        "if": running.condition.in_language(lang) if running.condition else None,
        "expired_as_of": _iso(options.as_of) if expired else None,
        "law": list(law),
        "text": limit.text.en if english else limit.text.zh,
    }


def told_checklist(items: Sequence[CheckItem], placing: Placing, lang: str) -> tuple[dict[str, Any], ...]:
    """Each item with its status, places, and what the contract says of it."""
    return tuple(
        {
            "id": item.id,
            "status": item.status.value,
            "spans": [placing.place(span) for span in item.spans],
            "title": item.title.in_language(lang),
            "said": item.said.in_language(lang),
            "how": item.how.in_language(lang),
            "red_flag": item.red_flag.in_language(lang),
        }
        for item in items
    )


def told_steps(
    judged: Validity, groups: Sequence[Group], clocks: Sequence[RunningClock], options: Options
) -> tuple[dict[str, Any], ...]:
    """The next steps; `by` is the last day where the dates of the contract give one."""
    lang = options.lang
    return tuple(
        {
            "id": step.id,
            "text": step.text.in_language(lang),
            "evidence": [piece.in_language(lang) for piece in step.evidence],
            "channel": step.channel.in_language(lang),
            "deadline": step.deadline.in_language(lang) + _by(step.by, lang),
            "by": _iso(step.by),
            "because": list(step.because),
        }
        for step in next_steps(judged.verdict, groups, options.situation, clocks)
    )


def _by(day: date | None, lang: str) -> str:
    if day is None:
        return ""
    return f" ({day.isoformat()} by the contract’s dates)" if lang == "en" else f"（按合同日期，至{day.isoformat()}）"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
