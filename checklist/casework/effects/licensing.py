"""Effects of a licence: which clock runs, and from when."""

from datetime import date, timedelta

from checklist.casework import book, ledger
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from checklist.casework.effects.clocks import replace_pause
from checklist.casework.effects.registry import effect
from checklist.counting import due
from models import bodies
from models.book import OWED, DeadlineStatus
from models.roles import Role

_LICENSE_RULES = {
    "general": "license_decision",
    "hazchem_trade": "license_decision_hazchem_trade",
    "firework_retail": "license_decision_firework_retail",
    "unified": "license_unified",
    "safety_permit": "license_decision_safety_permit",
}
# 收到证明材料、收到申请之日起: these two count from the receipt however acceptance came about.
_FROM_RECEIPT = ("license_decision_hazchem_trade", "license_decision_safety_permit")


@effect("start_license_clock")
def start_license_clock(desk: Desk, ask: Ask, since: str) -> None:
    """Start the clock of this kind of licence: from the acceptance, or from the receipt where acceptance is deemed."""
    rule = _LICENSE_RULES[str(desk.fact("license_kind") or "general")]
    desk.state.facts["license_rule"] = rule
    received = date.fromisoformat(str(desk.fact("received_on")))
    from_receipt = since == "received_on" or rule in _FROM_RECEIPT
    book.start(desk, rule, received if from_receipt else ask.day)


@effect("note_late_renewal")
def note_late_renewal(desk: Desk, ask: Ask, _argument: str) -> None:
    """A renewal asked for too late has no fiction in its favour: it is refused or treated as new (许可法 50(1))."""
    said = ask.said(bodies.ApplyForLicense)
    if said is None or said.application == "new" or said.valid_until is None:
        return
    rule = desk.law.rules.at("license_renewal_application", said.valid_until)
    latest = due(rule, said.valid_until, desk.calendar).due_on
    if ask.day <= latest:
        return
    desk.state.facts["renewal_late"] = True
    zh = f"延续申请最迟应于{latest}提出，逾期申请的，可以不予延续，或者按新申请办理"
    desk.log("renewal.late", zh, rule.basis)
    desk.remind(f"renewal:{desk.state.seq}", (Role.SECTION_HEAD,), zh, "warning")


@effect("at_once")
def at_once(desk: Desk, ask: Ask, _argument: str) -> None:
    """What is not required or not ours is said at once; a later day reaches the section head (许可法 32(1)(1)(2))."""
    received = desk.fact("received_on")
    if received is not None and ask.day > date.fromisoformat(str(received)):
        zh = f"{received}收到的申请，应当即时告知不受理或者作出不予受理的决定，实际为{ask.day}"
        desk.log("rejection.late", zh, "行政许可法32(1)")
        desk.remind(f"rejection:{desk.state.seq}", (Role.SECTION_HEAD,), zh, "warning")


@effect("refix_pause")
def refix_pause(desk: Desk, ask: Ask, rule: str) -> None:
    """Stop a clock anew: what was used of the stop before stays, what was not is taken back (许可法 45)."""
    found = book.owed(desk, rule)
    if found is not None and found.status is DeadlineStatus.OVERDUE:
        return
    if found is not None and found.pauses and found.pauses[-1].end is None and found.pauses[-1].start < ask.day:
        ledger.resume(desk, rule, ask.day - timedelta(days=1))
    replace_pause(desk, ask, rule)


@effect("moot_license_clocks")
def moot_license_clocks(desk: Desk, ask: Ask, which: str) -> None:
    """Take the application's clocks, or those of one sort, out of the book: withdrawn, rejected, decided by law."""
    for deadline in desk.state.deadlines.values():
        if deadline.status in OWED and deadline.rule.startswith(which or "license_"):
            replace(desk.state.deadlines, deadline.id, status=DeadlineStatus.MOOT, closed_on=desk.today)
            desk.log("deadline.moot", f"{deadline.name_zh}不再计算", deadline=deadline.id)
