"""Effects: what an action or expiry does beyond what its table row says in members; ``name`` or ``name:argument``."""

from collections.abc import Callable
from datetime import date
from typing import Any

from checklist.casework import book, incidents, ledger, record, records_care, service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from models import bodies
from models.book import OWED
from models.case import LinkedCase
from models.roles import Role

Doing = Callable[[Desk, Ask, str], None]
EFFECTS: dict[str, Doing] = {}
_LICENSE_RULES = {
    "general": "license_decision",
    "hazchem_trade": "license_decision_hazchem_trade",
    "firework_retail": "license_decision_firework_retail",
}


def effect(name: str) -> Callable[[Doing], Doing]:
    """Enter a function into the list of effects."""

    def enter(function: Doing) -> Doing:
        EFFECTS[name] = function
        return function

    return enter


def perform(desk: Desk, ask: Ask, text: str) -> None:
    """Do one effect of a table."""
    name, _, argument = text.partition(":")
    EFFECTS[name](desk, ask, argument)


for _name, _function in {
    "open_incident": incidents.open_incident,
    "add_measure": incidents.add_measure,
    "acknowledge_incident": incidents.acknowledge_incident,
    "resolve_incident": incidents.resolve_incident,
    "ask_exemption": records_care.ask_exemption,
    "decide_exemption": records_care.decide_exemption,
    "mark_segment": records_care.mark_segment,
    "report_deficiency": records_care.report_deficiency,
    "decide_deficiency": records_care.decide_deficiency,
}.items():

    def _plain(desk: Desk, ask: Ask, _argument: str, function: Any = _function) -> None:
        function(desk, ask)

    EFFECTS[_name] = _plain


@effect("serve")
def serve(desk: Desk, ask: Ask, document: str) -> None:
    """Serve a document."""
    service.serve(desk, ask, document)


@effect("deem_served")
def deem_served(desk: Desk, ask: Ask, document: str) -> None:
    """Let a document count as served by public notice."""
    service.deem_served(desk, document, ask.day)


@effect("void_notice")
def void_notice(desk: Desk, ask: Ask, _argument: str) -> None:
    """Take the prior notice back: its windows and what followed from it no longer count."""
    service.void(desk, "prior_notice")
    for rule in ("statement_and_defense", "hearing_request", "hearing_hold", "hearing_notice"):
        book.supersede(desk, rule)
    for name in (
        "hearing_requested",
        "hearing_notified",
        "hearing_at",
        "hearing_record_confirmed",
        "defence_reviewed",
        "legal_review_passed",
        "discussed",
        "party_left",
        "statement_made",
    ):
        desk.state.facts.pop(name, None)


@effect("hearing_right")
def hearing_right(desk: Desk, ask: Ask, _argument: str) -> None:
    """Decide whether the party must be told of a hearing (处罚法 63): large fine or another ground."""
    said = ask.said(bodies.ProposePenalty)
    if said is None:
        return
    policy = desk.state.opening.policy
    organization = desk.state.opening.party.kind == "organization"
    large = policy.large_fine_organization if organization else policy.large_fine_individual
    desk.state.facts["hearing_right"] = said.other_hearing_ground or said.amount >= large


