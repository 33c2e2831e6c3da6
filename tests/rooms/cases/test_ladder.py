# SPDX-License-Identifier: EUPL-1.2
"""The ladder of nuisance: up one step with a reason, and back."""

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.case.access import ESCALATE_CASE, RETURN_CASE
from schakel.cases.case.commands.ladder import escalate_case, return_case
from schakel.cases.case.queries.cases import open_case_file
from schakel.cases.models import Case, CasePlace
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError, RefusedInputError
from tests.cases_world import make_case
from tests.world import OWNER, TODAY, acting, table

WHY = "Drie gesprekken met de uitbater veranderden niets."


def bar():
    return make_case(
        "overlast-1", "Plein", ("lore",), "wim",
        subject_kind="place", concern="nuisance", name="",
    )  # fmt: skip


def up(case, who, reason=WHY):
    with acting(who) as actor:
        return escalate_case(actor, case, reason=reason, day=TODAY)


def down(case, who, reason="Opgelost."):
    with acting(who) as actor:
        return return_case(actor, case, reason=reason, day=TODAY)


def test_a_case_climbs_to_the_tactical_table_which_may_take_measures(town):
    case = bar()
    with acting("rita") as rita, pytest.raises(NotFoundError):
        open_case_file(rita, case, TODAY)
    assert up(case, "wim") == table("overlast-2")
    with acting("rita") as rita:
        top = open_case_file(rita, case, TODAY).highest
        assert (top.name, top.reason, top.may_take_measures) == ("Tafel overlast-2", WHY, True)
    with acting("wim") as wim:
        assert len(open_case_file(wim, case, TODAY).places) == 2


def test_a_case_climbs_to_the_strategic_table_and_comes_back_down(town):
    case = bar()
    up(case, "wim")
    assert up(case, "rita") == table("overlast-3")
    with acting("bilal") as bilal:
        assert open_case_file(bilal, case, TODAY).highest.name == "Tafel overlast-3"
    assert down(case, "bilal") == table("overlast-2")
    with acting("bilal"):
        assert not Case.objects.exists()
        assert not CasePlace.objects.exists()
    assert down(case, "rita") == table("overlast-1")
    with acting("rita") as rita, pytest.raises(NotFoundError):
        open_case_file(rita, case, TODAY)
    with acting("wim") as wim:
        assert len(open_case_file(wim, case, TODAY).places) == 1
    actions = list(Entry.objects.using(OWNER).filter(case=case).values_list("action", flat=True))
    assert actions.count(ESCALATE_CASE.code) == actions.count(RETURN_CASE.code) == 2


def test_reasons_are_sealed(town):
    case = bar()
    up(case, "wim")
    place = CasePlace.objects.using(OWNER).get(case_id=case, table_id=table("overlast-2"))
    entry = Entry.objects.using(OWNER).get(action=ESCALATE_CASE)
    assert b"uitbater" not in bytes(place.reason) + bytes(entry.reason) + entry.canonical.encode()


def test_a_named_case_never_climbs_to_a_table_that_sees_no_names(town):
    case = make_case()
    with pytest.raises(AccessDeniedError) as refused:
        up(case, "an")
    assert refused.value.decision.rule == "livcr-2018/no-names"
    assert any("tendens" in str(way) for way in refused.value.decision.ruling.ways_open)


def test_nothing_stands_above_the_strategic_table(town):
    case = bar()
    up(case, "wim")
    up(case, "rita")
    with pytest.raises(AccessDeniedError) as refused:
        up(case, "bilal")
    assert refused.value.decision.rule == "ladder/top"


def test_a_case_that_never_climbed_cannot_go_back(town):
    with pytest.raises(AccessDeniedError) as refused:
        down(bar(), "wim")
    assert refused.value.decision.rule == "ladder/bottom"


@pytest.mark.parametrize("move", [up, down])
def test_outsiders_and_partners_do_not_move_a_case(town, move):
    case = bar()
    up(case, "wim")
    with pytest.raises(NotFoundError):
        move(case, "chloe")
    with pytest.raises(AccessDeniedError) as refused:
        move(case, "lore")
    assert refused.value.decision.rule == "runs_meeting"


@pytest.mark.parametrize("move", [up, down])
def test_a_move_needs_a_reason(town, move):
    case = bar()
    up(case, "wim")
    with pytest.raises(RefusedInputError) as refused:
        move(case, "rita", " ")
    assert refused.value.field == "reason"
