# SPDX-License-Identifier: EUPL-1.2
"""Every address, times every role, times every state of a case: who gets in, who hears why not,
who gets the 404.

Generated from the URL configuration; what is expected is computed by `access.decide` from facts
read by the owner, what
happens is a real request as the web role.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from schakel.access.decide import decide
from schakel.access.kinds import Action
from schakel.actors.models import Account
from schakel.kernel.people import Actor
from schakel.meetings.access import ITEM, MEETING
from schakel.tables.access import TableStanding
from tests.access.matrix import ENTRIES, Audience, Entry
from tests.access.states import STATES, TABLE, File, build_states, on_the_day
from tests.world import CAST, TODAY, acting, mandate, organisation, person, table

# Addresses of allauth and Django themselves: log-in pages, tested in tests/web/test_accounts.py.
FOREIGN = ("account_", "mfa_", "set_language", "socialaccount_")
OPEN = frozenset({200, 302})
MISSING = uuid.UUID(int=0)


def _patterns(urls: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in urls:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def addresses() -> dict[str, tuple[str, ...]]:
    """Return every named address of ours with the names of its arguments."""
    return {
        pattern.name: tuple(pattern.pattern.converters)
        for pattern in _patterns(get_resolver(settings.ROOT_URLCONF).url_patterns)
        if pattern.name and not pattern.name.startswith(FOREIGN)
    }


@pytest.fixture
def eight_files(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found


def test_every_address_stands_in_the_matrix_and_nothing_else():
    assert set(ENTRIES) == set(addresses())


def test_every_address_has_a_name():
    unnamed = [
        str(pattern.pattern)
        for pattern in _patterns(get_resolver(settings.ROOT_URLCONF).url_patterns)
        if not pattern.name and "static" not in str(pattern.pattern)
    ]
    assert unnamed == []


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_who_gets_in(eight_files, name):
    entry, arguments = ENTRIES[name], addresses()[name]
    states = STATES if entry.action or set(entry.about.values()) & set(KINDS) else STATES[:1]
    wrong = []
    for who in CAST:
        client = _client(who)
        with acting(who) as actor:
            expected = {state: _expected(actor, entry, eight_files[state]) for state in states}
        for state in states:
            path = reverse(name, kwargs=_arguments(entry, arguments, eight_files[state]))
            status = _status(client, path, entry, expected[state])
            if status not in expected[state]:
                wrong.append((state, who, sorted(expected[state]), status))
    assert wrong == []


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_a_visitor_sees_only_what_is_public(eight_files, name):
    entry, arguments = ENTRIES[name], addresses()[name]
    path = reverse(name, kwargs=_arguments(entry, arguments, eight_files["overleg"]))
    answer = Client().post(path) if entry.post_only else Client().get(path)
    if entry.audience is Audience.PUBLIC:
        assert answer.status_code in OPEN | {404, 405}
    else:
        assert answer.status_code == 302
        assert "/account/login/" in answer.headers["Location"]


def test_an_outsider_gets_the_same_404_for_what_exists_and_what_does_not(eight_files):
    client = _client("eva")
    real = client.get(reverse("case", kwargs={"case": eight_files["overleg"].ids["case"]}))
    unreal = client.get(reverse("case", kwargs={"case": uuid.uuid4()}))
    assert real.status_code == unreal.status_code == 404
    assert real.content == unreal.content


KINDS = (
    "signal",
    "identity",
    "check",
    "case",
    "member",
    "contribution",
    "task",
    "notice",
    "meeting",
    "item",
    "minutes",
)
NOORD = TableStanding(table(TABLE), "livcr-2018", frozenset({mandate("bilal")}))
FIXED = {
    "table": table(TABLE),
    "person": person("tom"),
    "mandate": mandate("tom"),
    "organisation": organisation("caw"),
}


def _client(who: str) -> Client:
    client = Client(raise_request_exception=True)
    account = Account.objects.get(person_id=person(who))
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _arguments(entry: Entry, names: tuple[str, ...], file: File) -> dict[str, object]:
    given: dict[str, object] = {}
    for name in names:
        kind = entry.about.get(name, name)
        if kind.startswith("="):
            given[name] = kind[1:]
        elif kind in KINDS:
            given[name] = file.id_of(kind)
        else:
            given[name] = FIXED.get(kind, kind)
    return given


def _expected(actor: Actor, entry: Entry, file: File) -> frozenset[int]:
    if entry.action is not None:
        standing: Any = NOORD if entry.kind == "table" else file.facts.get(entry.kind)
        if standing is None:
            return frozenset({404})
        if isinstance(entry.action, Action) and entry.action.on is MEETING and entry.kind == "item":
            # A point is changed by whoever runs its meeting; but first it must be seen.
            if not decide(actor, ITEM, standing, TODAY).allowed:
                return frozenset({404})
            standing = standing.meeting
        decision = decide(actor, entry.action, standing, TODAY)
        if decision.allowed:
            return OPEN
        return frozenset({403 if decision.may_know else 404})
    allowed = {
        Audience.PUBLIC: True,
        Audience.STAFF: True,
        Audience.ADMINISTRATORS: actor.is_administrator,
        Audience.DPO: actor.is_dpo,
    }[entry.audience]
    return OPEN if allowed else frozenset({403, 404})


def _status(client: Client, path: str, entry: Entry, expected: frozenset[int]) -> int:
    if not entry.post_only:
        return client.get(path).status_code
    if expected == OPEN:
        # The change itself is tested with its command; here only that a look changes nothing.
        return 200 if client.get(path).status_code == 405 else 0
    return client.post(path).status_code
