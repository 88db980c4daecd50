"""Guards of a licence."""

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models.case import Blocker
from models.roles import Role


@guard("site_check_done")
def site_check_done(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A hazchem licence needs the site check (危险化学品安全法 55)."""
    if desk.fact("license_kind") != "hazchem_trade" or desk.fact("site_verified"):
        return None
    return Blocker(
        code="site-check",
        zh="危险化学品经营许可应当进行现场核查",
        article="危险化学品安全法55",
        owner=Role.OFFICER,
    )
