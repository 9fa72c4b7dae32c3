"""What the journal may hold: one tagged union, and the entry around it.

A new kind of entry is a struct here and its line in `Body`; the tag is its name
in the database and never changes. Fields may be added with a default, so that
old entries stay readable; none is removed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sijill.records.facts import Readout
from sijill.records.identity import Judgement
from sijill.records.text import Marking, Span


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a piece of evidence, kept beside their place to be compared with it."""

    span: Span
    words: str


class Reading(msgspec.Struct, frozen=True, kw_only=True, tag="reading"):
    """A document was read: what it says, in which words, and who and what is meant.

    The text itself is kept under its hash (`readout.document.sha256`).
    """

    readout: Readout
    url: str | None
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]


class Rereading(msgspec.Struct, frozen=True, kw_only=True, tag="rereading"):
    """A document that is there was read again by a newer reader; this reading stands in the place of the first.

    `readout` also holds what a person stands behind and the reader no longer finds.
    `carried` are facts that are worded otherwise now (former id, present id),
    `gone` those that it tells no more, `found` all that it tells.
    """

    readout: Readout
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]
    carried: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    found: tuple[str, ...]


class Copy(msgspec.Struct, frozen=True, kw_only=True, tag="copy"):
    """A text that is there already was given again under another name."""

    sha256: str
    id: str
    title: str | None
    published: str | None
    publisher: str | None
    source: str | None
    url: str | None


class Decision(msgspec.Struct, frozen=True, kw_only=True, tag="decision"):
    """A person judged whether two things are one; it outweighs what rules say.

    `rests_on` are the numbers of earlier decisions that made one of the two
    things what it was when this was decided: they can't be undone before this one.
    """

    judgement: Judgement
    rests_on: tuple[int, ...] = ()


class Retraction(msgspec.Struct, frozen=True, kw_only=True, tag="retraction"):
    """Something a person decided or said is taken back: from now on it is as if it had not been."""

    entry: int


class Follow(msgspec.Struct, frozen=True, kw_only=True, tag="follow"):
    """A person says where an undertaking stands, or who looks after it until when.

    `outcome` is an atom of the undertaking. `status`, from the closed list, is a
    step of its own, of the day `day`, in the words `words`, shown by the document
    `document`. What is UNSET stays as it was; None takes an owner or a day away.
    """

    outcome: str
    status: str | None = None
    day: str | None = None
    words: str | None = None
    document: str | None = None
    owner: str | msgspec.UnsetType | None = msgspec.UNSET
    due: str | msgspec.UnsetType | None = msgspec.UNSET
    is_verifiable: bool | msgspec.UnsetType | None = msgspec.UNSET
    flows_from: str | msgspec.UnsetType | None = msgspec.UNSET


class Particulars(msgspec.Struct, frozen=True, kw_only=True, tag="particulars"):
    """A person says what an instrument is; by that an undertaking becomes one.

    `outcome` is an atom of its undertaking, and so are `parent` (the instrument
    that it belongs under) and `amends` (the one that it changes). What is UNSET
    stays as it was; None takes a value away.
    """

    outcome: str
    kind: str | msgspec.UnsetType | None = msgspec.UNSET
    title: str | msgspec.UnsetType | None = msgspec.UNSET
    parties: tuple[str, ...] | msgspec.UnsetType | None = msgspec.UNSET
    languages: tuple[str, ...] | msgspec.UnsetType | None = msgspec.UNSET
    parent: str | msgspec.UnsetType | None = msgspec.UNSET
    amends: str | msgspec.UnsetType | None = msgspec.UNSET


class Action(msgspec.Struct, frozen=True, kw_only=True, tag="action"):
    """A person says which stage an instrument has reached, when, and shown by what.

    `parties` are those for whom it has; none named means all. Treaty collections
    call this an action: signature, ratification, entry into force.
    """

    outcome: str
    stage: str
    parties: tuple[str, ...] = ()
    day: str | None = None
    words: str | None = None
    document: str | None = None


class Arrangement(msgspec.Struct, frozen=True, kw_only=True, tag="arrangement"):
    """A person says how often a mechanism meets, in months, and who is host next. UNSET and None as above."""

    mechanism: str
    months: int | msgspec.UnsetType | None = msgspec.UNSET
    next_host: str | msgspec.UnsetType | None = msgspec.UNSET


class Remark(msgspec.Struct, frozen=True, kw_only=True, tag="remark"):
    """A note of a person on anything in the register, and the document that belongs to it.

    `about` is an atom (`acc-…`, `men-…`, `out-…`), a document or a mechanism by its
    id, or two sides by their codes, sorted: "AE-SH JP". Only who may see what is
    marked so may see the note.
    """

    about: str
    words: str
    document: str | None = None
    marking: Marking = "open"


State = Literal["proposed", "accepted", "edited", "rejected", "unsure"]
"""Where a fact stands: as a reader read it, or as a person judged it."""

Value = str | int | bool | tuple[str, ...] | None
"""What a field of a fact may hold."""


class Review(msgspec.Struct, frozen=True, kw_only=True, tag="review"):
    """A person judged whether facts are right. `rule` is how they were chosen, if not one by one.

    A fact is an account (`acc-…`), an outcome (`out-…`) or a participant of an
    account (`acc-…/men-…`). "proposed" leaves it open again.
    """

    facts: tuple[str, ...]
    state: State
    rule: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a fact, what stood there, and what stands there now."""

    field: str
    before: Value
    after: Value


class Correction(msgspec.Struct, frozen=True, kw_only=True, tag="correction"):
    """A person corrected fields of a fact; what was read stays known."""

    fact: str
    changes: tuple[Change, ...]


class Classified(msgspec.Struct, frozen=True, kw_only=True, tag="marking"):
    """A document was marked: who may see it and all that follows from it. The last word on it counts."""

    sha256: str
    marking: Marking


class Administration(msgspec.Struct, frozen=True, kw_only=True, tag="administration"):
    """Something was changed about who may use the register, such as the role of a user.

    `subject` is the user, `action` from the list of the desk, `told` what is new; no secret stands here.
    """

    subject: str
    action: str
    told: str | None = None


Body = (
    Reading
    | Rereading
    | Copy
    | Decision
    | Retraction
    | Follow
    | Review
    | Correction
    | Particulars
    | Action
    | Arrangement
    | Remark
    | Classified
    | Administration
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the journal: who wrote what, when and why, chained to the one before."""

    number: int
    id: str
    at: str
    by: str
    why: str | None
    body: Body
    previous: str
    hash: str
