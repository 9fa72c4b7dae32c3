"""Days of encounters that their own words do not tell: of the same day, of the report, of the month of a trip."""

from __future__ import annotations

from datetime import date

from sijill.readout.dates import resolve_date
from sijill.records.events import Event
from sijill.records.mentions import Cue, DateMention, Sentence, Unit

_OPENS = 4  # characters before a day that opens its sentence: "On Wednesday, an official said that"
_SAID = 14  # characters between "said" and the day of saying it
_PRESENT = frozenset(("currently", "is", "are", "arrives", "arrived", "landed"))
_DAY = 10  # characters of a day in ISO form
_HEADING = 12  # words and marks of a line that is only a day
_FRESH = 4  # days before publication from which a report's only day is that of what it tells
_FRESH_DAYS = ("relative_day:0", "relative_day:-1")
_DONE = frozenset(
    "announced signed adopted launched issued released published made delivered taken imposed approved passed held "
    "agreed convened concluded established unveiled presented endorsed carried".split()
)
_WERE = frozenset(("was", "were", "been", "be", "is", "are", "has", "have", "had", "also"))
_LEFT = frozenset(("departed", "departs", "left", "leaves"))
_RETURNED = frozenset(("returned", "returns", "returning", "concluded", "concludes", "concluding", "conclusion"))


def drop_days_of_saying(sentence: Sentence, cue: Cue, days: list[DateMention]) -> list[DateMention]:
    """Return the days of what is told without that of telling it: "said on Friday that X will visit"."""
    said = [c.end for c in sentence.cues if c.kind in ("speech", "announced") and c.end <= cue.start]
    spoken = [c.start for c in sentence.cues if c.kind == "speech" and c.end <= cue.start]
    return [
        d
        for d in days
        if not any(0 <= d.start - at <= _SAID and d.end <= cue.start for at in said)
        and not (d.start - sentence.start <= _OPENS and any(d.end <= at for at in spoken))
    ]


def drop_days_of_past(sentence: Sentence, days: list[DateMention]) -> list[DateMention]:
    """Return the days of a sentence for a contact still to come: where nothing in it is, a weekday is over."""
    if any(c.kind in ("planned", "modal") for c in sentence.cues):
        return days
    return [d for d in days if not (d.relative or "").startswith("weekday")]


def is_heading_of_day(sentence: Sentence) -> bool:
    """Whether a sentence is only a day, maybe with a place: "June 22-24.", "16 October, Oslo." in a diary."""
    if not sentence.dates or len(sentence.units) > _HEADING:
        return False
    return all(u.cls in "T1LPdiofm,.-(/):&" or u.text in ("st", "nd", "rd", "th", "•") for u in sentence.units)


def date_same_day(sentence: Sentence, event: Event, before: list[Event]) -> None:
    """Let "later in the day", "on the same day" mean the day told last."""
    if event.dates or not any(c.kind == "same_day" for c in sentence.cues):
        return
    known = next((e for e in reversed(before) if e.dates), None)
    if known is not None:
        event.dates = list(known.dates)


def date_by_neighbours(events: list[Event]) -> None:
    """Let what is told without a day behind a contact of today or yesterday be of that day, if no other is told."""
    held = [e for e in events if e.status == "held"]
    days = {d.relative or d.iso for e in held for d in e.dates}
    fresh = [d for e in held[:1] for d in e.dates if d.relative in _FRESH_DAYS]
    if fresh and all(d in _FRESH_DAYS or str(d).startswith(("weekday", "month_day")) for d in days):
        for event in held[1:]:
            if not event.dates and not event.trip_dates:
                event.dates = fresh[:1]


def find_only_day(body: list[Sentence], published: str | None) -> DateMention | None:
    """Return the one day that a fresh report speaks of, however it is told; None where it tells of several."""
    if published is None or len(published) < 10:
        return None
    found: dict[str, DateMention] = {}
    for sentence in body:
        for mention in sentence.dates:
            if any(u.end == mention.start and u.cls == "/" for u in sentence.units):
                continue  # "(Colombo/Oct2/2024)": the day of the report
            if _is_of_paper(sentence, mention) or any(
                c.kind == "planned" and c.end <= mention.start for c in sentence.cues
            ):
                continue  # of something else, or still to come
            day = resolve_date(mention, published, planned=False)
            if day is not None and len(day) == _DAY:
                found.setdefault(day, mention)
    if len(found) != 1:
        return None
    day, mention = found.popitem()
    age = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    return mention if 0 <= age <= _FRESH else None


def _is_of_paper(sentence: Sentence, day: DateMention) -> bool:
    """Whether a day is that of something done by a participle: "the measures |announced| by X on 24 March"."""
    clause: list[Unit] = []
    for unit in reversed([u for u in sentence.units if u.end <= day.start]):
        if unit.cls in ',."&':
            break
        clause.append(unit)
    for after, unit, before in zip([None, *clause], clause, clause[1:], strict=False):
        done = unit.text in _DONE and after is not None and after.cls in "bi"
        if done and (before.cls in "nFNB" and before.text not in _WERE):
            return True
    return False


def date_trip(sentence: Sentence, event: Event, *, outward: bool) -> None:
    """A trip told at its end or while it lasts has its month: the day told is that of the return, or none is.

    `outward`: who is of the home side leaves for it where he "left the country".
    """
    words = {u.text for u in sentence.units}
    returned = words & _RETURNED or (not outward and words & _LEFT)
    if event.dates and event.status == "held" and returned:
        event.trip_dates, event.dates = event.dates, []
    elif not event.dates and event.status == "held" and "currently" in words:
        event.trip_dates = [this_month(sentence)]


def this_month(sentence: Sentence) -> DateMention:
    """Return the month of publication, for what lasts while it is told."""
    return DateMention(sentence.start, sentence.start, sentence.index, None, "relative_month:0")


def lasts_now(sentence: Sentence, at: int) -> bool:
    """Whether a trip is told in the present: "is visiting", "currently on a visit", "has arrived"."""
    words = [u.text for u in sentence.units if u.start <= at]
    return any(word in _PRESENT for word in words)


def is_well_in_month(published: str | None) -> bool:
    """Whether a report is late enough in its month for what is undated in it to be of that month."""
    return published is not None and len(published) >= _DAY and int(published[8:10]) > _FRESH


def is_entry(sentence: Sentence) -> bool:
    """Whether a day and a colon open a sentence, as in a chronicle: "18 February: ...", 18 فبراير: ..."""
    shape = "".join(u.cls for u in sentence.units[:4])
    return shape.startswith(("1T,", "1T1,", "T1,")) and sentence.units[shape.index(",")].text == ":"
