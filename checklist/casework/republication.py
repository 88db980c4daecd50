"""What a published year does to a case: every open date is derived anew, and both dates stay in the history.

Nobody's duty moves in silence: each deadline that changes has an event with both its dates, and of an authority's duty
the earlier alarm stands, however late the legal date turns out to be.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checklist.casework import dating
from checklist.casework.book import until_zh, version_of
from checklist.casework.desk import Desk, replace
from checklist.counting import due, earliest_event
from checklist.publishing import usable, with_years
from checklist.rungs import rungs
from models.book import OWED, Deadline, DeadlineStatus, RungState
from models.calendar import Dates, PublishedYear, Rederived
from models.deadline import Direction, Due
from models.errors import CalendarError
from models.roles import Role
from models.time import day_of

PUBLISHED = "calendar.published"
REFUSED = "calendar.refused"
REDERIVED = "deadline.rederived"
REVIEW = "calendar.review"


@dataclass(frozen=True)
class _Anew:
    """A deadline as it was and as the new calendar has it."""

    before: Deadline
    after: Deadline


def publish(desk: Desk, published: PublishedYear) -> bool:
    """Lay a year over the case's calendar and derive anew what is owed; return whether the case took it.

    The same year again changes nothing. Another content for a year that the case has, or a year out of turn, is not
    taken, and an event says so.
    """
    known = next((y for y in desk.state.calendar_overlays if y.year == published.year), None)
    if known is not None and known.sha256 == published.sha256:
        return False
    why = _why_not(desk, published, known)
    if why is not None:
        _refuse(desk, published, why)
        return False
    before = desk.calendar
    try:
        # A case that was moved to a newer calendar edition has years of that edition among those it took.
        years = usable(desk.law.calendar, [*desk.state.calendar_overlays, published])
        desk.calendar = with_years(desk.law.calendar, years)
        found = [_Anew(d, anew(desk, d)) for d in desk.state.deadlines.values() if d.status in OWED]
    except CalendarError as error:
        desk.calendar = before
        _refuse(desk, published, f"按该日历无法计算期限：{error}")
        return False
    desk.state.calendar_overlays.append(published)
    _tell(desk, published, found)
    _check_hearings(desk, published)
    _check_closed(desk, published)
    return True


def rederived(kind: str, data: dict[str, Any]) -> Rederived | None:
    """Return what an event says of a deadline that was derived anew, None for any other event."""
    if kind != REDERIVED:
        return None
    return Rederived.model_validate({name: data[name] for name in Rederived.model_fields})


def _why_not(desk: Desk, published: PublishedYear, known: PublishedYear | None) -> str | None:
    if known is not None:
        return f"本案已采用另一份{published.year}年日历（{known.source}，{known.sha256[:12]}）"
    through = desk.calendar.published_through
    if published.year <= through:
        return f"本案所用日历版本{desk.law.calendar.name}已有{published.year}年的公布日历"
    if published.year != through + 1:
        return f"应当先采用{through + 1}年的日历"
    return None


def _refuse(desk: Desk, published: PublishedYear, why: str) -> None:
    desk.log(
        REFUSED,
        f"未采用{published.year}年放假安排（{published.source}）：{why}",
        year=published.year,
        sha256=published.sha256,
        why=why,
    )


def anew(desk: Desk, deadline: Deadline) -> Deadline:
    """Return a deadline as rules and calendar give it now, its ledger kept; an authority's earlier alarm stands."""
    rule = version_of(desk, deadline)
    fresh = dating.dates(
        desk,
        rule,
        deadline.trigger,
        set_on=deadline.set_on,
        pauses=deadline.pauses,
        extensions=deadline.extensions,
    )
    found: Due = fresh["due"]
    if deadline.bearer == "authority":
        found = found.model_copy(
            update={
                "alarm_on": min(found.alarm_on, deadline.due.alarm_on),
                "alarm_at": min(found.alarm_at, deadline.due.alarm_at),
            }
        )
    fresh_rungs = _rungs(desk, deadline, found)
    said: dict[str, Any] = {
        "rungs": fresh_rungs if _instants(fresh_rungs) != _instants(deadline.rungs) else deadline.rungs
    }
    if found != deadline.due:
        back = deadline.status is DeadlineStatus.OVERDUE and found.due_at > desk.now
        said |= {
            "due": found,
            "receipt_hash": fresh["receipt_hash"],
            "status": DeadlineStatus.RUNNING if back else deadline.status,
            "late": deadline.late and not back,
        }
    return deadline.model_copy(update=said)


def _rungs(desk: Desk, deadline: Deadline, found: Due) -> tuple[RungState, ...]:
    """Return the rungs at their new instants; what was said, or left unsaid for a later rung, is not said again."""
    said = tuple(r for r in deadline.rungs if r.fired_at is not None or r.skipped)
    spoken = {_base(r.key) for r in said}
    waiting = {_base(r.key): r.key for r in deadline.rungs if r not in said}
    fresh = [
        RungState(key=waiting.get(rung.key, rung.key), at=rung.at, tell=rung.tell)
        for rung in rungs(version_of(desk, deadline), deadline.trigger, found, desk.calendar)
        if rung.key in waiting or rung.key not in spoken
    ]
    past = [r.key for r in fresh if r.at <= desk.now]
    silent = set(past[:-1])
    return (*said, *(r.model_copy(update={"skipped": True}) if r.key in silent else r for r in fresh))


