"""Judging a command: role, body, state, time, officers, guards, gate, in the order in which a person would ask."""

from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from checklist.casework import record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.field_words import problem
from checklist.casework.guards import check
from checklist.casework.guards.registry import investigators
from checklist.casework.service import RECORDED_METHODS
from models.bodies import Body, ServeDocument
from models.case import Blocker, Refusal
from models.checklist import Act
from models.errors import RuleUnknown
from models.messages import Command
from models.procedure import Action
from models.roles import KIND_ZH, ROLE_ZH, CaseKind, Role
from models.time import SHANGHAI, day_of

TWO_OFFICERS = {
    CaseKind.PENALTY: "行政处罚法42",
    CaseKind.INSPECTION: "行政处罚法42（类推）、清单第8行",
    CaseKind.COMPULSION: "行政强制法18(2)",
    CaseKind.LICENSING: "行政许可法34(3)",
}


def judge(desk: Desk, command: Command) -> Ask | Refusal:
    """Return what is asked, ready to be carried out, or the refusal that says what would be right."""
    action = desk.law.procedure.actions.get(command.action)
    if action is None:
        return Refusal(
            type="unknown-action",
            title="没有这种操作",
            detail=f"{KIND_ZH[desk.state.opening.kind]}案件没有操作{command.action}",
            available=available(desk),
        )
    if not set(action.roles) & command.actor.may_act_as():
        may = "、".join(ROLE_ZH[role] for role in action.roles)
        return Refusal(
            type="forbidden",
            title="无权操作",
            detail=f"“{action.zh}”应当由{may}办理",
            article=action.articles[0] if action.articles else None,
        )
    lent = not set(action.roles) & set(command.actor.roles)
    if lent and command.actor.account in investigators(desk):
        return Refusal(
            type="forbidden",
            title="无权操作",
            detail=f"本案调查人员不得代理他人办理“{action.zh}”",
            article="行政处罚法57",
        )
    if command.if_version is not None and command.if_version != desk.state.version:
        return Refusal(
            type="stale-version",
            title="案件已有变化",
            detail=f"您看到的是第{command.if_version}版，现在是第{desk.state.version}版，请刷新后再办理",
        )
    return _judge_body(desk, action, command)


def _judge_body(desk: Desk, action: Action, command: Command) -> Ask | Refusal:
    # What is not possible now is said before anybody fills a form in for nothing.
    elsewhere = _state(desk, action)
    if elsewhere:
        return _not_now(desk, action, command, elsewhere)
    model = desk.law.procedure.body(action)
    try:
        body = model.model_validate(command.body)
    except ValidationError as error:
        return Refusal(
            type="invalid-body",
            title="填写的内容不符合要求",
            detail=f"“{action.zh}”的内容有{error.error_count()}处不符合要求",
            errors=tuple(problem(e) for e in error.errors(include_url=False)),
        )
    ask = as_asked(desk, action, command, body)
    blockers = _reach(desk, ask) or _in_force(desk, ask) or _time(desk, ask)
    if not blockers:
        blockers = [*_officers(desk, ask), *in_the_way(desk, ask)]
    return ask if not blockers else _not_now(desk, action, command, blockers)


def _not_now(desk: Desk, action: Action, command: Command, blockers: list[Blocker]) -> Refusal:
    return Refusal(
        type="not-allowed-now",
        title="依法现在不能办理",
        detail="；".join(b.zh for b in blockers),
        article=next((b.article for b in blockers if b.article), action.articles[0] if action.articles else None),
        blockers=tuple(blockers),
        available=available(desk, command),
    )


def as_asked(desk: Desk, action: Action, command: Command, body: Body) -> Ask:
    """Return a command with its defaults filled in: now, and the officers of the case."""
    start = body.occurred_at or desk.now
    return Ask(
        action=action,
        actor=command.actor,
        start=start,
        end=body.ended_at or start,
        officers=body.officers if body.officers is not None else tuple(o.certificate for o in desk.officers),
        body=body,
        command=command,
    )


