# SPDX-License-Identifier: EUPL-1.2
"""Compare the trend room with its peers: python -m benchmarks.monitor [subject ...].

Without a subject every comparison runs, in one run, and docs/monitor/figures.md is written anew.
With one or more it prints their tables and writes nothing.
"""

import argparse
import contextlib
import importlib
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.monitor.table import Row, markdown
from tests.monitor.shared import SHARED

SUBJECTS = ("aberration", "detector", "scan", "effects", "disclosure")
FIGURES = Path(__file__).parents[2] / "docs" / "monitor" / "figures.md"
NEIGHBOUR = "../shared/benchmarks"
NOT_HERE = f"The reference data of the peers ({NEIGHBOUR}) are not on this machine."
# What a subject cannot show without them.
LEFT_OUT = {
    "aberration": "the answers of R's `surveillance` on the series of its package",
    "detector": "the panel on which the peer and the limit were measured; our own panels stay",
    "scan": "the confirmed ratios and the p-values of others; speed and chance stay",
    "effects": "every coefficient beside R; speed and coverage stay",
    "disclosure": "what knowing the zeros gives away of GaussSuppression's choice",
}
HOW_TO_READ = (
    "`ours` was measured in this run. `peer` is the answer of the named package, measured or "
    "published before (`docs/monitor/methods.md` names the papers). `limit` is what theory or a "
    "brute force allows. `ratio` is ours divided by the peer's. `target` was set beforehand."
)


@dataclass(frozen=True)
class Comparison:
    """The rows of one subject, what they are about and how long they took, in seconds."""

    subject: str
    about: str
    rows: tuple[Row, ...]
    seconds: float

    def markdown(self) -> str:
        """Return its section."""
        missing = "" if SHARED.is_dir() else f"{NOT_HERE} Left out: {LEFT_OUT[self.subject]}.\n\n"
        return (
            f"## {self.subject.capitalize()}\n\n{self.about}\n\n{missing}"
            f"{markdown(self.rows)}\nThis comparison took {self.seconds:.0f} seconds.\n"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of each subject asked; write the page of figures when all were."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monitor", description=__doc__)
    parser.add_argument("subject", nargs="*", help=", ".join(SUBJECTS))
    asked = parser.parse_args(arguments).subject
    for unknown in sorted(set(asked) - set(SUBJECTS)):
        parser.error(f"there is no subject {unknown}; choose from {', '.join(SUBJECTS)}")
    machine = machine_of()
    found = []
    for subject in asked or SUBJECTS:
        found.append(compared(subject))
        sys.stdout.write(nameless(found[-1].markdown()) + "\n")
        sys.stdout.flush()
    if not asked:
        FIGURES.parent.mkdir(exist_ok=True)
        machine = f"{machine} Load when it ended: {os.getloadavg()[0]:.1f}."
        FIGURES.write_text(page(found, machine, datetime.now(UTC).date()), encoding="utf-8")
        sys.stdout.write(f"{verdict(found)}\nWritten to docs/monitor/{FIGURES.name}.\n")


def compared(subject: str) -> Comparison:
    """Return the comparison of one subject, run now."""
    module = importlib.import_module(f"benchmarks.monitor.{subject}")
    start = time.perf_counter()
    # The engine of tau-ARGUS leaves its notes where it runs.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        rows = tuple(module.rows())
    return Comparison(subject, (module.__doc__ or "").strip(), rows, time.perf_counter() - start)


def page(found: Sequence[Comparison], machine: str, day: date) -> str:
    """Return the page of figures."""
    reference = "" if SHARED.is_dir() else f"\n{NOT_HERE} Each subject says what it leaves out.\n"
    parts = [
        "# The trend room beside its peers\n",
        f"Written by `make bench-monitor` on {day.isoformat()}; do not edit. {machine}\n",
        f"{HOW_TO_READ}\n{reference}",
        f"{verdict(found)}\n",
        *(one.markdown() for one in found),
    ]
    return nameless("\n".join(parts))


def verdict(found: Iterable[Comparison]) -> str:
    """Return how many targets were met, and every one that was not."""
    judged = [(one.subject, row) for one in found for row in one.rows if row.met is not None]
    missed = [(subject, row) for subject, row in judged if not row.met]
    lines = [f"**{len(judged) - len(missed)} of {len(judged)} targets met.**"]
    lines += [
        f"- Missed in {subject}: {row.what}: {row.ours}, target {row.target}."
        for subject, row in missed
    ]
    return "\n".join([lines[0], "", *lines[1:]]) if missed else lines[0]


def machine_of() -> str:
    """Return the kind of machine and how busy it was, without its name."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy"))
    return (
        f"Machine: {platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
        f"{_processor()}; Python {platform.python_version()}, {packages}. "
        f"Load when the run started: {os.getloadavg()[0]:.1f}."
    )


def _processor() -> str:
    """Return the model of the processor, where Linux tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else "processor unknown"


def nameless(text: str) -> str:
    """Return the text with the reference data where every reader finds them: beside the project."""
    return text.replace(str(SHARED), NEIGHBOUR)


if __name__ == "__main__":
    main()
