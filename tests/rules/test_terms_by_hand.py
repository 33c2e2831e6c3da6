# SPDX-License-Identifier: EUPL-1.2
"""Terms of the research worked out by hand, with the working; the clock must find the same day.

The tags are those of law/PROVENANCE.md; a wall calendar is enough to check every line.
"""

from datetime import date

import pytest

from schakel.toolbox.calendar import Calendar, calendar_for
from schakel.toolbox.clock import Appeal, Event, TimeLine, time_line
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Missed, State

NOBODY_MEETS = calendar_for(toolbox())


def ask(measure_id: str, *events: Event, on: date, calendar: Calendar = NOBODY_MEETS) -> TimeLine:
    return time_line(toolbox(), toolbox().measure(measure_id), events, day=on, calendar=calendar)


def due(told: TimeLine, step: str) -> date | None:
    return next(one.day for one in told.must if one.step.id == step)


def refusal(told: TimeLine, step: str) -> str:
    return next(one.sentence for one in told.judged if one.event.step == step and not one.allowed)


def appeal(told: TimeLine, code: str) -> Appeal:
    return next(one for one in told.appeals if one.remedy.code == code)


# Integrity investigation, article 119ter: 50 working days from the first working day after the
# decision to start (F23). Started on Monday 2 March 2026.
#
#   week from      working days              together
#    2 March       3 4 5 6                       4    (2 March itself does not count)
#    9 March       9 10 11 12 13                 9
#   16 March       16 17 18 19 20               14
#   23 March       23 24 25 26 27               19
#   30 March       30 31 1 2 3                  24
#    6 April       7 8 9 10                     28    (6 April, Easter Monday)
#   13 April       13 14 15 16 17               33
#   20 April       20 21 22 23 24               38
#   27 April       27 28 29 30                  42    (1 May, Labour Day)
#    4 May         4 5 6 7 8                    47
#   11 May         11 12 13                     50    Wednesday 13 May
STARTED = (Event("plan", date(2026, 2, 27)), Event("start", date(2026, 3, 2)))


def test_50_working_days_from_2_march_2026_end_on_13_may() -> None:
    told = ask("M34", *STARTED, on=date(2026, 3, 2))
    assert due(told, "decision") == date(2026, 5, 13)
    how = next(one.how for one in told.must if one.step.id == "decision")
    assert "6 april, 1 mei" in how


# One extension of 30 working days, counted on from 13 May:
#
#   11 May         15                            1    (14 May, Ascension Day)
#   18 May         18 19 20 21 22                6
#   25 May         26 27 28 29                  10    (25 May, Whit Monday)
#    1 June        1 2 3 4 5                    15
#    8 June        8 9 10 11 12                 20
#   15 June        15 16 17 18 19               25
#   22 June        22 23 24 25 26               30    Friday 26 June
def test_the_one_extension_of_30_working_days_ends_on_26_june() -> None:
    told = ask("M34", *STARTED, Event("extension", date(2026, 5, 4)), on=date(2026, 5, 4))
    assert due(told, "decision") == date(2026, 6, 26)
    again = Event("extension", date(2026, 6, 1))
    told = ask("M34", *STARTED, Event("extension", date(2026, 5, 4)), again, on=date(2026, 6, 1))
    assert not told.judged[-1].allowed
    assert due(told, "decision") == date(2026, 6, 26)


# The same, where the town also closes on Friday 15 May, the day after Ascension Day. 13 May stays:
# it comes before. The extension loses one day, so Friday 26 June becomes Monday 29 June.
def test_a_bridge_day_moves_only_what_comes_after_it() -> None:
    bridge = calendar_for(toolbox(), bridge_days=[date(2026, 5, 15)])
    told = ask("M34", *STARTED, on=date(2026, 3, 2), calendar=bridge)
    assert due(told, "decision") == date(2026, 5, 13)
    longer = Event("extension", date(2026, 5, 4))
    told = ask("M34", *STARTED, longer, on=date(2026, 5, 4), calendar=bridge)
    assert due(told, "decision") == date(2026, 6, 29)


