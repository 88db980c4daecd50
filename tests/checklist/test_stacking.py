"""An edition on top of another: what it adds, replaces and drops, and what it may not say."""

from pathlib import Path

import pytest

from checklist.editions import Shelf, publish
from checklist.stacking import stacked
from models.errors import EditionError

BELOW = """
edition = "p-1"
kind = "penalty"
[[action]]
slug = "a"
zh = "甲"
[[action]]
slug = "b"
zh = "乙"
[[expiry]]
rule = "r"
from = ["x"]
zh = "届满"
"""


def shelf(folder: Path, above: str, below: str = BELOW) -> Shelf:
    (folder / "procedures").mkdir(exist_ok=True)
    for name, text in (("p-1", below), ("p-2", above)):
        (folder / "procedures" / f"{name}.toml").write_text(text, encoding="utf-8")
        publish(folder, "procedures", name)
    return Shelf(folder)


def test_an_entry_of_the_same_key_takes_the_place_of_the_one_below_and_others_stay(tmp_path: Path) -> None:
    above = """
edition = "p-2"
extends = "p-1"
drop = ["expiry:r:x"]
[[action]]
slug = "b"
zh = "丙"
[[action]]
slug = "c"
zh = "丁"
"""
    found = shelf(tmp_path, above)

    said = stacked(found.edition("procedures", "p-2"), found)

    assert [(a["slug"], a["zh"]) for a in said["action"]] == [("a", "甲"), ("b", "丙"), ("c", "丁")]
    assert said["expiry"] == []
    assert (said["edition"], said["kind"]) == ("p-2", "penalty")


def test_dropping_what_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    found = shelf(tmp_path, 'edition = "p-2"\nextends = "p-1"\ndrop = ["action:z"]\n')

    with pytest.raises(EditionError, match=r"drop: there is no action:z in p-1"):
        stacked(found.edition("procedures", "p-2"), found)


def test_editions_that_extend_one_another_in_a_circle_are_refused(tmp_path: Path) -> None:
    found = shelf(tmp_path, 'edition = "p-2"\nextends = "p-1"\n', 'edition = "p-1"\nextends = "p-2"\n')

    with pytest.raises(EditionError, match="extends itself"):
        stacked(found.edition("procedures", "p-2"), found)
