"""Effects of a licence: which clock runs, and from when."""

from datetime import date

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect

_LICENSE_RULES = {
    "general": "license_decision",
    "hazchem_trade": "license_decision_hazchem_trade",
    "firework_retail": "license_decision_firework_retail",
}


@effect("start_license_clock")
def start_license_clock(desk: Desk, ask: Ask, since: str) -> None:
    """Start the clock of this kind of licence: from the acceptance, or from the receipt where acceptance is deemed."""
    rule = _LICENSE_RULES[str(desk.fact("license_kind") or "general")]
    desk.state.facts["license_rule"] = rule
    received = date.fromisoformat(str(desk.fact("received_on")))
    from_receipt = since == "received_on" or rule == "license_decision_hazchem_trade"
    book.start(desk, rule, received if from_receipt else ask.day)
