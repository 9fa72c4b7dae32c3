"""`sijill match`: what is unsure about who is who, listed and answered."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import Format, LabelLanguage, Language, OutputFormat, RegisterFile, get_config, open_register
from sijill.cli.output import print_json
from sijill.errors import InputError
from sijill.records import Verdict
from sijill.register import Register
from sijill.register.matches import Match, MatchEnd

_ANSWERS: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
_OF = ("person", "encounter")


def match(
    one: Annotated[str | None, typer.Argument(metavar="[A", help="One of two, as listed; with --answer.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="B]", help="The other one.")] = None,
    answer: Annotated[
        str | None,
        typer.Option("--answer", metavar="ANSWER", help="For A and B: same, different or unsure."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="KIND", help="Only person or encounter.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    register: RegisterFile = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """List people and encounters that may be one, or were joined without a date; or answer for two of them.

    First comes what would change most. What is answered does not come back, unless
    something new speaks for a match that you were unsure of.
    """
    if answer is not None or one is not None:
        with open_register(register, writes=True) as opened:
            _answer(opened, (one, other), answer, by or get_config().by, why)
        return
    if of is not None and of not in _OF:
        raise InputError(f"no kind {of!r}; there are {', '.join(_OF)}")
    with open_register(register) as opened:
        found = opened.matches(of=of, limit=limit)
    if format is OutputFormat.json:
        print_json(found)
        return
    lines = Lines(Labels(language.value), ())
    if not found:
        lines.page.line(lines.labels.word("nothing_to_match"))
    for one_match in found:
        _show(one_match, lines)


def _answer(
    register: Register, pair: tuple[str | None, str | None], answer: str | None, by: str, why: str | None
) -> None:
    one, other = pair
    if one is None or other is None or answer is None:
        raise InputError("an answer needs two ids and --answer same, different or unsure")
    if answer not in _ANSWERS:
        raise InputError(f"no answer {answer!r}; there are {', '.join(_ANSWERS)}")
    entry = register.decide(one, other, verdict=_ANSWERS[answer], by=by, why=why, confirms=True)
    typer.echo(f"entry {entry.number}: {one} and {other}: {answer}; to take it back: sijill unmerge {entry.number}")


def _show(found: Match, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    key = "match_joined" if found.is_joined else f"match_{found.of}"
    told = labels.word("match_changes", number=found.changes)
    out.line(f"{out.marked(labels.word(key))}  {found.score:.2f} · {told}")
    if found.is_joined and found.one.encounter is not None:
        out.line(lines.encounter_title(found.one.encounter), 1)
        out.line(" – ".join(f"[{out.told(end.document)}]" for end in (found.one, found.other)), 2)
    else:
        _show_end(found.one, lines)
        _show_end(found.other, lines)
    out.line(f"{found.rule}: {found.reason}", 1)
    out.line(f"sijill match {found.one.atom} {found.other.atom} --answer same|different|unsure", 1)


def _show_end(end: MatchEnd, lines: Lines) -> None:
    out = lines.page
    if end.encounter is not None:
        out.line(f"{lines.encounter_title(end.encounter)}  [{out.told(end.document)}]", 1)
        lines.attendees(end.encounter.people, 2)
        return
    capacities = lines.labels.join([out.told(capacity) for capacity in end.capacities])
    out.line(f"{lines.names(end.names)}{f' ({capacities})' if capacities else ''}  {end.record}", 1)
    out.line(f"[{out.told(end.document)}]", 2)
