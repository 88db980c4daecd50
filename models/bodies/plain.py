"""Bodies that any kind of case uses."""

from typing import Literal

from pydantic import Field

from models.bodies.base import Body, Words
from models.people import Certificate, Text
from models.roles import CaseKind


class Reasoned(Body):
    """An act that gives its reason."""

    reason: Words = Field(title="理由")


class Approval(Body):
    """An approval by a head."""

    opinion: Words = Field(default="同意", title="审批意见")
    document_no: Text | None = Field(default=None, title="文号")


class Report(Body):
    """A report or draft."""

    summary: Words = Field(title="内容摘要")


class ReceiveDocument(Body):
    """A document that came in."""

    summary: Words = Field(title="内容摘要")
    from_whom: Text | None = Field(default=None, title="提交人")


class ExplicitWaiver(Body):
    """An explicit waiver in writing (处罚法 62)."""

    document: Text = Field(title="书面放弃材料")


class Archive(Body):
    """Filing of the case file."""

    volume: Text = Field(title="案卷号")


class Transfer(Body):
    """Transfer to another body."""

    to: Text = Field(title="接收机关")
    reason: Words = Field(title="理由")


class Publish(Body):
    """Publication of a decision."""

    where: Text = Field(title="公开平台")


class OpenLinkedCase(Body):
    """Opening of a penalty or compulsion case out of this one."""

    kind: Literal[CaseKind.PENALTY, CaseKind.COMPULSION] = Field(title="案件种类")
    cause: Text = Field(title="案由")
    officers: tuple[Certificate, ...] | None = Field(default=None, title="承办人（缺省为本案执法人员）")
