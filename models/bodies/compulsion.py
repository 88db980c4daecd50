"""Bodies of a seizure."""

from typing import Literal

from pydantic import Field

from models.bodies.base import Body, Words
from models.people import Text


class ApproveSeizure(Body):
    """The approval of a seizure."""

    ground: Words = Field(title="依据和理由")
    hazchem: bool = Field(default=False, title="查封、扣押危险化学品")


class StartEmergency(Body):
    """A seizure on the spot for urgency (强制法 19)."""

    urgency: Words = Field(title="紧急情况")
    hazchem: bool = Field(default=False, title="查封、扣押危险化学品")


class CallParty(Body):
    """The party called, or a witness invited."""

    party_present: bool = Field(title="当事人到场")
    witness: Text | None = Field(default=None, title="见证人（当事人不到场时）")


class AnnounceSeizure(Body):
    """Reasons, basis, rights and remedies told; the defence heard; the decision handed over."""

    document_no: Text = Field(title="查封扣押决定书文号")
    rights_told: Literal[True] = Field(title="已当场告知理由、依据、权利和救济途径")
    defence: Words = Field(default="无", title="当事人的陈述和申辩")


class TakeInventory(Body):
    """The list in two copies, signed or its signing refused."""

    items: tuple[Text, ...] = Field(min_length=1, max_length=500, title="场所、设施、财物清单")
    signature: Literal["signed", "refused", "witnessed"] = Field(title="清单和现场笔录签字情况")


class ReleaseDecision(Body):
    """A ground of 强制法 28."""

    ground: Literal["no_violation", "unrelated", "decision_made", "expired", "no_longer_needed"] = Field(
        title="解除的情形"
    )
    document_no: Text = Field(title="解除查封扣押决定书文号")


class ReturnItems(Body):
    """Items counted and given back."""

    items: tuple[Text, ...] = Field(min_length=1, max_length=500, title="退还物品")
    signature: Literal["signed", "refused", "witnessed"] = Field(title="当事人确认情况")


class Disposal(Body):
    """Confiscation, destruction or auction."""

    outcome: Literal["confiscated", "destroyed", "auctioned"] = Field(title="处理方式")
    document_no: Text = Field(title="文号")


class ApproveMeasure(ApproveSeizure):
    """The approval of a seizure: by the authority itself, of things that have to do with the act (强制法 17(1), 23)."""

    entrusted_to: Text | None = Field(default=None, title="受委托实施的组织（依法不得委托）")
    objects_tied: bool = Field(default=True, title="场所、设施、财物与违法行为有关")
    necessities: bool = Field(default=False, title="包括公民个人及其所扶养家属的生活必需品")
    seized_elsewhere: bool = Field(default=False, title="已被其他国家机关依法查封")


class StartEmergencyMeasure(StartEmergency):
    """A seizure on the spot for urgency (强制法 19), never entrusted (17(1))."""

    entrusted_to: Text | None = Field(default=None, title="受委托实施的组织（依法不得委托）")
    objects_tied: bool = Field(default=True, title="场所、设施、财物与违法行为有关")


class AnnounceMeasure(AnnounceSeizure):
    """The decision announced and handed over, certificates shown, the party heard (强制法 18(3)-(6), 24)."""

    certificates_shown: bool = Field(default=True, title="已出示执法身份证件")
    party_heard: bool = Field(default=True, title="已听取当事人的陈述和申辩（当事人不到场的，已由见证人见证）")


class ListItems(TakeInventory):
    """The list of what was seized, one copy for each side (强制法 24)."""

    copies: int = Field(default=2, ge=1, le=20, title="清单份数")
    objects_tied: bool = Field(default=True, title="场所、设施、财物与违法行为有关")
    necessities: bool = Field(default=False, title="包括公民个人及其所扶养家属的生活必需品")
    seized_elsewhere: bool = Field(default=False, title="已被其他国家机关依法查封")


class ReleaseGround(Body):
    """A ground of 强制法 28(1) that has arisen while the time still runs."""

    release_ground: Literal["no_violation", "unrelated", "decision_made", "no_longer_needed"] = Field(
        title="解除的情形"
    )
    reason: Words = Field(title="具体情况")


class ReleaseSeizure(ReleaseDecision):
    """A release; where a decision has made the seizure needless, that decision is named (强制法 28(1)(3))."""

    penalty_decision_no: Text | None = Field(default=None, title="对违法行为作出的处理决定文号")


class DisposeItems(Disposal):
    """What becomes of seized things (强制法 27, 46(3))."""

    penalty_decision_no: Text | None = Field(default=None, title="处罚决定文号（没收、拍卖）")
    basis: Text | None = Field(default=None, title="法律、行政法规依据（销毁）")
    urgent: bool = Field(default=False, title="情况紧急")


class TransferItems(Body):
    """Seized things that go along with a criminal case, the party told in writing (强制法 21)."""

    to: Text = Field(title="接收机关")
    reason: Words = Field(title="涉嫌犯罪的事实")
    items: tuple[Text, ...] = Field(min_length=1, max_length=500, title="移送的财物")
    party_notice_no: Text = Field(title="书面告知当事人的文号")
