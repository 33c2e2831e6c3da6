# SPDX-License-Identifier: EUPL-1.2
"""The scenarios G1, G4 and G6 of the research, as far as they are about steps and terms.

Each line of a scenario is OK (may), NO (may not) or WARN (may, with a reason); what is advice
stands in test_advice_of_scenarios.py.
"""

from datetime import date

from schakel.toolbox.calendar import Calendar, calendar_for
from schakel.toolbox.clock import Event, Judged, TimeLine, time_line
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import State

NOBODY_MEETS = calendar_for(toolbox())


def ask(measure_id: str, *events: Event, on: date, calendar: Calendar = NOBODY_MEETS) -> TimeLine:
    return time_line(toolbox(), toolbox().measure(measure_id), events, day=on, calendar=calendar)


def judged(told: TimeLine, step: str) -> Judged:
    return next(one for one in reversed(told.judged) if one.event.step == step)


def is_ok(told: TimeLine, step: str) -> bool:
    return judged(told, step).allowed and not judged(told, step).warnings


def is_warn(told: TimeLine, step: str) -> bool:
    return judged(told, step).allowed and bool(judged(told, step).warnings)


def is_no(told: TimeLine, step: str) -> bool:
    return not judged(told, step).allowed


def due(told: TimeLine) -> dict[str, date | None]:
    return {one.step.id: one.day for one in told.must}


# G1, Café Central. Decided on Monday 2 March 2026; the college meets on Tuesday week, 10 March.
MONDAY, TUESDAY_WEEK = date(2026, 3, 2), date(2026, 3, 10)
COLLEGE = calendar_for(toolbox(), college=[date(2026, 2, 24), TUESDAY_WEEK, date(2026, 3, 24)])
HEARD = (Event("findings", date(2026, 2, 20)), Event("hearing", date(2026, 2, 26)))
THREE_MONTHS = Event("decision", MONDAY, until=date(2026, 6, 1))
NOTIFIED = Event("notice", MONDAY)


def test_g1_step_4_deciding_after_hearing_is_ok() -> None:
    told = ask("M23", *HEARD, THREE_MONTHS, on=MONDAY, calendar=COLLEGE)
    assert is_ok(told, "findings")
    assert is_ok(told, "hearing")
    assert is_ok(told, "decision")


def test_g1_step_4_deciding_without_hearing_is_a_warning_that_asks_for_the_urgency() -> None:
    told = ask("M23", HEARD[0], THREE_MONTHS, on=MONDAY, calendar=COLLEGE)
    assert is_warn(told, "decision")
    reason = toolbox().measure("M23").step("hearing").reason_to_skip
    assert reason in judged(told, "decision").warnings[0]


def test_g1_step_5_three_months_and_a_day_is_no() -> None:
    longer = Event("decision", MONDAY, until=date(2026, 6, 2))
    told = ask("M23", *HEARD, longer, on=MONDAY, calendar=COLLEGE)
    assert is_no(told, "decision")
    assert "Dat is hier tot en met 1 juni 2026." in judged(told, "decision").sentence
    assert told.state is State.PREPARING


def test_g1_step_5_the_confirmation_is_planned_on_tuesday_week() -> None:
    told = ask("M23", *HEARD, THREE_MONTHS, on=MONDAY, calendar=COLLEGE)
    assert told.state is State.TO_CONFIRM
    assert due(told)["confirmation"] == TUESDAY_WEEK
    confirmed = Event("confirmation", TUESDAY_WEEK)
    told = ask("M23", *HEARD, THREE_MONTHS, confirmed, on=TUESDAY_WEEK, calendar=COLLEGE)
    assert is_ok(told, "confirmation")
    assert told.state is State.IN_FORCE


def test_g1_step_5_not_confirmed_that_day_it_lapses_by_itself() -> None:
    that_day = ask("M23", *HEARD, THREE_MONTHS, on=TUESDAY_WEEK, calendar=COLLEGE)
    assert that_day.state is State.TO_CONFIRM
    day_after = date(2026, 3, 11)
    told = ask("M23", *HEARD, THREE_MONTHS, on=day_after, calendar=COLLEGE)
    assert told.state is State.LAPSED
    assert told.lapse
    assert told.lapse.day == TUESDAY_WEEK
    assert told.lapse.sentence
    late = Event("confirmation", date(2026, 3, 24))
    told = ask("M23", *HEARD, THREE_MONTHS, late, on=date(2026, 3, 24), calendar=COLLEGE)
    assert is_no(told, "confirmation")


def test_g1_expected_hearing_notice_appeal_end_and_reminder() -> None:
    told = ask("M23", *HEARD, THREE_MONTHS, NOTIFIED, on=MONDAY, calendar=COLLEGE)
    assert all(one.allowed for one in told.judged)
    council = next(one for one in told.appeals if one.remedy.code == "council-of-state")
    # March 3-31: 29 days; April: 59; 1 May: 60.
    assert council.last_day == date(2026, 5, 1)
    assert told.ends == date(2026, 6, 1)
    # Day 75 after 2 March: 29 in March, 59 with April, and 16 in May.
    assert due(told)["reminder"] == date(2026, 5, 16)


# G4, New Year's Eve. Decided on 30 December; the college meets on 29 December and 5 January.
DECIDED, JANUARY_5 = date(2026, 12, 30), date(2027, 1, 5)
TUESDAYS = calendar_for(toolbox(), college=[date(2026, 12, 29), JANUARY_5, date(2027, 1, 12)])
DRAWN = (Event("findings", date(2026, 12, 29)), Event("perimeter", date(2026, 12, 29)))
BANNED = (*DRAWN, Event("decision", DECIDED, ground="keeping_order"))