def in_the_way(desk: Desk, ask: Ask) -> list[Blocker]:
    """Return the guards that do not hold and the obligations that keep the gate shut."""
    found = [b for b in (check(desk, ask, text) for text in ask.action.guards) if b is not None]
    return found + [record.blocker(desk, o) for o in record.open_obligations(desk, ask.action.gate)]


def available(desk: Desk, command: Command | None = None) -> tuple[str, ...]:
    """Return the actions that the law allows now, for the roles of whoever asks."""
    return tuple(
        action.slug
        for action in desk.law.procedure.by_state[desk.state.state]
        if (command is None or set(action.roles) & command.actor.may_act_as()) and possible(desk, action)
    )


def possible(desk: Desk, action: Action) -> bool:
    """Whether an action is possible as far as can be known before anybody has said anything."""
    return not reasons(desk, action)


def reasons(desk: Desk, action: Action) -> list[Blocker]:
    """Return why an action of this state is not possible now."""
    from models.people import SYSTEM

    ask = Ask(
        action=action,
        actor=SYSTEM,
        start=desk.now,
        end=desk.now,
        officers=tuple(o.certificate for o in desk.officers),
    )
    return _state(desk, action) + in_the_way(desk, ask)


def _state(desk: Desk, action: Action) -> list[Blocker]:
    incident = desk.incident
    if action not in desk.law.procedure.by_state[desk.state.state]:
        states = desk.law.procedure.states
        named = [states[n].zh for n in action.from_ if n in states]
        right = f"，应当在“{'”“'.join(named)}”环节办理" if named else ""
        return [Blocker(code="other-state", zh=f"案件现处于“{desk.here.zh}”，不能办理“{action.zh}”{right}")]
    if action.while_obstructed == "only" and incident is None:
        return [Blocker(code="no-obstruction", zh="现在没有正在处置的阻挠")]
    if action.while_obstructed == "never" and incident is not None and _on_site(desk, action):
        return [
            Blocker(
                code="obstructed",
                zh="正在处置拒绝、阻挠，处置完毕后才能继续现场执法",
                row=35,
                owner=Role.OFFICER,
                facts={"incident": incident.id},
            )
        ]
    return _suspended(desk, action) or _broken_off(desk, action)


def _suspended(desk: Desk, action: Action) -> list[Blocker]:
    """Refuse acts and moves of a suspended case; what the law demands at any time stays possible."""
    moves = action.act is not None or action.to is not None or any(e.startswith("serve") for e in action.effects)
    if not desk.fact("suspended") or action.while_suspended or not moves:
        return []
    return [Blocker(code="suspended", zh="案件已中止，恢复后才能继续办理", owner=Role.DEPUTY_HEAD)]


def _broken_off(desk: Desk, action: Action) -> list[Blocker]:
    """Refuse to go on, on the same day, with an act that an obstruction broke off (C5: done another day)."""
    last = next(reversed(desk.state.incidents.values()), None)
    if last is None or last.status != "aborted" or last.resolved_at is None or not _on_site(desk, action):
        return []
    if action.slug == "report-obstruction":
        return []
    if "order-correction" not in desk.law.procedure.actions or day_of(last.resolved_at) != desk.today:
        return []
    return [Blocker(code="broken-off", zh="本次现场执法已因阻挠中止，应当另日实施", row=35, owner=Role.OFFICER)]


def _on_site(desk: Desk, action: Action) -> bool:
    acts = action.act is not None or action.to is not None or any(e.startswith("serve") for e in action.effects)
    return (desk.here.on_site and acts and Role.OFFICER in action.roles) or action.slug == "report-obstruction"


def _reach(desk: Desk, ask: Ask) -> list[Blocker]:
    """Refuse dates that the calendar does not reach: a deadline could not be computed from them, or to them."""
    first, last = desk.calendar.first_year, desk.calendar.last_year - 2
    said = [ask.start, ask.end, *(v for n, v in (ask.body or ()) if n not in _ANY_DAY)]
    found = [v for v in said if isinstance(v, date) and not first <= v.year <= last]
    if not found:
        return []
    day = found[0].isoformat()[:10]
    return [Blocker(code="date-out-of-reach", zh=f"日期{day}超出工作日历的范围（{first}年至{last}年），请核对")]


