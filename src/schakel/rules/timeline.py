# SPDX-License-Identifier: EUPL-1.2
"""Dated entries laid end to end: each holds until the day before the next one begins."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from schakel.kernel.period import Period


class Dated(Protocol):
    @property
    def begin(self) -> date: ...
    @property
    def until(self) -> date | None: ...


Entry = TypeVar("Entry", bound=Dated)
DAY = timedelta(days=1)


def in_order(entries: Sequence[Entry]) -> tuple[tuple[Entry, date | None], ...]:
    """Return the entries oldest first, each with its last day (None: still holds)."""
    ordered = sorted(entries, key=lambda entry: entry.begin)
    following = [entry.begin - DAY for entry in ordered[1:]]
    ends: list[date | None] = [*following, None]
    return tuple((one, one.until or end) for one, end in zip(ordered, ends, strict=False))


def at(entries: Sequence[Entry], day: date) -> Entry | None:
    """Return the entry that holds on the day."""
    for entry, end in in_order(entries):
        if Period.through(entry.begin, end).holds_on(day):
            return entry
    return None