def test_g4_step_1_repeated_breaches_ask_a_warning_and_keeping_order_does_not() -> None:
    breaches = Event("decision", DECIDED, ground="repeated_breaches")
    assert is_no(ask("M25", *DRAWN, breaches, on=DECIDED, calendar=TUESDAYS), "decision")
    warned = Event("warning", date(2026, 12, 29))
    assert is_ok(ask("M25", *DRAWN, warned, breaches, on=DECIDED, calendar=TUESDAYS), "decision")
    assert is_ok(ask("M25", *BANNED, on=DECIDED, calendar=TUESDAYS), "decision")
    no_map = (DRAWN[0], BANNED[-1])
    assert is_no(ask("M25", *no_map, on=DECIDED, calendar=TUESDAYS), "decision")


def test_g4_step_3_the_hearing_comes_before_the_confirmation() -> None:
    told = ask("M25", *BANNED, on=DECIDED, calendar=TUESDAYS)
    assert due(told)["confirmation"] == JANUARY_5
    confirmed = Event("confirmation", JANUARY_5)
    told = ask("M25", *BANNED, confirmed, on=JANUARY_5, calendar=TUESDAYS)
    assert is_no(told, "confirmation")
    hearing = toolbox().measure("M25").step("hearing").name
    assert judged(told, "confirmation").sentence == f"Eerst nog: {hearing}."
    heard = Event("hearing", date(2027, 1, 4))
    told = ask("M25", *BANNED, heard, confirmed, on=JANUARY_5, calendar=TUESDAYS)
    assert is_ok(told, "confirmation")
    assert told.state is State.IN_FORCE


def test_g4_step_3_a_missing_hearing_makes_it_lapse() -> None:
    told = ask("M25", *BANNED, on=date(2027, 1, 6), calendar=TUESDAYS)
    assert told.state is State.LAPSED
    assert told.ends == JANUARY_5


def test_g4_step_4_a_third_renewal_is_no() -> None:
    confirmed = (*BANNED, Event("hearing", JANUARY_5), Event("confirmation", JANUARY_5))
    # One month: to 29 January. Renewed: to 28 February, and to 29 March, three months together.
    renewed = (*confirmed, Event("renewal", date(2027, 1, 28)), Event("renewal", date(2027, 2, 26)))
    told = ask("M25", *renewed, on=date(2027, 2, 26), calendar=TUESDAYS)
    assert is_ok(told, "renewal")
    assert told.ends == date(2027, 3, 29)
    third = Event("renewal", date(2027, 3, 26))
    told = ask("M25", *renewed, third, on=date(2027, 3, 26), calendar=TUESDAYS)
    assert is_no(told, "renewal")
    assert told.ends == date(2027, 3, 29)


def test_g4_step_5_a_curfew_waits_for_the_signature_of_a_jurist() -> None:
    curfew = toolbox().measure("M39")
    before = [one for one in curfew.step("decision").after if one != "advice"]
    night = Event("decision", DECIDED, begins=date(2026, 12, 31), until=date(2027, 1, 1))
    told = ask("M39", *(Event(step, DECIDED) for step in before), night, on=DECIDED)
    assert is_no(told, "decision")
    assert any("vergrendeld" in note for note in told.notes)


# G6, the night shop. The mayor starts on Monday 2 March 2026.
PLAN, START = Event("plan", date(2026, 2, 27)), Event("start", MONDAY)
REGISTER, SHOP_HEARD = (
    Event("central-register", date(2026, 4, 15)),
    Event("hearing", date(2026, 4, 13)),
)
REFUSAL = Event("decision", date(2026, 5, 12))


def test_g6_step_1_one_shop_before_all_are_planned_is_a_warning() -> None:
    assert is_warn(ask("M34", START, on=MONDAY), "start")
    assert is_ok(ask("M34", PLAN, START, on=MONDAY), "start")


def test_g6_step_2_fifty_working_days_and_one_extension() -> None:
    told = ask("M34", PLAN, START, on=MONDAY)
    assert due(told)["decision"] == date(2026, 5, 13)
    once = Event("extension", date(2026, 5, 4))
    told = ask("M34", PLAN, START, once, on=date(2026, 5, 4))
    assert is_ok(told, "extension")
    assert due(told)["decision"] == date(2026, 6, 26)
    twice = Event("extension", date(2026, 6, 1))
    told = ask("M34", PLAN, START, once, twice, on=date(2026, 6, 1))
    assert is_no(told, "extension")
    assert due(told)["decision"] == date(2026, 6, 26)


def test_g6_step_3_without_the_central_register_deciding_is_no() -> None:
    told = ask("M34", PLAN, START, SHOP_HEARD, REFUSAL, on=REFUSAL.day)
    assert is_no(told, "decision")
    register = toolbox().measure("M34").step("central-register").name
    assert judged(told, "decision").sentence == f"Eerst nog: {register}."


def test_g6_steps_5_and_6_a_negative_advice_does_not_bind_and_registration_is_last() -> None:
    advice = Event("advice", date(2026, 5, 8), reason="negatief")
    done = (PLAN, START, REGISTER, SHOP_HEARD, advice, REFUSAL, Event("notice", date(2026, 5, 13)))
    told = ask("M34", *done, on=date(2026, 5, 13))
    assert is_ok(told, "decision")
    assert told.state is State.IN_FORCE
    registered = Event("registration", date(2026, 5, 15))
    told = ask("M34", *done, registered, on=date(2026, 5, 15))
    assert is_ok(told, "registration")
    assert told.state is State.ENDED
