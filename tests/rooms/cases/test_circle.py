# SPDX-License-Identifier: EUPL-1.2
"""The circle: inviting, taking part, not taking part, ending."""

from datetime import date, timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.actors.models import Mandate
from schakel.cases.case.queries.cases import open_case_file
from schakel.cases.circle import queries as circle
from schakel.cases.circle.access import ANSWER_INVITATION, INVITE
from schakel.cases.circle.commands import answer_invitation, end_membership, invite
from schakel.cases.models import Case, CaseMember
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.vocabulary import MembershipState
from schakel.notices.models import Notice
from tests.cases_world import make_case
from tests.world import OWNER, TODAY, acting, mandate


def invited(case, who):
    with acting("an") as an:
        return invite(an, case, mandate(who), day=TODAY)


def test_a_coordinator_invites_a_youth_worker_who_accepts_and_reads_the_case(town):
    case = make_case(circle=())
    member = invited(case, "jonas")
    with acting("jonas") as jonas:
        asked = circle.invitation(jonas, member, TODAY)
        assert asked.asked_by is not None
        assert (asked.asked_by.person.given_name, asked.concern) == ("An", "radicalisation")
        assert asked.accepted_case is None
        assert answer_invitation(jonas, member, takes_part=True, day=TODAY) == case
        assert open_case_file(jonas, case, TODAY).summary.pseudonym == "Kievit"
    kinds = {(one.mandate_id, one.kind) for one in Notice.objects.using(OWNER).all()}
    assert (mandate("jonas"), "invited") in kinds
    assert (mandate("an"), "invitation_answered") in kinds
    actions = [one.action for one in Entry.objects.using(OWNER).filter(case=case)]
    assert actions.count(INVITE.code) == 1
    assert actions.count(ANSWER_INVITATION.code) == 1


def test_while_undecided_a_youth_worker_sees_no_case(town):
    case = make_case(circle=())
    invited(case, "jonas")
    with acting("jonas") as jonas:
        assert [one.concern for one in circle.my_invitations(jonas, TODAY)] == ["radicalisation"]
        assert not Case.objects.exists()
        with pytest.raises(NotFoundError):
            open_case_file(jonas, case, TODAY)


def test_a_youth_worker_who_declined_sees_nothing_of_the_case(town):
    case = make_case(circle=("tom",))
    member = invited(case, "jonas")
    with acting("jonas") as jonas:
        assert answer_invitation(jonas, member, takes_part=False, day=TODAY) is None
    with acting("jonas") as jonas:
        assert circle.my_invitations(jonas, TODAY) == ()
        with pytest.raises(NotFoundError):
            circle.invitation(jonas, member, TODAY)
        with pytest.raises(NotFoundError):
            answer_invitation(jonas, member, takes_part=True, day=TODAY)
        assert not CaseMember.objects.exists()
        assert not Case.objects.exists()


def test_only_who_runs_the_table_sees_who_stays_out_and_the_journal_tells_no_answer(
    town,
):
    case = make_case(circle=("tom",))
    answers = {}
    for who, takes_part in (("jonas", False), ("chloe", True)):
        member = invited(case, who)
        with acting(who) as actor:
            answer_invitation(actor, member, takes_part=takes_part, day=TODAY)
        entry = Entry.objects.using(OWNER).get(subject=member, action=ANSWER_INVITATION)
        answers[who] = (entry.action, entry.subject_kind, entry.refused_by, bytes(entry.reason))
    assert answers["jonas"] == answers["chloe"]
    for who, seen in (("an", True), ("bilal", True), ("tom", False), ("chloe", False)):
        with acting(who):
            states = {one.state for one in circle.members_of(case)}
        assert (MembershipState.NOT_TAKING_PART in states) is seen, who


def test_asking_again_is_an_open_question_without_history(town):
    case = make_case(circle=())
    member = invited(case, "jonas")
    with acting("jonas") as jonas:
        answer_invitation(jonas, member, takes_part=False, day=TODAY)
    assert invited(case, "jonas") == member
    assert CaseMember.objects.using(OWNER).filter(case=case).count() == 1


