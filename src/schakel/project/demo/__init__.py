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

from django.utils import timezone

from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.project.demo import content

LOADED = "Deze databank bevat al mensen. Opnieuw beginnen met een lege demo: make reset."


def load(today: date | None = None, tell: Callable[[str], None] = say) -> None:
    """Load the region into an empty database; "default" is web, "owner" and "clock" are there.

    Raises:
        CommandRefusedError: somebody can log in already.
    """
    from schakel.project.demo import playing

    if playing.is_loaded():
        raise CommandRefusedError(Exit.DATABASE, LOADED)
    region = content.load(folder(), today=today or timezone.localdate())
    playing.play(region, tell)


def people() -> tuple[tuple[str, str], ...]:
    """Return who stands on the greeting: name and function."""
    from schakel.rules import law

    region = content.load(folder(), today=timezone.localdate())
    return tuple(
        (one.name, law.book().function(one.mandates[0].function.value).name)
        for one in region.people
        if one.featured
    )


def folder() -> Path:
    """Return the folder demo/ of this project or package."""
    parents = Path(__file__).resolve().parents
    found = (parent / "demo" for parent in (parents[4], parents[2]))
    return next((one for one in found if (one / "region.yaml").is_file()), parents[4] / "demo")
