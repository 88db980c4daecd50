"""After the order: stop and resumption, more time, re-inspection (安全生产法65, 清单第16行)."""

from typing import Any

import pytest

from tests.casework.inspections import ORDER, failed, ordered, reinspected, stopped

MORE = {"from_whom": "宏达化工有限公司（演示）", "reason": "设备尚未到货"}


# --- stop and resumption ---


def test_a_stop_is_looked_at_again_after_six_months_at_the_latest() -> None:
    p = stopped()
    assert p.due("temporary_stop") == "2027-03-01"

    p.do("section-head", "review-stop", "2027-02-26 10:00", reason="隐患尚未排除")

    first, second = [d for d in p.case.state.deadlines.values() if d.rule == "temporary_stop"]
    assert (first.status, second.status, second.due.due_on.isoformat()) == ("met", "running", "2027-08-26")


def test_a_stop_that_nobody_looked_at_again_is_told_to_the_supervisor() -> None:
    p = stopped()

    p.wait_until("2027-03-02 00:00")

    assert p.deadline("temporary_stop").status == "overdue"
    assert "supervisor" in {r.value for m in p.reminders if m.deadline == "temporary_stop" for r in m.tell}


def test_an_application_to_resume_is_answered_in_ten_days() -> None:
    p = stopped()
    p.do("officer", "apply-resume", "2026-09-07 09:00", summary="隐患已排除")
    assert p.due("resume_review") == "2026-09-17"

    p.do("section-head", "refuse-resume", "2026-09-10 09:00", reason="尚未排除")

    assert (p.state, p.deadline("resume_review").status, p.deadline("temporary_stop").status) == (
        "stopped",
        "met",
        "running",
    )


def test_an_answer_that_is_late_is_overdue() -> None:
    p = stopped()
    p.do("officer", "apply-resume", "2026-09-07 09:00", summary="隐患已排除")

    p.wait_until("2026-09-18 00:00")

    assert p.deadline("resume_review").status == "overdue"


def test_who_may_resume_gets_a_time_for_rectification_where_none_runs() -> None:
    p = stopped()
    p.do("officer", "apply-resume", "2026-09-07 09:00", summary="隐患已排除")

    assert p.codes(p.refused("section-head", "allow-resume", opinion="同意")) == ["no-period"]
    p.do("section-head", "allow-resume", opinion="同意", rectify_by="2026-10-12")

    assert (p.state, p.due("rectification_period"), p.deadline("temporary_stop").status) == (
        "rectification",
        "2026-10-12",
        "met",
    )


# --- more time ---


@pytest.mark.parametrize(("when", "allowed"), [("2026-09-11 16:00", True), ("2026-09-12 09:00", False)])
def test_more_time_is_asked_for_ten_days_before_the_end(when: str, allowed: bool) -> None:
    p = ordered()

    result = p.try_("officer", "apply-more-time", when, **MORE, more_time_until="2026-10-12")

    assert hasattr(result, "state") is allowed
    if not hasattr(result, "state"):
        assert p.codes(result) == ["application-late"]
        assert "第18号" in result.detail


def test_the_heads_hear_until_when_the_application_wants_its_answer() -> None:
    p = ordered()

    p.do("officer", "apply-more-time", "2026-09-07 09:00", **MORE, more_time_until="2026-10-12")

    assert [r.due_on.isoformat() for r in p.reminders if r.due_on and r.id.startswith("answer:")] == ["2026-09-12"]


def test_more_time_takes_the_place_of_the_period() -> None:
    p = ordered()
    assert p.codes(
        p.refused(
            "deputy-head", "grant-more-time", "2026-09-07 08:00", rectify_by="2026-10-12", notice_no="延1", reason="x"
        )
    ) == ["not-applied"]
    p.do("officer", "apply-more-time", "2026-09-07 09:00", **MORE, more_time_until="2026-10-12")
    granted = {"notice_no": "延1", "reason": "设备采购周期"}

    assert p.refused("section-head", "grant-more-time", rectify_by="2026-10-12", **granted).type == "forbidden"
    assert p.codes(p.refused("deputy-head", "grant-more-time", rectify_by="2026-09-21", **granted)) == ["not-later"]
    p.do("deputy-head", "grant-more-time", rectify_by="2026-10-12", **granted)

    first, second = [d for d in p.case.state.deadlines.values() if d.rule == "rectification_period"]
    assert (first.status, second.status, second.due.due_on.isoformat()) == ("superseded", "running", "2026-10-12")
    p.wait_until("2026-10-13 00:00")
    assert (p.state, p.due("reinspection")) == ("reinspection_due", "2026-10-22")


