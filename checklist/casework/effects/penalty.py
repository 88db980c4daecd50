"""Effects of a penalty: notice, hearing, payment, remedies."""

from datetime import date

from checklist.casework import book, record, service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect
from checklist.counting import accrued
from models import bodies


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


@effect("pay")
def pay(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note a payment; what is paid in full is performed, late fine included."""
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