# Place ban, article 134sexies: the college confirms at its next meeting. The college meets on
# Tuesday: 29 December (before the decision of Wednesday 30 December), then 5 January.
# One month, first day included: 30 December to 29 January.
def test_a_place_ban_of_30_december_is_confirmed_on_5_january() -> None:
    tuesdays = calendar_for(toolbox(), college=[date(2026, 12, 29), date(2027, 1, 5)])
    decided = (
        Event("findings", date(2026, 12, 29)),
        Event("perimeter", date(2026, 12, 29)),
        Event("decision", date(2026, 12, 30), ground="keeping_order"),
    )
    told = ask("M25", *decided, on=date(2026, 12, 30), calendar=tuesdays)
    assert due(told, "confirmation") == date(2027, 1, 5)
    assert told.ends == date(2027, 1, 29)
    over = ask("M25", *decided, on=date(2027, 1, 6), calendar=tuesdays)
    assert (over.state, over.ends) == (State.LAPSED, date(2027, 1, 5))


# Raad van State: 60 days after the notice of Tuesday 3 March 2026.
#   March 4-31: 28 days; April: 30, together 58; May 1-2: 60. Saturday 2 May.
# Not mentioned in the notice: the term begins four months later, on 3 July.
#   July 4-31: 28 days; August: 31, together 59; 1 September: 60.
CLOSED = (
    Event("findings", date(2026, 2, 20)),
    Event("hearing", date(2026, 2, 26)),
    Event("decision", date(2026, 3, 2)),
    Event("notice", date(2026, 3, 3)),
)


def test_60_days_for_the_raad_van_state_after_3_march_end_on_2_may() -> None:
    found = appeal(ask("M23", *CLOSED, on=date(2026, 3, 3)), "council-of-state")
    assert (found.counted_from, found.last_day) == (date(2026, 3, 3), date(2026, 5, 2))


def test_a_notice_that_does_not_mention_the_raad_van_state_gives_four_months_more() -> None:
    found = appeal(ask("M23", *CLOSED, on=date(2026, 3, 3)), "council-of-state")
    assert found.without_notice_last_day == date(2026, 9, 1)


# Closure around an establishment, article 134quater: three months, first day included.
# 2 March to 1 June 2026. A day more, 2 June, is too long.
def test_a_closure_of_three_months_and_a_day_is_refused() -> None:
    begun = CLOSED[:2]
    exact = Event("decision", date(2026, 3, 2), until=date(2026, 6, 1))
    assert ask("M23", *begun, exact, on=date(2026, 3, 2)).ends == date(2026, 6, 1)
    longer = Event("decision", date(2026, 3, 2), until=date(2026, 6, 2))
    told = ask("M23", *begun, longer, on=date(2026, 3, 2))
    assert told.state is State.PREPARING
    assert "Dat is hier tot en met 1 juni 2026." in refusal(told, "decision")


# GAS fine. 15 days to answer after the registered letter of 2 March 2026: 3 to 17 March.
# So the decision may come from 18 March. Six months after the finding of 27 February: 27 August.
def test_15_days_of_defence_after_2_march_end_on_17_march() -> None:
    told = ask(
        "M28",
        Event("findings", date(2026, 2, 27)),
        Event("opening", date(2026, 3, 2)),
        Event("decision", date(2026, 3, 17)),
        on=date(2026, 3, 17),
    )
    assert due(told, "defence") == date(2026, 3, 17)
    assert due(told, "decision") == date(2026, 8, 27)
    assert "Het kan vanaf 18 maart 2026." in refusal(told, "decision")
    waiting = next(one for one in told.not_yet if one.step.id == "decision")
    assert waiting.first_day == date(2026, 3, 18)


# Appeal against a GAS fine at the police court: one month after the notice. February 2026 has no
# 31st, so after Saturday 31 January the last day is 28 February; in 2028, a leap year, the 29th.
@pytest.mark.parametrize(("year", "last"), [(2026, date(2026, 2, 28)), (2028, date(2028, 2, 29))])
def test_a_month_for_the_police_court_after_31_january_ends_with_february(
    year: int, last: date
) -> None:
    fined = (
        Event("findings", date(year - 1, 12, 1)),
        Event("opening", date(year - 1, 12, 5)),
        Event("decision", date(year, 1, 30)),
        Event("notice", date(year, 1, 31)),
    )
    found = appeal(ask("M28", *fined, on=date(year, 1, 31)), "police-court")
    assert found.last_day == last


