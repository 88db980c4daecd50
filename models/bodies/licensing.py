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
