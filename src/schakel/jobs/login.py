# SPDX-License-Identifier: EUPL-1.2
"""The clock's own login. In the demo it shares a process with the pages, so each thread of it swaps
its connection."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections

ALIAS = "clock"


@contextmanager
def as_clock() -> Iterator[None]:
    """Let "default" be the clock's login in this thread; where the process already is the clock,
    nothing changes."""
    if settings.SCHAKEL_DB_ROLE == ALIAS:
        yield
        return
    before = connections["default"]
    own = connections.create_connection(ALIAS)
    own.alias = "default"
    connections["default"] = own
    try:
        yield
    finally:
        own.close()
        connections["default"] = before
