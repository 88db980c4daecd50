"""Checklists, read from their published editions and checked: an error names the row and the field."""

from typing import Any

from pydantic import ValidationError

from checklist.editions import SHELF, Edition, Shelf
from models.checklist import Checklist, Need
from models.errors import ChecklistError

_loaded: dict[tuple[int, str], Checklist] = {}


def load_checklist(name: str, shelf: Shelf = SHELF) -> Checklist:
    """Return a checklist by its edition's name, read and checked once per process."""
    key = (id(shelf), name)
    if key not in _loaded:
        _loaded[key] = read_checklist(shelf.edition("checklists", name))
    return _loaded[key]


def read_checklist(edition: Edition) -> Checklist:
    """Check an edition's data and return the checklist; raises ChecklistError naming row and field."""
    data = edition.data
    try:
        found = Checklist.model_validate(
            {
                "name": edition.name,
                "sha256": edition.sha256,
                "title_zh": data.get("title_zh"),
                "bureau_zh": data.get("bureau_zh"),
                "notes_zh": data.get("notes_zh", []),
                "exemptions": data.get("exemption", []),
                "rows": data.get("row", []),
            }
        )
    except ValidationError as error:
        raise ChecklistError(f"{edition.path.name}: {_first(error, data)}") from error
    _check(edition.path.name, found)
    return found


def _first(error: ValidationError, data: dict[str, Any]) -> str:
    problem = error.errors()[0]
    where = list(problem["loc"])
    if where[:1] == ["rows"] and len(where) > 1:
        entry = data["row"][where[1]]
        field = ".".join(str(part) for part in where[2:])
        return f"row {entry.get('row', f'#{int(where[1]) + 1}')}, field {field}: {problem['msg']}"
    return f"{'.'.join(str(part) for part in where)}: {problem['msg']}"


def _check(where: str, checklist: Checklist) -> None:
    if not checklist.rows:
        raise ChecklistError(f"{where}: the list has no row")
    seen_rows: set[int] = set()
    seen_acts: dict[str, int] = {}
    for row in checklist.rows:
        if row.row in seen_rows:
            raise ChecklistError(f"{where}: row {row.row}, field row: stands twice")
        if row.act in seen_acts:
            raise ChecklistError(
                f"{where}: row {row.row}, field act: {row.act} is recorded by row {seen_acts[row.act]} already"
            )
        if row.need is Need.ALTERNATIVE and not row.group:
            raise ChecklistError(f"{where}: row {row.row}, field group: an alternative row names its group")
        seen_rows.add(row.row)
        seen_acts[row.act] = row.row
