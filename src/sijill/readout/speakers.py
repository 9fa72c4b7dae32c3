"""Who speaks in the first person: "I spoke with X," Y said."""

from __future__ import annotations

from sijill.records.mentions import Actor, Mentions, Sentence

_BEHIND = 3  # sentences of a quotation after which its speaker is named
_BEFORE = 2
_NEAR = 2  # characters between a name and its verb


def find_speaker(mentions: Mentions, pronoun: Actor) -> int:
    """Return the figure who says "I", named beside a verb of saying behind or before the quotation; -1 if nobody."""
    at = pronoun.sentence
    behind = [s for s in mentions.sentences[at : at + _BEHIND + 1] if s.kind == "body"]
    before = [s for s in mentions.sentences[max(0, at - _BEFORE) : at] if s.kind == "body"]
    for sentence in (*behind, *reversed(before)):
        for actor in sentence.actors:
            own = sentence.index == at and actor.end <= pronoun.start and actor.start > sentence.start + 1
            if actor.figure >= 0 and actor.kind in ("person", "role") and not own and _says(sentence, actor):
                return actor.figure
    return -1


def _says(sentence: Sentence, actor: Actor) -> bool:
    """Whether a verb of saying stands right beside somebody: "Sato said", "said Sato"."""
    return any(
        c.kind == "speech" and (0 <= c.start - actor.end <= _NEAR or 0 <= actor.start - c.end <= _NEAR)
        for c in sentence.cues
    )
