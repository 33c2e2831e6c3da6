# SPDX-License-Identifier: EUPL-1.2
"""From a retained signal to a case with a pseudonym, a casusregisseur and a small circle."""

import uuid
from datetime import date

import pytest
from django.utils import timezone

from schakel.access.decision import AccessDeniedError
from schakel.cases.case.terms import months_later
from schakel.cases.circle.notices import INVITED
from schakel.cases.models import Case, CaseMember, CasePlace, Identity, Signal
from schakel.cases.signals import intake, likeness, pseudonyms
from schakel.cases.signals.commands import identity, triage
from schakel.cases.signals.commands.opening import open_case
from schakel.cases.signals.notices import CASE_OPENED, SIGNAL_MOVED
from schakel.cases.signals.queries.duplicates import (
    case_preparation,
    known_here,
    pseudonyms_to_choose,
)
from schakel.cases.signals.queries.signals import signal_page
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, SignalId
from schakel.kernel.vocabulary import ConcernKind, SignalState, TableLevel
from schakel.notices.models import Notice
from schakel.notices.queries import my_notices
from tests.rooms.cases.signals_at_the_table import (
    NAME,
    cleared,
    given,
    named,
    new,
    nuisance,
    opened,
    version,
)
from tests.world import TODAY, acting, mandate, table


def begin(
    signal: SignalId, who: str = "an", pseudonym: str = "Kievit", director: str = "an"
) -> CaseId:
    with acting(who) as actor:
        return open_case(
            actor,
            signal,
            pseudonym=pseudonym,
            director=mandate(director),
            version=version(signal),
            day=TODAY,
        )


def place_signal() -> SignalId:
    signal = given(worry=nuisance(), by="lore")
    with acting("wim") as actor:
        triage.retain_signal(actor, signal, version=1, day=TODAY)
    return signal


def test_the_coordinator_begins_a_case(town):
    signal = cleared()
    case_id = begin(signal)
    case = Case.objects.using("owner").get(pk=case_id)
    row = Signal.objects.using("owner").get(pk=signal)
    assert (case.pseudonym, case.state, case.file_id) == ("Kievit", "deliberation", row.file_id)
    assert case.review_on == date(2027, 5, 20)
    assert (row.state, row.case_id) == ("in_case", case_id)
    assert Identity.objects.using("owner").get().case_id == case_id
    assert CasePlace.objects.using("owner").get().table_id == table("noord")
    members = {(one.mandate_id, one.state) for one in CaseMember.objects.using("owner").all()}
    assert members == {
        (mandate("an"), "accepted"),
        (mandate("bilal"), "accepted"),
        (mandate("chloe"), "invited"),
    }
    told = Notice.objects.using("owner").filter(about=case_id)
    assert [(one.mandate_id, one.kind) for one in told] == [(mandate("bilal"), CASE_OPENED.code)]
    assert Entry.objects.using("owner").get(action="open_case").case == case_id
    with acting("an") as actor:
        assert signal_page(actor, signal, TODAY).line.state is SignalState.CLOSED_AS_CASE


def test_the_giver_is_led_to_the_invitation_and_no_longer_to_a_signal_that_is_gone(town):
    case = begin(cleared())
    lost = Notice.objects.using("owner").create(
        mandate_id=mandate("chloe"),
        kind=SIGNAL_MOVED.code,
        about_kind="signal",
        about=uuid.uuid4(),
        day=TODAY,
        at=timezone.now(),
    )
    place = CaseMember.objects.using("owner").get(case_id=case, mandate_id=mandate("chloe"))
    with acting("chloe"):
        found = {one.id: one for one in my_notices()}
    invited = [one for one in found.values() if one.kind == INVITED.code]
    assert [one.about for one in invited] == [place.id]
    assert found[lost.id].about is None


def test_a_giver_outside_the_protocol_is_not_invited_when_the_case_begins(town):
    adult = new("kwetsbaar", concern=ConcernKind.VULNERABLE_ADULT)
    for giver, members in (("lore", {"an", "rita"}), ("tom", {"an", "rita", "tom"})):
        signal = given(worry=adult, by=giver)
        with acting("rita") as rita:
            triage.retain_signal(rita, signal, version=version(signal), day=TODAY)
        with acting(giver) as actor:
            identity.name_subject(actor, signal, NAME, version=version(signal), day=TODAY)
        with acting("an") as an:
            identity.open_identity(an, signal, "Nodig.", version=version(signal), day=TODAY)
        case = begin(signal, pseudonym=f"Merel {giver}")
        found = CaseMember.objects.using("owner").filter(case_id=case)
        assert {one.mandate_id for one in found} == {mandate(one) for one in members}
        invitations = Notice.objects.using("owner").filter(
            mandate_id=mandate(giver), kind=INVITED.code
        )
        assert invitations.count() == (giver == "tom")


