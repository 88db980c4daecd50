"""Effects on service: a document is served, or counts as served."""

from checklist.casework import service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect


@effect("serve")
def serve(desk: Desk, ask: Ask, document: str) -> None:
    """Serve a document."""
    service.serve(desk, ask, document)


@effect("deem_served")
def deem_served(desk: Desk, ask: Ask, document: str) -> None:
    """Let a document count as served by public notice."""
    service.deem_served(desk, document, ask.day)
