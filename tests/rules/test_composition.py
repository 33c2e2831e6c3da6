# SPDX-License-Identifier: EUPL-1.2
"""A meeting opens for the right people, on the right day, and says what is missing."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.kernel.ids import MandateId
from schakel.kernel.people import Clearance
from schakel.rules.composition import Attendee, check_meeting
from schakel.rules.law import book
from schakel.rules.protocol import ProtocolFacts
from tests.seeds import examples

DAY = date(2026, 3, 13)
UNTIL = date(2028, 6, 30)


def someone(function: str, *, clearance: Clearance = Clearance.NONE) -> Attendee:
    until = UNTIL if clearance > Clearance.NONE else None
    return Attendee(MandateId(UUID(int=1)), function, clearance, until)


MAYOR = someone("mayor")
CHIEF = someone("police_chief", clearance=Clearance.SECRET)
PREVENTION = someone("prevention_officer")
CLB = someone("clb_counsellor")
LIVC = (MAYOR, CHIEF, PREVENTION, CLB)
PROTOCOL = ProtocolFacts(
    reference="PDK/2025/17",
    consent_by="procureur des Konings",
    consent_on=date(2025, 5, 2),
    valid_from=date(2025, 5, 12),
    valid_until=date(2026, 5, 11),
    purposes=("kwetsbare volwassenen beschermen",),
    modalities=("elke maand",),
    functions=("safety_coordinator", "prosecutor", "caw_worker"),
)

attendees = st.lists(
    st.builds(
        Attendee,
        mandate=st.just(MandateId(UUID(int=1))),
        function=st.sampled_from([one.code for one in book().functions]),
        clearance=st.sampled_from(Clearance),
        clearance_until=st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    ),
    max_size=6,
).map(tuple)


def test_a_missing_police_chief_is_named_with_three_ways_open() -> None:
    checked = check_meeting(book(), "livcr-2018", None, (MAYOR, PREVENTION, CLB), DAY)
    (missing,) = checked.blocking
    assert str(missing.sentence) == (
        "Niemand zit hier als korpschef of vertegenwoordiger van de lokale politie."
    )
    assert missing.source.text == "wet van 30 juli 2018, artikel 3"
    assert len(missing.ways_open) == 3
    assert "machtiging GEHEIM" in str(missing.ways_open[0])
    assert checked.may_start_general
    assert not checked.may_discuss_persons


def test_a_full_livc_r_opens_and_still_says_what_is_unverified() -> None:
    checked = check_meeting(book(), "livcr-2018", None, LIVC, DAY)
    assert checked.may_open
    assert checked.may_discuss_persons
    assert {finding.code for finding in checked.findings} == {"ground_unverified"}


def test_a_place_based_table_opens_without_persons() -> None:
    checked = check_meeting(book(), "overlast-admin", None, (CLB,), DAY)
    assert checked.may_open
    assert not checked.may_discuss_persons


def test_someone_who_replaces_another_seat_does_not_fill_this_one() -> None:
    elsewhere = Attendee(CHIEF.mandate, "police_chief", Clearance.SECRET, UNTIL, replaces="ander")
    checked = check_meeting(book(), "livcr-2018", None, (MAYOR, elsewhere, PREVENTION, CLB), DAY)
    assert [finding.code for finding in checked.blocking] == ["seat_missing"]


def test_a_clearance_that_is_too_low_is_not_called_expired() -> None:
    low = someone("police_chief", clearance=Clearance.CONFIDENTIAL)
    checked = check_meeting(book(), "livcr-2018", None, (MAYOR, low, PREVENTION, CLB), DAY)
    assert [finding.code for finding in checked.blocking] == ["clearance_missing"]


def test_an_unknown_kind_of_table_never_opens() -> None:
    checked = check_meeting(book(), "livc-o", None, LIVC, DAY)
    assert [finding.code for finding in checked.findings] == ["framework_not_in_force"]


@settings(deadline=None, max_examples=examples(50))
@given(present=attendees, day=st.dates(date(2017, 1, 1), date(2030, 12, 31)))
def test_a_livc_r_never_opens_without_mayor_cleared_police_and_prevention(
    present: tuple[Attendee, ...], day: date
) -> None:
    checked = check_meeting(book(), "livcr-2018", None, present, day)
    functions = {one.function for one in present}
    if checked.may_open:
        assert functions & {"mayor", "mayor_representative"}
        assert functions & {"prevention_officer", "safety_coordinator"}
        assert any(one.clearance >= Clearance.SECRET for one in present)
    assert checked == check_meeting(book(), "livcr-2018", None, present, day)


@settings(deadline=None, max_examples=examples(50))
@given(days=st.integers(-400, 800))
def test_the_procureurs_table_opens_on_the_days_of_its_protocol_and_no_other(days: int) -> None:
    day = DAY + timedelta(days=days)
    present = (someone("safety_coordinator"), someone("caw_worker"))
    checked = check_meeting(book(), "pdk-proto", PROTOCOL, present, day)
    assert checked.may_open is (date(2025, 5, 12) <= day <= date(2026, 5, 11))
