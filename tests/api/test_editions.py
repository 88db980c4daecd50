"""Editions over HTTP: what is in force, and running cases moved to it, tried before it is done."""

from checklist.editions import SHELF, Sort
from models.messages import EditionRef, OpenCase
from tests.api.conftest import Door
from tests.player import opening

ORDER = {"authority": "局务会纪要1号", "reason": "清单修订"}


def before(number: str) -> OpenCase:
    """Return an opening under the first edition, as cases have it that were opened then."""
    made = opening("penalty", number)
    names: tuple[tuple[str, Sort, str], ...] = (
        ("procedure", "procedures", "penalty-2026-11"),
        ("rules", "rules", "cn-2026-11"),
    )
    old = {name: EditionRef(name=e, sha256=SHELF.edition(sort, e).sha256) for name, sort, e in names}
    return made.model_copy(update={"editions": made.editions.model_copy(update=old)})


async def test_a_move_is_tried_then_done_and_the_case_knows_its_new_editions(door: Door) -> None:
    number = f"CF-2026-{door.base + 500:04d}"
    await door.app.state.desk.cases.open(before(number))
    ask = {**ORDER, "cases": [number]}

    tried = (await door("bureau-head").post("/api/editions/moves", ask)).json()
    untouched = (await door("officer").get(f"/api/cases/{number}")).json()
    done = (await door("bureau-head").post("/api/editions/moves", {**ask, "dry_run": False})).json()
    again = (await door("bureau-head").post("/api/editions/moves", {**ask, "dry_run": False})).json()
    moved = (await door("officer").get(f"/api/cases/{number}")).json()

    assert (tried["dry_run"], tried["counts"]["moved"]) == (True, 1)
    assert untouched["editions"]["procedure"]["name"] == "penalty-2026-11"
    assert done["counts"]["moved"] == 1
    assert moved["editions"]["procedure"]["name"] == "penalty-2026-12"
    assert again["counts"] == {"moved": 0, "stays": 0, "unchanged": 1, "unreached": 0}


async def test_only_a_head_moves_cases_and_only_to_an_edition_that_exists(door: Door) -> None:
    by_officer = await door("officer").post("/api/editions/moves", ORDER)
    to_nothing = await door("bureau-head").post(
        "/api/editions/moves", {**ORDER, "procedures": {"penalty": "penalty-2099"}}
    )

    assert by_officer.status_code == 403
    assert to_nothing.status_code == 422
    assert to_nothing.json()["type"].endswith("edition-missing")


async def test_a_case_of_another_bureau_or_none_is_reported_and_the_others_go_on(door: Door) -> None:
    number = (await door("officer").open())["number"]
    ask = {**ORDER, "cases": [number, "CF-2026-9999999", "nonsense"]}

    found = (await door("bureau-head").post("/api/editions/moves", ask)).json()

    assert [c["outcome"] for c in found["cases"]] == ["unchanged", "unreached", "stays"]


async def test_what_is_published_is_listed_with_its_hash(door: Door) -> None:
    found = (await door("officer").get("/api/editions")).json()

    assert found["in_force"]["procedures"]["penalty"] == "penalty-2026-12"
    assert {"penalty-2026-11", "penalty-2026-12"} <= {e["name"] for e in found["editions"]}
    assert all(len(e["sha256"]) == 64 for e in found["editions"])
