"""Routes about published years: entering one, which tells every open case, and what was entered."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import ConfigDict, Field

from api.caller import Desk, Person
from api.problems import Problem
from checklist.calendar import load_calendar
from checklist.publishing import usable, with_years
from models.base import Frozen
from models.calendar import PublicationReport
from models.errors import PublicationError
from models.people import Text
from models.roles import Role
from readmodel.register import YearEnteredError

router = APIRouter(prefix="/api/calendars", tags=["工作日历"])


class DaysOff(Frozen):
    """A block of days off, both ends included."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    from_: date = Field(alias="from", title="首日")
    to: date = Field(title="末日")
    name: str | None = Field(default=None, max_length=40, title="名称")


class YearRequest(Frozen):
    """A year as the State Council has published it."""

    year: int = Field(ge=2000, le=2100, title="年份")
    source: Text = Field(title="公布的文件")
    off: tuple[DaysOff | date, ...] = Field(max_length=60, title="放假的日子")
    working: tuple[date, ...] = Field(default=(), max_length=30, title="调休上班的日子")


@router.post("", status_code=201, summary="公布一年的放假安排", operation_id="publish_calendar")
async def publish(
    body: YearRequest,
    desk: Desk,
    caller: Person,
    response: Response,
    dry_run: Annotated[bool, Query(title="只试算，不公布")] = False,
) -> PublicationReport:
    caller.must_be(Role.ADMIN)
    announcer = desk.cases.announcer(desk.store, desk.directory)
    try:
        found, notes = await announcer.check(caller.bureau, body.model_dump(exclude_none=True))
    except PublicationError as error:
        raise _wrong(error) from error
    act = announcer.rehearse if dry_run else announcer.publish
    try:
        report = await act(caller.bureau, found, caller.actor, datetime.now(UTC), notes)
    except YearEnteredError as error:
        raise Problem(
            409,
            "calendar-published",
            "该年日历已经公布",
            f"{found.year}年的日历已经公布，内容与此不同；已公布的不得更改",
            year=found.year,
        ) from error
    response.status_code = 201 if report.first_time and not dry_run else 200
    return report


@router.get("", summary="已公布的放假安排", operation_id="list_calendars")
async def list_years(desk: Desk, caller: Person) -> dict[str, Any]:
    calendar = load_calendar(desk.directory.bureau(caller.bureau).editions.calendar)
    entered = await desk.store.published_years(caller.bureau)
    through = with_years(calendar, usable(calendar, [y.published for y in entered])).published_through
    return {
        "calendar": calendar.name,
        "published_through": through,
        "years": [
            {
                **year.published.model_dump(mode="json"),
                "sha256": year.published.sha256,
                "bureau": year.bureau,
                "published_by": year.published_by,
                "at": year.at,
            }
            for year in entered
        ],
    }


def _wrong(error: PublicationError) -> Problem:
    """Return the problem for a year that cannot be published: everything that was found, where it stands."""
    errors = [
        {"pointer": "/" + f.field.replace("[", "/").replace("].", "/").rstrip("]"), "detail": f.zh, "type": "calendar"}
        for f in error.findings
    ]
    return Problem(
        422,
        "invalid-request",
        "填写的内容不符合要求",
        f"有{len(errors)}处不符合要求：{error.findings[0].zh}",
        errors=errors,
    )
