"""Who acts and whom it concerns: actors, officers, the party."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.base import Frozen, absent
from models.roles import Role

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Certificate = Annotated[str, StringConstraints(pattern=r"^\d{11}$")]
"""执法证号: eleven digits."""


class Behalf(Frozen):
    """For whom a deputy acts, and in which roles, while that person is away."""

    account: str
    name: str
    roles: tuple[Role, ...]


class Actor(Frozen):
    """Whoever does something in a case: an account with its roles at that moment."""

    account: str
    name: str
    roles: tuple[Role, ...]
    bureau: str
    certificate: str | None = None
    on_behalf: tuple[Behalf, ...] = Field(default=(), exclude_if=absent)

    def may_act_as(self) -> frozenset[Role]:
        """Return the roles that count for this actor: his own, and those of whom he stands in for."""
        return frozenset(self.roles).union(*(b.roles for b in self.on_behalf))


SYSTEM = Actor(account="system", name="系统", roles=(), bureau="")
"""What the law itself does: a fiction, an expiry."""


class Officer(Frozen):
    """An enforcement officer assigned to a case (处罚法 42)."""

    certificate: Certificate
    account: str
    name: str
    valid_until: date | None = Field(default=None, exclude_if=absent)
    """Last day on which the certificate is valid (行政执法监督条例 17(2))."""


class Party(Frozen):
    """The party (当事人) or applicant (申请人)."""

    kind: Literal["organization", "individual"] = Field(title="类型")
    name: Text = Field(title="名称或姓名")
    code: Text | None = Field(default=None, title="统一社会信用代码或证件号")
    address: Text | None = Field(default=None, title="住所")
    representative: Text | None = Field(default=None, title="法定代表人或负责人")
    phone: Text | None = Field(default=None, title="联系电话")
