"""The bodies of actions: what somebody must say to do something in a case. Titles are what a form shows."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, model_validator

from models.base import Frozen
from models.people import Certificate, Text
from models.roles import CaseKind

Words = Annotated[str, Field(min_length=1, max_length=2000)]


class Body(Frozen):
    """What every action may carry: when it was done, and by whom."""

    occurred_at: AwareDatetime | None = Field(default=None, title="开始时间（缺省为现在）")
    ended_at: AwareDatetime | None = Field(default=None, title="结束时间")
    officers: tuple[Certificate, ...] | None = Field(default=None, title="执法人员（缺省为本案执法人员）")
    place: Text | None = Field(default=None, title="地点")
    note: Words | None = Field(default=None, title="备注")

    @model_validator(mode="after")
    def _in_order(self) -> "Body":
        if self.ended_at is not None and (self.occurred_at is None or self.ended_at < self.occurred_at):
            raise ValueError("ended_at：需要同时给出 occurred_at，且结束时间不得早于开始时间")
        return self


class Reasoned(Body):
    """An act that gives its reason."""

    reason: Words = Field(title="理由")


class Approval(Body):
    """An approval by a head."""

    opinion: Words = Field(default="同意", title="审批意见")
    document_no: Text | None = Field(default=None, title="文号")


class Report(Body):
    """A report or draft."""

    summary: Words = Field(title="内容摘要")


class ReceiveDocument(Body):
    """A document that came in."""

    summary: Words = Field(title="内容摘要")
    from_whom: Text | None = Field(default=None, title="提交人")


class ExplicitWaiver(Body):
    """An explicit waiver in writing (处罚法 62)."""

    document: Text = Field(title="书面放弃材料")


class Archive(Body):
    """Filing of the case file."""

    volume: Text = Field(title="案卷号")


class Transfer(Body):
    """Transfer to another body."""

    to: Text = Field(title="接收机关")
    reason: Words = Field(title="理由")


class Publish(Body):
    """Publication of a decision."""

    where: Text = Field(title="公开平台")


class OpenLinkedCase(Body):
    """Opening of a penalty or compulsion case out of this one."""

    kind: Literal[CaseKind.PENALTY, CaseKind.COMPULSION] = Field(title="案件种类")
    cause: Text = Field(title="案由")
    officers: tuple[Certificate, ...] | None = Field(default=None, title="承办人（缺省为本案执法人员）")


# --- obstruction, exemptions, failed recordings ---


class ReportObstruction(Body):
    """Refusal or obstruction on the spot."""

    kind: Literal["refusal", "obstruction", "violence"] = Field(title="情形：拒绝、阻挠、暴力")
    description: Words = Field(title="情况说明")


class TakeMeasure(Body):
    """A measure on the spot (清单第35行)."""

    incident: str | None = Field(default=None, title="事件编号（缺省为当前事件）")
    measure: Literal["warning", "police", "government", "other"] = Field(title="措施：警示、报警、报告当地政府、其他")


class AcknowledgeObstruction(Body):
    """Somebody in charge has heard of it."""

    incident: str | None = Field(default=None, title="事件编号（缺省为当前事件）")


class ResolveObstruction(Body):
    """The end of an obstruction."""

    incident: str | None = Field(default=None, title="事件编号（缺省为当前事件）")
    outcome: Literal["resumed", "aborted"] = Field(title="结果：继续执法、中止本次执法")
    statement: Words = Field(title="书面情况说明")


class RequestExemption(Body):
    """A request not to record."""

    row: int = Field(ge=1, title="清单序号")
    act_id: str | None = Field(default=None, title="对应的执法行为")
    ground: Literal["EX1", "EX2", "EX3"] = Field(title="不适用情景")
    reason: Annotated[str, Field(min_length=10, max_length=2000)] = Field(title="理由（不少于十个字）")
    proof: Text | None = Field(default=None, title="证明材料")
    substitute: Text | None = Field(default=None, title="替代的文字记录")
    whole: bool = Field(default=False, title="整个行为不录制（否则只限经批准后登记的时段）")


class DecideExemption(Body):
    """The decision on a request."""

    exemption: str = Field(title="申请编号")
    approve: bool = Field(title="是否同意")


class MarkSegment(Body):
    """The segment of an act that an approved exemption covers, and the written record in its place."""

    exemption: str = Field(title="申请编号")
    segment_from: AwareDatetime = Field(title="不录制时段的开始")
    segment_to: AwareDatetime = Field(title="不录制时段的结束")
    substitute: Text = Field(title="替代的文字记录")

    @model_validator(mode="after")
    def _forward(self) -> "MarkSegment":
        if self.segment_to <= self.segment_from:
            raise ValueError("segment_to：应当晚于 segment_from")
        return self


class ReportDeficiency(Body):
    """A recording that failed, explained in writing."""

    row: int = Field(ge=1, title="清单序号")
    act_id: str | None = Field(default=None, title="对应的执法行为")
    explanation: Annotated[str, Field(min_length=10, max_length=2000)] = Field(title="书面说明（不少于十个字）")


class DecideDeficiency(Body):
    """Whether the explanation is accepted; acceptance leaves a mark on the file."""

    deficiency: str = Field(title="说明编号")
    accept: bool = Field(title="是否接受")


# --- penalty ---


class ProposeFiling(Body):
    """The request to file a case."""

    facts_zh: Words = Field(title="主要事实")
    violated: Text = Field(title="涉嫌违反的规定")
    violation_ended_on: date = Field(title="违法行为终了之日")
    harm: bool = Field(default=False, title="涉及公民生命健康安全、金融安全且有危害后果")


class Contact(Body):
    """A contact at which evidence is taken."""

    contact: Text = Field(title="被调查人或单位")


class TakeVouchers(Body):
    """Original vouchers taken at a contact."""

    contact: Text = Field(title="被调查人或单位")
    documents: tuple[Text, ...] = Field(min_length=1, max_length=100, title="凭证名称")


class ExamineScene(Body):
    """An inquest."""

    object: Text = Field(title="勘验对象")
    findings: Words = Field(title="勘验情况")


class QuestionPerson(Body):
    """The questioning of one person."""

    person: Text = Field(title="被询问人")
    note_taker: Text = Field(title="记录人")


class PreserveEvidence(Body):
    """Advance registration and preservation: notice and list, signed."""

    items: tuple[Text, ...] = Field(min_length=1, max_length=200, title="物品清单")
    notice_no: Text = Field(title="通知书文号")


class DisposePreserved(Body):
    """What becomes of the preserved items."""

    outcome: Literal["returned", "seized", "transferred", "confiscation_proposed"] = Field(title="处理方式")


class ProposePenalty(Body):
    """The penalty proposed in the prior notice (处罚法 44)."""

    penalty_zh: Words = Field(title="拟作出的处罚")
    amount: int = Field(ge=0, le=100_000_000, title="罚款金额（元）")
    basis: Text = Field(title="处罚依据")
    other_hearing_ground: bool = Field(
        default=False, title="属于较大数额罚款以外应当听证的处罚（没收、吊销、停产停业等）"
    )
    legal_review_required: bool = Field(title="属于应当法制审核的情形")
    grave: bool = Field(title="情节复杂或者重大违法行为")


class ServeDocument(Body):
    """Service of one document by one method."""

    method: Literal["direct", "leaving", "entrusted", "mail", "electronic"] = Field(title="送达方式")
    recipient: Text = Field(title="受送达人")
    document_no: Text | None = Field(default=None, title="文号")
    refusal_reason: Text | None = Field(default=None, title="拒收事由（留置送达）")
    witness: Text | None = Field(default=None, title="见证人（留置送达）")
    entrusted_body: Text | None = Field(default=None, title="受委托部门（委托送达）")
    proof: Text | None = Field(default=None, title="送达凭证（邮寄回执、电子送达确认书）")

    @model_validator(mode="after")
    def _complete(self) -> "ServeDocument":
        if self.method == "leaving" and not self.refusal_reason:
            raise ValueError("refusal_reason：留置送达须记明拒收事由")
        if self.method == "entrusted" and not self.entrusted_body:
            raise ValueError("entrusted_body：委托送达须写明受委托部门")
        if self.method in ("mail", "electronic") and not self.proof:
            raise ValueError("proof：邮寄送达须有回执，电子送达须有当事人签署的确认书")
        return self


class ServePlain(Body):
    """Service of a notice whose recording the checklist does not ask for."""

    recipient: Text = Field(title="受送达人")
    document_no: Text | None = Field(default=None, title="文号")


class PublicNotice(Body):
    """Service by public notice (民诉法 95)."""

    where: Text = Field(title="公告载体")
    reason: Words = Field(title="公告送达的原因和经过")


class HearStatement(Body):
    """An oral statement."""

    person: Text = Field(title="陈述人")
    summary: Words = Field(title="陈述申辩要点")


class HearingRequest(Body):
    """A request for a hearing; a timely postmark counts (民诉法 85(4))."""

    from_whom: Text = Field(title="申请人")
    postmarked_on: date | None = Field(default=None, title="交邮日期")


class FixHearing(Body):
    """Time, place and people of a hearing."""

    hearing_at: AwareDatetime = Field(title="听证时间")
    hearing_place: Text = Field(title="听证地点")
    host: Text = Field(title="听证主持人（账号）")
    hearing_clerk: Text | None = Field(default=None, title="书记员（账号）")


class ServeHearingNotice(Body):
    """Service of the hearing notice (清单第23行)."""

    recipient: Text = Field(title="受送达人")
    document_no: Text | None = Field(default=None, title="文号")


class OpenHearing(Body):
    """The opening of a hearing."""

    present: tuple[Text, ...] = Field(min_length=1, max_length=50, title="到场人员")


class HearingStep(Frozen):
    """One step of a hearing."""

    act: Literal["present_case", "party_defends", "host_questions", "debate", "final_statement"] = Field(title="环节")
    started_at: AwareDatetime = Field(title="开始时间")
    ended_at: AwareDatetime = Field(title="结束时间")


class HearingSteps(Body):
    """One or more steps of a hearing, as they were noted."""

    steps: tuple[HearingStep, ...] = Field(min_length=1, max_length=10, title="听证环节")
    party_left: bool = Field(default=False, title="当事人中途退场")


class CloseHearing(Body):
    """The host declares the hearing closed."""

    party_left: bool = Field(default=False, title="当事人中途退场")


class SignedRecord(Body):
    """A record that was confirmed, or whose signing was refused."""

    signature: Literal["signed", "refused"] = Field(title="签字情况")
    refusal_note: Words | None = Field(default=None, title="拒绝签字的注明")

    @model_validator(mode="after")
    def _noted(self) -> "SignedRecord":
        if self.signature == "refused" and not self.refusal_note:
            raise ValueError("refusal_note：当事人拒绝签字的，应当由主持人注明")
        return self


class ReviewDefence(Body):
    """The written review of every point of the defence."""

    opinion: Words = Field(title="复核意见")
    amount: int = Field(ge=0, le=100_000_000, title="复核后的罚款金额（元）")


class LegalReview(Body):
    """The outcome of the legal review."""

    opinion: Words = Field(title="审核意见")
    first_time_reviewer: bool = Field(default=False, title="初次从事法制审核")
    legal_qualification: bool = Field(default=True, title="通过国家统一法律职业资格考试取得法律职业资格")


class Discussion(Body):
    """The minutes of a collective discussion."""

    minutes: Words = Field(title="讨论纪要")
    attendees: tuple[Text, ...] = Field(min_length=2, max_length=50, title="参加人")


class PenaltyDecision(Body):
    """The decision: the members that 处罚法 59 asks for beside party and seal."""

    document_no: Text = Field(title="文号")
    amount: int = Field(ge=0, le=100_000_000, title="罚款金额（元）")
    facts_and_evidence: Words = Field(title="违反规定的事实和证据")
    penalty_and_basis: Words = Field(title="处罚的种类和依据")
    performance: Words = Field(title="履行方式和期限")
    remedies: Words = Field(title="申请行政复议、提起行政诉讼的途径和期限")


class Instalments(Body):
    """Deferral or instalments on the party's application."""

    until: date = Field(title="暂缓或分期的最后期限")
    application: Text = Field(title="当事人申请")


