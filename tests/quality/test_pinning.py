"""Floors rise by themselves and sink only when somebody says why."""

from __future__ import annotations

from pathlib import Path

import pytest

import pin_quality
from annotated import AnnotatedSet
from floors import Fall, Lowered, Pin, Pins, find_falls, raise_floors, read_pins, write_pins
from scorer import Scores


def test_a_floor_lies_a_margin_below_the_figure() -> None:
    """A first pin leaves room for one hundredth."""
    assert raise_floors({}, {"en": {"dates": 0.5678, "rounds": None}}) == {"en": {"dates": 0.557}}


def test_a_floor_rises_with_the_figure() -> None:
    """What got better is kept."""
    assert raise_floors({"en": {"dates": 0.5}}, {"en": {"dates": 0.8}}) == {"en": {"dates": 0.79}}


def test_a_floor_does_not_sink() -> None:
    """Neither a fall nor a figure within the margin lowers a floor."""
    assert raise_floors({"en": {"dates": 0.5}}, {"en": {"dates": 0.505}}) == {"en": {"dates": 0.5}}
    assert raise_floors({"en": {"dates": 0.5}}, {"en": {"dates": 0.3}}) == {"en": {"dates": 0.5}}


def test_a_floor_sinks_when_it_is_named() -> None:
    """The figure that may fall follows the measurement; the others stay."""
    old = {"en": {"dates": 0.5, "kinds": 0.5}}
    new = raise_floors(old, {"en": {"dates": 0.3, "kinds": 0.3}}, frozenset({"en:dates"}))
    assert new == {"en": {"dates": 0.29, "kinds": 0.5}}


@pytest.mark.parametrize("figures", [{"en": {"dates": 0.49}}, {"en": {"dates": None}}, {"en": {}}, {}])
def test_a_fall_is_found(figures: dict[str, dict[str, float | None]]) -> None:
    """A lower figure is a fall, and so is one that nothing is left to measure by."""
    (fall,) = find_falls("tune/en", {"en": {"dates": 0.5}}, figures)
    assert (fall.name, fall.floor) == ("tune/en:en:dates", 0.5)
    assert not find_falls("tune/en", {"en": {"dates": 0.5}}, {"en": {"dates": 0.5}})


def test_pins_come_back_as_they_were_written(tmp_path: Path) -> None:
    """The file holds all that was pinned, also a reason with quotation marks."""
    lowered = Lowered("2026-01-02", "tune/en:en:dates", 0.5, 0.29, 'said "why" \\ here')
    pins = Pins({"tune/en": Pin("abc", {"en": {"dates": 0.29, "outcomes-any": 1.0}})}, (lowered,))
    write_pins(pins, tmp_path / "floors.toml")
    assert read_pins(tmp_path / "floors.toml") == pins


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of floors for the one set `own`, whose dates are pinned at .5 and now are at .3."""
    path = tmp_path / "floors.toml"
    write_pins(Pins({"own": Pin("old", {"en": {"dates": 0.5}})}), path)
    (tmp_path / "one.txt").write_text("text")
    (tmp_path / "one.json").write_text("{}")
    monkeypatch.setattr(pin_quality, "find_sets", lambda: (AnnotatedSet("own", tmp_path, tmp_path),))
    monkeypatch.setattr(pin_quality, "measure", lambda annotated: {"en": {"dates": 0.3}})
    monkeypatch.setattr(pin_quality, "read_pins", lambda: read_pins(path))
    monkeypatch.setattr(pin_quality, "write_pins", lambda pins: write_pins(pins, path))
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Run tools/pin_quality.py."""
    monkeypatch.setattr("sys.argv", ["pin_quality.py", *arguments])
    pin_quality.main()


def test_a_fall_is_not_pinned(pinned: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """Without a word about it nothing is written, and the figure is named."""
    before = pinned.read_text()
    with pytest.raises(SystemExit, match="--allow-regression"):
        run(monkeypatch)
    assert pinned.read_text() == before
    assert str(Fall("own:en:dates", 0.5, 0.3)) in capsys.readouterr().err


@pytest.mark.parametrize("name", ["own", "own:en", "own:en:dates"])
def test_a_fall_is_pinned_with_its_reason(pinned: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A named regression lowers the floor and stays on record, with the new digest."""
    run(monkeypatch, "--allow-regression", name, "--why", "less is told, and it is right")
    pins = read_pins(pinned)
    assert pins.sets["own"].floors == {"en": {"dates": 0.29}}
    assert pins.sets["own"].digest != "old"
    (lowered,) = pins.lowered
    assert (lowered.name, lowered.old, lowered.new) == ("own:en:dates", 0.5, 0.29)
    assert lowered.why == "less is told, and it is right"


@pytest.mark.parametrize(
    "arguments", [("--allow-regression", "own"), ("--allow-regression", "own", "--why", " "), ("--why", "so")]
)
def test_a_regression_needs_a_name_and_a_reason(
    pinned: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """Neither a name without a reason nor a reason without a name is taken."""
    before = pinned.read_text()
    with pytest.raises(SystemExit):
        run(monkeypatch, *arguments)
    assert pinned.read_text() == before


def test_the_digest_sees_each_letter(tmp_path: Path) -> None:
    """Names, texts and annotations all count."""
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.json").write_text("{}")
    annotated = AnnotatedSet("own", tmp_path, tmp_path)
    seen = {annotated.get_digest()}
    (tmp_path / "a.txt").write_text("next")
    seen.add(annotated.get_digest())
    (tmp_path / "a.json").write_text("[]")
    seen.add(annotated.get_digest())
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    seen.add(annotated.get_digest())
    assert len(seen) == 4


def test_an_invented_encounter_and_person_cost() -> None:
    """What no annotation holds lowers the figures, and is told with its words."""
    person = {"name": "Ingrid Solheim", "capacity": None, "polity": "NO"}
    found = {
        "encounters": [
            {"kind": "meeting", "polities": ["NO", "KW"], "participants": [person], "topics": [], "evidence": []}
        ],
        "outcomes": [],
    }
    scores, told = Scores(), []
    scores.tell = lambda what, detail: told.append((what, detail))
    scores.add({"encounters": [], "outcomes": []}, found, "Ingrid Solheim came.")
    figures = scores.figures()
    assert (figures["encounters"], figures["participants"], figures["quiet"]) == (0.0, 0.0, 0.0)
    assert told == [("encounter invented", "meeting NO KW: Ingrid Solheim")]
