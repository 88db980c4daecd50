"""The view of a case: lights, blockers, available actions. One answer for officer and supervisor alike."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from checklist.casework import book, bulletin, judge, record
from checklist.casework.case import Case
from checklist.casework.cures import with_cures
from checklist.casework.desk import Desk
from models.bodies import BODIES
from models.book import OWED, Deadline, DeadlineStatus
from models.case import Blocker
from models.deadline import UNIT_ZH
from models.procedure import Action
from models.recording import SETTLED
from models.roles import Role
from models.time import day_of
from models.view import ActionView, BlockedView, CaseView, DeadlineView, Light, ObligationView, StateView


def case_view(case: Case, now: datetime, roles: tuple[Role, ...]) -> CaseView:
    """Return a case as it stands at an instant, for a reader with these roles."""
    desk = case.desk
    desk.now = now
    state, opening = case.state, case.state.opening
    deadlines = tuple(deadline_view(desk, d, now) for d in state.deadlines.values())
    allowed, blocked = _actions(desk, roles)
    return CaseView(
        number=opening.number,
        bureau=opening.bureau,
        bureau_name=opening.bureau_name,
        kind=opening.kind,
        document_no=opening.document_no or desk.fact("document_no"),
        cause=opening.cause,
        party=opening.party,
        department=opening.department,
        officers=desk.officers,
        origin=opening.origin,
        sample=opening.sample,
        version=state.version,
        seq=state.seq,
        opened_at=state.opened_at,
        closed_at=state.closed_at,
        state=_state(desk),
        light=case_light(case, now),
        next_due_on=bulletin.lights(case)[3],
        obligations=tuple(
            ObligationView(
                **o.model_dump(),
                item_zh=desk.law.checklist.row(o.row).item_zh,
                status_zh=record.STATUS_ZH[o.status],
            )
            for o in state.obligations.values()
        ),
        deadlines=deadlines,
        recordings=tuple(state.recordings.values()),
        files_checked=opening.policy.files_checked,
        files_zh="文件已核验" if opening.policy.files_checked else "文件未核验",
        services=tuple(state.services),
        obstruction=desk.incident,
        incidents=tuple(state.incidents.values()),
        exemptions=tuple(state.exemptions.values()),
        deficiencies=tuple(state.deficiencies.values()),
        recusals=tuple(state.recusals.values()),
        linked=tuple(state.linked.values()),
        acts=tuple(a.model_dump(mode="json") for a in state.acts),
        facts=dict(state.facts),
        blockers=tuple(blockers_view(case)),
        actions=allowed,
        blocked_actions=blocked,
        editions=state.editions or opening.editions,
        moves=tuple(state.moves),
        as_of=now,
    )


def blockers_view(case: Case) -> list[Blocker]:
    """Return why the case is not finished: the obstruction, what moves need and lack, open records and duties."""
    desk = case.desk
    found: list[Blocker] = []
    incident = desk.incident
    if incident is not None:
        found.append(
            Blocker(
                code="obstructed", zh="正在处置拒绝、阻挠", row=35, owner=Role.OFFICER, facts={"incident": incident.id}
            )
        )
    for obligation in desk.state.obligations.values():
        if obligation.status not in SETTLED and (obligation.act_id is not None or _owed_here(desk, obligation.act)):
            found.append(record.blocker(desk, obligation))
    for deadline in desk.state.deadlines.values():
        if deadline.status in OWED and deadline.bearer == "authority":
            found.append(_duty(desk, deadline))
    for action in desk.law.procedure.by_state[desk.state.state]:
        if action.to is not None:
            found += [b for b in judge.reasons(desk, action) if b.code in _TELLING]
    unique: dict[tuple[Any, ...], Blocker] = {}
    for item in found:
        unique.setdefault((item.code, item.zh), item)
    return [with_cures(desk, blocker) for blocker in unique.values()]


def actions_view(case: Case) -> list[ActionView]:
    """Return what the law allows now, whoever asks."""
    return list(_actions(case.desk, tuple(Role))[0])


def case_light(case: Case, now: datetime) -> Light:
    """Return the light of a case: the same rule as the read model's."""
    red, yellow, paused, _due = bulletin.lights(case)
    if case.desk.here.phase != "open":
        return Light.RED if red is not None and now >= red else Light.GREY
    return _light(red, yellow, paused, now)


