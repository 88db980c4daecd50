"""Coverage of the law: every deadline, counting rule, state, branch and recording rule has its test, or says why not.

``coverage.toml`` is the table. What can be listed from the code is listed from the code; branches and recording rules
are transcribed there.
"""

import ast
import tomllib
from functools import cache
from pathlib import Path

from bureaus.directory import load_directory
from checklist.pages.foundations import COUNTING
from checklist.procedures import load_procedure
from checklist.rules import load_rules
from cli.pages import BUREAU

ROOT = Path(__file__).resolve().parents[2]
TABLE = tomllib.loads((Path(__file__).parent / "coverage.toml").read_text(encoding="utf-8"))
TESTS: dict[str, list[str]] = TABLE["tests"]
WHY_NOT: dict[str, str] = TABLE["why_not"]
EDITIONS = load_directory().bureau(BUREAU).editions


def ids() -> list[str]:
    """Return every id of the law: deadlines, counting rules, states of the tables, then what is transcribed."""
    states = [state.code for name in EDITIONS.procedures.values() for state in load_procedure(name).table.states]
    transcribed = [name for names in TABLE["ids"].values() for name in names]
    found = [*load_rules(EDITIONS.rules).versions, *(one.code for one in COUNTING), *states, *transcribed]
    return list(dict.fromkeys(found))


@cache
def functions_of(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return frozenset(n.name for n in body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def test_every_id_of_the_law_has_a_test_or_says_why_not() -> None:
    silent = [name for name in ids() if not TESTS.get(name) and not WHY_NOT.get(name, "").strip()]

    assert silent == [], "tests/law/coverage.toml says nothing of these"


def test_nothing_has_both_a_test_and_an_excuse() -> None:
    assert sorted(set(TESTS) & set(WHY_NOT)) == []


def test_the_table_speaks_of_the_law_alone() -> None:
    assert sorted((set(TESTS) | set(WHY_NOT)) - set(ids())) == []


def test_every_test_that_the_table_names_exists() -> None:
    named = sorted({test for tests in TESTS.values() for test in tests})
    missing = [t for t in named if t.partition("::")[2] not in functions_of(t.partition("::")[0])]

    assert missing == []
    assert all(t.partition("::")[2].startswith("test_") for t in named)
