"""The opening of a case: what the bureau's editions and settings make of a request, in one place."""

from collections.abc import Sequence
from typing import Any

from bureaus.directory import Directory
from checklist.calendar import load_calendar
from checklist.editions import SHELF, Shelf, Sort
from checklist.publishing import usable
from models.bureau import Bureau
from models.calendar import PublishedYear
from models.errors import BureauError
from models.messages import EditionRef, Editions, OpenCase
from models.people import Actor, Party
from models.roles import CaseKind


def build_opening(
    directory: Directory,
    *,
    bureau: str,
    number: str,
    kind: CaseKind,
    cause: str,
    party: Party,
    department: str,
    officers: tuple[str, ...],
    opened_by: Actor,
    origin: str | None = None,
    document_no: str | None = None,
    details: dict[str, Any] | None = None,
    sample: bool = False,
    published: Sequence[PublishedYear] = (),
    shelf: Shelf = SHELF,
) -> OpenCase:
    """Return the opening of a case, its editions pinned by name and hash, with the years published since.

    Raises BureauError for an officer without certificate or an unknown department.
    """
    found = directory.bureau(bureau)
    people = []
    for certificate in officers:
        officer = directory.officer(bureau, certificate)
        if officer is None:
            raise BureauError(f"执法证号{certificate}不是本局持证执法人员")
        people.append(officer)
    if department not in found.departments:
        raise BureauError(f"本局没有“{department}”；可选：{'、'.join(found.departments)}")

    return OpenCase(
        number=number,
        bureau=bureau,
        bureau_name=found.name,
        kind=kind,
        cause=cause,
        party=party,
        department=department,
        officers=tuple(people),
        opened_by=opened_by,
        editions=editions_of(found, found.editions.procedures[kind], shelf),
        policy=found.policy,
        origin=origin,
        document_no=document_no,
        details=details or {},
        sample=sample,
        published_years=usable(load_calendar(found.editions.calendar, shelf), published),
    )


def editions_of(bureau: Bureau, procedure: str, shelf: Shelf = SHELF) -> Editions:
    """Return a bureau's editions in force, pinned by name and hash."""

    def pinned(sort: Sort, name: str) -> EditionRef:
        return EditionRef(name=name, sha256=shelf.edition(sort, name).sha256)

    return Editions(
        checklist=pinned("checklists", bureau.editions.checklist),
        procedure=pinned("procedures", procedure),
        rules=pinned("rules", bureau.editions.rules),
        calendar=pinned("calendars", bureau.editions.calendar),
    )
