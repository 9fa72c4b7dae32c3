"""`sijill accept ID…`: what was read is right."""

from __future__ import annotations

from sijill.cli.options import LabelLanguage, Language, RegisterFile
from sijill.cli.reviewing import By, Facts, Kind, Least, Source, Surest, Why, judge
from sijill.register import Rule


def accept(
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
    """Accept what was read: it is right.

    An encounter stands for all accounts of it, an account for its participants as well, a
    document for everything that was read in it. By a rule, everything is meant that a
    reader proposed and nobody judged; the rule is kept in the journal.
    `sijill unmerge` with the number of the entry takes it back.
    """
    rule = Rule(kind=kind, source=source, least=at_least, surest=below)
    judge(facts, rule, state="accepted", register=register, by=by, why=why, language=language.value)
