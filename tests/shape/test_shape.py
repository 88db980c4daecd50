"""The shape of the house: what may import what inside the sandbox, which port has its activity, what stays out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from activities.linked_cases import LinkedCaseActivities
from activities.read_model import ReadModelActivities
from workflows import ports

ROOT = Path(__file__).resolve().parents[2]


def test_every_port_has_exactly_one_activity_of_its_name() -> None:
    named = [
        definition.name
        for method in (ReadModelActivities.project, LinkedCaseActivities.open_linked_case)
        if (definition := getattr(method, "__temporal_activity_definition"))
    ]

    assert sorted(named) == sorted([ports.PROJECT, ports.OPEN_LINKED_CASE])


@pytest.mark.parametrize("module", ["workflows.case", "workflows.climb"])
def test_no_workflow_reaches_the_database_driver(module: str) -> None:
    """A C extension that is imported a second time by the sandbox ends the process."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print([m for m in sys.modules if m.startswith('asyncpg')])"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"


def test_no_lock_file_names_a_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def test_only_settings_reads_our_environment() -> None:
    """Whoever passes an environment on to a child is named here with its reason in the code."""
    passing_on = {"embedded/stack.py", "embedded/temporal.py", "embedded/postgres.py", "settings.py"}
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.glob("**/*.py")
        if not {".venv", "tests", "bench"} & set(path.relative_to(ROOT).parts)
        and re.search(r"os\.environ|os\.getenv|os\.defpath", path.read_text(encoding="utf-8"))
    }

    assert readers <= passing_on


def test_tables_that_are_shared_by_all_cases_cannot_be_changed_by_one() -> None:
    from pydantic import ValidationError

    from checklist.catalogue import load_checklist
    from checklist.procedures import load_procedure
    from checklist.rules import load_rules

    shared = [
        load_checklist("zezhou-2026").rows[0],
        load_procedure("penalty-2026-12").table.states[0],
        load_rules("cn-2026-12").newest()[0],
    ]

    for one in shared:
        name = next(iter(type(one).model_fields))
        with pytest.raises(ValidationError):
            setattr(one, name, "x")


def test_the_glossary_has_every_kind_role_and_act() -> None:
    from models.checklist import Act
    from models.roles import CaseKind, Role

    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

    for word in [*CaseKind, *Role, *Act]:
        assert f"`{word.value}`" in text, word.value
