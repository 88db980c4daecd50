import uuid

import pytest
from temporalio.client import WorkflowUpdateFailedError

from engine import start_case
from models.engine import ACT
from models.messages import Command
from tests.player import actor, opening
from worker import make_worker


async def test_smoke(client, store, directory):
    queue = uuid.uuid4().hex
    number = "CF-2026-0001"
    o = opening("penalty", number=number, bureau="140525")
    async with make_worker(client, store, directory, task_queue=queue):
        await start_case(client, o, queue)
        h = client.get_workflow_handle(f"140525.{number}")
        r = await h.execute_update(
            ACT,
            Command(
                id="1",
                action="propose-filing",
                body={"facts_zh": "x", "violated": "y", "violation_ended_on": "2026-11-01"},
                actor=actor("officer"),
            ),
            id="1",
        )
        print(r)
        with pytest.raises(WorkflowUpdateFailedError) as e:
            await h.execute_update(
                ACT,
                Command(
                    id="2",
                    action="propose-filing",
                    body={"facts_zh": "x", "violated": "y", "violation_ended_on": "2026-11-01"},
                    actor=actor("officer"),
                ),
                id="2",
            )
        print(e.value.cause)
        s = await store.snapshot("140525", number)
        print(s["version"], len(s["snapshot"]))
        print(await store.events("140525", number, 0, 100))
        await h.terminate()
