"""The one base of our frozen values."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: immutable, and strict about members it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
