"""A path or standard input → the bytes of a regular file within the limits."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from sijill.documents.limits import Limits, format_size
from sijill.errors import InputError

# O_NONBLOCK: opening a pipe that nobody writes to would wait for ever, before fstat could refuse it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def open_file(path: str | Path) -> BinaryIO:
    """Open a regular file for reading; raise InputError for anything else."""
    try:
        number = os.open(path, _FLAGS)
    except OSError as error:
        raise InputError(_explain(error)) from error
    except ValueError as error:  # a NUL in the name
        raise InputError("not a name that a file can have") from error
    try:
        mode = os.fstat(number).st_mode
        if stat.S_ISDIR(mode):
            raise InputError("this is a folder; one file was expected")
        if not stat.S_ISREG(mode):
            raise InputError("not a regular file (a pipe or device); use - to read standard input")
    except BaseException:
        os.close(number)
        raise
    return os.fdopen(number, "rb")


def read_bytes(stream: BinaryIO, limits: Limits) -> bytes:
    """Return all of `stream`; raise InputError when it is larger than the limit or fails."""
    most = limits.file_bytes
    try:
        size = os.fstat(stream.fileno()).st_size if stream.seekable() else 0
    except OSError:  # a stream in memory has no file number
        size = 0
    if size > most:
        raise InputError(f"{format_size(size)}, more than the limit of {format_size(most)} a file")
    try:
        data = stream.read(most + 1)
    except OSError as error:
        raise InputError(_explain(error)) from error
    if len(data) > most:
        raise InputError(f"more than the limit of {format_size(most)} a file")
    return data


def get_stem(path: str | Path) -> str:
    """Return the name of a file without its ending: the id of its document."""
    return Path(show(Path(path).name).removesuffix(".gz")).stem


def get_suffix(path: str | Path) -> str:
    """Return the ending of a file's name in lower case, with ".gz" counted as part of it."""
    lower = Path(path).name.lower()
    if lower.endswith(".gz"):
        return Path(lower[:-3]).suffix + ".gz"
    return Path(lower).suffix


def show(path: str | Path) -> str:
    """Return a path as text that can be printed and stored, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _explain(error: OSError) -> str:
    """Return an operating system's refusal in words that tell what to do."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read ({error.strerror or error})"
