# SPDX-License-Identifier: EUPL-1.2
"""Where a thing has its page; nothing when it has none."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse

# A place in the circle is an invitation; a point and its record share a page.
PAGES = {
    "signal": ("signal",),
    "check": ("information_question",),
    "case": ("case",),
    "member": ("invitation", "case_invitation", "member"),
    "contribution": ("contribution",),
    "task": ("task", "task_report"),
    "meeting": ("meeting",),
    "item": ("item_minutes",),
    "record": ("item_minutes",),
    "tendency": ("tendency",),
}
LISTS = {"tendency": ("tendencies",), "protocol": ("today",), "mandate": ("today",)}


def address_of(kind: str, thing: UUID | None) -> str:
    """Return the address of a thing's page, else of the list it stands in, else nothing."""
    if thing is not None:
        for name in PAGES.get(kind, ()):
            if found := _reverse(name, thing):
                return found
    for name in LISTS.get(kind, ()):
        if found := _reverse(name):
            return found
    return ""


def page_named(name: str) -> str:
    """Return the address of a page without arguments; nothing when there is no such page."""
    return _reverse(name)


def page_about(name: str, thing: UUID) -> str:
    """Return the address of a page about one thing; nothing when there is no such page."""
    return _reverse(name, thing)


def _reverse(name: str, *arguments: UUID) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
