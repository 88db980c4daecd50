"""Guards of a seizure: who approves, who is present, whether it happened."""

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.case import Blocker
from models.roles import Role


@guard("hazchem_by_main_head")
def hazchem_by_main_head(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Hazardous chemicals are seized with the principal head's approval (危险化学品安全法 8)."""
    said = ask.said(bodies.ApproveSeizure)
    if said is None or not (said.hazchem or desk.fact("hazchem")) or Role.BUREAU_HEAD in ask.actor.roles:
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
