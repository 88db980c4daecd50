"""A suspected crime: three days for the principal head, twenty-four hours for the hand-over (处罚法 27, 移送规定 5)."""

import pytest

from tests.casework.test_penalty_branches import DECIDED, SERVED, SMALL, TEAM, reported
from tests.casework.test_w2_penalty import FILING, PROPOSAL
from tests.player import Player, at


def crime() -> Player:
    p = reported()
    p.do("officer", "report-crime", "2026-07-31 16:00", reason="涉嫌重大责任事故罪", team=TEAM)
    return p


def test_a_suspected_crime_is_decided_on_by_the_main_head_within_three_calendar_days() -> None:
    p = crime()

    assert p.due("criminal_transfer") == "2026-08-03"  # Friday to Monday: the days are calendar days
    assert any("bureau_head" in r.tell and r.severity == "critical" for r in p.reminders)
    assert p.refused("deputy-head", "approve-transfer").type == "forbidden"


def test_a_weekend_does_not_prolong_the_three_days() -> None:
    p = reported()
    p.do("officer", "report-crime", "2026-07-30 16:00", reason="涉嫌犯罪", team=TEAM)

    assert p.due("criminal_transfer") == "2026-08-02"


def test_one_officer_is_no_team() -> None:
    p = reported()

    refused = p.refused("officer", "report-crime", reason="涉嫌犯罪", team=[TEAM[0], TEAM[0]])

    assert p.codes(refused) == ["transfer-team"]


def test_an_approved_transfer_is_handed_over_within_twenty_four_hours() -> None:
    p = crime()
    assert p.refused("officer", "transfer-criminal", to="公安局", reason="涉嫌犯罪").blockers[0].code == "fact-missing"
    p.do("bureau-head", "approve-transfer", "2026-08-01 10:00")

    assert p.deadline("criminal_transfer").status == "met"
    assert p.deadline("criminal_transfer_handover").due.due_at == at("2026-08-02 10:00")
    p.do("officer", "transfer-criminal", "2026-08-02 09:59", to="泽州县公安局", reason="涉嫌犯罪")
    assert p.state == "transferred"
    assert not p.deadline("criminal_transfer_handover").late


def test_a_hand_over_that_is_missed_is_overdue_by_the_minute_and_still_owed() -> None:
    p = crime()
    p.do("bureau-head", "approve-transfer", "2026-08-01 10:00")
    p.wait_until("2026-08-02 10:00")

    assert p.deadline("criminal_transfer_handover").status == "overdue"
    p.do("officer", "transfer-criminal", to="泽州县公安局", reason="涉嫌犯罪")
    assert p.deadline("criminal_transfer_handover").late


def test_there_is_no_penalty_instead_of_a_transfer() -> None:
    p = crime()

    for who, action, said in (
        ("section-head", "propose-penalty", PROPOSAL),
        (
            "deputy-head",
            "decide-no-penalty",
            {"ground": "no_fault", "reason": "x", "document_no": "1", "education": "x"},
        ),
    ):
        assert any("不得以罚代刑" in b.zh for b in p.refused(who, action, **said).blockers)


def test_a_crime_that_shows_late_keeps_the_penalty_from_being_decided() -> None:
    p = reported(**SMALL)
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)
    p.do("officer", "report-crime", reason="涉嫌犯罪", team=TEAM)

    refused = p.refused("bureau-head", "decide", **DECIDED)

    assert any("不得以罚代刑" in b.zh for b in refused.blockers)


def test_the_main_head_may_refuse_the_transfer_with_his_reasons() -> None:
    p = crime()
    p.do("bureau-head", "refuse-transfer", "2026-08-02", reason="不构成犯罪")
    p.do("section-head", "propose-penalty", **PROPOSAL)

    assert p.deadline("criminal_transfer").status == "met"
    assert p.state == "notice_service"


def test_a_case_that_the_judicial_authority_gives_back_is_investigated_further() -> None:
    p = crime()
    p.do("bureau-head", "approve-transfer", "2026-08-01 10:00")
    p.do("officer", "transfer-criminal", to="泽州县公安局", reason="涉嫌犯罪")
    p.do("officer", "take-back", "2026-08-20", from_whom="泽州县人民检察院", reason="不起诉，应当给予行政处罚")
    p.do("officer", "report-investigation", summary="终结")
    p.do("section-head", "propose-penalty", **PROPOSAL)

    assert p.state == "notice_service"


def test_a_transferred_case_is_closed_when_its_acts_are_recorded() -> None:
    p = crime()
    p.do("bureau-head", "approve-transfer", "2026-08-01 10:00")
    p.do("officer", "transfer-criminal", to="泽州县公安局", reason="涉嫌犯罪")
    p.do("section-head", "close-without-penalty", "2026-09-01", reason="已追究刑事责任")

    assert p.state == "closed"
    assert p.deadline("penalty_decision").status == "met"


@pytest.mark.parametrize(("before", "after"), [("clue", "clue"), ("filing_review", "filing_review")])
def test_a_crime_that_shows_before_filing_is_transferred_and_comes_back_unfiled(before: str, after: str) -> None:
    p = Player("penalty", "2026-07-08 08:30")
    if before == "filing_review":
        p.do("officer", "propose-filing", **FILING)
    p.do("officer", "report-crime", reason="涉嫌犯罪", team=TEAM)
    p.do("bureau-head", "approve-transfer", "2026-07-09 09:00")
    p.do("officer", "transfer-criminal", to="泽州县公安局", reason="涉嫌犯罪")
    said = {"from_whom": "泽州县公安局", "reason": "不予刑事立案"}
    wrong = p.refused("officer", "take-back", "2026-07-20", **said)
    p.do("officer", "take-back-clue" if before == "clue" else "take-back-unfiled", None, **said)

    assert p.codes(wrong) == ["not-started"]
    assert p.state == after


def test_a_clue_of_a_crime_is_not_dropped() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "report-crime", reason="涉嫌犯罪", team=TEAM)

    assert "不得以罚代刑" in p.refused("section-head", "drop-clue", reason="不成立").detail


def test_a_crime_that_shows_after_the_decision_is_transferred_beside_it_and_the_case_stays_open_until_then() -> None:
    p = reported(**SMALL)
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)
    p.do("bureau-head", "decide", **DECIDED)
    p.do("officer", "serve-decision", "2026-08-13 10:00", **SERVED)
    p.record(32, "2026-08-13 09:50", "2026-08-13 10:00")
    p.do("officer", "record-payment", amount=1000, receipt="1")
    p.do("officer", "report-crime", reason="涉嫌犯罪", team=TEAM)
    open_ = p.refused("section-head", "close", reason="履行完毕")
    p.do("bureau-head", "approve-transfer", "2026-08-14 09:00")
    p.do("officer", "transfer-decided", to="泽州县公安局", reason="涉嫌犯罪")
    p.do("section-head", "close", reason="履行完毕")

    assert open_.blockers[0].deadline == "criminal_transfer"
    assert p.deadline("criminal_transfer_handover").status == "met"
