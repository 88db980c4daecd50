"""Effects of what may happen in any case: recusal, officers replaced, termination, supervision, follow-up, re-act."""

from checklist.casework import book, record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from checklist.casework.effects.files import open_out_of
from checklist.casework.effects.registry import effect
from checklist.casework.guards.crosscut import broken_off, known_officer, recusal_of
from models import bodies
from models.book import OWED, DeadlineStatus
from models.case import FollowUp, Recusal
from models.people import Officer
from models.recording import ObligationStatus
from models.roles import CaseKind

# What is owed to the file, the public and the supervision body stays owed when the case itself ends.
_OUTLIVES_THE_CASE = frozenset({"case_archive", "supervision_reply", "publish_penalty", "unpublish_penalty"})


@effect("open_recusal")
def open_recusal(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note a request for recusal; until it is decided nothing stops (处罚法 43)."""
    said = ask.said(bodies.RequestRecusal)
    if said is None:
        return
    key = f"h{len(desk.state.recusals) + 1}"
    found = next((o for o in desk.officers if said.person in (o.account, o.certificate)), None)
    person = found.account if found is not None else said.person
    desk.state.recusals[key] = Recusal(id=key, person=person, asked_by=said.asked_by, reason=said.reason, at=desk.now)
    book.start(desk, "recusal_decision", ask.day, subject=key)


@effect("decide_recusal")
def decide_recusal(desk: Desk, ask: Ask, _argument: str) -> None:
    """Decide a recusal: an officer leaves the case, a host or clerk is to be named anew."""
    said, found = ask.said(bodies.DecideRecusal), recusal_of(desk, ask)
    if said is None or found is None:
        return
    replace(
        desk.state.recusals,
        found.id,
        status="granted" if said.grant else "refused",
        decided_by=ask.actor.account,
        decided_at=desk.now,
    )
    book.meet(desk, "recusal_decision", ask.day, ask.end, found.id)
    if not said.grant:
        return
    newcomer = known_officer(desk, ask, said.replacement) if said.replacement else None
    remain = [o for o in desk.officers if o.account != found.person]
    if newcomer is not None and newcomer not in remain:
        remain.append(newcomer)
    if len(remain) != len(desk.officers) or newcomer is not None:
        _hand_over(desk, tuple(remain))
    for name in ("host", "hearing_clerk"):
        if desk.fact(name) == found.person:
            desk.state.facts.pop(name)
            desk.state.facts.pop("hearing_notified", None)


@effect("reassign")
def reassign(desk: Desk, ask: Ask, _argument: str) -> None:
    """Give the case to other officers."""
    said = ask.said(bodies.ReassignOfficers)
    if said is None:
        return
    found = (known_officer(desk, ask, certificate) for certificate in dict.fromkeys(said.to))
    _hand_over(desk, tuple(o for o in found if o is not None))


def _hand_over(desk: Desk, officers: tuple[Officer, ...]) -> None:
    gone = tuple(o for o in desk.officers if o not in officers)
    desk.state.officers_before = (*desk.state.officers_before, *gone)
    desk.state.officers = officers
    names = "、".join(o.name for o in officers)
    desk.log("officers.changed", f"承办执法人员现为{names}", officers=[o.certificate for o in officers])


@effect("end_clocks")
def end_clocks(desk: Desk, ask: Ask, _argument: str) -> None:
    """Take what the case itself owed out of the book: it ends before it was finished."""
    for deadline in list(desk.state.deadlines.values()):
        if deadline.status in OWED and deadline.rule not in _OUTLIVES_THE_CASE:
            replace(desk.state.deadlines, deadline.id, status=DeadlineStatus.MOOT, closed_on=desk.today)
            desk.log("deadline.moot", f"{deadline.name_zh}因案件终结不再计算", deadline=deadline.id)
    desk.state.facts.pop("suspended", None)


@effect("start_supervision")
def start_supervision(desk: Desk, ask: Ask, _argument: str) -> None:
    """Owe an answer to a supervision order by the day that it names (行政执法监督条例 27-29)."""
    said = ask.said(bodies.SupervisionOrder)
    if said is not None:
        book.start(desk, "supervision_reply", ask.day, subject=said.order_no, set_on=said.reply_by)


@effect("answer_supervision")
def answer_supervision(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note the answer to a supervision order."""
    said = ask.said(bodies.SupervisionReply)
    if said is not None:
        book.meet(desk, "supervision_reply", ask.day, ask.end, said.order_no)


@effect("follow_up")
def follow_up(desk: Desk, ask: Ask, kind: str) -> None:
    """Note what followed an obstruction that ended the act."""
    found = broken_off(desk, ask)
    if found is None:
        return
    if kind == "checked":
        kind = "corrected" if getattr(ask.body, "corrected", False) else "uncorrected"
    number = getattr(ask.body, "document_no", None) or getattr(ask.body, "receipt_no", None)
    note = getattr(ask.body, "summary", None) or getattr(ask.body, "cause", None)
    done = FollowUp(kind=kind, at=ask.end, by=ask.actor.name, document_no=number, note=note)
    replace(desk.state.incidents, found.id, followups=(*found.followups, done))


@effect("start_correction")
def start_correction(desk: Desk, ask: Ask, _argument: str) -> None:
    """Watch the time that the order to correct an obstruction gives."""
    said = ask.said(bodies.OrderCorrection)
    if said is not None:
        book.start(desk, "obstruction_correction", ask.day, subject=said.incident, set_on=said.correct_by)


@effect("meet_correction")
def meet_correction(desk: Desk, ask: Ask, _argument: str) -> None:
    """The correction was checked."""
    said = ask.said(bodies.RecordCorrection)
    if said is not None:
        book.meet(desk, "obstruction_correction", ask.day, ask.end, said.incident)


@effect("link_obstruction_case")
def link_obstruction_case(desk: Desk, ask: Ask, _argument: str) -> None:
    """Ask for a penalty case for an obstruction that was not corrected (安全生产法 108)."""
    said = ask.said(bodies.OpenObstructionCase)
    if said is not None:
        open_out_of(desk, ask, CaseKind.PENALTY, said.cause)


@effect("order_react")
def order_react(desk: Desk, ask: Ask, _argument: str) -> None:
    """Have an act done again: a new obligation takes the place of the one whose record failed and keeps its mark."""
    said = ask.said(bodies.OrderReact)
    if said is None:
        return
    found = replace(
        desk.state.deficiencies,
        said.deficiency,
        status="react",
        decided_by=ask.actor.account,
        decided_at=desk.now,
    )
    failed = replace(desk.state.obligations, found.obligation, defect=True)
    record.settle(desk, failed, ObligationStatus.NOT_APPLICABLE, "记录缺失，已责令重新实施该行为")
    record.owe_again(desk, failed)
