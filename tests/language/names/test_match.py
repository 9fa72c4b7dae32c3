"""Whether two names may be one person's: the pairs that matter and their lookalikes."""

import pytest

from sijill.language.names import compare_names

SAME = [
    # spellings in Latin letters
    ("Majed Al Qasimi", "Majid Al Qasimi"),
    ("Khalid Al Qasimi", "Khaled Al-Qasimi"),
    ("Mohammed bin Zayed Al Nahyan", "Mohamed bin Zayed Al Nahyan"),
    ("Mohammad ibn Salman ibn Abdulaziz", "Mohammed bin Salman bin Abdul Aziz"),
    ("Youssef Raggi", "Yusuf Raggi"),
    ("Samih Hayat", "Sameeh Essa Johar Hayat"),
    ("Abdel Fattah el-Sisi", "Abdulfattah Al Sisi"),
    ("Anura Kumara Dissanayake", "Anura Kumara Disanayake"),
    ("S. Jaishankar", "Subrahmanyam Jaishankar"),
    ("Joseph R. Biden, Jr.", "Joseph Biden"),
    ("Noboru Sekiguchi", "Sekiguchi Noboru"),
    ("Ohno Tarō", "Ono Tarou"),
    # spellings in Arabic letters
    ("عبد ربه منصور هادي", "عبدربه منصور هادي"),
    ("أشتون كارتر", "آشتون كارتر"),
    ("سيرغي لافروف", "سيرجي لافروف"),
    ("فرنسوا هولاند", "فرانسوا هولاند"),
    ("عادل بن أحمد الجبير", "عادل الجبير"),
    ("صدقي صبحي", "صدقى صبحي"),
    # Arabic and Latin letters
    ("ماجد القاسمي", "Majed Al Qasimi"),
    ("ماجد القاسمي", "Majid Al-Qasimi"),
    ("سميح حيات", "Samih Hayat"),
    ("سميح حيات", "Sameeh Essa Johar Hayat"),
    ("سميح عيسى جوهر حيات", "Samih Hayat"),
    ("بدر عبد العاطي", "Badr Abdelatty"),
    ("صلاح الدين مزوار", "Salah Eddine Mezouar"),
    ("عبد الرحمن المطيري", "Abdulrahman Al Mutairi"),
    ("عبدالله الثاني", "Abdullah II"),
    ("ناغاوكا كانسوكي", "Nagaoka Kansuke"),
    ("كانسوكي ناغاوكا", "Nagaoka Kansuke"),
    ("سيكيغوتشي نوبورو", "Sekiguchi Noboru"),
    ("شي جين بينغ", "Xi Jinping"),
    # Japanese
    ("長岡寛介", "Nagaoka Kansuke"),
    ("長岡寛介", "Kansuke Nagaoka"),
    ("長岡寛介", "ناغاوكا كانسوكي"),
    ("関口昇", "Sekiguchi Noboru"),
    ("岩屋毅", "تاكيشي إيوايا"),
    ("茂木敏充", "توشيميتسو موتيجي"),
    ("髙橋一郎", "高橋 一郎"),
    ("齋藤健", "Saitō Ken"),
    ("バドル・アブデルアーティ", "Badr Abdelatty"),
    ("バドル・アブデルアーティ", "بدر عبد العاطي"),
    ("サミーフ・ハヤート", "سميح حيات"),
    ("マージド・アル・カーシミー", "Majed Al Qasimi"),
    ("ムハンマド・ビン・ザーイド・アール・ナヒヤーン", "محمد بن زايد آل نهيان"),
    ("ハレド・アブデル・アール", "خالد عبد العال"),
    ("ナースィル・ブリタ", "ナースル・ブリタ"),
    ("スブラマニヤム・ジャイシャンカル", "Subrahmanyam Jaishankar"),
]

