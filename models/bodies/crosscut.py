"""Bodies of what may happen in any case: recusal, officers replaced, suspension, termination, supervision, transfer."""

from datetime import date
from typing import Literal

from pydantic import Field

from models.bodies.base import Body, Words
from models.people import Certificate, Text


class RequestRecusal(Body):
    """A request that somebody be kept out of the case (处罚法 43)."""

    person: Text = Field(title="被申请回避的人员（账号或执法证号）")
    asked_by: Literal["party", "self", "authority"] = Field(title="由谁提出：当事人、本人、行政机关")
    reason: Words = Field(title="回避的理由")


class DecideRecusal(Body):
    """The head's decision on a recusal; an officer who leaves is replaced where fewer than two would remain."""

    recusal: Text = Field(title="回避申请编号")
    grant: bool = Field(title="是否回避")
    replacement: Certificate | None = Field(default=None, title="接替的执法人员（执法证号）")
    opinion: Words = Field(title="决定的理由")


class ReassignOfficers(Body):
    """Other officers for the case."""

    to: tuple[Certificate, ...] = Field(min_length=2, max_length=20, title="承办执法人员（执法证号，不少于两人）")
    reason: Words = Field(title="理由")


class SuspendCase(Body):
    """A suspension (中止): why, and until when at the latest."""

    reason: Words = Field(title="中止的原因")
    until: date = Field(title="预计恢复日期")
    document_no: Text = Field(title="中止审批文号")


class TerminateCase(Body):
    """A termination (终结, 终止): on what ground, approved by whom."""

    ground: Literal["party_gone", "object_gone", "basis_gone", "other"] = Field(
        title="终结的情形：当事人死亡或终止、标的灭失、依据撤销、其他"
    )
    reason: Words = Field(title="理由")
    document_no: Text = Field(title="终结审批文号")


class SupervisionOrder(Body):
    """An order of the supervision body (督办函、监督意见书、监督决定书; 行政执法监督条例 27-29)."""

    order_no: Text = Field(title="文号")
    issuer: Text = Field(title="发文机关")
    demand: Words = Field(title="要求")
    reply_by: date = Field(title="答复期限")


class SupervisionReply(Body):
    """The answer to a supervision order."""

    order_no: Text = Field(title="所答复的文号")
    reply_no: Text = Field(title="答复文号")
    summary: Words = Field(title="办理情况")


class OrderCorrection(Body):
    """The order to correct an obstruction, which the fine of 安全生产法 108 presupposes."""

    incident: Text = Field(title="事件编号")
    document_no: Text = Field(title="责令改正文书文号")
    recipient: Text = Field(title="受送达人")
    correct_by: date = Field(title="改正期限")


class RecordCorrection(Body):
    """Whether the order to correct was obeyed."""

    incident: Text = Field(title="事件编号")
    corrected: bool = Field(title="是否改正")
    summary: Words = Field(title="核查情况")


class ReferToPolice(Body):
    """An obstruction handed to the police, who decide (治安管理处罚法 61, 刑法 277, 安全生产法 115)."""

    incident: Text = Field(title="事件编号")
    receipt_no: Text = Field(title="报案或移送回执")
    summary: Words = Field(title="情况")


class OpenObstructionCase(Body):
    """A penalty case for an obstruction that was not corrected (安全生产法 108)."""

    incident: Text = Field(title="事件编号")
    cause: Text = Field(title="案由")


class OrderReact(Body):
    """An act done again, because its record failed and the act can lawfully be repeated."""

    deficiency: Text = Field(title="说明编号")
    reason: Words = Field(title="重新实施的理由")
