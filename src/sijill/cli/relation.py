"""`sijill relation A B`: where do we stand with them?"""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.register.answers import Relation, SideOutcomes

_Told = Annotated[
    str,
    typer.Argument(
        metavar="SIDE",
        help="A code (JP, AE-SH, GCC), or a name in English, Arabic or Japanese, also of a ministry or other body.",
    ),
]


def relation(
    one: _Told,
    other: _Told,
    register: RegisterFile = None,
    asof: AsOf = None,
    roll_up: Annotated[
        bool, typer.Option("--roll-up", help="Let what belongs to a side count as it: Sharjah as the UAE.")
    ] = False,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show a relation at a glance: last contact, what is open, rounds, timeline, people, conflicts, sources.

    Examples: sijill relation KW JP, sijill relation الكويت اليابان, sijill relation クウェート 日本,
    sijill relation "وزارة الخارجية الكويتية" JP.
    """
    with ask_register(register, asof) as opened:
        found = opened.relation(one, other, rolled_up=roll_up)
    if format is OutputFormat.json:
        print_json(found)
    else:
        _show(found, Lines(Labels(language.value), found.sources))


def _show(found: Relation, lines: Lines) -> None:
    labels, page = lines.labels, lines.page
    page.line(page.marked(" – ".join(lines.side_title(side) for side in found.sides)))
    page.heading(page.marked(labels.word("last_contact")))
    page.line(lines.encounter_title(found.last_contact) if found.last_contact else labels.word("no_contact"), 1)
    if not found.timeline and all(len(side.codes) == 1 for side in found.sides):
        page.line(f"({labels.word('try_roll_up')})", 1)
    _show_outcomes("open", found.open, lines)
    _show_outcomes("reached", found.reached, lines)
    if found.mechanisms:
        page.heading(page.marked(labels.word("mechanisms")))
    for mechanism in found.mechanisms:
        lines.mechanism(mechanism, 1)
    if found.instruments:
        page.heading(page.marked(labels.word("instruments")))
    for instrument in found.instruments:
        lines.instrument(instrument, 1)
    if found.course.levels:
        page.heading(page.marked(labels.word("levels")))
    for level in found.course.levels:
        told = f"{labels.word('level_' + level.level)} · {labels.word('times', number=level.times)}"
        page.line(f"{lines.day(level.date, level.reported)}  {told}  {level.encounter}", 1)
    if found.timeline:
        page.heading(page.marked(labels.word("timeline")))
    for encounter in found.timeline:
        lines.encounter(encounter, 1)
    for side in found.people:
        if side.people:
            page.heading(page.marked(labels.titled(labels.word("people"), labels.side(side.side))))
        for person in side.people:
            page.line(f"{lines.names(person.names)}  {person.id}", 1)
            for capacity in person.capacities:
                lines.capacity(capacity, 2)
    _show_conflicts(found, lines)
    lines.remarks(found.remarks)
    lines.sources()


def _show_conflicts(found: Relation, lines: Lines) -> None:
    differing = [encounter for encounter in found.timeline if encounter.conflicts]
    if differing:
        lines.page.heading(lines.page.marked(lines.labels.word("conflicts")))
    for encounter in differing:
        lines.page.line(lines.encounter_title(encounter), 1)
        lines.conflicts(encounter, 2)


def _show_outcomes(key: str, groups: tuple[SideOutcomes, ...], lines: Lines) -> None:
    for group in groups:
        nobody = "jointly" if group.is_joint else "by_unknown"
        who = lines.labels.side(group.side) if group.side else lines.labels.word(nobody)
        lines.page.heading(lines.page.marked(lines.labels.titled(lines.labels.word(key), who)))
        for outcome in group.outcomes:
            lines.outcome(outcome, 1)
