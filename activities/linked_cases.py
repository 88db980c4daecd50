"""Opens a case out of another: takes its number once and starts its workflow once."""

from datetime import UTC, datetime

from temporalio import activity
from temporalio.client import Client

from bureaus.directory import Directory
from bureaus.opening import build_opening
from engine import start_case
from models.messages import LinkRequest, OpenCase
from models.time import day_of
from readmodel.store import CaseStore


class LinkedCaseActivities:
    """Opens linked cases."""

    def __init__(self, client: Client, store: CaseStore, directory: Directory) -> None:
        self._client = client
        self._store = store
        self._directory = directory

    @activity.defn(name="open_linked_case")
    async def open_linked_case(self, request: LinkRequest) -> str:
        """Return the number of the case; a repeat returns the same."""
        year = day_of(datetime.now(UTC)).year
        key = f"link:{request.workflow_id}:{request.request}"
        taken = await self._store.take_number(request.bureau, request.kind, year, key, key, request.opened_by.account)
        # Read after the number is taken: whoever publishes a year meanwhile finds the number, and tells the case.
        years = tuple(entered.published for entered in await self._store.published_years(request.bureau))
        if taken.opening is not None:
            opening = OpenCase.model_validate_json(taken.opening).model_copy(update={"published_years": years})
        else:
            opening = build_opening(
                self._directory,
                bureau=request.bureau,
                number=taken.number,
                kind=request.kind,
                cause=request.cause,
                party=request.party,
                department=request.department,
                officers=request.officers,
                opened_by=request.opened_by,
                origin=request.origin,
                sample=request.sample,
                published=years,
            )
            await self._store.keep_opening(request.bureau, key, opening.model_dump_json())
        await start_case(self._client, opening, activity.info().task_queue)
        return taken.number
