"""Plain text: what is decoded is exactly what was written."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sijill.documents.encodings import decode
from sijill.documents.plain import read_plain
from sijill.errors import InputError

ARABIC = (
    "استقبل معالي الوزير في مكتبه اليوم سفير اليابان لدى الدولة، وبحث معه سبل تعزيز التعاون.\r\n"
    "وأكد الجانبان أهمية الصحة والتعليم؛ فهل تعقد الجولة الرابعة؟\r\n"
)
JAPANESE = (
    "外務大臣は、表敬に訪れた駐日クウェート大使と会談しました。\n"
    "両者は、エネルギー分野での協力を進めることで一致しました。\n"
)
FRENCH = "The envoy visited Orléans, the Élysée and the Hôtel de Ville; he said “merci” – twice.\n"


@given(st.text())
@example("\ufeff\ufeffx")
@example("a\r\nb\rc\n\x85\u2028")
@example("\x00\x01")
def test_utf_8_decodes_exactly(text: str) -> None:
    """Bytes that are valid UTF-8 give their characters one by one, line ends and all."""
    assume(not text.startswith("\ufeff"))  # the byte order mark is no part of the text, see below
    decoded = decode(text.encode())
    assume(decoded.encoding == "utf-8")  # the exceptions are tested below, too
    assert decoded.text == text
    assert decoded.notes == ()


@given(st.text(alphabet=st.characters(exclude_characters="\x00\x1b", exclude_categories=["Cs"])))
def test_utf_8_without_nul_and_escape_is_never_taken_for_another_encoding(text: str) -> None:
    """Only NUL bytes and the escapes of ISO-2022-JP can make valid UTF-8 something else."""
    assume(not text.startswith("\ufeff"))
    assert decode(text.encode()).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ARABIC, JAPANESE, "plain words"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(encoding: str, text: str) -> None:
    """Offsets begin at the first character after the mark."""
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.notes == ()


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "iso8859_6", "ISO-8859-6"),
        (ARABIC, "utf-16-le", "UTF-16"),
        (ARABIC, "utf-16-be", "UTF-16"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (JAPANESE, "utf-16-le", "UTF-16"),
        ("Plain words of a report. " * 9, "utf-16-le", "UTF-16"),
        (FRENCH, "cp1252", "windows-1252"),
        ("the caf\xe9 in K\xf6ln", "latin-1", "windows-1252"),
    ],
)
def test_a_legacy_encoding_is_found_and_noted(text: str, encoding: str, name: str) -> None:
    """Old files in Arabic, Japanese and English decode exactly, and the note names the encoding."""
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert [note.code for note in decoded.notes] == ["encoding-guessed"]
    assert name in decoded.notes[0].message


@pytest.mark.parametrize("text", [ARABIC, JAPANESE])
def test_damaged_utf_8_stays_utf_8(text: str) -> None:
    """A few broken bytes are replaced and pointed at; the rest is not mistaken for an old encoding."""
    data = text.encode()
    decoded = decode(data[:20] + b"\xff" + data[20:-3] + data[-2:])
    assert [note.code for note in decoded.notes] == ["characters-replaced"]
    assert all(set(decoded.text[start:end]) == {"\ufffd"} for start, end in decoded.notes[0].evidence)
    assert decoded.text.count("\ufffd") < 6


@pytest.mark.parametrize(
    "data",
    [
        "Министр иностранных дел принял посла Японии и обсудил с ним отношения".encode("cp1251"),
        "Министр иностранных дел принял посла Японии и обсудил с ним отношения".encode("koi8-r"),
        "外交部长在北京会见日本外务大臣双方就两国关系交换意见".encode("gb2312"),
        bytes(range(128, 256)) * 20,
    ],
)
def test_what_fits_no_encoding_is_refused(data: bytes) -> None:
    """Mojibake is worse than no text: bytes of other encodings are not forced into a known one."""
    with pytest.raises(InputError, match="no known encoding"):
        decode(data)


@pytest.mark.parametrize("data", [b"\x00" * 100, bytes(range(32)) * 10])
def test_a_binary_file_is_no_text(data: bytes) -> None:
    """Control characters throughout are no text, even if they decode."""
    with pytest.raises(InputError, match="binary file"):
        read_plain(data)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Minister meets envoy\n\nThe minister met the envoy of Japan in the capital.",
            "Minister meets envoy",
        ),
        ("\n  Minister meets envoy \r\n\r\nThe minister met the envoy today.", "Minister meets envoy"),
        ("الوزير يستقبل السفير\nاستقبل معالي الوزير سعادة السفير في مكتبه صباح أمس.", "الوزير يستقبل السفير"),
        (
            "日・クウェート外相会談\n\n外務大臣は、クウェート国外務大臣と会談を行いました。",
            "日・クウェート外相会談",
        ),
        ("The minister met the envoy.\n\nThey spoke about trade and education for an hour.", None),
        ("الوزير استقبل السفير،\nوبحث معه العلاقات بين البلدين والتعاون في الصحة.", None),
        ("date 2019-12-05 (@somebody)\n\nThe minister met the envoy of Japan in the capital.", None),
        ("Only one line", None),
        ("A line\nof\nverse", None),
        ("12.5.2024\n\nThe minister met the envoy of Japan in the capital.", None),
    ],
)
def test_the_first_line_is_a_title_when_it_looks_like_one(text: str, title: str | None) -> None:
    """Short, not a sentence, no byline, and longer text below it."""
    extracted = read_plain(text.encode())
    assert extracted.title == title
    assert extracted.text == text
