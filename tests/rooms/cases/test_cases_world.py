# SPDX-License-Identifier: EUPL-1.2
"""The builder of cases: the circle sees the case, an outsider does not."""

from schakel.cases.models import Case
from tests.cases_world import make_case, make_contribution, make_task
from tests.world import acting


def test_the_circle_sees_the_case_that_the_builder_made_and_an_outsider_does_not(town):
    case = make_case()
    make_contribution(case, "chloe", "Hij eet niet meer in de refter.", readers=("an",))
    make_task(case, "tom", "Aanbod buddy")
    for who, seen in (("an", 1), ("chloe", 1), ("lore", 0), ("els", 0)):
        with acting(who):
            assert Case.objects.filter(pk=case).count() == seen, who
