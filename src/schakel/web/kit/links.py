# SPDX-License-Identifier: EUPL-1.2
"""Where a thing has its page; nothing when it has none."""

from uuid import UUID

from django.urls import reverse

# A place in the circle is an invitation; a point and its record share a page.
PAGES = {
    "signal": "signal",
    "check": "information_question",
    "case": "case",
    "member": "invitation",
    "task": "task",
    "meeting": "meeting",
    "item": "item_minutes",
    "record": "item_minutes",
}
LISTS = {"tendency": "tendencies", "protocol": "today", "mandate": "today"}


def address_of(kind: str, thing: UUID | None) -> str:
    """Return the address of a thing's page, else of the list it stands in, else nothing."""
    if thing is not None and kind in PAGES:
        return reverse(PAGES[kind], args=[thing])
    return reverse(LISTS[kind]) if kind in LISTS else ""
