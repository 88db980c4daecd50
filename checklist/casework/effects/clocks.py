"""Effects on clocks: stopped, running on, prolonged, replaced."""

from typing import Any

from checklist.casework import book, ledger
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect
from models import bodies


@effect("pause")
def pause(desk: Desk, ask: Ask, rule: str) -> None:
    """Stop a clock as the written notice told."""
    said: Any = ask.body
    ledger.pause(
        desk,
        rule,
        said.pause_from,
        said.pause_to,
        ground=getattr(said, "ground", "听证"),
        notice=said.notice_no,
        approver=ask.actor.name,
    )


@effect("replace_pause")
def replace_pause(desk: Desk, ask: Ask, rule: str) -> None:
    """Stop a clock, in place of a stop that was told before and not used."""
    ledger.unpause(desk, rule)
    pause(desk, ask, rule)


@effect("resume")
def resume(desk: Desk, ask: Ask, rule: str) -> None:
    """Let a clock run on."""
    ledger.resume(desk, rule, ask.day)


@effect("extend")
def extend(desk: Desk, ask: Ask, rule: str) -> None:
    """Prolong a deadline."""
    said = ask.said(bodies.Extend)
    if said is not None:
        ledger.extend(
            desk, rule, length=said.length, approver=ask.actor.name, notice=said.notice_no, reason=said.reason
        )


@effect("replace")
def replace(desk: Desk, ask: Ask, rule: str) -> None:
    """Let a new deadline take the place of the running one."""
    book.supersede(desk, rule)
