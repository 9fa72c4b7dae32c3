"""Words of a script without spaces come from a segmenter that only such a text loads."""

from __future__ import annotations

import importlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from sijill.errors import ConfigError
from sijill.language import fold, get_language
from sijill.language.segmenters import TAGS, get_segmenter, sudachi
from sijill.language.tokens import tokenize

# The package exports a function of the same name.
name_readings = importlib.import_module("sijill.language.names.readings")


def test_pieces_cover_the_text_and_have_known_tags() -> None:
    """Every character but spaces lies in one piece, in order."""
    text = "岩屋毅外務大臣は、4日 東京で会談した。\n髙橋氏も出席。"
    pieces = get_segmenter("sudachi")(text)
    covered = "".join(text[p.start : p.end] for p in pieces)
    assert covered == text.replace(" ", "").replace("\n", "")
    assert {p.tag for p in pieces} <= set(TAGS)


def test_an_old_form_of_a_character_does_not_hide_a_name() -> None:
    """髙橋 is cut as 高橋 is, at the same places."""
    tags = [p.tag for p in get_segmenter("sudachi")("髙橋大臣")]
    assert tags[0] == "surname"


def test_a_long_text_is_cut_in_portions() -> None:
    """A text beyond what Sudachi takes at once is read to its end."""
    text = "外務大臣は会談した。" * 6000
    pieces = get_segmenter("sudachi")(text)
    assert pieces[-1].end == len(text)


def test_reading_english_and_arabic_loads_no_segmenter() -> None:
    """Who reads no Japanese pays for none of it."""
    code = (
        "import sys; from sijill.reading import read; from sijill.records import Document\n"
        "for code, text in (('en', 'The minister met the ambassador.'), ('ar', 'التقى الوزير السفير.')):\n"
        "    read(Document(id='x', text=text, language=code))\n"
        "print('sudachipy' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra there is one clear line that says what to install."""
    known = importlib.import_module

    def refuse(name: str, package: str | None = None) -> object:
        if name.startswith("sudachi"):
            raise ImportError(name)
        return known(name, package)

    sudachi._tokenizer.cache_clear()
    sudachi.load_dictionary.cache_clear()
    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(ConfigError, match=r"pip install sijill\[ja\]"):
        tokenize("東京", get_language("ja"))
    sudachi._tokenizer.cache_clear()
    sudachi.load_dictionary.cache_clear()


def test_an_unknown_dictionary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong setting names what is possible."""
    sudachi._tokenizer.cache_clear()
    sudachi.load_dictionary.cache_clear()
    monkeypatch.setenv("SIJILL_SUDACHI", "huge")
    with pytest.raises(ConfigError, match="core, small, full"):
        get_segmenter("sudachi")("東京")
    sudachi._tokenizer.cache_clear()
    sudachi.load_dictionary.cache_clear()


def test_wide_and_narrow_forms_are_one() -> None:
    """Folding evens out width, one character for one, so that offsets stay."""
    folded = fold("（Ｇ７），ｶﾀｰﾙ＝ＵＡＥ")
    assert folded.text == "(g7),カタール=uae"
    assert folded.positions is None


def test_words_and_readings_share_one_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dictionary is loaded once, whoever asks first: it takes 46 MB."""
    loaded: list[str] = []
    sudachipy = importlib.import_module("sudachipy")
    make = sudachipy.Dictionary

    def counted(**options: str) -> object:
        loaded.append(options["dict"])
        return make(**options)

    for cached in (sudachi.load_dictionary, sudachi._tokenizer, name_readings._dictionary, name_readings._tokenizer):
        cached.cache_clear()
    name_readings.readings.cache_clear()
    monkeypatch.setattr(sudachipy, "Dictionary", counted)
    tokenize("東京", get_language("ja"))
    name_readings.readings("珠洲 祐希乃")
    tokenize("大阪", get_language("ja"))
    assert loaded == ["core"]


def test_several_threads_find_words_at_once() -> None:
    """Whoever asks the desk while somebody else's words are found gets their own."""
    text = "外務大臣は東京でクウェートの大使と会談した。" * 40
    segment = get_segmenter("sudachi")
    expected = segment(text)
    with ThreadPoolExecutor(8) as threads:
        assert all(found == expected for found in threads.map(segment, [text] * 64))
