"""Guards on service: whether a document counts as served, and by which method it may be."""

from checklist.casework import service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.case import Blocker
from models.roles import Role


@guard("served")
def is_served(desk: Desk, ask: Ask, document: str) -> Blocker | None:
    """A document counts as served."""
    if service.served(desk, document):
        return None
    words = desk.law.procedure.documents[document].zh
    if service.tried(desk, document):
        return Blocker(
            code="service-invalid",
            zh=f"{words}留置送达没有见证人，须有完整的录像才视为送达",
            article="民事诉讼法89",
            owner=Role.OFFICER,
            facts={"document": document},
        )
    return Blocker(code="not-served", zh=f"{words}尚未送达", owner=Role.OFFICER, facts={"document": document})


@guard("not_served")
def not_served(desk: Desk, ask: Ask, document: str) -> Blocker | None:
    """A document does not count as served yet."""
    if service.served(desk, document) is None:
        return None
    return Blocker(code="served", zh=f"{desk.law.procedure.documents[document].zh}已经送达")


@guard("service_method")
def service_method(desk: Desk, ask: Ask, _kind: str) -> Blocker | None:
    """The method of service fits the kind of case."""
    said = ask.said(bodies.ServeDocument)
    if said is None or said.method in service.methods(desk.state.opening.kind):
        return None
    return Blocker(code="method", zh="本类案件的清单没有这种送达方式")
