"""W2: an ordinary penalty with preservation and hearing, told with its dates."""

from typing import Any

import pytest

from tests.player import Player, at

FILING = {
    "facts_zh": "未设置安全警示标志",
    "violated": "安全生产法35",
    "violation_ended_on": "2026-07-01",
}
PROPOSAL: dict[str, Any] = {
    "penalty_zh": "罚款六万元",
    "amount": 60000,
    "basis": "安全生产法99",
    "legal_review_required": True,
    "grave": True,
}
DECISION = {
    "document_no": "晋泽应急罚〔2026〕1号",
    "amount": 50000,
    "facts_and_evidence": "事实清楚",
    "penalty_and_basis": "罚款五万元",
    "performance": "十五日内缴纳",
    "remedies": "可以复议、诉讼",
}


def filed() -> Player:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "propose-filing", "2026-07-08 08:40", **FILING)
    p.do("deputy-head", "approve-filing", "2026-07-08 09:00")
    return p


def investigated() -> Player:
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    p.do(
        "officer",
        "preserve-evidence",
        "2026-07-10 11:00",
        occurred_at="2026-07-10 10:00",
        ended_at="2026-07-10 10:30",
        items=["阀门记录"],
        notice_no="1",
    )
    p.record(19, "2026-07-10 09:55", "2026-07-10 10:35")
    p.do("officer", "present-certificates", "2026-07-13 11:00", occurred_at="2026-07-13 10:00", contact="宏达化工")
    p.do(
        "officer",
        "take-vouchers",
        occurred_at="2026-07-13 10:05",
        ended_at="2026-07-13 10:40",
        contact="宏达化工",
        documents=["台账"],
    )
    p.record([17, 18], "2026-07-13 09:58", "2026-07-13 10:45")
    p.do(
        "officer",
        "examine-scene",
        "2026-07-14 11:00",
        occurred_at="2026-07-14 10:00",
        ended_at="2026-07-14 10:40",
        object="车间",
        findings="见笔录",
    )
    p.record(20, "2026-07-14 09:59", "2026-07-14 10:41")
    for day, person in (("2026-07-16", "张某（演示）"), ("2026-07-17", "李某（演示）")):
        p.do(
            "officer",
            "question-person",
            f"{day} 12:00",
            occurred_at=f"{day} 10:00",
            ended_at=f"{day} 11:00",
            person=person,
            note_taker="乙执法员（演示）",
        )
        p.record(22, f"{day} 09:59", f"{day} 11:01", who="clerk", method="fixed_cctv")
    p.do("officer", "dispose-preserved", "2026-07-20 10:00", outcome="returned")
    return p


def noticed() -> Player:
    p = investigated()
    p.do("officer", "report-investigation", "2026-07-28", summary="调查终结")
    p.do("section-head", "propose-penalty", "2026-07-30", **PROPOSAL)
    p.do(
        "officer",
        "serve-notice",
        "2026-08-03 11:00",
        occurred_at="2026-08-03 10:00",
        ended_at="2026-08-03 10:20",
        method="direct",
        recipient="张某（演示）",
    )
    return p


