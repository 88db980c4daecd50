"""Guards of obstruction, exemptions and failed recordings."""

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard, investigators
from models import bodies
from models.case import Blocker
from models.roles import Role


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
    if role not in ask.actor.roles:
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