@effect("hearing_steps")
def hearing_steps(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note the steps of a hearing with their times."""
    said = ask.said(bodies.HearingSteps)
    if said is None:
        return
    for step in said.steps:
        record.note_act(desk, step.act, step.started_at, step.ended_at, ask.officers, ask.actor.name)
    if said.party_left:
        desk.state.facts["party_left"] = True


@effect("plan_rows")
def plan_rows(desk: Desk, ask: Ask, _argument: str) -> None:
    """Owe what the inspection plan covers, and note what it does not."""
    said = ask.said(bodies.ApproveInspection)
    if said is None:
        return
    for act, covered in (("inspect_documents", said.covers_documents), ("inspect_sites", said.covers_sites)):
        if covered:
            record.owe(desk, act)
        else:
            record.not_applicable(desk, act, "检查方案不包括")


@effect("ensure_rectification")
def ensure_rectification(desk: Desk, ask: Ask, _argument: str) -> None:
    """Give an entity that may resume a time limit, where its order set none."""
    said = ask.said(bodies.ResumeReview)
    running = book.entry(desk, "rectification_period")
    if said is not None and said.rectify_by is not None and (running is None or running.status not in OWED):
        book.start(desk, "rectification_period", ask.day, set_on=said.rectify_by)


@effect("keep_day")
def keep_day(desk: Desk, ask: Ask, name: str) -> None:
    """Keep the day of the act as a fact."""
    desk.state.facts[name] = ask.day.isoformat()


@effect("remember_state")
def remember_state(desk: Desk, ask: Ask, name: str) -> None:
    """Keep the state that is being left as a fact."""
    desk.state.facts[name] = desk.state.state


@effect("start_license_clock")
def start_license_clock(desk: Desk, ask: Ask, since: str) -> None:
    """Start the clock of this kind of licence: from the acceptance, or from the receipt where acceptance is deemed."""
    rule = _LICENSE_RULES[str(desk.fact("license_kind") or "general")]
    desk.state.facts["license_rule"] = rule
    received = date.fromisoformat(str(desk.fact("received_on")))
    from_receipt = since == "received_on" or rule == "license_decision_hazchem_trade"
    book.start(desk, rule, received if from_receipt else ask.day)


@effect("tell_heads")
def tell_heads(desk: Desk, ask: Ask, _argument: str) -> None:
    """Tell section head and deputy head at once that the law itself has acted."""
    zh = getattr(ask.action, "zh", "")
    desk.remind(f"law:{desk.state.seq}", (Role.SECTION_HEAD, Role.DEPUTY_HEAD), zh, "critical")


@effect("pause")
def pause(desk: Desk, ask: Ask, rule: str) -> None:
    """Stop a clock as the written notice told."""
    said: Any = ask.body
    ledger.pause(
        desk,
        rule,
        said.pause_from,
        said.pause_to,
        ground=getattr(said, "ground", "听证"),
        notice=said.notice_no,
        approver=ask.actor.name,
    )


@effect("replace_pause")
def replace_pause(desk: Desk, ask: Ask, rule: str) -> None:
    """Stop a clock, in place of a stop that was told before and not used."""
    ledger.unpause(desk, rule)
    pause(desk, ask, rule)


@effect("resume")
def resume(desk: Desk, ask: Ask, rule: str) -> None:
    """Let a clock run on."""
    ledger.resume(desk, rule, ask.day)


@effect("extend")
def extend(desk: Desk, ask: Ask, rule: str) -> None:
    """Prolong a deadline."""
    said = ask.said(bodies.Extend)
    if said is not None:
        ledger.extend(
            desk, rule, length=said.length, approver=ask.actor.name, notice=said.notice_no, reason=said.reason
        )


@effect("replace")
def replace(desk: Desk, ask: Ask, rule: str) -> None:
    """Let a new deadline take the place of the running one."""
    book.supersede(desk, rule)


@effect("pay")
def pay(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note a payment; what is paid in full is performed, late fine included."""
    from checklist.counting import accrued

    said = ask.said(bodies.Payment)
    if said is None:
        return
    facts = desk.state.facts
    facts["paid"] = int(facts.get("paid") or 0) + said.amount
    fine = int(facts.get("amount") or 0)
    since = facts.get("from:late_fine")
    late = accrued(fine, date.fromisoformat(since), ask.day) if since else 0
    facts["late_fine"] = late
    if facts["paid"] >= fine + late:
        facts["performed"] = True
        book.meet(desk, "fine_payment", ask.day, ask.end)
        book.meet(desk, "demand_notice", ask.day, ask.end)


@effect("remedy")
def remedy(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note that reconsideration or litigation began or ended."""
    said = ask.said(bodies.Remedy)
    if said is None:
        return
    desk.state.facts["remedy_pending"] = said.event == "begun"
    if said.event == "begun":
        book.meet(desk, said.kind, ask.day, ask.end)


@effect("link_case")
def link_case(desk: Desk, ask: Ask, _argument: str) -> None:
    """Ask for a case to be opened out of this one; both live on independently and know each other."""
    said = ask.said(bodies.OpenLinkedCase)
    if said is None:
        return
    key = f"l{len(desk.state.linked) + 1}"
    desk.state.linked[key] = LinkedCase(request=key, kind=said.kind, cause=said.cause)
    desk.ask(
        "open_linked_case",
        key,
        kind=said.kind,
        cause=said.cause,
        officers=list(said.officers or [o.certificate for o in desk.state.opening.officers]),
        by=ask.actor.model_dump(mode="json"),
    )


@effect("end_seizure")
def end_seizure(desk: Desk, ask: Ask, _argument: str) -> None:
    """The seizure's clock has nothing more to say: release is owed."""
    book.meet(desk, "seizure_period", ask.day, ask.end)
    book.meet(desk, "compulsion_post_approval", ask.day, ask.end)


@effect("nothing_recorded")
def nothing_recorded(desk: Desk, ask: Ask, _argument: str) -> None:
    """What was never begun needs no record."""
    records_care.close_row(desk, desk.now)


@effect("close")
def close(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note when the case was closed."""
    desk.state.closed_at = desk.now


@effect("moot_all")
def moot_all(desk: Desk, ask: Ask, _argument: str) -> None:
    """Close the book: the file is archived."""
    desk.state.archived_at = desk.now
    book.moot_all(desk)
