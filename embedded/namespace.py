"""The namespace as we need it: retention and search attributes, set by us on any server."""

import asyncio

from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.api.workflowservice.v1 import (
    DescribeNamespaceRequest,
    RegisterNamespaceRequest,
    UpdateNamespaceRequest,
)
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from models.engine import ATTRIBUTE_BUREAU, ATTRIBUTE_KIND

RETENTION_SECONDS = 30 * 24 * 3600
ATTRIBUTES = {
    ATTRIBUTE_KIND: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
    ATTRIBUTE_BUREAU: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
}


async def prepare_namespace(client: Client, patience: float = 30) -> None:
    """Make the namespace usable: there, with thirty days' retention and our search attributes; repeatable."""
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            await _register(client)
            await _retain(client)
            await _attribute(client)
            await client.count_workflows(f"{ATTRIBUTE_BUREAU} = '-' AND {ATTRIBUTE_KIND} = '-'")
            return
        except RPCError:
            if loop.time() > until:
                raise
            await asyncio.sleep(0.05)


async def _register(client: Client) -> None:
    try:
        await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=client.namespace))
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        await client.workflow_service.register_namespace(
            RegisterNamespaceRequest(
                namespace=client.namespace,
                workflow_execution_retention_period=Duration(seconds=RETENTION_SECONDS),
            )
        )


async def _retain(client: Client) -> None:
    found = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=client.namespace))
    if found.config.workflow_execution_retention_ttl.seconds != RETENTION_SECONDS:
        await client.workflow_service.update_namespace(
            UpdateNamespaceRequest(
                namespace=client.namespace,
                config=NamespaceConfig(workflow_execution_retention_ttl=Duration(seconds=RETENTION_SECONDS)),
            )
        )


async def _attribute(client: Client) -> None:
    service = client.operator_service
    known = await service.list_search_attributes(ListSearchAttributesRequest(namespace=client.namespace))
    missing = {name: kind for name, kind in ATTRIBUTES.items() if name not in known.custom_attributes}
    if missing:
        await service.add_search_attributes(
            AddSearchAttributesRequest(namespace=client.namespace, search_attributes=missing)
        )
