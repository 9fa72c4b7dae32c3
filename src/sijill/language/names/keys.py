"""Keys under which a register finds the names that may be the same.

Order, script, spelling, particles and dropped middle names do not change that
two forms of a name meet in at least one key; most unrelated names meet in none.
"""

from __future__ import annotations

import functools
from itertools import combinations, product
from typing import Final

from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.parts import NameToken, name_tokens, servant_stem
from sijill.language.names.readings import composed_readings, readings
from sijill.language.names.skeleton import skeletons

_MOST_PARTS: Final = 6  # parts of a long name that are paired: the first ones and the last


@functools.lru_cache(maxsize=1 << 14)
def name_keys(name: str) -> tuple[str, ...]:
    """Return all keys to file a name under: one for each two of its parts, and "1:" keys for each alone.

    Look up the keys with two parts for a name of several parts, and the "1:"
    keys, which are many times as common, only for a name of one part. Both
    forms of a name with a kanji reading meet under the reading's keys.

    >>> set(name_keys("Samih Hayat")) & set(name_keys("سميح عيسى جوهر حيات")) >= {"AT+SM"}
    True
    """
    found: dict[str, None] = {}
    forms_of_name = readings(name) + composed_readings(name) if script_of(name) == "kanji" else (name,)
    for spoken in forms_of_name:
        tokens = [token for token in name_tokens(spoken) if token.kind == "name"]
        if len(tokens) > _MOST_PARTS:
            tokens = [*tokens[: _MOST_PARTS - 1], tokens[-1]]
        forms = [token_keys(token) for token in tokens]
        for one, other in combinations(forms, 2):
            found.update(dict.fromkeys("+".join(sorted(pair)) for pair in product(one, other)))
        if len(tokens) == 3:
            # Jin Ping and Jinping: two parts may be one elsewhere.
            for part, place in ((forms[0], 1), (forms[2], 0)):
                joined = skeletons(tokens[place].key + tokens[place + 1].key)
                found.update(dict.fromkeys("+".join(sorted(pair)) for pair in product(part, joined)))
        found.update(dict.fromkeys(f"1:{form}" for form in dict.fromkeys(sum(forms, ()))))
    if not found or script_of(name) == "kanji":
        found[f"={fold_name(name).replace(' ', '')}"] = None
    return tuple(found)


@functools.lru_cache(maxsize=1 << 15)
def token_keys(token: NameToken) -> tuple[str, ...]:
    """Return the skeletons of one part; of a name with Abd, those of what follows, marked."""
    stem = servant_stem(token.key)
    if stem:
        return tuple(f"D{form}" for form in skeletons(stem))
    forms = skeletons(token.key)
    if token.full != token.key:
        # The first letters were taken for an article and may be none: البرت is Albert.
        return tuple(dict.fromkeys((*forms, skeletons(token.full)[0])))
    if len(token.key) > 5 and token.key.startswith(("al", "el", "ben")):
        rest = token.key[3 if token.key[0] == "b" else 2 :]
        return tuple(dict.fromkeys((*forms, skeletons(rest)[0])))
    return forms