class Payment(Body):
    """A payment."""

    amount: int = Field(gt=0, le=200_000_000, title="缴款金额（元）")
    receipt: Text = Field(title="票据号")


class Remedy(Body):
    """Reconsideration or litigation: begun or ended."""

    kind: Literal["reconsideration", "litigation"] = Field(title="救济途径")
    event: Literal["begun", "ended"] = Field(title="开始或结束")


# --- inspection ---


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


# --- licensing ---


class ReceiveApplication(Body):
    """An application handed in."""

    in_person: bool = Field(title="是否当面提交")
    license_kind: Literal["general", "hazchem_trade", "firework_retail"] = Field(title="许可种类")
    materials: tuple[Text, ...] = Field(min_length=1, max_length=100, title="申请材料")


class CorrectionNotice(Body):
    """Everything that must be supplied, told once."""

    missing: tuple[Text, ...] = Field(min_length=1, max_length=100, title="需要补正的全部内容")
    notice_no: Text = Field(title="补正告知书文号")
    supplement_by: date | None = Field(default=None, title="补正期限")


class Voucher(Body):
    """The written voucher with seal and date (许可法 32(2))."""

    voucher_no: Text = Field(title="受理通知书文号")


class PauseNotice(Body):
    """A stop of the clock: the written notice that makes it lawful, and the time fixed."""

    notice_no: Text = Field(title="书面告知文号")
    pause_from: date = Field(title="停止计算的首日")
    pause_to: date = Field(title="停止计算的末日")
    ground: Words = Field(title="事由")

    @model_validator(mode="after")
    def _in_order(self) -> "PauseNotice":
        if self.pause_to < self.pause_from:
            raise ValueError("pause_to：不得早于 pause_from")
        return self


