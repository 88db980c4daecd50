"""Guards of a penalty's branches: service and its proof, no penalty, crime, hearings put off, preserved items."""

from datetime import datetime

from checklist.casework import book, service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.case import Blocker
from models.checklist import ACT_ZH, Act
from models.roles import Role
from models.time import day_of

STEPS = ("present_case", "party_defends", "host_questions", "debate", "final_statement")
WITHOUT_PARTY = ("party_defends", "debate", "final_statement")
DOCUMENT_OF = {"notice_service": "prior_notice", "no_penalty": "no_penalty_decision", "overdue": "demand"}
"""The document that is being served in a state in which public notice does not move the case."""

KEPT_ZH = {"late_fine_agreed": "执行协议", "violation_ended_on": "违法行为"}


@guard("arrival_proven")
def arrival_proven(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Electronic service needs the party's signed confirmation, and counts from arrival (处罚法 61(2), 民诉法 90)."""
    said = ask.said(bodies.ServePenaltyDocument)
    if said is None:
        return None
    if said.arrived_at is not None and said.arrived_at > desk.now:
        return Blocker(code="future", zh="到达时间不得晚于现在", article="民事诉讼法90(2)")
    if said.arrived_at is not None and said.arrived_at < desk.state.act_clock:
        return Blocker(code="out-of-order", zh="到达时间不得早于文书作出的时间", article="民事诉讼法90(2)")
    if said.method != "electronic":
        return None
    if not said.confirmation:
        zh = "当事人同意并签订确认书的，才可以电子送达"
        return Blocker(code="not-confirmed", zh=zh, article="行政处罚法61(2)", owner=Role.OFFICER)
    if said.arrived_at is None:
        zh = "电子送达以到达受送达人特定系统的日期为送达日期，请填写到达时间"
        return Blocker(code="no-arrival", zh=zh, article="民事诉讼法90(2)", owner=Role.OFFICER)
    return None


@guard("last_resort")
def last_resort(desk: Desk, ask: Ask, document: str) -> Blocker | None:
    """Public notice comes last: whereabouts unknown, or the other ways were tried in vain (民诉法 95)."""
    said = ask.said(bodies.LastResortNotice)
    if said is None or said.ground == "whereabouts_unknown" or said.tried:
        return None
    if service.tried(desk, document or DOCUMENT_OF.get(desk.state.state, "")) is not None:
        return None
    return Blocker(
        code="not-last-resort",
        zh="受送达人下落不明，或者用其他方式无法送达的，才能公告送达；请写明已经尝试的方式和经过",
        article="民事诉讼法95",
        owner=Role.OFFICER,
    )


@guard("notice_wanted")
def notice_wanted(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The document of this state is not served yet, and no public notice of it runs."""
    document = DOCUMENT_OF[desk.state.state]
    if service.served(desk, document) is not None:
        return Blocker(code="served", zh=f"{desk.law.procedure.documents[document].zh}已经送达")
    found = book.owed(desk, "public_notice_service")
    return Blocker(code="notice-runs", zh="公告期正在计算", deadline=found.id) if found else None


@guard("no_penalty_served")
def no_penalty_served(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """That there is no penalty is told to the party (处罚法 57, 61)."""
    if desk.state.state != "no_penalty" or service.served(desk, "no_penalty_decision") is not None:
        return None
    return Blocker(code="not-served", zh="不予行政处罚决定书尚未送达", article="行政处罚法61", owner=Role.OFFICER)


@guard("transfer_team")
def transfer_team(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Two officers or more are charged with a suspected crime at once (移送规定 5)."""
    said = ask.said(bodies.ReportCrime)
    if said is None or len(set(said.team)) >= 2:
        return None
    return Blocker(
        code="transfer-team",
        zh="应当立即指定两名以上执法人员组成专案组",
        article="行政执法机关移送涉嫌犯罪案件的规定5",
        owner=Role.SECTION_HEAD,
    )


@guard("hearing_unfixed")
def hearing_unfixed(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A hearing that was notified is only put off for good cause, until its day has passed (处罚法 64(2))."""
    at = desk.fact("hearing_at")
    if not desk.fact("hearing_notified") or at is None or day_of(datetime.fromisoformat(at)) < ask.day:
        return None
    return Blocker(
        code="hearing-notified",
        zh="听证时间、地点已经通知，改期应当有正当理由，按延期听证办理",
        article="行政处罚法64(2)",
        owner=Role.HEARING_HOST,
    )


@guard("this_hearing_complete")
def this_hearing_complete(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Every step of this hearing was held, but for what a party that left cannot take part in (处罚法 64(6)(7))."""
    said = ask.said(bodies.CloseHearing)
    left = bool(desk.fact("party_left")) or (said is not None and said.party_left)
    missing = [s for s in steps_missing(desk) if not (left and s in WITHOUT_PARTY)]
    if not missing:
        return None
    words = "、".join(ACT_ZH[Act(step)] for step in missing)
    return Blocker(
        code="act-missing", zh=f"听证环节尚未完成：{words}", article="行政处罚法64(7)", owner=Role.HEARING_HOST
    )


def steps_missing(desk: Desk) -> list[str]:
    """Return the steps that were not held since the hearing was opened last."""
    acts = [a.act for a in desk.state.acts]
    opened = len(acts) - 1 - acts[::-1].index("open_hearing") if "open_hearing" in acts else 0
    return [step for step in STEPS if step not in acts[opened:]]


@guard("preserved_items")
def preserved_items(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Items are held; once the seven working days are over they can only go back (处罚法 56)."""
    said = ask.said(bodies.DisposePreserved)
    running = book.owed(desk, "advance_preservation_disposition")
    if running is None and not desk.fact("preservation_lapsed"):
        return Blocker(code="nothing-owed", zh="没有正在先行登记保存的物品")
    lapsed = running is None or ask.end >= running.due.due_at
    if said is None or said.outcome == "returned" or not lapsed:
        return None
    found = running or book.entry(desk, "advance_preservation_disposition")
    on = found.due.due_on if found else None
    return Blocker(
        code="preservation-lapsed",
        zh=f"先行登记保存已于{on}届满失效，只能退还物品",
        article="行政处罚法56",
        due_on=on,
    )


@guard("started")
def started(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A clock was started in this case, be it over or not."""
    return None if book.entry(desk, rule) else Blocker(code="not-started", zh="本案尚未立案", article="行政处罚法54(2)")


@guard("never_started")
def never_started(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A clock was never started in this case."""
    return Blocker(code="started", zh="本案已经立案", article="行政处罚法54(2)") if book.entry(desk, rule) else None


@guard("kept")
def kept(desk: Desk, ask: Ask, name: str) -> Blocker | None:
    """Something was said in this case, be it nought."""
    return Blocker(code="fact-missing", zh=f"尚未登记：{KEPT_ZH[name]}") if desk.fact(name) is None else None


@guard("never_kept")
def never_kept(desk: Desk, ask: Ask, name: str) -> Blocker | None:
    """Something was not said in this case yet."""
    return None if desk.fact(name) is None else Blocker(code="fact-present", zh=f"已经登记：{KEPT_ZH[name]}")
