# SPDX-License-Identifier: EUPL-1.2
"""Indicators that are all there, and that never show a number too small or too close."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from schakel.lawcheck.check_calendar import Life, calendar_problems
from schakel.lawcheck.check_sources import source_problems
from schakel.rules.folder import LawFolder, shown_as
from schakel.rules.indicators import Indicator, Level, read_indicators
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile

File = LawFile[Indicator]
SMALLEST = 5
NUMBER_ASKED = 27
LEVELS = tuple(Level)


def indicator_problems(law: LawFolder) -> Iterator[Problem]:
    """Yield everything that is wrong with the indicators of a law folder."""
    files, wrong = read_indicators(law.folder)
    yield from wrong
    yield from _lacking(law.folder)
    yield from source_problems(law.folder, list(files))
    # By folder: a framework that cannot be read is told once, not by all that refer to it.
    frameworks = frozenset(path.name for path in law.folder.glob("frameworks/*"))
    for file in files:
        yield from _names(file, frameworks)
        yield from _disclosure(file)
        yield from _definitions(file)


def _lacking(folder: Path) -> Iterator[Problem]:
    """Yield the numbers without a file, and the files that nothing reads."""
    indicators = folder / "indicators"
    read = set(indicators.glob("I*.yaml"))
    for path in sorted(indicators.rglob("*")):
        if path.is_file() and path not in read:
            yield Problem(
                shown_as(folder, path), 1, "dit bestand leest niemand", "Noem het zoals I01.yaml."
            )
    for number in range(1, max(NUMBER_ASKED, len(read)) + 1):
        path = indicators / f"I{number:02}.yaml"
        if path not in read:
            yield Problem(
                shown_as(folder, path), 1, "deze indicator ontbreekt", "Zet het bestand terug."
            )


def _names(file: File, frameworks: frozenset[str]) -> Iterator[Problem]:
    record, name = file.record, PurePosixPath(file.name).stem
    if record.id != name:
        yield file.problem(
            ("id",), f"id is {record.id}, het bestand heet {name}", "Geef beide dezelfde naam."
        )
    for framework in record.frameworks:
        if framework not in frameworks:
            yield file.problem(
                ("frameworks",),
                f"het kader {framework} bestaat niet",
                "Maak de map aan of verbeter de naam.",
            )


def _disclosure(file: File) -> Iterator[Problem]:
    record = file.record
    if record.smallest_count < SMALLEST:
        yield file.problem(
            ("smallest_count",),
            f"een getal onder {SMALLEST} kan een mens verraden",
            f"Zet smallest_count op {SMALLEST} of meer.",
        )
    below = LEVELS.index(record.lowest_level) < LEVELS.index(Level.PROVINCE)
    if record.about_belief and below:
        yield file.problem(
            ("lowest_level",),
            "overtuiging wordt nooit onder de provincie getoond",
            "Kies province of flanders.",
        )


def _definitions(file: File) -> Iterator[Problem]:
    definitions = file.record.definitions
    place = ("definitions",)
    yield from calendar_problems(
        file, place, definitions, Life(min(one.begin for one in definitions))
    )
    in_order = sorted(definitions, key=lambda one: one.begin)
    if [one.version for one in in_order] != list(range(1, len(in_order) + 1)):
        yield file.problem(
            place, "de versies tellen niet op vanaf 1", "Geef een nieuwe tekst de volgende versie."
        )
