"""Tells the read model what happened in a case, and its people what they must not miss."""

import json
from datetime import datetime
from typing import Any

from temporalio import activity

from bureaus.directory import Directory
from models.roles import Role
from models.time import day_of
from readmodel.store import CaseStore


class ReadModelActivities:
    """Writes projections; repeating one changes nothing."""

    def __init__(self, store: CaseStore, directory: Directory) -> None:
        self._store = store
        self._directory = directory

    @activity.defn(name="project")
    async def project(self, document: bytes) -> bool:
        """Write a projection and return whether the read model follows; see CaseStore.project.

        Its reminders stand last, so that a document without any is not read here.
        """
        follows = await self._store.project(document)
        if not document.endswith(b'"reminders":[]}'):
            await self._tell(json.loads(document)["reminders"])
        return follows

    async def _tell(self, reminders: list[dict[str, Any]]) -> None:
        bureau, _, number = (activity.info().workflow_id or "").partition(".")
        told = [{**reminder, "accounts": await self._reached(bureau, reminder)} for reminder in reminders]
        await self._store.remind(bureau, number, told)

    async def _reached(self, bureau: str, reminder: dict[str, Any]) -> list[str]:
        """Return whom a reminder reaches, and who stands in for them that day in a role that it tells."""
        found = self._accounts(bureau, reminder)
        day = day_of(datetime.fromisoformat(reminder["at"]))
        deputies = await self._store.stood_in_for(bureau, found, day)
        return sorted({*found, *(deputy for deputy, roles in deputies if set(roles) & set(reminder["tell"]))})

    def _accounts(self, bureau: str, reminder: dict[str, Any]) -> list[str]:
        """Return whom a reminder reaches: the case's own officers, and for another role all who hold it."""
        found = set(reminder.get("officers", ()))
        for role in reminder["tell"]:
            if role != Role.OFFICER:
                found.update(self._directory.holders(bureau, Role(role)))
        return sorted(found)
