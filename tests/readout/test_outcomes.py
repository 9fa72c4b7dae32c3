"""What came of a contact: force, author, object and words."""

from __future__ import annotations

import pytest
from tests.reports import read_report

from sijill.records import Outcome

MEETING = "The Foreign Minister of Norway, Ingrid Solheim, met with the Ambassador of Japan, Kenji Mori. "


def outcomes(text: str) -> tuple[Outcome, ...]:
    """Return the outcomes of a meeting after which `text` is told."""
    return read_report(MEETING + text).outcomes


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("The two sides agreed to open a direct shipping line.", "agreed", {"NO", "JP"}),
        ("The two sides signed a memorandum of understanding on fisheries.", "signed", {"NO", "JP"}),
        ("Solheim proposed the establishment of a joint research centre.", "proposed", {"NO"}),
        ("Mori called for the opening of a consulate in Bergen.", "called-for", {"JP"}),
        ("Solheim pledged to finance a new hospital in Osaka.", "pledged", {"NO"}),
        ("Mori invited Solheim to visit Japan in the autumn.", "invited", {"JP"}),
        ("They concurred to open a direct shipping line.", "agreed", {"NO", "JP"}),
        ("The opening of a shipping line was also agreed upon.", "agreed", {"NO", "JP"}),
        ("The two sides will jointly develop a port in Bergen.", "agreed", {"NO", "JP"}),
        ("The two sides sealed the agreement on fisheries.", "signed", {"NO", "JP"}),
        ("An agreement on fisheries was inked by the ministers.", "signed", {"NO", "JP"}),
        ("Solheim stated that Norway would support the building of a port in Osaka.", "pledged", {"NO"}),
        ("Mori noted that fifty scholarships will be given to students from Bergen.", "pledged", {"JP"}),
        ("Mori asked the relevant agencies of Norway to complete the survey.", "called-for", {"JP"}),
    ],
)
def test_the_verb_gives_force_and_the_subject_the_author(text: str, kind: str, by: set[str]) -> None:
    """Each rung of the ladder has its verbs; a joint subject makes both sides authors."""
    (outcome,) = outcomes(text)
    assert (outcome.kind, set(outcome.by)) == (kind, by)
    assert outcome.encounter == "e1"


@pytest.mark.parametrize(
    "text",
    [
        "The two sides discussed ways to strengthen relations.",
        "Solheim praised the depth of relations and expressed her keenness to develop them.",
        "Mori affirmed the strong ties of friendship between the two countries.",
        "The two sides did not agree to open a shipping line.",
        "Solheim hoped to sign an agreement on fisheries.",
        "The visit will support the ties of the two peoples.",
        "Trade reached an unprecedented level of two billion dollars.",
        "Mori welcomed the forum proposed to take place in Bergen.",
        "Last year a joint declaration on friendship was signed.",
        "The two sides agreed to work together and strengthen bilateral relations.",
        "Solheim praised all signed agreements as well as the ties of the two peoples.",
    ],
)
def test_courtesies_denials_and_hopes_are_no_outcomes(text: str) -> None:
    """Praise, interest, what is denied and what is only hoped for binds nobody."""
    assert outcomes(text) == ()


def test_the_object_is_told_in_the_words_of_the_text() -> None:
    """`what` is the clause's object; the evidence holds the verb, too."""
    text = MEETING + "The two sides agreed to open a direct shipping line between Bergen and Osaka."
    (outcome,) = read_report(text).outcomes
    assert outcome.what == "open a direct shipping line between Bergen and Osaka"
    ((start, end),) = outcome.evidence
    assert text[start:end] == f"agreed to {outcome.what}"


def test_topics_of_an_outcome_are_those_of_its_clause() -> None:
    """What else was spoken of in the meeting is no topic of it."""
    found = outcomes("They discussed tourism. The two sides signed a memorandum of understanding on education.")
    assert [outcome.topics for outcome in found] == [("education",)]


def test_outcomes_stand_in_the_order_of_the_text() -> None:
    """Several sentences give several outcomes, numbered as they come."""
    found = outcomes("Mori called for the opening of a consulate. The two sides agreed to hold annual consultations.")
    assert [(outcome.id, outcome.kind) for outcome in found] == [("o1", "called-for"), ("o2", "agreed")]


