"""A walker: does in a case whatever comes into its head, lawful or not, and lets time pass."""

import random
import types
import typing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo

from checklist.casework.case import Case
from checklist.casework.judge import possible
from models.bodies import BODIES
from models.case import CommandResult, Refusal
from models.messages import Command, RecordingSignal
from models.procedure import Action
from models.recording import SETTLED
from models.roles import Device, Role
from models.time import day_of
from tests.player import Player, actor

ACCOUNTS = {
    Role.OFFICER: "officer",
    Role.CLERK: "clerk",
    Role.HEARING_HOST: "host",
    Role.LEGAL_REVIEWER: "reviewer",
    Role.SECTION_HEAD: "section-head",
    Role.DEPUTY_HEAD: "deputy-head",
    Role.BUREAU_HEAD: "bureau-head",
    Role.SUPERVISOR: "supervisor",
    Role.DEVICE: "device",
    Role.ADMIN: "admin",
}
_NAMED = {
    "host": ["host", "officer"],
    "hearing_clerk": ["clerk"],
    "person": ["partner", "host", "甲（演示）"],
    "replacement": ["14052501002"],
    "incident": ["x1", "x2"],
    "exemption": ["e1", "e2"],
    "deficiency": ["d1", "d2"],
    "recusal": ["h1", "h2"],
    "order_no": [f"督{n}" for n in range(1, 40)],
}


@dataclass(frozen=True)
class Said:
    """One command of a walk, as it can be told again."""

    who: str
    action: str
    body: dict[str, Any]


def body_of(model: type[BaseModel], chance: random.Random, now: datetime) -> dict[str, Any]:
    """Return a body that mostly fits its model."""
    skipped = {"occurred_at", "ended_at", "officers", "place", "note", "act_id"}
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name in skipped or (not field.is_required() and chance.random() < 0.4):
            continue
        found[name] = _value(name, field.annotation, field, chance, now)
    return found


def _value(name: str, wanted: Any, field: FieldInfo | None, chance: random.Random, now: datetime) -> Any:
    if name in _NAMED and chance.random() < 0.9:
        return chance.choice(_NAMED[name])
    origin = get_origin(wanted)
    if origin is Annotated:
        return _value(name, get_args(wanted)[0], field, chance, now)
    if origin in (Union, types.UnionType):
        real = [a for a in get_args(wanted) if a is not type(None)]
        return _value(name, real[0], field, chance, now)
    if origin is Literal:
        return chance.choice(get_args(wanted))
    if origin is tuple:
        inner = get_args(wanted)[0]
        return [_value(name, inner, None, chance, now) for _ in range(chance.choice((1, 2)))]
    return _plain(name, wanted, field, chance, now)


def _plain(name: str, wanted: Any, field: FieldInfo | None, chance: random.Random, now: datetime) -> Any:
    if wanted is bool:
        return chance.random() < 0.6
    if wanted is int:
        return chance.choice((1, 7, 13, 35, 60, 150, 900, 2_500, 60_000))
    if wanted in (datetime, AwareDatetime):
        return (now + timedelta(days=chance.choice((0, 1, 3, 12, 20)), hours=chance.choice((0, 2)))).isoformat()
    if wanted is date:
        return (day_of(now) + timedelta(days=chance.choice((-200, -3, 0, 1, 5, 12, 30)))).isoformat()
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return body_of(wanted, chance, now)
    if typing.get_origin(wanted) is None and isinstance(wanted, type) and hasattr(wanted, "__members__"):
        return chance.choice([m.value for m in typing.cast("type[StrEnum]", wanted)])
    return chance.choice(("甲（演示）", "情况属实，理由充分，依法办理（演示）", "14052501001", "督1", "x1"))


