"""People of a sentence → figures of a document: who is the same, what is told of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sijill.records.mentions import Capacity, Figure, Person

_NO_LETTERS = re.compile(r"[^\w']|_")
_FULL = 3  # words of a name that tells father and family
_SON = frozenset(
    ("بن", "ابن", "بنت", "bin", "ibn", "bint", "binti", "ビン", "ビント", "ビンティ", "イブン", "ベン", "ブン")
)


class Figures:
    """Collects the figures of one document in the order of their first naming."""

    def __init__(self, is_name: Callable[[tuple[str, ...]], bool]) -> None:
        self.all: list[Figure] = []
        self._is_name = is_name
        self._index = _Index()
        self._introduced: dict[int, int] = {}  # each figure's last sentence that tells a capacity with it

    def add(self, person: Person) -> Figure | None:
        """Return the figure that `person` names, made new when the name is full enough.

        A bare single word that no figure bears is no person: None.
        """
        words = _words(person.name)
        if not words:
            return None
        figure = self._same(words, person)
        if figure is None:
            if not person.titled and (len(words) < 2 or not person.bare or not self._is_name(words)):
                return None
            figure = Figure(len(self.all), person.name, words, (person.start, person.end))
            self.all.append(figure)
            self._index.add(figure)
        elif len(words) > len(figure.words) or _is_family_name(figure.words[0], words[0]):
            figure.name, figure.words, figure.span = person.name, words, (person.start, person.end)
            self._index.add(figure)
        figure.spans.append((person.start, person.end))
        figure.titled = figure.titled or person.titled
        figure.polity = figure.polity or person.polity
        figure.also = tuple(dict.fromkeys((*figure.also, *person.also)))
        _take_capacity(figure, person.capacity)
        if person.capacity is not None:
            self._introduced[figure.number] = person.sentence
        person.figure = figure.number
        return figure

    def find(self, name: str) -> Figure | None:
        """Return the figure that a name without title refers to, or None."""
        return self._same(_words(name), None)

    def _same(self, words: tuple[str, ...], person: Person | None) -> Figure | None:
        capacity = person.capacity if person else None
        near = self._index.find(words)
        for figure in near:
            if words == figure.words and (len(words) > 1 or not _are_of_two_states(figure, capacity)):
                return figure
        near = [f for f in near if not self._are_two(f, words, person)]
        for figure in near:
            if _is_part(words, figure.words) and _fits(figure, capacity):
                return figure
            if len(figure.words) > 1 and _is_part(figure.words, words) and _fits(figure, capacity):
                return figure
            if len(figure.words) == 1 and figure.words[0] == words[-1] and _fits(figure, capacity):
                return figure
            if len(figure.words) == 1 and figure.words[0] == words[0] and _is_titled_alike(figure, capacity):
                return figure
            if len(figure.words) == 1 and figure.words[0] == words[0] and _reigns(figure, capacity):
                return figure  # الملك سلمان, خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز
        return None

    def _are_two(self, figure: Figure, words: tuple[str, ...], person: Person | None) -> bool:
        """Whether one sentence introduces two relatives: a ruler and his heir of the same name."""
        if person is None or person.capacity is None or figure.capacity is None:
            return False
        if self._introduced.get(figure.number) != person.sentence or person.capacity.head == figure.capacity.head:
            return False
        return min(len(words), len(figure.words)) > _FULL and bool(_SON & {*words, *figure.words})


class _Index:
    """Finds the figures that a name may mean by its first or last word; a single word by any of theirs.

    Of very many only the nearest are looked at: a text of a million characters
    names thousands of people, and each naming asks.
    """

    _MOST = 300

    def __init__(self) -> None:
        self._figures: dict[tuple[str, str], list[Figure]] = {}

    def add(self, figure: Figure) -> None:
        """Note a figure under its name; it stays under a shorter one that it had."""
        words = figure.words
        keys = [("first", words[0]), ("last", words[-1]), *(("any", word) for word in words)]
        if _is_chinese(words[0][0]):
            keys.append(("family", words[0][0]))
        for key in dict.fromkeys(keys):
            known = self._figures.setdefault(key, [])
            if figure not in known[-1:]:
                known.append(figure)

    def find(self, words: tuple[str, ...]) -> list[Figure]:
        """Return the figures that a name of these words may mean, the one introduced last first."""
        if len(words) > 1:
            keys = [("first", words[0]), ("last", words[-1])]
        else:
            keys = [("any", words[0]), ("family", words[0][0])]
        found = {f.number: f for key in keys for f in self._figures.get(key, ())[-self._MOST :]}
        return [found[number] for number in sorted(found, reverse=True)]


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a folded name; عبد is one with what follows it, آل is left out."""
    words = [w for w in _NO_LETTERS.sub(" ", name).split() if w != "ال"]
    for at in range(len(words) - 2, -1, -1):
        if words[at] == "عبد":
            words[at : at + 2] = ["عبد" + words[at + 1]]
    return tuple(words)


