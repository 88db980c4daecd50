"""Holding the data folder: one `zhifa up` at a time, whatever its ports."""

import fcntl
import time
from pathlib import Path
from typing import IO

from embedded.process import StartError


class Holding:
    """An exclusive lock on a data folder. It dies with its process, and no child inherits it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle: IO[str] | None = None

    def take(self, patience: float = 5) -> None:
        """Take the lock, making the folder where it is missing; one that is just stopping gets ``patience`` seconds."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = (self._folder / "lock").open("a", encoding="utf-8")
        except OSError as error:
            raise StartError(
                f"数据文件夹 {self._folder} 不能使用（{error.strerror}）：请用 ZHIFA_DATA_DIR 指定可以写入的文件夹"
            ) from error
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > until:
                    handle.close()
                    raise StartError(
                        f"数据文件夹 {self._folder} 正由另一个 `zhifa up` 使用：请先停止它，"
                        "或用 ZHIFA_DATA_DIR 指定另一个文件夹"
                    ) from error
                time.sleep(0.1)
        self._handle = handle

    def give_up(self) -> None:
        """Let the next start have the folder."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None
