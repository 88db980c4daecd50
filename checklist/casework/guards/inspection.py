"""Guards of an inspection: devices, orders, power cuts."""

from datetime import timedelta

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.case import Blocker
from models.roles import Role


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
