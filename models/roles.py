"""Who people are to a case (the glossary has the Chinese)."""

from enum import StrEnum


class CaseKind(StrEnum):
    """The four kinds of enforcement case."""

    LICENSING = "licensing"
    INSPECTION = "inspection"
    PENALTY = "penalty"
    COMPULSION = "compulsion"


KIND_ZH = {
    CaseKind.LICENSING: "行政许可",
    CaseKind.INSPECTION: "行政检查",
    CaseKind.PENALTY: "行政处罚",
    CaseKind.COMPULSION: "行政强制",
}

KIND_PREFIX = {
    CaseKind.LICENSING: "XK",
    CaseKind.INSPECTION: "JC",
    CaseKind.PENALTY: "CF",
    CaseKind.COMPULSION: "QZ",
}


class Role(StrEnum):
    """What an account may be in the bureau."""

    OFFICER = "officer"
    CLERK = "clerk"
    HEARING_HOST = "hearing_host"
    LEGAL_REVIEWER = "legal_reviewer"
    SECTION_HEAD = "section_head"
    DEPUTY_HEAD = "deputy_head"
    BUREAU_HEAD = "bureau_head"
    SUPERVISOR = "supervisor"
    DEVICE = "device"
    ADMIN = "admin"


ROLE_ZH = {
    Role.OFFICER: "执法人员",
    Role.CLERK: "书记员",
    Role.HEARING_HOST: "听证主持人",
    Role.LEGAL_REVIEWER: "法制审核人员",
    Role.SECTION_HEAD: "股室（大队）负责人",
    Role.DEPUTY_HEAD: "分管负责人",
    Role.BUREAU_HEAD: "主要负责人",
    Role.SUPERVISOR: "监督人员",
    Role.DEVICE: "采集站",
    Role.ADMIN: "管理员",
}


class RecorderRole(StrEnum):
    """Who operates the recorder, as the checklist's 记录人 column says."""

    ENFORCEMENT_OFFICER = "enforcement_officer"
    CLERK = "clerk"
    NOTE_TAKER = "note_taker"
    ENTRUSTED_AGENCY_OFFICER = "entrusted_agency_officer"


class Device(StrEnum):
    """执法记录方式: 便携设备 and 视频监控."""

    PORTABLE = "portable"
    FIXED_CCTV = "fixed_cctv"