def deadline_view(desk: Desk, deadline: Deadline, now: datetime) -> DeadlineView:
    """Return a deadline with its light, the days that are left, and its doubt."""
    rule = book.version_of(desk, deadline)
    left = (deadline.due.due_on - day_of(now)).days if deadline.status in OWED else None
    if deadline.status not in OWED:
        light = Light.GREY
    else:
        stopped = deadline.status is DeadlineStatus.RUNNING and any(
            p.end is None and p.start <= day_of(now) <= p.planned_end for p in deadline.pauses
        )
        light = _light(
            deadline.due.alarm_at,
            bulletin.yellow_from(deadline.due.alarm_at, deadline.rungs),
            deadline.due.alarm_at if stopped else None,
            now,
        )
    return DeadlineView(
        **deadline.model_dump(),
        light=light,
        days_left=left,
        unit_zh=UNIT_ZH[rule.unit],
        article=rule.basis,
        doubt_zh=rule.doubt_zh,
    )


_TELLING = {
    "fact-missing",
    "fact-present",
    "act-missing",
    "window-open",
    "not-served",
    "service-invalid",
    "duty-open",
} | {
    "legal-review",
    "discussion",
    "not-performed",
    "not-approved",
    "hazard-open",
    "third-party",
    "hearing-missing",
    "site-check",
    "explosion-proof",
    "items-held",
    "suspended",
}


def _light(red: datetime | None, yellow: datetime | None, paused: datetime | None, now: datetime) -> Light:
    if red is not None and now >= red:
        return Light.RED
    if paused is not None and now < paused:
        return Light.BLUE
    if yellow is not None and now >= yellow:
        return Light.YELLOW
    return Light.GREEN


def _state(desk: Desk) -> StateView:
    here, since = desk.here, desk.state.since
    if desk.incident is not None:
        return StateView(
            name="obstructed", code="X10", zh="处置拒绝、阻挠", since=since, phase=here.phase, prior=here.name
        )
    return StateView(name=here.name, code=here.code, zh=here.zh, since=since, phase=here.phase)


def _owed_here(desk: Desk, act: str) -> bool:
    return act in desk.here.acts


def _duty(desk: Desk, deadline: Deadline) -> Blocker:
    rule = book.version_of(desk, deadline)
    late = "已逾期" if deadline.status is DeadlineStatus.OVERDUE else "届满"
    return Blocker(
        code="duty-open",
        zh=f"{deadline.name_zh}：{deadline.due.due_on}{late}",
        article=rule.basis,
        owner=deadline.owner,
        deadline=deadline.id,
        due_on=deadline.due.due_on,
    )


def _actions(desk: Desk, roles: tuple[Role, ...]) -> tuple[tuple[ActionView, ...], tuple[BlockedView, ...]]:
    allowed, blocked = [], []
    for action in desk.law.procedure.by_state[desk.state.state]:
        why = judge.reasons(desk, action)
        if not why:
            allowed.append(
                ActionView(
                    action=action.slug,
                    zh=action.zh,
                    roles=action.roles,
                    articles=action.articles,
                    body_schema=schema_of(action.body),
                    yours=bool(set(action.roles) & set(roles)),
                )
            )
        elif _worth_telling(action, why):
            blocked.append(BlockedView(action=action.slug, zh=action.zh, roles=action.roles, blockers=tuple(why)))
    return tuple(allowed), tuple(blocked)


def _worth_telling(action: Action, why: list[Blocker]) -> bool:
    return action.to is not None and not any(b.code in ("fact-present", "no-obstruction") for b in why)


@lru_cache(maxsize=256)
def schema_of(body: str) -> dict[str, Any]:
    """Return the JSON schema of an action's body."""
    return BODIES[body].model_json_schema()
