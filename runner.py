"""Runner: runs a case's workflow in the SDK's sandbox without entering it for every payload.

The SDK asks a workflow, inside its sandbox, for the context of each payload, six times over (temporalio 1.35, seen): a
quarter of what a case costs a worker. Only a codec, a converter with contexts or an external storage ever looks at the
answer, and a case has none of them; so the answer here is always the workflow's own, given without asking.
"""

from typing import Any

from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import (
    SerializationContext,
    StorageDriverStoreContext,
    StorageDriverWorkflowInfo,
    WorkflowSerializationContext,
)
from temporalio.worker import WorkflowInstance, WorkflowInstanceDetails, WorkflowRunner
from temporalio.workflow import Info


def leanly(runner: WorkflowRunner, client: Client) -> WorkflowRunner:
    """Return a runner that gives payloads no context of their own, where nothing of a client's would look at it."""
    return LeanRunner(runner) if client.data_converter is pydantic_data_converter else runner


class LeanRunner(WorkflowRunner):
    """Another runner's instances, with one context for all payloads of a case."""

    def __init__(self, inner: WorkflowRunner) -> None:
        self._inner = inner

    def prepare_workflow(self, defn: Any) -> None:
        self._inner.prepare_workflow(defn)

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        return _LeanInstance(self._inner.create_instance(det), det.info)

    def set_worker_level_failure_exception_types(self, types: Any) -> None:
        self._inner.set_worker_level_failure_exception_types(types)


class _LeanInstance(WorkflowInstance):
    def __init__(self, inner: WorkflowInstance, info: Info) -> None:
        self._inner = inner
        self._context = WorkflowSerializationContext(namespace=info.namespace, workflow_id=info.workflow_id)
        own = StorageDriverWorkflowInfo(
            id=info.workflow_id, run_id=info.run_id, type=info.workflow_type, namespace=info.namespace
        )
        self._store_context = StorageDriverStoreContext(target=own)

    def activate(self, act: Any) -> Any:
        return self._inner.activate(act)

    def get_serialization_context(self, command_info: Any) -> SerializationContext | None:
        return self._context

    def get_external_store_context(self, command_info: Any) -> StorageDriverStoreContext:
        return self._store_context

    def get_info(self) -> Info:
        return self._inner.get_info()

    def get_thread_id(self) -> int | None:
        return self._inner.get_thread_id()
