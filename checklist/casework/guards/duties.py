"""Guards on the book of deadlines: what is owed, which window is open, whether a clock may be moved."""

from datetime import date

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.book import OWED, DeadlineStatus
from models.case import Blocker


@guard("owed")
def owed(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A duty or window of a rule is open."""
    return None if book.owed(desk, rule) else Blocker(code="nothing-owed", zh="没有需要履行的相应期限")


@guard("no_owed")
def no_owed(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """No duty of a rule is open."""
    found = book.owed(desk, rule)
    if found is None:
        return None
    return Blocker(
        code="duty-open",
        zh=f"{found.name_zh}尚未完成（{found.due.due_on}）",
        owner=found.owner,
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("no_duty_left")
def no_duty_left(desk: Desk, ask: Ask, but: str) -> Blocker | None:
    """The authority owes nothing any more but what this act itself does."""
    for found in desk.state.deadlines.values():
        if found.status in OWED and found.bearer == "authority" and found.rule != but:
            return no_owed(desk, ask, found.rule)
    return None


@guard("settled")
def settled(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A window is settled: used, run out, waived, or never opened."""
    found = book.entry(desk, rule)
    if found is None or found.status is not DeadlineStatus.RUNNING:
        return None
    return Blocker(
        code="window-open",
        zh=f"{found.name_zh}尚未届满（{found.due.due_on}）",
        article="行政处罚法62",
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("in_time")
def in_time(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A request came in its window; a timely postmark suffices (民诉法 85(4))."""
    found = book.entry(desk, rule)
    said = ask.said(bodies.HearingRequest)
    if found is None:
        return Blocker(code="window-none", zh="没有相应的申请期限")
    if said is None:
        return None
    on = said.postmarked_on or ask.day
    if on <= found.due.due_on:
        return None
    return Blocker(
        code="window-over",
        zh=f"申请已超过期限：应当在{found.due.due_on}前提出，实际为{on}；期限内交邮的请填写交邮日期",
        article="行政处罚法64(1)",
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("pause_allowed")
def pause_allowed(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The clock may stop: its rule knows a stop, it runs, and the stop does not lie before its start."""
    found = book.owed(desk, rule_id)
    if found is None:
        return Blocker(code="nothing-owed", zh="没有正在计算的期限")
    first: date | None = getattr(ask.body, "pause_from", None)
    if first is None:
        return None
    if not book.version_of(desk, found).pausable:
        return Blocker(code="not-pausable", zh=f"{found.name_zh}依法不得停止计算", deadline=found.id)
    if first < ask.day:
        return Blocker(code="pause-past", zh="书面告知应当先于停止计算的首日", deadline=found.id)
    if first > found.due.due_on:
        return Blocker(code="pause-late", zh=f"期限已于{found.due.due_on}届满", deadline=found.id)
    return None


@guard("pause_allowed_or_over")
def pause_allowed_or_over(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The clock may stop; one whose time is over has nothing left to stop, and holds up nothing."""
    found = book.owed(desk, rule_id)
    if found is not None and found.status is DeadlineStatus.OVERDUE:
        return None
    return pause_allowed(desk, ask, rule_id)


@guard("extension_allowed")
def extension_allowed(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The rule knows an extension, none was granted, the time has not run out, the length is within its limit."""
    found = book.owed(desk, rule_id)
    if found is None:
        return Blocker(code="nothing-owed", zh="没有正在计算的期限")
    allowed = book.version_of(desk, found).extension
    if allowed is None:
        return Blocker(code="not-extendable", zh=f"{found.name_zh}依法不得延长", deadline=found.id)
    if len(found.extensions) >= allowed.max_times:
        return Blocker(
            code="extended-already",
            zh=f"{found.name_zh}已经延长，不得再次延长",
            article=allowed.article,
            deadline=found.id,
        )
    if ask.end >= found.due.due_at:
        return Blocker(code="extension-late", zh=f"期限已于{found.due.due_on}届满，不得延长", deadline=found.id)
    length = getattr(ask.body, "length", None)
    if length is not None and length > allowed.length:
        return Blocker(
            code="extension-long",
            zh=f"延长不得超过{allowed.length}日",
            article=allowed.article,
            deadline=found.id,
        )
    return None