def test_nobody_is_invited_twice(town):
    case = make_case(circle=("tom",))
    with acting("an") as an, pytest.raises(RefusedInputError) as refused:
        invite(an, case, mandate("tom"), day=TODAY)
    assert refused.value.field == "mandate"


def test_an_outsider_cannot_invite_and_learns_nothing(town):
    case = make_case()
    with acting("lore") as lore, pytest.raises(NotFoundError):
        invite(lore, case, mandate("jonas"), day=TODAY)


def test_a_partner_in_the_circle_is_told_why_he_cannot_invite(town):
    case = make_case()
    with acting("tom") as tom, pytest.raises(AccessDeniedError) as refused:
        invite(tom, case, mandate("jonas"), day=TODAY)
    assert refused.value.decision.may_know
    assert "coördinator" in str(refused.value.decision.sentence)


def test_a_partner_outside_the_protocol_cannot_join_and_hears_what_would_open_it(town):
    case = make_case("kwetsbaar", "Merel", (), concern="vulnerable_adult")
    with acting("an") as an:
        with pytest.raises(AccessDeniedError) as refused:
            invite(an, case, mandate("lore"), day=TODAY)
        assert refused.value.decision.rule == "protocol/function"
        assert any("protocol" in str(way) for way in refused.value.decision.ruling.ways_open)
        invite(an, case, mandate("tom"), day=TODAY)


def test_before_the_flemish_decree_no_flemish_function_joins_a_livc(town):
    long_ago = date(2021, 6, 1)
    Mandate.objects.using(OWNER).update(begin=date(2018, 1, 1))
    from schakel.tables.models import TableMandate

    TableMandate.objects.using(OWNER).update(begin=date(2018, 1, 1))
    case = make_case(circle=())
    with acting("an", long_ago) as an:
        with pytest.raises(AccessDeniedError) as refused:
            invite(an, case, mandate("chloe"), day=long_ago)
        assert "decreet" in str(refused.value.decision.sentence)
        invite(an, case, mandate("lore"), day=long_ago)


def test_who_leaves_the_circle_loses_sight_at_once(town):
    case = make_case(circle=("tom",))
    with acting("an") as an:
        member = next(one for one in circle.members_of(case) if one.mandate.id == mandate("tom"))
        end_membership(an, member.id, day=TODAY)
    with acting("tom") as tom, pytest.raises(NotFoundError):
        open_case_file(tom, case, TODAY)


def test_a_partner_cannot_end_the_place_of_another(town):
    case = make_case(circle=("tom", "chloe"))
    with acting("tom") as tom:
        member = next(one for one in circle.members_of(case) if one.mandate.id == mandate("chloe"))
        with pytest.raises((AccessDeniedError, NotFoundError)):
            end_membership(tom, member.id, day=TODAY)


def test_an_ended_mandate_loses_sight_of_the_case_at_once(town):
    case = make_case(circle=("tom",))
    Mandate.objects.using(OWNER).filter(pk=mandate("tom")).update(end=TODAY)
    with acting("tom") as tom, pytest.raises(NotFoundError):
        open_case_file(tom, case, TODAY)
    with acting("tom", TODAY - timedelta(days=1)) as tom:
        assert open_case_file(tom, case, TODAY - timedelta(days=1)).id == case


def test_who_could_be_invited_are_people_with_a_mandate_and_no_overseer(town):
    case = make_case(circle=("tom",))
    with acting("an"):
        found = {one.id for one in circle.invitable(case, TODAY)}
    assert mandate("jonas") in found
    assert not found & {mandate("tom"), mandate("dirk"), mandate("noor"), mandate("els")}


def test_who_could_be_invited_is_found_by_a_part_of_a_name_or_a_service(town):
    case = make_case(circle=("tom",))
    with acting("an"):
        for text, who in (
            ("jon", {"jonas"}),
            ("de haven baert", {"jonas"}),
            ("tom", set()),
            ("noor haddad", set()),
            ("zandbeke", {"an", "bilal", "rita", "pieter", "wim", "lore"}),
            ("niemand", set()),
            (" ", set()),
        ):
            found = {one.id for one in circle.invitable_named(case, text, TODAY)}
            assert found == {mandate(one) for one in who}, text
