"""Effects of an inspection: what its plan covers, what its orders set."""

from checklist.casework import book, record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect
from models import bodies
from models.book import OWED


@effect("plan_rows")
def plan_rows(desk: Desk, ask: Ask, _argument: str) -> None:
    """Owe what the inspection plan covers, and note what it does not."""
    said = ask.said(bodies.ApproveInspection)
    if said is None:
        return
    for act, covered in (("inspect_documents", said.covers_documents), ("inspect_sites", said.covers_sites)):
        if covered:
            record.owe(desk, act)
        else:
            record.not_applicable(desk, act, "检查方案不包括")


@effect("ensure_rectification")
def ensure_rectification(desk: Desk, ask: Ask, _argument: str) -> None:
    """Give an entity that may resume a time limit, where its order set none."""
    said = ask.said(bodies.ResumeReview)
    running = book.entry(desk, "rectification_period")
    if said is not None and said.rectify_by is not None and (running is None or running.status not in OWED):
        book.start(desk, "rectification_period", ask.day, set_on=said.rectify_by)