def test_more_time_that_is_refused_leaves_the_period_as_it_was() -> None:
    p = ordered()
    p.do("officer", "apply-more-time", "2026-09-07 09:00", **MORE, more_time_until="2026-10-12")

    p.do("deputy-head", "refuse-more-time", reason="不影响安全整改")

    assert p.due("rectification_period") == "2026-09-21"
    assert p.codes(p.refused("deputy-head", "refuse-more-time", reason="x")) == ["nothing-owed"]


# --- re-inspection ---


@pytest.mark.parametrize(
    ("applied", "due"), [("2026-09-10 09:00", "2026-09-20"), ("2026-09-21 09:00", "2026-10-08"), (None, "2026-10-08")]
)
def test_the_earlier_of_application_and_end_sets_the_ten_days_running(applied: str | None, due: str) -> None:
    p = ordered()
    if applied:
        p.do("officer", "apply-reinspection", applied, summary="已整改")

    p.wait_until("2026-09-22 00:00")

    assert p.state == "reinspection_due"
    assert [d.due.due_on.isoformat() for d in p.case.state.deadlines.values() if d.rule == "reinspection"] == [due]


def test_a_period_that_ends_during_a_stop_is_re_inspected_all_the_same_and_once() -> None:
    p = stopped(rectify_by="2026-09-21")
    p.wait_until("2026-09-22 00:00")
    p.do("officer", "apply-resume", "2026-09-23 09:00", summary="已整改")
    p.do("section-head", "allow-resume", opinion="同意")
    p.do("officer", "apply-reinspection", "2026-09-24 09:00", summary="已整改")

    assert [d.rule for d in p.case.state.deadlines.values()].count("reinspection") == 1
    reinspected(p, "2026-09-28 10:00", passed=True)
    p.do("officer", "close-passed", reason="通过")
    assert p.state == "closed"


def test_a_re_inspection_that_was_not_made_is_found_by_the_supervisor() -> None:
    p = ordered()

    early = p.refused("supervisor", "find-not-reinspected", "2026-10-08 23:00", reason="未复查")
    assert (p.codes(early), early.article) == (["not-overdue"], "清单第16行")
    assert p.refused("section-head", "find-not-reinspected", "2026-10-09 09:00", reason="未复查").type == "forbidden"
    p.do("supervisor", "find-not-reinspected", reason="未按期复查")

    assert (p.state, p.deadline("reinspection").status) == ("failed", "lapsed")


def test_a_new_order_after_the_failure_has_its_own_period_and_re_inspection() -> None:
    p = failed()
    again: dict[str, Any] = {"document_nos": ["责改2"], "recipient": "张某（演示）", "measures": "继续整改"}

    assert p.codes(p.refused("officer", "issue-new-order", rectify_by="2026-09-22", **again)) == ["order-past"]
    p.do("officer", "issue-new-order", rectify_by="2026-10-12", **again)

    assert (p.state, p.due("rectification_period")) == ("rectification", "2026-10-12")
    p.wait_until("2026-10-13 00:00")
    assert p.due("reinspection") == "2026-10-22"


def test_a_new_order_does_not_lift_a_stop() -> None:
    p = stopped(rectify_by="2026-09-21")
    p.wait_until("2026-09-22 00:00")
    reinspected(p, "2026-09-23 10:00", passed=False)
    p.do(
        "officer",
        "issue-new-order",
        rectify_by="2026-10-12",
        document_nos=["2"],
        recipient="张某（演示）",
        measures="整改",
    )
    p.record([15], "2026-09-23 09:59", "2026-09-23 10:00")
    p.do("officer", "apply-reinspection", "2026-09-28 09:00", summary="已整改")
    reinspected(p, "2026-09-29 10:00", passed=True)

    assert p.codes(p.refused("section-head", "close-passed", reason="通过")) == ["fact-present"]
    p.do("section-head", "back-to-stop", reason="待审查同意")
    assert (p.state, p.deadline("temporary_stop").status) == ("stopped", "running")


def test_two_officers_re_inspect() -> None:
    p = ordered()
    p.wait_until("2026-09-22 09:00")

    refused = p.refused(
        "officer",
        "reinspect",
        reinspection_passed=True,
        opinion_no="复1",
        recipient="张某（演示）",
        officers=["14052501001"],
    )

    assert (p.codes(refused), refused.blockers[0].row) == (["two-officers"], 16)


def test_a_failed_re_inspection_closes_only_with_what_follows_from_it() -> None:
    p = failed()

    assert "fact-missing" in p.codes(p.refused("section-head", "close-failed", reason="另案"))
    p.do("section-head", "refer", to="县人民政府（演示）", reason="提请关闭")
    p.do("section-head", "close-failed", reason="提请关闭")

    assert p.state == "closed"
    assert ORDER["rectify_by"] == p.due("rectification_period")
