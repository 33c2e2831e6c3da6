# SPDX-License-Identifier: EUPL-1.2
"""A panel: one outcome for each place and period, and which places got the measure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import TooLittleError

NOBODY = "Geen enkele plaats in de tabel kreeg de maatregel; er is niets om te meten."


@dataclass(frozen=True, eq=False)
class Panel:
    """Outcomes (places, periods) with the treated places; the measure starts at period `start`."""

    outcomes: Floats
    treated: npt.NDArray[np.bool_]
    start: int

    @property
    def with_measure(self) -> Floats:
        """Outcomes of the places that got the measure: (treated places, periods)."""
        return np.asarray(self.outcomes[self.treated])

    @property
    def donors(self) -> Floats:
        """Outcomes of the places that never got it: (other places, periods)."""
        return np.asarray(self.outcomes[~self.treated])

    @property
    def before(self) -> int:
        """The number of periods before the measure."""
        return self.start

    @property
    def after(self) -> int:
        """The number of periods with the measure."""
        return int(self.outcomes.shape[1]) - self.start


def panel(
    outcomes: npt.NDArray[np.generic] | Sequence[Sequence[float]],
    treated: npt.NDArray[np.bool_] | Sequence[bool],
    *,
    start: int,
) -> Panel:
    """Return the panel, checked.

    outcomes: (places, periods), numbers on the scale of the question: a rate per inhabitant, or
    its logarithm when the effect is a ratio. treated: (places,). start: index (0-based) of the
    first period with the measure, the same for all treated places.

    Raises:
        ValueError: the shapes do not agree, or a number is missing.
    """
    table = np.asarray(outcomes, dtype=np.float64)
    mask = np.asarray(treated, dtype=np.bool_)
    if table.ndim != 2 or not np.isfinite(table).all():
        msg = "outcomes: one row per place, one column per period, none missing."
        raise ValueError(msg)
    if mask.shape != (len(table),):
        msg = f"treated: one value per place; {mask.size} values for {len(table)} places."
        raise ValueError(msg)
    return Panel(table, mask, start)


def require(subject: Panel, *, controls: int, before: int, after: int = 1) -> None:
    """Refuse a panel with too few places or periods.

    Raises:
        TooLittleError: nobody treated, fewer than `controls` places without the measure, fewer
            than `before` or `after` periods; the message is Dutch.
    """
    if not subject.treated.any():
        raise TooLittleError(NOBODY)
    found = int((~subject.treated).sum())
    if found < controls:
        msg = (
            f"Te weinig plaatsen zonder de maatregel: {found}, nodig zijn er {controls}. "
            "Zonder hen is niet te zeggen wat er anders gebeurd was."
        )
        raise TooLittleError(msg)
    if subject.before < before:
        msg = f"Te weinig periodes vóór de maatregel: {subject.before}, nodig zijn er {before}."
        raise TooLittleError(msg)
    if subject.after < after:
        msg = f"Te weinig periodes na de maatregel: {subject.after}, nodig zijn er {after}."
        raise TooLittleError(msg)
