"""Runs commands in turn and says what they cost."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Mesure:
    """What one run cost: seconds of wall clock and of CPU of the process and its children, peak resident MB."""

    wall: float
    cpu: float
    rss: float


@dataclass(frozen=True)
class Serie:
    """Several runs of the same thing."""

    mesures: list[Mesure]

    def least(self, what: str = "wall") -> float:
        """The least disturbed run: what ratios are made of."""
        return min(getattr(m, what) for m in self.mesures)

    def peak(self) -> float:
        return max(m.rss for m in self.mesures)

    def __str__(self) -> str:
        walls = [m.wall for m in self.mesures]
        return f"{min(walls):.1f} s (median {statistics.median(walls):.1f}, CPU {self.least('cpu'):.1f}, {self.peak():.0f} MB)"


def measure(command: list[str], log: str, env: dict[str, str] | None = None, cwd: str | None = None) -> Mesure:
    """Runs a command to its end; stops everything when it fails, for half a run is no figure."""
    start = time.monotonic()
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})}, cwd=cwd
        )
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        with open(log, encoding="utf-8") as output:
            sys.exit(f"{' '.join(command)[:200]}… ended with {process.returncode}:\n{output.read()[-2000:]}")
    return Mesure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def interleave(runs: int, **sides: Callable[[], Mesure]) -> dict[str, Serie]:
    """Each side once, then each side again: what disturbs the machine disturbs them all."""
    taken: dict[str, list[Mesure]] = {name: [] for name in sides}
    for turn in range(runs):
        for name, side in sides.items():
            mesure = side()
            taken[name].append(mesure)
            print(f"  {name} {turn + 1}/{runs}: {mesure.wall:.1f} s, CPU {mesure.cpu:.1f}, {mesure.rss:.0f} MB", flush=True)
    return {name: Serie(mesures) for name, mesures in taken.items()}
