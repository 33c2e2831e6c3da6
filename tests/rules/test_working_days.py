# SPDX-License-Identifier: EUPL-1.2
"""Counting days by hand and by machine; every date here can be checked on a wall calendar."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from schakel.rules.framework import NotInForceError
from schakel.rules.problems import LawDataError
from schakel.toolbox.bridge_days import COLUMNS, bridge_days
from schakel.toolbox.calendar import Calendar, calendar_for, example_calendar
from schakel.toolbox.quantity import parse
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Body

EMPTY = calendar_for(toolbox())


def counting(rule: str, *, value: bool) -> Calendar:
    """Return a calendar with one rule of counting turned."""
    record = toolbox().counting
    turned = tuple(one.model_copy(update={"value": value}) for one in getattr(record, rule))
    return Calendar((), frozenset(), record.model_copy(update={rule: turned}))


@pytest.mark.parametrize(
    ("term", "start", "last"),
    [
        ("P14D", date(2026, 3, 2), date(2026, 3, 16)),
        ("P1D", date(2026, 12, 31), date(2027, 1, 1)),
        ("P1M", date(2026, 1, 31), date(2026, 2, 28)),
        ("P1M", date(2028, 1, 31), date(2028, 2, 29)),
        ("P1M", date(2026, 2, 28), date(2026, 3, 28)),
        ("P12M", date(2028, 2, 29), date(2029, 2, 28)),
        ("P6M", date(2026, 8, 31), date(2027, 2, 28)),
        ("1 werkdagen", date(2026, 3, 6), date(2026, 3, 9)),
        ("1 werkdagen", date(2026, 4, 3), date(2026, 4, 7)),
        ("5 werkdagen", date(2026, 12, 24), date(2027, 1, 4)),
    ],
)
def test_the_day_of_the_act_does_not_count(term: str, start: date, last: date) -> None:
    assert EMPTY.after(start, parse(term)) == last


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        ("P1M", date(2026, 3, 1), date(2026, 3, 31)),
        ("P1M", date(2026, 12, 30), date(2027, 1, 29)),
        ("P1M", date(2026, 1, 30), date(2026, 2, 28)),
        ("P1M", date(2026, 1, 29), date(2026, 2, 28)),
        ("P1M", date(2028, 1, 30), date(2028, 2, 29)),
        ("P14D", date(2026, 3, 2), date(2026, 3, 15)),
        ("5 werkdagen", date(2026, 3, 2), date(2026, 3, 6)),
    ],
)
def test_the_first_day_of_a_measure_counts(term: str, first: date, last: date) -> None:
    assert EMPTY.last_day(first, parse(term)) == last


def test_whether_the_first_day_counts_is_a_rule_and_no_code() -> None:
    act = counting("day_of_event_counts", value=True)
    assert act.after(date(2026, 3, 2), parse("P14D")) == date(2026, 3, 15)
    assert act.after(date(2026, 3, 2), parse("1 werkdagen")) == date(2026, 3, 2)
    first = counting("first_day_of_measure_counts", value=False)
    assert first.last_day(date(2026, 3, 1), parse("P1M")) == date(2026, 4, 1)


def test_saturday_is_a_working_day_only_where_the_rule_says_so() -> None:
    saturday, sunday = date(2026, 3, 7), date(2026, 3, 8)
    assert not EMPTY.is_working_day(saturday)
    working = counting("saturday_is_working_day", value=True)
    assert working.is_working_day(saturday)
    assert not working.is_working_day(sunday)
    assert working.after(date(2026, 3, 6), parse("1 werkdagen")) == saturday


def test_no_belgian_holiday_is_a_working_day() -> None:
    whit_monday, national, friday = date(2026, 5, 25), date(2026, 7, 21), date(2026, 5, 15)
    assert not EMPTY.is_working_day(whit_monday)
    assert not EMPTY.is_working_day(national)
    assert EMPTY.is_working_day(friday)
    assert EMPTY.days_off(date(2026, 5, 1), date(2026, 5, 31)) == (
        date(2026, 5, 1),
        date(2026, 5, 14),
        whit_monday,
    )
    assert not EMPTY.is_working_day(date(2033, 12, 31))


def test_a_bridge_day_of_the_town_is_no_working_day() -> None:
    bridge = date(2026, 5, 15)
    here = calendar_for(toolbox(), bridge_days=[bridge])
    assert not here.is_working_day(bridge)
    assert EMPTY.after(date(2026, 5, 13), parse("1 werkdagen")) == bridge
    assert here.after(date(2026, 5, 13), parse("1 werkdagen")) == date(2026, 5, 18)


def test_the_next_meeting_is_on_a_later_day_and_never_guessed() -> None:
    term = parse("eerstvolgende collegevergadering")
    here = calendar_for(toolbox(), college=[date(2027, 1, 12), date(2027, 1, 5)])
    assert here.after(date(2026, 12, 30), term) == date(2027, 1, 5)
    assert here.after(date(2027, 1, 5), term) == date(2027, 1, 12)
    assert here.after(date(2027, 1, 12), term) is None
    assert here.after(date(2026, 12, 30), parse("eerstvolgende gemeenteraad")) is None


def test_a_meeting_later_that_same_day_counts_only_where_the_rule_says_so() -> None:
    same = counting("meeting_on_the_day_itself_counts", value=True)
    here = Calendar(((Body.COLLEGE, (date(2027, 1, 5),)),), frozenset(), same.counting)
    term = parse("eerstvolgende collegevergadering")
    assert here.after(date(2027, 1, 5), term) == date(2027, 1, 5)


def test_from_euros_or_a_meeting_follows_no_day() -> None:
    with pytest.raises(ValueError, match="Uit 500 euro volgt geen dag"):
        EMPTY.after(date(2026, 3, 2), parse("500 euro"))
    with pytest.raises(ValueError, match="eerstvolgende gemeenteraad"):
        EMPTY.last_day(date(2026, 3, 2), parse("eerstvolgende gemeenteraad"))


def test_before_the_first_rule_nothing_is_counted() -> None:
    with pytest.raises(NotInForceError, match="4 oktober 1829"):
        EMPTY.after(date(1829, 10, 4), parse("P1D"))


def test_an_example_has_meetings_and_none_on_a_holiday() -> None:
    calendar = example_calendar(toolbox(), start=date(2026, 5, 1))
    council = calendar.known_meetings(Body.COUNCIL)
    # The last Monday of May 2026 is Whit Monday.
    assert council[:2] == (date(2026, 5, 18), date(2026, 6, 29))
    college = calendar.known_meetings(Body.COLLEGE)
    assert college[0] == date(2026, 5, 5)
    assert date(2026, 7, 21) not in college
    assert len(college) > 140
    assert calendar_for(toolbox()).known_meetings(Body.COLLEGE) == ()


def test_an_example_may_put_a_body_on_saturday() -> None:
    record = toolbox().counting
    college = record.example_meetings[0].model_copy(update={"weekday": 5})
    turned = record.model_copy(update={"example_meetings": (college,)})
    box = replace(toolbox(), counting=turned)
    days = example_calendar(box, start=date(2026, 3, 2)).known_meetings(Body.COLLEGE)
    assert days[0] == date(2026, 3, 7)


def test_a_working_day_run_over_summer_time_is_what_the_wall_calendar_says() -> None:
    # Summer time begins on Sunday 29 March 2026 and ends on Sunday 25 October 2026.
    assert EMPTY.after(date(2026, 3, 27), parse("1 werkdagen")) == date(2026, 3, 30)
    assert EMPTY.after(date(2026, 3, 28), parse("P2D")) == date(2026, 3, 30)
    assert EMPTY.after(date(2026, 10, 23), parse("1 werkdagen")) == date(2026, 10, 26)
    assert EMPTY.after(date(2026, 10, 24), parse("P2D")) == date(2026, 10, 26)


@pytest.fixture
def bridge_file(tmp_path: Path) -> Path:
    (tmp_path / "law" / "toolbox").mkdir(parents=True)
    return tmp_path / "law" / "toolbox" / "bridge-days.csv"


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")
    return path.parents[1]


def test_each_town_has_its_own_bridge_days(bridge_file: Path) -> None:
    law = write(
        bridge_file,
        '36015,2026-05-15,brug na Hemelvaart,"college, 5 januari 2026"',
        "13040,2026-07-20,brug,gemeenteraad 1 december 2025",
    )
    assert bridge_days(law, "36015") == {date(2026, 5, 15)}
    assert bridge_days(law, "11002") == frozenset()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Roeselare,2026-05-15,brug,college", "'Roeselare' is geen NIS-code"),
        (",2026-05-15,brug,college", "'' is geen NIS-code"),
        ("36015,15/05/2026,brug,college", "'15/05/2026' is geen dag"),
        ("36015,,brug,college", "'' is geen dag"),
        ("36015,2026-05-15,brug,", "geen bron"),
        ("36015,2026-05-15,brug", "geen bron"),
        ("36015,2026-05-15,brug,college, 5 januari", "te veel kolommen"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(bridge_file: Path, row: str, told: str) -> None:
    law = write(bridge_file, "36015,2026-07-20,brug,college", row)
    with pytest.raises(LawDataError, match=told) as refused:
        bridge_days(law, "36015")
    assert "law/toolbox/bridge-days.csv regel 3: " in str(refused.value)


def test_a_bridge_day_stands_there_once(bridge_file: Path) -> None:
    row = "36015,2026-05-15,brug,college"
    with pytest.raises(LawDataError, match="regel 3: deze dag staat er al"):
        bridge_days(write(bridge_file, row, row), "36015")


def test_a_bridge_file_without_its_columns_or_away_is_told(bridge_file: Path) -> None:
    with pytest.raises(LawDataError, match="dit bestand ontbreekt"):
        bridge_days(bridge_file.parents[1], "36015")
    bridge_file.write_text("gemeente;dag\n", encoding="utf-8")
    with pytest.raises(LawDataError, match="municipality,day,name,source"):
        bridge_days(bridge_file.parents[1], "36015")


def test_the_bridge_days_of_this_repository_are_in_order() -> None:
    law = Path(__file__).parents[2] / "law"
    assert bridge_days(law, "00000") == frozenset()


def test_a_year_has_about_250_working_days() -> None:
    for year in range(2020, 2040):
        first = date(year, 1, 1)
        days = [first + timedelta(days=number) for number in range(365)]
        assert 248 <= sum(map(EMPTY.is_working_day, days)) <= 255
