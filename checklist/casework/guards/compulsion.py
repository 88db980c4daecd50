"""Guards of a seizure: who approves, who is present, whether it happened."""

from datetime import time

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.book import DeadlineStatus
from models.case import Blocker
from models.roles import Role
from models.time import SHANGHAI, day_of

# The law names no hours for 夜间: the bureau's policy.
_NIGHT_FROM = time(22)
_NIGHT_UNTIL = time(6)


@guard("hazchem_by_main_head")
def hazchem_by_main_head(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Hazardous chemicals are seized with the principal head's approval (危险化学品安全法 8)."""
    said = ask.said(bodies.ApproveSeizure)
    if said is None or not (said.hazchem or desk.fact("hazchem")) or Role.BUREAU_HEAD in ask.actor.may_act_as():
        return None
    return Blocker(
        code="main-head",
        zh="查封、扣押危险化学品应当经本部门主要负责人批准",
        article="危险化学品安全法8",
        owner=Role.BUREAU_HEAD,
    )


@guard("party_or_witness")
def party_or_witness(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The party is present, or a witness (强制法 18(9))."""
    said = ask.said(bodies.CallParty)
    if said is None or said.party_present or said.witness:
        return None
    return Blocker(code="witness", zh="当事人不到场的，应当邀请见证人到场", article="行政强制法18(9)")


@guard("approved_seizure")
def approved_seizure(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The seizure was approved, before or afterwards (强制法 18(1), 19)."""
    if desk.fact("approval_given"):
        return None
    return Blocker(code="not-approved", zh="查封、扣押尚未经批准", article="行政强制法18(1)", owner=Role.DEPUTY_HEAD)


@guard("seizure_happened")
def seizure_happened(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Something was seized."""
    if any(a.act == "announce_seizure" for a in desk.state.acts):
        return None
    return Blocker(code="not-seized", zh="尚未实施查封、扣押")


@guard("seizure_did_not_happen")
def seizure_did_not_happen(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Nothing was seized."""
    if not any(a.act == "announce_seizure" for a in desk.state.acts):
        return None
    return Blocker(code="seized", zh="已实施查封、扣押，应当清点退还", article="行政强制法28")


@guard("not_entrusted")
def not_entrusted(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A compulsory measure is never entrusted (强制法 17(1))."""
    to = getattr(ask.body, "entrusted_to", None)
    if to is None:
        return None
    return Blocker(
        code="entrusted",
        zh=f"行政强制措施权不得委托，应当由本局执法人员实施，不得委托{to}",
        article="行政强制法17(1)",
        owner=Role.SECTION_HEAD,
    )


@guard("objects_tied")
def objects_tied(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Only what has to do with the act, nobody's necessities, nothing seized elsewhere already (强制法 23)."""
    if getattr(ask.body, "objects_tied", True) is False:
        return Blocker(
            code="unrelated", zh="不得查封、扣押与违法行为无关的场所、设施或者财物", article="行政强制法23(1)"
        )
    if getattr(ask.body, "necessities", False):
        return Blocker(
            code="necessities",
            zh="不得查封、扣押公民个人及其所扶养家属的生活必需品",
            article="行政强制法23(1)",
        )
    if getattr(ask.body, "seized_elsewhere", False):
        return Blocker(
            code="seized-elsewhere",
            zh="当事人的场所、设施或者财物已被其他国家机关依法查封的，不得重复查封",
            article="行政强制法23(2)",
        )
    return None


@guard("announced_rightly")
def announced_rightly(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Certificates were shown and the party was heard (强制法 18(3), (6))."""
    said = ask.said(bodies.AnnounceMeasure)
    if said is None:
        return None
    if not said.certificates_shown:
        return Blocker(code="certificates", zh="应当先出示执法身份证件", article="行政强制法18(3)", owner=Role.OFFICER)
    if not said.party_heard:
        return Blocker(code="not-heard", zh="应当听取当事人的陈述和申辩", article="行政强制法18(6)", owner=Role.OFFICER)
    return None


@guard("list_in_order")
def list_in_order(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Two copies; a refusal to sign is noted; an absent party's place is taken by the witness (强制法 18(8)(9), 24)."""
    said = ask.said(bodies.ListItems)
    if said is None:
        return None
    if said.copies < 2:
        return Blocker(code="copies", zh="清单一式二份，由当事人和本局分别保存", article="行政强制法24")
    if said.signature == "refused" and not said.note:
        return Blocker(code="refusal-note", zh="当事人拒绝签字的，应当在笔录中注明（备注）", article="行政强制法18(8)")
    if said.signature != "witnessed" and desk.fact("party_present") is False:
        return Blocker(
            code="witness-signs",
            zh="当事人不到场的，应当由见证人在清单和现场笔录上签名或者盖章",
            article="行政强制法18(9)",
        )
    return None


@guard("return_noted")
def return_noted(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Who does not sign for what he gets back is noted, or a witness signs (强制法 28, 清单第38行)."""
    said = ask.said(bodies.ReturnItems)
    if said is None or said.signature != "refused" or said.note:
        return None
    return Blocker(
        code="refusal-note", zh="当事人拒绝在退还清单上签字的，应当注明（备注）", article="行政强制法28", row=38
    )


@guard("release_ground")
def release_ground(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A release for expiry waits for the last day; one for a decision made names the decision (强制法 28(1)(3)(4))."""
    said = ask.said(bodies.ReleaseSeizure)
    if said is None:
        return None
    period = book.entry(desk, "seizure_period")
    if said.ground == "expired" and period is not None and period.status is DeadlineStatus.RUNNING:
        return Blocker(
            code="not-expired",
            zh=f"查封、扣押期限尚未届满（{period.due.due_on}），应当填写其他解除情形",
            article="行政强制法28(1)(4)",
            deadline=period.id,
            due_on=period.due.due_on,
        )
    if said.ground == "decision_made" and said.penalty_decision_no is None:
        return Blocker(
            code="decision-missing",
            zh="已经作出处理决定、不再需要查封扣押的，应当填写处理决定文号",
            article="行政强制法28(1)(3)",
        )
    return None


@guard("disposal_basis")
def disposal_basis(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Confiscation and auction rest on a penalty decision, destruction on a law (强制法 27, 46(3))."""
    said = ask.said(bodies.DisposeItems)
    if said is None:
        return None
    if said.outcome == "destroyed" and said.basis is None:
        return Blocker(code="basis", zh="销毁应当有法律、行政法规的规定，请填写依据", article="行政强制法27")
    if said.outcome != "destroyed" and said.penalty_decision_no is None:
        article = "行政强制法27" if said.outcome == "confiscated" else "行政强制法46(3)"
        return Blocker(code="decision-missing", zh="没收、拍卖应当依据处罚决定，请填写文号", article=article)
    return None


@guard("enforcement_time_ban")
def enforcement_time_ban(desk: Desk, ask: Ask, only: str) -> Blocker | None:
    """No enforcement at night or on a statutory holiday but in urgency (强制法 43(1)); a measure is no enforcement.

    ``only`` narrows it to what the body says, as ``outcome=auctioned``.
    """
    name, _, value = only.partition("=")
    if ask.body is None or getattr(ask.body, "urgent", False) or (only and str(getattr(ask.body, name, "")) != value):
        return None
    at = ask.start.astimezone(SHANGHAI)
    holiday = desk.calendar.off.get(day_of(ask.start))
    if holiday is None and _NIGHT_UNTIL <= at.time() < _NIGHT_FROM:
        return None
    when = f"法定节假日（{holiday}）" if holiday else "夜间（本局规定为22时至次日6时）"
    return Blocker(
        code="enforcement-time",
        zh=f"不得在{when}实施行政强制执行，情况紧急的除外",
        article="行政强制法43(1)",
        owner=Role.DEPUTY_HEAD,
    )
