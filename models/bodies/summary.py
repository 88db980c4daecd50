"""Bodies of the summary procedure (简易程序, 处罚法 51-53, 67-71)."""

from typing import Literal

from pydantic import Field, model_validator

from models.bodies.base import Body, Words
from models.bodies.penalty import Payment, ProposeFiling, ServeDocument
from models.people import Text

REMEDIES_ON_SPOT = (
    "对本决定不服的，应当自收到之日起六十日内先申请行政复议；"
    "对复议决定不服的，可以自收到复议决定书之日起十五日内提起行政诉讼"
)


class BeginSummary(ProposeFiling):
    """What was found on the spot, where it may be punished on the spot."""


class TellOnSpot(Body):
    """Facts, reasons, basis and rights as they are told on the spot (处罚法 44, 51)."""

    kind: Literal["warning", "fine"] = Field(title="处罚种类：警告、罚款")
    amount: int = Field(ge=0, le=100_000_000, title="罚款金额（元）")
    penalty_zh: Words = Field(title="拟作出的处罚")
    basis: Text = Field(title="处罚依据")
    facts_certain: bool = Field(title="违法事实确凿并有法定依据")

    @model_validator(mode="after")
    def _of_its_kind(self) -> "TellOnSpot":
        if (self.kind == "fine") != (self.amount > 0):
            raise ValueError("amount：罚款须写明金额，警告没有罚款金额")
        return self


class DeclineStatement(Body):
    """The party says that he has nothing to state (处罚法 45, 62)."""

    person: Text = Field(title="当事人或者在场负责人")


class DeliverOnSpot(ServeDocument):
    """The numbered form, filled in and handed over on the spot (处罚法 52)."""

    method: Literal["direct"] = Field(default="direct", title="送达方式（当场交付）")
    document_no: Text = Field(title="预定格式决定书编号")
    amount: int = Field(ge=0, le=100_000_000, title="罚款金额（元）")
    penalty_and_basis: Words = Field(title="处罚的种类和依据")
    remedies: Words = Field(default=REMEDIES_ON_SPOT, title="申请行政复议、提起行政诉讼的途径和期限")
    signature: Literal["signed", "refused"] = Field(default="signed", title="签收情况")
    refusal_note: Words | None = Field(default=None, title="拒绝签收的注明")
    social_influence: bool = Field(default=False, title="具有一定社会影响，应当公开")

    @model_validator(mode="after")
    def _noted(self) -> "DeliverOnSpot":
        if self.signature == "refused" and not self.refusal_note:
            raise ValueError("refusal_note：当事人拒绝签收的，应当在决定书上注明")
        return self


class FileSummary(Body):
    """The decision goes into the bureau's register (处罚法 52(3))."""

    register_no: Text = Field(title="备案编号")


class CollectOnSpot(Payment):
    """A fine collected on the spot, against the treasury's receipt (处罚法 68-70)."""

    receipt: Text = Field(title="财政部门统一制发的专用票据号")
    ground: Literal["up_to_100", "hard_to_enforce", "remote"] = Field(
        title="当场收缴的情形：一百元以下、事后难以执行、边远水上交通不便"
    )
    on_water: bool = Field(default=False, title="在水上收缴（自抵岸之日起二日内交至行政机关）")
    party_asked: bool = Field(default=False, title="当事人提出（边远、水上、交通不便地区）")


class HandInFine(Body):
    """The officers hand the money in at the bureau (处罚法 71)."""

    receipt: Text = Field(title="交款凭证")


class BankFine(Body):
    """The bureau pays the money in at the bank (处罚法 71)."""

    bank_receipt: Text = Field(title="缴付银行的凭证")
