"""Spelling folds of names: what differs between two prints of the same letters goes.

`display` is a name as it stands in a document; `key` is what `fold_name` makes
of it, for comparing only. A key is never shown and never stored as a name.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final, Literal

Script = Literal["arabic", "latin", "kana", "kanji", "other"]

# Letters that Unicode does not decompose. Persian and Urdu letters fold to
# what Arabic papers print for the same name.
_ARABIC: Final = {
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "ٱ": "ا", "ک": "ك", "ګ": "ك", "گ": "ك", "پ": "ب", "چ": "ج", "ژ": "ج", "ڤ": "ف", "ڨ": "ق",
    "ٹ": "ت", "ټ": "ت", "ڈ": "د", "ډ": "د", "ڑ": "ر", "ړ": "ر", "ں": "ن", "ڼ": "ن", "ښ": "ش",
    "ځ": "ز", "څ": "س", "ء": "", "ـ": "",
}  # fmt: skip
_LATIN: Final = {
    "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ə": "a",
    "ħ": "h", "ŋ": "ng", "ɛ": "e", "ɔ": "o",
}  # fmt: skip
# Pairs "old new": forms of one character that registers and newspapers mix in
# names. Hand-written from the tables of shinjitai/kyujitai and itaiji.
_KANJI_PAIRS: Final = """
髙高 﨑崎 嵜崎 碕崎 齋斎 齊斎 斉斎 亝斎 邊辺 邉辺 澤沢 濱浜 濵浜 廣広 國国 圀国 嶋島 嶌島 櫻桜 瀧滝
德徳 惠恵 眞真 圓円 學学 榮栄 龍竜 條条 關関 藏蔵 實実 壽寿 澁渋 淺浅 黑黒 增増 槇槙 𠮷吉 彥彦 曾曽
亙亘 彌弥 與与 來来 禮礼 靜静 總総 應応 巖巌 穗穂 傳伝 寬寛 凜凛 檜桧 藪薮 籠篭 鷗鴎 舘館 埜野 峯峰
嶽岳 莊荘 萬万 經経 豐豊 鐵鉄 鹽塩 濟済 狹狭 縣県 聰聡 藝芸 晉晋 晄晃 兒児 冨富 舩船 禰祢 桒桑 乘乗
佛仏 勳勲 嚴厳 堯尭 奧奥 寶宝 將将 專専 尙尚 峽峡 巢巣 帶帯 從従 恆恒 敍叙 昻昂 曉暁 橫横 步歩 溫温
滿満 煕熙 凞熙 燈灯 爲為 瑤瑶 硏研 稻稲 緖緒 繩縄 藥薬 讓譲 遙遥 郞郎 鄕郷 顯顕 驛駅 黃黄 龜亀 瀨瀬
淸清 靑青 當当 會会 廸迪 彈弾 團団 圖図 壯壮 氣気 淨浄 淵渕 渊渕 壷壺 俠侠 涉渉 豬猪 桺柳 栁柳 柗松
枩松 枀松 杦杉 槗橋 髮髪 鎭鎮 麥麦 齡齢 豫予 辨弁 辯弁 獨独 澂澄 曻昇 蓆席 蘆芦 莵菟 兔兎 枡桝 舖舗
葊庵 菴庵 厩廐 閒間 鄰隣 雙双 頼賴 默黙
"""
_APOSTROPHES: Final = "'’‘ʼʻʿʾ`´′ʹ\u02bd\u2032"
_SEPARATORS: Final = re.compile(r"[\s・･=＝\-‐‑‒–—−/,،、._]+")
_VOICING: Final = "\u3099\u309a"  # marks that make ガ of カ: taking them away would change the sound


@functools.cache
def _table() -> dict[int, str]:
    pairs = {ord(pair[0]): pair[1] for pair in _KANJI_PAIRS.split()}
    letters = {ord(old): new for old, new in (_ARABIC | _LATIN).items()}
    return pairs | letters | {ord(mark): "" for mark in _APOSTROPHES}


@functools.lru_cache(maxsize=1 << 16)
def fold_name(text: str) -> str:
    """Return the key of a name or of a part of one, its parts separated by one space.

    Case, accents, Arabic vowel signs and hamza seats, tatweel, old forms of
    kanji, width, apostrophes and bidirectional marks go; hyphens and middle
    dots become spaces. Particles and the article stay: `name_tokens` knows them.

    >>> fold_name("Al-Busaidi Sa'îd"), fold_name("أشتون كارتر"), fold_name("髙﨑　齋")
    ('al busaidi said', 'اشتون كارتر', '高崎 斎')
    """
    if text.isascii():  # nothing to take apart, and no marks
        return _SEPARATORS.sub(" ", text.lower().translate(_table())).strip()
    wide = unicodedata.normalize("NFKC", text).casefold()
    bare = unicodedata.normalize("NFD", wide).translate(_MARKS)
    spelled = unicodedata.normalize("NFC", bare).translate(_table())
    return _SEPARATORS.sub(" ", spelled).strip()


class _Marks(dict[int, int | None]):
    """Takes away marks and signs without width; filled as letters are met."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        stays = char in _VOICING or unicodedata.category(char) not in ("Mn", "Cf")
        self[code] = code if stays else None
        return self[code]


_MARKS: Final = _Marks()


_HIRAGANA_TO_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def fold_kana(text: str) -> str:
    """Return the text with hiragana written as katakana: readings come in either."""
    return text.translate(_HIRAGANA_TO_KATAKANA)


@functools.lru_cache(maxsize=1 << 16)
def script_of(text: str) -> Script:
    """Say in which script a name is written; a name with one kanji counts as kanji."""
    found: Script = "other"
    for char in text:
        code = ord(char)
        if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or code >= 0x20000 or char in "々〆ヶ":
            return "kanji"
        if 0x3041 <= code <= 0x30FF and char != "・":
            found = "kana"
        elif found == "other":
            if 0x0600 <= code <= 0x06FF:
                found = "arabic"
            elif char.isalpha() and code < 0x0250:
                found = "latin"
    return found
