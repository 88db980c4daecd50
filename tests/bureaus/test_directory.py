"""Bureaus are data: several in one installation, and a wrong file is refused by file and field."""

from pathlib import Path

import pytest

from bureaus.directory import BUILT_IN, load_directory
from models.errors import BureauError
from models.roles import Role

TEXT = (BUILT_IN / "140525.toml").read_text(encoding="utf-8")


def test_the_built_in_bureau_has_one_account_for_each_role() -> None:
    directory = load_directory()
    names = {a.account for a in directory.bureau("140525").accounts}

    assert names == {
        "officer", "partner", "clerk", "host", "reviewer", "section-head", "deputy-head", "bureau-head",
        "supervisor", "device", "admin",
    }  # fmt: skip
    assert all("演示" in a.name for a in directory.bureau("140525").accounts)
    assert all(directory.holders("140525", role) for role in Role)


def test_another_bureau_is_a_file_beside_the_first(tmp_path: Path) -> None:
    text = TEXT.replace('code = "140525"', 'code = "140521"')
    (tmp_path / "140521.toml").write_text(text, encoding="utf-8")

    directory = load_directory(tmp_path)

    assert set(directory.codes) == {"140525", "140521"}
    assert directory.is_built_in("140525")
    assert not directory.is_built_in("140521")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('roles = ["officer"]', 'roles = ["king"]', "field accounts"),
        ('certificate = "14052501002"', 'certificate = "14052501001"', "stands twice"),
        ('certificate = "14052501002"', 'certificate = "12"', "certificate"),
        ('department = "监督"', 'department = "别处"', "no department"),
        ('account = "partner"', 'account = "officer"', "stands twice"),
    ],
)
def test_a_wrong_file_is_refused_by_file_and_field(tmp_path: Path, old: str, new: str, words: str) -> None:
    (tmp_path / "bad.toml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(BureauError, match=rf"bad\.toml.*{words}"):
        load_directory(tmp_path)
