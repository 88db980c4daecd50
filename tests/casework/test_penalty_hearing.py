"""Hearings of a penalty: put off once, ended because the party is not there, held again (处罚法 64)."""

from tests.casework.test_w2_penalty import PROPOSAL, noticed
from tests.player import Player, at

SERVED = {"method": "direct", "recipient": "张某（演示）"}
HEARING = {"hearing_place": "听证室", "host": "host", "hearing_clerk": "clerk"}


def hearing_asked() -> Player:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.do("officer", "request-hearing", "2026-08-05 10:00", from_whom="宏达化工")
    return p


def notified(hearing_at: str = "2026-08-20 09:00") -> Player:
    p = hearing_asked()
    p.do("host", "fix-hearing", "2026-08-10 09:00", hearing_at=hearing_at, **HEARING)
    p.do("officer", "serve-hearing-notice", "2026-08-10 10:00", recipient="张某（演示）")
    p.record(23, "2026-08-10 09:50", "2026-08-10 10:00")
    return p


def opened() -> Player:
    p = notified()
    p.do("clerk", "open-hearing", "2026-08-20 09:00", present=["张某（演示）"])
    return p


def steps(*acts: str) -> list[dict[str, str]]:
    when = at("2026-08-20 09:10").isoformat()
    return [{"act": act, "started_at": when, "ended_at": when} for act in acts]


def test_a_hearing_is_put_off_once_for_good_cause_and_notified_again() -> None:
    p = notified()
    p.do("host", "postpone-hearing", "2026-08-12", hearing_at="2026-08-25 09:00", cause="当事人住院", **HEARING)

    assert p.due("hearing_notice") == "2026-08-13"
    assert p.due("hearing_hold") == "2026-09-09"
    not_notified = p.refused("clerk", "open-hearing", "2026-08-12 10:00", present=["张某（演示）"])
    p.do("officer", "serve-hearing-notice", "2026-08-13 10:00", recipient="张某（演示）")
    p.record(23, "2026-08-13 09:50", "2026-08-13 10:00")
    again = p.refused("host", "postpone-hearing", hearing_at="2026-08-28 09:00", cause="又", **HEARING)
    p.do("clerk", "open-hearing", "2026-08-25 09:00", present=["张某（演示）"])

    assert "fact-missing" in p.codes(not_notified)
    assert "只能延期一次" in again.detail
    assert p.state == "hearing_session"


def test_the_new_date_leaves_the_time_of_notice_again() -> None:
    p = notified()

    refused = p.refused(
        "host", "postpone-hearing", "2026-08-12", hearing_at="2026-08-21 09:00", cause="当事人住院", **HEARING
    )

    assert p.codes(refused) == ["notice-too-short"]
    assert refused.blockers[0].facts == {"earliest": "2026-08-22"}


def test_a_date_that_was_notified_is_not_simply_fixed_anew_until_it_has_passed() -> None:
    p = notified()

    refused = p.refused("host", "fix-hearing", "2026-08-12", hearing_at="2026-08-25 09:00", **HEARING)
    p.do("host", "fix-hearing", "2026-08-21", hearing_at="2026-09-03 09:00", **HEARING)

    assert p.codes(refused) == ["hearing-notified"]


def test_a_party_who_stays_away_ends_the_hearing_and_its_steps_are_not_applicable_with_the_reason() -> None:
    p = opened()
    p.record(24, "2026-08-20 08:55", "2026-08-20 09:00", who="clerk", method="fixed_cctv")
    p.do("host", "terminate-hearing", "2026-08-20 09:30", reason="经通知未到", ground="no_show")

    assert p.state == "defence_review"
    assert p.status(24) == ["recorded"]
    for row in range(25, 32):
        assert p.status(row) == ["not_applicable"]
    assert all("拒不出席" in (o.reason or "") for o in p.case.state.obligations.values() if 25 <= o.row <= 31)


def test_a_party_who_leaves_midway_ends_the_hearing_and_what_was_held_stays_owed() -> None:
    p = opened()
    p.do("clerk", "record-hearing-steps", "2026-08-20 09:20", steps=steps("present_case", "party_defends"))
    blocked = p.refused("host", "terminate-hearing", reason="擅自离场", ground="left")
    p.record([24, 25, 26], "2026-08-20 08:55", "2026-08-20 09:20", who="clerk", method="fixed_cctv")
    p.do("host", "terminate-hearing", reason="擅自离场", ground="left")

    assert {b.row for b in blocked.blockers} == {24, 25, 26}
    assert p.status(25) == p.status(26) == ["recorded"]
    assert p.status(28) == ["not_applicable"]


