"""Who took part together in a language whose verb ends the clause: several partners, company, series of contacts."""

from __future__ import annotations

import msgspec

from sijill.readout.encounters import Encounters
from sijill.readout.sides import state_of
from sijill.records.events import Event
from sijill.records.mentions import Actor, Sentence

_ALIKE = {"meeting": ("meeting", "call", "consultations"), "summit": ("summit", "consultations")}


class FinalCompany(Encounters):
    """Tells apart who met whom where several are told together."""

    def _of_series(self, sentence: Sentence, event: Event) -> list[Event]:
        """Return the event attended, or all of its kind where a sentence says so: 一連の会談には、Aが同席した."""
        opening = {u.text for u in sentence.units[:4]}
        if opening.isdisjoint(self._language.words_of("series")):
            return [event]
        kinds = _ALIKE["meeting"]
        series = [e for e in self.events if e.kind in kinds and set(e.people) & set(event.people)]
        return series if event in series else [event]

    def _occasion(self, sentence: Sentence) -> Event | None:
        """Return the event of the kind that a sentence names first as attended: 今回の訪問には、Aが同行した."""
        marker = next((at for at, u in enumerate(sentence.units[:8]) if u.cls == "s" or u.text == "に"), 0)
        named = sentence.units[marker - 1].text if marker else ""
        for kind in ("visit", "meeting", "summit", "ceremony", "signing"):
            if named in self._language.words_of(f"called_{kind}"):
                alike = [e for e in self.events if e.kind in _ALIKE.get(kind, (kind,))]
                return alike[-1] if alike else None
        return None

    def _one_each(self, event: Event) -> list[Event]:
        """Split what was told in several contacts; states of a list without people are partners, too."""
        subject = next(iter(event.people), None)
        own = self._figures[subject].polity if subject is not None else None
        if subject is None or own is None:
            return super()._one_each(event)
        persons = [n for n in event.people if n != subject and self._figures[n].polity != own]
        led = {state_of(p) for n in event.people if (p := self._figures[n].polity)}
        states = [p for p in event.polities if state_of(p) not in led]
        if len(persons) + len(states) < len(("one", "another")):
            return [event]
        pairs = [(subject, n) for n in persons]
        events = [
            msgspec.structs.replace(
                event,
                people=dict.fromkeys(pair, True),
                polities={str(p): None for n in pair if (p := self._figures[n].polity)},
            )
            for pair in pairs
        ]
        for state in states:
            events.append(msgspec.structs.replace(event, people={subject: True}, polities={own: None, state: None}))
        return events

    def _companions(self, sentence: Sentence, subject: list[Actor], before: list[Actor]) -> list[Actor]:
        """Return those who only go along with who acts, and give them his side: ジル夫人とともに女王と面会した."""
        led = next(
            (p for a in subject if (p := a.polity or (self._figures[a.figure].polity if a.figure >= 0 else None))),
            None,
        )
        found = []
        for actor in before if led else ():
            behind = next((u.text for u in sentence.units if u.start >= actor.end and u.cls != "e"), "")
            if actor.kind == "person" and behind in self._language.words_of("together") and actor not in subject:
                figure = self._figures[actor.figure]
                figure.polity = actor.polity = figure.polity or led
                if figure.polity == led:
                    found.append(actor)
        return found

    def _add_hosts(self, sentence: Sentence, event: Event) -> None:
        """A conference has the organization told with it, others of a list theirs: X首脳会議、Y首脳会議に臨む."""
        others = [m for m in sentence.mechanisms if m.kind == "summit"]
        if len(others) < len(("one", "another")):
            super()._add_hosts(sentence, event)
            return
        since = max((m.end for m in others if m.end <= event.span[0]), default=sentence.start)
        for unit in sentence.units:
            if unit.cls == "G" and since <= unit.start < event.span[1]:
                event.polities.setdefault(unit.id)
