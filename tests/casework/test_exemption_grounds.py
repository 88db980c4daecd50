"""Exemptions and failed recordings: who may approve what, and what no explanation replaces."""

from tests.casework.test_w1_inspection import approved, briefed, on_site
from tests.casework.test_w2_penalty import decided
from tests.player import Player

SECRET = {"ground": "EX2", "reason": "涉及工艺技术秘密，当事人不同意录制", "proof": "不同意录制的书面意见"}
OTHER = {"ground": "EX3", "reason": "其他不适宜音像记录的情景说明"}


def left_behind(day: str, p: Player) -> None:
    p.do(
        "officer",
        "serve-decision",
        f"{day} 11:00",
        occurred_at=f"{day} 10:00",
        ended_at=f"{day} 10:20",
        method="leaving",
        recipient="宏达化工",
        refusal_reason="拒绝签收",
    )


def left_behind_unrecorded() -> Player:
    p = decided()
    left_behind("2026-09-22", p)
    return p


def test_a_secret_without_consent_is_exempted_by_the_legal_reviewer_alone() -> None:
    p = approved()
    p.do("officer", "request-exemption", row=12, whole=True, **SECRET)

    refused = p.refused("section-head", "decide-exemption", exemption="e1", approve=True)
    p.do("reviewer", "decide-exemption", exemption="e1", approve=True)

    assert p.codes(refused) == ["approver-role"]
    assert p.status(12) == ["exempted"]


def test_another_unsuitable_situation_is_exempted_by_the_supervisor_alone() -> None:
    p = approved()
    p.do("officer", "request-exemption", row=12, whole=True, **OTHER)

    assert p.codes(p.refused("reviewer", "decide-exemption", exemption="e1", approve=True)) == ["approver-role"]
    p.do("supervisor", "decide-exemption", exemption="e1", approve=True)

    assert p.status(12) == ["exempted"]


def test_a_refused_exemption_leaves_the_row_owed() -> None:
    p = approved()
    p.do("officer", "request-exemption", row=12, whole=True, **OTHER)

    p.do("supervisor", "decide-exemption", exemption="e1", approve=False)

    assert p.status(12) == ["pending"]


def test_a_seizure_is_not_exempted_as_unsuitable_in_another_way() -> None:
    p = Player("compulsion", "2026-09-05 10:20")
    p.do("deputy-head", "approve-seizure", ground="违法储存")

    refused = p.refused("officer", "request-exemption", row=36, **OTHER)
    p.do("officer", "request-exemption", row=36, **SECRET)

    assert p.codes(refused) == ["ex3-seizure"]


def test_a_recording_that_makes_the_service_valid_is_never_exempted() -> None:
    p = left_behind_unrecorded()

    refused = p.refused("officer", "request-exemption", row=33, **OTHER)

    assert refused.article == "民事诉讼法89"


def test_an_exempted_row_still_asks_for_its_written_record() -> None:
    """The exemption covers the recording alone: feedback is not given without its signed record (安全生产法 68)."""
    p = briefed()
    on_site(p, "inspect", "10:50", "11:08")
    p.do("officer", "inspect-documents", occurred_at="2026-09-01 10:50", ended_at="2026-09-01 10:58")
    p.do("officer", "inspect-sites", occurred_at="2026-09-01 10:58", ended_at="2026-09-01 11:08")
    p.do("officer", "request-exemption", row=14, whole=True, **OTHER)
    p.do("supervisor", "decide-exemption", exemption="e2", approve=True)

    refused = p.refused("officer", "give-feedback", "2026-09-01 11:20", findings=False, summary="没有问题")

    assert [e["pointer"] for e in refused.errors] == ["/signature"]


def test_an_explanation_that_is_not_accepted_leaves_the_record_missing() -> None:
    p = Player("inspection", "2026-08-31 09:00")
    p.do("section-head", "approve-inspection", plan="1", notice_no="1", devices=[_ready()])
    on_site(p, "arrive", "09:02", "09:04")
    p.do("officer", "report-deficiency", "2026-09-01 15:00", row=7, explanation="记录仪电池耗尽，备用设备也未能开启")

    p.do("supervisor", "decide-deficiency", deficiency="d1", accept=False)

    assert p.status(7) == ["deficient"]
    assert not p.case.state.obligations["7"].defect


def test_an_order_to_serve_again_does_not_make_the_first_service_count() -> None:
    """民诉法 89: without witness and recording there was no service, whatever became of the explanation."""
    p = left_behind_unrecorded()
    p.do("officer", "report-deficiency", row=33, explanation="执法记录仪电池耗尽，未能录制")

    p.do("supervisor", "order-react", deficiency="d1", reason="应当重新送达")

    assert p.state == "decision_service"
    assert "fine_payment" not in p.case.state.deadlines


def test_a_service_that_did_not_count_is_made_again_with_a_record_of_its_own() -> None:
    p = left_behind_unrecorded()
    p.do("officer", "report-deficiency", row=33, explanation="执法记录仪电池耗尽，未能录制")
    p.do("supervisor", "order-react", deficiency="d1", reason="应当重新送达")

    left_behind("2026-09-23", p)
    p.record(33, "2026-09-23 09:59", "2026-09-23 10:21")

    assert p.state == "performance"
    assert p.deadline("fine_payment").trigger.isoformat() == "2026-09-23"


def _ready() -> dict[str, object]:
    return {"device": "BWC-01", "battery": True, "memory": True, "clock": True}
