# SPDX-License-Identifier: EUPL-1.2
"""One page of a long list: asked with one row more than it shows, so that nothing is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

Row = TypeVar("Row")
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Leaf(Generic[Row]):
    """The rows of one page, and whether there are older ones; shown by `{% pagination %}`."""

    number: int
    rows: tuple[Row, ...]
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def leaf(number: int, size: int, read: Callable[[int, int], Sequence[Row]]) -> Leaf[Row]:
    """Return a page; `read(limit, offset)` gives its rows."""
    rows = tuple(read(size + 1, (number - 1) * size))
    return Leaf(number, rows[:size], has_next=len(rows) > size)


def number_asked(request: HttpRequest) -> int:
    """Return the page in the address; anything that is not a page is the first."""
    return page_number(request.GET.get("pagina", ""))


def page_number(written: str) -> int:
    """Return a page number from what somebody typed."""
    asked = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    return min(max(asked, 1), LAST_PAGE)
