"""`python -m tests.bench`: the engines at each size, the site, the import of real firms, the round of
renewal, a newsletter, the longest pages of boards and the desk, and procurement files.

It fails when an engine gives another answer than ours where all must give the same.
"""

import argparse
import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from app.core.clock import today
from tests.bench import importing, judging, mailing, purchasing, renewing, site, tables
from tests.bench.agreement import agreement, disagreements
from tests.bench.racing import Race, race
from tests.bench.rivals.postgres import SETTINGS
from tests.bench.rivals.rival import NAMES
from tests.postgres import NoPostgres, throw_away_server

FIGURES = Path("bench.json")
PARTS = ("engines", "site", "import", "renewal", "mailing", "judging", "purchasing")


def main(words: Sequence[str] | None = None) -> int:
    options = _options(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that PostgreSQL is stopped then, too
    started = time.monotonic()
    print(f"{tables.machine()}, Python {sys.version.split()[0]}\n", flush=True)
    races = run_engines(options.sizes, options.engines) if "engines" in options.parts else []
    if "site" in options.parts:
        site.run(max(options.sizes))
    if "import" in options.parts:
        in_its_own_process(importing.run)  # or its memory would be measured with what the engines left behind
    if "renewal" in options.parts:
        in_its_own_process(renewing.run)
    if "mailing" in options.parts:
        in_its_own_process(mailing.run)
    if "judging" in options.parts:
        in_its_own_process(partial(judging.run, max(options.sizes)))
    if "purchasing" in options.parts:
        in_its_own_process(partial(purchasing.run, max(options.sizes)))
    print(f"All of this took {(time.monotonic() - started) / 60:.0f} minutes.")
    wrong = [line for each in races for line in disagreements(each)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[10_000, 100_000], help="firms, as 10000,100000")
    parser.add_argument("--engines", type=_names(NAMES), default=list(NAMES), help=",".join(NAMES))
    parser.add_argument("--parts", type=_names(PARTS), default=list(PARTS), help=",".join(PARTS))
    return parser.parse_args(words)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _names(known: Sequence[str]):
    def read(text: str) -> list[str]:
        chosen = text.split(",")
        if unknown := set(chosen) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} is not one of {', '.join(known)}")
        return [name for name in known if name in chosen]

    return read


def run_engines(sizes: Sequence[int], engines: Sequence[str], figures: Path = FIGURES) -> list[Race]:
    """Print the tables of each size and write the figures of all."""
    races = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name, places(engines, name) as found:
            races.append(race(size, found, Path(name), today()))
        report(races[-1])
    figures.write_text(json.dumps({str(each.size): tables.figures(each) for each in races}, indent=2) + "\n")
    print(f"Written to {figures}.\n", flush=True)
    return races


def in_its_own_process(part: Callable[[], None]) -> None:
    process = get_context("spawn").Process(target=part)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


@contextmanager
def places(engines: Sequence[str], folder: str) -> Iterator[dict[str, str]]:
    """Where each engine keeps its index; PostgreSQL only where a server can be started."""
    found = dict.fromkeys(engines, folder)
    if "postgres" not in found:
        yield found
        return
    try:
        with throw_away_server(SETTINGS) as address:
            yield found | {"postgres": address}
    except NoPostgres as reason:
        print(f"postgres is left out: {reason}\n")
        yield {name: place for name, place in found.items() if name != "postgres"}


def report(result: Race) -> None:
    print(f"## {result.size:,} firms, {len(result.questions):,} questions\n")
    for missing in (each for each in result.results.values() if each.missing):
        print(f"{missing.name} is left out: {missing.missing}\n")
    for part in (tables.answering, tables.by_kind, tables.keeping, agreement):
        print(part(result), flush=True)


if __name__ == "__main__":
    sys.exit(main())
