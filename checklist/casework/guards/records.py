"""Guards of obstruction, exemptions and failed recordings."""

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard, investigators
from models import bodies
from models.case import Blocker
from models.roles import Role
from models.time import day_of


@guard("measure_taken")
def measure_taken(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """At least one of 警示, 报警, 报告当地政府 was taken (清单第35行)."""
    incident = desk.incident
    if incident is None or incident.measures:
        return None
    return Blocker(code="measure-missing", zh="应当先实施警示、报警或报告当地政府等处置", row=35, owner=Role.OFFICER)


@guard("this_incident")
def this_incident(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The incident that is named is the one that is open."""
    named = getattr(ask.body, "incident", None)
    incident = desk.incident
    if named is None or incident is None or named == incident.id:
        return None
    return Blocker(code="other-incident", zh=f"正在处置的是事件{incident.id}，不是{named}")


@guard("exemption_possible")
def exemption_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """There is an obligation to be exempted from, and the ground is open to it."""
    said = ask.said(bodies.RequestExemption)
    if said is None:
        return None
    from checklist.casework.records_care import target

    found = target(desk, said.row, said.act_id)
    if found is None:
        return Blocker(code="no-obligation", zh=f"清单第{said.row}行目前没有待记录的义务", row=said.row)
    if found.validity:
        return Blocker(code="validity", zh="录像是送达有效的条件，不得免除", article="民事诉讼法89", row=said.row)
    seizure = found.act in ("announce_seizure", "take_inventory")
    if said.ground == "EX3" and seizure and not desk.state.opening.policy.ex3_for_seizure:
        return Blocker(code="ex3-seizure", zh="查封、扣押应当全程音像记录，不适用第（三）项情景", row=said.row)
    return None


@guard("segment_possible")
def segment_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The exemption was approved, for segments."""
    said = ask.said(bodies.MarkSegment)
    if said is None:
        return None
    found = desk.state.exemptions.get(said.exemption)
    if found is not None and found.status == "approved" and not found.whole:
        return None
    return Blocker(code="no-exemption", zh=f"没有可登记时段的已批准申请{said.exemption}")


@guard("deficiency_possible")
def deficiency_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """There is an act whose record is missing or incomplete."""
    said = ask.said(bodies.ReportDeficiency)
    if said is None:
        return None
    from checklist.casework.records_care import target

    found = target(desk, said.row, said.act_id)
    if found is None or found.act_id is None:
        return Blocker(code="no-obligation", zh=f"清单第{said.row}行没有已实施而记录缺失的行为", row=said.row)
    return None


@guard("exemption_approver")
def exemption_approver(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The approver is of the ground's role and did not ask or record himself."""
    said = ask.said(bodies.DecideExemption)
    if said is None:
        return None
    found = desk.state.exemptions.get(said.exemption)
    if found is None or found.status != "asked":
        return Blocker(code="no-exemption", zh=f"没有待审批的申请{said.exemption}")
    role = {"EX1": Role.SECTION_HEAD, "EX2": Role.LEGAL_REVIEWER, "EX3": Role.SUPERVISOR}[found.ground]
    if role not in ask.actor.may_act_as():
        return Blocker(code="approver-role", zh="该情景应当由其他人员审批", owner=role)
    if ask.actor.account == found.asked_by or ask.actor.account in investigators(desk):
        return Blocker(code="approver-recorder", zh="审批人不得是申请人或记录人", owner=role)
    return None


@guard("deficiency_acceptable")
def deficiency_acceptable(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A failed recording may be accepted, but never where it is the condition of validity."""
    said = ask.said(bodies.DecideDeficiency)
    if said is None:
        return None
    found = desk.state.deficiencies.get(said.deficiency)
    if found is None or found.status != "reported":
        return Blocker(code="no-deficiency", zh=f"没有待审查的说明{said.deficiency}")
    if said.accept and desk.state.obligations[found.obligation].validity:
        return Blocker(
            code="validity",
            zh="留置送达没有见证人的，录像是送达有效的条件，缺失不得以说明代替；应当重新送达",
            article="民事诉讼法89",
        )
    return None


# 爆炸危险区域: work on site inside the area (D1, EX1); the gate, the office and the feedback are recorded all the same.
_INSIDE_THE_AREA = frozenset(
    {
        "inspect",
        "inspect_documents",
        "inspect_sites",
        "order_measures",
        "reinspect",
        "verify_site",
        "examine_scene",
        "announce_seizure",
        "take_inventory",
        "return_items",
    }
)


@guard("exemption_in_scope")
def exemption_in_scope(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """EX1 is for work inside an explosive area, and for segments of it, not for a whole act (清单第1行备注(一))."""
    said = ask.said(bodies.RequestExemption)
    if said is None or said.ground != "EX1":
        return None
    act = desk.law.checklist.row(said.row).act if desk.law.checklist.has_row(said.row) else None
    if act not in _INSIDE_THE_AREA:
        return Blocker(code="ex1-scope", zh=f"清单第{said.row}行不在爆炸危险区域内实施，应当录制", row=said.row)
    if said.whole:
        return Blocker(code="ex1-segment", zh="只有在爆炸危险区域内的时段可以不录制，区域外仍应录制", row=said.row)
    return None


@guard("exemption_proven")
def exemption_proven(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """EX1 and EX2 need their proof: area and devices, or the refusal of consent (D1)."""
    said = ask.said(bodies.RequestExemption)
    if said is None or said.ground == "EX3" or said.proof:
        return None
    words = {
        "EX1": "应当附爆炸危险区域划分和没有防爆设备的证明",
        "EX2": "应当附当事人不同意的书面或录音证明；当事人同意的，应当录制",
    }[said.ground]
    return Blocker(code="proof-missing", zh=words, row=said.row)


@guard("exemption_in_time")
def exemption_in_time(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """EX1 and EX2 are asked for before the act or on its day, EX3 before it (D1)."""
    said = ask.said(bodies.RequestExemption)
    if said is None:
        return None
    from checklist.casework.records_care import target

    found = target(desk, said.row, said.act_id)
    act = next((a for a in desk.state.acts if found is not None and a.id == found.act_id), None)
    if act is None:
        return None
    if said.ground == "EX3":
        return Blocker(code="ex3-before", zh="第（三）项情景应当在行为实施前申请并批准", row=said.row)
    if ask.day > day_of(act.end):
        return Blocker(code="exemption-late", zh="应当在实施前或者当日申请；未录制的按记录缺失说明", row=said.row)
    return None


@guard("exemption_before_act")
def exemption_before_act(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """EX3 is approved before the act, or not at all (D1)."""
    said = ask.said(bodies.DecideExemption)
    found = desk.state.exemptions.get(said.exemption) if said is not None else None
    if said is None or found is None or not said.approve or found.ground != "EX3":
        return None
    if desk.state.obligations[found.obligation].act_id is None:
        return None
    return Blocker(code="ex3-before", zh="第（三）项情景应当在行为实施前批准；行为已经实施，不能再批准")


@guard("deficiency_reviewer_apart")
def deficiency_reviewer_apart(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Whoever reviews an explanation neither gave it nor investigated (part E)."""
    said = ask.said(bodies.DecideDeficiency)
    found = desk.state.deficiencies.get(said.deficiency) if said is not None else None
    if found is None or (ask.actor.account != found.by and ask.actor.account not in investigators(desk)):
        return None
    return Blocker(code="reviewer", zh="书面说明不得由本人或本案调查人员审查", owner=Role.SUPERVISOR)