# Effects that start a deadline of their own, and which.
_STARTED_BY_EFFECT = {
    "start_supervision": "supervision_reply",
    "open_recusal": "recusal_decision",
    "start_correction": "obstruction_correction",
}


def _in_force(desk: Desk, ask: Ask) -> list[Blocker]:
    """Refuse an act on a day on which a rule whose clock it would start was not in force."""
    begun = [start.rule for start in ask.action.starts if start.trigger in ("act", "act_start")]
    for name, _, argument in (text.partition(":") for text in ask.action.effects):
        rule = argument if name == "watch" else _STARTED_BY_EFFECT.get(name)
        begun += [rule] if rule is not None else []
    for rule in begun:
        try:
            desk.law.rules.at(desk.resolve(rule), ask.day)
        except RuleUnknown as error:
            return [Blocker(code="rule-not-in-force", zh=f"{error.zh}，请核对办理日期", facts={"rule": rule})]
    return []


# Days in the past that no deadline is counted from.
_ANY_DAY = frozenset({"violation_ended_on", "postmarked_on"})


def _time(desk: Desk, ask: Ask) -> list[Blocker]:
    limit = desk.now + timedelta(seconds=desk.state.opening.policy.clock_tolerance_seconds)
    steps = getattr(ask.body, "steps", ())
    latest = max([ask.end, *(s.ended_at for s in steps)])
    if latest > limit:
        return [
            Blocker(
                code="future",
                zh=f"不能登记将来的事：所填时间{_clock(latest)}晚于现在{_clock(desk.now)}",
            )
        ]
    if any(s.ended_at < s.started_at or s.started_at < desk.state.act_clock for s in steps):
        return [Blocker(code="out-of-order", zh="听证环节的时间先后不对")]
    if ask.action.to is not None and ask.start < desk.state.act_clock:
        return [
            Blocker(
                code="out-of-order",
                zh=f"时间先后不对：本环节不得早于上一环节（{_clock(desk.state.act_clock)}）",
            )
        ]
    return []


def _officers(desk: Desk, ask: Ask) -> list[Blocker]:
    act = _act_of(desk, ask)
    if act is None:
        return []
    row = desk.law.checklist.row_for_act(Act(act))
    least = row.min_officers if row is not None else 2
    mine = {o.certificate: o for o in desk.officers}
    strangers = [c for c in ask.officers if c not in mine]
    if strangers:
        return [
            Blocker(
                code="officer-unknown",
                zh=f"执法证号{'、'.join(strangers)}不是本案执法人员",
                owner=Role.SECTION_HEAD,
            )
        ]
    expired = [c for c in ask.officers if (until := mine[c].valid_until) is not None and until < ask.day]
    if expired:
        return [
            Blocker(
                code="certificate-expired",
                zh=f"执法证{'、'.join(expired)}在{ask.day}已过有效期，不得执法",
                article="行政执法监督条例17(2)",
                owner=Role.SECTION_HEAD,
            )
        ]
    if len(set(ask.officers)) >= least:
        return []
    article = TWO_OFFICERS[desk.state.opening.kind]
    return [
        Blocker(
            code="two-officers",
            zh=f"执法人员不得少于{least}人，现为{len(set(ask.officers))}人",
            article=article,
            owner=Role.SECTION_HEAD,
            row=row.row if row else None,
        )
    ]


def _act_of(desk: Desk, ask: Ask) -> str | None:
    if isinstance(ask.body, ServeDocument):
        return RECORDED_METHODS.get(desk.state.opening.kind, {}).get(ask.body.method, "serve_directly")
    if "hearing_steps" in ask.action.effects:
        return "present_case"
    if ask.action.act_if is not None and not getattr(ask.body, ask.action.act_if):
        return None
    return ask.action.act


def _clock(at: Any) -> str:
    return str(at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S"))
