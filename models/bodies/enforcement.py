"""Bodies of what follows a penalty that is not performed: remedies, agreements, the court."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from models.bodies.base import Body, Words
from models.bodies.penalty import Payment
from models.bodies.plain import Approval, Reasoned
from models.people import Text


class BeginRemedy(Body):
    """Reconsideration or litigation has begun."""

    kind: Literal["reconsideration", "litigation"] = Field(title="救济途径：行政复议、行政诉讼")
    before: Text | None = Field(default=None, title="复议机关或者法院")
    accepted_late: Words | None = Field(default=None, title="逾期但被受理的理由（复议法20(2)、行诉法48）")


class EndRemedy(Body):
    """Reconsideration or litigation has ended; counted from the day on which the party received the outcome."""

    kind: Literal["reconsideration", "litigation"] = Field(title="救济途径：行政复议、行政诉讼")
    result: Literal["upheld", "withdrawn", "rejected", "unanswered", "changed", "quashed", "illegal", "invalid"] = (
        Field(title="结果：维持或驳回请求、撤回、不予受理或驳回申请、逾期不答复、变更、撤销、确认违法、确认无效")
    )
    document_no: Text | None = Field(default=None, title="文号")
    amount: int | None = Field(default=None, ge=0, le=100_000_000, title="变更后的罚款金额（元）")

    @model_validator(mode="after")
    def _amount_of_change(self) -> "EndRemedy":
        if (self.result == "changed") != (self.amount is not None):
            raise ValueError("amount：变更的须写明变更后的罚款金额，其他结果不填")
        return self


class RevokeDeferral(Reasoned):
    """A deferral is taken back; the rest is to be paid by another day (处罚法 66(2))."""

    until: date = Field(title="缴清的最后期限")


class AgreePerformance(Body):
    """An execution agreement (执行协议): what was remedied, and to what the late fine is reduced (强制法 42)."""

    terms: Words = Field(title="协议内容")
    remedied: Words = Field(title="当事人采取的补救措施")
    late_fine_agreed: int = Field(ge=0, le=100_000_000, title="减免后的加处罚款总额（元）")


class ApplyCourt(Approval):
    """The application to the court (强制法 53-55)."""

    include_late_fine: bool = Field(default=True, title="一并申请执行加处罚款")
    just_reason: Words | None = Field(default=None, title="逾期申请的正当理由")


class AuctionSeized(Payment):
    """What was seized is auctioned and set off against the fine (强制法 46(3))."""

    seizure_case: Text = Field(title="查封、扣押案件编号")


class CourtAcceptance(Body):
    """Whether the court takes the application up (强制法 56)."""

    outcome: Literal["accepted", "refused"] = Field(title="受理情况：受理、不予受理")
    heard: bool = Field(default=False, title="法院听取意见（三十日内裁定）")
    document_no: Text | None = Field(default=None, title="文号")


class CourtRuling(Body):
    """Whether the court orders enforcement (强制法 57, 58)."""

    outcome: Literal["enforce", "refuse"] = Field(title="裁定：准予执行、不予执行")
    document_no: Text = Field(title="裁定书文号")


class CourtOutcome(Body):
    """What came of the court's enforcement."""

    outcome: Literal["executed", "ended"] = Field(title="执行结果：执行完毕、终结执行")
    document_no: Text | None = Field(default=None, title="文号")


class EndEnforcement(Reasoned):
    """Why a penalty is not enforced any further (强制法 40, 53, 58)."""

    ground: Literal[
        "court_refused",
        "right_lost",
        "party_died",
        "party_dissolved",
        "object_lost",
        "basis_revoked",
        "court_ended",
        "others_enforce",
    ] = Field(
        title="情形：法院不予受理或不予执行、逾期丧失申请权、公民死亡无遗产、单位终止无财产、标的灭失、依据撤销、法院终结执行、复议变更由复议机关执行"
    )


class DailyPenalty(Body):
    """A penalty that goes on day by day because correction is refused (安全生产法 112)."""

    ordered_on: date = Field(title="责令改正之日")
    document_no: Text = Field(title="按日连续处罚决定书文号")
    found: Words = Field(title="拒不改正的情况")


class EndDailyPenalty(Body):
    """The correction was found to be done."""

    corrected_on: date = Field(title="改正之日")


class Unpublish(Reasoned):
    """A published decision is taken back, and the reason published (处罚法 48(2))."""

    where: Text = Field(title="公开平台")
