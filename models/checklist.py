"""A recording checklist (音像记录事项清单): rows word for word, and beside each row how we read it."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from models.base import Frozen
from models.roles import Device, RecorderRole


class Act(StrEnum):
    """What is recorded. Procedures speak of acts, never of row numbers: another list numbers its rows otherwise."""

    ACCEPT_APPLICATION = "accept_application"
    VERIFY_SITE = "verify_site"
    HEAR_LICENSE_STATEMENT = "hear_license_statement"
    HOLD_LICENSE_HEARING = "hold_license_hearing"
    SERVE_LICENSE_DIRECTLY = "serve_license_directly"
    SERVE_LICENSE_BY_LEAVING = "serve_license_by_leaving"
    ARRIVE = "arrive"
    SHOW_CERTIFICATES = "show_certificates"
    STATE_PURPOSE = "state_purpose"
    HEAR_BRIEFING = "hear_briefing"
    INSPECT = "inspect"
    INSPECT_DOCUMENTS = "inspect_documents"
    INSPECT_SITES = "inspect_sites"
    GIVE_FEEDBACK = "give_feedback"
    ORDER_MEASURES = "order_measures"
    REINSPECT = "reinspect"
    PRESENT_CERTIFICATES = "present_certificates"
    TAKE_VOUCHERS = "take_vouchers"
    PRESERVE_EVIDENCE = "preserve_evidence"
    EXAMINE_SCENE = "examine_scene"
    HEAR_STATEMENT = "hear_statement"
    QUESTION_PERSON = "question_person"
    NOTIFY_HEARING = "notify_hearing"
    OPEN_HEARING = "open_hearing"
    PRESENT_CASE = "present_case"
    PARTY_DEFENDS = "party_defends"
    HOST_QUESTIONS = "host_questions"
    DEBATE = "debate"
    FINAL_STATEMENT = "final_statement"
    CLOSE_HEARING = "close_hearing"
    CONFIRM_HEARING_RECORD = "confirm_hearing_record"
    SERVE_DIRECTLY = "serve_directly"
    SERVE_BY_LEAVING = "serve_by_leaving"
    SERVE_BY_ENTRUSTMENT = "serve_by_entrustment"
    HANDLE_OBSTRUCTION = "handle_obstruction"
    ANNOUNCE_SEIZURE = "announce_seizure"
    TAKE_INVENTORY = "take_inventory"
    RETURN_ITEMS = "return_items"


_NAMES = (
    "受理、现场核查、听取许可陈述申辩、许可听证、直接送达许可文书、留置送达许可文书、到达并进入、出示执法证件、告知执法目的、"
    "听取情况介绍、实施现场检查、查看文件资料、检查重点场所、反馈检查情况、现场处置措施、复查、调查时出示执法证件、调取原始凭证、"
    "先行登记保存、现场勘验、听取陈述申辩、询问、听证通知、听证开始、说明拟作处罚、陈述申辩和质证、主持人询问、相互辩论、最后陈述、"
    "宣布听证结束、确认听证笔录、直接送达、留置送达、委托送达、处置拒绝和阻挠、宣告查封扣押决定、清点查封扣押物品、解除并退还"
)
ACT_ZH: dict[Act, str] = dict(zip(Act, _NAMES.split("、"), strict=True))


class Need(StrEnum):
    """When a row is owed."""

    MANDATORY = "mandatory"
    CONDITIONAL = "conditional"
    ALTERNATIVE = "alternative"
    EVENT = "event"


class Row(Frozen):
    """One row: the twelve columns verbatim (``…_zh``), then the reading."""

    row: int = Field(ge=1)
    category_zh: str
    project_zh: str
    item_zh: str = Field(min_length=1)
    place_zh: str
    time_limit_zh: str
    department_zh: str
    recorder_zh: str
    start_zh: str
    process_zh: str
    end_zh: str
    method_zh: str
    remark_zh: str = ""
    kind: Literal["licensing", "inspection", "penalty", "compulsion", "any"]
    act: Act
    name_en: str
    need: Need
    condition: str
    group: str | None = None
    min_officers: int = Field(ge=1)
    min_officers_in_row: int | None = None
    recorder_role: RecorderRole
    devices: tuple[Device, ...] = Field(min_length=1)
    session: str
    """Rows of one session share a recording; ``{…}`` makes it one session per document, contact or person."""
    deadlines: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    documents_from_law: tuple[str, ...] = ()
    signatures: str = ""
    record_class_zh: str = ""
    """记录类别: the list's notes name the classes but it has no such column; this is a suggestion."""
    validity: bool = False
    """Where there is no witness, service is valid only if recorded (民诉法 89)."""
    note: str = ""


class ExemptionGround(Frozen):
    """One of the situations in which nothing need be recorded, in the list's own words."""

    code: str
    name: str
    text_zh: str


class Checklist(Frozen):
    """A whole list."""

    name: str
    sha256: str
    title_zh: str
    bureau_zh: str
    notes_zh: tuple[str, ...]
    """填表说明, verbatim."""
    exemptions: tuple[ExemptionGround, ...]
    rows: tuple[Row, ...]

    def has_row(self, number: int) -> bool:
        """Whether the list has a row of this number."""
        return any(r.row == number for r in self.rows)

    def row(self, number: int) -> Row:
        """Return a row by its number; KeyError where there is none."""
        for found in self.rows:
            if found.row == number:
                return found
        raise KeyError(number)

    def rows_for(self, kind: str) -> tuple[Row, ...]:
        """Return the rows of a kind of case, those for any kind included."""
        return tuple(r for r in self.rows if r.kind in (kind, "any"))

    def row_for_act(self, act: Act) -> Row | None:
        """Return the row that asks for an act to be recorded, None where the list asks for none."""
        return next((r for r in self.rows if r.act == act), None)