def _instants(told: tuple[RungState, ...]) -> dict[str, datetime]:
    return {r.key: r.at for r in told if r.fired_at is None and not r.skipped}


def _base(key: str) -> str:
    return key.partition("#")[0]


def _tell(desk: Desk, published: PublishedYear, found: list[_Anew]) -> None:
    changed = [one for one in found if one.after.due != one.before.due]
    kept = [
        {"deadline": one.before.id, "name_zh": one.before.name_zh, "due_on": one.before.due.due_on.isoformat()}
        for one in found
        if one.after.due == one.before.due
    ]
    desk.log(
        PUBLISHED,
        f"采用{published.year}年放假安排（{published.source}）：重新计算期限{len(found)}个，其中{len(changed)}个有变动",
        year=published.year,
        sha256=published.sha256,
        source=published.source,
        kept=kept,
    )
    for one in found:
        if one.after.due != one.before.due:
            _move(desk, published, one)
        elif one.after.rungs is not one.before.rungs:
            replace(desk.state.deadlines, one.before.id, rungs=one.after.rungs)


def _move(desk: Desk, published: PublishedYear, one: _Anew) -> None:
    before, after = one.before, one.after
    desk.state.deadlines[after.id] = after
    said = Rederived(
        deadline=after.id,
        name_zh=after.name_zh,
        bearer=after.bearer,
        before=_dates(before),
        after=_dates(after),
    )
    words = f"{after.name_zh}原{until_zh(before)}，按公布的{published.year}年日历{_now_zh(before, after)}"
    held = after.due.alarm_on < after.due.due_on and after.due.due_on > before.due.due_on
    if held and after.bearer == "authority":
        words += f"；提醒仍以较早的{after.due.alarm_on}为准"
    desk.log(REDERIVED, words, version_of(desk, after).basis, year=published.year, **said.model_dump(mode="json"))
    if said.moved:
        desk.remind(
            f"{after.id}:calendar:{published.year}",
            (after.owner,),
            words,
            "warning" if after.due.due_on < before.due.due_on else "info",
            deadline=after.id,
            due_on=after.due.due_on,
        )


def _now_zh(before: Deadline, after: Deadline) -> str:
    if before.due.due_on == after.due.due_on:
        return "届满日不变" + ("" if after.due.provisional or not before.due.provisional else "，不再暂定")
    return f"于{until_zh(after)}"


def _dates(deadline: Deadline) -> Dates:
    return Dates(
        due_on=deadline.due.due_on,
        alarm_on=deadline.due.alarm_on,
        provisional=deadline.due.provisional,
        earliest=deadline.due.earliest,
        latest=deadline.due.latest,
        receipt=deadline.receipt_hash,
    )


def _check_hearings(desk: Desk, published: PublishedYear) -> None:
    """Say so where the notice of an event ahead is too short by the new calendar (处罚法 64(2), 许可法 48(1))."""
    newest = {d.rule: d for d in desk.state.deadlines.values()}
    for deadline in newest.values():
        rule = version_of(desk, deadline)
        event = day_of(deadline.trigger) if isinstance(deadline.trigger, datetime) else deadline.trigger
        if rule.direction is not Direction.BACKWARD or event < desk.today:
            continue
        if deadline.status not in (DeadlineStatus.MET, DeadlineStatus.RUNNING):
            continue
        told = deadline.closed_on if deadline.status is DeadlineStatus.MET else None
        latest = due(rule, deadline.trigger, desk.calendar).due_on
        served = told or desk.today
        if served <= latest or (told is not None and told > deadline.due.due_on):
            continue
        done = f"已于{told}送达" if told else "尚未送达"
        words = (
            f"{deadline.name_zh}：按公布的{published.year}年日历，定于{event}的，最迟应于{latest}通知，{done}，"
            f"通知时间不足；应当改期到{earliest_event(rule, served, desk.calendar)}或以后"
        )
        _review(desk, published, deadline, words, rule.basis, latest)


def _check_closed(desk: Desk, published: PublishedYear) -> None:
    """Say so where a window was closed on a provisional day that turns out to be too early."""
    for deadline in desk.state.deadlines.values():
        if deadline.status is not DeadlineStatus.LAPSED or not deadline.due.provisional:
            continue
        found: Due = anew(desk, deadline).due
        if found.due_on <= deadline.due.due_on:
            continue
        words = (
            f"{deadline.name_zh}曾按暂定日期{deadline.due.due_on}作届满处理，"
            f"按公布的{published.year}年日历应至{found.due_on}届满；此后的办理请复核"
        )
        _review(desk, published, deadline, words, version_of(desk, deadline).basis, found.due_on)


def _review(desk: Desk, published: PublishedYear, deadline: Deadline, words: str, article: str, due_on: date) -> None:
    desk.log(REVIEW, words, article, year=published.year, deadline=deadline.id)
    desk.remind(
        f"{deadline.id}:calendar-review:{published.year}",
        tuple(dict.fromkeys((deadline.owner, Role.SECTION_HEAD))),
        words,
        "critical",
        deadline=deadline.id,
        due_on=due_on,
    )
