"""Bodies of an inspection."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from models.base import Frozen
from models.bodies.base import Body, Words
from models.people import Text


class OnSite(Body):
    """An act on site."""


class DeviceCheck(Frozen):
    """A recorder checked before use."""

    device: Text = Field(title="设备编号")
    battery: bool = Field(title="电量充足")
    memory: bool = Field(title="存储充足")
    clock: bool = Field(title="时间准确")
    explosion_proof: bool = Field(default=False, title="防爆")


class ApproveInspection(Body):
    """The approval of an inspection with its plan (现场检查方案) and notice."""

    plan: Text = Field(title="现场检查方案编号")
    notice_no: Text = Field(title="行政检查通知书文号")
    covers_documents: bool = Field(default=True, title="检查文件资料")
    covers_sites: bool = Field(default=True, title="检查重点场所")
    explosive_area: bool = Field(default=False, title="涉及爆炸危险区域")
    devices: tuple[DeviceCheck, ...] = Field(min_length=1, max_length=10, title="记录设备检查")


class Feedback(Body):
    """The findings, fed back; the record signed or its signing refused (安全生产法 68)."""

    findings: bool = Field(title="发现违法行为或者事故隐患")
    summary: Words = Field(title="检查情况")
    signature: Literal["signed", "refused"] = Field(title="现场检查记录签字情况")
    refusal_note: Words | None = Field(default=None, title="拒绝签字的情况")

    @model_validator(mode="after")
    def _noted(self) -> "Feedback":
        if self.signature == "refused" and not self.refusal_note:
            raise ValueError("refusal_note：被检查单位拒绝签字的，应当记录在案")
        return self


class IssueOrder(Body):
    """《责令限期整改指令书》, 《现场处理措施决定书》 or both, read out and served."""

    rectify_by: date | None = Field(default=None, title="整改期限届满日（责令限期整改指令书）")
    stop: bool = Field(default=False, title="暂时停产停业、停止使用（现场处理措施决定书）")
    document_nos: tuple[Text, ...] = Field(min_length=1, max_length=5, title="文号")
    recipient: Text = Field(title="受送达人")
    measures: Words = Field(title="处置内容")


class NewOrder(Body):
    """A new order after a failed re-inspection."""

    rectify_by: date = Field(title="整改期限届满日")
    document_nos: tuple[Text, ...] = Field(min_length=1, max_length=5, title="文号")
    recipient: Text = Field(title="受送达人")
    measures: Words = Field(title="处置内容")


class ResumeReview(Body):
    """Consent to resume; an order that set no time for rectification gets one now."""

    opinion: Words = Field(title="审查意见")
    rectify_by: date | None = Field(default=None, title="整改期限届满日")


class CutPower(Body):
    """A power cut: approved by the principal head, told 24 hours before (安全生产法 70)."""

    cut_at: AwareDatetime = Field(title="停电时间")
    party_told_at: AwareDatetime | None = Field(default=None, title="通知生产经营单位的时间")
    supplier_notice: Text = Field(title="致供电单位书面通知文号")
    emergency: bool = Field(default=False, title="有危及生产安全的紧急情形")


class Reinspect(Body):
    """A re-inspection with its opinion (复查意见书)."""

    reinspection_passed: bool = Field(title="是否达到要求")
    opinion_no: Text = Field(title="复查意见书文号")
    recipient: Text = Field(title="受送达人")
