"""The shelf of published editions: files that are added, never edited.

A folder of editions has one sub-folder per sort of edition and a ``published.toml`` that holds the
SHA-256 of every published file. A file that changed after publication is refused.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from models.errors import EditionError, EditionMissing

Sort = Literal["checklists", "calendars", "rules", "procedures"]
BUILT_IN = Path(__file__).parent / "editions"
MANIFEST = "published.toml"


@dataclass(frozen=True)
class Edition:
    """One published file: its sort, its name (the file's stem), its SHA-256 and what it says."""

    sort: Sort
    name: str
    sha256: str
    path: Path
    data: dict[str, Any]


class Shelf:
    """Folders of published editions, searched in order; the built-in folder first."""

    def __init__(self, *folders: Path) -> None:
        """Take the folders to search."""
        self._folders = list(folders)
        self._read: dict[tuple[Sort, str], Edition] = {}

    def add(self, folder: Path) -> None:
        """Search one more folder from now on; adding it twice is harmless."""
        if not folder.is_dir():
            raise EditionError(f"{folder}: no such folder of editions")
        if folder not in self._folders:
            self._folders.append(folder)

    def names(self, sort: Sort) -> list[str]:
        """Return the names of all published editions of a sort, in order."""
        return sorted({path.stem for folder in self._folders for path in (folder / sort).glob("*.toml")})

    def edition(self, sort: Sort, name: str) -> Edition:
        """Return an edition, read and checked once per process.

        Raises EditionMissing with the names that exist, EditionError for a file that was changed.
        """
        key = (sort, name)
        if key not in self._read:
            self._read[key] = self._load(sort, name)
        return self._read[key]

    def _load(self, sort: Sort, name: str) -> Edition:
        for folder in self._folders:
            path = folder / sort / f"{name}.toml"
            if path.is_file():
                return _read(folder, sort, path)
        known = ", ".join(self.names(sort)) or "none"
        raise EditionMissing(f"{sort}/{name}: no such edition; there are: {known}")


def published(folder: Path) -> dict[str, str]:
    """Return what a folder's manifest declares: ``sort/name`` to SHA-256."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return {}
    found: dict[str, str] = tomllib.loads(manifest.read_text(encoding="utf-8")).get("sha256", {})
    return found


def files(folder: Path) -> Iterator[tuple[Sort, Path]]:
    """Yield every edition file of a folder with its sort."""
    sorts: tuple[Sort, ...] = ("checklists", "calendars", "rules", "procedures")
    for sort in sorts:
        for path in sorted((folder / sort).glob("*.toml")):
            yield sort, path


def publish(folder: Path, sort: Sort, name: str) -> str:
    """Write a file's SHA-256 into the folder's manifest, once, and return it."""
    known = published(folder)
    digest = hashlib.sha256((folder / sort / f"{name}.toml").read_bytes()).hexdigest()
    key = f"{sort}/{name}"
    if known.get(key, digest) != digest:
        raise EditionError(f"{key} is published already and differs: give the new text a new name")
    lines = [f'"{k}" = "{v}"' for k, v in sorted({**known, key: digest}.items())]
    (folder / MANIFEST).write_text("[sha256]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return digest


def _read(folder: Path, sort: Sort, path: Path) -> Edition:
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    declared = published(folder).get(f"{sort}/{path.stem}")
    if declared is None:
        raise EditionError(f"{path}: not published; run `zhifa editions publish {path}`")
    if declared != digest:
        raise EditionError(f"{path}: changed after publication ({digest[:12]} is not {declared[:12]})")
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path}: {error}") from error
    return Edition(sort=sort, name=path.stem, sha256=digest, path=path, data=data)


SHELF = Shelf(BUILT_IN)
