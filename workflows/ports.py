"""The only place that names activities: each with its time limit and retry, and why."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import FailureError

with workflow.unsafe.imports_passed_through():
    from models.messages import LinkRequest

PROJECT = "project"
OPEN_LINKED_CASE = "open_linked_case"

# The read model must hear of everything: keep trying, at most every half minute, for as long as it takes.
PATIENT = RetryPolicy(
    initial_interval=timedelta(milliseconds=200), backoff_coefficient=2, maximum_interval=timedelta(seconds=30)
)
# Inside a workflow task only a short try is decent: queries and updates of this case wait meanwhile.
BRIEF = RetryPolicy(initial_interval=timedelta(milliseconds=100), maximum_attempts=2)


async def project(document: bytes) -> bool:
    """Write what happened to the read model: at once where it answers, patiently where it does not.

    Return whether it follows; where not, it must be told of the whole case.
    """
    try:
        follows = await workflow.execute_local_activity(
            PROJECT,
            document,
            start_to_close_timeout=timedelta(seconds=2),
            schedule_to_close_timeout=timedelta(seconds=3),
            retry_policy=BRIEF,
        )
    # A local activity that gives up raises its own failure, not an ActivityError: take the whole family.
    except FailureError:
        follows = await workflow.execute_activity(
            PROJECT, document, start_to_close_timeout=timedelta(seconds=30), retry_policy=PATIENT
        )
    # Histories of the first version have nothing here, and were followed.
    return follows is not False


async def open_linked_case(request: LinkRequest) -> str:
    """Open a case out of this one and return its number; repeating it opens nothing twice."""
    number: str = await workflow.execute_activity(
        OPEN_LINKED_CASE,
        request,
        result_type=str,
        start_to_close_timeout=timedelta(seconds=30),
        retry_policy=PATIENT,
    )
    return number
