"""Bearer tokens: signed by a key of our own, good for twelve hours, naming an account of a bureau."""

import os
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import jwt

from settings import Settings

ALGORITHM = "HS256"
AUDIENCE = "zhifa"
LIFETIME = timedelta(hours=12)


class Token(NamedTuple):
    """What a good token says."""

    bureau: str
    account: str
    sample: bool
    """Whether what is opened with it is a sample: only who holds the key can say so."""


class TokenError(Exception):
    """A token that cannot be trusted."""


def signing_key(settings: Settings) -> str:
    """Return the key: the setting's, else that of the data folder, made on first use and readable by us alone."""
    if settings.token_key is not None:
        return settings.token_key
    path: Path = settings.data_dir / "token.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="utf-8").strip()


def issue(key: str, bureau: str, account: str, now: datetime | None = None, *, sample: bool = False) -> str:
    """Return a token for an account; the embedded start files its sample with one that says so."""
    now = now or datetime.now(UTC)
    claims: dict[str, Any] = {"sub": account, "bureau": bureau, "aud": AUDIENCE, "iat": now, "exp": now + LIFETIME}
    if sample:
        claims["sample"] = True
    return jwt.encode(claims, key, algorithm=ALGORITHM)


def read(key: str, token: str) -> Token:
    """Return what a token says; raises TokenError for one that is forged, foreign or over."""
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["sub", "bureau", "exp", "aud"]},
        )
    except jwt.InvalidTokenError as error:
        raise TokenError(str(error)) from error
    return Token(str(claims["bureau"]), str(claims["sub"]), claims.get("sample") is True)
