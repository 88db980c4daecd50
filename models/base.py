"""The one base of our frozen values."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: immutable, and strict about members it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def absent(value: Any) -> bool:
    """Whether a member that came later says nothing: then it is left out, and what was kept before stays the same."""
    return not value
