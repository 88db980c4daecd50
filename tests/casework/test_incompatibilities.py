"""Who may not do what in one case, what a case may not be ended over, and what a move may not leave behind."""

from typing import Any

import pytest

from checklist.casework.defects import defects
from checklist.casework.moving import plan
from checklist.casework.watch import unwatched
from models.case import CommandResult, Refusal
from models.messages import Command
from models.outlook import Severity
from models.people import Actor, Behalf
from models.roles import Role
from tests.casework import inspections, licences, test_penalty_hearing
from tests.casework.test_crime import crime
from tests.casework.test_crosscutting import NEWCOMER, do_with
from tests.casework.test_inspection_ends import MORE
from tests.casework.test_moving import opened_before, order, pinned
from tests.casework.test_w2_penalty import FILING, decided, filed
from tests.player import Player, actor

ENDING = {"ground": "other", "reason": "其他", "document_no": "终结1"}


def standing_in(who: str, *roles: Role) -> Actor:
    away = Behalf(account="deputy-head", name="庚副局长（演示）", roles=roles)
    return Actor(**{**actor(who).model_dump(), "on_behalf": (away,)})


def act_as(p: Player, who: Actor, action: str, **body: Any) -> Any:
    p.count += 1
    return p.case.act(Command(id=f"s{p.count}", action=action, body=body, actor=who), p.now)


# --- 代理 ---


def test_an_investigator_approves_nothing_in_his_own_case_for_whoever_is_away() -> None:
    """处罚法 57; part E: investigator and approver of one case are two people."""
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "propose-filing", "2026-07-08 08:40", **FILING)

    own = act_as(p, standing_in("officer", Role.DEPUTY_HEAD), "approve-filing")
    another = act_as(p, standing_in("section-head", Role.DEPUTY_HEAD), "approve-filing")

    assert isinstance(own, Refusal)
    assert own.article == "行政处罚法57"
    assert isinstance(another, CommandResult)


# --- 回避 ---


def test_whoever_was_kept_out_of_a_case_does_not_come_back_to_it() -> None:
    """处罚法 43."""
    p = filed()
    p.do("officer", "request-recusal", "2026-07-09", person="partner", asked_by="party", reason="系近亲属")
    granted = {"recusal": "h1", "grant": True, "opinion": "成立", "replacement": NEWCOMER.certificate}
    do_with(p, "deputy-head", "decide-recusal", (NEWCOMER,), **granted)
    partner = next(o for o in p.case.state.opening.officers if o.account == "partner")

    back = do_with(p, "section-head", "reassign-officers", (partner,), to=["14052501001", "14052501002"], reason="轮岗")

    assert isinstance(back, Refusal)
    assert p.codes(back) == ["recused"]


def test_a_host_does_not_replace_an_officer_who_must_leave() -> None:
    p = test_penalty_hearing.notified()
    p.do("officer", "request-recusal", person="partner", asked_by="party", reason="系近亲属")
    host = NEWCOMER.model_copy(update={"account": "host"})
    body = {"recusal": "h1", "grant": True, "opinion": "成立", "replacement": NEWCOMER.certificate}

    refused = do_with(p, "deputy-head", "decide-recusal", (host,), **body)

    assert isinstance(refused, Refusal)
    assert p.codes(refused) == ["host-investigates"]


def test_an_investigator_keeps_no_record_of_the_hearing() -> None:
    p = test_penalty_hearing.hearing_asked()
    hearing = {"hearing_at": "2026-09-01 09:00", "hearing_place": "听证室", "host": "host", "hearing_clerk": "officer"}

    assert p.codes(p.refused("host", "fix-hearing", **hearing)) == ["clerk-investigated"]


def test_a_hearing_whose_host_must_leave_is_broken_off_and_fixed_anew() -> None:
    """处罚法 43, 64(4)."""
    p = test_penalty_hearing.opened()
    assert p.codes(p.refused("section-head", "break-off-hearing", reason="无")) == ["fact-present"]
    p.do("clerk", "request-recusal", person="host", asked_by="party", reason="与本案有直接利害关系")
    p.do("deputy-head", "decide-recusal", recusal="h1", grant=True, opinion="成立")

    p.do("section-head", "break-off-hearing", reason="主持人回避")

    assert p.state == "hearing_preparation"
    assert unwatched(p.case, p.now) == []


