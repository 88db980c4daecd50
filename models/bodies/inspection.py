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


class PlanInspection(ApproveInspection):
    """The approval with its notice: how often this year already, the recusal right told (国办发〔2024〕54号)."""

    inspections_this_year: int | None = Field(default=None, ge=0, le=366, title="本年度已检查次数")
    frequency_cap: int | None = Field(default=None, ge=1, le=366, title="本年度检查频次上限")
    exception_reason: Words | None = Field(default=None, title="超过频次上限的理由（投诉举报、转办交办等）")
    recusal_told: bool = Field(default=True, title="检查通知书已告知申请回避的权利")

    @model_validator(mode="after")
    def _both(self) -> "PlanInspection":
        if (self.inspections_this_year is None) != (self.frequency_cap is None):
            raise ValueError("frequency_cap：本年度已检查次数和频次上限应当一并填写")
        return self


class InspectionFeedback(Feedback):
    """The findings; among them what other departments must deal with (安全生产法 69)."""

    outside_competence: bool = Field(default=False, title="有应当由其他部门处理的问题")


class OutsideCompetence(Body):
    """Something found that another department must deal with (安全生产法 69)."""

    matter: Words = Field(title="发现的问题")
    competent: Text = Field(title="有权处理的部门")


class ImmediateOrder(Body):
    """The order to remove a hazard at once (责令立即排除)."""

    hazard: Text = Field(title="事故隐患")
    ordered: Text = Field(title="被责令的单位或人员")


class HazardRemoved(Body):
    """A hazard that was ordered to be removed at once is gone."""

    hazard: Text = Field(title="事故隐患")
    how: Words = Field(title="排除情况")


class OrderMeasures(IssueOrder):
    """The orders of 安全生产法 65(1)(2)(3), evacuation among them."""

    evacuate: bool = Field(default=False, title="责令从危险区域内撤出作业人员")


class PlanPowerCut(Body):
    """A power cut approved by the principal head, the supplier told in writing (安全生产法 70(1))."""

    cut_at: AwareDatetime = Field(title="计划停电时间")
    refusal: Words = Field(title="拒不执行决定的情况")
    danger: Words = Field(title="发生生产安全事故的现实危险")
    supplier_notice: Text = Field(title="致供电单位书面通知文号")
    cut_emergency: bool = Field(default=False, title="有危及生产安全的紧急情形")


class PowerOff(Body):
    """The supply is cut, safety being ensured (安全生产法 70(1))."""

    safe: Literal[True] = Field(title="在保证安全的前提下停止供电")


class ApplyMoreTime(Body):
    """The entity's written application for more time."""

    from_whom: Text = Field(title="申请单位")
    more_time_until: date = Field(title="申请延长至")
    reason: Words = Field(title="理由")


class GrantMoreTime(Body):
    """More time for rectification, told in writing."""

    rectify_by: date = Field(title="延长后的整改期限届满日")
    notice_no: Text = Field(title="告知文号")
    reason: Words = Field(title="理由")


class CheckDevices(Body):
    """Recorders that were fetched later, checked before use."""

    devices: tuple[DeviceCheck, ...] = Field(min_length=1, max_length=10, title="记录设备检查")
