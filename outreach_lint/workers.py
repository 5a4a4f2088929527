"""Worker processes: jobs go out in turn, results come back in order, and never more than a few are under way."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")
# Results that are ready before their turn wait in memory: this many a worker.
_AHEAD = 4


class WorkerLost(OSError):
    """A worker process ended before its work was done."""


def map_in_order(
    work: Callable[[Job], Done], jobs: Iterable[Job], processes: int, prepare: Callable[[], None]
) -> Iterator[Done]:
    """Yield work(job) for each job in order, worked on by some processes at once.

    Args:
        prepare: called once before any work, to load what every worker needs.

    Raises:
        WorkerLost: when a worker is killed.
    """
    # Forked workers share what is loaded; elsewhere forking is unsafe, and each loads its own.
    fork = sys.platform == "linux"
    context: Any = multiprocessing.get_context("fork" if fork else "spawn")
    if fork:
        prepare()
        gc.freeze()  # or every collection in a worker would copy what it shares with us
    pairs = [context.Pipe() for _ in range(processes)]
    crew = [
        context.Process(target=_serve, args=(theirs, work, [mine for mine, _ in pairs] if fork else [],
                                             [other for _, other in pairs if other is not theirs] if fork else []),
                        daemon=True)
        for _, theirs in pairs
    ]  # fmt: skip
    for process in crew:
        process.start()
    for _, theirs in pairs:
        theirs.close()
    connections = [mine for mine, _ in pairs]
    try:
        yield from _collect(iter(jobs), connections)
    finally:
        for connection in connections:
            connection.close()
        for process in crew:
            process.join(0.2)
            if process.is_alive():
                process.terminate()
                process.join()


def _collect(jobs: Iterator[Job], connections: list[Connection]) -> Iterator[Any]:
    """Keep every worker busy with one job; yield results in the order of the jobs."""
    idle: list[Any] = list(connections)
    busy: dict[Any, int] = {}
    ready: dict[int, Any] = {}
    sent, due, more = 0, 0, True
    while True:
        while idle and more and sent - due < _AHEAD * len(connections):
            job = next(jobs, None)
            if job is None:
                more = False
                break
            connection = idle.pop()
            _send(connection, job)
            busy[connection] = sent
            sent += 1
        while due in ready:
            yield ready.pop(due)
            due += 1
        if not busy:
            if not more and due == sent:
                return
            continue
        for answering in wait(list(busy)):
            number = busy.pop(answering)
            ready[number] = _receive(answering)
            idle.append(answering)


def _send(connection: Connection, job: Any) -> None:
    try:
        connection.send(job)
    except (BrokenPipeError, ConnectionResetError):
        raise WorkerLost("a worker process was killed; run again, with fewer --jobs if memory is short") from None


def _receive(connection: Any) -> Any:
    try:
        result = connection.recv()
    except (EOFError, ConnectionResetError):
        raise WorkerLost("a worker process was killed; run again, with fewer --jobs if memory is short") from None
    if isinstance(result, BaseException):
        raise result
    return result


def _serve(connection: Connection, work: Callable[[Any], Any], *foreign: list[Connection]) -> None:
    """Work on jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us says when to stop
    for connections in foreign:
        for other in connections:  # or nobody would notice that the other side is gone
            other.close()
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            break
        try:
            result = work(job)
        except Exception as error:
            result = error
        try:
            connection.send(result)
        except (BrokenPipeError, ConnectionResetError):
            break
    # A forked copy of the program has nothing of its own to tidy up.
    os._exit(0)
