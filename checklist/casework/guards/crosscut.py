"""Guards of what may happen in any case: recusal, other officers, suspension, termination, supervision, follow-up."""

from checklist.casework import book, record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard, investigators
from models import bodies
from models.book import OWED
from models.case import Blocker, Incident, Recusal
from models.people import Officer
from models.recording import SETTLED
from models.roles import CaseKind, Role


def known_officer(desk: Desk, ask: Ask, certificate: str) -> Officer | None:
    """Return an officer of the case, or one whom the door has looked up for this command."""
    people = ask.command.people if ask.command is not None else ()
    return next((o for o in (*desk.officers, *people) if o.certificate == certificate), None)


def recusal_of(desk: Desk, ask: Ask) -> Recusal | None:
    """Return the recusal that a decision names."""
    said = ask.said(bodies.DecideRecusal)
    return desk.state.recusals.get(said.recusal) if said is not None else None


@guard("recusal_concerns")
def recusal_concerns(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The person has a part in the case, and no request about him is open."""
    said = ask.said(bodies.RequestRecusal)
    if said is None:
        return None
    people = {o.account for o in desk.officers} | {o.certificate for o in desk.officers}
    people |= {str(desk.fact(name)) for name in ("host", "hearing_clerk") if desk.fact(name)}
    if said.person not in people:
        return Blocker(code="recusal-nobody", zh=f"{said.person}不是本案的执法人员、听证主持人或书记员")
    if any(r.person in _names(desk, said.person) and r.status == "asked" for r in desk.state.recusals.values()):
        return Blocker(code="recusal-open", zh="对该人员的回避申请尚未决定", article="行政处罚法43")
    return None


def _names(desk: Desk, person: str) -> set[str]:
    found = next((o for o in desk.officers if person in (o.account, o.certificate)), None)
    return {found.account, found.certificate} if found is not None else {person}


@guard("recusal_decidable")
def recusal_decidable(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The request is open, whoever decides is not its subject, and two officers remain (处罚法 42, 43)."""
    said = ask.said(bodies.DecideRecusal)
    if said is None:
        return None
    found = recusal_of(desk, ask)
    if found is None or found.status != "asked":
        return Blocker(code="no-recusal", zh=f"没有待决定的回避申请{said.recusal}", article="行政处罚法43")
    if ask.actor.account == found.person:
        return Blocker(code="own-recusal", zh="不得决定本人的回避", article="行政处罚法43")
    if not said.grant or found.person not in {o.account for o in desk.officers}:
        return None
    remain = [o for o in desk.officers if o.account != found.person]
    if said.replacement is not None:
        newcomer = known_officer(desk, ask, said.replacement)
        if newcomer is None or newcomer.account == found.person:
            return _unknown(said.replacement)
        unfit = _unfit(desk, ask, newcomer)
        if unfit is not None:
            return unfit
        remain = [*(o for o in remain if o.certificate != newcomer.certificate), newcomer]
    if len(remain) >= 2:
        return None
    return Blocker(
        code="two-officers",
        zh="回避后执法人员不足两人，请同时指定接替的执法人员",
        article="行政处罚法42",
        owner=Role.DEPUTY_HEAD,
    )


@guard("officers_known")
def officers_known(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Two officers or more, each with a valid certificate, none of them the host or kept out of the case."""
    said = ask.said(bodies.ReassignOfficers)
    if said is None:
        return None
    if len(set(said.to)) < 2:
        return Blocker(code="two-officers", zh="执法人员不得少于两人", article="行政处罚法42")
    for certificate in said.to:
        found = known_officer(desk, ask, certificate)
        if found is None:
            return _unknown(certificate)
        unfit = _unfit(desk, ask, found)
        if unfit is not None:
            return unfit
    return None


def _unfit(desk: Desk, ask: Ask, officer: Officer) -> Blocker | None:
    """Return why somebody cannot investigate this case: an expired certificate, its host, or kept out of it."""
    if officer.valid_until is not None and officer.valid_until < ask.day:
        return Blocker(
            code="certificate-expired",
            zh=f"执法证{officer.certificate}已于{officer.valid_until}过期",
            article="行政执法监督条例17(2)",
        )
    if officer.account == desk.fact("host"):
        return Blocker(code="host-investigates", zh="听证主持人不得担任本案调查人员", article="行政处罚法64(4)")
    if any(r.person == officer.account and r.status == "granted" for r in desk.state.recusals.values()):
        return Blocker(code="recused", zh=f"{officer.name}已经决定回避，不得再承办本案", article="行政处罚法43")
    return None


def _unknown(certificate: str) -> Blocker:
    return Blocker(
        code="officer-unknown",
        zh=f"执法证号{certificate}不是本局持证执法人员",
        article="行政处罚法42",
        owner=Role.SECTION_HEAD,
    )


@guard("not_compulsion")
def not_compulsion(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A seizure is never suspended: its clock stops for testing alone (强制法 25(3)); nor is a licence (许可法 45)."""
    if desk.state.opening.kind is CaseKind.LICENSING:
        zh = "许可案件不得中止，只有听证、检验、检测、鉴定等期间停止计算"
        return Blocker(code="never-suspended", zh=zh, article="行政许可法45")
    if desk.state.opening.kind is not CaseKind.COMPULSION:
        return None
    return Blocker(
        code="never-suspended", zh="查封、扣押不得中止，只有检测、鉴定期间停止计算", article="行政强制法25(3)"
    )


@guard("no_incident")
def no_incident(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """No obstruction is being handled."""
    if desk.incident is None:
        return None
    return Blocker(code="obstructed", zh="正在处置拒绝、阻挠，处置完毕后再办理", row=35, owner=Role.OFFICER)


@guard("nothing_held")
def nothing_held(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The authority holds nothing of the party's: no preserved and no seized items (处罚法 56, 强制法 28)."""
    preserved = book.owed(desk, "advance_preservation_disposition")
    seized = desk.state.opening.kind is CaseKind.COMPULSION and any(
        a.act == "announce_seizure" for a in desk.state.acts
    )
    if preserved is not None:
        return Blocker(
            code="items-held",
            zh="先行登记保存的物品尚未处理，处理后才能办理",
            article="行政处罚法56",
            owner=Role.OFFICER,
            deadline=preserved.id,
            due_on=preserved.due.due_on,
        )
    if seized and not any(a.act == "return_items" for a in desk.state.acts):
        return Blocker(code="items-held", zh="查封、扣押的物品尚未退还，应当先解除", article="行政强制法28")
    return None


# What is owed to others whatever becomes of the case: a crime, what was decided, what was ordered, money in hand.
_OWED_OUTWARD = frozenset(
    {
        "criminal_transfer",
        "criminal_transfer_handover",
        "license_certificate_issue",
        "license_refusal_service",
        "license_publish",
        "penalty_service",
        "rectification_period",
        "reinspection",
        "temporary_stop",
        "preservation_return",
        "onspot_fine_handover",
        "onspot_fine_banking",
    }
)


@guard("nothing_owed_outward")
def nothing_owed_outward(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A case is not ended over a suspected crime, a decision that is not served, an order in force (处罚法 27, 61)."""
    if desk.fact("crime_suspected"):
        return Blocker(
            code="crime", zh="涉嫌犯罪的，应当移送，不得终结或改送", article="行政处罚法27", owner=Role.BUREAU_HEAD
        )
    if desk.state.state in ("stopped", "resume_review", "power_cut"):
        return Blocker(
            code="order-in-force", zh="停产停业、停止供电尚未解除，不能终结", article="安全生产法65(1)(3)、70(2)"
        )
    for found in desk.state.deadlines.values():
        if found.status in OWED and found.rule in _OWED_OUTWARD:
            return Blocker(
                code="duty-open",
                zh=f"{found.name_zh}尚未完成（{found.due.due_on}），不能终结",
                article=book.version_of(desk, found).basis,
                owner=found.owner,
                deadline=found.id,
                due_on=found.due.due_on,
            )
    return None


@guard("records_of_acts")
def records_of_acts(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Every act that was done has its record; what was never begun owes none."""
    for obligation in desk.state.obligations.values():
        if obligation.act_id is not None and obligation.status not in SETTLED:
            return record.blocker(desk, obligation)
    return None


@guard("order_new")
def order_new(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The supervision order was not registered yet, and leaves time for an answer."""
    said = ask.said(bodies.SupervisionOrder)
    if said is None:
        return None
    if any(d.rule == "supervision_reply" and d.subject == said.order_no for d in desk.state.deadlines.values()):
        return Blocker(code="order-known", zh=f"{said.order_no}已经登记", article="行政执法监督条例27")
    if said.reply_by < ask.day:
        return Blocker(code="order-past", zh="答复期限早于收到之日，请核对", article="行政执法监督条例27")
    return None


@guard("order_open")
def order_open(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The supervision order waits for its answer."""
    said = ask.said(bodies.SupervisionReply)
    waiting = [
        d.subject or "" for d in desk.state.deadlines.values() if d.rule == "supervision_reply" and d.status in OWED
    ]
    if said is None:
        return None if waiting else Blocker(code="no-order", zh="没有待答复的监督文书")
    if said.order_no in waiting:
        return None
    listed = f"，待答复的有：{'、'.join(waiting)}" if waiting else ""
    return Blocker(code="no-order", zh=f"没有待答复的监督文书{said.order_no}{listed}", article="行政执法监督条例27")


def broken_off(desk: Desk, ask: Ask) -> Incident | None:
    """Return the obstruction that a follow-up names, if it ended the act."""
    found = desk.state.incidents.get(str(getattr(ask.body, "incident", "")))
    return found if found is not None and found.status == "aborted" else None


@guard("obstruction_ended_act")
def obstruction_ended_act(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """There was an obstruction after which the act could not go on (X60)."""
    some = any(i.status == "aborted" for i in desk.state.incidents.values())
    if broken_off(desk, ask) is not None or (ask.body is None and some):
        return None
    return Blocker(code="no-incident", zh="没有因拒绝、阻挠而中止的执法", article="安全生产法108")


@guard("followed_by")
def followed_by(desk: Desk, ask: Ask, kind: str) -> Blocker | None:
    """The obstruction was followed up in a way: ``correction``, ``uncorrected``."""
    found = broken_off(desk, ask)
    if found is None or any(f.kind == kind for f in found.followups):
        return None
    words = {
        "correction": "应当先责令改正",
        "uncorrected": "拒不改正的才能立案处罚：尚未认定拒不改正",
    }[kind]
    return Blocker(code="correction-first", zh=words, article="安全生产法108", owner=Role.OFFICER)


@guard("not_followed_by")
def not_followed_by(desk: Desk, ask: Ask, kind: str) -> Blocker | None:
    """The obstruction was not followed up in that way yet."""
    found = broken_off(desk, ask)
    if found is None or all(f.kind != kind for f in found.followups):
        return None
    return Blocker(code="followed-already", zh="已经办理过，不得重复")


@guard("react_possible")
def react_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The record of the act failed, its explanation is not accepted, and its obligation is still open (D3.3)."""
    said = ask.said(bodies.OrderReact)
    if said is None:
        return None
    found = desk.state.deficiencies.get(said.deficiency)
    if found is None or found.status == "accepted":
        return Blocker(code="no-deficiency", zh=f"没有可以责令重新实施的说明{said.deficiency}")
    if desk.state.obligations[found.obligation].status in SETTLED:
        return Blocker(code="settled", zh="该项记录义务已经了结，无须重新实施")
    return None


@guard("investigator_apart")
def investigator_apart(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Whoever approves did not investigate this case (part E)."""
    if ask.actor.account not in investigators(desk):
        return None
    return Blocker(code="approver-investigated", zh="本案调查人员不得审批本事项", article="行政处罚法57")
