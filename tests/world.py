# SPDX-License-Identifier: EUPL-1.2
"""The cast of the tests: people of Zandbeke and around, their functions and tables.

`build_town` makes organisations, people, mandates and tables as the owner would through
administration. Use the fixture
`town`; then act as somebody: `with acting(AN): commands...`. Ids are fixed, so a test can name
anyone.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import psycopg
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from schakel.access.token import acting_as, mint
from schakel.actors.models import Account, Clearance, Mandate, Municipality, Organisation, Person
from schakel.kernel.ids import MandateId, OrganisationId, PersonId, TableId
from schakel.kernel.people import Actor
from schakel.tables import queries as tables
from schakel.tables.models import Protocol, ProtocolSignature, Table, TableMandate

TODAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Europe/Brussels"))
BEGIN = date(2024, 1, 1)
OWNER = "owner"
PASSWORD = "een-lang-wachtwoord-voor-de-test"


def _id(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://schakel.test/{name}")


def person(name: str) -> PersonId:
    """Return the id of somebody in the cast."""
    return PersonId(_id(f"person/{name}"))


def mandate(name: str) -> MandateId:
    """Return the id of somebody's mandate in the cast."""
    return MandateId(_id(f"mandate/{name}"))


def organisation(name: str) -> OrganisationId:
    """Return the id of an organisation."""
    return OrganisationId(_id(f"organisation/{name}"))


def table(name: str) -> TableId:
    """Return the id of a table."""
    return TableId(_id(f"table/{name}"))


# key: (given name, family name, function, organisation)
CAST = {
    "an": ("An", "Verlinden", "safety_coordinator", "gemeente"),
    "bilal": ("Bilal", "Demir", "mayor", "gemeente"),
    "rita": ("Rita", "Claes", "mayor_representative", "gemeente"),
    "karel": ("Karel", "Wouters", "police_chief", "politie"),
    "mia": ("Mia", "Jacobs", "information_officer", "politie"),
    "pieter": ("Pieter", "Aerts", "prevention_officer", "gemeente"),
    "chloe": ("Chloë", "Peeters", "clb_counsellor", "clb"),
    "tom": ("Tom", "De Smet", "caw_worker", "caw"),
    "lore": ("Lore", "Maes", "ocmw_social_worker", "ocmw"),
    "jonas": ("Jonas", "Baert", "youth_worker", "jeugdwerk"),
    "sofie": ("Sofie", "Lambrecht", "probation_officer", "justitiehuis"),
    "ilse": ("Ilse", "Govaerts", "prosecutor", "parket"),
    "wim": ("Wim", "Nijs", "municipal_service", "gemeente"),
    "dirk": ("Dirk", "Pauwels", "dpo", "gemeente"),
    "noor": ("Noor", "Haddad", "monitor", "provincie"),
    "els": ("Els", "Vermeulen", "administrator", "gemeente"),
    "greet": ("Greet", "Simons", "safety_coordinator", "meerdonk"),
    "hans": ("Hans", "Goossens", "mayor", "meerdonk"),
    "eva": ("Eva", "Thys", "cgg_therapist", "cgg"),
}
ORGANISATIONS = {
    "gemeente": ("Gemeente Zandbeke", "municipality", "99001"),
    "meerdonk": ("Gemeente Lindewater", "municipality", "99002"),
    "politie": ("Politiezone Zand en Water", "police_zone", None),
    "clb": ("CLB De Brug", "clb", None),
    "caw": ("CAW Zandstreek", "caw", None),
    "ocmw": ("OCMW Zandbeke", "ocmw", "99001"),
    "jeugdwerk": ("Jeugdwerk De Haven", "youth_work", None),
    "justitiehuis": ("Justitiehuis Zandstreek", "house_of_justice", None),
    "parket": ("Parket Zandstreek", "prosecution", None),
    "provincie": ("Provinciale monitor", "monitor", None),
    "cgg": ("CGG Zandstreek", "cgg", None),
}
TABLES = {
    "strategisch": ("livcr-2018", "strategic", None, ("99001", "99002")),
    "noord": ("livcr-2018", "operational", "strategisch", ("99001",)),
    "zuid": ("livcr-2018", "operational", "strategisch", ("99002",)),
    "overlast-3": ("overlast-admin", "strategic", None, ("99001",)),
    "overlast-2": ("overlast-admin", "tactical", "overlast-3", ("99001",)),
    "overlast-1": ("overlast-admin", "operational", "overlast-2", ("99001",)),
    "kwetsbaar": ("pdk-proto", "case", None, ("99001", "99002")),
}
# table: role -> who
PLACES = {
    "strategisch": {"chair": ["bilal"], "coordinate": ["an"], "member": ["karel", "hans", "ilse"]},
    "noord": {
        "chair": ["bilal"],
        "retain": ["bilal"],
        "coordinate": ["an"],
        "inform": ["mia"],
        "direct_case": ["an"],
        "member": ["karel", "mia", "pieter", "an", "bilal"],
    },
    "zuid": {
        "chair": ["hans"],
        "retain": ["hans"],
        "coordinate": ["greet"],
        "member": ["karel", "mia"],
    },
    "overlast-3": {"chair": ["bilal"], "coordinate": ["an"], "member": ["karel"]},
    "overlast-2": {"chair": ["rita"], "coordinate": ["an"], "member": ["karel", "wim"]},
    "overlast-1": {
        "chair": ["wim"],
        "retain": ["wim"],
        "coordinate": ["wim"],
        "member": ["lore", "pieter"],
    },
    "kwetsbaar": {
        "chair": ["rita"],
        "retain": ["rita"],
        "coordinate": ["an"],
        "inform": ["mia"],
        "member": ["tom", "ilse", "sofie", "karel"],
    },
}
PROTOCOL_UNTIL = date(2027, 3, 31)