def test_a_hearing_without_the_party_goes_on_and_the_missing_steps_say_why() -> None:
    p = opened()
    p.do(
        "clerk",
        "record-hearing-steps",
        "2026-08-20 09:20",
        steps=steps("present_case", "party_defends", "host_questions"),
        party_left=True,
    )
    p.do("clerk", "close-hearing")

    assert p.state == "hearing_record"
    assert p.status(28) == p.status(29) == ["not_applicable"]


def test_a_refusal_to_sign_the_hearing_record_is_noted_by_the_host() -> None:
    p = opened()
    held = ("present_case", "party_defends", "host_questions", "debate", "final_statement")
    p.do("clerk", "record-hearing-steps", "2026-08-20 09:20", steps=steps(*held))
    p.do("clerk", "close-hearing")
    assert p.refused("host", "confirm-hearing-record", signature="refused").type == "invalid-body"
    p.do("host", "confirm-hearing-record", signature="refused", refusal_note="当事人拒绝签字")
    p.record(list(range(24, 32)), "2026-08-20 08:55", "2026-08-20 09:20", who="clerk", method="fixed_cctv")

    assert p.state == "defence_review"


def test_a_second_hearing_is_held_whole() -> None:
    p = opened()
    p.record(24, "2026-08-20 08:55", "2026-08-20 09:00", who="clerk", method="fixed_cctv")
    held = ("present_case", "party_defends", "host_questions", "debate", "final_statement")
    p.do("clerk", "record-hearing-steps", "2026-08-20 09:20", steps=steps(*held))
    p.do("clerk", "close-hearing")
    p.do("host", "confirm-hearing-record", signature="signed")
    p.record(list(range(25, 32)), "2026-08-20 08:55", "2026-08-20 09:20", who="clerk", method="fixed_cctv")
    p.do("section-head", "notify-again", "2026-08-21", **PROPOSAL)
    p.do("officer", "serve-notice", "2026-08-24 10:00", **SERVED)
    p.record(32, "2026-08-24 09:50", "2026-08-24 10:00")
    p.do("officer", "request-hearing", "2026-08-25", from_whom="宏达化工")
    p.do("officer", "waive-statement" if p.state == "defence_window" else "receive-statement", summary="书面意见")
    p.do("host", "fix-hearing", "2026-08-26", hearing_at="2026-09-10 09:00", **HEARING)
    p.do("officer", "serve-hearing-notice", "2026-08-26 10:00", recipient="张某（演示）")
    p.record(23, "2026-08-26 09:50", "2026-08-26 10:00")
    p.do("clerk", "open-hearing", "2026-09-10 09:00", present=["张某（演示）"])

    assert "act-missing" in p.codes(p.refused("clerk", "close-hearing"))


def test_a_party_may_take_back_the_request_for_a_hearing() -> None:
    p = hearing_asked()
    p.do("officer", "withdraw-hearing-request", "2026-08-11", document="撤回听证申请")

    assert p.state == "defence_review"
    assert p.deadline("hearing_hold").status == "moot"


def test_evidence_is_preserved_beside_a_hearing_too_and_holds_nothing_up() -> None:
    p = opened()
    p.do("deputy-head", "approve-preservation", "2026-08-20 09:20")
    p.do("officer", "preserve-evidence", "2026-08-20 09:30", items=["阀门记录"], notice_no="1")

    assert p.state == "hearing_session"
    assert p.due("advance_preservation_disposition") == "2026-08-31"


def test_a_notice_that_comes_too_late_is_overdue_and_moves_the_hearing() -> None:
    p = hearing_asked()
    p.do("host", "fix-hearing", "2026-08-06", hearing_at="2026-08-20 09:00", **HEARING)
    p.wait_until("2026-08-11 09:00")
    late = p.deadline("hearing_notice")
    refused = p.refused("officer", "serve-hearing-notice", recipient="张某（演示）")
    p.do("host", "fix-hearing", hearing_at="2026-08-21 09:00", **HEARING)

    assert late.status == "overdue"
    assert p.codes(refused) == ["notice-too-late"]
    assert p.case.state.deadlines[late.id].status == "superseded"
    assert p.due("hearing_notice") == "2026-08-11"


def test_a_hearing_that_is_not_held_in_time_is_overdue() -> None:
    p = hearing_asked()
    assert p.due("hearing_hold") == "2026-09-02"
    p.wait_until("2026-09-03 00:01")

    assert p.deadline("hearing_hold").status == "overdue"
