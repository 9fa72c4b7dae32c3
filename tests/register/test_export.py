"""The export: everything, in the shape that programs read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
from tests.builders import GOLD, example, make_document

from sijill.exchange.formats import FORMATS, get_format
from sijill.filing import file
from sijill.register import Register
from sijill.register import export as export_module
from sijill.register.answers import Answer


def export(path: Path) -> dict[str, list[dict]]:
    """Return what the JSON format writes of a register."""
    stream = io.StringIO()
    with Register.open(path) as register, register.exporting() as tables:
        get_format("json").write(tables, stream)
    return json.loads(stream.getvalue())


def test_the_json_export_has_the_shape_of_the_page_on_readouts(examples: str) -> None:
    """What scripts outside rely on: encounters with documents, people with mentions."""
    told = export(examples)
    assert list(told) == [
        "encounters",
        "people",
        "outcomes",
        "undertakings",
        "instruments",
        "mechanisms",
        "bodies",
        "documents",
    ]
    (round_three,) = [one for one in told["encounters"] if one["round"] == 3]
    assert round_three["documents"] == [
        "kw-jp-2023-05-kuna-ar",
        "kw-jp-2023-05-mofa-ja",
        "kw-jp-2023-05-newspaper-en",
    ]
    assert {"id", "kind", "date", "country", "polities", "documents"} <= round_three.keys()
    (nagaoka,) = [one for one in told["people"] if "ناغاوكا كانسوكي" in one["names"]]
    assert nagaoka["mentions"] == [
        {"document": "kw-jp-2023-05-kuna-ar", "name": "ناغاوكا كانسوكي"},
        {"document": "kw-jp-2023-05-mofa-ja", "name": "長岡寛介"},
        {"document": "kw-jp-2023-05-newspaper-en", "name": "Nagaoka Kansuke"},
        {"document": "kw-jp-2025-visa-notes-press-ar", "name": "ناغاوكا كانسوكي"},
    ]


def test_every_mention_and_outcome_of_every_document_is_in_it(examples: str) -> None:
    """Nothing that was read gets lost on the way through the register."""
    told = export(examples)
    mentions = {(m["document"], m["name"]) for one in told["people"] for m in one["mentions"]}
    kinds = sorted(one["kind"] for one in told["outcomes"])
    readouts = [example(path.stem)[1] for path in sorted(GOLD.glob("*.json"))]
    assert mentions == {
        (readout.document.id, person.name)
        for readout in readouts
        for encounter in readout.encounters
        for person in encounter.participants
    }
    assert kinds == sorted(outcome.kind for readout in readouts for outcome in readout.outcomes)


def test_a_copy_is_listed_by_all_its_names(examples: str) -> None:
    """A text filed under two names is one document that both names find."""
    document, readout = example("kw-jp-2023-05-mofa-ja")
    twin = make_document("reprint", document.text, language="ja")
    info = msgspec.structs.replace(readout.document, id="reprint")
    with Register.open(examples, writes=True) as register:
        done = file(twin, msgspec.structs.replace(readout, document=info), register, by="tester")
        assert done.state == "copy"
        assert register.page("reprint").names == ("kw-jp-2023-05-mofa-ja", "reprint")
    told = export(examples)
    (round_three,) = [one for one in told["encounters"] if one["round"] == 3]
    assert {"kw-jp-2023-05-mofa-ja", "reprint"} <= set(round_three["documents"])


def test_the_export_does_not_depend_on_the_hour(examples: str, tmp_path: Path) -> None:
    """Two registers of the same documents in the same order export the same bytes."""
    again = tmp_path / "again.sijill"
    with Register.open(again, writes=True, create=True) as register:
        for path in sorted(GOLD.glob("*.json")):
            file(*example(path.stem), register, by="somebody else")
    assert export(again) == export(examples)


def test_every_format_has_a_name_of_its_own() -> None:
    """Formats are asked for by name."""
    names = [one.name for one in FORMATS]
    assert len(set(names)) == len(names)
    assert all(get_format(name).name == name for name in names)


def test_every_member_of_the_export_is_documented() -> None:
    """Whoever reads the export with a program finds its shape in docs/register.md."""
    page = (Path(__file__).parents[2] / "docs" / "register.md").read_text(encoding="utf-8")
    shapes = [shape for shape in vars(export_module).values() if isinstance(shape, type)]
    members = {name for shape in shapes if issubclass(shape, Answer) for name in shape.__struct_fields__}
    assert len(members) > 20
    assert [name for name in sorted(members) if f'"{name}"' not in page] == []
