"""Who is calling: the token's account, its bureau and roles. Every route but health asks for it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.desk import FrontDesk
from api.problems import Problem
from api.tokens import TokenError, read
from models.people import Actor
from models.roles import ROLE_ZH, Role


@dataclass(frozen=True)
class Caller:
    """An authenticated caller."""

    actor: Actor
    bureau: str
    files_samples: bool = False

    def must_be(self, *roles: Role) -> None:
        """Refuse whoever holds none of the roles."""
        if not set(roles) & self.actor.may_act_as():
            may = "、".join(ROLE_ZH[role] for role in roles)
            raise Problem(403, "forbidden", "无权操作", f"应当由{may}办理")


def front_desk(request: Request) -> FrontDesk:
    """Return what the app was built with."""
    desk: FrontDesk = request.app.state.desk
    return desk


async def caller(request: Request, desk: Annotated[FrontDesk, Depends(front_desk)]) -> Caller:
    """Return the caller of a request; 401 for whoever shows no good token."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Problem(401, "unauthenticated", "请先登录", "请求须带 Authorization: Bearer 令牌")
    try:
        said = read(desk.key, token.strip())
    except TokenError:
        raise Problem(401, "unauthenticated", "请先登录", "令牌无效或已过期") from None
    actor = desk.actor(said.bureau, said.account)
    if actor is None:
        raise Problem(401, "unauthenticated", "请先登录", "令牌所属的账号不可用")
    return Caller(actor=await desk.standing_in(actor), bureau=said.bureau, files_samples=said.sample)


def person(found: Annotated[Caller, Depends(caller)]) -> Caller:
    """Return a caller who is a person: docking stations report recordings and nothing else."""
    if set(found.actor.roles) <= {Role.DEVICE}:
        raise Problem(403, "forbidden", "无权操作", "采集站账号只能报送录像")
    return found


AnyCaller = Annotated[Caller, Depends(caller)]
Person = Annotated[Caller, Depends(person)]
Desk = Annotated[FrontDesk, Depends(front_desk)]
