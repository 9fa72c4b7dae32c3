"""Dates told as counted years, months and days: 2024年5月3日, 令和元年十二月十三日, 先月26日, 翌23日.

The eras come from the language's settings. What hangs on an earlier date of
the text (同日, 翌日, 同年) is settled here; what hangs on publication by the readout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from sijill.language import Language
from sijill.records import is_date
from sijill.records.mentions import Cue, DateMention, Sentence, Unit

_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_PAREN = r"(?:\s?\([^)]{1,14}\))?"
# The end of a span of days: 22日から24日まで, 22~24日, 27・28日.
_TO = rf"(?:日?{_PAREN}\s?(?:から|~|-|・|及び|、|,)\s?(?P<to>{_N})(?=日))?"
_YEARS = {"本年": 0, "今年": 0, "ことし": 0, "昨年": -1, "去年": -1, "一昨年": -2, "来年": 1, "明年": 1}
_SPELT_YEAR = "ことし"
_MONTHS = {"本月": 0, "今月": 0, "先月": -1, "前月": -1, "来月": 1}
_SAME = {"同日": 0, "当日": 0, "同じ日": 0, "この日": 0, "翌日": 1, "翌朝": 1, "あくる日": 1, "翌々日": 2, "前日": -1}
_BULLET = 3  # characters of a mark before the day that opens a line
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}


@cache
def _patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the shapes of dates, the fullest first, each with characters that it needs; a later one takes nothing of
    an earlier one.
    """
    eras = "|".join(language.settings.get("eras", {}))
    year = (
        rf"(?:(?P<era>{eras})\s?(?P<count>元|{_N})年|(?P<year>(?:19|20)\d\d)年"
        rf"|(?P<relyear>{'|'.join(_YEARS)})|(?P<sameyear>同年))"
    )
    return tuple(
        (needed, re.compile(shape))
        for needed, shape in (
            (
                "月日",
                rf"{year}?{_PAREN}\s?の?\s?(?<![\d〇一二三四五六七八九十])(?P<month>{_N})月\s?(?P<day>{_N}){_TO}日",
            ),
            (
                "",
                r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)",
            ),
            ("月", rf"{year}{_PAREN}\s?の?\s?(?P<month>{_N})月(?!間)"),
            ("月日", rf"(?P<relmonth>{'|'.join(_MONTHS)}|同月)の?\s?(?P<day>{_N}){_TO}日"),
            ("翌日", rf"(?P<next>翌)\s?(?P<day>{_N})日"),
            ("本日", rf"本\s?(?P<day>{_N})日"),
            ("月", rf"(?<![\d〇一二三四五六七八九十,.])(?P<month>{_N})月(?![間末額例])"),
            ("", rf"(?P<same>{'|'.join(_SAME)})"),
            (
                "日",
                rf"(?<![\d〇一二三四五六七八九十,.第約])(?P<day>[0-9]{{1,2}}){_TO}日"
                "(?!間|目|程|数|分|後|以|ほど|あま|ぶり|連続|も|以内)",
            ),
            ("年", rf"{year}(?!間|度|代|以|後|前|目|ぶり|来|頃|ごろ|らい)"),
        )
    )


def find_counted_dates(
    relatives: Iterable[Cue], weekdays: Iterable[Unit], sentence: int, start: int, text: str, *, language: Language
) -> list[DateMention]:
    """Return the date expressions of a sentence in order; `text` is the sentence, `start` its place.

    A weekday beside a date (25日火曜日, 9日(木)) only repeats it.
    """
    found: list[DateMention] = []
    # Looking for the characters first spares most sentences all patterns; one word for a year has none of them.
    spelt = _SPELT_YEAR in text
    for needed, pattern in _patterns(language):
        if not spelt and not all(character in text for character in needed):
            continue
        for match in pattern.finditer(text):
            first, last = match.start() + start, match.end() + start
            if match.end() == match.start() or any(f.start < last and first < f.end for f in found):
                continue
            iso, relative = _meaning(match.groupdict(), language)
            if iso is not None or relative is not None:
                found.append(DateMention(first, last, sentence, iso, relative))
    for cue in relatives:
        if not any(f.start < cue.end and cue.start < f.end for f in found):
            found.append(DateMention(cue.start, cue.end, sentence, None, f"{cue.kind}:{cue.id}"))
    for unit in weekdays:
        repeats = any(0 <= unit.start - f.end <= 1 or 0 <= f.start - unit.end <= 1 for f in found)
        if not repeats and text[unit.start - start - 1 : unit.start - start] != "(":
            found.append(DateMention(unit.start, unit.end, sentence, None, f"weekday:{unit.id}"))
    found.sort(key=lambda d: d.start)
    return _without_ends(found, text, start)


def _without_ends(found: list[DateMention], text: str, start: int) -> list[DateMention]:
    """Leave out the day on which a stretch of time ends (7月30日から8月2日まで): what counts is its first."""
    kept: list[DateMention] = []
    for mention in found:
        between = text[kept[-1].end - start : mention.start - start].strip() if kept else ""
        if re.fullmatch(r"(?:\([^)]{1,6}\))?\s?(?:から|~|-)", between):
            kept[-1].end = mention.end
            continue
        kept.append(mention)
    return kept


