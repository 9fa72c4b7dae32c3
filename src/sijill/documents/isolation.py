"""The parent's side of the child process that reads HTML, PDF and DOCX.

The child is started at the first such file and kept for the next ones: starting costs a tenth of a
second, a request three milliseconds. A child that dies or takes too long costs its file, not the rest.
"""

from __future__ import annotations

import atexit
import functools
import os
import subprocess
import sys
import threading
from typing import BinaryIO, cast

import msgspec

from sijill.documents.extracted import Extracted
from sijill.documents.limits import Limits
from sijill.documents.worker import Reply, Request, read_message, write_message
from sijill.errors import InputError

_SIGXCPU = 24  # the signal for too much processor time, where there is one
_PATIENCE = 2  # times the seconds of processor time, since a machine does other things too


class _Child:
    """A running worker; one request at a time."""

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._is_late = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Request) -> Extracted:
        """Return what the worker read; raise InputError if it could not, died or was too slow."""
        name = request.kind.upper()
        with self._lock:
            process = self._start()
            self._is_late.clear()
            timer = threading.Timer(request.limits.seconds * _PATIENCE, self._end_late, [process])
            timer.daemon = True
            timer.start()
            try:
                message = _exchange(process, request)
            finally:
                timer.cancel()
            if message is None:
                raise InputError(self._explain(process, request))
        reply = msgspec.msgpack.decode(message, type=Reply)
        if reply.extracted is None:
            raise InputError(reply.error or f"this {name} file cannot be read")
        return reply.extracted

    def stop(self) -> None:
        """End the worker, if it runs."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():  # after a fork it is the parent's
            process.kill()
            process.communicate()

    def _end_late(self, process: subprocess.Popen[bytes]) -> None:
        """End a worker whose time is over."""
        self._is_late.set()
        process.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        """Return the running worker, a new one if there is none."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        # -P and absolute paths only: a folder of documents may hold a file called docx.py, and
        # the folder one works in must not become a place that code is imported from.
        path = os.pathsep.join(place for place in sys.path if os.path.isabs(place))
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-W", "ignore", "-m", "sijill.documents.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        except OSError as error:
            raise InputError(f"the process that reads such files cannot be started ({error})") from error
        return self._process

    def _explain(self, process: subprocess.Popen[bytes], request: Request) -> str:
        """Return why the worker ended without a reply."""
        name = request.kind.upper()
        self.stop()
        if self._is_late.is_set() or process.returncode == -_SIGXCPU:
            return f"this {name} file takes longer to read than the limit of {request.limits.seconds:g} seconds"
        return f"this {name} file broke its reader: it is damaged, made to do harm, or needs too much memory"


def _exchange(process: subprocess.Popen[bytes], request: Request) -> bytes | None:
    """Send a request and return the reply, None if the worker ended."""
    try:
        write_message(cast(BinaryIO, process.stdin), request)
        return read_message(cast(BinaryIO, process.stdout))
    except (OSError, ValueError):  # the pipe broke
        return None


@functools.cache
def _get_child(process_id: int) -> _Child:
    """Return the worker of this process. A fork has its own: two must not share a pipe."""
    child = _Child()
    atexit.register(child.stop)
    return child


def read_isolated(data: bytes, kind: str, limits: Limits) -> Extracted:
    """Read a file of `kind` in a child process within `limits`."""
    return _get_child(os.getpid()).ask(Request(kind=kind, data=data, limits=limits))
