"""Guards of an inspection: devices, orders, power cuts."""

from datetime import datetime, timedelta

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.book import OWED, DeadlineStatus
from models.case import Blocker
from models.roles import Role
from models.time import SHANGHAI

_DAY = timedelta(hours=24)
_ENTERPRISES = "国办发〔2024〕54号（未核对原文）"


@guard("devices_checked")
def devices_checked(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A recorder is ready before the inspection sets out."""
    said = ask.said(bodies.ApproveInspection)
    if said is None or any(d.battery and d.memory and d.clock for d in said.devices):
        return None
    return Blocker(code="devices", zh="没有一台记录设备通过检查（电量、存储、时间）", owner=Role.OFFICER)


@guard("order_complete")
def order_complete(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """An order is one of the two documents or both, and its time limit lies ahead."""
    said = ask.said(bodies.IssueOrder)
    if said is None:
        return None
    if said.rectify_by is None and not said.stop:
        return Blocker(code="order-empty", zh="责令限期整改与现场处理措施至少应有一项", article="安全生产法65(1)")
    if said.rectify_by is not None and said.rectify_by <= ask.day:
        return Blocker(code="order-past", zh="整改期限应当晚于送达之日", article="安全生产法65(1)(2)")
    return None


@guard("power_cut_notice")
def power_cut_notice(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A power cut is told 24 hours before, but for an emergency (安全生产法 70(2))."""
    said = ask.said(bodies.CutPower)
    if said is None or said.emergency:
        return None
    if said.party_told_at is not None and said.cut_at - said.party_told_at >= timedelta(hours=24):
        return None
    return Blocker(code="power-cut", zh="停止供电应当提前二十四小时通知生产经营单位", article="安全生产法70(2)")


@guard("two_inspectors")
def two_inspectors(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """At least two certificated officers are sent (清单第8行; of hazardous chemicals 危险化学品安全法 8)."""
    if len({o.certificate for o in desk.state.opening.officers}) >= 2:
        return None
    return Blocker(
        code="two-officers",
        zh="检查人员不得少于2人",
        article="行政处罚法42（类推）、清单第8行",
        owner=Role.SECTION_HEAD,
        row=8,
    )


@guard("frequency_cap")
def frequency_cap(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """No more inspections of an enterprise in a year than were announced, but for a reason (国办发〔2024〕54号)."""
    said = ask.said(bodies.PlanInspection)
    if said is None or said.frequency_cap is None or said.exception_reason:
        return None
    done = said.inspections_this_year or 0
    if done < said.frequency_cap:
        return None
    return Blocker(
        code="frequency",
        zh=f"本年度已检查{done}次，频次上限为{said.frequency_cap}次；因投诉举报、转办交办等确需检查的，应当写明理由",
        article=_ENTERPRISES,
        owner=Role.SECTION_HEAD,
    )


@guard("recusal_told")
def recusal_told(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The enterprise is told with the notice that it may ask for recusal (国办发〔2024〕54号)."""
    said = ask.said(bodies.PlanInspection)
    if said is None or said.recusal_told:
        return None
    return Blocker(code="recusal-right", zh="应当告知企业有申请回避的权利", article=_ENTERPRISES)


@guard("explosion_proof")
def explosion_proof(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """In an explosive area the recorder is explosion-proof, or the exemption was asked for (清单第1行备注)."""
    if not desk.fact("explosive_area") or desk.fact("explosion_proof_device"):
        return None
    asked = [e for e in desk.state.exemptions.values() if e.ground == "EX1" and e.status in ("asked", "approved")]
    if any(desk.state.obligations[e.obligation].row == 13 for e in asked):
        return None
    return Blocker(
        code="explosion-proof",
        zh="爆炸危险区域应当使用防爆记录设备；没有配备的，应当先申请不适用音像记录（第一种情景）",
        article="清单第1行备注（不适用音像记录的情景）",
        owner=Role.OFFICER,
        row=13,
    )


@guard("hazard_known")
def hazard_known(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hazard is one that was ordered to be removed at once."""
    said = ask.said(bodies.HazardRemoved)
    hazards = desk.fact("hazards_open") or []
    if (said is None and hazards) or (said is not None and said.hazard in hazards):
        return None
    words = "、".join(hazards) or "没有"
    return Blocker(code="hazard-unknown", zh=f"责令立即排除而尚未排除的隐患：{words}", article="安全生产法65(1)(3)")


@guard("hazards_removed")
def hazards_removed(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Nothing that was to be removed at once is still there (安全生产法 65(1)(3))."""
    hazards = desk.fact("hazards_open")
    if not hazards:
        return None
    return Blocker(
        code="hazard-open",
        zh=f"责令立即排除的隐患尚未排除：{'、'.join(hazards)}",
        article="安全生产法65(1)(3)",
        owner=Role.OFFICER,
    )


@guard("corrected_on_the_spot")
def corrected_on_the_spot(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """What was found was ordered to be removed at once, and it was (安全生产法 65(1)(2)(3))."""
    if desk.fact("from:onsite_immediate") is None:
        return Blocker(code="not-corrected", zh="没有责令立即排除，应当制发处置文书、另案处理或者移送")
    return hazards_removed(desk, ask, "")


@guard("immediate_escalated")
def immediate_escalated(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """What was not removed at once is met by evacuation or a stop (安全生产法 65(1)(3))."""
    said = ask.said(bodies.OrderMeasures)
    hazards = desk.fact("hazards_open")
    if said is None or not hazards or said.stop or said.evacuate:
        return None
    return Blocker(
        code="escalate",
        zh=f"{'、'.join(hazards)}未能立即排除，应当责令撤出作业人员、暂时停产停业或者停止使用",
        article="安全生产法65(1)(3)",
        owner=Role.OFFICER,
    )


@guard("new_order_ahead")
def new_order_ahead(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The new order's time limit lies ahead."""
    said = ask.said(bodies.NewOrder)
    if said is None or said.rectify_by > ask.day:
        return None
    return Blocker(code="order-past", zh="整改期限应当晚于送达之日", article="安全生产法65(1)(2)")


@guard("resume_has_period")
def resume_has_period(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Who may resume still has a time limit, or a re-inspection lies ahead: the case does not rest on nothing."""
    said = ask.said(bodies.ResumeReview)
    if said is None or said.rectify_by is not None:
        return None
    if book.owed(desk, "rectification_period") or book.owed(desk, "reinspection"):
        return None
    return Blocker(code="no-period", zh="应当同时确定整改期限，届满复查", article="安全生产法65(1)(2)")


@guard("power_cut_ahead")
def power_cut_ahead(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A power cut leaves 24 hours for its notice, but for an emergency (安全生产法 70(2))."""
    said = ask.said(bodies.PlanPowerCut)
    if said is None or said.cut_emergency or said.cut_at - ask.end >= _DAY:
        return None
    return Blocker(
        code="power-cut",
        zh=f"停止供电应当提前二十四小时通知生产经营单位，最早可定于{_clock(ask.end + _DAY)}",
        article="安全生产法70(2)",
        facts={"earliest": (ask.end + _DAY).isoformat()},
    )


@guard("cut_notice_in_time")
def cut_notice_in_time(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The notice comes 24 hours before the cut that was approved; else the cut is put off (安全生产法 70(2))."""
    found = book.owed(desk, "power_cut_notice")
    if found is None:
        return Blocker(code="no-power-cut", zh="没有需要通知的停止供电", article="安全生产法70(2)")
    if ask.body is None or ask.end <= found.due.due_at:
        return None
    return Blocker(
        code="power-cut-late",
        zh=f"通知最迟应于{_clock(found.due.due_at)}送达，停止供电应当推迟到{_clock(ask.end + _DAY)}以后并重新批准",
        article="安全生产法70(2)",
        owner=Role.BUREAU_HEAD,
        deadline=found.id,
    )


@guard("power_cut_ready")
def power_cut_ready(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A cut was approved, told in time or urgent, and its hour has come (安全生产法 70)."""
    planned = desk.fact("cut_at")
    if planned is None:
        return Blocker(
            code="not-approved",
            zh="停止供电尚未经本部门主要负责人批准",
            article="安全生产法70(1)",
            owner=Role.BUREAU_HEAD,
        )
    if not desk.fact("cut_emergency") and not desk.fact("cut_told"):
        return Blocker(
            code="power-cut",
            zh="停止供电应当提前二十四小时通知生产经营单位，尚未通知",
            article="安全生产法70(2)",
            owner=Role.OFFICER,
        )
    at = datetime.fromisoformat(str(planned))
    if ask.body is None or ask.start >= at:
        return None
    return Blocker(code="power-cut-early", zh=f"停止供电的时间是{_clock(at)}", article="安全生产法70(2)")


@guard("power_cut_planned")
def power_cut_planned(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A power cut was approved and not carried out."""
    return None if desk.fact("cut_at") else Blocker(code="no-power-cut", zh="没有已批准的停止供电")


@guard("more_time_applied_in_time")
def more_time_applied_in_time(desk: Desk, ask: Ask, days: str) -> Blocker | None:
    """The entity applies some days before the end; the number is the bureau's policy (VERIFY-18)."""
    found = book.owed(desk, "rectification_period")
    if found is None or found.status is not DeadlineStatus.RUNNING:
        return Blocker(code="nothing-owed", zh="没有正在计算的整改期限")
    latest = found.due.due_on - timedelta(days=int(days))
    said = ask.said(bodies.ApplyMoreTime)
    if said is None:
        return None
    if ask.day > latest:
        return Blocker(
            code="application-late",
            zh=f"延长整改期限应当在届满{days}日前（{latest}前）书面申请（本局规定，待应急管理部令第18号原文核对）",
            article="安全生产法65(1)(2)",
            deadline=found.id,
            due_on=latest,
        )
    return _later(said.more_time_until, found.due.due_on)


@guard("more_time_asked")
def more_time_asked(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The entity has applied in writing, the period still runs, and the new end lies later."""
    if not desk.fact("more_time_until"):
        return Blocker(code="not-applied", zh="被检查单位没有书面申请延长整改期限", article="安全生产法65(1)(2)")
    found = book.owed(desk, "rectification_period")
    said = ask.said(bodies.GrantMoreTime)
    return None if said is None or found is None else _later(said.rectify_by, found.due.due_on)


@guard("reinspection_overdue")
def reinspection_overdue(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The re-inspection was not made in its ten days (清单第16行)."""
    found = book.entry(desk, "reinspection")
    if found is not None and found.status is DeadlineStatus.OVERDUE:
        return None
    until = f"，期限至{found.due.due_on}" if found is not None and found.status in OWED else ""
    return Blocker(code="not-overdue", zh=f"复查没有逾期{until}", article="清单第16行", row=16)


def _later(new: object, old: object) -> Blocker | None:
    if str(new) > str(old):
        return None
    return Blocker(code="not-later", zh=f"延长后的期限应当晚于{old}", article="安全生产法65(1)(2)")


def _clock(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
