"""What may happen in any case: recusal, other officers, suspension, termination, transfer, supervision, follow-up."""

from datetime import date
from typing import Any

import pytest

from models.case import CommandResult
from models.messages import Command
from models.people import Actor, Behalf, Officer
from models.roles import Role
from tests.casework.test_w2_penalty import filed, investigated, noticed
from tests.player import Player, actor, at

NEWCOMER = Officer(certificate="14052501099", account="newcomer", name="新执法员（演示）")


def do_with(p: Player, who: str, action: str, people: tuple[Officer, ...], **body: object) -> object:
    """Act as the door does: with the officers that it has looked up."""
    p.count += 1
    done = p.case.act(Command(id=f"p{p.count}", action=action, body=body, actor=actor(who), people=people), p.now)
    p._news()
    return done


# --- 回避 ---


def test_a_request_for_recusal_stops_nothing_until_it_is_decided() -> None:
    """处罚法 43: 决定作出之前，不停止调查."""
    p = filed()

    p.do("officer", "request-recusal", "2026-07-09", person="partner", asked_by="party", reason="系近亲属")
    p.do("officer", "present-certificates", "2026-07-10", contact="宏达化工")

    assert p.state == "investigation"
    assert p.due("recusal_decision") == "2026-07-14"


def test_an_officer_who_must_leave_is_replaced_so_that_two_remain() -> None:
    p = filed()
    p.do("officer", "request-recusal", "2026-07-09", person="partner", asked_by="party", reason="系近亲属")

    alone = p.refused("deputy-head", "decide-recusal", recusal="h1", grant=True, opinion="成立")
    done = do_with(
        p,
        "deputy-head",
        "decide-recusal",
        (NEWCOMER,),
        recusal="h1",
        grant=True,
        opinion="成立",
        replacement=NEWCOMER.certificate,
    )

    assert p.codes(alone) == ["two-officers"]
    assert isinstance(done, CommandResult)
    assert [o.account for o in p.case.desk.officers] == ["officer", "newcomer"]
    assert p.deadline("recusal_decision").status == "met"


def test_a_replaced_officer_stays_an_investigator_and_cannot_review_or_host() -> None:
    p = filed()
    p.do("officer", "request-recusal", "2026-07-09", person="partner", asked_by="party", reason="系近亲属")
    do_with(
        p,
        "deputy-head",
        "decide-recusal",
        (NEWCOMER,),
        recusal="h1",
        grant=True,
        opinion="成立",
        replacement=NEWCOMER.certificate,
    )

    from checklist.casework.guards.registry import investigators

    assert "partner" in investigators(p.case.desk)
    refused = p.refused("officer", "present-certificates", officers=["14052501001", "14052501002"], contact="宏达化工")
    assert p.codes(refused) == ["officer-unknown"]


def test_nobody_decides_his_own_recusal_and_a_stranger_cannot_be_recused() -> None:
    p = filed()

    stranger = p.refused("officer", "request-recusal", "2026-07-09", person="admin", asked_by="party", reason="无")

    assert p.codes(stranger) == ["recusal-nobody"]


def test_a_host_who_must_leave_leaves_the_hearing_to_be_fixed_anew() -> None:
    p = noticed()
    p.record(32, "2026-08-03 09:59", "2026-08-03 10:21")
    p.do("officer", "request-hearing", "2026-08-07 10:00", from_whom="宏达化工")
    hearing = {"hearing_at": "2026-08-20 09:00", "hearing_place": "听证室", "host": "host"}
    p.do("host", "fix-hearing", "2026-08-10 09:00", **hearing)
    p.do("clerk", "request-recusal", person="host", asked_by="party", reason="与本案有直接利害关系")

    p.do("deputy-head", "decide-recusal", recusal="h1", grant=True, opinion="成立")

    assert p.case.desk.fact("host") is None


# --- 承办人员、证件、代理 ---


