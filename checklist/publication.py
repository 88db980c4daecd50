"""Checking an edition's file before it is published: the same loaders, on a file that no manifest knows yet."""

import hashlib
import tomllib
from pathlib import Path

from checklist.catalogue import read_checklist
from checklist.editions import Edition, Sort
from models.errors import EditionError


def examine(sort: Sort, path: Path) -> None:
    """Raise an EditionError that says what is wrong with a file, by row and field where it is a checklist."""
    raw = path.read_bytes()
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path.name}: {error}") from error
    edition = Edition(sort=sort, name=path.stem, sha256=hashlib.sha256(raw).hexdigest(), path=path, data=data)
    if sort == "checklists":
        read_checklist(edition)
