"""Errands: what a case asks the world for. Each is done at least once and is harmless when repeated."""

from temporalio import workflow
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError

with workflow.unsafe.imports_passed_through():
    from checklist.casework.case import Case
    from models.case import Effect
    from models.engine import ACKNOWLEDGED, CLIMB, ClimbStart
    from models.identity import incident_workflow_id
    from models.messages import ChainRung, LinkedCaseOpened, LinkRequest
    from models.people import Actor
    from models.roles import CaseKind
    from workflows import ports


async def run(case: Case, effect: Effect) -> None:
    """Do one errand and take it off the list."""
    if effect.kind == "open_linked_case":
        await _open_linked(case, effect)
    elif effect.kind == "start_climb":
        await _start_climb(case, effect)
    elif effect.kind == "stop_climb":
        await _stop_climb(case, effect)
    case.done(effect.id)


async def _open_linked(case: Case, effect: Effect) -> None:
    opening = case.state.opening
    number = await ports.open_linked_case(
        LinkRequest(
            request=effect.id,
            workflow_id=workflow.info().workflow_id,
            bureau=opening.bureau,
            origin=opening.number,
            kind=CaseKind(effect.data["kind"]),
            cause=effect.data["cause"],
            party=opening.party,
            department=opening.department,
            officers=tuple(effect.data["officers"]),
            opened_by=Actor.model_validate(effect.data["by"]),
            sample=opening.sample,
        )
    )
    case.linked(LinkedCaseOpened(request=effect.id, number=number), workflow.now())


async def _start_climb(case: Case, effect: Effect) -> None:
    try:
        await workflow.start_child_workflow(
            CLIMB,
            ClimbStart(
                case_workflow=workflow.info().workflow_id,
                incident=effect.data["incident"],
                chain=tuple(ChainRung.model_validate(rung) for rung in effect.data["chain"]),
            ),
            id=_climb_id(case, effect),
            parent_close_policy=workflow.ParentClosePolicy.ABANDON,
        )
    except WorkflowAlreadyStartedError:
        return


async def _stop_climb(case: Case, effect: Effect) -> None:
    # A climb that has come to its end by itself needs no stopping.
    try:
        await workflow.get_external_workflow_handle(_climb_id(case, effect)).signal(ACKNOWLEDGED)
    except ApplicationError:
        return


def _climb_id(case: Case, effect: Effect) -> str:
    opening = case.state.opening
    return incident_workflow_id(opening.bureau, opening.number, effect.data["incident"])
