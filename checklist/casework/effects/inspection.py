"""Effects of an inspection: what its plan covers, what its orders set."""

from datetime import timedelta

from checklist.casework import book, record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from checklist.casework.effects.registry import effect
from models import bodies
from models.book import OWED, DeadlineStatus
from models.roles import Role


@effect("plan_rows")
def plan_rows(desk: Desk, ask: Ask, _argument: str) -> None:
    """Owe what the inspection plan covers, and note what it does not."""
    said = ask.said(bodies.ApproveInspection)
    if said is None:
        return
    for act, covered in (("inspect_documents", said.covers_documents), ("inspect_sites", said.covers_sites)):
        if covered:
            record.owe(desk, act)
        else:
            record.not_applicable(desk, act, "检查方案不包括")


@effect("ensure_rectification")
def ensure_rectification(desk: Desk, ask: Ask, _argument: str) -> None:
    """Give an entity that may resume a time limit, where its order set none."""
    said = ask.said(bodies.ResumeReview)
    running = book.entry(desk, "rectification_period")
    if said is not None and said.rectify_by is not None and (running is None or running.status not in OWED):
        book.start(desk, "rectification_period", ask.day, set_on=said.rectify_by)


@effect("later_reinspection")
def later_reinspection(desk: Desk, ask: Ask, _argument: str) -> None:
    """Let the re-inspection wait for the end of the new period: it is owed from there (清单第16行)."""
    if book.owed(desk, "rectification_period") is not None:
        book.supersede(desk, "reinspection")


@effect("note_devices")
def note_devices(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note whether one of the recorders that are ready is explosion-proof; one fetched later takes none away."""
    said = ask.said(bodies.ApproveInspection) or ask.said(bodies.CheckDevices)
    ready = [d for d in said.devices if d.battery and d.memory and d.clock] if said else []
    if any(d.explosion_proof for d in ready):
        desk.state.facts["explosion_proof_device"] = True


@effect("hazard_ordered")
def hazard_ordered(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note a hazard that is to be removed at once."""
    said = ask.said(bodies.ImmediateOrder)
    if said is not None:
        known = desk.fact("hazards_open") or []
        desk.state.facts["hazards_open"] = [*(h for h in known if h != said.hazard), said.hazard]


@effect("hazard_gone")
def hazard_gone(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note that a hazard was removed."""
    said = ask.said(bodies.HazardRemoved)
    if said is not None:
        desk.state.facts["hazards_open"] = [h for h in desk.fact("hazards_open") or [] if h != said.hazard]


@effect("plan_power_cut")
def plan_power_cut(desk: Desk, ask: Ask, _argument: str) -> None:
    """Enter the notice that is owed 24 hours before the cut; an emergency owes none (安全生产法 70(2))."""
    said = ask.said(bodies.PlanPowerCut)
    if said is None:
        return
    desk.state.facts.pop("cut_told", None)
    book.supersede(desk, "power_cut_notice")
    if not said.cut_emergency:
        book.start(desk, "power_cut_notice", said.cut_at)


@effect("drop_power_cut")
def drop_power_cut(desk: Desk, ask: Ask, _argument: str) -> None:
    """Let a power cut that was approved and not carried out come to nothing."""
    for name in ("cut_at", "cut_emergency", "cut_told"):
        desk.state.facts.pop(name, None)
    found = book.owed(desk, "power_cut_notice")
    if found is not None:
        replace(desk.state.deadlines, found.id, status=DeadlineStatus.MOOT, closed_on=desk.today)
        desk.log("deadline.moot", f"{found.name_zh}：不再停止供电", deadline=found.id)


@effect("tell_main_head")
def tell_main_head(desk: Desk, ask: Ask, zh: str) -> None:
    """Tell the principal head at once what follows from the act."""
    desk.remind(f"head:{desk.state.seq}", (Role.BUREAU_HEAD,), zh, "warning")


@effect("ask_answer")
def ask_answer(desk: Desk, ask: Ask, days: str) -> None:
    """Tell the heads until when an application wants its answer; the number is the bureau's policy (VERIFY-18)."""
    until = ask.day + timedelta(days=int(days))
    desk.remind(
        f"answer:{desk.state.seq}",
        (Role.SECTION_HEAD, Role.DEPUTY_HEAD),
        f"被检查单位申请延长整改期限，请于{until}前答复（本局规定）",
        "warning",
        due_on=until,
    )


@effect("renew_stop")
def renew_stop(desk: Desk, ask: Ask, _argument: str) -> None:
    """A stop that was looked at again and stays is looked at again after as long (安全生产法 65(1)(3))."""
    book.meet(desk, "temporary_stop", ask.day, ask.end)
    book.start(desk, "temporary_stop", ask.day)


@effect("reinspection_missed")
def reinspection_missed(desk: Desk, ask: Ask, _argument: str) -> None:
    """The supervisor finds that the re-inspection was not made: it is no longer owed, and stays missed (清单第16行)."""
    found = book.owed(desk, "reinspection")
    if found is not None:
        replace(desk.state.deadlines, found.id, status=DeadlineStatus.LAPSED, closed_on=desk.today)
        desk.log("deadline.lapsed", f"{found.name_zh}：监督人员认定未按期复查", "清单第16行", deadline=found.id)
