"""Bodies of obstruction, exemptions and failed recordings."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, model_validator

from models.bodies.base import Body, Words
from models.people import Text


class ReportObstruction(Body):
    """Refusal or obstruction on the spot."""

    kind: Literal["refusal", "obstruction", "violence"] = Field(title="情形：拒绝、阻挠、暴力")
    description: Words = Field(title="情况说明")


class TakeMeasure(Body):
    """A measure on the spot (清单第35行)."""

    incident: str | None = Field(default=None, title="事件编号（缺省为当前事件）")
    measure: Literal["warning", "police", "government", "other"] = Field(title="措施：警示、报警、报告当地政府、其他")


class AcknowledgeObstruction(Body):
    """Somebody in charge has heard of it."""

    incident: str | None = Field(default=None, title="事件编号（缺省为当前事件）")


class ResolveObstruction(Body):
    """The end of an obstruction."""

    incident: str | None = Field(default=None, title="事件编号（缺省为当前事件）")
    outcome: Literal["resumed", "aborted"] = Field(title="结果：继续执法、中止本次执法")
    statement: Words = Field(title="书面情况说明")


class RequestExemption(Body):
    """A request not to record."""

    row: int = Field(ge=1, title="清单序号")
    act_id: str | None = Field(default=None, title="对应的执法行为")
    ground: Literal["EX1", "EX2", "EX3"] = Field(title="不适用情景")
    reason: Annotated[str, Field(min_length=10, max_length=2000)] = Field(title="理由（不少于十个字）")
    proof: Text | None = Field(default=None, title="证明材料")
    substitute: Text | None = Field(default=None, title="替代的文字记录")
    whole: bool = Field(default=False, title="整个行为不录制（否则只限经批准后登记的时段）")


class DecideExemption(Body):
    """The decision on a request."""

    exemption: str = Field(title="申请编号")
    approve: bool = Field(title="是否同意")


class MarkSegment(Body):
    """The segment of an act that an approved exemption covers, and the written record in its place."""

    exemption: str = Field(title="申请编号")
    segment_from: AwareDatetime = Field(title="不录制时段的开始")
    segment_to: AwareDatetime = Field(title="不录制时段的结束")
    substitute: Text = Field(title="替代的文字记录")

    @model_validator(mode="after")
    def _forward(self) -> "MarkSegment":
        if self.segment_to <= self.segment_from:
            raise ValueError("segment_to：应当晚于 segment_from")
        return self


class ReportDeficiency(Body):
    """A recording that failed, explained in writing."""

    row: int = Field(ge=1, title="清单序号")
    act_id: str | None = Field(default=None, title="对应的执法行为")
    explanation: Annotated[str, Field(min_length=10, max_length=2000)] = Field(title="书面说明（不少于十个字）")


class DecideDeficiency(Body):
    """Whether the explanation is accepted; acceptance leaves a mark on the file."""

    deficiency: str = Field(title="说明编号")
    accept: bool = Field(title="是否接受")
