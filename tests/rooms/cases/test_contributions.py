# SPDX-License-Identifier: EUPL-1.2
"""Contributions: owned by their giver, read by whom the giver chose and nobody else."""

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.case.queries.cases import open_case_file
from schakel.cases.contributions import commands as contributions
from schakel.cases.contributions.access import SHARE_CONTRIBUTION
from schakel.cases.contributions.facts import Words
from schakel.cases.models import Contribution, ContributionReader
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import OnwardUse, SourceKind
from schakel.tables.models import Table
from tests.cases_world import make_case
from tests.world import OWNER, TODAY, acting, mandate, table

TEXT = "Sinds januari eet hij niet meer in de refter."
BETTER = "Sinds februari eet hij niet meer in de refter."


def words(text=TEXT, secrecy=Secrecy.PROFESSIONAL):
    return Words(text, SourceKind.OBSERVED, secrecy, OnwardUse.START_HELP, not_in_minutes=True)


def shared(case, readers=("an", "bilal"), giver="chloe", **kwargs):
    with acting(giver) as actor:
        chosen = [mandate(one) for one in readers]
        given = words(**kwargs)
        opened = contributions.open_to_share(actor, case, TODAY)
        return contributions.share_contribution(actor, opened, given, chosen, day=TODAY)


def read_by(who, case):
    with acting(who) as actor:
        return [one.words.text for one in open_case_file(actor, case, TODAY).said]


def test_a_counsellor_shares_with_whom_she_chose_and_nobody_else(town):
    case = make_case()
    shared(case)
    assert read_by("chloe", case) == read_by("an", case) == read_by("bilal", case) == [TEXT]
    assert read_by("tom", case) == []
    entry = Entry.objects.using(OWNER).get(action=SHARE_CONTRIBUTION)
    assert entry.case == case


def test_only_the_giver_sees_who_reads(town):
    case = make_case()
    shared(case)
    with acting("chloe") as chloe:
        readers = open_case_file(chloe, case, TODAY).said[0].readers
    assert set(readers) == {mandate("an"), mandate("bilal")}
    with acting("an") as an:
        assert open_case_file(an, case, TODAY).said[0].readers == ()


def test_a_contribution_is_sealed(town):
    contribution = shared(make_case())
    row = Contribution.objects.using(OWNER).get(pk=contribution)
    assert row.text
    assert b"refter" not in bytes(row.text)


def test_who_joins_later_reads_nothing_earlier_unless_the_giver_opens_it(town):
    case = make_case()
    contribution = shared(case, readers=("an",))
    assert read_by("tom", case) == []
    with acting("chloe") as chloe:
        contributions.widen_contribution(chloe, contribution, [mandate("tom")], day=TODAY)
    assert read_by("tom", case) == [TEXT]


def test_a_correction_takes_the_place_for_the_same_readers(town):
    case = make_case()
    old = shared(case)
    with acting("chloe") as chloe:
        contributions.correct_contribution(chloe, old, words(BETTER), day=TODAY)
    assert read_by("an", case) == read_by("chloe", case) == [BETTER]
    assert read_by("tom", case) == []
    with acting("chloe") as chloe, pytest.raises(AccessDeniedError) as refused:
        contributions.correct_contribution(chloe, old, words(), day=TODAY)
    assert refused.value.decision.rule == "contribution_standing"


def test_withdrawing_hides_every_version_from_everyone_but_the_giver(town):
    case = make_case()
    old = shared(case)
    with acting("chloe") as chloe:
        newest = contributions.correct_contribution(chloe, old, words(BETTER), day=TODAY)
        contributions.withdraw_contribution(chloe, newest, day=TODAY)
    with acting("an"):
        assert not Contribution.objects.exists()
    with acting("chloe") as chloe:
        assert open_case_file(chloe, case, TODAY).said[0].withdrawn_on == TODAY


@pytest.mark.parametrize("who", ["an", "tom"])
def test_nobody_changes_what_another_gave(town, who):
    case = make_case()
    contribution = shared(case)
    expected = AccessDeniedError if who == "an" else NotFoundError
    with acting(who) as actor:
        with pytest.raises(expected):
            contributions.withdraw_contribution(actor, contribution, day=TODAY)
        with pytest.raises(expected):
            contributions.correct_contribution(actor, contribution, words(), day=TODAY)
        with pytest.raises(expected):
            contributions.widen_contribution(actor, contribution, [mandate("mia")], day=TODAY)


def test_an_outsider_cannot_share_in_a_case_and_learns_nothing(town):
    case = make_case()
    with pytest.raises(NotFoundError):
        shared(case, giver="lore")


@pytest.mark.parametrize("readers", [(), ("lore",), ("chloe",), ("an", "jonas")])
def test_readers_come_from_the_circle_and_the_table(town, readers):
    case = make_case()
    with pytest.raises(RefusedInputError) as refused:
        shared(case, readers=readers)
    assert refused.value.field == "readers"
    assert not ContributionReader.objects.using(OWNER).exists()


def test_professional_secrets_are_refused_at_a_table_about_a_place_and_nothing_is_kept(town):
    case = make_case(
        "overlast-1", "Plein", ("lore",), "wim",
        subject_kind="place", concern="nuisance", name="",
    )  # fmt: skip
    with pytest.raises(AccessDeniedError) as refused:
        shared(case, readers=("wim",), giver="lore")
    decision = refused.value.decision
    assert decision.may_know
    assert decision.rule == "overlast-admin/secrets"
    assert str(decision.ruling.ways_open[0]).startswith("Bel de coördinator")
    assert not Contribution.objects.using(OWNER).exists()
    shared(case, readers=("wim",), giver="lore", secrecy=Secrecy.NONE)


def test_a_table_that_keeps_only_decisions_takes_no_written_contribution(town):
    case = make_case()
    Table.objects.using(OWNER).filter(pk=table("noord")).update(keeps="decisions_only")
    with pytest.raises(AccessDeniedError) as refused:
        shared(case)
    assert "aan tafel" in str(refused.value.decision.sentence)


def test_nothing_is_added_to_a_closed_case(town):
    with pytest.raises(AccessDeniedError) as refused:
        shared(make_case(state="closed"))
    assert refused.value.decision.rule == "case_open"
