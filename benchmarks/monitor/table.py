# SPDX-License-Identifier: EUPL-1.2
"""The table of a comparison: ours, the peer, the limit, the ratio, the target, met or not."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
NUMBER = re.compile(r"([0-9][0-9,]*\.?[0-9]*(?:e-?[0-9]+)?)(?: ?(ms|s|min|h|%))?")
MET = {True: "yes", False: "**no**", None: ""}


@dataclass(frozen=True)
class Row:
    """One figure beside those of others.

    ours, peer, limit, target: as printed, with their unit; empty where there is none.
    met: None where there is no target, or it could not be measured here.
    note: what was measured, how, and what the reader must know.
    ratio: ours divided by the peer's, as printed; empty lets the table work it out where both are
        one number of the same kind.
    """

    what: str
    ours: str
    peer: str = ""
    limit: str = ""
    target: str = ""
    met: bool | None = None
    note: str = ""
    ratio: str = ""


def print_table(rows: Iterable[Row]) -> None:
    """Print the rows as a Markdown table."""
    sys.stdout.write(markdown(rows))


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| what | ours | peer | limit | ratio | target | met | note |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *map(_line, rows)]) + "\n"


def ratio_of(ours: str, peer: str) -> str:
    """Return ours divided by the peer's; empty when they are not two numbers of one kind."""
    first, second = _measure(ours), _measure(peer)
    if first is None or second is None or first[1] != second[1] or not second[0]:
        return ""
    return f"{first[0] / second[0]:.2g}"


def _measure(printed: str) -> tuple[float, str] | None:
    """Return a number and its kind: seconds, per cent or a plain number."""
    found = NUMBER.fullmatch(printed.strip())
    if found is None:
        return None
    number, unit = float(found[1].replace(",", "")), found[2] or ""
    if unit in SECONDS:
        return number * SECONDS[unit], "s"
    return number, unit


def _line(row: Row) -> str:
    ratio = row.ratio or ratio_of(row.ours, row.peer)
    cells = (row.what, row.ours, row.peer, row.limit, ratio, row.target, MET[row.met], row.note)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
