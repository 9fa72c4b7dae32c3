"""What can go wrong, one class for each thing the caller can do about it.

Every error says in one sentence what is wrong, where, and what is possible.
`exit_code` is what a command ends with; the numbers are part of the public
interface and do not change.
"""


class SijillError(Exception):
    """The root of all errors that Sijill raises on purpose."""

    exit_code = 1


class InputError(SijillError):
    """A document or argument cannot be used: the caller must give another one."""

    exit_code = 3


class DataError(SijillError):
    """A data file that ships with Sijill, or that a user added, is faulty: mend the file."""

    exit_code = 4


class RecordError(SijillError):
    """A value is no legal record, e.g. a date that does not exist: mend the value."""

    exit_code = 5


class RegisterError(SijillError):
    """A register cannot be used as asked: another file, a newer Sijill, or a repair is needed."""

    exit_code = 6


class IntegrityError(RegisterError):
    """A register is not what was written: its chain, a text or a quote does not match."""

    exit_code = 7


class NotFoundError(RegisterError):
    """The register holds nothing under the id or name asked for."""

    exit_code = 8


class ConfigError(SijillError):
    """A setting has a value that is not allowed: change the setting."""

    exit_code = 9


class RefusedError(SijillError):
    """Whoever asks may not do this: somebody with another role can, or must allow it."""

    exit_code = 10


class UnavailableError(SijillError):
    """What is asked for is not ready: ask again later."""

    exit_code = 11
