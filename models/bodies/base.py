"""What every body of an action may carry: when it was done, and by whom."""

from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from models.base import Frozen
from models.people import Certificate, Text

Words = Annotated[str, Field(min_length=1, max_length=2000)]


class Body(Frozen):
    """What every action may carry: when it was done, and by whom."""

    occurred_at: AwareDatetime | None = Field(default=None, title="开始时间（缺省为现在）")
    ended_at: AwareDatetime | None = Field(default=None, title="结束时间")
    officers: tuple[Certificate, ...] | None = Field(default=None, title="执法人员（缺省为本案执法人员）")
    place: Text | None = Field(default=None, title="地点")
    note: Words | None = Field(default=None, title="备注")

    @model_validator(mode="after")
    def _in_order(self) -> "Body":
        if self.ended_at is not None and (self.occurred_at is None or self.ended_at < self.occurred_at):
            raise ValueError("ended_at：需要同时给出 occurred_at，且结束时间不得早于开始时间")
        return self