def heard() -> Player:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.do(
        "officer",
        "hear-statement",
        "2026-08-05 11:00",
        occurred_at="2026-08-05 10:00",
        ended_at="2026-08-05 10:30",
        person="张某（演示）",
        summary="请求减轻",
    )
    p.record(21, "2026-08-05 09:59", "2026-08-05 10:31")
    p.do("officer", "request-hearing", "2026-08-07 10:00", from_whom="宏达化工")
    p.do(
        "host",
        "fix-hearing",
        "2026-08-10 09:00",
        hearing_at="2026-08-20 09:00",
        hearing_place="听证室",
        host="host",
        hearing_clerk="clerk",
    )
    p.do(
        "officer",
        "serve-hearing-notice",
        "2026-08-10 11:00",
        occurred_at="2026-08-10 10:00",
        ended_at="2026-08-10 10:10",
        recipient="张某（演示）",
    )
    p.record(23, "2026-08-10 09:59", "2026-08-10 10:11")
    p.do(
        "clerk",
        "open-hearing",
        "2026-08-20 12:00",
        occurred_at="2026-08-20 09:00",
        ended_at="2026-08-20 09:10",
        present=["张某（演示）"],
    )
    steps = ["present_case", "party_defends", "host_questions", "debate", "final_statement"]
    p.do(
        "clerk",
        "record-hearing-steps",
        steps=[
            {
                "act": s,
                "started_at": at(f"2026-08-20 09:{10 + 5 * i}").isoformat(),
                "ended_at": at(f"2026-08-20 09:{14 + 5 * i}").isoformat(),
            }
            for i, s in enumerate(steps)
        ],
    )
    p.do("clerk", "close-hearing", occurred_at="2026-08-20 09:40", ended_at="2026-08-20 09:41")
    p.do(
        "clerk",
        "confirm-hearing-record",
        occurred_at="2026-08-20 09:45",
        ended_at="2026-08-20 10:00",
        signature="signed",
    )
    assert p.state == "hearing_record"
    p.record(list(range(24, 32)), "2026-08-20 08:55", "2026-08-20 10:05", who="clerk", method="fixed_cctv")
    assert p.state == "defence_review"
    return p


def decided() -> Player:
    p = heard()
    p.do("officer", "review-defence", "2026-08-25", opinion="部分采纳", amount=50000)
    p.do("officer", "submit-legal-review", "2026-08-31", reason="较大数额")
    p.do("reviewer", "pass-legal-review", "2026-09-02", opinion="同意")
    p.do("bureau-head", "discuss", "2026-09-10", minutes="同意处罚", attendees=["辛局长（演示）", "庚副局长（演示）"])
    p.do("bureau-head", "decide", "2026-09-16", **DECISION)
    return p


def test_ninety_days_end_after_the_holiday_and_the_alarm_before_it() -> None:
    p = filed()

    assert p.due("penalty_decision") == "2026-10-08"
    assert p.deadline("penalty_decision").due.alarm_on.isoformat() <= "2026-10-06"


def test_preserved_evidence_is_disposed_of_within_seven_working_days_while_the_investigation_goes_on() -> None:
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    p.do(
        "officer",
        "preserve-evidence",
        "2026-07-10 11:00",
        occurred_at="2026-07-10 10:00",
        ended_at="2026-07-10 10:30",
        items=["记录"],
        notice_no="1",
    )

    assert p.due("advance_preservation_disposition") == "2026-07-21"
    assert p.state == "investigation"


def test_preservation_without_the_heads_approval_is_refused() -> None:
    p = filed()

    refused = p.refused("officer", "preserve-evidence", "2026-07-10 11:00", items=["记录"], notice_no="1")

    assert "fact-missing" in p.codes(refused)


def test_after_seven_working_days_preserved_items_can_only_go_back() -> None:
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    p.do(
        "officer",
        "preserve-evidence",
        "2026-07-10 10:30",
        occurred_at="2026-07-10 10:00",
        items=["记录"],
        notice_no="1",
    )

    refused = p.refused("officer", "dispose-preserved", "2026-07-22 00:00", outcome="seized")
    p.do("officer", "dispose-preserved", outcome="returned")

    assert p.codes(refused) == ["preservation-lapsed"]
    assert p.deadline("advance_preservation_disposition").late


def test_one_obligation_stands_for_each_contact_and_each_person_questioned() -> None:
    p = investigated()

    assert p.status(17) == ["recorded"]
    assert p.status(22) == ["recorded", "recorded"]
    assert p.deadline("advance_preservation_disposition").status == "met"


def test_service_of_the_notice_starts_both_windows_side_by_side() -> None:
    p = noticed()

    assert p.due("statement_and_defense") == "2026-08-10"
    assert p.due("hearing_request") == "2026-08-10"
    assert p.state == "notice_service"
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    assert p.state == "defence_window"


