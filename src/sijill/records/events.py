"""Working values of the readout stage: encounters while they are still being put together."""

from __future__ import annotations

import msgspec

from sijill.records.mentions import DateMention, MechanismMention, PlaceMention


class Event(msgspec.Struct):
    """An encounter in the making. `people` maps a figure's number to whether it leads its side.

    `retold` counts the passages that told of it again. `likelihood` is how likely it
    was at all, `confidence` how likely between these sides.
    """

    kind: str
    opened: int
    span: tuple[int, int]
    people: dict[int, bool] = msgspec.field(default_factory=dict)
    polities: dict[str, None] = msgspec.field(default_factory=dict)
    sentences: list[int] = msgspec.field(default_factory=list)
    status: str = "held"
    frame: str = ""
    shown: tuple[int, int] = (0, 0)
    dates: list[DateMention] = msgspec.field(default_factory=list)
    places: list[PlaceMention] = msgspec.field(default_factory=list)
    trip_dates: list[DateMention] = msgspec.field(default_factory=list)
    trip_places: list[PlaceMention] = msgspec.field(default_factory=list)
    mechanism: MechanismMention | None = None
    topics: dict[str, None] = msgspec.field(default_factory=dict)
    told: list[str] = msgspec.field(default_factory=list)
    discussed: bool = False
    retold: int = 0
    likelihood: float = 1.0
    confidence: float = 1.0
