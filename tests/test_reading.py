"""Reading whole documents: whatever comes in, what goes out is true to the text, and always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import EXAMPLES

import measure_growth
from sijill.language import one_line
from sijill.reading import Stages, explain, read
from sijill.records import Document, Readout

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / os.environ.get("CORPUS", "../shared") / "seeds"

# Pieces that have made readers fail: halves of characters, marks of direction, digits that are none,
# words that mean something to the engine without what should follow them.
PIECES = st.sampled_from(
    """
    Minister|President of|the Ambassador of|his counterpart|met with|received|agreed to|signed|will visit|both sides
    Japan|Kuwait|Oslo|UAE|Sheikh|Al-|bin|Ingrid Solheim|SOLHEIM|on 31 May|2024-02-30|99/99/2024|the 3rd round|'s|O'
    وزير|السفير|استقبل|اتفق الجانبان على|مذكرة تفاهم|الكويت|اليابان|الشيخ|عبد|بن|آل|ال|و|لل|٢٠٢٤|الخميس
    نظيره|الجولة الثالثة|大臣|外務大臣|大使|と会談した|一致した|署名|日本|クウェート|氏|第三回|令和六年|5月|株式会社
    """.strip()
    .replace("\n", "|")
    .split("|")
).map(str.strip)
CONTROLS = "\x00\u202e\u2067\u2069\u200f\ufeff\u064b\u0640\u0301\n\r\t\u00a0\u3000\u2028\x85\ud800\udfff"
SIGNS = "²½İﷺﬁ𝔸😀()[]{}\"'“”«»‘’—–-/.,;:!?؟،؛。、・%*•|_"
MARKS = st.sampled_from(["\n\n", "\r\n", "1" * 5000, *CONTROLS, *SIGNS])
TEXTS = st.lists(st.one_of(PIECES, MARKS, st.text(max_size=8)), max_size=60).flatmap(
    lambda parts: st.sampled_from([" ", "", "\n"]).map(lambda joint: joint.join(parts))
)
DOCUMENTS = st.builds(
    Document,
    id=st.just("any"),
    text=TEXTS,
    language=st.sampled_from([None, "ar", "en", "ja"]),
    published=st.sampled_from([None, "2024", "2024-05", "2024-05-30", "0001-01-01", "9999-12-31", "2024-02-30", ""]),
    publisher=st.sampled_from([None, "WAM", "وكالة الأنباء القطرية", "外務省", "\ud800"]),
)


def check(document: Document, readout: Readout) -> None:
    """Assert that every fact stands in the text it is told of."""
    facts = [*readout.encounters, *readout.outcomes]
    people = [one for encounter in readout.encounters for one in encounter.participants]
    for fact in (*facts, *people):
        assert fact.evidence
        for start, end in fact.evidence:
            assert 0 <= start < end <= len(document.text)
            assert document.text[start:end].strip()
        assert 0 <= fact.confidence <= 1
    for one in people:
        assert one.name in [one_line(document.text[start:end]) for start, end in one.evidence]
    for note in readout.notes:
        assert all(0 <= start <= end <= len(document.text) for start, end in note.evidence)
    ids = {encounter.id for encounter in readout.encounters}
    assert len(ids) == len(readout.encounters)
    assert {outcome.encounter for outcome in readout.outcomes} <= ids | {None}


@given(DOCUMENTS)
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read(document: Document) -> None:
    """No mixture of scripts, marks and fragments makes reading fail, or point outside of the text."""
    check(document, read(document))


@pytest.mark.parametrize("shape", list(measure_growth.SHAPES))
@pytest.mark.parametrize("language", ["ar", "en", "ja"])
def test_extreme_texts_can_be_read(language: str, shape: str) -> None:
    """Texts of one kind of thing only, twenty thousand characters on one line among them, are read like others."""
    document = Document(id="x", text=measure_growth.SHAPES[shape](language, 20_000), language=language)
    check(document, read(document))


def test_a_line_of_a_million_characters_is_read() -> None:
    """The length of a line is no limit."""
    document = Document(id="long", text=measure_growth.SHAPES["one line"]("en", 1_000_000), language="en")
    readout = read(document)
    assert len(readout.encounters) > 1000
    check(document, readout)


def test_a_language_that_is_not_read_yields_a_note() -> None:
    """Nothing is guessed with the words of another language."""
    readout = read(Document(id="fr", text="Le ministre a reçu l'ambassadeur du Japon à Paris mardi.", language="fr"))
    assert (readout.encounters, readout.outcomes) == ((), ())
    assert [note.code for note in readout.notes] == ["not-read"]


def test_explain_gives_every_stage() -> None:
    """The readout that `explain` ends with is that of `read`."""
    document = Document(
        id="en", text="The Foreign Minister of Norway met with the Ambassador of Japan.", language="en"
    )
    stages = explain(document)
    assert isinstance(stages, Stages)
    assert stages.readout == read(document)
    assert len(stages.mentions.sentences) == len(stages.passages) == 1


READ_EXAMPLES = """
import hashlib, sys
from pathlib import Path
import msgspec
from sijill.documents import find_documents
from sijill.reading import read
digest = hashlib.sha256()
for document in find_documents([sys.argv[1]]):
    digest.update(msgspec.json.encode(read(document)))