# Home ban, act of 15 May 2012: at most 14 days from the oral notice. Notice on Friday 6 March
# 2026, that day included: 6 to 19 March. Extended by at most three months: 20 March to 19 June.
def test_a_home_ban_of_6_march_ends_on_19_march_and_extended_on_19_june() -> None:
    banned = (
        Event("signal", date(2026, 3, 6)),
        Event("hearing", date(2026, 3, 6)),
        Event("decision", date(2026, 3, 6)),
        Event("notice", date(2026, 3, 6)),
    )
    assert ask("M38", *banned, on=date(2026, 3, 6)).ends == date(2026, 3, 19)
    court = (Event("session", date(2026, 3, 17)), Event("extension", date(2026, 3, 17)))
    assert ask("M38", *banned, *court, on=date(2026, 3, 17)).ends == date(2026, 6, 19)


# Drug closure, article 9bis: six months, first day included. From 30 August the six months would
# end the day before 30 February: that is the last day of February, and 2028 has a 29th.
@pytest.mark.parametrize(("year", "last"), [(2026, date(2027, 2, 28)), (2027, date(2028, 2, 29))])
def test_six_months_from_30_august_end_with_february_also_in_a_leap_year(
    year: int, last: date
) -> None:
    measure = toolbox().measure("M27")
    day = date(year, 8, 30)
    before = [Event(step, day) for step in measure.step("decision").after]
    assert ask("M27", *before, Event("decision", day), on=day).ends == last
    # From 31 August too; from 29 August it ends on 28 February, the day before the 29th.
    later = [
        Event(step, date(year, 8, 31)) for step in (*measure.step("decision").after, "decision")
    ]
    assert ask("M27", *later, on=date(year, 8, 31)).ends == last
    earlier = [
        Event(step, date(year, 8, 29)) for step in (*measure.step("decision").after, "decision")
    ]
    assert ask("M27", *earlier, on=date(year, 8, 29)).ends == date(year + 1, 2, 28)


# Acute danger, article 135: three months to bring the decision to Wonen in Vlaanderen, or it does
# not enter VIVOO. Decided on 30 November 2026: there is no 30 February, so 28 February 2027.
def test_three_months_to_bring_a_decision_to_wonen_in_vlaanderen() -> None:
    measure = toolbox().measure("M18")
    day = date(2026, 11, 30)
    events = [Event(step, day) for step in (*measure.step("decision").after, "decision")]
    told = ask("M18", *events, on=day)
    assert due(told, "delivery") == date(2027, 2, 28)
    late = ask("M18", *events, Event("delivery", date(2027, 3, 1)), on=date(2027, 3, 1))
    assert "Het kon tot en met 28 februari 2027." in refusal(late, "delivery")


# Requisition, article 134bis: the decision within six months after the owner was told. Told on
# 31 August 2026: there is no 31 February, so 28 February 2027.
def test_six_months_to_requisition_a_building() -> None:
    measure = toolbox().measure("M21")
    day = date(2026, 8, 31)
    start = measure.step(measure.starts_with)
    told = ask("M21", *(Event(step, day) for step in (*start.after, start.id)), on=day)
    term = next(one for one in told.must if one.step.id == "decision")
    assert (term.day, term.missed) == (date(2027, 2, 28), Missed.TOO_LATE)


# OCMW: a decision within 30 days of the request of 2 February 2026.
#   February 3-28: 26 days; March 1-4: 30. Wednesday 4 March.
# Then three months for the labour court, after a notice on 5 March: 5 June.
def test_30_days_for_the_ocmw_after_2_february_end_on_4_march() -> None:
    asked = Event("request", date(2026, 2, 2))
    assert due(ask("M03", asked, on=date(2026, 2, 2)), "decision") == date(2026, 3, 4)
    told = ask(
        "M03",
        asked,
        Event("social-inquiry", date(2026, 2, 16)),
        Event("decision", date(2026, 3, 4)),
        Event("notice", date(2026, 3, 5)),
        on=date(2026, 3, 5),
    )
    assert appeal(told, "labour-court").last_day == date(2026, 6, 5)