def test_officers_whom_the_bureau_does_not_know_cannot_take_a_case_over() -> None:
    p = filed()

    refused = p.refused("section-head", "reassign-officers", to=["14052501001", "14052501099"], reason="轮岗")

    assert p.codes(refused) == ["officer-unknown"]
    assert refused.article == "行政处罚法42"


@pytest.mark.parametrize(("until", "possible"), [("2026-07-20", True), ("2026-07-19", False)])
def test_a_certificate_is_good_until_its_last_day(until: str, possible: bool) -> None:
    """行政执法监督条例 17(2)."""
    p = filed()
    dated = NEWCOMER.model_copy(update={"valid_until": date.fromisoformat(until)})
    to = ["14052501001", NEWCOMER.certificate]
    do_with(p, "section-head", "reassign-officers", (dated,), to=to, reason="轮岗")

    done = p.try_("officer", "present-certificates", "2026-07-20 09:00", contact="宏达化工")

    assert isinstance(done, CommandResult) is possible


def test_a_deputy_approves_for_the_head_who_is_away_and_both_names_stand_in_the_event() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do(
        "officer",
        "propose-filing",
        "2026-07-08 08:40",
        facts_zh="事实",
        violated="安全生产法35",
        violation_ended_on="2026-07-01",
    )
    away = Behalf(account="deputy-head", name="庚副局长（演示）", roles=(Role.DEPUTY_HEAD,))
    deputy = Actor(**{**actor("section-head").model_dump(), "on_behalf": (away,)})

    done = p.case.act(Command(id="d1", action="approve-filing", actor=deputy), p.now)
    events, _ = p.case.take_news()

    assert isinstance(done, CommandResult)
    assert events[0].actor.account == "section-head"
    assert events[0].actor.on_behalf == (away,)


# --- 中止、终结、移送 ---


def test_a_suspended_case_takes_no_acts_and_its_legal_clock_runs_on() -> None:
    p = filed()

    p.do("deputy-head", "suspend-case", "2026-07-09", reason="等待鉴定", until="2026-08-10", document_no="中止1")
    refused = p.refused("officer", "present-certificates", contact="宏达化工")

    assert p.codes(refused) == ["suspended"]
    assert p.due("penalty_decision") == "2026-10-08"
    assert p.due("case_suspension") == "2026-08-10"


def test_the_planned_end_of_a_suspension_is_watched_and_the_case_goes_on_when_it_is_resumed() -> None:
    p = filed()
    p.do("deputy-head", "suspend-case", "2026-07-09", reason="等待鉴定", until="2026-08-10", document_no="中止1")

    p.wait_until("2026-08-11 00:00")
    p.do("deputy-head", "resume-case", "2026-08-11", reason="鉴定完成")
    p.do("officer", "present-certificates", contact="宏达化工")

    assert p.deadline("case_suspension").late
    assert any(r.deadline == "case_suspension" and r.severity == "critical" for r in p.reminders)


def test_a_seizure_is_never_suspended() -> None:
    p = Player("compulsion", "2026-09-05 10:00")

    refused = p.refused("deputy-head", "suspend-case", reason="等待", until="2026-09-30", document_no="中止1")

    assert refused.article == "行政强制法25(3)"


def test_a_case_does_not_end_while_the_authority_holds_preserved_items() -> None:
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    p.do("officer", "preserve-evidence", "2026-07-10 11:00", items=["阀门记录"], notice_no="1")
    p.record(19, "2026-07-10 10:59", "2026-07-10 11:00")

    refused = p.refused("deputy-head", "terminate-case", ground="party_gone", reason="企业注销", document_no="终结1")

    assert p.codes(refused) == ["items-held"]
    assert refused.article == "行政处罚法56"


def test_a_terminated_case_has_no_clock_left_but_that_of_its_file() -> None:
    p = investigated()

    p.do("deputy-head", "terminate-case", "2026-07-28", ground="party_gone", reason="企业注销", document_no="终结1")

    assert p.state == "closed"
    assert {d.rule for d in p.case.state.deadlines.values() if d.status == "running"} == {"case_archive"}


