# SPDX-License-Identifier: EUPL-1.2
"""What a web process reads before its first page: the law and the addresses, never the database."""

from datetime import date
from importlib import import_module

from django.conf import settings

from schakel.rules import law, say
from schakel.toolbox.calendar import calendar_for
from schakel.toolbox.search import find
from schakel.toolbox.toolbox import toolbox

# Any day: the holidays of Belgium are looked up by year, and looking makes them load.
A_DAY = date(2026, 1, 1)


def read_law() -> None:
    """Read everything that is the same for every request, once; workers forked later share it.

    Opens no connection: two workers that inherit one would read each other's answers.

    Raises:
        LawDataError: the law folder cannot be read, so there is nothing to serve.
    """
    law.book()
    say.start()
    box = toolbox()
    # Looking for nothing makes the index of every measure.
    find(box, "")
    calendar_for(box).is_working_day(A_DAY)
    import_module(settings.ROOT_URLCONF)
