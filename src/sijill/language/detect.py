"""Text → the language it is written in, when that is one of Arabic, English and Japanese.

Scripts decide first, then the letters and small words that tell near languages apart: Persian
and Urdu from Arabic, Chinese from Japanese, French, German or Malay from English. What is
none of the three, or too short to say, is None: a wrong language would be read with the wrong words.
"""

from __future__ import annotations

import re

_SAMPLE = 5_000  # characters; the beginning of a text is as good as the whole

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")

# Letters that Persian, Urdu, Kurdish, Pashto, Uyghur or Sindhi write and Arabic does not. Arabic
# news have some in foreign names (\u06a4, \u067e, \u0686, \u06af), so their share counts, not their presence.
_NOT_ARABIC = re.compile(r"[\u0671-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f]")
# Words with the article, on ta marbuta, and small words: a third of any Arabic text.
_ARABIC_WORD = re.compile(r"\b(?:[وف]?(?:[بك]?ال|لل)\w{2,}|\w{2,}ة|في|من|على|إلى|الى|عن|أن|مع|بين)\b")
_PERSIAN_WORD = re.compile(r"\b(?:است|اين|كه|را|با|از|براي|در|آن|شد|مي|هاي)\b")

_FOLDED = str.maketrans("یک", "يك")

# Two groups that only Japan writes side by side: China keeps neither both short nor both long.
_SHORT_KANJI = re.compile(r"[会国学来当区点体万号]")
_LONG_KANJI = re.compile(r"[談議問訪設認語論調韓務東車長開門間報場動業際陸記計話協領題書紙]")
# Kanji that only Japan writes so: neither the full form nor the simplified one of China.
_JAPANESE_KANJI = re.compile(
    r"[対発経済単応検県鉄沢関戦伝拡価効総続転録変読売図団帰験権産庁実覚択訳応駅歳労働込峠枠畑脳両観歓]"
)
_CHINESE_KANJI = re.compile(
    r"[们这吗呢你她说谈对发经济单应检关战传扩价转录变读卖图团归验权产厅实觉择译两观欢與這個們對發經濟關戰傳擴價效總續轉錄變讀賣圖團歸驗權產廳實覺擇譯兩觀歡會國]"
)

_WORD = re.compile(r"[a-z\u00df-\u00ff\u0101-\u017f\u1ea1-\u1ef9]+")
_SMALL_ENGLISH_WORDS = """
the of and to in for on with by his her was were that as from at between will have has is are its their
this it he said during after which
"""
# Small words of other languages in Latin letters, without those that English has too.
_OTHER_SMALL_WORDS = {
    "fr": "le la les des du et un une dans pour que qui est sur avec aux par au ce cette son ses ou il elle",
    "de": "der die und das den dem ein eine mit von für auf ist im zu sich nicht des als auch",
    "es": "el los las y del una por con para se su que en como al",
    "it": "il di che e della per con del dei nel gli una sono",
    "pt": "o os da do dos das em um uma com não na ao",
    "nl": "de het een van en dat op te zijn met voor niet",
    "tr": "ve bir bu için ile olarak da olan daha",
    "ms": "dan yang di ini itu dengan untuk dari pada dalam akan tidak adalah ke",
    "sv": "och att det som på är av den till inte har og til ikke",
    "pl": "w z na i nie się do jest że oraz",
    "tl": "ang ng sa mga na ay",
    "sw": "ya wa kwa na katika ni za la",
    "uz": "va bilan uchun bu",
    "vi": "và của là có trong các",
}
_ENGLISH = frozenset(_SMALL_ENGLISH_WORDS.split())
_OTHER = frozenset(" ".join(_OTHER_SMALL_WORDS.values()).split())


def detect_language(text: str) -> str | None:
    """Return "ar", "en", "ja", or None for any other language and for too little text.

    A text in several languages is called by the one that most of it is in. Headlines of three or
    four English words without a small word among them are too little to tell.
    """
    sample = text[:_SAMPLE]
    kana, kanji = len(_KANA.findall(sample)), len(_KANJI.findall(sample))
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    # A kanji says as much as two or three Latin letters.
    shares = {"ja": 2.5 * (kana + kanji), "ar": 1.2 * arabic, "en": 1.0 * latin}
    code = max(shares, key=lambda name: shares[name])
    if shares[code] * 2 < letters:
        return None  # most of it is Cyrillic, Hangul, Thai ...
    if code == "ja":
        return "ja" if _is_japanese(sample, kana, kanji) else None
    if code == "ar":
        return "ar" if _is_arabic(sample, arabic) else None
    return "en" if _is_english(sample) else None


def _is_japanese(text: str, kana: int, kanji: int) -> bool:
    """Say whether text in kanji is Japanese: by its kana, or in a headline by how the kanji are written."""
    if kana * 20 >= kanji + kana:
        return True
    japanese, chinese = len(_JAPANESE_KANJI.findall(text)), len(_CHINESE_KANJI.findall(text))
    mixed = bool(_SHORT_KANJI.search(text) and _LONG_KANJI.search(text))
    return japanese + mixed > chinese


def _is_arabic(text: str, letters: int) -> bool:
    """Say whether text in Arabic letters is Arabic and not Persian, Urdu, Kurdish …

    Both may be typed on the other's keyboard: Persian of the time before Unicode has Arabic letters
    only, and some Arabic news have a Persian yeh throughout. Then the words decide.
    """
    folded = text.translate(_FOLDED)
    arabic, persian = len(_ARABIC_WORD.findall(folded)), len(_PERSIAN_WORD.findall(folded))
    if len(_NOT_ARABIC.findall(text)) * 25 > letters:
        return arabic > 5 * persian and arabic * 4 > len(text.split())
    return arabic >= persian


def _is_english(text: str) -> bool:
    """Say whether text in Latin letters is English, by its small words."""
    words = _WORD.findall(text.lower())
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words)
    # Prose has one in three; lists of figures and shouting headlines go down to one in eleven.
    return english * 12 >= len(words) and english > 2 * other