def test_a_case_of_another_authority_is_handed_over_and_ends_here() -> None:
    """处罚法 25."""
    p = filed()

    p.do("deputy-head", "transfer-competence", "2026-07-09", to="市应急管理局", reason="属上级管辖")

    assert p.state == "closed"
    assert p.deadline("penalty_decision").status == "moot"


# --- 监督 ---


def test_a_supervision_order_is_answered_within_its_own_time_even_after_the_case_is_closed() -> None:
    """行政执法监督条例 27-29."""
    p = filed()
    order = {"order_no": "督1", "issuer": "司法局（演示）", "demand": "说明情况", "reply_by": "2026-07-20"}
    p.do("clerk", "register-supervision", "2026-07-09", **order)
    p.do("clerk", "register-supervision", **{**order, "order_no": "督2", "reply_by": "2026-07-31"})
    p.do("deputy-head", "terminate-case", ground="other", reason="重复立案", document_no="终结1")

    p.do("deputy-head", "answer-supervision", "2026-07-15", order_no="督1", reply_no="复1", summary="已改")
    unknown = p.refused("deputy-head", "answer-supervision", order_no="督9", reply_no="复9", summary="已改")

    status = {d.subject: d.status.value for d in p.case.state.deadlines.values() if d.rule == "supervision_reply"}
    assert status == {"督1": "met", "督2": "running"}
    assert "督2" in unknown.detail
    assert any(r.severity == "critical" and Role.BUREAU_HEAD in r.tell for r in p.reminders)


def test_the_file_is_not_archived_over_an_unanswered_supervision_order() -> None:
    p = filed()
    order = {"order_no": "督1", "issuer": "司法局（演示）", "demand": "说明情况", "reply_by": "2026-07-20"}
    p.do("clerk", "register-supervision", "2026-07-09", **order)
    p.do("deputy-head", "terminate-case", ground="other", reason="重复立案", document_no="终结1")

    refused = p.refused("officer", "archive", "2026-07-10", volume="1")

    assert p.codes(refused) == ["duty-open"]


# --- 阻挠的后续 ---


def obstructed() -> Player:
    p = filed()
    p.do("officer", "report-obstruction", "2026-07-10 10:00", kind="refusal", description="拒绝入厂")
    p.do("officer", "take-measure", "2026-07-10 10:05", measure="warning")
    p.do("officer", "resolve-obstruction", "2026-07-10 10:40", outcome="aborted", statement="无法继续")
    p.record(35, "2026-07-10 09:59", "2026-07-10 10:40")
    return p


def test_what_an_obstruction_broke_off_is_done_another_day() -> None:
    p = obstructed()

    same_day = p.refused("officer", "present-certificates", "2026-07-10 15:00", contact="宏达化工")
    p.do("officer", "present-certificates", "2026-07-13 09:00", contact="宏达化工")

    assert p.codes(same_day) == ["broken-off"]
    assert p.state == "investigation"


def test_an_obstruction_is_punished_only_after_an_order_to_correct_was_not_obeyed() -> None:
    """安全生产法 108: 责令改正；拒不改正的，处…罚款."""
    p = obstructed()
    open_case = {"incident": "x1", "cause": "拒绝、阻碍监督检查（演示）"}

    at_once = p.refused("section-head", "open-obstruction-case", "2026-07-13", **open_case)
    p.do(
        "officer",
        "order-correction",
        incident="x1",
        document_no="责改1",
        recipient="宏达化工",
        correct_by="2026-07-15",
    )
    p.do("officer", "check-correction", "2026-07-16", incident="x1", corrected=False, summary="仍拒绝入厂")
    p.do("section-head", "open-obstruction-case", **open_case)

    assert p.codes(at_once) == ["correction-first"]
    assert p.case.state.linked["l1"].cause == open_case["cause"]
    assert [f.kind for f in p.case.state.incidents["x1"].followups] == ["correction", "uncorrected", "penalty"]
    assert p.deadline("obstruction_correction").due.due_at == at("2026-07-16 00:00")