print(digest.hexdigest())
"""


def test_every_process_gives_the_same_bytes() -> None:
    """Neither the order in which Python hashes words nor what was read before changes a readout."""
    digests = set()
    for seed in ("0", "1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-c", READ_EXAMPLES, str(EXAMPLES)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        digests.add(done.stdout)
    assert len(digests) == 1


@pytest.mark.skipif(not SEEDS.exists(), reason="the origin documents (../shared/seeds) are not here")
def test_the_origin_documents_yield_nobody_else() -> None:
    """Of the three documents that started the project, no participant and no encounter is invented."""
    texts = sorted(SEEDS.glob("*.txt"))
    assert len(texts) == 3
    for path in texts:
        gold = msgspec.json.decode(path.with_suffix(".json").read_bytes())
        about = gold["document"]
        document = Document(
            id=path.stem, text=path.read_bytes().decode(), published=about["published"], publisher=about["publisher"]
        )
        readout = read(document)
        check(document, readout)
        known = {one["name"] for encounter in gold["encounters"] for one in encounter["participants"]}
        assert {one.name for encounter in readout.encounters for one in encounter.participants} <= known
        assert [one.kind for one in readout.encounters] == [one["kind"] for one in gold["encounters"]]


DATED = {
    "en": "Talks in Oslo\n\nTuesday, 7 May 2024\n\n"
    "On Monday the Foreign Minister of Norway, Ingrid Solheim, met the Foreign Minister of Japan, Ken Arai, in Oslo.",
    "ar": "لقاء في أوسلو\n\nالثلاثاء 7 مايو 2024\n\n"
    "التقى أمس وزير الخارجية الكويتي سالم الصباح وزير خارجية اليابان كين أراي في أوسلو.",
    "ja": "日・ノルウェー外相会談\n\n令和6年5月7日\n\n"
    "5月6日、新井健外務大臣は、オスロでソルハイム・ノルウェー外務大臣と会談しました。",
}


@pytest.mark.parametrize("language", sorted(DATED))
def test_a_document_that_dates_itself_needs_nobody_to_tell_its_day(language: str) -> None:
    """A line of nothing but a date is the day of the report, from which "Monday" is counted."""
    readout = read(Document(id="d", text=DATED[language], language=language))
    assert readout.document.published == "2024-05-07"
    assert [encounter.date for encounter in readout.encounters] == ["2024-05-06"]


@pytest.mark.parametrize("language", sorted(DATED))
def test_two_dates_on_lines_of_their_own_date_no_report(language: str) -> None:
    """Which of two days is the report's isn't guessed; a day told without its year stays unknown then."""
    first, line, body = DATED[language].split("\n\n")
    text = "\n\n".join((first, line, body, line.replace("7", "8")))
    assert read(Document(id="d", text=text, language=language)).document.published is None


def test_the_year_of_something_else_dates_no_encounter() -> None:
    """A day without its year isn't completed by the year of an exhibition."""
    text = (
        "5月12日、新井健外務大臣は、ソルハイム・ノルウェー外務大臣と会談し、"
        "2025年大阪・関西万博について意見を交わしました。"
    )
    assert [encounter.date for encounter in read(Document(id="d", text=text, language="ja")).encounters] == [None]