# --- 不得以终结代替 ---


@pytest.mark.parametrize("action", ["terminate-case", "transfer-competence"])
def test_a_suspected_crime_is_not_buried_by_ending_the_case(action: str) -> None:
    """处罚法 27."""
    p = crime()
    body = ENDING if action == "terminate-case" else {"to": "市应急管理局", "reason": "管辖"}

    refused = p.refused("deputy-head", action, **body)

    assert refused.article == "行政处罚法27"


def test_a_decision_that_is_not_served_and_an_order_in_force_keep_their_case_open() -> None:
    penalty, inspection, stopped = decided(), inspections.ordered(), inspections.stopped()

    assert penalty.refused("deputy-head", "terminate-case", **ENDING).blockers[0].deadline == "penalty_service"
    assert inspection.refused("deputy-head", "terminate-case", **ENDING).blockers[0].code == "duty-open"
    assert stopped.refused("deputy-head", "terminate-case", **ENDING).blockers[0].code == "order-in-force"


def test_a_licence_is_never_suspended() -> None:
    """许可法 45: the clock stops for hearings and tests alone."""
    p = licences.received()

    refused = p.refused("deputy-head", "suspend-case", reason="等待", until="2026-10-30", document_no="中止1")

    assert refused.article == "行政许可法45"


# --- 逾期不等于不办 ---


def test_a_licence_that_is_overdue_can_still_have_its_hearing() -> None:
    p = licences.to_be_heard()
    p.wait_until("2026-11-20 09:00")
    assert p.deadline("license_decision").status == "overdue"

    licences.fixed(p, "2026-11-20 10:00", hearing_at="2026-12-10 09:00")

    assert p.case.desk.fact("hearing_notified")


@pytest.mark.parametrize("kind", ["general", "hazchem_trade", "firework_retail"])
def test_a_late_decision_on_any_kind_of_licence_is_a_procedural_illegality(kind: str) -> None:
    """许可法 74(2)."""
    p = licences.in_review(license_kind=kind)
    p.wait_until("2027-03-01 09:00")

    late = [d for d in defects(p.case.desk) if (d.deadline or "").startswith("license_decision")]

    assert [d.severity for d in late] == [Severity.ILLEGAL]


def test_the_answer_to_a_request_for_more_time_is_owed_until_it_is_given() -> None:
    p = inspections.ordered()
    p.do("officer", "apply-more-time", "2026-09-07 09:00", **MORE, more_time_until="2026-10-12")

    p.wait_until("2026-09-22 00:00")

    assert p.deadline("rectification_extension_answer").status == "overdue"
    p.do("deputy-head", "refuse-more-time", reason="理由不成立")
    assert p.deadline("rectification_extension_answer").status == "met"


# --- 转入新的版本 ---


def test_a_case_is_not_moved_to_where_what_it_owes_could_not_be_done() -> None:
    p = filed()
    p.do("deputy-head", "suspend-case", "2026-07-09", reason="等待鉴定", until="2026-08-10", document_no="中止1")
    back = pinned(p.case.state.opening.editions, procedure="penalty-2026-11")

    found = plan(p.case.state, back, p.now)

    assert not found.possible
    assert any("恢复办理" in why for why in found.why_not)


def test_a_procedure_is_not_taken_up_without_the_rules_that_it_names() -> None:
    p = opened_before()
    half = pinned(p.case.state.opening.editions, procedure="penalty-2026-12")

    assert any("preservation_return" in why for why in plan(p.case.state, half, p.now).why_not)


def test_a_request_that_waits_is_watched_from_the_move_on() -> None:
    p = opened_before()
    p.do("officer", "present-certificates", "2026-07-13 11:00", contact="宏达化工")
    p.do("officer", "report-deficiency", row=17, explanation="记录仪电池故障，已当场更换备用设备")
    to = filed().case.state.opening.editions

    found = plan(p.case.state, to, p.now)
    p.case.move(order(to), p.now)

    assert [(d.rule, d.before) for d in found.dates] == [("deficiency_decision", None)]
    assert unwatched(p.case, p.now) == []