def test_a_hearing_date_that_leaves_too_little_notice_is_refused_with_the_earliest_lawful_one() -> None:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.do("officer", "request-hearing", "2026-08-07 10:00", from_whom="宏达化工")
    fixed = {"hearing_place": "听证室", "host": "host", "hearing_clerk": "clerk"}

    refused = p.refused("host", "fix-hearing", "2026-08-10 09:00", hearing_at="2026-08-19 09:00", **fixed)
    p.do("host", "fix-hearing", hearing_at="2026-08-20 09:00", **fixed)

    assert refused.blockers[0].facts == {"earliest": "2026-08-20"}
    assert p.due("hearing_notice") == "2026-08-10"


def test_an_investigator_may_not_host_the_hearing() -> None:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.do("officer", "request-hearing", "2026-08-07 10:00", from_whom="宏达化工")

    refused = p.refused(
        "host", "fix-hearing", "2026-08-10 09:00", hearing_at="2026-08-20 09:00", hearing_place="听证室", host="partner"
    )

    assert refused.article == "行政处罚法64(4)"


def test_the_decision_is_refused_without_the_legal_review() -> None:
    p = heard()
    p.do("officer", "review-defence", "2026-08-25", opinion="部分采纳", amount=50000)

    refused = p.refused("bureau-head", "decide", "2026-08-26", **DECISION)

    assert "行政处罚法58" in [b.article for b in refused.blockers]


def test_the_defence_never_makes_the_penalty_heavier() -> None:
    p = heard()

    refused = p.refused("officer", "review-defence", "2026-08-25", opinion="态度恶劣", amount=70000)

    assert refused.article == "行政处罚法45(2)"


def test_the_decision_meets_its_deadline_and_starts_seven_working_days_for_service() -> None:
    p = decided()

    assert p.deadline("penalty_decision").status == "met"
    assert p.due("penalty_service") == "2026-09-24"


def test_leaving_behind_before_a_witness_serves_and_starts_the_partys_periods() -> None:
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

    assert p.state == "performance"
    assert p.due("fine_payment") == "2026-10-08"
    assert p.due("reconsideration") == "2026-11-23"
    assert p.deadline("litigation").due.provisional


def test_leaving_behind_without_witness_and_recording_is_no_service_and_no_explanation_helps() -> None:
    p = decided()
    served = {"method": "leaving", "recipient": "宏达化工", "refusal_reason": "拒绝签收"}
    p.do(
        "officer",
        "serve-decision",
        "2026-09-22 11:00",
        occurred_at="2026-09-22 10:00",
        ended_at="2026-09-22 10:20",
        **served,
    )
    p.do("officer", "report-deficiency", row=33, explanation="执法记录仪电池耗尽，未能录制")

    refused = p.refused("supervisor", "decide-deficiency", deficiency="d1", accept=True)

    assert refused.article == "民事诉讼法89"
    assert p.state == "decision_service"
    assert "fine_payment" not in p.case.state.deadlines


def test_three_percent_a_day_accrue_from_the_day_after_the_payment_period() -> None:
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
    p.do("officer", "publish-decision", "2026-09-23", where="局网站")

    p.wait_until("2026-10-09 00:00")
    assert p.state == "overdue"
    p.do("officer", "record-payment", "2026-10-10 10:00", amount=50000, receipt="1")
    assert p.case.state.facts["late_fine"] == 3000
    assert "not-performed" in p.codes(p.refused("section-head", "close", reason="履行完毕"))
    p.do("officer", "record-payment", amount=3000, receipt="2")
    p.do("section-head", "close", reason="履行完毕")

    assert p.state == "closed"


@pytest.mark.parametrize(("day", "allowed"), [("2026-08-10 23:59", True), ("2026-08-11 00:01", False)])
def test_a_hearing_is_requested_until_the_last_minute_of_the_fifth_working_day(day: str, allowed: bool) -> None:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.wait_until(day)

    found = p.try_("officer", "request-hearing", from_whom="宏达化工")

    assert (found.__class__.__name__ == "CommandResult") is allowed


def test_a_request_posted_in_time_reopens_the_hearing_before_the_decision() -> None:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.wait_until("2026-08-12 09:00")
    assert p.state == "defence_review"

    p.do("officer", "request-hearing-by-post", from_whom="宏达化工", postmarked_on="2026-08-10")

    assert p.state == "hearing_preparation"
