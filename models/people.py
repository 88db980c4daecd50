"""Who acts and whom it concerns: actors, officers, the party."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.base import Frozen
from models.roles import Role

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Certificate = Annotated[str, StringConstraints(pattern=r"^\d{11}$")]
"""执法证号: eleven digits."""


class Actor(Frozen):
    """Whoever does something in a case: an account with its roles at that moment."""

    account: str
    name: str
    roles: tuple[Role, ...]
    bureau: str
    certificate: str | None = None


SYSTEM = Actor(account="system", name="系统", roles=(), bureau="")
"""What the law itself does: a fiction, an expiry."""


class Officer(Frozen):
    """An enforcement officer assigned to a case (处罚法 42)."""

    certificate: Certificate
    account: str
    name: str


class Party(Frozen):
    """The party (当事人) or applicant (申请人)."""

    kind: Literal["organization", "individual"] = Field(title="类型")
    name: Text = Field(title="名称或姓名")
    code: Text | None = Field(default=None, title="统一社会信用代码或证件号")
    address: Text | None = Field(default=None, title="住所")
    representative: Text | None = Field(default=None, title="法定代表人或负责人")
    phone: Text | None = Field(default=None, title="联系电话")
