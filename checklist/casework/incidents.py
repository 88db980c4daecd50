"""Refusal and obstruction (拒绝、阻挠, 清单第35行): the case holds the incident, a climb of its own tells people."""

from datetime import datetime

from checklist.casework import record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from models import bodies
from models.case import Incident, Measure, ToldEntry
from models.messages import Told

MEASURE_ZH = {"warning": "警示", "police": "报警", "government": "报告当地政府", "other": "其他处置"}


def open_incident(desk: Desk, ask: Ask) -> None:
    """Note an obstruction, owe row 35, and let the climb begin."""
    said = ask.said(bodies.ReportObstruction)
    if said is None:
        return
    key = f"x{len(desk.state.incidents) + 1}"
    act_id = f"a{len(desk.state.acts) + 1}"
    desk.state.incidents[key] = Incident(
        id=key,
        opened_at=ask.start,
        kind=said.kind,
        description=said.description,
        by=ask.actor.name,
        prior_state=desk.state.state,
        act_id=act_id,
    )
    record.note_act(desk, "handle_obstruction", ask.start, ask.start, ask.officers, ask.actor.name, key)
    chain = desk.state.opening.policy.escalation_chain
    desk.ask("start_climb", f"{key}:start", incident=key, chain=[rung.model_dump(mode="json") for rung in chain])


def add_measure(desk: Desk, ask: Ask) -> None:
    """Note a measure on the spot."""
    said = ask.said(bodies.TakeMeasure)
    incident = desk.incident
    if said is None or incident is None:
        return
    measure = Measure(kind=said.measure, at=ask.start, by=ask.actor.name, note=said.note)
    replace(desk.state.incidents, incident.id, measures=(*incident.measures, measure))
    desk.log("obstruction.measure", MEASURE_ZH[said.measure], "安全生产法66", incident=incident.id)


def acknowledge_incident(desk: Desk, ask: Ask) -> None:
    """Note that somebody in charge knows; the climb ends."""
    incident = desk.incident
    if incident is None or incident.acknowledged_by is not None:
        return
    replace(desk.state.incidents, incident.id, acknowledged_by=ask.actor.name, acknowledged_at=ask.start)
    desk.log("obstruction.acknowledged", f"{ask.actor.name}已确认", incident=incident.id)
    desk.ask("stop_climb", f"{incident.id}:stop", incident=incident.id)


def resolve_incident(desk: Desk, ask: Ask) -> None:
    """End an obstruction; the case is back in the state that it left."""
    said = ask.said(bodies.ResolveObstruction)
    incident = desk.incident
    if said is None or incident is None:
        return
    replace(
        desk.state.incidents,
        incident.id,
        status="resolved" if said.outcome == "resumed" else "aborted",
        outcome=said.statement,
        resolved_at=ask.end,
    )
    if incident.acknowledged_by is None:
        desk.ask("stop_climb", f"{incident.id}:stop", incident=incident.id)
    record.finish_act(desk, incident.act_id, ask.end)
    desk.log(
        "obstruction.resolved",
        f"阻挠处置完毕，回到“{desk.here.zh}”",
        incident=incident.id,
        outcome=said.outcome,
    )


def told(desk: Desk, entry: Told) -> None:
    """Note whom the climb tells now, and have them told; a repeat is harmless."""
    incident = desk.state.incidents.get(entry.incident)
    if incident is None or any(t.rung == entry.rung for t in incident.told):
        return
    told_now = ToldEntry(rung=entry.rung, at=desk.now, tell=entry.tell)
    replace(desk.state.incidents, incident.id, told=(*incident.told, told_now))
    desk.remind(
        f"{incident.id}:{entry.rung}",
        entry.tell,
        f"{desk.state.opening.party.name}：{_kind_zh(incident.kind)}执法，{entry.zh or '请立即处置并确认'}",
        "critical",
        incident=incident.id,
    )


def elapsed(incident: Incident, now: datetime) -> int:
    """Return for how many minutes an incident has been open."""
    return int((now - incident.opened_at).total_seconds() // 60)


def _kind_zh(kind: str) -> str:
    return {"refusal": "拒绝", "obstruction": "阻挠", "violence": "暴力阻挠"}[kind]