def _meaning(parts: dict[str, str | None], language: Language) -> tuple[str | None, str | None]:
    """Return the ISO date, or what the date is relative to, of the parts of a match."""
    month, day = _number(parts.get("month")), _number(parts.get("day"))
    year = _year(parts, language)
    if year is not None:
        iso = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
        return (iso, None) if is_date(iso) else (None, None)
    if (same := parts.get("same")) is not None:
        return None, f"same:{_SAME[same]}"
    if parts.get("sameyear"):
        return None, f"same_year:{month or 0}-{day or 0}"
    if (word := parts.get("relyear")) is not None:
        return None, f"of_year:{_YEARS[word]}/{month or 0}/{day or 0}"
    if (word := parts.get("relmonth")) is not None and day:
        return None, f"same_month:{day}" if word == "同月" else f"of_month:{_MONTHS[word]}/{day}"
    if month is not None:
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
            return None, None
        return None, f"month_day:{month}-{day}" if day else f"month:{month}"
    if day is not None and 1 <= day <= 31:
        return None, f"next_day:{day}" if parts.get("next") else f"day:{day}"
    return None, None


def _year(parts: dict[str, str | None], language: Language) -> int | None:
    if parts.get("year"):
        return int(str(parts["year"]))
    era = parts.get("era")
    if era is None:
        return None
    count = 1 if parts["count"] == "元" else _number(parts["count"])
    return int(language.settings["eras"][era]) + count if count else None


def _number(text: str | None) -> int | None:
    """Return the number that digits or Chinese numerals up to 99 write.

    >>> _number("十三"), _number("二十"), _number("7")
    (13, 20, 7)
    """
    if not text:
        return None
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def settle_repeated(sentences: list[Sentence]) -> None:
    """Give 同日, 翌日, 翌23日, 同年5月 and 同月3日 the date they repeat: the one told before."""
    last: DateMention | None = None
    for sentence in sentences:
        kept = []
        for mention in sentence.dates:
            kind, _, value = (mention.relative or "").partition(":")
            if kind in _REPEATS and not _repeat(mention, kind, value, last):
                continue
            kept.append(mention)
            if _has_day(mention):
                last = mention
        sentence.dates = kept


def settle_year(sentences: list[Sentence]) -> None:
    """Give the days that open lines the year that the title tells of all of them: 2019年の主な出来事."""
    title = sentences[0] if sentences and sentences[0].kind == "title" else None
    years = [d.iso for d in title.dates if d.iso is not None] if title is not None else []
    if len(years) != 1 or len(years[0]) != len("2019"):
        return
    for sentence in sentences[1:]:
        for mention in sentence.dates[:1]:
            kind, _, day = (mention.relative or "").partition(":")
            if kind != "month_day" or mention.start - sentence.start > _BULLET:
                continue
            month, _, number = day.partition("-")
            iso = f"{years[0]}-{int(month):02}-{int(number):02}"
            if is_date(iso):
                mention.iso, mention.relative = iso, None


_REPEATS = frozenset(("same", "same_year", "same_month", "next_day"))


def _has_day(mention: DateMention) -> bool:
    if mention.iso is not None:
        return len(mention.iso) == 10
    return (mention.relative or "").partition(":")[0] in (
        "month_day",
        "day",
        "of_month",
        "of_year",
        "relative_day",
    )


def _repeat(mention: DateMention, kind: str, value: str, last: DateMention | None) -> bool:
    """Fill `mention` from the date `last` told before; False when it cannot be told."""
    if kind == "next_day" and last is None:
        mention.relative = f"day:{value}"
        return True
    if last is None:
        return False
    if kind == "same":
        return _shift(mention, last, int(value))
    if last.iso is not None:
        month, _, day = value.partition("-")
        iso = {
            "same_year": f"{last.iso[:4]}-{int(month):02}" + (f"-{int(day):02}" if day not in ("", "0") else ""),
        }.get(kind, last.iso[:8] + f"{int(value.rpartition('-')[2]):02}")
        mention.iso, mention.relative = iso, None
        return is_date(iso)
    before, _, told = (last.relative or "").partition(":")
    if kind == "same_year":
        month, _, day = value.partition("-")
        mention.relative = f"month_day:{month}-{day}" if day != "0" else f"month:{month}"
    elif before == "month_day":
        mention.relative = f"month_day:{told.partition('-')[0]}-{value}"
    elif before in ("of_month", "of_year"):
        mention.relative = f"{before}:{told.rpartition('/')[0]}/{value}"
    else:
        mention.relative = f"day:{value}"
    return True


def _shift(mention: DateMention, last: DateMention, days: int) -> bool:
    """Make `mention` the day that lies `days` after `last`."""
    if last.iso is not None:
        day = date.fromisoformat(last.iso) + timedelta(days=days)
        mention.iso, mention.relative = day.isoformat(), None
        return True
    kind, _, told = (last.relative or "").partition(":")
    match = re.fullmatch(r"(.*?)(-?\d+)", told) if kind == "relative_day" else re.fullmatch(r"(.*?)(\d+)", told)
    if match is None:
        return False
    mention.relative = f"{kind}:{match[1]}{int(match[2]) + days}"
    return True
