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
