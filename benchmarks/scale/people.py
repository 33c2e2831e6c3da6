# SPDX-License-Identifier: EUPL-1.2
"""Tables and who sits there: a coordinator, a mayor, an information officer and seven partners."""

from dataclasses import dataclass
from datetime import date

from benchmarks.scale.rows import Rows, key

ORGANISATION = "actors_organisation"
PERSON = "actors_person"
ACCOUNT = "actors_account"
MANDATE = "actors_mandate"
TABLE = "tables_table"
TERRITORY = "tables_table_municipalities"
PLACE = "tables_tablemandate"
BEGIN = date(2024, 1, 1)
FUNCTIONS = (
    "safety_coordinator",
    "mayor",
    "information_officer",
    "police_chief",
    "prevention_officer",
    "clb_counsellor",
    "caw_worker",
    "ocmw_social_worker",
    "youth_worker",
    "cgg_therapist",
)
ROLES = {
    "safety_coordinator": ("coordinate", "direct_case", "member"),
    "mayor": ("chair", "retain", "member"),
    "information_officer": ("inform", "member"),
}
OF_THE_TOWN = 2
"""The first two work for the municipality."""
A_LADDER = 10
"""One strategic table stands above so many operational ones."""


@dataclass(frozen=True)
class Staff:
    """A table with the mandates of who sits there, as they are used in rows."""

    number: int
    table: str
    above: str
    coordinator: str
    mayor: str
    officer: str
    partners: tuple[str, ...]

    @property
    def everybody(self) -> tuple[str, ...]:
        return (self.coordinator, self.mayor, self.officer, *self.partners)


def mandate(table: int, seat: int) -> str:
    """Return the mandate of who sits there."""
    return key("mandate", table * len(FUNCTIONS) + seat)


def person(table: int, seat: int) -> str:
    """Return the person of that mandate."""
    return key("person", table * len(FUNCTIONS) + seat)


def seat_table(
    rows: Rows, number: int, municipality: str, *, coordinator: str | None = None
) -> Staff:
    """Write a table with its people; with `coordinator` somebody from elsewhere leads it."""
    table, above = key("table", number), key("strategic", number // A_LADDER)
    if number % A_LADDER == 0:
        _table(rows, above, f"Strategische tafel {number}", "strategic", municipality)
    _table(rows, table, f"Tafel {number}", "operational", municipality, above)
    _people(rows, number, municipality)
    mandates = [mandate(number, seat) for seat in range(len(FUNCTIONS))]
    staff = Staff(
        number,
        table,
        above,
        coordinator or mandates[0],
        mandates[1],
        mandates[2],
        tuple(mandates[3:]),
    )
    for function, held_by in zip(FUNCTIONS, staff.everybody, strict=True):
        for role in ROLES.get(function, ("member",)):
            _place(rows, table, held_by, role, staff.mayor)
    if number % A_LADDER == 0:
        for role, held_by in (("chair", staff.mayor), ("coordinate", staff.coordinator)):
            _place(rows, above, held_by, role, staff.mayor)
    return staff


def lone(name: str) -> str:
    """Return the person, and the mandate, of somebody without a place at a table."""
    return key(name, 0)


def lone_person(rows: Rows, name: str, function: str) -> str:
    """Write somebody with one mandate and no place at a table; return the mandate."""
    organisation = key(f"organisation of {name}", 0)
    rows.add(
        ORGANISATION,
        id=organisation,
        name=f"Dienst van {name}",
        kind="municipality",
        phone="",
        municipality_id=None,
    )
    _person(rows, lone(name), name.capitalize(), "Alleen", f"{name}@schaal.example")
    _mandate(rows, lone(name), lone(name), function, organisation)
    return lone(name)


def _table(
    rows: Rows, table: str, name: str, level: str, municipality: str, above: str | None = None
) -> None:
    rows.add(
        TABLE,
        id=table,
        name=name,
        kind="livcr-2018",
        level=level,
        keeps="full",
        begin=BEGIN,
        above_id=above,
    )
    rows.add(TERRITORY, table_id=table, municipality_id=municipality)


def _people(rows: Rows, number: int, municipality: str) -> None:
    town, service = key("organisation", 2 * number), key("organisation", 2 * number + 1)
    rows.add(
        ORGANISATION,
        id=town,
        name=f"Gemeente {number}",
        kind="municipality",
        phone="",
        municipality_id=municipality,
    )
    rows.add(
        ORGANISATION,
        id=service,
        name=f"Dienst {number}",
        kind="caw",
        phone="",
        municipality_id=None,
    )
    for seat, function in enumerate(FUNCTIONS):
        who = person(number, seat)
        email = f"p{number}-{seat}@schaal.example"
        _person(rows, who, f"Voornaam{seat}", f"Naam{number:05}", email)
        _mandate(
            rows, mandate(number, seat), who, function, town if seat < OF_THE_TOWN else service
        )


def _person(rows: Rows, who: str, given: str, family: str, email: str) -> None:
    rows.add(
        PERSON,
        id=who,
        given_name=given,
        family_name=family,
        email=email,
        phone="",
        introduction="",
        featured=False,
    )
    rows.add(
        ACCOUNT,
        id=who,
        # Nobody logs in with a password: a session is written where one is needed.
        password="!",  # noqa: S106
        email=email,
        is_active=True,
        login_round=0,
        person_id=who,
    )


def _mandate(rows: Rows, holds: str, who: str, function: str, employer: str) -> None:
    rows.add(
        MANDATE,
        id=holds,
        function=function,
        begin=BEGIN,
        reason="aanstelling",
        end_reason="",
        organisation_id=employer,
        person_id=who,
    )


def _place(rows: Rows, table: str, held_by: str, role: str, given_by: str) -> None:
    place = key(f"{table}{role}", int(held_by[:8], 16))
    rows.add(
        PLACE,
        id=place,
        role=role,
        begin=BEGIN,
        reason="aanstelling",
        end_reason="",
        given_by_id=given_by,
        mandate_id=held_by,
        table_id=table,
    )
