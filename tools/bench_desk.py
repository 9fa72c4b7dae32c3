"""Measure how fast the desk answers when many use it at once: the first byte of every screen, and the size of pages.

    bench_desk.py [REGISTER] [--encounters 2000] [--users 20] [--requests 2000] [--pause 0]

Starts `sijill desk` in a process of its own on a register (one that is there, or one made at a size), finds contacts,
people, relations and the like to look at, and lets users walk the screens: each asks the next one as soon as it has
the last, or after a pause of `--pause` seconds on average. Each screen comes as often as its weight in SCREENS says;
first everybody looks at every screen once. It prints for each screen the first byte in milliseconds (the middle, and
what 95 of 100 stay below), the largest page without figures, what failed, and the requests that pages would make to
other hosts. The clients run on the same machine and take their share of it. Nothing is written to the register.
"""

from __future__ import annotations

import argparse
import http.client  # noqa: TID251 - it asks the desk that it started, on this machine
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from make_register import make
from sijill.register import Register

WORDS = ("energy", "Tokyo", "東京", "الطاقة", "大使", "السفير", "visa exemption", "Minister", "طوكيو", "直行便")
LANGUAGES = ("en", "ar", "ja")
SCREENS = {
    "/": 3,
    "/relations": 2,
    "/relation/{pair}": 5,
    "/relation/{pair}?roll_up=1": 1,
    "/figures/{pair}": 1,
    "/contacts": 2,
    "/contacts?differing=1": 1,
    "/contact/{contact}": 5,
    "/promises": 2,
    "/promises?view=board": 1,
    "/promises?side={side}": 1,
    "/promise/{promise}": 3,
    "/calendar?month={month}": 2,
    "/mechanisms": 1,
    "/mechanism/{mechanism}": 2,
    "/instruments": 1,
    "/instrument/{instrument}": 1,
    "/people": 1,
    "/person/{person}": 4,
    "/posts": 1,
    "/posts?q={side}": 1,
    "/post/{post}": 1,
    "/bodies": 1,
    "/bodies?side={side}": 1,
    "/body/{body}": 1,
    "/documents": 1,
    "/document/{document}": 3,
    "/review": 1,
    "/review/{document}": 2,
    "/matches": 1,
    "/search?q={word}": 4,
    "/history": 1,
    "/add": 1,
    "/record?sides={pair}": 1,
    "/settings": 1,
}
"""The screens, and how often each is looked at."""

_LISTS = {
    "contact": "/api/contacts", "promise": "/api/promises", "mechanism": "/api/mechanisms",
    "instrument": "/api/instruments", "person": "/api/people", "post": "/api/posts", "body": "/api/bodies",
    "document": "/api/documents",
}  # fmt: skip
_SAMPLE = 200  # things of each kind that are looked at
_LINK = re.compile(r"""(?:src|href|srcset|action|poster|data)\s*=\s*["']\s*((?:https?:)?//[^"'\s]+)""", re.IGNORECASE)
_LOADED = re.compile(r"<(?:script|link|img|source|iframe|object|form|use|image)\b[^>]*>", re.IGNORECASE)
_FIGURE = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)


class Asked(NamedTuple):
    """A request: of which screen, how it was answered, the seconds to the first byte, the bytes without figures."""

    screen: str
    status: int
    first: float
    size: int
    others: int


class Visitor:
    """Somebody with a session, who asks for one page after the other on one connection."""

    def __init__(self, address: str, session: str) -> None:
        self._connection = _connect(address)
        self._session = session

    def get(self, path: str, *, language: str = "en") -> tuple[int, float, bytes]:
        """Ask for a page: its status, the seconds to the first byte, all of it."""
        headers = {"Cookie": f"sijill={self._session}", "Accept-Language": language}
        start = time.perf_counter()
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        first = time.perf_counter() - start
        return answer.status, first, answer.read()

    def get_json(self, path: str) -> Any:
        """Ask for an answer of the interface."""
        status, _, told = self.get(path)
        if status != 200:
            raise SystemExit(f"{path} answers {status}")
        return json.loads(told)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def _connect(address: str) -> http.client.HTTPConnection:  # noqa: TID251
    return http.client.HTTPConnection(urlsplit(address).netloc, timeout=300)  # noqa: TID251