def build_town() -> None:
    """Make the town as the owner; every test starts from a copy."""
    _people()
    _tables()
    cache.clear()


def _people() -> None:
    for nis, name in (("99001", "Zandbeke"), ("99002", "Lindewater")):
        Municipality.objects.using(OWNER).create(
            nis=nis, name=name, province="Zandstreek", fictional=True
        )
    for key, (employer, kind, place) in ORGANISATIONS.items():
        Organisation.objects.using(OWNER).create(
            id=organisation(key),
            name=employer,
            kind=kind,
            municipality_id=place,
            phone="016 00 00 10",
        )
    for key, (given, family, function, works_for) in CAST.items():
        Person.objects.using(OWNER).create(
            id=person(key),
            given_name=given,
            family_name=family,
            email=f"{key}@zandbeke.example",
            phone="016 00 00 01",
            introduction=f"{given} werkt voor {ORGANISATIONS[works_for][0]}.",
            featured=True,
        )
        Mandate.objects.using(OWNER).create(
            id=mandate(key),
            person_id=person(key),
            organisation_id=organisation(works_for),
            function=function,
            begin=BEGIN,
            reason="aanstelling",
        )
        Account.objects.using(OWNER).create(
            person_id=person(key), email=f"{key}@zandbeke.example", password="!"
        )
    for key in ("karel", "mia"):
        Clearance.objects.using(OWNER).create(
            person_id=person(key), level="GEHEIM", valid_until=TODAY + timedelta(days=700)
        )


def _tables() -> None:
    for name, (kind, level, above, places) in TABLES.items():
        made = Table.objects.using(OWNER).create(
            id=table(name),
            name=f"Tafel {name}",
            kind=kind,
            level=level,
            above_id=None if above is None else table(above),
            begin=BEGIN,
        )
        made.municipalities.set(Municipality.objects.using(OWNER).filter(nis__in=places))
    for name, roles in PLACES.items():
        for role, holders in roles.items():
            for holder in holders:
                TableMandate.objects.using(OWNER).create(
                    table_id=table(name),
                    mandate_id=mandate(holder),
                    role=role,
                    begin=BEGIN,
                    reason="aanstelling door de burgemeester",
                    given_by_id=mandate("bilal"),
                )
    protocol = Protocol.objects.using(OWNER).create(
        table_id=table("kwetsbaar"),
        reference="PdK/2025/17",
        consent_by="Procureur des Konings te Zandstreek",
        consent_on=date(2025, 3, 20),
        valid_from=date(2025, 4, 1),
        valid_until=PROTOCOL_UNTIL,
        purposes=["bescherming van de fysieke en psychische integriteit"],
        modalities={
            "ritme": "elke derde donderdag",
            "verslag": "per punt",
            "triage": "elke eerste vrijdag",
        },
        functions=[
            "caw_worker",
            "prosecutor",
            "probation_officer",
            "police_chief",
            "safety_coordinator",
            "mayor_representative",
            "information_officer",
            "mayor",
        ],
    )
    for signer in ("caw", "parket", "justitiehuis", "politie", "gemeente"):
        ProtocolSignature.objects.using(OWNER).create(
            protocol=protocol, organisation_id=organisation(signer), signed_on=date(2025, 3, 25)
        )


@contextmanager
def on_the_day(moment: datetime = MORNING) -> Iterator[None]:
    """Travel to the day of the town, so that no test depends on the day it is run.

    The clock of PostgreSQL, which checks the token of the actor, stays behind: so the token does.
    """
    real = SimpleNamespace(time=time_machine.escape_hatch.time.time)
    with mock.patch("schakel.access.token.time", real), time_machine.travel(moment, tick=True):
        yield


def database_now() -> int:
    """Return the seconds by which PostgreSQL checks a token; they do not travel."""
    return int(time_machine.escape_hatch.time.time())


def act_raw(connection: psycopg.Connection[Any], name: str, day: date = TODAY) -> None:
    """Let the running transaction of a raw login act as somebody, for statements of a test."""
    token = mint(
        person(name),
        day,
        timezone.now(),
        connection.info.backend_pid,
        database_now() + 60,
        settings.SCHAKEL_TOKEN_KEY,
    )
    connection.execute("SELECT set_config('schakel.token', %s, true)", [token])
    # Or a test that expects to see nothing would pass because nobody acts.
    assert connection.execute("SELECT access.actor()").fetchone() == (person(name),)


@contextmanager
def acting(name: str, day: date = TODAY) -> Iterator[Actor]:
    """Run a block as somebody of the cast, as a request would; gives the Actor that commands ask
    for."""
    given, family, _function, _employer = CAST[name]
    with acting_as(person(name), day):
        yield tables.actor_of(person(name), f"{given} {family}", day)