class OfferHearing(Body):
    """Telling the right to a hearing, or that the law demands one."""

    hearing_mandatory: bool = Field(default=False, title="属于依法应当听证的事项")
    recipient: Text = Field(title="受告知人")


class FixLicenseHearing(Body):
    """A licence hearing fixed and notified, with the stop of the clock told in writing."""

    hearing_at: AwareDatetime = Field(title="听证时间")
    hearing_place: Text = Field(title="听证地点")
    host: Text = Field(title="听证主持人（账号）")
    notice_no: Text = Field(title="听证通知书文号")
    pause_from: date = Field(title="停止计算的首日")
    pause_to: date = Field(title="停止计算的末日")

    @model_validator(mode="after")
    def _in_order(self) -> "FixLicenseHearing":
        if self.pause_to < self.pause_from:
            raise ValueError("pause_to：不得早于 pause_from")
        return self


class HoldLicenseHearing(Body):
    """The hearing as it was held, its record signed (许可法 48(5))."""

    present: tuple[Text, ...] = Field(min_length=1, max_length=50, title="到场人员")
    record_signed: Literal[True] = Field(title="听证笔录已交听证参加人确认签字或盖章")


class Extend(Body):
    """An extension, its reasons told to the party."""

    length: int | None = Field(default=None, ge=1, le=365, title="延长的天数（缺省为法定上限）")
    notice_no: Text = Field(title="告知文号")
    reason: Words = Field(title="延长的理由")


class LicenseDecision(Body):
    """The decision on a licence."""

    document_no: Text = Field(title="文号")
    reason: Words = Field(title="理由、依据")


# --- compulsion ---


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


def _all(cls: type[Body]) -> list[type[Body]]:
    return [cls, *(found for sub in cls.__subclasses__() for found in _all(sub))]


BODIES: dict[str, type[Body]] = {cls.__name__: cls for cls in _all(Body)}
