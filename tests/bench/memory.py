"""What a process holds in memory, as Linux counts it (proc_pid_smaps_rollup)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Memory:
    """Megabytes. `own`: what no other process can share, so without mapped files and what processes share on purpose.

    `share`: every page divided by the number of processes that have it.
    """

    resident: float
    own: float
    share: float

    def __sub__(self, other: "Memory") -> "Memory":
        return Memory(self.resident - other.resident, self.own - other.own, self.share - other.share)


NONE = Memory(0, 0, 0)


def memory_of(process: int | str = "self") -> Memory:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return Memory(kilobytes["Rss"] / 1024, kilobytes["Pss_Anon"] / 1024, kilobytes["Pss"] / 1024)


def private_of(process: int) -> float:
    """Megabytes that this process alone has now; those of a file that others may map at any moment count too."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return (kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]) / 1024


def of_all(processes: Iterable[int]) -> Memory:
    """Of processes that share pages with each other: each page once."""
    each = [memory_of(process) for process in processes]
    shares = sum(one.share for one in each)
    return Memory(shares, sum(one.own for one in each), shares)
