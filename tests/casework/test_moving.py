"""Moving a case to other editions: tried first, done with a receipt, refused where the case has no place there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.casework.case import Case
from checklist.casework.moving import plan
from checklist.editions import BUILT_IN, SHELF, publish
from models.case import CommandResult, Refusal
from models.messages import EditionRef, Editions
from models.moving import MoveOrder
from tests.casework.test_w2_penalty import FILING, filed
from tests.player import Player, actor

OLD = {"procedure": "penalty-2026-11", "rules": "cn-2026-11"}


def pinned(base: Editions, **names: str) -> Editions:
    sorts = {"procedure": "procedures", "rules": "rules", "checklist": "checklists", "calendar": "calendars"}
    refs = {k: EditionRef(name=n, sha256=SHELF.edition(sorts[k], n).sha256) for k, n in names.items()}  # type: ignore[arg-type]
    return base.model_copy(update=refs)


def opened_before() -> Player:
    """Return a case of the first edition, filed."""
    now = filed().case.state.opening.editions
    p = Player("penalty", "2026-07-08 08:30", editions=pinned(now, **OLD))
    p.do("officer", "propose-filing", "2026-07-08 08:40", **FILING)
    p.do("deputy-head", "approve-filing", "2026-07-08 09:00")
    return p


def order(to: Editions, key: str = "m1") -> MoveOrder:
    return MoveOrder(id=key, to=to, authority="局务会纪要1号", reason="清单修订", actor=actor("deputy-head"))


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Iterator[Path]:
    for sort in ("procedures", "rules", "checklists"):
        (tmp_path / sort).mkdir()
    before = list(SHELF._folders)
    SHELF.add(tmp_path)
    yield tmp_path
    SHELF._folders[:] = before
    for key in [k for k, e in SHELF._read.items() if e.path.is_relative_to(tmp_path)]:
        del SHELF._read[key]


def put(folder: Path, sort: str, name: str, text: str) -> None:
    (folder / sort / f"{name}.toml").write_text(text, encoding="utf-8")
    publish(folder, sort, name)  # type: ignore[arg-type]


def test_a_case_keeps_its_edition_until_somebody_moves_it_and_then_knows_what_is_new() -> None:
    p = opened_before()
    assert "suspend-case" not in p.case.law.procedure.actions

    done = p.case.move(order(filed().case.state.opening.editions), p.now)
    p.do("deputy-head", "suspend-case", reason="等待鉴定", until="2026-08-10", document_no="中止1")

    assert isinstance(done, CommandResult)
    assert p.due("penalty_decision") == "2026-10-08"


def test_a_move_leaves_a_receipt_with_its_authority_and_the_editions_before_and_after() -> None:
    p = opened_before()
    before, to = p.case.state.opening.editions, filed().case.state.opening.editions

    p.case.move(order(to), p.now)
    again = p.case.move(order(to), p.now)

    (receipt,) = p.case.state.moves
    assert (receipt.authority, receipt.before, receipt.after) == ("局务会纪要1号", before, to)
    assert len(receipt.hash) == 64
    assert isinstance(again, CommandResult)


def test_trying_a_move_changes_nothing(shelf: Path) -> None:
    p = opened_before()
    said = p.case.state.model_dump_json()

    found = plan(p.case.state, filed().case.state.opening.editions, p.now)

    assert found.possible
    assert p.case.state.model_dump_json() == said


def test_a_rule_with_another_length_moves_the_date_and_says_so(shelf: Path) -> None:
    p = filed()
    text = (BUILT_IN / "rules" / "cn-2026-11.toml").read_text(encoding="utf-8")
    start = text.index('[[rule]]\nid = "penalty_decision"')
    rule = text[start : text.index("[[rule]]", start + 5)].replace("length = 90", "length = 60")
    assert "length = 60" in rule
    put(shelf, "rules", "cn-2027", f'edition = "cn-2027"\nextends = "cn-2026-12"\n{rule}')
    to = pinned(p.case.state.opening.editions, rules="cn-2027")

    found = plan(p.case.state, to, p.now)
    p.case.move(order(to), p.now)
    p._news()

    assert [(d.rule, str(d.before), str(d.after)) for d in found.dates] == [
        ("penalty_decision", "2026-10-08", "2026-09-07")
    ]
    assert p.due("penalty_decision") == "2026-09-07"
    assert any(e.type == "deadline.moved" for e in p.events)
    assert any(r.deadline == "penalty_decision" for r in p.reminders)


def test_a_later_date_never_takes_the_authoritys_earlier_alarm_away(shelf: Path) -> None:
    p = filed()
    alarm = p.deadline("penalty_decision").due.alarm_on
    text = (BUILT_IN / "rules" / "cn-2026-11.toml").read_text(encoding="utf-8")
    start = text.index('[[rule]]\nid = "penalty_decision"')
    rule = text[start : text.index("[[rule]]", start + 5)].replace("length = 90", "length = 180")
    put(shelf, "rules", "cn-2028", f'edition = "cn-2028"\nextends = "cn-2026-12"\n{rule}')

    p.case.move(order(pinned(p.case.state.opening.editions, rules="cn-2028")), p.now)

    assert p.due("penalty_decision") == "2027-01-04"
    assert p.deadline("penalty_decision").due.alarm_on == alarm


def test_a_case_in_a_state_that_the_new_procedure_does_not_know_stays_and_says_why(shelf: Path) -> None:
    p = filed()
    text = """
edition = "penalty-2029"
kind = "penalty"
initial = "clue"
[[state]]
name = "clue"
code = "P00"
zh = "线索"
[[state]]
name = "archived"
code = "P99"
zh = "归档"
phase = "archived"
[[action]]
slug = "drop"
zh = "不成立"
roles = ["section_head"]
from = ["clue"]
to = "archived"
body = "Reasoned"
articles = ["行政处罚法54(2)"]
"""
    put(shelf, "procedures", "penalty-2029", text)
    to = pinned(p.case.state.opening.editions, procedure="penalty-2029")
    before = p.case.state.model_dump_json()

    refused = p.case.move(order(to), p.now)

    assert isinstance(refused, Refusal)
    assert "investigation" in refused.detail
    assert p.case.state.model_dump_json() == before


def test_a_case_is_not_moved_to_the_procedure_of_another_kind() -> None:
    p = filed()
    to = pinned(p.case.state.opening.editions, procedure="inspection-2026-12")

    assert not plan(p.case.state, to, p.now).possible


def test_a_moved_case_goes_on_under_its_new_editions_after_its_state_was_handed_over() -> None:
    p = opened_before()
    p.case.move(order(filed().case.state.opening.editions), p.now)

    again = Case(type(p.case.state).model_validate_json(p.case.state.model_dump_json()))

    assert "suspend-case" in again.law.procedure.actions