class Walker:
    """Walks one case in the pure core."""

    def __init__(self, player: Player, chance: random.Random) -> None:
        self.player = player
        self.chance = chance
        self.avoid: frozenset[str] = frozenset()
        """Actions that this walk does not take."""
        self.exact = False
        """Whether acts say when they were done, so that they can be told again on another clock."""
        self.told: list[Said | timedelta | RecordingSignal] = []

    @property
    def case(self) -> Case:
        return self.player.case

    def step(self) -> None:
        """Do one thing."""
        what = self.chance.random()
        if what < 0.6:
            self.likely()
        elif what < 0.68:
            self.anything()
        elif what < 0.88:
            self.record()
        else:
            self.wait(timedelta(hours=self.chance.choice((1, 5, 30, 30, 24 * 4, 24 * 11, 24 * 33))))

    def likely(self) -> None:
        """Try what the law allows now, with other words until it is taken or patience ends."""
        action = self._likely()
        for _patience in range(4):
            if isinstance(self.act(action), CommandResult):
                return

    def anything(self) -> None:
        """Try any action of the procedure, wherever the case stands."""
        self.act(self.chance.choice([a for a in self.case.law.procedure.actions.values() if self._goes_on(a)]))

    def _likely(self) -> Action:
        here = self.case.law.procedure.by_state[self.case.state.state]
        may = [a for a in here if possible(self.case.desk, a)]
        may = [a for a in may if self._goes_on(a)] or may
        # Mostly onward: what moves the case, then what is done in it, then anything.
        for kind in ([a for a in may if a.to is not None], [a for a in may if a.act is not None or a.starts]):
            if kind and self.chance.random() < 0.5:
                return self.chance.choice(kind)
        pool = may or here or tuple(self.case.law.procedure.actions.values())
        return self.chance.choice(list(pool))

    def _goes_on(self, action: Action) -> bool:
        """Whether an action is not avoided and does not end the case; now and then the end is welcome."""
        if action.slug in self.avoid:
            return False
        states = self.case.law.procedure.states
        return action.to is None or states[action.to].phase == "open" or self.chance.random() < 0.04

    def act(self, action: Action) -> CommandResult | Refusal:
        """Try an action, mostly as somebody who may; what is refused must change nothing."""
        roles = action.roles if self.chance.random() < 0.95 else tuple(Role)
        who = ACCOUNTS[self.chance.choice(sorted(roles))]
        body = body_of(BODIES[action.body], self.chance, self.player.now)
        if self.exact:
            body["occurred_at"] = body["ended_at"] = (self.player.now + timedelta(minutes=1)).isoformat()
        self.wait(timedelta(minutes=1))
        before = self.case.state.model_dump_json()
        self.player.count += 1
        command = Command(id=f"c{self.player.count}", action=action.slug, body=body, actor=actor(who))
        done = self.case.act(command, self.player.now)
        self.player._news()
        if isinstance(done, Refusal):
            assert self.case.state.model_dump_json() == before, f"{action.slug} was refused and changed something"
            assert done.detail
        else:
            self.told.append(Said(who, action.slug, body))
        return done

    def record(self) -> None:
        """Record what waits for it, from just before the act until just after."""
        state = self.case.state
        waiting = [o for o in state.obligations.values() if o.act_id is not None and o.status not in SETTLED]
        if not waiting:
            return
        for obligation in waiting if self.chance.random() < 0.7 else waiting[:1]:
            act = next(a for a in state.acts if a.id == obligation.act_id)
            row = self.case.law.checklist.row(obligation.row)
            clerk = row.recorder_role == "clerk"
            method = Device.PORTABLE if Device.PORTABLE in row.devices else Device(row.devices[0])
            self._report(obligation.row, act.id, act.start, act.end, "clerk" if clerk else "14052501001", method)

    def _report(self, row: int, act: str, start: datetime, end: datetime, who: str, method: Device) -> None:
        from tests.stage import signal

        self.player.count += 1
        entrusted = {"entrusted_body": "乡镇（演示）"} if row == 34 else {}
        report = signal(
            f"w{self.player.count}",
            [row],
            who,
            method,
            start - timedelta(seconds=30),
            end + timedelta(seconds=1),
            act_id=act,
            **entrusted,
        )
        self.told.append(report)
        self.case.record(report, self.player.now)
        self.player._news()

    def wait(self, span: timedelta) -> None:
        """Let time pass, everything that falls due on the way being done."""
        self.told.append(span)
        goal = self.player.now + span
        while self.case.next_instant is not None and self.case.next_instant <= goal:
            self.player.now = max(self.player.now, self.case.next_instant)
            self.case.tick(self.player.now)
        self.player.now = goal
        self.player._news()
