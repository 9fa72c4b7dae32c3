"""Measure how the cost of reading grows with the length of a document: it should be the same a character.

For each language, texts of 10 kB to 1 MB: ordinary reports one after the other, each with people of its own,
and hostile ones: one line without an end, one sentence without a full stop, nothing but names, brackets or cues.
Prints microseconds of CPU time a character; the last column tells how many times as much the longest text costs
a character as the shortest.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from sijill.reading import read
from sijill.records import Document

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)

REPORTS = {
    "en": (
        "The Minister of {field} of {one}, {name}, received on {day} May 2024 the Ambassador of {two}, {other}. "
        "During the meeting, the two sides agreed to open a joint office for {field}, and {surname} called for "
        "more exchanges of students. The Deputy Minister, {third}, attended the meeting.\n\n"
    ),
    "ar": (
        "استقبل وزير {field} {name} يوم {day} مايو 2024 سفير {two} لدى {one} {other}. "
        "واتفق الجانبان خلال اللقاء على فتح مكتب مشترك، ودعا {surname} إلى زيادة تبادل الطلاب. "
        "وحضر اللقاء وكيل الوزارة {third}.\n\n"
    ),
    "ja": (
        "5月{day}日、{one}の{name}{field}大臣は、{two}の{other}大使と会談した。"
        "双方は共同事務所の開設で一致し、{surname}大臣は留学生の交流拡大を求めた。{third}次官が同席した。\n\n"
    ),
}
WORDS = {
    "en": {
        "field": ["Health", "Trade", "Energy", "Culture"],
        "state": ["Norway", "Kuwait", "Japan", "Chile", "Kenya", "Oman"],
        "given": ["Ingrid", "Khalid", "Kenji", "Maria", "John", "Amina", "Peter", "Yuko"],
        "start": ["Sol", "Mut", "Sat", "Roj", "Kam", "Har", "Ber", "Mor", "Tel", "Vin", "Gra", "Lun"],
        "end": ["heim", "airi", "onen", "as", "au", "thy", "gman", "etti", "ova", "sen", "ard", "ino", "iak"],
    },
    "ar": {
        "field": ["الصحة", "التجارة", "الطاقة", "الثقافة"],
        "state": ["النرويج", "الكويت", "اليابان", "تشيلي", "كينيا", "عمان"],
        "given": ["محمد", "خالد", "سالم", "مريم", "يوسف", "فاطمة", "أحمد", "ناصر"],
        "start": ["المط", "الحار", "السال", "الكع", "العن", "الشام", "البلو", "الرش", "الدوس", "المر", "الجاب"],
        "end": ["يري", "ثي", "مي", "بي", "زي", "سي", "شي", "يدي", "راني", "كاني", "واني", "لاوي"],
    },
    "ja": {
        "field": ["保健", "貿易", "外務", "文化"],
        "state": ["ノルウェー", "クウェート", "日本", "チリ", "ケニア", "オマーン"],
        "given": ["健司", "陽子", "太郎", "花子", "一郎", "恵子", "誠", "明美"],
        "start": ["佐", "森", "田", "鈴", "山", "中", "小", "加", "大", "石", "高", "松"],
        "end": ["藤", "本", "中", "木", "村", "林", "田", "川", "橋", "野", "島", "原"],
    },
}


def make_reports(language: str, size: int) -> str:
    """Return reports of about `size` characters; always the same for the same size."""
    chance = random.Random(1)
    words = WORDS[language]

    def name() -> str:
        given, middle = chance.choice(words["given"]), chance.choice(words["given"])
        family = chance.choice(words["start"]) + chance.choice(words["end"])
        return f"{family}{given}" if language == "ja" else f"{given} {middle} {family}"

    parts: list[str] = []
    length = 0
    while length < size:
        one, two = chance.sample(words["state"], 2)
        first = name()
        parts.append(
            REPORTS[language].format(
                field=chance.choice(words["field"]), one=one, two=two, name=first, other=name(), third=name(),
                surname=first[:2] if language == "ja" else first.split()[-1], day=chance.randint(1, 28),
            )
        )  # fmt: skip
        length += len(parts[-1])
    return "".join(parts)[:size]


def one_line(language: str, size: int) -> str:
    """Return the reports on one line, as a page gives them that lost its line ends."""
    return make_reports(language, size).replace("\n", " ")


def one_sentence(language: str, size: int) -> str:
    """Return the reports without any mark that ends a sentence."""
    return make_reports(language, size).translate(str.maketrans("\n.。", " ,、"))


def repeated(piece: str) -> Callable[[str, int], str]:
    """Return a maker of texts that repeat one piece."""
    return lambda language, size: (piece * (size // len(piece) + 1))[:size]


SHAPES: dict[str, Callable[[str, int], str]] = {
    "reports": make_reports,
    "one line": one_line,
    "one sentence": one_sentence,
    "open quotation": lambda language, size: ("「" if language == "ja" else "“") + one_line(language, size - 1),
    "names only": lambda language, size: " ".join(WORDS[language]["given"] * (size // 40 + 1))[:size],
    "letters": repeated("a"),
    "brackets": repeated("("),
    "quotes": repeated('"“«'),
    "digits": repeated("1234567890"),
    "dates": repeated("5 May 2024 "),
    "cues": repeated("met with agreed to "),
    "titles": repeated("Minister of Health and "),
    "initials": repeated("A. B. "),
    "commas": repeated("x, "),
    "hyphens": repeated("x-"),
    "blanks": repeated(" "),
    "lines": repeated("x\n"),
    "marks": repeated("\u200f\u064bم"),
    "apostrophes": repeated("o'"),
}


def cost(language: str, text: str) -> float:
    """Return the CPU microseconds for each character of a text."""
    document = Document(id="growth", text=text, language=language, published="2024-05-30")
    start = time.process_time()
    read(document)
    return (time.process_time() - start) * 1e6 / len(text)


def main() -> None:
    """Print a row of costs for each shape of text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", choices=sorted(REPORTS), action="append", help="only this one; may be repeated")
    parser.add_argument("--shape", choices=list(SHAPES), action="append", help="only this one; may be repeated")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="characters of the longest text (1000000)")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.most]
    print(f"{'':17}" + "".join(f"{size:>10,}" for size in sizes) + "     last/first   (µs a character)")
    for language in options.language or sorted(REPORTS):
        read(Document(id="load", text=make_reports(language, 2_000), language=language))
        for shape in options.shape or SHAPES:
            costs = [cost(language, SHAPES[shape](language, size)) for size in sizes]
            told = "".join(f"{value:10.2f}" for value in costs)
            print(f"{language} {shape:14}{told}{costs[-1] / costs[0]:15.1f}", flush=True)


if __name__ == "__main__":
    main()
