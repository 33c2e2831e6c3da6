# SPDX-License-Identifier: EUPL-1.2
"""A mandate opens a table from its first day, and no longer on the day it ends."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from schakel.kernel.ids import MandateId, OrganisationId, PersonId, TableId
from schakel.kernel.people import Actor, Clearance, Mandate, Seat, TableMandate, TablePower

BEGIN, END = date(2024, 1, 1), date(2026, 7, 1)
TABLE, OTHER = TableId(UUID(int=1)), TableId(UUID(int=2))
MANDATE = MandateId(UUID(int=3))
PERSON = PersonId(UUID(int=4))
days = st.dates(date(2017, 1, 1), date(2030, 12, 31))


def coordinator(end: date | None = END) -> Actor:
    mandate = Mandate(
        MANDATE, PERSON, OrganisationId(UUID(int=5)), "safety_coordinator", BEGIN, end
    )
    power = TableMandate(TABLE, TablePower.COORDINATE, MANDATE, BEGIN)
    return Actor(PERSON, "An", (mandate,), (power,), (Seat(TABLE, MANDATE, BEGIN),))


def test_a_coordinator_coordinates_her_own_table_and_no_other() -> None:
    an = coordinator()
    assert an.holds(TablePower.COORDINATE, TABLE, BEGIN)
    assert an.sits_at(TABLE, BEGIN)
    assert not an.holds(TablePower.COORDINATE, OTHER, BEGIN)
    assert not an.holds(TablePower.RETAIN, TABLE, BEGIN)
    assert not an.sits_at(OTHER, BEGIN)


def test_the_day_a_mandate_ends_its_power_and_seat_end_too() -> None:
    an = coordinator()
    assert an.sits_at(TABLE, END - timedelta(days=1))
    assert an.mandate_ids(END) == frozenset()
    assert not an.holds(TablePower.COORDINATE, TABLE, END)
    assert not an.sits_at(TABLE, END)


@given(day=days, end=st.none() | days)
def test_nobody_has_power_without_a_mandate_of_that_day(day: date, end: date | None) -> None:
    an = coordinator(end)
    assert an.holds(TablePower.COORDINATE, TABLE, day) is (MANDATE in an.mandate_ids(day))
    assert an.sits_at(TABLE, day) is (MANDATE in an.mandate_ids(day))


def test_clearances_stand_in_the_order_of_the_law() -> None:
    assert Clearance.NONE < Clearance.RESTRICTED < Clearance.CONFIDENTIAL < Clearance.SECRET
    assert Clearance.TOP_SECRET > Clearance.SECRET >= Clearance.SECRET
    assert Clearance.NONE <= Clearance.NONE
