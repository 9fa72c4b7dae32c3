"""Make polities.tsv and polity_names.tsv of the vocabulary from hand-written tables and CLDR.

    npm pack cldr@8.0.0 && tar xzf cldr-8.0.0.tgz
    python tools/build_polities.py --cldr package/3rdparty/cldr

States and organizations are hand-written (tools/tables/). Territories that
the tables leave out take their names from Babel's CLDR; subdivisions theirs
from the CLDR files of the npm package, cleaned here, unless a table replaces
them. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path

from babel import Locale

TABLES = Path(__file__).parent / "tables"
DATA = Path(__file__).parent.parent / "src" / "sijill" / "vocabulary" / "data"
LANGUAGES = ("en", "ar", "ja")
# Of two levels of subdivisions the upper one is taken. Sri Lanka's districts and the governorates of Iraqi
# Kurdistan occur in reports as well; of Indonesia only the lower one are provinces, the upper are islands.
BOTH_LEVELS = {"LK", "IQ"}
LOWER_LEVEL = {"ID"}
# These are listed in ISO 3166-1 too and stay territories.
DOUBLES = re.compile(
    r"(CN-(HK|MO|TW)|FR-9..|FR-(BL|MF|NC|PF|PM|TF|WF)|US-(AS|GU|MP|PR|UM|VI)|NO-2[12]|NL-(AW|CW|SX))$"
)


# What CLDR writes before or after the proper name of a subdivision in Arabic.
ARABIC_WORDS = tuple(
    "محافظة منطقة مقاطعة ولاية إمارة بلدية مديرية إقليم اقليم جهة كانتون قسم ناحية حي شعبية أوبلاست كراي".split()
)


@dataclass
class Name:
    """One name as it will be written."""

    text: str
    use: str
    ambiguous: bool = False


@dataclass
class Entry:
    """One polity as it will be written, with its names by language."""

    code: str
    kind: str
    parent: str = ""
    type: str = ""
    capital: str = ""
    names: dict[str, list[Name]] = field(default_factory=dict)

    def add(self, language: str, text: str, use: str) -> None:
        """Add a name unless the entry has it; marks at its end are read off."""
        ambiguous = "~" in text
        if "^" in text:
            use = "abbrev"
        text = unicodedata.normalize("NFC", text.rstrip("~^").strip())
        names = self.names.setdefault(language, [])
        if text and not any(name.text == text and _group(name.use) == _group(use) for name in names):
            names.append(Name(text, use, ambiguous))


def _group(use: str) -> str:
    # A name and a demonym may be the same word (صومالي is not, "Kyrgyz" is): both are kept.
    return use if use == "demonym" else "name"


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a hand-written table as dictionaries."""
    lines = [line for line in (TABLES / name).read_text("utf-8").splitlines() if line and line[0] != "#"]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise SystemExit(f"{name}: {len(cells)} cells, expected {len(columns)}: {line}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def split(cell: str) -> list[str]:
    """Return the names in a cell."""
    return [name for name in cell.split(";") if name]


def make_states() -> list[Entry]:
    """Return states and territories: hand-written names, Babel's where there are none."""
    parents = {row["code"]: row["parent"] for row in read_table("territories.tsv")}
    entries: dict[str, Entry] = {}
    for language in LANGUAGES:
        for row in read_table(f"states_{language}.tsv"):
            code = row["code"]
            entry = entries.setdefault(
                code, Entry(code, "territory" if code in parents else "state", parents.get(code, ""))
            )
            entry.capital = row.get("capital", entry.capital)
            for use in ("short", "official", "also", "demonym", "abbrev"):
                for text in split(row.get(use, "")):
                    entry.add(language, text, use)
    for code, parent in parents.items():
        entry = entries.setdefault(code, Entry(code, "territory", parent))
        for language in LANGUAGES:
            if language not in entry.names:
                entry.add(language, Locale(language).territories[code], "short")
    return [entries[code] for code in sorted(entries)]


def make_organizations() -> list[Entry]:
    """Return organizations and state agencies in the order of the table."""
    entries = []
    for row in read_table("organizations.tsv"):
        entry = Entry(row["code"], "organization", row["parent"])
        for language in LANGUAGES:
            for number, text in enumerate(split(row[language])):
                use = "official" if text[0] == "=" else "short" if number == 0 else "also"
                entry.add(language, text.lstrip("="), use)
        entries.append(entry)
    return entries


def make_subdivisions(cldr: Path) -> list[Entry]:
    """Return the subdivisions of the states in subdivision_types.tsv."""
    types = {row["state"]: row for row in read_table("subdivision_types.tsv")}
    own = {row["code"]: row for row in read_table("subdivisions.tsv")}
    names = {language: read_cldr(cldr, language) for language in LANGUAGES}
    parents = find_current(cldr)
    codes = set(own) | {code for code in parents if code[:2] in types}
    entries = []
    for code in sorted(codes):
        row = own.get(code)
        words = types[code[:2]]
        entry = Entry(code, "subdivision", parents.get(code, code[:2]), row["type"] if row else words["type"])
        for language in LANGUAGES:
            if row:
                for number, text in enumerate(split(row[language])):
                    entry.add(language, text, "also" if number else "short")
            elif code in names[language]:
                add_cldr(entry, language, names[language][code], split(words[language]))
        if "en" in entry.names:
            entries.append(entry)
    return entries


def find_current(cldr: Path) -> dict[str, str]:
    """Return the codes that CLDR holds valid today with what each belongs to: a state, or the level above."""
    text = (cldr / "common/supplemental/subdivisions.xml").read_text("utf-8")
    parents: dict[str, str] = {}
    for group, contains in re.findall(r'<subgroup type="(\w+)" contains="([^"]+)"', text):
        state = group[:2].upper()
        if state in BOTH_LEVELS or group.isupper() != (state in LOWER_LEVEL):
            parent = state if group.isupper() or state in LOWER_LEVEL else to_iso(group)
            parents.update((to_iso(code), parent) for code in contains.split())
    return {code: parent for code, parent in parents.items() if not DOUBLES.match(code)}


def to_iso(code: str) -> str:
    """Return CLDR's code of a subdivision as ISO 3166-2 writes it: aesh → AE-SH."""
    return f"{code[:2].upper()}-{code[2:].upper()}"


def read_cldr(cldr: Path, language: str) -> dict[str, str]:
    """Return CLDR's names of subdivisions by ISO code, without its marks of doubt."""
    text = (cldr / f"common/subdivisions/{language}.xml").read_text("utf-8")
    names = {}
    for code, name in re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]+)<', text):
        name = re.sub(r"\s*[(（][^)）]*[)）]|[²³¹]|،.*", "", unescape(name).replace("\u0640", "")).strip()
        if name and name != "↑↑↑":
            names[to_iso(code)] = name
    return names


