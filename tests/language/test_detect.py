"""Which language a text is in."""

import pytest

from sijill.language.detect import detect_language

ARABIC = "استقبل وزير الخارجية في مكتبه سفير اليابان، وبحث معه سبل تعزيز العلاقات بين البلدين."
ENGLISH = "The minister received the ambassador of Japan in his office to discuss ties between the two countries."
JAPANESE = "外務大臣は大使の表敬を受け、両国の関係について意見を交わした。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC, "ar"),
        (ENGLISH, "en"),
        (JAPANESE, "ja"),
        ("رئيس الوزراء يستقبل السفير", "ar"),
        (ARABIC.replace("ي", "ی"), "ar"),
        ("Foreign Minister receives Ambassador of Japan", "en"),
        ("日越外相会談", "ja"),
        ("クウェート副首相、来日", "ja"),
    ],
)
def test_tells_the_three_languages(text: str, language: str) -> None:
    """A text, and a headline with a sign of its language, is told."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "وزیر امور خارجه با همتای ژاپنی خود در تهران دیدار کرد و درباره روابط دو کشور گفتگو کردند.",
        "وزير امور خارجه با سفير ژاپن در تهران ديدار كرد و اين گفتگو را مفيد خواند كه از همكاري ياد شد.",
        "وزیر خارجہ نے جاپان کے سفیر سے ملاقات کی اور دو طرفہ تعلقات پر تبادلہ خیال کیا۔",
        "وەزیری دەرەوە لەگەڵ باڵیۆزی ژاپۆن کۆبووەوە",
        "外交部长在北京会见日本外务大臣，双方就两国关系交换意见。",
        "外交部長在臺北會見日本代表，雙方就兩國關係交換意見。",
        "Le ministre des Affaires étrangères a reçu l'ambassadeur du Japon à Tunis.",
        "Der Außenminister empfing den Botschafter von Japan in Berlin.",
        "El ministro recibió al embajador del Japón en su despacho y habló con él de las relaciones.",
        "Menteri Luar Negeri menerima Duta Besar Jepang dan membahas kerja sama di bidang energi.",
        "Bakan, Japonya Büyükelçisi ile görüştü ve ikili ilişkileri ele aldı.",
        "Министр иностранных дел принял посла Японии",
        "외교부 장관은 일본 대사를 만났다",
    ],
)
def test_other_languages_are_none_of_the_three(text: str) -> None:
    """Persian, Urdu, Kurdish, Chinese, French and others are not read with the wrong words."""
    assert detect_language(text) is None


@pytest.mark.parametrize("text", ["", " \n", "2024-05-17", "—", "Sijill"])
def test_too_little_text_is_unknown(text: str) -> None:
    """Without words there is no language."""
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC + " (Consulate-General of Japan)", "ar"),
        (JAPANESE + " United Arab Emirates", "ja"),
        (ENGLISH + " (وزارة الخارجية)", "en"),
    ],
)
def test_foreign_names_do_not_change_the_language(text: str, language: str) -> None:
    """A name in another script is part of the text around it."""
    assert detect_language(text) == language