def test_without_the_officers_word_no_case_begins_at_the_livc_r(town):
    signal = opened()
    with pytest.raises(AccessDeniedError) as denied:
        begin(signal)
    assert denied.value.decision.rule == "case/officer"
    assert denied.value.decision.ruling.ways_open
    with acting("an") as actor:
        ready = signal_page(actor, signal, TODAY).ready_for_case
    assert ready is not None
    assert not ready.allowed


def test_without_an_opened_name_no_case_begins_about_somebody(town):
    with pytest.raises(AccessDeniedError) as denied:
        begin(named())
    assert denied.value.decision.rule == "case/name"


def test_a_place_needs_no_name_and_its_giver_is_not_invited(town):
    case_id = begin(place_signal(), who="wim", pseudonym="Plein bij de brug", director="wim")
    assert Case.objects.using("owner").get(pk=case_id).subject_kind == "place"
    assert [one.mandate_id for one in CaseMember.objects.using("owner").all()] == [mandate("wim")]


def test_a_signal_that_is_not_retained_is_no_case(town):
    signal = given()
    with pytest.raises(AccessDeniedError) as denied:
        begin(signal)
    assert denied.value.decision.rule == "signal_retained"


def test_the_giver_does_not_begin_a_case_and_an_outsider_does_not_know(town):
    signal = cleared()
    with pytest.raises(AccessDeniedError):
        begin(signal, who="chloe")
    for who in ("greet", "mia", "tom"):
        with pytest.raises(NotFoundError):
            begin(signal, who=who)
    assert not Case.objects.using("owner").exists()


def test_a_pseudonym_is_free_and_gives_nothing_away(town):
    begin(cleared())
    second = cleared()
    for taken in ("Kievit", "kievit", "De Kaddouri"):
        with pytest.raises(RefusedInputError) as refused:
            begin(second, pseudonym=taken)
        assert refused.value.field == "pseudonym"
    with pytest.raises(RefusedInputError) as refused:
        begin(second, pseudonym="Merel", director="karel")
    assert refused.value.field == "director"
    begin(second, pseudonym="Merel")
    assert Case.objects.using("owner").count() == 2


def test_the_page_before_a_case_shows_duplicates_and_free_birds(town):
    begin(cleared())
    second = cleared()
    with acting("an") as actor:
        ready = case_preparation(actor, second, TODAY)
        alike, free = known_here(actor, ready, TODAY), pseudonyms_to_choose(ready)
    assert [one.pseudonym for one in alike] == ["Kievit"]
    assert len(free) == 3
    assert "Kievit" not in free
    assert [one.person.given_name for one in ready.directors] == ["An"]
    assert ready.ready.allowed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jan Peeters", "jan péeters", True),
        ("Jan Peeters", "Peeters, Jan", True),
        ("Jan Peeters", "Jan Peters", True),
        ("Şükran Yılmaz", "Sukran Yilmaz", True),
        ("Jan Peeters", "Peeters", True),
        ("Yassin Elmoutaouakil", "Jassin El Moutaouakil", True),
        ("Jan Peeters", "Els Wouters", False),
        ("", "Jan", False),
    ],
)
def test_names_are_compared_as_people_write_them(one, other, same):
    assert likeness.alike(one, other) is same


def test_a_shared_birth_date_asks_for_less_likeness():
    assert not likeness.alike("Mo Haddad", "Mohamed Hadad")
    assert likeness.alike("Mo Haddad", "Mohamed Hadad", same_birth_date=True)


def test_birds_run_out_quietly():
    assert pseudonyms.suggestions(pseudonyms.BIRDS) == ()


def test_months_later_stays_inside_the_month():
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_a_framework_that_does_not_hold_is_a_refusal_with_its_reason(database):
    with pytest.raises(AccessDeniedError) as denied:
        intake.framework_on("livcr-2018", date(2000, 1, 1))
    assert "geldt niet" in str(denied.value.decision.sentence)
    assert not intake.takes_signals("livcr-2018", TableLevel.OPERATIONAL, date(2000, 1, 1))
