# SPDX-License-Identifier: EUPL-1.2
"""Which cases close sooner: proportional hazards, and a look at whether they are proportional.

Cox regression (see `partial`), on spells that may enter late and change treatment halfway. With
several outcomes, let `event` be one of them: that is the cause-specific hazard (Putter, Fiocco &
Geskus 2007, Stat Med 26:2389, section 3.3).
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from schakel.monitor.effects.estimate import Estimate, estimate
from schakel.monitor.effects.partial import Maximum, Slices, Ties, maximise
from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.risk import Times, at_moment, at_risk
from schakel.monitor.effects.survival import ASSUMES as ASSUMES_CENSORING

ASSUMES = (
    *ASSUMES_CENSORING,
    "De verhouding tussen de groepen is op elk moment dezelfde.",
    "Wat in het model staat is alles wat én de maatregel én de uitkomst bepaalt.",
)
ONE_OUTCOME = (
    "Andere uitkomsten tellen hier als 'uit beeld': dit zegt hoe snel deze ene komt zolang het "
    "dossier open is, niet hoeveel dossiers er uiteindelijk zo eindigen."
)
CHANGES = (
    "Let op: de verhouding blijft niet gelijk in de tijd (p = {p}); "
    "één cijfer vat dat slecht samen."
)
ALARM = 0.05


@dataclass(frozen=True, eq=False)
class Proportionality:
    """The score test for a ratio that changes with time, per cause (p,) and for all together."""

    statistics: Floats
    p_values: Floats
    overall: float
    overall_p: float


@dataclass(frozen=True, eq=False)
class Hazards:
    """Log hazard ratios in the order of the causes (`as_ratio()` for the ratio), and how they fit.

    log_likelihood: without and with the causes.
    """

    effects: tuple[Estimate, ...]
    log_likelihood: tuple[float, float]
    events: int
    proportionality: Proportionality
    assumptions: tuple[str, ...]


def cox(
    subject: Times,
    causes: npt.NDArray[np.generic],
    *,
    ties: Ties = Ties.EFRON,
    level: float = 0.95,
) -> Hazards:
    """Return the hazard ratio of each cause; causes is (n, p).

    Raises:
        TooLittleError: fewer than 5 events per cause, causes that say the same, or a group in
            which it never or always first happens (separation).
    """
    table = np.asarray(causes, dtype=np.float64)
    moments = subject.distinct

    def risk(values: Floats) -> Floats:
        return at_risk(subject, moments, values)

    found = maximise(subject, table, risk, ties)
    checked = _proportionality(subject, table, found.slices)
    return _hazards(subject, found, checked, level)


def cause_specific(
    subject: Times, causes: npt.NDArray[np.generic], *, level: float = 0.95
) -> Hazards:
    """Return `cox` for one of several outcomes, with the words that belong to that."""
    found = cox(subject, causes, level=level)
    return replace(found, assumptions=(*found.assumptions, ONE_OUTCOME))


def _hazards(subject: Times, found: Maximum, checked: Proportionality, level: float) -> Hazards:
    errors = np.sqrt(np.diag(found.covariance))
    effects = tuple(
        estimate(float(value), float(error), level=level)
        for value, error in zip(found.coefficients, errors, strict=True)
    )
    doubt = checked.overall_p < ALARM
    shown = "minder dan 0,001"
    if checked.overall_p >= 0.001:
        shown = f"{checked.overall_p:.3f}".replace(".", ",")
    return Hazards(
        effects=effects,
        log_likelihood=(found.start, found.end),
        events=int(subject.event.sum()),
        proportionality=checked,
        assumptions=(*ASSUMES, *([CHANGES.format(p=shown)] if doubt else [])),
    )


def _proportionality(subject: Times, causes: Floats, slices: Slices) -> Proportionality:
    """Return the score test for adding cause x g(t) (Grambsch & Therneau 1994, section 2).

    g is one less the Kaplan-Meier curve just before t, as in R's cox.zph.
    """
    moments = subject.distinct
    happened = subject.event.astype(np.float64)
    events = at_moment(subject.exit, moments, happened)
    number = at_risk(subject, moments, np.ones(len(happened)))
    later = 1 - np.concatenate([[1.0], np.cumprod(1 - events / number)[:-1]])
    later -= events @ later / events.sum()
    g = later[slices.moment]
    centred = causes - causes.mean(axis=0)
    seen = at_moment(subject.exit, moments, centred * happened[:, None])
    score = later @ seen - g @ slices.mean
    plain = slices.information
    cross = np.tensordot(g, slices.spread, axes=1)
    own = np.tensordot(g**2, slices.spread, axes=1)
    variance = own - cross.T @ np.linalg.solve(plain, cross)
    single = np.diag(own) - np.einsum("ij,ij->j", cross, np.linalg.solve(plain, cross))
    statistics = np.asarray(score**2 / single)
    overall = float(score @ np.linalg.pinv(variance) @ score)
    return Proportionality(
        statistics=statistics,
        p_values=np.asarray(chdtrc(1, statistics)),
        overall=overall,
        overall_p=float(chdtrc(len(score), overall)),
    )