def test_an_invitation_in_a_letter_is_the_senders() -> None:
    """The letter's sender invites, not whoever received it."""
    text = (
        "The Prime Minister of Norway, Olav Berg, received a letter from the Prime Minister of Japan, Haruto Sato,"
        " including an invitation to visit Japan."
    )
    (outcome,) = read_report(text).outcomes
    assert (outcome.kind, outcome.by) == ("invited", ("JP",))


def test_who_accepts_an_invitation_was_invited_by_the_other() -> None:
    """Accepting is not inviting: the other side did, or who is named as having extended it."""
    assert [(o.kind, o.by) for o in outcomes("Solheim accepted the invitation to visit Japan in the autumn.")] == [
        ("invited", ("JP",))
    ]


def test_two_subjects_are_two_authors() -> None:
    """Whoever "and" joins to the subject does it, too."""
    (outcome,) = outcomes("Norway and Japan renewed their call for an end to the fighting in the north.")
    assert (outcome.kind, set(outcome.by)) == ("called-for", {"NO", "JP"})


def test_one_side_that_agrees_to_do_something_promises_it() -> None:
    """Agreeing takes two: "Japan agreed to lend ships" is its pledge, what both agree to stays agreed."""
    assert [(o.kind, o.by) for o in outcomes("Japan agreed to lend Norway two ships for research.")] == [
        ("pledged", ("JP",))
    ]
    assert [o.kind for o in outcomes("The two sides agreed to hold annual consultations.")] == ["agreed"]


def test_he_and_somebody_commit_together() -> None:
    """A pronoun joined to a name is a subject, too."""
    (outcome,) = outcomes("She and Mr. Mori committed to open a joint office for hydrogen.")
    assert (outcome.kind, set(outcome.by)) == ("agreed", {"NO", "JP"})


def test_ministers_of_one_office_are_both_sides() -> None:
    """Those who met may be told by their office alone: "the national security advisers"."""
    (outcome,) = outcomes("The national security advisers agreed to hold annual consultations.")
    assert (outcome.kind, set(outcome.by)) == ("agreed", {"NO", "JP"})


@pytest.mark.parametrize(
    "text",
    [
        "Solheim said that Norway is committed to the prosperity of Japan and its people.",
        "Solheim reaffirmed her commitment to protecting the gains of the last years.",
        "He dismissed claims that an agreement had been reached on a pipeline in Norway.",
        "President Juan Mendez of Chile called for a lasting settlement of the dispute in the north.",
        "Such talks will provide an opportunity to learn from the other side.",
    ],
)
def test_what_is_no_act_of_the_sides_is_no_outcome(text: str) -> None:
    """Standing commitments, denied agreements and calls of others come of no meeting."""
    assert outcomes(text) == ()


def test_an_outcome_told_twice_is_one() -> None:
    """What a quotation repeats, and the signing of "the" agreement told before, adds nothing."""
    found = outcomes(
        'The two sides agreed to build a joint port for ferries in Bergen. "We also agreed to build a joint port for'
        ' ferries in Bergen," she said. They signed a memorandum of understanding on fisheries. Solheim signed the'
        " Memorandum of Understanding on behalf of Norway."
    )
    assert [outcome.kind for outcome in found] == ["agreed", "signed"]


def test_a_need_may_be_called_vital() -> None:
    """Adjectives before a need, a commitment or an offer change nothing."""
    assert [o.kind for o in outcomes("Mori stressed the vital need to protect the fish of the north.")] == [
        "called-for"
    ]


def test_several_states_that_commit_to_something_agree() -> None:
    """The present of a joint text, told of a list of states, is their agreement; no meeting need be told."""
    (outcome,) = outcomes("Norway, Chile, and Japan commit to increasing the number of joint surveys of the sea.")
    assert (outcome.kind, set(outcome.by)) == ("agreed", {"NO", "CL", "JP"})
    (alone,) = read_report("Norway and Japan committed to support the design of a joint fund for the sea.").outcomes
    assert alone.kind == "agreed"


def test_a_call_owned_by_somebody_is_a_noun() -> None:
    """A state's call for something, or what it has long called for, is not done at the meeting."""
    assert outcomes("Mori supported Norway's call for a ban on plastic in the sea.") == ()
    assert outcomes("Japan has long called for a ban on plastic in the sea.") == ()
