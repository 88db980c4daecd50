"""The pages for lawyers: they say what the editions say, in whole sentences, and lead somewhere."""

import re

import pytest

from bureaus.directory import load_directory
from checklist.casework.effects import EFFECTS
from checklist.casework.effects.words import EFFECT_ZH
from checklist.casework.guards import GUARDS
from checklist.casework.guards.words import GUARD_ZH, fact_zh
from checklist.catalogue import load_checklist
from checklist.pages.foundations import COUNTING
from checklist.pages.law import POLICY_ZH
from checklist.pages.readings import READINGS
from checklist.pages.rules import KINDS, SETTABLE_ZH
from checklist.procedures import load_procedure
from checklist.rules import load_rules
from cli.pages import BUREAU, DOCS, stale, wanted
from models.messages import Policy

BUREAU_FOUND = load_directory().bureau(BUREAU)
PAGES = {path.relative_to(DOCS).as_posix(): text for path, text in wanted().items()}
RULES = load_rules(BUREAU_FOUND.editions.rules)
PROCEDURES = [load_procedure(name) for name in BUREAU_FOUND.editions.procedures.values()]


def test_the_pages_for_lawyers_are_what_the_editions_say() -> None:
    assert stale() == [], "these pages are stale: run `make docs` and commit what it writes"


def test_every_guard_and_every_effect_is_a_sentence() -> None:
    assert set(GUARD_ZH) == set(GUARDS), "checklist/casework/guards/words.py"
    assert set(EFFECT_ZH) == set(EFFECTS), "checklist/casework/effects/words.py"


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.name)
def test_every_fact_that_a_table_asks_for_or_notes_is_a_statement(procedure) -> None:
    table = procedure.table
    names: list[str] = []
    for move in (*table.actions, *table.autos, *table.expiries):
        names += [*move.sets, *move.clears]
        for text in (*move.guards, *(guard for start in move.starts for guard in start.when)):
            guard, _, argument = text.partition(":")
            if guard in ("fact", "not", "any", "fact_is"):
                names += argument.partition("=")[0].split(":")

    assert [name for name in names if fact_zh(name) is None] == [], "checklist/casework/guards/words.py"


def test_every_rule_stands_on_a_page_in_each_of_its_versions() -> None:
    law = "".join(PAGES[f"law/{name}.md"] for name in KINDS)

    for rule_id, versions in RULES.versions.items():
        assert f'<a id="{rule_id}"></a>' in law
        for version in versions:
            assert f"| 版本 | {version.version}，" in law
            assert not version.quote or f"“{version.quote}”" in law
            assert version.doubt_zh in law


def test_what_no_law_fixes_is_marked_as_the_bureaus_policy() -> None:
    law = "".join(PAGES[f"law/{name}.md"] for name in KINDS)

    for rule_id, versions in RULES.versions.items():
        section = law.partition(f'<a id="{rule_id}"></a>')[2].partition('<a id="')[0]
        if versions[-1].confidence.value != "Q" or versions[-1].settable:
            assert "**本局政策**" in section, rule_id


def test_every_counting_rule_that_a_deadline_uses_is_explained() -> None:
    used = {code for versions in RULES.versions.values() for v in versions for code in v.counting}

    assert [one.code for one in COUNTING] == [f"C{n}" for n in range(1, 12)]
    assert used <= {one.code for one in COUNTING}


def test_every_setting_has_its_words() -> None:
    assert set(POLICY_ZH) == set(Policy.model_fields), "checklist/pages/law.py"
    assert {name for v in RULES.versions.values() for name in v[-1].settable} <= set(SETTABLE_ZH)


def test_every_row_of_the_built_in_list_is_read_in_chinese() -> None:
    name = BUREAU_FOUND.editions.checklist

    assert set(READINGS[name]) == {row.row for row in load_checklist(name).rows}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_link_of_a_page_leads_to_a_place_that_exists_once(name: str) -> None:
    text = PAGES[name]
    places = re.findall(r'<a id="([^"]+)"></a>', text)

    assert len(places) == len(set(places))
    for target, place in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", text):
        path = (DOCS / name).parent / target if target else DOCS / name
        goal = PAGES[path.resolve().relative_to(DOCS).as_posix()]
        assert not place or f'<a id="{place}"></a>' in goal, (target, place)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_shows_a_name_of_the_program_in_place_of_words(name: str) -> None:
    """Identifiers stand in code format, in anchors or in the diagram, and nowhere else."""
    text = re.sub(r"```.*?```|`[^`]*`|<[^>]*>|\([^)\u4e00-\u9fff]*\)", "", PAGES[name], flags=re.DOTALL)

    assert re.findall(r"[a-z]+_[a-z_]+|\{\w+\}", text) == []