@contextmanager
def open_desk(register: str) -> Iterator[tuple[str, str, int]]:
    """Run `sijill desk` in a process of its own; give its address, a session, and the id of the process."""
    code = "from sijill.cli.main import main; main()"
    command = [sys.executable, "-c", code, "desk", "--register", register, "--no-browser", "--by", "bench"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # its errors are seen where it runs
        try:
            assert process.stdout is not None
            told = re.search(r"(http://[^/]+)(/open/\S+)", process.stdout.readline())
            if told is None:
                raise SystemExit("the desk did not open; a register with users can't be measured")
            with closing(_connect(told[1])) as door:
                door.request("GET", told[2])
                cookie = door.getresponse().headers["set-cookie"]
            yield told[1], cookie.partition("sijill=")[2].partition(";")[0], process.pid
        finally:
            process.terminate()


def find_things(visitor: Visitor, chance: random.Random) -> dict[str, list[str]]:
    """Return what can be looked at, by the names in SCREENS; relations as often as their sides met."""
    counts = visitor.get_json("/api/counts")
    longest = {"contact": counts["encounters"], "document": counts["documents"], "mechanism": counts["mechanisms"]}
    things = {
        kind: [
            one["id"] if "id" in one else one["document"]["id"]
            for one in _sample(visitor, path, longest.get(kind, 0), chance)
        ]
        for kind, path in _LISTS.items()
    }
    pairs = [line for at in range(0, 5000, 500) for line in visitor.get_json(f"/api/relations?limit=500&offset={at}")]
    drawn = chance.choices(pairs, weights=[line["encounters"] for line in pairs], k=_SAMPLE) if pairs else []
    things["pair"] = ["~".join(line["sides"]) for line in drawn]
    things["side"] = [line["sides"][0] for line in drawn]
    contacts = visitor.get_json(f"/api/contacts?limit={_SAMPLE}")
    things["month"] = [line["date"][:7] for line in contacts if line["date"]]
    things["word"] = [quote(word) for word in WORDS]
    return things


def _sample(visitor: Visitor, path: str, longest: int, chance: random.Random) -> list[Mapping[str, Any]]:
    # Half from the beginning of a list, half from anywhere in it.
    half = _SAMPLE // 2
    found = visitor.get_json(f"{path}?limit={half}")
    if longest > half:
        found += visitor.get_json(f"{path}?limit={half}&offset={chance.randrange(longest - half + 1)}")
    return found  # type: ignore[no-any-return]


def plan_walk(things: Mapping[str, Sequence[str]], requests: int, chance: random.Random) -> list[tuple[str, str]]:
    """Return the pages that are asked for, each with its screen: every screen once, then as often as it weighs."""
    there = {
        screen: weight
        for screen, weight in SCREENS.items()
        if all(things.get(name) for name in re.findall(r"\{(\w+)\}", screen))
    }
    screens = [*there, *chance.choices(list(there), weights=list(there.values()), k=max(0, requests - len(there)))]
    return [
        (screen, re.sub(r"\{(\w+)\}", lambda found: chance.choice(things[found[1]]), screen)) for screen in screens
    ]


def walk(address: str, session: str, plan: Sequence[tuple[str, str]], *, users: int, pause: float) -> list[Asked]:
    """Let users ask for the pages of a plan at once; return how each was answered."""
    ahead = iter(enumerate(plan))
    lock = threading.Lock()
    told: list[Asked] = []

    def go(number: int) -> None:
        chance = random.Random(number)
        with closing(Visitor(address, session)) as visitor:
            while True:
                with lock:
                    step = next(ahead, None)
                if step is None:
                    return
                screen, path = step[1]
                status, first, page = visitor.get(path, language=LANGUAGES[step[0] % 3])
                asked = Asked(screen, status, first, len(_FIGURE.sub(b"", page)), count_others(page.decode()))
                with lock:
                    told.append(asked)
                if pause:
                    time.sleep(chance.expovariate(1 / pause))

    threads = [threading.Thread(target=go, args=(number,)) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def count_others(page: str) -> int:
    """Return how many things a page would have a browser fetch from another host, or send there."""
    return sum(len(_LINK.findall(tag)) for tag in _LOADED.findall(page))


def read_cpu(process: int) -> float:
    """Return the seconds of CPU time that a process used; 0 where this system doesn't tell."""
    place = Path(f"/proc/{process}/stat")
    if not place.exists():
        return 0.0
    fields = place.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100  # ticks of a hundredth, as on every Linux


def report(told: Sequence[Asked], *, seconds: float, cpu: float) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"  {'screen':30} {'times':>5} {'p50':>7} {'p95':>7} ms   {'largest':>7} kB"
    for screen in (*SCREENS, ""):
        mine = [one for one in told if screen in ("", one.screen)]
        if not mine:
            continue
        ordered = sorted(one.first * 1000 for one in mine)
        middle, high = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        largest = max(one.size for one in mine) / 1000
        failed = sum(one.status != 200 for one in mine)
        statuses = sorted({one.status for one in mine if one.status != 200})
        more = f"   {failed} failed: {', '.join(map(str, statuses))}" if failed else ""
        yield f"  {screen or 'all of them':30} {len(mine):5} {middle:7.0f} {high:7.0f}      {largest:7.0f}{more}"
    yield f"  {len(told) / seconds:.0f} pages a second; the desk used {cpu / len(told) * 1000:.1f} ms of CPU a page"
    yield f"  requests to other hosts: {sum(one.others for one in told)}"


def measure(register: str, *, users: int, requests: int, pause: float) -> list[Asked]:
    """Measure the desk of a register, and print the report."""
    chance = random.Random(5)
    with open_desk(register) as (address, session, process):
        with closing(Visitor(address, session)) as visitor:
            things = find_things(visitor, chance)
        plan = plan_walk(things, requests, chance)
        used, start = read_cpu(process), time.perf_counter()
        told = walk(address, session, plan, users=users, pause=pause)
        seconds, cpu = time.perf_counter() - start, read_cpu(process) - used
    for line in report(told, seconds=seconds, cpu=cpu):
        print(line)
    return told


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("register", nargs="?", help="a register that is there; else one is made")
    parser.add_argument("--encounters", type=int, default=2_000, help="of the register that is made (2000)")
    parser.add_argument("--users", type=int, default=20, help="how many use the desk at once (20)")
    parser.add_argument("--requests", type=int, default=2_000, help="how many pages they ask for together (2000)")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between two pages of a user (0)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.register or str(Path(folder) / "register.sijill")
        if options.register is None:
            make(place, encounters=options.encounters, people=max(2_000, options.encounters // 10))
        Register.open(place).close()  # one of an older Sijill would be computed anew first: it is refused
        print(f"desk: {options.users} users at once, {options.requests} pages, a pause of {options.pause:g} s")
        told = measure(place, users=options.users, requests=options.requests, pause=options.pause)
    sys.exit(1 if any(one.status != 200 for one in told) else 0)


if __name__ == "__main__":
    main()
