# SPDX-License-Identifier: EUPL-1.2
"""The counts a detector is given, checked once, and its answers laid out in their shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from schakel.monitor.aberration.result import (
    AberrationError,
    Aberrations,
    Flags,
    Floats,
    TooShortError,
    Weeks,
)


@dataclass(frozen=True)
class Panel:
    """Counts (n, s) of s series over n weeks, and the weeks to judge (1-based).

    `one_series`: the counts were given as (n,), so that is how the answers go back.
    """

    counts: Floats
    weeks: Weeks
    one_series: bool

    def shaped(self, values: Floats) -> Floats:
        """Return values (t, s) as they were asked: (t,) for one series."""
        return values[:, 0] if self.one_series else values

    def answer(
        self,
        *,
        upperbound: Floats,
        alarm: Flags,
        mu0: Floats | None = None,
        phi: Floats | None = None,
        trend: Floats | None = None,
        score: Floats | None = None,
        p_value: Floats | None = None,
    ) -> Aberrations:
        """Return a method's figures (t, s) as its answer; what it does not have is nan."""
        nothing = np.full(upperbound.shape, np.nan)

        def shown(values: Floats | None) -> Floats:
            return self.shaped(nothing if values is None else values)

        return Aberrations(
            weeks=self.weeks,
            observed=self.shaped(self.judged),
            upperbound=self.shaped(upperbound),
            alarm=alarm[:, 0] if self.one_series else alarm,
            mu0=shown(mu0),
            phi=shown(phi),
            trend=shown(trend),
            score=shown(score),
            p_value=shown(p_value),
        )

    def require_before(self, needed: int) -> None:
        """Pass when every asked week has `needed` weeks before it.

        Raises:
            TooShortError: the series starts too late for the first one.
        """
        first = int(self.weeks.min())
        if first <= needed:
            message = (
                f"De reeks is te kort: om week {first} te beoordelen zijn {needed} weken ervoor "
                f"nodig, en er zijn er {first - 1}. Vraag latere weken."
            )
            raise TooShortError(message, first)

    def require_consecutive(self) -> None:
        """Pass when the asked weeks follow each other: the method carries a sum along.

        Raises:
            AberrationError: a week is left out, or they are out of order.
        """
        if (np.diff(self.weeks) != 1).any():
            message = "Deze methode telt van week tot week op: vraag opeenvolgende weken."
            raise AberrationError(message)

    @property
    def judged(self) -> Floats:
        """The counts (t, s) of the weeks to judge."""
        return np.asarray(self.counts[self.weeks - 1])


def require_chance(alpha: float) -> None:
    """Pass when alpha is a chance.

    Raises:
        AberrationError: it is 0 or less, or 1 or more.
    """
    if not 0 < alpha < 1:
        message = f"alpha is een kans tussen 0 en 1, niet {alpha}."
        raise AberrationError(message)


def panel_of(observed: npt.ArrayLike, weeks: Sequence[int] | npt.ArrayLike) -> Panel:
    """Return the counts ready to be judged: `observed` (n,) or (n, s), `weeks` (t,) from 1 to n.

    Raises:
        AberrationError: a count is negative or no number, or a week lies outside the series.
    """
    counts = np.asarray(observed, dtype=np.float64)
    table = counts[:, None] if counts.ndim == 1 else counts
    asked = np.asarray(weeks, dtype=np.int64)
    if table.ndim != 2 or not table.size or asked.ndim != 1 or not asked.size:
        message = "Er zijn geen tellingen, of er is geen week gevraagd."
        raise AberrationError(message)
    wrong = np.argwhere(~(np.isfinite(table) & (table >= 0)))
    if wrong.size:
        row, column = wrong[0] + 1
        message = f"Rij {row}, reeks {column}: een telling is een getal van nul of meer."
        raise AberrationError(message)
    outside = asked[(asked < 1) | (asked > len(table))]
    if outside.size:
        message = f"Week {outside[0]} bestaat niet: de reeks telt {len(table)} weken."
        raise AberrationError(message)
    return Panel(table, asked, counts.ndim == 1)


def exposure_of(population: npt.ArrayLike | None, panel: Panel) -> Floats | None:
    """Return the population in the shape of the counts (n, s), or None when it plays no part.

    Raises:
        AberrationError: another shape, or a population that is not above zero: it has no logarithm.
    """
    if population is None:
        return None
    given = np.asarray(population, dtype=np.float64)
    table = given[:, None] if given.ndim == 1 else given
    if table.shape != panel.counts.shape:
        message = f"De bevolking heeft vorm {table.shape}, de tellingen {panel.counts.shape}."
        raise AberrationError(message)
    wrong = np.argwhere(~(np.isfinite(table) & (table > 0)))
    if wrong.size:
        row, column = wrong[0] + 1
        message = f"Bevolking, rij {row}, reeks {column}: een bevolking is een getal boven nul."
        raise AberrationError(message)
    return table


def require_dates(dates: Sequence[date] | None, panel: Panel) -> None:
    """Pass when there are no dates, or one for every week.

    Raises:
        AberrationError: another number of dates than of weeks.
    """
    if dates is not None and len(dates) != len(panel.counts):
        message = f"Er zijn {len(dates)} datums voor {len(panel.counts)} weken."
        raise AberrationError(message)


def enough_cases(counts: Floats, week: int, limit54: tuple[float, int]) -> Flags:
    """Return per series (s,) whether the last weeks, this one included, hold enough cases to alarm.

    `limit54` is (cases, weeks): Farrington et al. 1996, section 3.7, five cases in four weeks.
    """
    cases, span = limit54
    return np.asarray(counts[max(week - span, 0) : week].sum(axis=0) >= cases)
