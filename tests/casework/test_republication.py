"""A published year derives a case's dates anew: both dates stay in the history, no authority's alarm moves later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checklist.casework.case import Case
from checklist.casework.forecast import forecast, lacking
from checklist.casework.republication import PUBLISHED, REDERIVED, REFUSED, REVIEW
from models.calendar import PublishedYear
from models.case import CaseState, Event
from models.messages import CalendarPublished
from tests.casework.test_w2_penalty import FILING, decided
from tests.player import Player, actor, at
from tests.stage import CoreStage
from tests.stories import PENALTY, Act, play
from tests.years import CALENDAR, plain_year, year_2027

YEAR = year_2027()


def publish(p: Player, year: PublishedYear = YEAR) -> list[Event]:
    """Publish a year and return what the case said to it."""
    seen = len(p.events)
    p.case.publish_calendar(CalendarPublished(published=year, by=actor("admin")), p.now)
    p._news()
    return p.events[seen:]


def rederived(events: list[Event], deadline: str) -> dict[str, Any]:
    (found,) = [e.data for e in events if e.type == REDERIVED and e.data["deadline"] == deadline]
    return found


def year_with(off: Sequence[str] = (), working: Sequence[str] = ()) -> PublishedYear:
    """Return 2027 with its statutory days and some more."""
    days = {d: n for d, n in CALENDAR.off.items() if d.year == 2027}
    days |= {date.fromisoformat(d): "放假" for d in off}
    return PublishedYear(year=2027, source="演示", off=days, working=tuple(date.fromisoformat(d) for d in working))


def filed(on: str) -> Player:
    p = Player("penalty", f"{on} 08:30")
    ended = (at(on) - timedelta(days=5)).date().isoformat()
    p.do("officer", "propose-filing", f"{on} 08:40", **{**FILING, "violation_ended_on": ended})
    p.do("deputy-head", "approve-filing", f"{on} 09:00")
    return p


def accepted(on: str) -> Player:
    """Return a licence case whose twenty working days run from a day's acceptance."""
    p = Player("licensing", f"{on} 08:30", number="XK-2026-0001")
    p.do("officer", "receive-application", f"{on} 09:00", in_person=True, license_kind="general", materials=["申请书"])
    p.wait_until(f"{on} 09:15")
    p.record(1, f"{on} 08:50", f"{on} 09:10", method="fixed_cctv")
    p.do("officer", "accept", f"{on} 09:30", voucher_no="1")
    return p


def served() -> Player:
    p = decided()
    p.do(
        "officer",
        "serve-decision",
        "2026-09-22 11:00",
        occurred_at="2026-09-22 10:00",
        ended_at="2026-09-22 10:20",
        method="leaving",
        recipient="宏达化工",
        refusal_reason="拒绝签收",
        witness="村委会王某（演示）",
    )
    p.record(33, "2026-09-22 09:59", "2026-09-22 10:21")
    p.wait_until("2026-11-20")
    return p


def test_a_litigation_date_that_was_provisional_becomes_final() -> None:
    p = served()
    before = p.deadline("litigation")

    events = publish(p)

    after = p.deadline("litigation")
    assert (before.due.provisional, after.due.provisional) == (True, False)
    assert after.due.due_on == before.due.due_on == date(2027, 3, 22)
    assert "不再暂定" in next(e.zh for e in events if e.type == REDERIVED)


def test_both_dates_and_both_receipts_stay_in_the_history() -> None:
    p = accepted("2026-12-21")
    before = p.deadline("license_decision")

    found = rederived(publish(p, year_with(off=["2027-01-04"])), "license_decision")

    assert found["year"] == 2027
    assert found["before"]["due_on"] == before.due.due_on.isoformat() == "2027-01-19"
    assert found["after"]["due_on"] == p.due("license_decision") == "2027-01-20"
    assert (found["before"]["provisional"], found["after"]["provisional"]) == (True, False)
    assert found["before"]["receipt"] == before.receipt_hash != found["after"]["receipt"]
    assert found["after"]["receipt"] == p.deadline("license_decision").receipt_hash


def test_what_a_published_year_does_not_touch_stays_as_it_is_and_is_named() -> None:
    p = served()
    before = p.deadline("reconsideration")

    events = publish(p)

    assert p.deadline("reconsideration") is before
    kept = next(e.data["kept"] for e in events if e.type == PUBLISHED)
    assert "reconsideration" in [one["deadline"] for one in kept]


def test_ninety_days_that_run_into_the_new_year_roll_by_the_published_days() -> None:
    p = filed("2026-11-09")
    assert p.due("penalty_decision") == "2027-02-09"

    publish(p)

    assert p.due("penalty_decision") == "2027-02-14"
    assert not p.deadline("penalty_decision").due.provisional


def test_an_authoritys_date_that_moves_later_keeps_its_alarm() -> None:
    p = accepted("2026-12-21")
    before = p.deadline("license_decision").due

    publish(p, year_with(off=["2027-01-04", "2027-01-05"]))

    after = p.deadline("license_decision").due
    assert after.due_on > before.due_on
    assert (after.alarm_on, after.alarm_at) == (before.alarm_on, before.alarm_at)
    assert any(r.key == "alarm" and r.at == before.alarm_at for r in p.deadline("license_decision").rungs)
    assert f"提醒仍以较早的{before.alarm_on}为准" in p.events[-2].zh


