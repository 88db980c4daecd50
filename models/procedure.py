"""The shape of a procedure table: states, actions, automatic moves, expiries, documents."""

from typing import Literal

from pydantic import Field

from models.base import Frozen
from models.roles import CaseKind, Role

Phase = Literal["open", "closed", "archived"]


class Start(Frozen):
    """A deadline that something starts: by which rule, counted from what, under which guards."""

    rule: str
    trigger: str = "act"
    """``act`` (its day), ``act_start`` (its first minute), ``due_on`` (of the expired one), ``body.X``, ``fact.X``."""
    set_on: str | None = None
    """Where the document's own date stands: ``body.X``."""
    when: tuple[str, ...] = ()


class State(Frozen):
    """A state of a procedure; ``code`` is for tracing."""

    name: str
    code: str
    zh: str
    phase: Phase = "open"
    on_site: bool = False
    acts: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Move(Frozen):
    """What an action, an automatic move and an expiry have in common."""

    zh: str
    from_: tuple[str, ...] = Field(alias="from")
    to: str | None = None
    guards: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    """Acts whose obligations must be settled; ``*`` for every obligation of the case."""
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    starts: tuple[Start, ...] = ()
    effects: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Action(Move):
    """Something that a person does; ``act`` names what of it is recorded, ``subject`` what tells acts apart."""

    slug: str
    roles: tuple[Role, ...]
    body: str
    act: str | None = None
    act_if: str | None = None
    subject: str | None = None
    while_suspended: bool = False
    """Whether it is possible while the case is suspended (中止); acts and moves are not, unless this says so."""
    while_obstructed: Literal["never", "also", "only"] = "never"


class Auto(Move):
    """A move that the case makes by itself as soon as its guards and its gate allow."""

    slug: str


class Expiry(Move):
    """What follows when a deadline runs out; no gate ever holds it up."""

    rule: str


class Document(Frozen):
    """A document whose service starts and stops deadlines."""

    name: str
    zh: str
    stops: tuple[str, ...] = ()
    starts: tuple[Start, ...] = ()
    articles: tuple[str, ...] = ()


class ProcedureTable(Frozen):
    """A procedure as its edition's file gives it."""

    edition: str
    manner: int = 1
    """How its cases are worked where the law is silent: 2 takes a refused recording again once it has become good."""
    kind: CaseKind
    initial: str
    states: tuple[State, ...]
    actions: tuple[Action, ...]
    autos: tuple[Auto, ...] = ()
    expiries: tuple[Expiry, ...] = ()
    documents: tuple[Document, ...] = ()
