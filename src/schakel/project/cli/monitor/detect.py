# SPDX-License-Identifier: EUPL-1.2
"""`schakel monitor detect`: is a week's count out of the ordinary? With R's names."""

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schakel.project.cli.monitor.methods import (
    METHODS,
    POPULATION_OFFSET,
    Method,
    Value,
    arguments_of,
    method_of,
)
from schakel.project.cli.monitor.weekly_file import (
    WeeklyFile,
    read_counts,
    read_population,
    require_weekly,
)
from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit

if TYPE_CHECKING:
    from schakel.monitor.aberration import Aberrations

WEEKLY = 52
FIGURES = ("observed", "upperbound", "alarm", "mu0", "phi", "trend", "score", "p_value")


def add(subjects: Any) -> None:
    """Offer `schakel monitor detect`."""
    parser = subjects.add_parser(
        "detect", help="beoordeel weken van een reeks met een methode van R surveillance"
    )
    parser.add_argument("file", type=Path, help="CSV: kolom week, dan een kolom per reeks")
    parser.add_argument("--method", default="farringtonFlexible", help=", ".join(METHODS))
    parser.add_argument("--range", default=None, help="weken 220:295, vanaf 1; zonder: de laatste")
    parser.add_argument("--freq", default=str(WEEKLY), help="metingen per jaar")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAAM=WAARDE", help="een argument zoals in R"
    )
    parser.add_argument("--population", type=Path, default=None, help="CSV met dezelfde vorm")
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show every judged week of every series, or with --json as rows of figures."""
    from schakel.monitor import aberration
    from schakel.monitor.aberration.result import TooShortError

    method = method_of(arguments.method)
    words = arguments_of(arguments.method, method, arguments.set)
    counts = read_counts(arguments.file)
    weeks = _weeks(arguments.range, counts)
    words |= _surroundings(arguments, method, counts, words)
    try:
        found = getattr(aberration, method.function)(_table(counts), weeks, **words)
    except TooShortError as error:
        raise CommandRefusedError(
            Exit.FOUND_PROBLEMS, f"{counts.name} rij {error.week + 1}, kolom week: {error}"
        ) from error
    except aberration.AberrationError as error:
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, f"{counts.name}: {error}") from error
    rows = list(_rows(found, counts))
    if arguments.json:
        say(json.dumps(rows, ensure_ascii=False))
    else:
        _tell(rows, counts)
    return Exit.DONE


def _surroundings(
    arguments: argparse.Namespace, method: Method, counts: WeeklyFile, settings: dict[str, Value]
) -> dict[str, Any]:
    """Return the arguments that are no setting: dates, weeks in a year, population."""
    freq = _whole(arguments.freq, "--freq")
    if freq == WEEKLY:
        require_weekly(counts)
    words: dict[str, Any] = {}
    if method.takes_freq:
        words["freq"] = freq
    if method.takes_dates:
        words["dates"] = counts.dates
    offset = settings.pop(POPULATION_OFFSET, arguments.population is not None)
    if offset and arguments.population is None:
        raise CommandRefusedError(
            Exit.FOUND_PROBLEMS, "--set populationOffset: geef de bevolking met --population."
        )
    if arguments.population is not None:
        if not method.takes_population:
            raise CommandRefusedError(
                Exit.FOUND_PROBLEMS, f"--population: {arguments.method} rekent niet met bevolking."
            )
        people = _table(read_population(arguments.population, counts))
        words["population"] = people if offset else None
    return words


def _weeks(asked: str | None, counts: WeeklyFile) -> list[int]:
    if asked is None:
        return [counts.weeks]
    first, _, last = asked.partition(":")
    start, end = _whole(first, "--range"), _whole(last or first, "--range")
    if not 1 <= start <= end <= counts.weeks:
        raise CommandRefusedError(
            Exit.FOUND_PROBLEMS,
            f"--range {asked}: {counts.name} telt de weken 1 tot en met {counts.weeks}.",
        )
    return list(range(start, end + 1))


def _whole(text: str, option: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        sentence = f"{option} {text}: geef gehele getallen vanaf 1, zoals --range 220:295."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence)
    return int(text)


def _table(file: WeeklyFile) -> list[list[float]]:
    return [list(week) for week in zip(*file.series.values(), strict=True)]


def _rows(found: "Aberrations", counts: WeeklyFile) -> Iterator[dict[str, Value]]:
    """Yield the figures of each series, and in it of each week."""
    figures = {name: getattr(found, name).tolist() for name in FIGURES}
    for place, series in enumerate(counts.series):
        for row, week in enumerate(found.weeks.tolist()):
            yield {
                "series": series,
                "index": week,
                **{name: _known(values[row][place]) for name, values in figures.items()},
            }


def _known(value: float | bool) -> Value:  # noqa: FBT001
    """Return a figure; None where the method has none."""
    if isinstance(value, bool):
        return value
    return value if math.isfinite(value) else None


def _tell(rows: list[dict[str, Value]], counts: WeeklyFile) -> None:
    alarms = [row for row in rows if row["alarm"]]
    for row in alarms:
        week = int(str(row["index"]))
        day = f" ({counts.dates[week - 1]})" if counts.dates else ""
        say(
            f"{row['series']}, week {week}{day}: {_shown(row['observed'])} gezien, "
            f"verwacht {_shown(row['mu0'])}, grens {_shown(row['upperbound'])}."
        )
    say(f"{len(alarms)} van {len(rows)} beoordeelde tellingen liggen boven hun grens.")


def _shown(value: Value) -> str:
    return "onbekend" if value is None else f"{value:.4g}".replace(".", ",")
