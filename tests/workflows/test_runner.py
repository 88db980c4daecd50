"""The runner of cases: spares the sandbox questions that nobody needs answered, and nothing else."""

import dataclasses

from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.converter import PayloadCodec
from temporalio.worker import UnsandboxedWorkflowRunner

from runner import LeanRunner, leanly


class Codec(PayloadCodec):
    async def encode(self, payloads: object) -> list[Payload]:
        raise NotImplementedError

    async def decode(self, payloads: object) -> list[Payload]:
        raise NotImplementedError


def test_a_codec_that_may_look_at_contexts_is_asked_with_the_true_ones(client: Client) -> None:
    inner = UnsandboxedWorkflowRunner()
    encrypted = Client(
        client.service_client, data_converter=dataclasses.replace(client.data_converter, payload_codec=Codec())
    )

    assert isinstance(leanly(inner, client), LeanRunner)
    assert leanly(inner, encrypted) is inner
