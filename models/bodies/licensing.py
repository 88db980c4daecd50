"""Bodies of a licence."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from models.bodies.base import Body, Words
from models.people import Text


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


class ApplyForLicense(Body):
    """An application for a licence, or for more years of one (许可法 50)."""

    in_person: bool = Field(title="是否当面提交")
    license_kind: Literal["general", "hazchem_trade", "firework_retail", "unified", "safety_permit"] = Field(
        title="许可种类"
    )
    application: Literal["new", "renewal"] = Field(default="new", title="申请事项：新办、延续")
    valid_until: date | None = Field(default=None, title="原许可有效期届满日（延续）")
    materials: tuple[Text, ...] = Field(min_length=1, max_length=100, title="申请材料")

    @model_validator(mode="after")
    def _until(self) -> "ApplyForLicense":
        if self.application == "renewal" and self.valid_until is None:
            raise ValueError("valid_until：申请延续的，应当填写原许可有效期届满日")
        return self


class RejectApplication(Body):
    """An application not accepted, with the written voucher of 许可法 32(2)."""

    ground: Literal["not_required", "not_competent", "late_renewal"] = Field(
        title="情形：依法不需要取得许可、不属于本机关职权、逾期申请延续"
    )
    competent: Text | None = Field(default=None, title="有权办理的行政机关")
    reason: Words = Field(title="理由")
    voucher_no: Text = Field(title="不予受理通知书文号")

    @model_validator(mode="after")
    def _where_to(self) -> "RejectApplication":
        if self.ground == "not_competent" and self.competent is None:
            raise ValueError("competent：不属于本机关职权的，应当告知申请人向有关行政机关申请")
        return self


class ThirdParty(Body):
    """Somebody whose weighty interest the licence directly concerns (许可法 36)."""

    interested: Text = Field(title="利害关系人")
    interest: Words = Field(title="直接关系他人重大利益的情况")


class OfferLicenseHearing(OfferHearing):
    """The right to a hearing told, or a hearing that the law demands announced to the public (许可法 46, 47)."""

    announced_where: Text | None = Field(default=None, title="向社会公告的载体（依法应当听证的事项）")

    @model_validator(mode="after")
    def _announced(self) -> "OfferLicenseHearing":
        if self.hearing_mandatory and self.announced_where is None:
            raise ValueError("announced_where：依法应当听证的事项，应当向社会公告")
        return self


class ExtendLicense(Extend):
    """More time for a decision; of a unified one the head of the government approves it (许可法 42)."""

    government_approval: Text | None = Field(default=None, title="本级人民政府负责人批准文号（统一、联合、集中办理）")


class DecideLicense(LicenseDecision):
    """The decision; where a hearing was held, it rests on the record (许可法 48(2))."""

    follows_record: bool = Field(default=True, title="举行听证的，根据听证笔录作出决定")


class RefuseLicense(DecideLicense):
    """A refusal, with its reasons and the ways to contest it (许可法 38(2))."""

    remedies: Words = Field(title="申请行政复议、提起行政诉讼的权利、途径和期限")