def _reigns(figure: Figure, capacity: Capacity | None) -> bool:
    """Whether both namings are of a head of state, whom papers call by his given name."""
    known = figure.capacity
    return known is not None and capacity is not None and known.head == capacity.head == "head_of_state"


def _is_part_of_chain(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two names with "son of" (بن) in one of them may be of one person.

    The chains of fathers must agree as far as both go: محمد بن نايف بن عبدالعزيز
    is no نايف بن عبدالعزيز. A single word is a given or a family name.
    """
    (mine, family), (chain, families) = _chain(short), _chain(full)
    if len(short) == 1:
        return short[0] == chain[0] or short[0] in families[-1:]
    if mine[0] != chain[0]:
        return False
    depth = min(len(mine), len(chain))
    if mine[:depth] != chain[:depth]:
        return False
    if family and families:
        return family[-1] == families[-1]
    if family and not families:
        return depth > 1 or family[-1].removeprefix("ال") in chain[1:]
    return depth > 1 or len(short) > 1 or not families


def _chain(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the given names that بن links, and the names after them."""
    chain = [words[0]]
    at = 1
    while at + 1 < len(words) and words[at] in _SON:
        chain.append(words[at + 1])
        at += 2
    return chain, list(words[at:])


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `full` in the same order and hold its last or first name."""
    if len(short) == 1 and _is_family_name(short[0], full[0]):
        return True
    if len(short) >= len(full):
        return False
    if _SON & {*short, *full}:
        return _is_part_of_chain(short, full)
    rest = iter(full)
    if not all(word in rest for word in short):
        return False
    return short[-1] == full[-1] or short[0] == full[0] or (len(short) == 1 and len(short[0]) > 3)


def _is_family_name(short: str, full: str) -> bool:
    """Whether `full` is a name in Chinese characters that begins with `short` as its family name."""
    return len(short) < len(full) and full.startswith(short) and all(map(_is_chinese, short))


def _is_chinese(character: str) -> bool:
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿" or character == "々"


def _fits(figure: Figure, capacity: Capacity | None) -> bool:
    """Whether a capacity does not speak against the figure's: another polity does."""
    if capacity is None or figure.capacity is None:
        return True
    mine, other = figure.capacity.polity, capacity.polity
    return mine is None or other is None or mine.partition("-")[0] == other.partition("-")[0]


def _is_titled_alike(figure: Figure, capacity: Capacity | None) -> bool:
    """Whether somebody told by one name, in katakana, bears the very office: アンワル首相, アンワル・ビン・X首相."""
    if capacity is None or figure.capacity is None or not "ァ" <= figure.words[0][0] <= "ヺ":
        return False
    return figure.capacity.head == capacity.head and _fits(figure, capacity)


def _are_of_two_states(figure: Figure, capacity: Capacity | None) -> bool:
    """Whether one word names two people, each with a state of his own: サウジのムハンマド皇太子, UAEの…大統領."""
    known = figure.capacity.polity if figure.capacity else None
    other = capacity.polity if capacity else None
    return known is not None and other is not None and known.partition("-")[0] != other.partition("-")[0]


def _take_capacity(figure: Figure, capacity: Capacity | None) -> None:
    """Keep the fuller capacity: what stands with a full introduction outweighs "the minister"."""
    if capacity is None:
        return
    known = figure.capacity
    if known is None or known.counterpart:
        if known is not None and capacity.polity is None:
            figure.polity = figure.polity or known.polity  # "his Irish counterpart X", "Minister X"
        figure.capacity = capacity
        return
    longer = (capacity.end - capacity.start) > (known.end - known.start)
    if longer and capacity.polity is None and known.polity is not None and capacity.word == known.word != "":
        figure.polity = figure.polity or known.polity  # "Norway's Minister of Trade", "Minister of Trade and Labour"
        figure.capacity = capacity
    elif longer and (known.polity is None or capacity.polity == known.polity) and not capacity.counterpart:
        figure.capacity = capacity


def settle_polities(figures: list[Figure], bodies: Mapping[str, str], texts: Mapping[int, str]) -> None:
    """Give each figure the polity that its capacity's words or its body tell."""
    for figure in figures:
        capacity = figure.capacity
        if capacity is None:
            continue
        figure.polity = capacity.polity or figure.polity
        if figure.polity is None:
            words = texts.get(figure.number, "")
            for name, polity in bodies.items():
                if name in words.split() or (" " in name and name in words):
                    figure.polity = polity
                    break
    _share_missions(figures)


def _share_missions(figures: list[Figure]) -> None:
    """Give an envoy told without a country that of the only mission told of."""
    envoys = [f for f in figures if f.capacity is not None and f.capacity.head in ("ambassador", "consul")]
    told = {f.polity for f in envoys if f.polity}
    if len(told) == 1:
        for figure in envoys:
            figure.polity = figure.polity or next(iter(told))
