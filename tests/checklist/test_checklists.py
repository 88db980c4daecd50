"""The list word for word, published editions that never change, and another bureau's own list."""

import hashlib
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from checklist.catalogue import load_checklist
from checklist.editions import BUILT_IN, Shelf, files, publish
from checklist.publication import examine
from models.checklist import Act
from models.errors import ChecklistError, EditionError, EditionMissing
from tests.player import Player

GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text(encoding="utf-8"))
COLUMNS = [
    "category_zh",
    "project_zh",
    "item_zh",
    "place_zh",
    "time_limit_zh",
    "department_zh",
    "recorder_zh",
    "start_zh",
    "process_zh",
    "end_zh",
    "method_zh",
    "remark_zh",
]
SMALL = """
title_zh = "某局音像记录事项清单（演示）"
bureau_zh = "某局（演示）"

[[row]]
row = 1
category_zh = "行政处罚"
project_zh = "调查取证"
item_zh = "亮证"
place_zh = "现场"
time_limit_zh = "适时"
department_zh = "执法队"
recorder_zh = "执法人员"
start_zh = "前"
process_zh = "亮证过程"
end_zh = "后"
method_zh = "便携设备"
kind = "penalty"
act = "present_certificates"
name_en = "Show certificates"
need = "mandatory"
condition = "each contact"
min_officers = 2
recorder_role = "enforcement_officer"
devices = ["portable"]
session = "evidence:{contact}"
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "small-2026.toml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_the_thirty_eight_rows_stand_word_for_word_as_the_bureau_published_them() -> None:
    rows = load_checklist("zezhou-2026").rows

    assert [r.row for r in rows] == list(range(1, 39))
    for row in rows:
        cells = "\t".join(getattr(row, column) for column in COLUMNS)
        assert hashlib.sha256(cells.encode()).hexdigest()[:16] == GOLDEN["rows"][row.row - 1], f"row {row.row}"


def test_the_exemptions_and_the_notes_stand_word_for_word() -> None:
    found = load_checklist("zezhou-2026")

    assert [e.text_zh for e in found.exemptions] == [
        "(一)在爆炸危险区域实施执法检查未配备符合防爆规定的音像记录设备时；",
        "(二)涉及军事、商业、技术秘密和个人隐私等信息未经当事人同意时；",
        "(三)其他不适宜音像记录的情景。",
    ]
    assert found.notes_zh[2] == "3. 记录类别：场景类、确认类、入户类、约谈类等。"


def test_no_published_edition_has_changed() -> None:
    """A failing line here means that a published file was edited: give the new text a new name instead."""
    published = {f"{sort}/{path.stem}": hashlib.sha256(path.read_bytes()).hexdigest() for sort, path in files(BUILT_IN)}

    assert published == GOLDEN["editions"]


def test_an_edition_that_was_changed_after_publication_is_refused(folder: Path) -> None:
    publish(folder, "checklists", "small-2026")
    path = folder / "checklists" / "small-2026.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("亮证过程", "别的"), encoding="utf-8")

    with pytest.raises(EditionError, match="changed after publication"):
        Shelf(folder).edition("checklists", "small-2026")
    with pytest.raises(EditionError, match="give the new text a new name"):
        publish(folder, "checklists", "small-2026")


def test_an_edition_that_is_not_published_or_not_there_is_refused_with_what_there_is(folder: Path) -> None:
    with pytest.raises(EditionError, match="not published"):
        Shelf(folder).edition("checklists", "small-2026")
    with pytest.raises(EditionMissing, match="there are: small-2026"):
        Shelf(folder).edition("checklists", "other")


def test_another_bureaus_list_is_added_and_works_a_case_without_a_line_of_code(folder: Path) -> None:
    shutil.copytree(BUILT_IN, folder, dirs_exist_ok=True)
    publish(folder, "checklists", "small-2026")
    shelf = Shelf(folder)
    from checklist.casework.case import Case
    from checklist.casework.law import law_for
    from models.messages import EditionRef
    from tests.casework.test_w2_penalty import FILING
    from tests.player import opening

    found = load_checklist("small-2026", shelf)
    made = opening("penalty")
    ref = EditionRef(name=found.name, sha256=found.sha256)
    made = made.model_copy(update={"editions": made.editions.model_copy(update={"checklist": ref})})
    p = Player("penalty", "2026-07-08 08:30")
    p.case = Case.open(made, p.now, law_for(made.editions, made.policy, shelf))
    p.do("officer", "propose-filing", "2026-07-08 08:40", **FILING)
    p.do("deputy-head", "approve-filing", "2026-07-08 09:00")
    p.do(
        "officer", "present-certificates", "2026-07-08 11:00", occurred_at="2026-07-08 10:00", contact="某公司（演示）"
    )
    p.do("officer", "examine-scene", occurred_at="2026-07-08 10:10", object="车间", findings="见笔录")

    assert found.row_for_act(Act.EXAMINE_SCENE) is None
    assert list(p.case.state.obligations) == ["1-a1"]
    assert [b.row for b in p.refused("officer", "report-investigation", summary="终结").blockers] == [1]
    p.record([1], "2026-07-08 09:59", "2026-07-08 10:01")
    p.do("officer", "report-investigation", summary="终结")
    assert p.state == "investigation_report"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('kind = "penalty"', 'kind = "tax"', "kind"),
        ('act = "present_certificates"', 'act = "dance"', "act"),
        ('devices = ["portable"]', 'devices = ["drone"]', "devices"),
        ("min_officers = 2", "min_officers = 0", "min_officers"),
        ('item_zh = "亮证"\n', "", "item_zh"),
        ('need = "mandatory"', 'need = "alternative"', "group"),
        ('session = "evidence:{contact}"', 'session = "x"\ncolour = "red"', "colour"),
    ],
)
def test_a_list_that_is_wrong_is_refused_by_row_and_field(folder: Path, old: str, new: str, field: str) -> None:
    path = folder / "checklists" / "small-2026.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(ChecklistError, match=re.compile(rf"row 1, field {field}")):
        examine("checklists", path)


def test_two_rows_of_one_number_or_one_act_are_refused(folder: Path) -> None:
    path = folder / "checklists" / "small-2026.toml"
    second = SMALL[SMALL.index("[[row]]") :]
    path.write_text(SMALL + second, encoding="utf-8")
    with pytest.raises(ChecklistError, match="row 1, field row: stands twice"):
        examine("checklists", path)

    path.write_text(SMALL + second.replace("row = 1\n", "row = 2\n"), encoding="utf-8")
    with pytest.raises(ChecklistError, match="row 2, field act"):
        examine("checklists", path)


def test_a_case_is_never_run_under_another_text_than_it_pinned() -> None:
    from checklist.casework.law import law_for
    from models.messages import EditionRef, Policy
    from tests.player import opening

    editions = opening("penalty").editions
    other = editions.model_copy(update={"rules": EditionRef(name="cn-2026-11", sha256="0" * 64)})
    missing = editions.model_copy(update={"rules": EditionRef(name="cn-2099", sha256="0" * 64)})

    with pytest.raises(EditionError, match="the case pinned 000000000000"):
        law_for(other, Policy())
    with pytest.raises(EditionMissing, match="cn-2099"):
        law_for(missing, Policy())
