# SPDX-License-Identifier: EUPL-1.2
"""The fictional region Beekland, played by its own people through the commands of the product.

Nobody is written into a case: somebody with the right mandate gives, decides or answers, on the
day it happened. So the demo is also a proof that the commands work, and its journal is true.

A load that is killed is simply started again: the people come first and mean nothing without an
account, two years are played in one transaction, and the accounts open last.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from schakel.demo import playing
from schakel.demo.content import reading
from schakel.rules import law


class AlreadyLoadedError(Exception):
    """Somebody can log in already: this database holds a region, or a real town."""


def load(today: date, tell: Callable[[str], None]) -> None:
    """Load the region into an empty database; "default" is web, "owner" and "clock" are there.

    `tell` gets a line now and then of how far it is.

    Raises:
        AlreadyLoadedError: somebody can log in already.
    """
    if playing.is_loaded():
        raise AlreadyLoadedError
    playing.play(reading.load(folder(), today=today), tell)


def people(today: date) -> tuple[tuple[str, str], ...]:
    """Return who stands on the greeting: name and function."""
    return tuple(
        (one.name, law.book().function(one.mandates[0].function.value).name)
        for one in reading.load(folder(), today=today).people
        if one.featured
    )


def folder() -> Path:
    """Return the folder demo/ of this project, or region/ beside this code in a package."""
    here = Path(__file__).resolve()
    of_project = here.parents[3] / "demo"
    found = (of_project, here.parent / "region")
    return next((one for one in found if (one / "region.yaml").is_file()), of_project)
