"""`sijill unsure ID…`: what was read is open."""

from __future__ import annotations

from sijill.cli.options import LabelLanguage, Language, RegisterFile
from sijill.cli.reviewing import By, Facts, Kind, Least, Source, Surest, Why, judge
from sijill.register import Rule


def unsure(
    facts: Facts = None,
    kind: Kind = None,
    source: Source = None,
    at_least: Least = None,
    below: Surest = None,
    register: RegisterFile = None,
    by: By = None,
    why: Why = None,
    language: Language = LabelLanguage.en,
) -> None:
    """Say that what was read may be wrong: somebody has to look again.

    It goes on to count, marked as unsure, and `sijill review --state unsure` lists it.
    `sijill unmerge` with the number of the entry takes it back.
    """
    rule = Rule(kind=kind, source=source, least=at_least, surest=below)
    judge(facts, rule, state="unsure", register=register, by=by, why=why, language=language.value)
