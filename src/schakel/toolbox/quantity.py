# SPDX-License-Identifier: EUPL-1.2
"""An amount as a jurist writes it: P14D, P3M, 50 werkdagen, eerstvolgende gemeenteraad."""

import re
from dataclasses import dataclass
from enum import StrEnum

from schakel.toolbox.vocabulary import Body


class Measure(StrEnum):
    """What is counted."""

    DAYS = "dagen"
    MONTHS = "maanden"
    WORKING_DAYS = "werkdagen"
    NEXT_MEETING = "eerstvolgende vergadering"
    HOURS = "uur"
    EURO = "euro"
    TIMES = "keer"
    YEARS_OF_AGE = "jaar"


TERMS = frozenset({Measure.DAYS, Measure.MONTHS, Measure.WORKING_DAYS, Measure.NEXT_MEETING})
MEETINGS = {
    "eerstvolgende collegevergadering": Body.COLLEGE,
    "eerstvolgende gemeenteraad": Body.COUNCIL,
}
WRITTEN = re.compile(r"(\d+) (werkdagen|uur|euro|keer|jaar)")
ISO = re.compile(r"P(\d+)([DM])")
ISO_UNITS = {"D": Measure.DAYS, "M": Measure.MONTHS}
SINGULAR = {Measure.DAYS: "dag", Measure.MONTHS: "maand", Measure.WORKING_DAYS: "werkdag"}


@dataclass(frozen=True)
class Quantity:
    """A number with its unit; a next meeting names its body and counts 1."""

    number: int
    measure: Measure
    body: Body | None = None

    @property
    def is_term(self) -> bool:
        """Whether a day can be computed from it."""
        return self.measure in TERMS

    def __str__(self) -> str:
        if self.body:
            return next(text for text, body in MEETINGS.items() if body is self.body)
        unit = SINGULAR.get(self.measure) if self.number == 1 else None
        return f"{self.number} {unit or self.measure}"


def parse(text: str) -> Quantity:
    """Return the quantity; ValueError in Dutch when it is none."""
    if text in MEETINGS:
        return Quantity(1, Measure.NEXT_MEETING, MEETINGS[text])
    if found := ISO.fullmatch(text):
        return Quantity(int(found[1]), ISO_UNITS[found[2]])
    if found := WRITTEN.fullmatch(text):
        return Quantity(int(found[1]), Measure(found[2]))
    message = (
        f"{text!r} is geen hoeveelheid. Schrijf P14D (dagen), P3M (maanden), 50 werkdagen, "
        f"{' of '.join(MEETINGS)}, 500 euro, 15 uur, 2 keer of 14 jaar"
    )
    raise ValueError(message)