def test_an_authoritys_date_that_moves_earlier_takes_its_alarm_along() -> None:
    p = accepted("2026-12-21")
    before = p.deadline("license_decision").due

    publish(p, year_with(working=["2027-01-02", "2027-01-03", "2027-01-09", "2027-01-10", "2027-01-16", "2027-01-17"]))

    after = p.deadline("license_decision").due
    assert after.due_on < before.due_on
    assert after.alarm_on <= min(before.alarm_on, after.due_on)


def test_a_rung_that_has_fired_does_not_fire_again() -> None:
    p = accepted("2026-12-21")
    p.wait_until("2027-01-11 10:00")
    fired = [r.key for r in p.deadline("license_decision").rungs if r.fired_at]
    assert fired

    publish(p, year_with(off=["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"]))
    p.wait_until("2027-02-20 09:00")

    told = [r.id for r in p.reminders if r.deadline == "license_decision"]
    assert len(told) == len(set(told))
    assert not any("#" in r.key for r in p.deadline("license_decision").rungs)


def test_a_date_that_has_passed_by_the_new_calendar_is_overdue_at_once() -> None:
    p = accepted("2026-12-21")
    p.wait_until("2027-01-18 10:00")
    assert p.deadline("license_decision").status == "running"

    publish(p, year_with(working=["2027-01-02", "2027-01-03", "2027-01-09", "2027-01-10"]))

    assert p.due("license_decision") == "2027-01-13"
    assert p.deadline("license_decision").status == "overdue"


def test_a_duty_that_was_overdue_on_a_provisional_day_runs_again_where_its_day_lies_ahead() -> None:
    p = accepted("2026-12-21")
    p.wait_until("2027-01-20 10:00")
    assert p.deadline("license_decision").status == "overdue"

    publish(p, year_with(off=["2027-01-04", "2027-01-05", "2027-01-06"]))

    assert p.deadline("license_decision").status == "running"
    assert not p.deadline("license_decision").late
    p.wait_until("2027-01-23 00:00")
    assert p.deadline("license_decision").status == "overdue"


async def told(steps: int, *, hearing_at: str | None = None) -> Player:
    """Return a penalty case played up to a step on 28 December 2026, its hearing fixed for a day."""
    stage = CoreStage("penalty", at("2026-12-28 09:00"))
    await play(PENALTY[: min(steps, FIX)], stage)
    if hearing_at is not None:
        said = {"hearing_at": at(hearing_at).isoformat(), "hearing_place": "听证室", "host": "host"}
        await play([Act("host", "fix-hearing", {**said, "hearing_clerk": "clerk"}), *PENALTY[FIX + 1 : steps]], stage)
    stage.player._news()
    return stage.player


FIX = next(i for i, step in enumerate(PENALTY) if isinstance(step, Act) and step.action == "fix-hearing")
SERVED_NOTICE = FIX + 2


async def test_a_window_of_the_party_that_moves_later_stays_open_longer() -> None:
    p = await told(FIX - 3)
    assert p.due("hearing_request") == "2027-01-05"
    assert p.deadline("hearing_request").due.provisional

    publish(p, year_with(off=["2027-01-04"]))

    window = p.deadline("hearing_request")
    assert p.due("hearing_request") == window.due.alarm_on.isoformat() == "2027-01-06"
    p.wait_until("2027-01-06 23:59")
    assert p.deadline("hearing_request").status == "running"
    p.wait_until("2027-01-07 00:00")
    assert p.deadline("hearing_request").status == "lapsed"


async def test_a_window_of_the_party_that_moves_earlier_is_told_to_its_owner() -> None:
    p = await told(FIX - 3)

    publish(p, year_with(working=["2027-01-02"]))

    assert p.due("hearing_request") == "2027-01-04"
    (reminder,) = [r for r in p.reminders if r.id == "hearing_request:calendar:2027"]
    assert (reminder.severity, reminder.due_on) == ("warning", date(2027, 1, 4))


async def test_a_window_that_was_closed_on_a_provisional_day_too_early_is_to_be_reviewed() -> None:
    p = await told(FIX - 3)
    p.wait_until("2027-01-06 09:00")
    assert p.deadline("hearing_request").status == "lapsed"

    events = publish(p, year_with(off=["2027-01-04"]))

    assert p.deadline("hearing_request").status == "lapsed"
    reviews = [e for e in events if e.type == REVIEW and e.data["deadline"] == "hearing_request"]
    assert "应至2027-01-06届满" in reviews[0].zh
    assert "critical" in [r.severity for r in p.reminders if r.id == "hearing_request:calendar-review:2027"]


