"""Service of a penalty's documents: by system, by post, by public notice as the last resort (民诉法 87-95)."""

from tests.casework.test_penalty_branches import DECIDED, SERVED, SMALL, reported
from tests.player import Player


def decided() -> Player:
    p = reported(**SMALL)
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)
    p.do("bureau-head", "decide", "2026-08-12", **DECIDED)
    return p


def test_electronic_service_needs_the_partys_signed_confirmation() -> None:
    p = decided()
    said = {"method": "electronic", "recipient": "宏达化工", "proof": "系统回执"}

    refused = p.refused("officer", "serve-decision", "2026-08-14 09:00", arrived_at="2026-08-13T10:00:00+08:00", **said)

    assert refused.article == "行政处罚法61(2)"


def test_electronic_service_counts_from_the_day_of_arrival_in_the_system() -> None:
    p = decided()
    said = {"method": "electronic", "recipient": "宏达化工", "proof": "系统回执", "confirmation": "确1"}
    assert p.codes(p.refused("officer", "serve-decision", "2026-08-14 09:00", **said)) == ["no-arrival"]
    p.do("officer", "serve-decision", arrived_at="2026-08-13T10:00:00+08:00", **said)

    assert p.state == "performance"
    assert p.deadline("fine_payment").trigger.isoformat() == "2026-08-13"
    assert p.deadline("penalty_service").closed_on is not None


def test_service_by_post_counts_from_the_day_on_the_receipt() -> None:
    p = decided()
    p.do(
        "officer",
        "serve-decision",
        "2026-08-20",
        method="mail",
        recipient="宏达化工",
        proof="回执",
        arrived_at="2026-08-18T15:00:00+08:00",
    )

    assert p.due("fine_payment") == "2026-09-02"


def test_an_arrival_in_the_future_is_refused() -> None:
    p = decided()
    said = {"method": "mail", "recipient": "宏达化工", "proof": "回执", "arrived_at": "2026-09-18T15:00:00+08:00"}

    assert p.codes(p.refused("officer", "serve-decision", "2026-08-20", **said)) == ["future"]


def test_public_notice_comes_last() -> None:
    p = decided()
    said = {"where": "局网站", "reason": "无法送达", "ground": "other_ways_failed"}

    refused = p.refused("officer", "publish-notice", "2026-08-20", **said)
    p.do("officer", "publish-notice", tried=["2026-08-14邮寄退回"], **said)

    assert refused.article == "民事诉讼法95"
    assert p.state == "public_notice"
    p.wait_until("2026-09-20 00:01")
    assert p.state == "performance"
    assert p.deadline("fine_payment").trigger.isoformat() == "2026-09-20"


def test_a_prior_notice_to_a_party_who_cannot_be_found_is_published_and_served_after_thirty_days() -> None:
    p = reported(**SMALL)
    said = {"where": "局网站", "reason": "下落不明", "ground": "whereabouts_unknown"}
    p.do("officer", "publish-other-notice", "2026-07-30", **said)
    twice = p.refused("officer", "publish-other-notice", **said)
    p.wait_until("2026-08-30 00:01")

    assert p.codes(twice) == ["notice-runs"]
    assert p.state == "defence_window"
    assert p.due("statement_and_defense") == "2026-09-04"


def test_a_public_notice_of_what_was_served_meanwhile_serves_nothing_again() -> None:
    p = decided()
    p.do("officer", "serve-decision", "2026-08-13 10:00", **SERVED)
    p.record(32, "2026-08-13 09:50", "2026-08-13 10:00")
    p.wait_until("2026-08-29 09:00")
    assert p.state == "overdue"
    p.do("officer", "publish-other-notice", where="局网站", reason="下落不明", ground="whereabouts_unknown")
    p.do("officer", "serve-demand", "2026-09-01 10:00", **SERVED)
    p.record(32, "2026-09-01 09:50", "2026-09-01 10:00")
    p.wait_until("2026-10-10 09:00")

    assert len([d for d in p.case.state.deadlines.values() if d.rule == "demand_notice"]) == 1
    assert p.deadline("public_notice_service").status == "met"


def test_a_decision_is_published_within_seven_working_days() -> None:
    p = decided()
    assert p.due("publish_penalty") == "2026-08-21"
    p.do("officer", "publish-decision", "2026-08-21", where="局网站")

    assert not p.deadline("publish_penalty").late


def test_a_document_does_not_arrive_before_it_was_made() -> None:
    p = decided()
    said = {"method": "mail", "recipient": "宏达化工", "proof": "回执", "arrived_at": "2026-08-10T15:00:00+08:00"}

    assert p.codes(p.refused("officer", "serve-decision", "2026-08-20", **said)) == ["out-of-order"]


def test_a_decision_that_comes_after_ninety_days_is_late_but_possible() -> None:
    p = reported(**SMALL)
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)
    p.wait_until("2026-10-09 00:01")
    assert p.deadline("penalty_decision").status == "overdue"

    p.do("bureau-head", "decide", **DECIDED)

    assert p.deadline("penalty_decision").status == "met"
    assert p.deadline("penalty_decision").late


def test_a_party_who_says_nothing_in_five_working_days_has_said_nothing() -> None:
    p = reported(**SMALL)
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.wait_until("2026-08-11 00:01")

    assert p.deadline("statement_and_defense").status == "lapsed"
    assert p.state == "defence_review"


def test_a_decision_that_is_not_served_in_seven_working_days_is_overdue_and_still_owed() -> None:
    p = decided()
    assert p.due("penalty_service") == "2026-08-21"
    p.wait_until("2026-08-22 00:01")

    assert p.deadline("penalty_service").status == "overdue"
    p.do("officer", "serve-decision", "2026-08-24 10:00", **SERVED)
    assert p.deadline("penalty_service").status == "met"
