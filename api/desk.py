"""What every route works with: the read model, the running cases, the bureaus, the key."""

from dataclasses import dataclass
from datetime import UTC, datetime

from api.gateway import CaseGateway
from api.problems import not_found
from bureaus.directory import Directory, actor_of
from checklist.casework.case import Case
from models.case import CaseState
from models.errors import BureauError
from models.people import Actor, Behalf, Officer
from models.roles import Role
from models.time import day_of
from models.view import CaseView
from readmodel.store import CaseStore


@dataclass(frozen=True)
class FrontDesk:
    """The parts of the front desk."""

    store: CaseStore
    cases: CaseGateway
    directory: Directory
    key: str
    built_in_accounts: bool

    def actor(self, bureau: str, account: str) -> Actor | None:
        """Return an account as an actor; the built-in ones only in the embedded default."""
        try:
            found = self.directory.account(bureau, account)
        except BureauError:
            return None
        if found is None or (self.directory.is_built_in(bureau) and not self.built_in_accounts):
            return None
        return actor_of(bureau, found)

    async def standing_in(self, actor: Actor) -> Actor:
        """Return an actor with those for whom he stands in today, in the roles that they still have."""
        behalf = []
        for absent, roles in await self.store.stands_in(actor.bureau, actor.account, day_of(datetime.now(UTC))):
            found = self.directory.account(actor.bureau, absent)
            held = tuple(r for r in found.roles if r.value in roles) if found is not None else ()
            if found is not None and held:
                behalf.append(Behalf(account=absent, name=found.name, roles=held))
        return actor.model_copy(update={"on_behalf": tuple(behalf)}) if behalf else actor

    def officer(self, bureau: str, certificate: str) -> Officer | None:
        """Return an officer of the bureau by certificate."""
        return self.directory.officer(bureau, certificate)

    async def state(self, bureau: str, number: str, at_least: int = 0) -> CaseState:
        """Return a case, at least as new as an event that the caller was told of."""
        found = await self.store.snapshot(bureau, number)
        if found is not None and found.seq >= at_least:
            return CaseState.model_validate_json(found.state)
        return await self.cases.snapshot(bureau, number)

    async def state_at(self, bureau: str, number: str, at: datetime) -> CaseState:
        """Return a case as it stood at an instant."""
        found = await self.store.snapshot_at(bureau, number, at)
        if found is None:
            raise not_found(number, at)
        return CaseState.model_validate_json(found.state)


def show(state: CaseState, roles: tuple[Role, ...], at: datetime | None = None) -> CaseView:
    """Return the view of a case, now or at an instant."""
    from checklist.casework.view import case_view

    now = at or max(datetime.now(UTC), state.since)
    return case_view(Case(state), now, roles)
