"""Turns: the threads that run cases' workflow code, one activation of a case at a time.

The SDK gives an activation two seconds, then fails its task and evicts the case, and does not wait for the thread that
is still at work (temporalio 1.35, seen). With two threads in it a case is never let go: it stands still until another
worker is started. A machine that stalls for two seconds is enough. Here the eviction waits for its turn, and the case
goes on with the task's next try.
"""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Turns(ThreadPoolExecutor):
    """A pool in which the calls of one object's methods wait for one another."""

    def __init__(self, threads: int) -> None:
        super().__init__(threads, thread_name_prefix="case")
        self._turns: weakref.WeakKeyDictionary[Any, threading.Lock] = weakref.WeakKeyDictionary()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        owner = getattr(fn, "__self__", None)
        if owner is None:
            return super().submit(fn, *args, **kwargs)
        turn = self._turns.setdefault(owner, threading.Lock())

        def in_turn() -> T:
            with turn:
                return fn(*args, **kwargs)

        return super().submit(in_turn)
