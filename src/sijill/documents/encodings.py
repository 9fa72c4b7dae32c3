"""Bytes → text: which encoding a file is in, decided by evidence and told in a note.

UTF-8 is taken at its word. Anything else is compared among the encodings in which Arabic,
English and Japanese were written before it; a text that fits none is refused, not guessed.
charset-normalizer was measured beside it (docs/documents.md) and is worse on short Arabic.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

import msgspec

from sijill.errors import InputError
from sijill.records import Note

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NAMES = {
    "cp1256": "windows-1256", "cp1252": "windows-1252", "cp932": "Shift_JIS", "euc_jp": "EUC-JP",
    "iso2022_jp_2": "ISO-2022-JP", "iso8859_6": "ISO-8859-6", "latin_1": "ISO-8859-1",
    "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32",
}  # fmt: skip
_ISO_2022_JP = re.compile(rb"\x1b\$[@B(]")  # the escape that switches to kanji
# What the encoding standard of the web knows; Python has codecs (punycode, utf_7) that no page may choose.
_DECLARABLE = re.compile(
    r"(?i)utf-?(8|16)|windows-125[0-8]|iso-8859-\d+|shift[_-]jis|euc-(jp|kr)|iso-2022-jp|gb\w+|big5|koi8-[ru]"
)
_SAMPLE = 100_000  # characters that are scored
# The score below which no encoding is believed. Of 2,425 news articles written in old encodings all but
# three score .9 or more, the worst .80; sentences in Russian, Greek, Turkish, Hebrew or Chinese end at .78.
_ENOUGH = 0.79

_PUNCTUATION = "\u00a0\u00ab\u00bb\u2010-\u2026\u2039\u203a\u200c-\u200f"
_OTHER = re.compile(r"[^\x00-\x7f]")
_ARABIC = re.compile(f"(?<![A-Za-z])[\u060c\u061b\u061f\u0621-\u0652\u0660-\u0669{_PUNCTUATION}](?![A-Za-z])")
_JAPANESE = re.compile("[\u3000-\u303f\u3041-\u30fe\u4e00-\u9fff\uff01-\uff5d\u2010-\u2026\u203b\u25a0-\u25ef]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fc]")
_LATIN = re.compile(
    f"(?<=[A-Za-z])[\u00c0-\u00ff\u0152-\u0178]|[\u00c0-\u00ff\u0152-\u0178](?=[A-Za-z])|[{_PUNCTUATION}\u00a3\u20ac\u00a7\u00b0\u00b7\u00ba\u00aa]"
)
_KNOWN = re.compile(f"[\t\n\r -~\u00a0-\u017f\u0600-\u06ff\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5d{_PUNCTUATION}]")


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """A decoded text, the encoding that fitted, and notes where the bytes left doubt."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of `data`, line ends and all; raise InputError when no encoding fits.

    A byte order mark tells the encoding and is no part of the text. Bytes that are valid UTF-8
    decode exactly, with two exceptions that are noted: the escapes of ISO-2022-JP, and UTF-16
    without a mark, whose every second byte is NUL. `declared` is what an HTML page says of
    itself; it is believed where it fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if encoding_ := _match_hidden(data):
        return _guessed(data.decode(encoding_), encoding_)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        name = _match_declared(declared)
        if name is not None and _fits(data, name):
            return Decoded(text=data.decode(name), encoding=name)
        return _decode_legacy(data, name)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    """Decode what a byte order mark announced; broken bytes are replaced and noted."""
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError:
        return _replaced(data, encoding)


def _match_hidden(data: bytes) -> str | None:
    """Return an encoding whose bytes are valid UTF-8 by accident: it has to be asked first."""
    if _ISO_2022_JP.search(data) and data.isascii() and _fits(data, "iso2022_jp_2"):
        return "iso2022_jp_2"
    return _match_utf_16(data) if b"\0" in data else None


