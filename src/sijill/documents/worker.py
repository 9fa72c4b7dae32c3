"""The child process that reads HTML, PDF and DOCX: requests on standard input, replies on standard output.

Run as `python -m sijill.documents.worker` by sijill.documents.isolation. Whatever a hostile file
does to a parser written in C (endless loop, all memory, a crash) ends this process and no other.
"""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType
from typing import BinaryIO

import msgspec

from sijill.documents.extracted import Extracted
from sijill.documents.limits import Limits
from sijill.errors import InputError

# Imported by name and only when needed: a child that reads one DOCX should not wait for
# trafilatura, and the parent, which reads plain text, must import none of them.
READERS = {
    "html": ("sijill.documents.html", "read_html"),
    "pdf": ("sijill.documents.pdf", "read_pdf"),
    "docx": ("sijill.documents.docx", "read_docx"),
}
_LENGTH = 8  # bytes that tell the size of the message after them


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One file to read."""

    kind: str
    data: bytes
    limits: Limits


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, or why not, in one sentence."""

    extracted: Extracted | None = None
    error: str = ""


def write_message(stream: BinaryIO, message: Request | Reply) -> None:
    """Write a message, its length before it."""
    packed = msgspec.msgpack.encode(message)
    stream.write(len(packed).to_bytes(_LENGTH, "big") + packed)
    stream.flush()


def read_message(stream: BinaryIO) -> bytes | None:
    """Return the next message, None when the other side has ended."""
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    body = stream.read(size) if len(head) == _LENGTH else b""
    return body if body and len(body) == size else None


def answer(request: Request) -> Reply:
    """Read one file; whatever goes wrong becomes a sentence."""
    module, function = READERS[request.kind]
    name = request.kind.upper()
    try:
        extracted = getattr(importlib.import_module(module), function)(request.data, request.limits)
    except InputError as error:
        return Reply(error=str(error))
    except MemoryError:
        return Reply(error=f"this {name} file needs more memory than the limit allows")
    except Exception as error:  # noqa: BLE001 - the edge of this process: parsers fail on bad files in any way
        return Reply(error=f"damaged: it cannot be read as {name} ({type(error).__name__})")
    return Reply(extracted=extracted)


def set_limits(limits: Limits) -> None:
    """Bound memory and processor time until the next call, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    resource: ModuleType = importlib.import_module("resource")  # absent on Windows
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, hard))
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + limits.seconds) + 1, hard))


def main() -> None:
    """Answer requests until standard input ends."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the replies
    while (message := read_message(sys.stdin.buffer)) is not None:
        request = msgspec.msgpack.decode(message, type=Request)
        set_limits(request.limits)
        write_message(replies, answer(request))


if __name__ == "__main__":
    main()
