"""`sijill reject ID…`: what was read is wrong."""

from __future__ import annotations

from sijill.cli.options import LabelLanguage, Language, RegisterFile
from sijill.cli.reviewing import By, Facts, Kind, Least, Source, Surest, Why, judge
from sijill.register import Rule


def reject(
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
    """Reject what was read: it is wrong and counts nowhere from now on.

    What was read stays to be seen on its own page, marked as rejected. An encounter
    stands for all accounts of it, an account for its participants as well, a document for
    everything that was read in it. `sijill unmerge` with the number of the entry takes it back.
    """
    rule = Rule(kind=kind, source=source, least=at_least, surest=below)
    judge(facts, rule, state="rejected", register=register, by=by, why=why, language=language.value)
