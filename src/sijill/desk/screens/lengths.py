"""How long what a form or a program gives may be."""

from __future__ import annotations

from collections.abc import Mapping

from sijill.errors import InputError

LONGEST = 2000
"""Characters of a field; longer ones are texts, which are filed as documents."""

_TEXTS = ("text", "notes")


def get_field(data: Mapping[str, str], name: str) -> str | None:
    """Return a field of a form without blanks around it; None where it is empty, InputError where it is too long."""
    told = data.get(name, "").strip()
    check_lengths(told, field=name)
    return told or None


def check_lengths(told: object, *, field: str = "") -> None:
    """Refuse values, also within others, that no field holds; InputError names the field."""
    if isinstance(told, str):
        if len(told) > LONGEST and field not in _TEXTS:
            raise InputError(f"{field or 'a field'} has at most {LONGEST} characters, not {len(told)}")
    elif isinstance(told, Mapping):
        for name, value in told.items():
            check_lengths(value, field=str(name))
    elif isinstance(told, list | tuple):
        for value in told:
            check_lengths(value, field=field)
