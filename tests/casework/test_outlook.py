"""What could void a case, what would follow, and whether every duty is watched."""

from datetime import date
from typing import Any

import pytest

from checklist.casework.case import Case
from checklist.casework.defects import defects
from checklist.casework.view import blockers_view
from checklist.casework.watch import unwatched
from checklist.casework.whatif import outlook
from models.case import CaseState
from models.outlook import Severity, WhatIf
from tests.casework.test_w2_penalty import filed, heard, investigated, noticed
from tests.casework.test_w3_compulsion import seized
from tests.player import Player, at


def ask(p: Player, *steps: dict[str, Any], **more: Any) -> Any:
    said = [{**s, "at": at(s["at"]).isoformat()} if "at" in s else s for s in steps]
    before = p.case.state.model_dump_json()
    found = outlook(p.case.state, WhatIf.model_validate({"steps": said, **more}), p.now, "140525")
    assert p.case.state.model_dump_json() == before
    return found


def dates(found: Any) -> dict[str, tuple[str | None, str]]:
    return {d.rule: (d.before and d.before.isoformat(), d.after.isoformat()) for d in found.dates}


# --- 如果 ---


def test_a_notice_served_tomorrow_opens_its_windows_on_days_that_are_told_today() -> None:
    p = investigated()
    p.do("officer", "report-investigation", "2026-07-28", summary="调查终结")
    proposal = {"penalty_zh": "罚款", "amount": 60000, "basis": "安全生产法99"}
    p.do("section-head", "propose-penalty", "2026-08-02", legal_review_required=True, grave=True, **proposal)

    found = ask(
        p, {"action": "serve-notice", "at": "2026-08-03 10:00", "body": {"method": "direct", "recipient": "甲"}}
    )

    assert found.lawful
    assert found.state == "defence_window"
    assert dates(found)["hearing_request"] == (None, "2026-08-10")


def test_testing_and_an_extension_move_the_end_of_a_seizure_and_change_nothing() -> None:
    p = seized()
    p.do("deputy-head", "approve-afterwards", "2026-09-06 09:10", ground="不合格设备")
    pause = {"notice_no": "检1", "pause_from": "2026-09-10", "pause_to": "2026-09-19", "ground": "检测"}

    found = ask(
        p,
        {"action": "notify-testing", "at": "2026-09-09 09:00", "body": pause},
        {"at": "2026-09-20 09:00"},
        {"action": "receive-test-result", "at": "2026-09-20 10:00", "body": {"summary": "不合格"}},
        {"action": "extend-seizure", "at": "2026-10-12 09:00", "body": {"notice_no": "延1", "reason": "复杂"}},
    )

    assert found.lawful
    assert dates(found)["seizure_period"] == ("2026-10-05", "2026-11-14")
    assert p.due("seizure_period") == "2026-10-05"


def test_a_step_that_the_law_refuses_is_told_with_its_reason() -> None:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.do("officer", "request-hearing", "2026-08-07 10:00", from_whom="宏达化工")
    hearing = {"hearing_at": at("2026-08-19 09:00").isoformat(), "hearing_place": "听证室", "host": "host"}

    found = ask(p, {"action": "fix-hearing", "at": "2026-08-10 09:00", "body": hearing})

    assert not found.lawful
    assert "2026-08-20" in found.steps[0].refusal.detail


def test_waiting_shows_what_the_law_itself_would_do() -> None:
    p = seized()

    found = ask(p, {"at": "2026-09-06 10:31"})

    assert found.state == "release_decided"
    assert any("二十四小时" in words for words in found.steps[0].happens)


# --- 缺陷 ---


def test_a_clean_case_has_no_defect() -> None:
    assert defects(heard().case.desk) == []


def test_an_act_without_its_record_can_be_cured_until_the_day_of_the_decision() -> None:
    p = filed()
    p.do("officer", "present-certificates", "2026-07-13 11:00", contact="宏达化工")

    (found,) = defects(p.case.desk)

    assert (found.code, found.severity, found.row) == ("record-missing", Severity.ILLEGAL, 17)
    assert (found.curable, found.curable_until) == (True, date(2026, 10, 8))
    assert "report-deficiency" in found.actions


def test_a_notice_left_behind_without_witness_or_recording_was_not_served() -> None:
    """民诉法 89."""
    p = investigated()
    p.do("officer", "report-investigation", "2026-07-28", summary="调查终结")
    proposal = {"penalty_zh": "罚款", "amount": 60000, "basis": "安全生产法99"}
    p.do("section-head", "propose-penalty", "2026-07-30", legal_review_required=True, grave=True, **proposal)
    p.do("officer", "serve-notice", "2026-08-03", method="leaving", recipient="甲", refusal_reason="拒收")

    found = defects(p.case.desk)

    assert {d.code for d in found} == {"not-served", "service-void"}
    assert all(d.severity is Severity.VOID and d.article == "民事诉讼法89" for d in found if d.code == "not-served")


def test_a_decision_after_its_ninety_days_is_a_procedural_illegality_that_stays() -> None:
    """处罚法 60."""
    p = heard()

    p.wait_until("2026-10-09 09:00")

    late = next(d for d in defects(p.case.desk) if d.deadline == "penalty_decision")
    assert (late.severity, late.curable) == (Severity.ILLEGAL, True)
    assert late.article == "行政处罚法60"


def test_an_accepted_explanation_leaves_its_mark() -> None:
    p = filed()
    p.do("officer", "present-certificates", "2026-07-13 11:00", contact="宏达化工")
    p.do("officer", "report-deficiency", row=17, explanation="记录仪电池故障，已当场更换备用设备")
    p.do("supervisor", "decide-deficiency", deficiency="d1", accept=True)

    (found,) = defects(p.case.desk)

    assert (found.code, found.severity, found.curable) == ("record-accepted", Severity.FLAW, False)


# --- 为什么还没有办完 ---


def test_every_blocker_names_its_owner_its_article_and_what_would_cure_it() -> None:
    p = filed()
    p.do("officer", "present-certificates", "2026-07-13 11:00", contact="宏达化工")

    found = {b.code: b for b in blockers_view(p.case)}

    assert found["recording-missing"].owner == "officer"
    assert set(found["recording-missing"].actions) == {"report-deficiency", "request-exemption"}
    assert found["duty-open"].due_on == date(2026, 10, 8)
    assert "decide" in found["duty-open"].actions


# --- 没有无人看守的义务 ---


@pytest.mark.parametrize("story", [filed, investigated, noticed, heard, seized])
def test_every_duty_of_the_told_stories_is_watched(story: Any) -> None:
    p = story()

    assert unwatched(p.case, p.now) == []


def test_a_duty_that_fell_out_of_the_book_is_found() -> None:
    p = filed()
    p.do("officer", "request-recusal", "2026-07-09", person="partner", asked_by="party", reason="系近亲属")
    state: CaseState = p.case.state.model_copy(deep=True)

    del state.deadlines["recusal_decision"]

    assert [u.code for u in unwatched(Case(state), p.now)] == ["no-watch"]


def test_an_instant_that_passed_without_its_timer_is_found() -> None:
    p = filed()

    codes = {u.code for u in unwatched(Case(p.case.state.model_copy(deep=True)), at("2026-12-01"))}

    assert codes == {"overslept"}
