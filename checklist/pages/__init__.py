"""Pages for lawyers: the editions in force as Markdown in plain Chinese, generated and never edited."""

from checklist.catalogue import load_checklist
from checklist.editions import SHELF, Shelf
from checklist.pages.checklists import checklist_page
from checklist.pages.law import law_page
from checklist.pages.procedures import procedure_page
from checklist.pages.rules import KINDS, rules_page
from checklist.pages.wording import Wording
from checklist.procedures import load_procedure
from checklist.rules import load_rules
from models.bureau import Bureau
from models.roles import CaseKind


def pages(bureau: Bureau, shelf: Shelf = SHELF) -> dict[str, str]:
    """Return every page of a bureau's editions in force: its path under ``docs/`` and its text."""
    checklist = load_checklist(bureau.editions.checklist, shelf)
    rules = load_rules(bureau.editions.rules, shelf).with_settings(bureau.policy.rules)
    found = {
        "law/README.md": law_page(bureau, rules),
        "law/checklist.md": checklist_page(checklist, rules),
        **{f"law/{name}.md": rules_page(name, rules) for name in KINDS},
    }
    for kind in CaseKind:
        procedure = load_procedure(bureau.editions.procedures[kind], shelf)
        found[f"procedures/{kind}.md"] = procedure_page(procedure, Wording(procedure, rules, checklist))
    return found
