# SPDX-License-Identifier: EUPL-1.2
"""The series and cases of the effects, drawn here; and the peers' own, when they are there."""

import csv
import json

import numpy as np

from tests.monitor.shared import shared_file


def answers() -> dict:
    """What R said (../shared/benchmarks/calls/d_eff.R); a test is skipped where it is not."""
    path = shared_file("D_effect/ref_R_effects.json")
    known: dict = json.loads(path.read_text(encoding="utf-8"))
    return known


def table(name: str) -> dict[str, np.ndarray]:
    """A file of the shared data by column: numbers where they are, text otherwise."""
    with shared_file(f"D_effect/{name}").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {key: _column([row[key] for row in rows]) for key in rows[0]}


def _column(values: list[str]) -> np.ndarray:
    try:
        return np.array([np.nan if v == "NA" else float(v) for v in values])
    except ValueError:
        return np.array(values)


def months(seed: int, size: int = 72, *, mean: float = 80.0, phi: float = 3.0) -> np.ndarray:
    """Counts of a town by month: a season, noise of phi times Poisson, and no measure."""
    time = np.arange(size)
    mu = mean * np.exp(0.3 * np.sin(2 * np.pi * time / 12) + 0.002 * time)
    draw = np.random.default_rng(seed)
    return draw.negative_binomial(mu / (phi - 1), 1 / phi).astype(float)
