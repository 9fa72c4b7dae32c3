"""Kinds of instruments, and the stages of their lives."""

from __future__ import annotations

from functools import cache

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_tables
from sijill.vocabulary.matters import matters
from sijill.vocabulary.terms import Term, Wording, match_term, outcome_kinds


class InstrumentKind(Term, frozen=True, kw_only=True):
    """A kind of paper; `matters` are those of which one in its words tells the kind."""

    matters: tuple[str, ...]


class Stage(Term, frozen=True, kw_only=True):
    """How far an instrument has come; `reached_by` are the kinds of outcomes that tell of it."""

    reached_by: tuple[str, ...]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    order: int
    label: Wording
    meaning: Wording
    matters: tuple[str, ...] = ()
    reached_by: tuple[str, ...] = ()


@cache
def instrument_kinds() -> tuple[InstrumentKind, ...]:
    """Return the kinds of instruments, in the order in which a text is asked for them."""
    known = {matter.id for matter in matters()}
    kinds = [
        InstrumentKind(id=key, order=one.order, label=one.label, meaning=one.meaning, matters=one.matters)
        for key, one in read_tables(DATA / "instrument_kinds.toml", _Entry).items()
    ]
    for kind in kinds:
        unknown = sorted(set(kind.matters) - known)
        if unknown:
            raise DataError(f"instrument_kinds.toml: [{kind.id}]: no matter {unknown[0]!r}")
    return tuple(sorted(kinds, key=lambda kind: kind.order))


@cache
def instrument_stages() -> tuple[Stage, ...]:
    """Return the stages from the first to the last."""
    stages = [
        Stage(id=key, order=one.order, label=one.label, meaning=one.meaning, reached_by=one.reached_by)
        for key, one in read_tables(DATA / "instrument_stages.toml", _Entry).items()
    ]
    for stage in stages:
        for kind in stage.reached_by:
            if match_term(outcome_kinds(), kind) is None:
                raise DataError(f"instrument_stages.toml: [{stage.id}]: no kind of outcome {kind!r}")
    return tuple(sorted(stages, key=lambda stage: stage.order))


@cache
def match_stage(kind: str) -> str | None:
    """Return the stage that an outcome of this kind tells of, or None."""
    return next((stage.id for stage in instrument_stages() if kind in stage.reached_by), None)
