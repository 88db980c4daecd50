"""Bodies of a penalty."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from models.base import Frozen
from models.bodies.base import Body, Words
from models.bodies.plain import Reasoned
from models.people import Certificate, Text


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


class ServePenaltyDocument(ServeDocument):
    """Service whose day is that of arrival: in the named system, or as the post's receipt says (民诉法 90(2), 91)."""

    confirmation: Text | None = Field(default=None, title="当事人签署的电子送达确认书编号")
    arrived_at: AwareDatetime | None = Field(default=None, title="到达特定系统或者收件的时间（电子、邮寄送达）")


class LastResortNotice(PublicNotice):
    """Service by public notice, where nothing else is left (民诉法 95)."""

    ground: Literal["whereabouts_unknown", "other_ways_failed"] = Field(title="情形：下落不明、其他方式无法送达")
    tried: tuple[Text, ...] = Field(default=(), max_length=20, title="已经尝试的送达方式和经过")


class PostponeHearing(FixHearing):
    """A hearing put off once, for good cause."""

    cause: Words = Field(title="延期的正当理由")


class TerminateHearing(Reasoned):
    """The party stayed away, or left without leave (处罚法 64(6))."""

    ground: Literal["no_show", "left"] = Field(title="情形：拒不出席、中途退出")


class ReportCrime(Reasoned):
    """The report of a suspected crime, and the team that is charged with it at once (移送规定 5)."""

    team: tuple[Certificate, ...] = Field(min_length=1, max_length=20, title="专案组执法人员（执法证号）")


class ReturnedCase(Body):
    """The judicial authority gives the case back (处罚法 27)."""

    from_whom: Text = Field(title="退回机关")
    reason: Words = Field(title="退回理由")
    document_no: Text | None = Field(default=None, title="文号")


class NoPenalty(Reasoned):
    """The decision that there is no penalty (处罚法 33, 57)."""

    ground: Literal["minor_corrected", "first_minor", "no_fault", "not_proven"] = Field(
        title="情形：轻微并及时改正、初次违法且轻微、没有主观过错、违法事实不能成立"
    )
    document_no: Text = Field(title="不予行政处罚决定书文号")
    education: Text | None = Field(default=None, title="对当事人的教育（处罚法33(3)）")

    @model_validator(mode="after")
    def _educated(self) -> "NoPenalty":
        if self.ground != "not_proven" and not self.education:
            raise ValueError("education：依法不予行政处罚的，应当对当事人进行教育")
        return self
