"""Effects on the file: what is kept, who is told, which case is linked, when it ends."""

from checklist.casework import book, records_care
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from checklist.casework.effects.registry import effect
from models import bodies
from models.book import OWED, DeadlineStatus
from models.case import LinkedCase
from models.roles import CaseKind, Role


@effect("keep_day")
def keep_day(desk: Desk, ask: Ask, name: str) -> None:
    """Keep the day of the act as a fact."""
    desk.state.facts[name] = ask.day.isoformat()


@effect("keep_instant")
def keep_instant(desk: Desk, ask: Ask, name: str) -> None:
    """Keep the instant of the act as a fact, before which what depends on it cannot have been done."""
    desk.state.facts[name] = ask.end.isoformat()


@effect("remember_state")
def remember_state(desk: Desk, ask: Ask, name: str) -> None:
    """Keep the state that is being left as a fact."""
    desk.state.facts[name] = desk.state.state


@effect("tell_heads")
def tell_heads(desk: Desk, ask: Ask, _argument: str) -> None:
    """Tell section head and deputy head at once that the law itself has acted."""
    zh = getattr(ask.action, "zh", "")
    desk.remind(f"law:{desk.state.seq}", (Role.SECTION_HEAD, Role.DEPUTY_HEAD), zh, "critical")


@effect("tell_bureau_head")
def tell_bureau_head(desk: Desk, ask: Ask, _argument: str) -> None:
    """Tell the principal head at once that the supervision body has written (行政执法监督条例 27-29)."""
    zh = f"{ask.action.zh}：{getattr(ask.body, 'order_no', '')}"
    desk.remind(f"supervision:{desk.state.seq}", (Role.BUREAU_HEAD, Role.DEPUTY_HEAD), zh, "critical")


@effect("link_case")
def link_case(desk: Desk, ask: Ask, _argument: str) -> None:
    """Ask for a case to be opened out of this one; both live on independently and know each other."""
    said = ask.said(bodies.OpenLinkedCase)
    if said is None:
        return
    open_out_of(desk, ask, said.kind, said.cause, said.officers)


def open_out_of(desk: Desk, ask: Ask, kind: CaseKind, cause: str, officers: tuple[str, ...] | None = None) -> None:
    """Ask for a case of a kind to be opened out of this one, by its officers or by others."""
    key = f"l{len(desk.state.linked) + 1}"
    desk.state.linked[key] = LinkedCase(request=key, kind=kind, cause=cause)
    desk.ask(
        "open_linked_case",
        key,
        kind=kind,
        cause=cause,
        officers=list(officers or [o.certificate for o in desk.officers]),
        by=ask.actor.model_dump(mode="json"),
    )


@effect("nothing_recorded")
def nothing_recorded(desk: Desk, ask: Ask, _argument: str) -> None:
    """What was never begun needs no record."""
    records_care.close_row(desk, desk.now)


@effect("close")
def close(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note when the case was closed; what was asked and not decided needs no decision any more."""
    desk.state.closed_at = desk.now
    if desk.law.procedure.table.manner >= 2:
        _drop_requests(desk)


@effect("moot_all")
def moot_all(desk: Desk, ask: Ask, _argument: str) -> None:
    """Close the book: the file is archived."""
    desk.state.archived_at = desk.now
    book.moot_all(desk)


# What a request waits for, and what an order to correct gave time for: without a case to go on with there is neither.
_OF_REQUESTS = frozenset({"recusal_decision", "exemption_decision", "deficiency_decision", "obstruction_correction"})


def _drop_requests(desk: Desk) -> None:
    state = desk.state
    for recusal in [r for r in state.recusals.values() if r.status == "asked"]:
        replace(state.recusals, recusal.id, status="moot")
    for exemption in [e for e in state.exemptions.values() if e.status == "asked"]:
        replace(state.exemptions, exemption.id, status="moot")
    for deficiency in [d for d in state.deficiencies.values() if d.status == "reported"]:
        replace(state.deficiencies, deficiency.id, status="moot")
    for entry in [d for d in state.deadlines.values() if d.rule in _OF_REQUESTS and d.status in OWED]:
        replace(state.deadlines, entry.id, status=DeadlineStatus.MOOT, closed_on=desk.today)
