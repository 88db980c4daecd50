"""The dates of an entry in the book: what is due when, the receipt's hash, whom its rungs tell at which instant."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from checklist.casework.desk import Desk
from checklist.counting import due, due_chain
from checklist.receipt import receipt
from checklist.rungs import rungs
from models.book import Extension, Pause, RungState
from models.deadline import Due, RuleType, RuleVersion
from models.deadline import Pause as Excluded


def dates(
    desk: Desk,
    rule: RuleVersion,
    trigger: date | datetime,
    *,
    set_on: date | None = None,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    before: Sequence[RungState] = (),
) -> dict[str, Any]:
    """Return the members of an entry that follow from its ledger: ``due``, ``receipt_hash``, ``rungs``."""
    excluded = tuple(Excluded.model_validate({"from": p.start, "to": p.end or p.planned_end}) for p in pauses)
    ledger: dict[str, Any] = {
        "pauses": excluded,
        "extended": len(extensions),
        "extension_length": extensions[-1].length if extensions else None,
        "set_on": set_on,
    }
    if rule.type is RuleType.CHAIN:
        found = due_chain(rule, trigger, desk.calendar)[0]
        told = receipt(rule, trigger, desk.calendar, **ledger)
    else:
        found = due(rule, trigger, desk.calendar, **ledger)
        told = receipt(rule, trigger, desk.calendar, given=found, **ledger)
    return {
        "due": found,
        "receipt_hash": told.hash,
        "rungs": _rungs(desk, rule, trigger, found, before),
    }


def _rungs(
    desk: Desk, rule: RuleVersion, trigger: date | datetime, found: Due, before: Sequence[RungState]
) -> tuple[RungState, ...]:
    spoken = {r.key: r for r in before if r.fired_at is not None}
    fresh: list[RungState] = []
    for rung in rungs(rule, trigger, found, desk.calendar):
        done = spoken.get(rung.key)
        if done is not None and rung.at <= desk.now:
            continue
        again = sum(1 for key in spoken if key.split("#")[0] == rung.key)
        fresh.append(RungState(key=f"{rung.key}#{again + 1}" if again else rung.key, at=rung.at, tell=rung.tell))
    # Of reminders that lie in the past already, only the last still speaks.
    past = [r for r in fresh if r.at <= desk.now]
    silent = {r.key for r in past[:-1]}
    fresh = [r.model_copy(update={"skipped": True}) if r.key in silent else r for r in fresh]
    return (*spoken.values(), *fresh)
