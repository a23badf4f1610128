"""What was measured, as the tables of docs/measurements.md and as figures for machines."""

import platform
from collections.abc import Iterable, Sequence
from os import cpu_count
from pathlib import Path
from statistics import median, quantiles

from tests.bench.racing import Race, Result

OURS = "streekbron"
Row = Sequence[object]


def table(heads: Sequence[str], rows: Iterable[Row]) -> str:
    """The first column is text, the others are figures."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def machine() -> str:
    memory = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    gigabytes = int(memory.split()[1]) / 1024**2
    about = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(": ")[2] for line in about if "model name" in line), platform.machine())
    return f"{cpu_count()} cores ({model}), {gigabytes:.0f} GB, {platform.system()} {platform.release().split('-')[0]}"


def p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def answering(race: Race) -> str:
    """Milliseconds a question, and how many times as long as ours took for the same questions."""
    rows = [
        (
            each.name,
            f"{median(each.times):.2f}",
            f"{p95(each.times):.2f}",
            _to_ours(race, each),
            f"{len(each.times):,} of {len(race.questions):,}",
        )
        for each in race.ran
    ]
    return table(("engine", "median ms", "95% ms", "to ours", "asked"), rows)


def _to_ours(race: Race, result: Result) -> str:
    """Ratio of the medians over the questions that both were asked."""
    ours = race.results.get(OURS)
    if ours is None or not ours.by_question:
        return ""
    own = median(ours.by_question[number] for number in result.by_question)
    return f"{median(result.times) / own:.1f} ×"


def by_kind(race: Race) -> str:
    """Median per kind of question."""
    kinds = sorted({question.kind for question in race.questions})
    rows = ((each.name, *(_of_kind(race, each, kind) for kind in kinds)) for each in race.ran)
    return table(("median ms", *kinds), rows)


def _of_kind(race: Race, result: Result, kind: str) -> str:
    times = [each for number, each in result.by_question.items() if race.questions[number].kind == kind]
    return f"{median(times):.2f}" if times else "-"


def keeping(race: Race) -> str:
    rows = [
        (
            each.name,
            f"{each.build_s:.1f}",
            f"{each.update_visible_ms:.1f}",
            f"{each.updated_ms:.2f}",
            f"{each.memory.resident:.0f}",
            f"{each.memory.own:.0f}",
        )
        for each in race.ran
    ]
    heads = ("engine", "build s", "update visible ms", "median ms afterwards", "memory MB", "of which not shareable")
    return table(heads, rows)


def figures(race: Race) -> dict[str, dict[str, float]]:
    return {
        each.name: {
            "build_s": round(each.build_s, 2),
            "query_median_ms": round(median(each.times), 3),
            "query_p95_ms": round(p95(each.times), 3),
            "update_visible_ms": round(each.update_visible_ms, 2),
            "memory_mb": round(each.memory.resident, 1),
        }
        for each in race.ran
    }