DIFFERENT = [
    # close in letters, attested as two names
    ("Mahmoud Abbas", "Mohammed Abbas"),
    ("محمود عباس", "Mohammed Abbas"),
    ("محمد عباس", "Mahmoud Abbas"),
    ("محمود عباس", "محمد عباس"),
    ("ムハンマド・アッバース", "Mahmoud Abbas"),
    ("マフムード・アッバース", "محمد عباس"),
    ("ハーリド・アル・カーシミー", "Khalil Al Qasimi"),
    ("Ali Al Naimi", "علاء النعيمي"),
    ("علي النعيمي", "Alaa Al Naimi"),
    ("Khalid Al Qasimi", "خليل القاسمي"),
    ("Khalil Al Qasimi", "خالد القاسمي"),
    ("Hassan Rouhani", "حسين روحاني"),
    ("حسن روحاني", "Hussein Rouhani"),
    ("Samir Hayat", "سميح حيات"),
    ("Samir Hayek", "سميح حيات"),
    ("Majd Al Qasimi", "ماجد القاسمي"),
    ("Saad Al Mutairi", "سعيد المطيري"),
    ("Saeed Al Mutairi", "سعد المطيري"),
    ("Amr Moussa", "عمر موسى"),
    ("عمرو موسى", "Omar Moussa"),
    ("جمال العبيدي", "Kamal Al Obeidi"),
    ("Nagaoka Kansuke", "Nagaoka Kensuke"),
    ("長岡寛介", "Nakamura Kensuke"),
    ("長岡寛介", "長岡寛治"),
    # the same family
    ("Sultan Al Qasimi", "ماجد القاسمي"),
    ("محمد بن زايد آل نهيان", "عبد الله بن زايد آل نهيان"),
    ("Mohamed bin Zayed Al Nahyan", "Mansour bin Zayed Al Nahyan"),
    ("Badr Abdelatty", "Khaled Abdelatty"),
    # the same given name
    ("عادل الجبير", "عادل الطريفي"),
    ("Badr Abdelatty", "Badr bin Hamad Al Busaidi"),
    ("خالد العطية", "Khalid Al Obeidi"),
    ("ナースィル・ブリタ", "ナーイフ・アルファハーディー"),
    ("محمد الخالد الحمد الصباح", "محمد المبارك الصباح"),
    # father and son, brothers, cousins
    ("سلمان بن عبدالعزيز آل سعود", "محمد بن سلمان بن عبدالعزيز آل سعود"),
    ("Salman bin Abdulaziz", "محمد بن سلمان بن عبد العزيز"),
    ("محمد بن نايف بن عبدالعزيز", "محمد بن سلمان بن عبدالعزيز"),
    ("سلمان بن سلطان بن عبدالعزيز", "سلمان بن عبدالعزيز آل سعود"),
    ("محمد بن راشد آل مكتوم", "Mohamed bin Zayed Al Nahyan"),
    # the same names in another order are other people
    ("Ahmed Ali Hassan", "علي أحمد حسين"),
]

UNSURE = [
    # a part alone is nobody's name
    ("Mohammed", "Mohammed bin Zayed"),
    ("محمد", "ムハンマド"),
    ("لافروف", "Sergey Lavrov"),
    ("小原", "Kazunori Ohara"),
    ("サルマン", "سلمان بن حمد آل خليفة"),
    # the source misspells: only the context can tell
    ("أوكيما أوميزاوا", "Akima Umezawa"),
    ("كويكي يوركي", "小池百合子"),
    # everybody's name
    ("Mohamed Ali", "محمد علي"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_name_in_two_forms_is_the_same(left: str, right: str) -> None:
    """Script, spelling, order, particles, initials and dropped middle names do not make two people."""
    found = compare_names(left, right)
    assert (found.verdict, found.score >= 0.9) == ("same", True), found


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_lookalikes_are_different(left: str, right: str) -> None:
    """What differs by a letter in the given name, or only by the father, is another person."""
    found = compare_names(left, right)
    assert (found.verdict, found.score <= 0.1) == ("different", True), found


@pytest.mark.parametrize(("left", "right"), UNSURE)
def test_what_a_name_cannot_decide_stays_possible(left: str, right: str) -> None:
    """A single part, a misspelling or a very common name is never enough for "same"."""
    found = compare_names(left, right)
    assert (found.verdict, found.score < 0.9) == ("possible", True), found


@pytest.mark.parametrize(("left", "right"), [*SAME[::7], *DIFFERENT[::7], *UNSURE[::3]])
def test_a_comparison_has_no_direction(left: str, right: str) -> None:
    """Turned round, the verdict, score and reasons are the same and the parts change sides."""
    one, other = compare_names(left, right), compare_names(right, left)
    assert (one.score, one.verdict, one.reasons) == (other.score, other.verdict, other.reasons)
    sides = [(part.left, part.right) for part in one.parts]
    assert sides == [(part.right, part.left) for part in other.parts]


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("Majed Al Qasimi", "Majid Al Qasimi", "attested"),
        ("سميح حيات", "Sameeh Essa Johar Hayat", "dropped"),
        ("長岡寛介", "Kansuke Nagaoka", "reading"),
        ("Noboru Sekiguchi", "Sekiguchi Noboru", "order"),
        ("Mahmoud Abbas", "محمد عباس", "distinct"),
        ("أوكيما أوميزاوا", "Akima Umezawa", "near"),
        ("لافروف", "Sergey Lavrov", "one-part"),
        ("Salman bin Abdulaziz", "محمد بن سلمان بن عبد العزيز", "is-father"),
        ("Badr Abdelatty", "バドル・アブデルアーティ", "sound"),
        ("S. Jaishankar", "Subrahmanyam Jaishankar", "initial"),
    ],
)
def test_a_comparison_says_why(left: str, right: str, code: str) -> None:
    """Each decision carries its reasons as codes."""
    assert code in compare_names(left, right).reasons


def test_common_names_say_less_than_rare_ones() -> None:
    """Two people called Mohamed Ali are likelier to be two than two called Samih Hayat."""
    common = compare_names("Mohamed Ali", "محمد علي").score
    rare = compare_names("Samih Hayat", "سميح حيات").score
    assert common < 0.5 < rare
