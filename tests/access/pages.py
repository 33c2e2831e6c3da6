# SPDX-License-Identifier: EUPL-1.2
"""Every page that opens for somebody, found by asking every address as everybody in every state.

for page in pages("case", files()): page.client.get(page.path)
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, reverse

from schakel.kernel.people import Actor
from tests.access.matrix import ENTRIES, Audience, Entry
from tests.access.states import STATES, File
from tests.access.test_matrix import (
    MISSING,
    OPEN,
    _arguments,
    _client,
    _expected,
    addresses,
)
from tests.world import CAST, acting

OK = 200
# The first ones open most.
PEOPLE = ("an", "bilal", "chloe", "mia", "els", "dirk", *CAST)


@dataclass(frozen=True)
class Page:
    """An address with its arguments, and somebody for whom it opens."""

    name: str
    who: str
    state: str
    path: str
    client: Client

    def __str__(self) -> str:
        return f"{self.path} as {self.who} ({self.name}, {self.state})"


def shown() -> list[str]:
    """Return the name of every address that shows something: a POST alone shows nothing."""
    return sorted(name for name in addresses() if not entry_of(name).post_only)


def entry_of(name: str) -> Entry:
    """Return the line of the matrix; an address still without one opens for who it opens."""
    if name in ENTRIES:
        return ENTRIES[name]
    about = {one: one.removesuffix("_id") for one in addresses()[name]}
    return Entry(Audience.STAFF, about=about)


def pages(
    name: str,
    files: Mapping[str, File],
    *,
    all_people: bool = False,
    language: str = "",
    states: tuple[str, ...] = STATES,
    people: Iterable[str] = PEOPLE,
) -> Iterator[Page]:
    """Give every different page at this address with somebody who may open it, or with all.

    Who may is asked of `decide` first, because a request as each of nineteen people takes its time.
    """
    clients: dict[str, Client] = {}
    for state, path in _paths(name, files, states):
        for who in dict.fromkeys(people):
            if not may_open(who, entry_of(name), files[state]):
                continue
            if who not in clients:
                clients[who] = _client(who)
            client = clients[who]
            if language:
                client.cookies["django_language"] = language
            if is_page(client.get(path)):
                yield Page(name, who, state, path, client)
                if not all_people:
                    break


def may_open(who: str, entry: Entry, file: File) -> bool:
    """Return whether `decide` lets somebody in, whatever the page then answers."""
    return bool(OPEN & _expected(_actor(who), entry, file))


@cache
def _actor(who: str) -> Actor:
    """Return who somebody is; every copy of the town holds the same mandates."""
    with acting(who) as actor:
        return actor


def _paths(
    name: str, files: Mapping[str, File], states: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for state in states:
        given = _arguments(entry_of(name), addresses()[name], files[state])
        if MISSING in given.values():
            continue
        try:
            path = reverse(name, kwargs=given)
        except NoReverseMatch:
            # Its line in the matrix, which test_matrix.py asks for, says what it is about.
            return
        if path not in told:
            told.add(path)
            yield state, path


def is_page(answer: HttpResponseBase) -> bool:
    return answer.status_code == OK and "html" in answer.headers["Content-Type"]
