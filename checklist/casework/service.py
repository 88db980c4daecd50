"""Service of documents: one method per document, its effect, and the deadlines that begin with it."""

from datetime import date

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from checklist.casework.record import do_act
from checklist.casework.record import settle as settle_record
from models.bodies import ServeDocument
from models.case import Service
from models.recording import SETTLED, ObligationStatus
from models.roles import CaseKind

RECORDED_METHODS: dict[CaseKind, dict[str, str]] = {
    CaseKind.LICENSING: {"direct": "serve_license_directly", "leaving": "serve_license_by_leaving"},
    CaseKind.PENALTY: {
        "direct": "serve_directly",
        "leaving": "serve_by_leaving",
        "entrusted": "serve_by_entrustment",
    },
}
UNRECORDED_METHODS = ("mail", "electronic")
VOID = "（已撤回重新告知）"


def methods(kind: CaseKind) -> tuple[str, ...]:
    """Return the methods by which a document of this kind of case may be served."""
    return (*RECORDED_METHODS.get(kind, {}), *UNRECORDED_METHODS)


def serve(desk: Desk, ask: Ask, document: str) -> None:
    """Note the service of a document; it counts at once unless its recording is the condition of its validity."""
    said = ask.said(ServeDocument)
    if said is None:
        return
    act_name = RECORDED_METHODS.get(desk.state.opening.kind, {}).get(said.method)
    words = desk.law.procedure.documents[document].zh
    validity = said.method == "leaving" and not said.witness
    act = do_act(desk, ask, act_name, f"{words}→{said.recipient}", validity=validity) if act_name else None
    desk.state.services.append(
        Service(
            document=document,
            method=said.method,
            act_id=act.id if act else None,
            on=ask.day,
            recipient=said.recipient,
            witness=said.witness,
        )
    )
    settle(desk)


def settle(desk: Desk) -> None:
    """Let every service count whose conditions are met by now."""
    for index, service in enumerate(desk.state.services):
        if not service.effective and VOID not in service.document and _counts(desk, service):
            _take_effect(desk, index)


def deem_served(desk: Desk, document: str, on: date) -> None:
    """Let a document count as served because the law says so (民诉法 95)."""
    desk.state.services.append(Service(document=document, method="public_notice", act_id=None, on=on))
    _take_effect(desk, len(desk.state.services) - 1)


def served(desk: Desk, document: str) -> Service | None:
    """Return the service by which a document counts as served."""
    return next((s for s in desk.state.services if s.document == document and s.effective), None)


def tried(desk: Desk, document: str) -> Service | None:
    """Return a service of a document that was made, whether it counts yet or not."""
    return next((s for s in desk.state.services if s.document == document), None)


def void(desk: Desk, document: str) -> None:
    """Take back a document because another will be served in its place."""
    for index, service in enumerate(desk.state.services):
        if service.document == document:
            desk.state.services[index] = service.model_copy(update={"document": document + VOID})


def _counts(desk: Desk, service: Service) -> bool:
    """Whether its record makes it valid where nothing else does; one that failed never does, whatever became of it."""
    mine = [o for o in desk.state.obligations.values() if o.act_id is not None and o.act_id == service.act_id]
    recorded = [o.status in SETTLED and o.status is not ObligationStatus.DEFICIENT_ACCEPTED for o in mine if o.validity]
    return all(recorded) and not any(o.defect for o in mine if o.validity)


def _take_effect(desk: Desk, index: int) -> None:
    from checklist.casework.guards import holds

    service = desk.state.services[index] = desk.state.services[index].model_copy(update={"effective": True})
    document = desk.law.procedure.documents[service.document]
    desk.log("document.served", f"{document.zh}已送达", document.articles[0], document=service.document)
    at = next((a.end for a in desk.state.acts if a.id == service.act_id), desk.now)
    _let_go(desk, index)
    for rule in document.stops:
        book.meet(desk, rule, service.on, at)
    for start in document.starts:
        if all(holds(desk, guard) for guard in start.when):
            book.start(desk, start.rule, service.on, subject=document.zh)


def _let_go(desk: Desk, index: int) -> None:
    """Take earlier attempts that had no effect out of the way: the document is served, and nobody owes their record."""
    if desk.law.procedure.table.manner < 2:
        return
    made = desk.state.services[index]
    attempts = [s for s in desk.state.services if s.document == made.document and not s.effective]
    acts = {a.act_id for a in attempts if a.act_id is not None}
    again = {s.subject for s in desk.state.acts if s.id in acts}
    for obligation in list(desk.state.obligations.values()):
        waiting = obligation.act_id is None and obligation.subject in again
        if obligation.status in SETTLED or not (waiting or obligation.act_id in acts):
            continue
        marked = replace(desk.state.obligations, obligation.id, defect=obligation.act_id is not None)
        settle_record(desk, marked, ObligationStatus.NOT_APPLICABLE, "该次送达未产生效力，已另行送达")
