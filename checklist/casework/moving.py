"""Moving a case to other editions: what would change, and the change itself, by the same code.

A case whose state the new procedure does not know stays where it is. A duty never moves in silence: each date that
changes is an event, and so is each row that is owed from now on or no longer.
"""

import hashlib
from datetime import datetime

from checklist.casework import record
from checklist.casework.book import owed, start, trigger_day, until_zh, version_of
from checklist.casework.cures import can_end
from checklist.casework.desk import Desk, replace
from checklist.casework.law import Law, law_for
from checklist.casework.republication import anew
from checklist.procedures import Procedure
from models.book import OWED, Deadline
from models.case import CaseState, EditionMove
from models.checklist import Need
from models.errors import EditionError, EnforcementError
from models.messages import Editions
from models.moving import MoveOrder, MovePlan
from models.outlook import MovedDate
from models.recording import SETTLED, ObligationStatus


def plan(state: CaseState, to: Editions, now: datetime) -> MovePlan:
    """Return what moving a case would change. Changes nothing."""
    law = law_for(state.editions or state.opening.editions, state.opening.policy)
    here = law.procedure.states[state.state]
    number = state.opening.number
    try:
        target = law_for(to, state.opening.policy)
    except EditionError as error:
        return MovePlan(number=number, possible=False, why_not=(str(error),), state=state.state, state_zh=here.zh)
    why_not = _no_counterpart(state, target)
    if why_not:
        return MovePlan(number=number, possible=False, why_not=why_not, state=state.state, state_zh=here.zh)
    desk = Desk(state.model_copy(deep=True), law, now)
    before = dict(desk.state.obligations)
    _change(desk, target)
    after = desk.state.obligations
    return MovePlan(
        number=number,
        possible=True,
        state=state.state,
        state_zh=here.zh,
        state_zh_after=target.procedure.states[state.state].zh,
        obligations_added=tuple(k for k in after if k not in before),
        obligations_dropped=tuple(k for k, o in after.items() if k in before and o.status is not before[k].status),
        dates=tuple(
            _moved(state.deadlines.get(k), d) for k, d in desk.state.deadlines.items() if d != state.deadlines.get(k)
        ),
    )


def carry_out(desk: Desk, order: MoveOrder) -> Law:
    """Put the case in hand under other editions and return its new law; the plan must have found it possible."""
    found = plan(desk.state, order.to, desk.now)
    receipt = hashlib.sha256((order.model_dump_json() + found.model_dump_json()).encode()).hexdigest()
    before = desk.state.editions or desk.state.opening.editions
    target = law_for(order.to, desk.state.opening.policy)
    desk.state.moves.append(
        EditionMove(
            id=order.id,
            at=desk.now,
            by=order.actor.name,
            authority=order.authority,
            reason=order.reason,
            before=before,
            after=order.to,
            hash=receipt,
        )
    )
    desk.log(
        "editions.moved",
        f"转入新的版本：{order.reason}",
        None,
        authority=order.authority,
        receipt=receipt,
        before=before.model_dump(mode="json"),
        after=order.to.model_dump(mode="json"),
    )
    _change(desk, target)
    desk.state.editions = order.to
    return target


def _no_counterpart(state: CaseState, target: Law) -> tuple[str, ...]:
    """Return what of the case has no place under the new editions."""
    procedure = target.procedure
    found = []
    if procedure.table.kind is not state.opening.kind:
        found.append(f"程序{procedure.name}不是本类案件的程序")
    if state.state not in procedure.states:
        found.append(f"新程序没有环节{state.state}")
    places = {i.prior_state for i in state.incidents.values() if i.status == "open"}
    places |= {str(state.facts[name]) for name in ("testing_from",) if name in state.facts}
    found += [f"新程序没有应当返回的环节{place}" for place in sorted(places) if place not in procedure.states]
    known = set(procedure.documents)
    found += [
        f"新程序没有文书{s.document}"
        for s in state.services
        if not s.effective and s.document.split("（")[0] not in known
    ]
    there = Desk(state, target, state.since)
    for entry in state.deadlines.values():
        if entry.status not in OWED:
            continue
        try:
            target.rules.at(entry.rule, trigger_day(entry))
        except EnforcementError as error:
            found.append(f"新规则没有正在计算的期限{entry.rule}：{error}")
        else:
            found += [] if can_end(there, entry) else [f"新程序没有办结{entry.name_zh}的操作"]
    if state.facts.get("suspended") and "resume-case" not in procedure.actions:
        found.append("案件已中止，新程序没有恢复办理的操作")
    found += [f"新程序的期限{rule}不在新规则之中" for rule in _rules_of(procedure) if rule not in target.rules.versions]
    return tuple(found)


def _rules_of(procedure: Procedure) -> list[str]:
    """Return the deadlines that a procedure starts, by their rules."""
    table = procedure.table
    starts = [m.starts for m in (*table.actions, *table.autos, *table.expiries)] + [d.starts for d in table.documents]
    return sorted({s.rule for every in starts for s in every if not s.rule.startswith("@")})


def _change(desk: Desk, target: Law) -> None:
    desk.take_up(target)
    _rows(desk)
    for entry in list(desk.state.deadlines.values()):
        if entry.status in OWED:
            _date(desk, entry)
    _watch_requests(desk)


def _watch_requests(desk: Desk) -> None:
    """Watch what was asked before and waits for its decision, where the new rules give it a time."""
    waiting = [("exemption_decision", e.id) for e in desk.state.exemptions.values() if e.status == "asked"]
    waiting += [("deficiency_decision", d.id) for d in desk.state.deficiencies.values() if d.status == "reported"]
    for rule, subject in waiting:
        if rule in desk.law.rules.versions and owed(desk, rule, subject) is None:
            start(desk, rule, desk.today, subject=subject)


def _date(desk: Desk, entry: Deadline) -> None:
    after = anew(desk, entry).model_copy(update={"rule_version": version_of(desk, entry).version})
    desk.state.deadlines[entry.id] = after
    if after.due == entry.due:
        return
    desk.log(
        "deadline.moved",
        f"{entry.name_zh}原{until_zh(entry)}，按新的版本于{until_zh(after)}",
        version_of(desk, entry).basis,
        deadline=entry.id,
        before=entry.due.model_dump(mode="json"),
        after=after.due.model_dump(mode="json"),
        receipt=after.receipt_hash,
    )
    desk.remind(
        f"{entry.id}:moved:{len(desk.state.moves)}",
        (entry.owner,),
        f"{entry.name_zh}按新的版本{until_zh(after)}",
        "warning",
        deadline=entry.id,
        due_on=after.due.due_on,
    )


def _rows(desk: Desk) -> None:
    """Give each obligation its row in the new list; owe what is new and not done yet, drop what is asked no longer."""
    rows = {row.act: row for row in desk.law.checklist.rows}
    for key, obligation in list(desk.state.obligations.items()):
        row = rows.get(obligation.act)  # type: ignore[call-overload]
        if row is None and obligation.status not in SETTLED:
            record.settle(desk, obligation, ObligationStatus.NOT_APPLICABLE, "新的清单不再要求记录该行为")
        elif row is not None and row.row != obligation.row:
            replace(desk.state.obligations, key, row=row.row)
    done = {a.act for a in desk.state.acts}
    owed = {o.act for o in desk.state.obligations.values()}
    for row in desk.law.checklist.rows_for(desk.state.opening.kind):
        if row.need is Need.MANDATORY and "{" not in row.session and row.act not in done | owed:
            record.owe(desk, row.act)


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