def add_cldr(entry: Entry, language: str, name: str, words: list[str]) -> None:
    """Add a name of CLDR alone and in full, e.g. "Fukushima" and "Fukushima Prefecture".

    A direction gives no name alone: "Eastern" is told as "Eastern Province".
    """
    bare = bare_name(entry, language, name, words)
    full = [word.replace("*", bare) if "*" in word else f"{bare} {word}" for word in words]
    if language == "ar":
        full = [f"{word} {bare}" for word in words]
    elif language == "ja":
        full = []
    mark = "~" if is_unsure(language, bare) else ""
    if language == "ja":
        entry.add("ja", name, "short")
        entry.add("ja", bare + "~" * (bare != name), "also")
        return
    first = full[0] if bare in read_common(language, "full") and full else bare + mark
    entry.add(language, first, "short")
    entry.add(language, bare + mark, "also")
    entry.add(language, name + mark * (strip_marks(name) == bare), "also")
    for text in full:
        entry.add(language, text, "also")


def bare_name(entry: Entry, language: str, name: str, words: list[str]) -> str:
    """Return a name without marks and without the word for its type."""
    if language == "en":
        name = strip_marks(name)
        for word in words:
            name = name.removesuffix(f" {word}")
        return name
    if language == "ar":
        for word in ARABIC_WORDS:
            name = name.removeprefix(word + " ").removesuffix(" " + word)
        return name
    return re.sub(r"(?<=..)(県|都|府|州|省)$", "", name) if entry.code[:2] in ("JP", "US", "CN") else name


def is_unsure(language: str, bare: str) -> bool:
    """Tell whether a name alone often means something else."""
    return len(bare) <= 3 or bare in read_common(language, "full") or bare in read_common(language, "")


@cache
def read_common(language: str, full: str) -> frozenset[str]:
    """Return names that often mean something else: those always told in full, or the others."""
    rows = read_table("common_names.tsv")
    return frozenset(row["name"] for row in rows if (row["language"], row["full"]) == (language, full))


def strip_marks(text: str) -> str:
    """Return a Latin name as English texts write it: no diacritics, plain apostrophes."""
    text = text.translate({0x2018: "'", 0x2019: "'", 0x2BB: "'", 0x2BF: "'", 0x2BC: "'", 0x2BE: "'", 0x2013: "-"})
    text = unicodedata.normalize("NFKD", text.translate(str.maketrans("ıłđøŁĐ", "ildoLD")))
    return "".join(character for character in text if not unicodedata.combining(character))


def mark_shared(entries: Iterable[Entry]) -> None:
    """Mark a name that several polities claim: for all but a state or its first owner it is ambiguous."""
    entries = list(entries)
    claims = Counter(
        (language, name.text, _group(name.use))
        for entry in entries
        for language, names in entry.names.items()
        for name in names
    )
    for entry in entries:
        for language, names in entry.names.items():
            for name in names:
                if claims[language, name.text, _group(name.use)] > 1 and entry.kind == "subdivision":
                    name.ambiguous = True


def write(entries: list[Entry]) -> None:
    """Write the two shipped tables."""
    rows = ["code\tkind\tparent\ttype\tcapital"]
    names = ["code\tlanguage\tuse\tambiguous\ttext"]
    for entry in entries:
        rows.append("\t".join((entry.code, entry.kind, entry.parent, entry.type, entry.capital)))
        for language in LANGUAGES:
            for name in entry.names.get(language, []):
                names.append("\t".join((entry.code, language, name.use, "1" * name.ambiguous, name.text)))
    (DATA / "polities.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    (DATA / "polity_names.tsv").write_text("\n".join(names) + "\n", "utf-8")
    print(f"{len(rows) - 1} polities, {len(names) - 1} names")


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cldr", type=Path, required=True, help="folder package/3rdparty/cldr of npm's cldr")
    arguments = parser.parse_args()
    entries = [*make_states(), *make_subdivisions(arguments.cldr), *make_organizations()]
    mark_shared(entries)
    write(entries)


if __name__ == "__main__":
    main()
