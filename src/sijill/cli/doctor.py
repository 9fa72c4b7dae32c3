"""`sijill doctor`: is everything there that Sijill needs, and how is the register?"""

from __future__ import annotations

import platform
from importlib.util import find_spec
from typing import Annotated

import typer

import sijill
from sijill.cli.labels import Labels
from sijill.cli.options import Format, LabelLanguage, Language, OutputFormat, RegisterFile, get_config, open_register
from sijill.cli.output import print_json
from sijill.errors import RegisterError
from sijill.register import has_register
from sijill.register.health import Finding

_EXTRAS = {"ja": ("sudachipy", "sudachidict_core"), "postgres": ("psycopg",)}
"""What an extra of the package brings with it."""


def doctor(
    register: RegisterFile = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
    brief: Annotated[bool, typer.Option("--brief", help="Tell only what ought to be seen to.")] = False,
) -> None:
    """Look at this installation and the register: what is there, what is missing, what ought to be seen to.

    Quick, and nothing is changed; `sijill verify` checks the whole register. Leaves
    with 6 when something ought to be seen to.
    """
    labels = Labels(language.value)
    place = register or get_config().register
    found: tuple[Finding, ...] = ()
    if has_register(place):
        with open_register(place) as opened:
            found = opened.examine()
    missing = [name for name, modules in _EXTRAS.items() if any(find_spec(module) is None for module in modules)]
    if format is OutputFormat.json:
        print_json({"version": sijill.__version__, "missing": missing, "register": found or None})
    else:
        _show(labels, missing, found, brief=brief)
    bad = sum(not finding.is_fine for finding in found)
    if bad:
        raise RegisterError(f"{place if not found else found[0].values['place']}: to be seen to: {bad}")


def _show(labels: Labels, missing: list[str], found: tuple[Finding, ...], *, brief: bool) -> None:
    if not brief:
        typer.echo(labels.word("doctor_versions", sijill=sijill.__version__, python=platform.python_version()))
    for extra in missing:
        typer.echo(labels.word("doctor_missing", extra=extra))
    if not found and not brief:
        typer.echo(labels.word("doctor_none"))
    for finding in found:
        if not brief or not finding.is_fine:
            mark = " " if finding.is_fine else "!"
            typer.echo(f"{mark} {labels.word('doctor_' + finding.about.replace('-', '_'), **finding.values)}")
