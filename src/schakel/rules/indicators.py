# SPDX-License-Identifier: EUPL-1.2
"""What may be counted over tables and measures, at which level, and what may not.

An indicator is a definition, never a number: no person can be found in this folder.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from schakel.kernel.sources import Source, Verification
from schakel.rules import timeline
from schakel.rules.folder import read_all
from schakel.rules.framework import NotInForceError
from schakel.rules.law import law_folder
from schakel.rules.problems import LawDataError, Problem
from schakel.rules.reading import LawFile
from schakel.rules.records import Code, DatedRecord, Record

IndicatorId = Annotated[str, Field(pattern=r"^I\d{2,3}$")]
Sentence = Annotated[str, Field(min_length=3)]


class Level(StrEnum):
    """How far down a number may be shown, lowest first."""

    MUNICIPALITY = "municipality"
    ZONE = "zone"
    PROVINCE = "province"
    FLANDERS = "flanders"


class Computable(StrEnum):
    """Whether Schakel may count it."""

    YES = "yes"
    # Only once a law or protocol lets the data in.
    ONLY_WITH_LAWFUL_FEED = "only_with_lawful_feed"
    # It would take what no law allows.
    NOT_LAWFUL = "not_lawful"
    # Somebody else asks or counts it.
    ASKED_OUTSIDE = "asked_outside"


class IndicatorUnit(StrEnum):
    """What the number says."""

    COUNT = "count"
    SHARE = "share"
    DAYS = "days"
    SCORE = "score"
    FULL_TIME_EQUIVALENT = "full_time_equivalent"


class Period(StrEnum):
    """How long one number covers."""

    QUARTER = "quarter"
    YEAR = "year"


class KnownValue(Record):
    """What somebody already counted or asked, outside Schakel."""

    says: Sentence
    when: Sentence = Field(description="dag, maand of jaar, zoals de bron het zegt")
    source: Source
    verification: Verification


class Breakdown(Record):
    """One way to divide the number."""

    code: Code
    name: str = Field(min_length=2)


class Definition(DatedRecord):
    """What is counted from a day on; a changed definition is a new version."""

    version: int = Field(ge=1)
    sentence: Sentence


class Indicator(Record):
    """One indicator: what it counts, for whom, how far down it may be shown."""

    id: IndicatorId
    name: Sentence
    unit: IndicatorUnit
    period: Period
    asked_by: tuple[Sentence, ...] = Field(min_length=1)
    lowest_level: Level
    smallest_count: int = Field(description="een kleiner getal wordt niet getoond")
    about_belief: bool = Field(
        default=False, description="gaat over overtuiging: nooit onder de provincie"
    )
    computable: Computable
    why: Sentence = Field(description="waarom wel, waarom niet, of wat er eerst nodig is")
    definitions: tuple[Definition, ...] = Field(min_length=1)
    divided_by: tuple[Breakdown, ...] = ()
    known_values: tuple[KnownValue, ...] = ()
    frameworks: tuple[Code, ...] = Field(default=(), description="law/frameworks")
    source: Source
    verification: Verification

    def definition(self, day: date) -> Definition:
        """Return what is counted on the day.

        Raises:
            NotInForceError: the indicator did not exist yet.
        """
        found = timeline.at(self.definitions, day)
        if found is None:
            message = f"{self.id} {self.name} bestond die dag niet."
            raise NotInForceError(message)
        return found


@dataclass(frozen=True)
class Indicators:
    """All indicators, in the order of their numbers."""

    all: tuple[Indicator, ...]

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator; KeyError when there is none."""
        for indicator in self.all:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)


def read_indicators(folder: Path) -> tuple[tuple[LawFile[Indicator], ...], tuple[Problem, ...]]:
    """Return the files that could be read, and the problems of the rest."""
    return read_all(folder, sorted(folder.glob("indicators/I*.yaml")), Indicator)


def load(folder: Path) -> Indicators:
    """Read the indicators of a law folder.

    Raises:
        LawDataError: a file does not fit; check(folder) tells the rest.
    """
    files, problems = read_indicators(folder)
    if problems:
        raise LawDataError(problems)
    return Indicators(tuple(file.record for file in files))


@cache
def indicators() -> Indicators:
    """Return the indicators of this installation, read once."""
    return load(law_folder())