def test_the_police_decide_on_what_is_theirs_and_are_told_once() -> None:
    p = obstructed()

    p.do("officer", "refer-to-police", "2026-07-13", incident="x1", receipt_no="报警1", summary="阻碍执行职务")
    again = p.refused("officer", "refer-to-police", incident="x1", receipt_no="报警1", summary="阻碍执行职务")

    assert p.codes(again) == ["followed-already"]


# --- 重新实施 ---


def test_an_act_whose_record_failed_can_be_ordered_again_as_a_new_obligation() -> None:
    """D3.3: the new act has a record of its own; the failed one keeps its mark."""
    p = filed()
    p.do("officer", "present-certificates", "2026-07-13 11:00", contact="宏达化工")
    p.do(
        "officer",
        "question-person",
        "2026-07-13 12:00",
        occurred_at="2026-07-13 11:10",
        ended_at="2026-07-13 11:40",
        person="张某（演示）",
        note_taker="乙",
    )
    p.do("officer", "report-deficiency", row=22, explanation="记录仪电池故障，已当场更换备用设备")

    p.do("supervisor", "order-react", deficiency="d1", reason="可以再次询问")
    p.do(
        "officer",
        "question-person",
        "2026-07-14 12:00",
        occurred_at="2026-07-14 10:00",
        ended_at="2026-07-14 10:30",
        person="张某（演示）",
        note_taker="乙",
    )
    p.record(22, "2026-07-14 09:59", "2026-07-14 10:31", who="clerk", method="fixed_cctv")

    assert p.status(22) == ["not_applicable", "recorded"]
    assert [o.defect for o in p.case.state.obligations.values() if o.row == 22] == [True, False]


# --- 送达未成，另行送达 ---


@pytest.mark.parametrize("ordered_again", [False, True])
def test_a_service_that_had_no_effect_does_not_hold_the_case_once_the_document_is_served(ordered_again: bool) -> None:
    """民诉法 89: without witness and without recording there was no service; another one is made."""
    p = investigated()
    p.do("officer", "report-investigation", "2026-07-28", summary="调查终结")
    proposal = {"penalty_zh": "罚款", "amount": 60000, "basis": "安全生产法99"}
    p.do("section-head", "propose-penalty", "2026-07-30", legal_review_required=True, grave=True, **proposal)
    p.do("officer", "serve-notice", "2026-08-03 09:00", method="leaving", recipient="甲", refusal_reason="拒收")
    if ordered_again:
        p.do("officer", "report-deficiency", row=33, explanation="记录仪电池故障，送达过程没有录像")
        p.do("supervisor", "order-react", deficiency="d1", reason="重新送达")

    p.do("officer", "serve-notice", "2026-08-04 09:00", method="direct", recipient="甲")
    p.record(32, "2026-08-04 08:59", "2026-08-04 09:00")

    assert p.state == "defence_window"
    assert p.due("hearing_request") == "2026-08-11"
    assert [s.effective for s in p.case.state.services] == [False, True]


# --- 时间先后 ---


def test_evidence_of_a_case_is_not_taken_before_the_case_was_filed() -> None:
    """处罚法 54(2)."""
    p = filed()
    early = {"occurred_at": "2026-07-08 08:59", "contact": "宏达化工"}

    assert p.codes(p.refused("officer", "present-certificates", "2026-07-10", **early)) == ["before-approval"]
    p.do("officer", "present-certificates", occurred_at="2026-07-08 09:00", contact="宏达化工")


def test_evidence_is_not_preserved_before_the_head_has_approved_it() -> None:
    """处罚法 56: prior approval."""
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    body: dict[str, Any] = {"items": ["阀门记录"], "notice_no": "1"}

    refused = p.refused("officer", "preserve-evidence", "2026-07-10 11:00", occurred_at="2026-07-10 08:59", **body)

    assert p.codes(refused) == ["before-approval"]
    p.do("officer", "preserve-evidence", occurred_at="2026-07-10 09:00", **body)
