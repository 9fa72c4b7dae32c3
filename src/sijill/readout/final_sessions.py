"""Which cues tell of a contact in a language whose verb ends the clause: sessions, nouns of what was held."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from sijill.readout.context import cues_of, has_behind, kind_of
from sijill.readout.final_clauses import has_company, modifies
from sijill.readout.final_forms import FinalForms
from sijill.records.mentions import Cue, MechanismMention, Sentence, Unit

_BESIDE = 40
_HELD = 60  # characters between a noun of contact and the verb that says that it took place


class FinalSessions(FinalForms):
    """Finds the cues that open events where no verb of contact does."""

    def _has_company(self, sentence: Sentence, cue: Cue) -> bool:
        return has_company(sentence, cue, self._language.words_of("travelling"))

    def _is_remote(self, sentence: Sentence, since: int, cue: Cue) -> bool:
        """Whether the talks were held from afar: 電話で約20分間協議した."""
        units = [u for u in sentence.units if since <= u.start <= cue.start]
        words = self._language.words_of("remote")
        units = [u for u in units if u.text != "形式"]
        return any(a.text in words and b.text in ("で", "により", "による", "にて") for a, b in pairwise(units))

    def _sessions_of(self, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
        """Return mechanisms that met, and meetings of several states that a verb says were held."""
        generic = {m.start for m in sentence.mechanisms if m.generic and not _is_held(sentence, m, cues)}
        found = [c for c in super()._sessions_of(sentence, cues) if c.start not in generic]
        found.extend(self._held_items(sentence, cues))
        found.extend(self._with_others(sentence, cues))
        for mechanism in sentence.mechanisms:
            told = [(c.start, c.end) for c in cues if not c.value.get("back")]
            held = [c for c in sentence.cues if c.kind == "session" and 0 <= c.start - mechanism.end < _HELD]
            held = [c for c in held if not any(a <= c.start < b for a, b in told)]  # 会談を実施し holds the talks
            # 行い|たい, シドニーで開かれる|別の会合: neither says that this one was held
            held = [c for c in held if not has_behind(sentence, "hedge", c, 1) and not modifies(sentence, c)]
            held = held or [
                c for c in sentence.cues if c.id == "meeting.attend" and 0 <= c.start - mechanism.end < 2 * _BESIDE
            ]
            opening = [c for c in cues if not (c.value.get("back") and c.end <= mechanism.end + 1)]
            covered = any(c.start < mechanism.end + 12 and mechanism.start < c.end for c in opening)
            titled = sentence.kind == "title" and mechanism.round is not None  # 第9回外相会合 共同声明
            if mechanism.kind == "summit" and (held or titled) and not covered:
                value = {"frame": "summit"}
                found.append(Cue("encounter", "summit.held", mechanism.start, mechanism.end, sentence.index, value))
        return found

    def _with_others(self, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
        """Return talks that are only named, with somebody not met in those told last: 米国のX長官との会談では."""
        found = []
        for cue in cues:
            if not cue.value.get("back") or cue.value.get("frame") != "noun" or kind_of(cue) == "visit":
                continue
            partner = next((a for a in sentence.actors if 0 < cue.start - a.end <= len("との間の")), None)
            joined = [u.text for u in sentence.units if partner and partner.end <= u.start < cue.start]
            if partner is None or partner.kind != "person" or "".join(joined) not in ("との", "への"):
                continue
            if not (self.events and partner.figure in self._current().people):
                value: dict[str, object] = {"frame": "both"}
                found.append(msgspec.structs.replace(cue, id=f"{kind_of(cue)}.met", value=value))
        return found

    def _held_items(self, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
        """Return nouns of contact that a verb further on says took place: A外相とB外相の会談が…行われた."""
        found = []
        for cue in cues_of(sentence, "encounter"):
            if not cue.value.get("final") or any(c.start < cue.end and cue.start < c.end for c in cues):
                continue
            marker = next((u for u in sentence.units if u.start >= cue.end), None)
            held = [c for c in sentence.cues if c.kind == "session" and 0 < c.start - cue.end < _HELD]
            dated = marker is not None and marker.cls == "(" and _closes_line(sentence, marker)
            if dated or (marker is not None and marker.text in ("が", "を", "も") and held):
                value = {k: v for k, v in cue.value.items() if k != "final"}
                found.append(msgspec.structs.replace(cue, value=value))
        return found


def _is_held(sentence: Sentence, mechanism: MechanismMention, cues: list[Cue]) -> bool:
    """Whether a verb says of a meeting named by its kind alone that it took place: 第2回会合が開かれた."""
    if any(c.start < mechanism.end and mechanism.start < c.end for c in cues):
        return False  # a phrase of the lexicon tells of it
    marker = next((u for u in sentence.units if u.start >= mechanism.end and u.cls not in '()"n'), None)
    held = any(c.kind == "session" and 0 < c.start - mechanism.end < _HELD for c in sentence.cues)
    return held and marker is not None and marker.text in ("が", "を", "は", "も")


def _closes_line(sentence: Sentence, bracket: Unit) -> bool:
    """Whether a bracket that opens here ends the line: X大臣との会談(5月1日)."""
    closing = next((u for u in sentence.units if u.start > bracket.start and u.cls == ")"), None)
    return closing is not None and closing is sentence.units[-1]
