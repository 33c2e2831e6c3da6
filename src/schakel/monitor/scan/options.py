# SPDX-License-Identifier: EUPL-1.2
"""What may be asked of a scan: the model, the windows, how far a cluster may reach."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt


class ScanError(ValueError):
    """The table, the places or the options cannot be scanned; the sentence says what is wrong."""


class Model(StrEnum):
    """How many cases a place and week would have without a cluster."""

    POISSON = "poisson"
    """Given the total: the expected counts say only how the cases spread (Kulldorff 1997, 3)."""
    EXPECTATION = "expectation"
    """The expected counts hold as they are, a rise everywhere included (Neill et al. 2005, 2)."""
    PERMUTATION = "permutation"
    """Only counts: place and week are independent (Kulldorff et al. 2005, methods)."""


class Period(StrEnum):
    """Which windows of weeks are looked at (Kulldorff 2001, section 2)."""

    PROSPECTIVE = "prospective"
    """Only clusters that still last in the last week."""
    RETROSPECTIVE = "retrospective"
    """Every window of weeks."""


@dataclass(frozen=True)
class ScanOptions:
    """How a scan looks; the defaults are those of weekly surveillance.

    max_weeks: longest window; None is half of the weeks, at least one.
    max_share: largest share of the population (or, when none is given, of the expected counts) that
        a cluster may hold, 0 to 1.
    max_distance: farthest place from the centre, in the unit of the places; None is no limit.
    max_places: most places in a cluster, the centre included; None is no limit.
    min_cases: fewest cases that may be called a cluster.
    replicates: number of Monte Carlo replicates; 0 gives no p-values.
    seed: the same seed gives the same p-values, whatever the number of threads.
    clusters: most clusters reported.
    threads: None is one for each core.
    """

    model: Model = Model.POISSON
    period: Period = Period.PROSPECTIVE
    max_weeks: int | None = None
    max_share: float = 0.5
    max_distance: float | None = None
    max_places: int | None = None
    min_cases: int = 2
    replicates: int = 999
    seed: int = 0
    clusters: int = 10
    threads: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no scan can do."""
        for name, lowest in (("replicates", 0), ("min_cases", 1), ("clusters", 1), ("seed", 0)):
            _refuse_below(name, getattr(self, name), lowest)
        for name in ("max_weeks", "max_places", "threads"):
            if getattr(self, name) is not None:
                _refuse_below(name, getattr(self, name), 1)
        if not 0 < self.max_share <= 1:
            message = f"max_share is {self.max_share}: geef een aandeel boven 0 en hoogstens 1."
            raise ScanError(message)
        if self.max_distance is not None and not self.max_distance >= 0:
            message = f"max_distance is {self.max_distance}: geef een afstand van 0 of meer."
            raise ScanError(message)


def _refuse_below(name: str, value: int, lowest: int) -> None:
    if value < lowest:
        message = f"{name} is {value}: geef een geheel getal van {lowest} of meer."
        raise ScanError(message)


def numbers(values: npt.ArrayLike, what: str) -> npt.NDArray[np.float64]:
    """Return the values as numbers.

    Raises:
        ScanError: a text, or rows that are not equally long.
    """
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError) as error:
        message = f"{what} bevat tekst of rijen van ongelijke lengte: geef alleen getallen."
        raise ScanError(message) from error
