"""Power cuts: approved, told twenty-four hours before, lifted promptly (安全生产法70)."""

import pytest

from tests.casework.inspections import CUT, stopped


def test_a_power_cut_owes_its_notice_twenty_four_hours_before_in_the_book() -> None:
    p = stopped()

    p.do("bureau-head", "approve-power-cut", "2026-09-02 09:00", **CUT)

    assert p.deadline("power_cut_notice").due.due_at.isoformat() == "2026-09-03T09:00:00+08:00"
    p.do("officer", "notify-power-cut", "2026-09-02 15:00", recipient="张某（演示）")
    assert p.deadline("power_cut_notice").status == "met"
    assert p.codes(p.refused("officer", "cut-power", "2026-09-04 08:59", safe=True)) == ["power-cut-early"]
    p.do("officer", "cut-power", "2026-09-04 09:00", safe=True)
    assert p.state == "power_cut"


def test_a_power_cut_is_the_principal_heads_to_approve() -> None:
    p = stopped()

    assert p.refused("deputy-head", "approve-power-cut", "2026-09-02 09:00", **CUT).type == "forbidden"
    refused = p.refused("officer", "cut-power", safe=True)
    assert (p.codes(refused), refused.article) == (["not-approved"], "安全生产法70(1)")


def test_the_supplier_is_told_in_writing() -> None:
    said = {k: v for k, v in CUT.items() if k != "supplier_notice"}

    assert stopped().refused("bureau-head", "approve-power-cut", **said).type == "invalid-body"


@pytest.mark.parametrize(("when", "allowed"), [("2026-09-03 09:00", True), ("2026-09-03 09:01", False)])
def test_a_cut_that_leaves_less_than_twenty_four_hours_is_refused(when: str, allowed: bool) -> None:
    p = stopped()

    result = p.try_("bureau-head", "approve-power-cut", when, **CUT)

    assert hasattr(result, "state") is allowed
    if not hasattr(result, "state"):
        assert (p.codes(result), result.article) == (["power-cut"], "安全生产法70(2)")
        assert result.blockers[0].facts["earliest"].startswith("2026-09-04T01:01")


def test_a_notice_that_comes_too_late_puts_the_cut_off_and_a_later_one_takes_its_place() -> None:
    p = stopped()
    p.do("bureau-head", "approve-power-cut", "2026-09-02 09:00", **CUT)

    late = p.refused("officer", "notify-power-cut", "2026-09-03 09:30", recipient="张某（演示）")
    assert (p.codes(late), late.article) == (["power-cut-late"], "安全生产法70(2)")
    assert p.codes(p.refused("officer", "cut-power", "2026-09-04 09:00", safe=True)) == ["power-cut"]

    p.do("bureau-head", "approve-power-cut", **{**CUT, "cut_at": "2026-09-06T09:00:00+08:00"})
    p.do("officer", "notify-power-cut", recipient="张某（演示）")
    first, second = [d for d in p.case.state.deadlines.values() if d.rule == "power_cut_notice"]
    assert (first.status, second.status) == ("superseded", "met")


def test_an_emergency_waits_for_no_notice() -> None:
    p = stopped()

    p.do("bureau-head", "approve-power-cut", "2026-09-04 08:55", **CUT, cut_emergency=True)
    p.do("officer", "cut-power", "2026-09-04 09:00", safe=True)

    assert p.state == "power_cut"
    assert not [d for d in p.case.state.deadlines.values() if d.rule == "power_cut_notice"]


def test_power_comes_back_promptly_once_the_entity_complies() -> None:
    p = stopped()
    p.do("bureau-head", "approve-power-cut", "2026-09-04 08:55", **CUT, cut_emergency=True)
    p.do("officer", "cut-power", "2026-09-04 09:00", safe=True)

    p.do("officer", "report-compliance", "2026-09-05 09:00", summary="已停止使用")

    assert [(r.zh, [t.value for t in r.tell]) for r in p.reminders][-1] == (
        "生产经营单位已履行决定，应当及时解除停止供电",
        ["bureau_head"],
    )
    p.do("bureau-head", "restore-power", reason="已履行")
    assert p.state == "stopped"
    assert p.codes(p.refused("officer", "cut-power", safe=True)) == ["not-approved"]


@pytest.mark.parametrize("how", ["apply-resume", "cancel-power-cut"])
def test_a_cut_that_is_not_needed_leaves_the_book(how: str) -> None:
    p = stopped()
    p.do("bureau-head", "approve-power-cut", "2026-09-02 09:00", **CUT)

    if how == "apply-resume":
        p.do("officer", how, "2026-09-02 10:00", summary="已排除")
    else:
        p.do("deputy-head", how, "2026-09-02 10:00", reason="已履行")

    assert p.deadline("power_cut_notice").status == "moot"
