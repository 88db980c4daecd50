"""What if: the same code on a copy of the case, its clock run forward; the case itself is not touched."""

from datetime import datetime
from typing import Any

from checklist.casework.case import Case
from checklist.casework.view import blockers_view
from models.book import Deadline
from models.case import CaseState, Refusal
from models.messages import Command
from models.outlook import MovedDate, Outlook, StepOutcome, Supposed, WhatIf
from models.people import Actor
from models.recording import SETTLED, ObligationStatus
from models.roles import Role

_TOLD = ("expiry.", "deadline.lapsed", "deadline.overdue", "state.changed", "document.served", "deadline.resumed")


def outlook(state: CaseState, question: WhatIf, now: datetime, bureau: str) -> Outlook:
    """Return all dates, states and conflicts that would result, as if whoever may do each step did it."""
    case = Case(state.model_copy(deep=True))
    before = {d.id: d for d in state.deadlines.values()}
    clock, outcomes = now, []
    for index, step in enumerate(question.steps):
        clock = max(clock, step.at or clock)
        outcomes.append(_step(case, step, clock, f"what-if-{index}", bureau, question.assume_recorded))
    return Outlook(
        number=state.opening.number,
        lawful=all(outcome.refusal is None for outcome in outcomes),
        steps=tuple(outcomes),
        dates=tuple(_moved(before.get(d.id), d) for d in case.state.deadlines.values() if _other(before.get(d.id), d)),
        state=case.state.state,
        state_zh=case.desk.here.zh,
        blockers=tuple(blockers_view(case)),
    )


def _step(case: Case, step: Supposed, clock: datetime, key: str, bureau: str, recorded: bool) -> StepOutcome:
    case.take_news()
    while case.next_instant is not None and case.next_instant <= clock:
        case.tick(case.next_instant)
    case.tick(clock)
    refusal = None
    if step.action is not None:
        done = case.act(
            Command(id=key, action=step.action, body=step.body, actor=_whoever_may(case, step.action, bureau)), clock
        )
        refusal = done if isinstance(done, Refusal) else None
        if recorded and refusal is None:
            _record_all(case, clock)
    events, _ = case.take_news()
    happens = tuple(e.zh for e in events if e.type.startswith(_TOLD))
    return StepOutcome(action=step.action, at=clock, state=case.state.state, refusal=refusal, happens=happens)


def _whoever_may(case: Case, action: str, bureau: str) -> Actor:
    """Return somebody with the roles of an action: a clerk before a host, who must be the one that was named."""
    found = case.law.procedure.actions.get(action)
    roles = tuple(r for r in found.roles if r is not Role.HEARING_HOST) if found is not None else tuple(Role)
    if roles:
        return Actor(account="what-if", name="假设", roles=roles, bureau=bureau)
    host = str(case.desk.fact("host") or "what-if")
    return Actor(account=host, name="假设", roles=(Role.HEARING_HOST,), bureau=bureau)


def _record_all(case: Case, clock: datetime) -> None:
    """Suppose that every act was recorded as the list demands."""
    for key, obligation in list(case.state.obligations.items()):
        if obligation.act_id is not None and obligation.status not in SETTLED:
            done: dict[str, Any] = {"status": ObligationStatus.RECORDED, "reason": None}
            case.state.obligations[key] = obligation.model_copy(update=done)
    case.tick(clock)


def _other(before: Deadline | None, after: Deadline) -> bool:
    return before is None or (before.due, before.status) != (after.due, after.status)


def _moved(before: Deadline | None, after: Deadline) -> MovedDate:
    return MovedDate(
        deadline=after.id,
        rule=after.rule,
        name_zh=after.name_zh,
        owner=after.owner,
        before=before.due.due_on if before is not None else None,
        after=after.due.due_on,
        status_before=before.status.value if before is not None else None,
        status_after=after.status.value,
        provisional=after.due.provisional,
    )