async def test_a_hearing_whose_notice_is_too_short_by_the_new_calendar_is_told_with_the_earliest_lawful_day() -> None:
    p = await told(SERVED_NOTICE, hearing_at="2027-01-08 09:00")
    assert p.deadline("hearing_notice").status == "met"

    events = publish(p, year_with(off=["2027-01-04"]))

    (review,) = [e for e in events if e.type == REVIEW]
    assert review.article == "行政处罚法64(2)"
    assert "最迟应于2026-12-25通知，已于2026-12-28送达" in review.zh
    assert "应当改期到2027-01-09或以后" in review.zh
    (reminder,) = [r for r in p.reminders if r.id == "hearing_notice:calendar-review:2027"]
    assert reminder.severity == "critical"


async def test_a_hearing_whose_notice_still_suffices_is_left_alone() -> None:
    p = await told(SERVED_NOTICE, hearing_at="2027-01-11 09:00")

    events = publish(p, year_with(off=["2027-01-04"]))

    assert not [e for e in events if e.type == REVIEW]


async def test_a_hearing_notice_that_is_still_to_be_served_and_comes_too_late_now_is_told() -> None:
    p = await told(SERVED_NOTICE - 1, hearing_at="2027-01-08 09:00")
    assert p.deadline("hearing_notice").status == "running"

    events = publish(p, year_with(off=["2027-01-04"]))

    assert "尚未送达" in next(e.zh for e in events if e.type == REVIEW)
    assert p.deadline("hearing_notice").status == "overdue"


def test_the_same_year_again_changes_nothing() -> None:
    p = served()
    publish(p)
    before = p.case.state.model_dump_json()

    assert publish(p) == []
    assert p.case.state.model_dump_json() == before


def test_other_days_for_a_year_that_the_case_has_are_not_taken_and_an_event_says_so() -> None:
    p = served()
    publish(p)
    litigation = p.deadline("litigation")

    (event,) = publish(p, plain_year(2027))

    assert event.type == REFUSED
    assert "已采用另一份2027年日历" in event.zh
    assert p.case.state.calendar_overlays == [YEAR]
    assert p.deadline("litigation") is litigation


@pytest.mark.parametrize(("year", "words"), [(2028, "应当先采用2027年的日历"), (2026, "已有2026年的公布日历")])
def test_a_year_out_of_turn_is_not_taken(year: int, words: str) -> None:
    p = served()
    other = PublishedYear(year=year, source="演示", off={date(year, 1, 1): "元旦"})

    (event,) = publish(p, other)

    assert event.type == REFUSED
    assert words in event.zh
    assert p.case.state.calendar_overlays == []


def test_the_published_year_is_in_the_case_wherever_it_is_taken_up_again() -> None:
    p = accepted("2026-12-21")
    publish(p, year_with(off=["2027-01-04"]))

    again = Case(CaseState.model_validate_json(p.case.state.model_dump_json()))

    assert again.state == p.case.state
    assert again.desk.calendar is p.case.desk.calendar
    assert again.next_instant == p.case.next_instant


def test_a_case_opened_afterwards_begins_with_the_published_year() -> None:
    p = Player("licensing", "2026-12-21 08:30", number="XK-2026-0001", published_years=(YEAR,))

    assert p.case.state.calendar_overlays == [YEAR]
    assert p.case.desk.calendar.published_through == 2027
    assert publish(p) == []


def test_an_opening_without_published_years_says_nothing_of_them() -> None:
    p = Player("licensing", "2026-12-21 08:30", number="XK-2026-0001")

    assert "published_years" not in p.case.state.opening.model_dump_json()


def test_of_a_closed_case_the_day_of_archiving_is_derived_anew() -> None:
    p = Player("penalty", "2026-12-21 08:30")
    p.do("section-head", "drop-clue", "2026-12-21 09:00", reason="无违法事实")

    events = publish(p)

    assert [e.data["deadline"] for e in events if e.type == REDERIVED] == ["case_archive"]
    assert p.state == "closed"


def test_a_forecast_says_what_publishing_will_do() -> None:
    p = accepted("2026-12-21")
    year = year_with(off=["2027-01-04"])
    copy = CaseState.model_validate_json(p.case.state.model_dump_json())

    said = forecast(copy, lacking(copy, [year]), actor("admin"), p.now)
    publish(p, year)

    (moved,) = said.moved
    assert moved.after.due_on.isoformat() == p.due("license_decision")
    assert moved.after.receipt == p.deadline("license_decision").receipt_hash
    assert lacking(p.case.state, [year]) == ()


def test_a_forecast_of_a_second_year_counts_with_the_first_that_the_case_lacks() -> None:
    p = served()

    said = forecast(p.case.state, [YEAR, plain_year(2028)], actor("admin"), p.now)

    assert said.why_zh == ""
    assert [one["deadline"] for one in said.kept] == ["publish_penalty", "reconsideration", "litigation"]


def test_a_case_that_was_moved_to_a_newer_calendar_edition_takes_the_year_after_it() -> None:
    p = served()
    publish(p)
    newer = replace(p.case.law.calendar.with_published(2027, YEAR.off, YEAR.working), name="newer")
    p.case = Case(p.case.state, replace(p.case.law, calendar=newer))

    events = publish(p, plain_year(2028))

    assert events[0].type == PUBLISHED
    assert p.case.desk.calendar.published_through == 2028
