"""Keys, parts, folds, readings and the models beneath the comparison of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.language.names import compare_names, fold_name, name_keys, name_tokens, readings, script_of
from sijill.language.names.kana import fold_long_vowels, hepburn
from sijill.language.names.loans import loan_evidence
from sijill.language.names.parts import servant_stem
from sijill.language.names.skeleton import skeletons
from sijill.language.names.transducer import pair_model

letters = st.text(alphabet="abdeghiklmnorstu ابتجحدرسعفقكلمنهوي・ァアカサタナハマヤラワー田中山", max_size=24)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sa‘îd  AL-BUSAIDI", "said al busaidi"),
        ("مُحمّد", "محمد"),
        ("أحمد", "احمد"),
        ("آشتون", "اشتون"),
        ("صدقى", "صدقي"),
        ("جـــودة", "جوده"),
        ("髙﨑", "高崎"),
        ("齋藤", "斎藤"),
        ("斉藤", "斎藤"),
        ("渡邊", "渡辺"),
        ("ﾊﾔｰﾄ", "ハヤート"),
        ("\u200fسميح حيات\u200e", "سميح حيات"),
        ("Türk", "turk"),
    ],
)
def test_a_fold_evens_out_print(text: str, key: str) -> None:
    """Case, accents, vowel signs, hamza seats, width and old kanji do not count."""
    assert fold_name(text) == key


@given(letters)
def test_a_fold_is_stable(text: str) -> None:
    """A key folded again stays as it is."""
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("محمد بن عبد الرحمن آل ثاني", ["محمد", "عبدالرحمن", "ثاني"]),
        ("Mohammed bin Abdul Rahman Al-Thani", ["mohammed", "abdulrahman", "thani"]),
        ("Abdel Fattah el-Sisi", ["abdelfattah", "sisi"]),
        ("Mohammed Shia as-Sudani", ["mohammed", "shia", "sudani"]),
        ("موسى أبو مرزوق", ["موسي", "ابومرزوق"]),
        ("Ahmed Aboul Gheit", ["ahmed", "abugheit"]),
        ("Salah al-Din Mezouar", ["salahdin", "mezouar"]),
        ("Joseph R. Biden, Jr.", ["joseph", "r", "biden"]),
        ("Abdullah II", ["abdullah", "2"]),
        ("أليسا سلوتكين", ["اليسا", "سلوتكين"]),
        ("Ben Wallace", ["ben", "wallace"]),
        ("Ursula von der Leyen", ["ursula", "leyen"]),
        ("ハレド・アブデル・アール", ["ハレド", "アブデルアール"]),
    ],
)
def test_parts_leave_particles_out(name: str, keys: list[str]) -> None:
    """Articles and "son of" go, Abd and Abu stay with what follows."""
    assert [token.key for token in name_tokens(name)] == keys


def test_what_follows_bin_is_a_father() -> None:
    """A patronymic is marked, a family name is not."""
    assert [token.father for token in name_tokens("سلمان بن عبدالعزيز آل سعود")] == [False, True, False]


@pytest.mark.parametrize(
    ("key", "stem"),
    [
        ("abdurrahman", "rahman"),
        ("abdelatty", "atty"),
        ("عبدالعاطي", "عاطي"),
        ("アブデルアーティ", "アーティ"),
        ("abdi", None),
        ("abe", None),
    ],
)
def test_whose_servant(key: str, stem: str | None) -> None:
    """Of a name with Abd, what tells people apart is what comes after it."""
    assert servant_stem(key) == stem


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Samih Hayat", "سميح عيسى جوهر حيات"),
        ("Mohammed bin Salman", "محمد بن سلمان بن عبدالعزيز آل سعود"),
        ("長岡寛介", "ناغاوكا كانسوكي"),
        ("長岡寛介", "Kansuke Nagaoka"),
        ("バドル・アブデルアーティ", "Badr Abdel Aaty"),
        ("بدر عبد العاطي", "Badr Abdelatty"),
        ("جمال مبارك", "Gamal Mubarak"),
        ("شي جين بينغ", "Xi Jinping"),
        ("ألبرت هول", "البرت هول"),
    ],
)
def test_forms_of_one_name_meet(left: str, right: str) -> None:
    """Two forms of a name share a key that is not of a single part."""
    shared = set(name_keys(left)) & set(name_keys(right))
    assert any(not key.startswith("1:") for key in shared)


def test_single_parts_meet_under_their_own_keys() -> None:
    """A name of one part is found by the "1:" keys of longer names."""
    assert set(name_keys("لافروف")) & set(name_keys("Sergey Lavrov"))
    assert all(key.startswith("1:") for key in name_keys("لافروف"))


@given(letters, letters)
def test_any_text_can_be_compared(left: str, right: str) -> None:
    """No text breaks the comparison, and its score is a chance."""
    found = compare_names(left, right)
    assert 0.0 <= found.score <= 1.0
    assert isinstance(name_keys(left), tuple)


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("さいとう", "saito"),
        ("ハットリ", "hattori"),
        ("じゅんや", "junya"),
        ("イッチ", "itchi"),
        ("おおの", "ono"),
    ],
)
def test_kana_in_hepburn(kana: str, latin: str) -> None:
    """Long vowels are written short, doubled consonants double."""
    assert hepburn(kana) == latin


def test_long_vowels_fold() -> None:
    """Satoh, Satou and Sato are one spelling; Ohara keeps its h."""
    assert {fold_long_vowels(name) for name in ("satoh", "satou", "sato")} == {"sato"}
    assert fold_long_vowels("ohara") == "ohara"


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("長岡寛介", "nagaoka kansuke"),
        ("岩屋毅", "iwaya takeshi"),
        ("髙橋一郎", "takahashi ichiro"),
        ("久保田あずさ", "kubota azusa"),
        ("長谷川 裕弘", "hasegawa yasuhiro"),
    ],
)
def test_kanji_have_readings(name: str, reading: str) -> None:
    """The right reading is among those given; old kanji and kana in the name do not matter."""
    assert reading in readings(name)


def test_other_scripts_have_no_readings() -> None:
    """Only a name with kanji needs to be read."""
    assert readings("ハヤート") == readings("Hayat") == readings("حيات") == ()


@pytest.mark.parametrize(
    ("kana", "fits", "other"),
    [
        ("ハヤート", "hayat", "hayek"),
        ("ハヤート", "حيات", "حسن"),
        ("ジャイシャンカル", "jaishankar", "jayasuriya"),
        ("ゼレンスキー", "zelenskyy", "lavrov"),
        ("アラグチ", "عراقجي", "بقائي"),
    ],
)
def test_katakana_fits_what_it_transcribes(kana: str, fits: str, other: str) -> None:
    """The transcribed name scores clearly above 0 and above another one."""
    assert loan_evidence(kana, fits) > 2 > loan_evidence(kana, other)


@pytest.mark.parametrize(
    ("languages", "left", "right", "other"),
    [
        ("ar-en", "ناغاوكا", "nagaoka", "nakamura"),
        ("ar-en", "سميح", "sameeh", "khaled"),
        ("en-en", "youssef", "yusuf", "karim"),
        ("ar-ar", "غابريال", "جابرييل", "سلوتكين"),
    ],
)
def test_the_models_know_a_spelling(languages: str, left: str, right: str, other: str) -> None:
    """Two spellings of one name are likelier together than by chance, two names are not."""
    model = pair_model(languages)  # type: ignore[arg-type]
    assert model.evidence(left, right) > 3 > 0 > model.evidence(left, other)


def test_skeletons_meet_across_scripts() -> None:
    """A name has the same bones in all three scripts."""
    assert set(skeletons("حيات")) & set(skeletons("hayat")) & set(skeletons("ハヤート"))


def test_scripts() -> None:
    """A name with one kanji counts as kanji, katakana as kana."""
    names = ("سميح", "Samih", "サミーフ", "あずさ", "久保田あずさ", "123")
    assert [script_of(name) for name in names] == ["arabic", "latin", "kana", "kana", "kanji", "other"]
