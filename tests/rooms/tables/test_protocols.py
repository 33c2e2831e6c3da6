# SPDX-License-Identifier: EUPL-1.2
"""A protocol is drawn up, consented to, signed, renewed and ended; what was consented to stays."""

from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest

from schakel.access.decision import AccessDeniedError
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import OrganisationId, ProtocolId
from schakel.tables import governing, seated
from schakel.tables import queries as tables
from schakel.tables.commands import protocols
from schakel.tables.inputs import ProtocolInput
from tests.world import PROTOCOL_UNTIL, TODAY, acting, mandate, organisation, table

DRAFT = ProtocolInput(
    reference="PdK/2027/3",
    valid_from=date(2027, 4, 1),
    valid_until=date(2029, 3, 31),
    purposes=("bescherming van de persoon",),
    functions=("caw_worker", "prosecutor"),
    modalities={"ritme": "elke derde donderdag"},
)
CONSENT = replace(DRAFT, consent_by="Procureur des Konings", consent_on=TODAY)


def current() -> ProtocolId:
    return governing.protocols_of(table("kwetsbaar"))[0].id


def test_a_mayor_draws_up_a_renewal_and_completes_it_until_the_consent(town, journalled):
    with acting("bilal") as bilal:
        made = protocols.draw_up_protocol(bilal, table("kwetsbaar"), DRAFT, day=TODAY)
        protocols.change_protocol(bilal, made, CONSENT, shown=DRAFT, day=TODAY)
        assert governing.protocol(made).said == CONSENT
        with pytest.raises(ChangedMeanwhileError):
            protocols.change_protocol(bilal, made, CONSENT, shown=DRAFT, day=TODAY)
        with pytest.raises(RefusedInputError):
            protocols.change_protocol(bilal, made, DRAFT, shown=CONSENT, day=TODAY)
    assert journalled() == ["draw_up_protocol", "change_protocol"]


def test_the_database_itself_keeps_what_was_consented_to(town):
    with town.connect("owner") as owner:
        for change in ("purposes = '[]'", "consent_on = NULL", "valid_until = '2030-01-01'"):
            with pytest.raises(psycopg.errors.RaiseException):
                owner.execute(f"UPDATE tables_protocol SET {change}")


def test_a_draft_silences_neither_the_protocol_of_today_nor_its_renewal(town):
    draft = replace(DRAFT, valid_from=TODAY)
    with acting("bilal") as bilal:
        protocols.draw_up_protocol(bilal, table("kwetsbaar"), draft, day=TODAY)
        held = tables.protocol_on(table("kwetsbaar"), TODAY)
        assert held is not None
        assert held.reference == "PdK/2025/17"
        (last,) = seated.last_protocols([table("kwetsbaar")], TODAY)
        assert last.valid_until == PROTOCOL_UNTIL
        (ending,) = tables.protocols_ending(TODAY, PROTOCOL_UNTIL)
        assert ending.valid_until == PROTOCOL_UNTIL


def test_a_renewal_of_next_spring_does_not_hide_the_protocol_of_today(town):
    with acting("bilal") as bilal:
        protocols.draw_up_protocol(bilal, table("kwetsbaar"), CONSENT, day=TODAY)
        (last,) = seated.last_protocols([table("kwetsbaar")], TODAY)
    assert last.valid_until == date(2029, 3, 31)
    assert last.facts.reference == "PdK/2025/17"


def test_partners_sign_once(town, journalled):
    with acting("bilal") as bilal:
        protocols.sign_protocol(bilal, current(), organisation("cgg"), on=TODAY, day=TODAY)
        names = [one.organisation.name for one in governing.protocol(current()).signatures]
        assert "CGG Zandstreek" in names
        unknown = OrganisationId(mandate("an"))
        for signer, on in (
            (organisation("cgg"), TODAY),
            (unknown, TODAY),
            (organisation("clb"), TODAY + timedelta(days=1)),
        ):
            with pytest.raises(RefusedInputError):
                protocols.sign_protocol(bilal, current(), signer, on=on, day=TODAY)
    assert journalled() == ["sign_protocol"]


def test_a_protocol_ends_sooner_but_never_later(town):
    with acting("els") as els:
        protocols.end_protocol(els, current(), last_day=TODAY, day=TODAY)
        assert governing.protocol(current()).said.valid_until == TODAY
        with pytest.raises(RefusedInputError):
            protocols.end_protocol(els, current(), last_day=PROTOCOL_UNTIL, day=TODAY)


def test_who_sits_there_reads_the_protocol_but_does_not_write_it(town, journalled):
    with acting("tom") as tom:
        for attempt in (
            lambda: protocols.draw_up_protocol(tom, table("kwetsbaar"), DRAFT, day=TODAY),
            lambda: protocols.end_protocol(tom, current(), last_day=TODAY, day=TODAY),
            lambda: protocols.sign_protocol(
                tom, current(), organisation("cgg"), on=TODAY, day=TODAY
            ),
        ):
            with pytest.raises(AccessDeniedError) as refusal:
                attempt()
            assert refusal.value.decision.rule == "governs"
    assert journalled() == []


def test_an_outsider_does_not_learn_that_there_is_a_protocol(town):
    with acting("els"):
        known = current()
    with acting("chloe") as chloe:
        assert governing.protocols_of(table("kwetsbaar")) == ()
        with pytest.raises(NotFoundError):
            governing.protocol(known)
        with pytest.raises(NotFoundError):
            protocols.end_protocol(chloe, known, last_day=TODAY, day=TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"valid_until": date(2027, 3, 31)}, "valid_until"),
        ({"consent_by": "Procureur des Konings"}, "consent_on"),
        ({"consent_by": "P", "consent_on": TODAY + timedelta(days=1)}, "consent_on"),
        ({"functions": ("tovenaar",)}, "functions"),
    ],
)
def test_a_protocol_that_cannot_be_is_refused_beside_its_field(town, change, field):
    with acting("els") as els, pytest.raises(RefusedInputError) as refusal:
        protocols.draw_up_protocol(els, table("kwetsbaar"), replace(DRAFT, **change), day=TODAY)
    assert refusal.value.field == field
