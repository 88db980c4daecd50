"""Cures: which actions of the case's procedure would take a blocker out of the way."""

from checklist.casework.desk import Desk
from models.book import Deadline, DeadlineStatus
from models.case import Blocker
from models.procedure import Action

_BY_CODE = {
    "recording-missing": ("report-deficiency", "request-exemption"),
    "obstructed": ("take-measure", "resolve-obstruction"),
    "suspended": ("resume-case",),
    "two-officers": ("reassign-officers",),
    "certificate-expired": ("reassign-officers",),
    "legal-review": ("submit-legal-review", "pass-legal-review"),
    "discussion": ("submit-discussion", "discuss"),
    "not-performed": ("record-payment",),
    "not-approved": ("approve-seizure", "approve-afterwards"),
    "items-held": ("dispose-preserved", "decide-release", "return-items"),
}


def with_cures(desk: Desk, blocker: Blocker) -> Blocker:
    """Return a blocker with the actions that would cure it, those possible from the present state first."""
    found = [a for a in desk.law.procedure.actions.values() if _cures(desk, a, blocker)]
    here = desk.law.procedure.by_state[desk.state.state]
    ordered = [a for a in found if a in here] or found
    return blocker.model_copy(update={"actions": tuple(a.slug for a in ordered)}) if ordered else blocker


def _cures(desk: Desk, action: Action, blocker: Blocker) -> bool:
    if action.slug in _BY_CODE.get(blocker.code, ()):
        return True
    entry = desk.state.deadlines.get(blocker.deadline or "")
    if entry is not None:
        return any(desk.resolve(rule) == entry.rule for rule in action.stops) or _pays(action, entry.rule)
    named = blocker.facts.get("fact")
    if named is not None:
        return named in action.sets
    document = blocker.facts.get("document")
    return document is not None and f"serve:{document}" in action.effects


def _pays(action: Action, rule: str) -> bool:
    return any(
        effect.partition(":")[0].startswith(ENDED_BY_EFFECT[rule])
        for effect in action.effects
        if rule in ENDED_BY_EFFECT
    )


# Duties that an effect ends instead of the table's own ``stops``.
ENDED_BY_EFFECT = {
    "recusal_decision": "decide_recusal",
    "supervision_reply": "answer_supervision",
    "obstruction_correction": "meet_correction",
    "exemption_decision": "unwatch",
    "deficiency_decision": "unwatch",
    "seizure_period": "end_seizure",
    "compulsion_post_approval": "end_seizure",
    "fine_payment": "pay",
    "demand_notice": "pay",
    "reconsideration": "remedy",
    "litigation": "remedy",
}


def can_end(desk: Desk, entry: Deadline) -> bool:
    """Whether something in the case's procedure ends what is owed: an action, a service, an expiry."""
    if entry.bearer != "authority" and entry.status is DeadlineStatus.RUNNING:
        return True
    procedure = desk.law.procedure
    stops = [m.stops for m in procedure.table.actions] + [d.stops for d in procedure.table.documents]
    if any(desk.resolve(rule) == entry.rule for rules in stops for rule in rules):
        return True
    names = {effect.partition(":")[0] for action in procedure.table.actions for effect in action.effects}
    ends = ENDED_BY_EFFECT.get(entry.rule)
    return (ends is not None and any(n.startswith(ends) for n in names)) or bool(procedure.expiries.get(entry.rule))