def _match_utf_16(data: bytes) -> str | None:
    """Return the byte order when NULs stand in every second place only, as in UTF-16."""
    if len(data) < 32 or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        # One character in 20 is ASCII (spaces, digits) in any Arabic or Japanese text with line ends.
        if high > len(data) / 40 and low == 0 and _fits(data, encoding):
            known = len(_KNOWN.findall(data[: 2 * _SAMPLE].decode(encoding, "replace")))
            return encoding if known > 0.9 * min(len(data) // 2, _SAMPLE) else None
    return None


def _match_declared(declared: str | None) -> str | None:
    """Return the codec for what a page says it is written in, None for what no page may choose."""
    if declared is None or not _DECLARABLE.fullmatch(declared):
        return None
    # Shift_JIS and ISO-8859-1 are what pages say; the supersets of Microsoft are what they use.
    name = {"shift_jis": "cp932", "shift-jis": "cp932", "iso-8859-1": "cp1252"}.get(declared.lower(), declared)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _decode_legacy(data: bytes, declared: str | None) -> Decoded:
    """Choose among the encodings of the time before UTF-8, or take the declared one or UTF-8 with damage."""
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    whole = len(_OTHER.findall(damaged)) - lost
    if whole > 10 * lost:
        return _replaced(data, "utf-8")
    encoding, score = max(((name, _score(data, name)) for name in _SCORERS), key=lambda pair: pair[1])
    if score >= _ENOUGH:
        return _guessed(data.decode(encoding), encoding)
    if declared is not None or lost * 50 < len(damaged):
        return _replaced(data, declared or "utf-8")
    raise InputError("not a text that can be decoded: no known encoding fits its bytes; convert it to UTF-8")


def _guessed(text: str, encoding: str) -> Decoded:
    """Return `text` with a note that its encoding was concluded."""
    name = _NAMES.get(encoding, encoding)
    note = Note(code="encoding-guessed", message=f"the file is not UTF-8; read as {name}")
    return Decoded(text=text, encoding=encoding, notes=(note,))


def _replaced(data: bytes, encoding: str) -> Decoded:
    """Decode with U+FFFD where bytes are broken, and say so."""
    text = data.decode(encoding, "replace")
    name = _NAMES.get(encoding, "UTF-8")
    message = f"bytes that are no {name} were replaced by U+FFFD ({text.count(chr(0xFFFD))} times)"
    places = tuple(found.span() for found in list(re.finditer("\ufffd+", text))[:20])
    note = Note(code="characters-replaced", message=message, evidence=places)
    return Decoded(text=text, encoding=encoding, notes=(note,))


def _fits(data: bytes, encoding: str) -> bool:
    """Say whether `data` decodes without an error."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _score(data: bytes, encoding: str) -> float:
    """Return how much of what is not ASCII reads like a language of that encoding (0 to 1)."""
    try:
        text = data.decode(encoding)[:_SAMPLE]
    except UnicodeDecodeError:
        return 0.0
    other = len(_OTHER.findall(text))
    return _SCORERS[encoding](text, other) if other else 0.0


def _score_arabic(text: str, other: int) -> float:
    """Ask for alef and lam too, a quarter of any Arabic: Russian bytes decode to Arabic letters alone."""
    usual = text.count("\u0627") + text.count("\u0644")
    return len(_ARABIC.findall(text)) / other * min(1.0, usual * 12 / other)


def _score_japanese(text: str, other: int) -> float:
    """Ask for kana too: Chinese and Korean bytes decode to kanji alone."""
    kana = len(_KANA.findall(text))
    return len(_JAPANESE.findall(text)) / other * min(1.0, kana * 10 / other)


def _score_latin(text: str, other: int) -> float:
    return len(_LATIN.findall(text)) / other


def _score_utf_16(text: str, other: int) -> float:
    """Two bytes make a character of any script by accident: the known ones have to fill the text."""
    known = max(len(_ARABIC.findall(text)), len(_JAPANESE.findall(text)) if _KANA.search(text) else 0)
    return known / other


# In order of preference where two score the same.
_SCORERS: dict[str, Callable[[str, int], float]] = {
    "cp1256": _score_arabic,
    "cp932": _score_japanese,
    "euc_jp": _score_japanese,
    "cp1252": _score_latin,
    "iso8859_6": _score_arabic,
    "utf-16-le": _score_utf_16,
    "utf-16-be": _score_utf_16,
    "latin_1": _score_latin,
}
