# SPDX-License-Identifier: EUPL-1.2
"""A walk through the calendar: every day from 2017 to 2030 has one law, without holes."""

from datetime import date, timedelta

import pytest

from schakel.rules.law import LawBook, NotInForceError

FIRST, LAST = date(2017, 1, 1), date(2030, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
DIGITAL = ("refused_signal_days", "review_every_months", "destroy_after_close_months", "draft_days")


def test_every_value_holds_on_every_day_of_its_framework(law: LawBook) -> None:
    for day in DAYS:
        for framework in law.on(day).table_kinds():
            for name in DIGITAL:
                assert framework.value(name, day).holds_on(day)


def test_no_two_values_hold_on_the_same_day(law: LawBook) -> None:
    for framework in law.on(LAST).table_kinds():
        for name, dated in framework.values:
            for day in DAYS:
                assert sum(value.holds_on(day) for value in dated) <= 1, name


def test_what_a_table_rests_on_is_in_force_whenever_the_table_is(law: LawBook) -> None:
    for day in DAYS:
        today = law.on(day)
        for framework in today.frameworks:
            assert all(today.in_force(one) for one in framework.rests_on), (framework.id, day)


def test_a_livc_r_of_2020_shows_the_law_of_2020(law: LawBook) -> None:
    then = law.on(date(2020, 3, 13)).framework("livcr-2018")
    now = law.on(date(2026, 3, 13)).framework("livcr-2018")
    assert then.rests_on == ("sw-458", "sw-458ter")
    assert now.rests_on == (*then.rests_on, "vl-livc-2021", "vl-458ter-2023", "fed-458ter-2026")


def test_a_law_before_its_first_day_is_refused_in_dutch(law: LawBook) -> None:
    with pytest.raises(NotInForceError, match="LIVC R geldt niet op 23 september 2018"):
        law.on(date(2018, 9, 23)).framework("livcr-2018")
    assert law.on(date(2018, 9, 24)).framework("livcr-2018").name == "LIVC R"


def test_an_unknown_framework_is_refused_in_dutch(law: LawBook) -> None:
    with pytest.raises(NotInForceError, match="kent geen wettelijk kader met de naam livc-o"):
        law.on(LAST).framework("livc-o")


def test_an_unknown_value_is_refused_and_says_where_to_add_it(law: LawBook) -> None:
    framework = law.on(LAST).framework("overlast-admin")
    with pytest.raises(NotInForceError, match=r"law/frameworks/overlast-admin/framework\.yaml"):
        framework.value("coffee_days", LAST)
