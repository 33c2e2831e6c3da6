# SPDX-License-Identifier: EUPL-1.2
"""What may, what must, what lapses: the clock on a made-up closure with one of everything."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from schakel.toolbox.calendar import Calendar
from schakel.toolbox.clock import Event, TimeLine, time_line
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.quantity import Measure
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Missed, State
from tests.rules.small_measures import CLOSED, MONDAY, TUESDAYS, college, line, measure

CONFIRMED = (*CLOSED, Event("confirmation", TUESDAYS[0]))
END = date(2026, 4, 1)


def on(day: int, month: int = 3) -> date:
    return date(2026, month, day)


def may(told: TimeLine) -> set[str]:
    return {one.step.id for one in told.may_now}


def why_not(told: TimeLine, step: str) -> str:
    return next(one.sentence for one in (*told.not_yet, *told.no_more) if one.step.id == step)


def due(told: TimeLine) -> dict[str, date | None]:
    return {one.step.id: one.day for one in told.must}


def refused(told: TimeLine) -> dict[str, str]:
    return {one.event.step: one.sentence for one in told.judged if not one.allowed}


def warned(told: TimeLine, step: str) -> tuple[str, ...]:
    return next(one.warnings for one in told.judged if one.event.step == step)


def test_before_anything_happened_only_the_first_step_may() -> None:
    told = line(day=MONDAY)
    assert told.state is State.NOT_STARTED
    assert may(told) == {"start"}
    assert why_not(told, "decision") == "Eerst nog: Het onderzoek starten, De brief sturen."
    assert (told.begins, told.ends, told.ends_because, told.review) == (None, None, "", None)
    assert (told.must, told.appeals, told.notes) == ((), (), ())


def test_a_step_waits_for_what_is_required_before_it() -> None:
    told = line(Event("letter", on(2)), day=on(3))
    assert refused(told) == {"letter": "Eerst nog: Het onderzoek starten."}
    assert told.state is State.NOT_STARTED
    assert not told.judged[0].warnings
    assert told.judged[0].source


def test_what_may_be_skipped_with_a_reason_is_allowed_and_warned() -> None:
    told = line(*(one for one in CLOSED if one.step != "hearing"), day=MONDAY)
    sentence = "Nog niet gebeurd: De uitbater horen. Schrijf waarom het niet kon wachten."
    assert sentence in warned(told, "decision")
    assert told.state is State.TO_CONFIRM


def test_a_step_of_one_ground_is_asked_for_only_on_that_ground() -> None:
    begun = CLOSED[:3]
    noise = line(*begun, Event("decision", MONDAY, ground="noise"), day=MONDAY)
    assert noise.judged[-1].allowed
    assert noise.judged[-1].warnings == ()
    assert "prosecutor" not in may(noise)
    drugs = line(*begun, Event("decision", MONDAY, ground="drugs"), day=MONDAY)
    assert refused(drugs) == {"decision": "Eerst nog: De procureur raadplegen."}
    unknown = line(*begun, Event("decision", MONDAY), day=MONDAY)
    assert warned(unknown, "decision") == ("Bij drugs moet dit eerst: De procureur raadplegen.",)


def test_a_step_of_a_ground_nobody_named_is_warned_about() -> None:
    told = line(CLOSED[0], Event("prosecutor", on(10, 2)), day=MONDAY)
    assert warned(told, "prosecutor") == ("Deze stap hoort alleen bij: drugs.",)
    other = line(CLOSED[0], Event("letter", on(4, 2), ground="noise"), day=MONDAY)
    assert "prosecutor" not in may(other) | {one.step.id for one in other.not_yet}
    late = line(*other_events(other), Event("prosecutor", on(10, 2)), day=MONDAY)
    assert warned(late, "prosecutor") == ("Deze stap hoort alleen bij: drugs.",)


def other_events(told: TimeLine) -> tuple[Event, ...]:
    return tuple(one.event for one in told.judged)


def test_a_strange_ground_is_refused() -> None:
    told = line(Event("start", on(2, 2), ground="smell"), day=MONDAY)
    assert refused(told)["start"] == "De grond smell is hier niet bekend. Kies uit: noise, drugs."
    none = measure(
        ("- {id: noise, name: lawaai}\n  - {id: drugs, name: drugs}", "[]"),
        ("only_on: [drugs]", "only_on: []"),
    )
    told = line(Event("start", on(2, 2), ground="noise"), day=MONDAY, of=none)
    assert refused(told)["start"].endswith("Deze maatregel kent geen gronden.")


def test_a_wait_names_the_first_day() -> None:
    # 15 days after 3 February is 18 February; the next day it may.
    told = line(*CLOSED[:2], Event("decision", on(18, 2)), day=on(18, 2))
    assert refused(told)["decision"].endswith("Het kan vanaf 19 februari 2026.")
    waiting = next(one for one in told.not_yet if one.step.id == "decision")
    assert waiting.first_day == on(19, 2)
    assert "decision" in may(line(*CLOSED[:2], day=on(19, 2)))


def test_a_wait_asks_for_the_step_it_is_counted_from() -> None:
    free = measure(("after: [start, prosecutor, letter, hearing]", "after: [start]"))
    told = line(CLOSED[0], day=MONDAY, of=free)
    assert why_not(told, "decision").endswith("Eerst nog: De brief sturen.")
    optional = measure(
        ("after: [start, prosecutor, letter, hearing]", "after: [start]"),
        (
            "need: required\n    after: [start]\n    does: De uitbater krijgt een",
            "need: optional\n    after: [start]\n    does: De uitbater krijgt een",
        ),
    )
    assert "decision" in may(line(CLOSED[0], day=MONDAY, of=optional))


def test_a_wait_for_a_meeting_that_nobody_named_stops_nobody() -> None:
    at_meeting = measure(("wait: {after: defence", "wait: {after: meeting"))
    told = line(*CLOSED, day=MONDAY, of=at_meeting, calendar=college())
    assert told.state is State.TO_CONFIRM


def test_what_happened_once_does_not_happen_again() -> None:
    told = line(*CLOSED, Event("decision", on(3)), day=on(3))
    assert told.judged[-1].sentence == "Dit gebeurde al op 2 maart 2026."
    assert "decision" not in may(told) | {one.step.id for one in (*told.not_yet, *told.no_more)}
    twice = line(*CLOSED, Event("patrol", on(4)), Event("patrol", on(5)), day=on(5))
    assert not refused(twice)


def test_a_term_that_passed_for_good_stops_the_step() -> None:
    # Working days after 2 February: 19 to the end of the month, 22 in March, 9 by 14 April:
    # Easter Monday is off, so the fiftieth is 14 April.
    begun = CLOSED[:3]
    told = line(*begun, Event("decision", on(15, 4)), day=on(15, 4))
    assert refused(told)["decision"] == (
        "Het kon tot en met 14 april 2026. Daarna kan er niet meer beslist worden."
    )
    assert why_not(told, "decision").startswith("Het kon tot en met")
    assert [one.step.id for one in told.no_more] == ["extension", "decision"]
    term = next(one for one in told.must if one.step.id == "decision")
    assert term.late
    assert term.missed is Missed.TOO_LATE
    in_time = line(*begun, Event("decision", on(14, 4)), day=on(14, 4))
    assert in_time.state is State.TO_CONFIRM


def test_a_term_says_how_it_was_counted_and_what_is_doubtful() -> None:
    term = line(*CLOSED[:2], day=on(3, 2)).must[0]
    assert term.day == on(14, 4)
    assert term.counted_from == on(2, 2)
    assert term.quantity.measure is Measure.WORKING_DAYS
    assert term.how == ("50 werkdagen na 2 februari 2026, zonder weekends en feestdagen (6 april).")
    assert term.doubts[0] == "of het er 50 zijn"
    assert toolbox().counting.saturday_is_working_day[0].verification.doubt in term.doubts
    assert not term.late


def test_where_the_day_itself_counts_the_sentence_says_so() -> None:
    record = toolbox().counting
    rule = record.day_of_event_counts[0].model_copy(update={"value": True})
    turned = record.model_copy(update={"day_of_event_counts": (rule,)})
    calendar = Calendar((), frozenset(), turned)
    term = line(*CLOSED[:2], day=on(3, 2), calendar=calendar).must[0]
    assert term.day == on(13, 4)
    assert term.how.startswith("50 werkdagen na 2 februari 2026, met die dag erbij, zonder week")


def test_a_month_cut_short_says_so() -> None:
    monthly = measure(("within: order", "within: longest"))
    begun = [replace(one, day=one.day - timedelta(days=30)) for one in CLOSED]
    told = line(*begun, day=on(31, 1), of=monthly, calendar=college())
    assert due(told)["notice"] == on(28, 2)
    assert told.must[0].how == "1 maand na 31 januari 2026, de laatste dag van een kortere maand."


def test_a_term_can_be_made_longer_once_while_it_runs() -> None:
    longer = line(*CLOSED[:3], Event("extension", on(14, 4)), day=on(14, 4))
    # Thirty working days after 14 April, without 1, 14 and 25 May.
    assert due(longer) == {"decision": on(29, 5)}
    assert longer.must[0].how.startswith("50 werkdagen na 2 februari 2026, verlengd met 30 werk")
    assert why_not(longer, "extension") == "Deze termijn kan hoogstens 1 keer langer worden."
    again = line(*other_events(longer), Event("extension", on(20, 4)), day=on(20, 4))
    assert again.judged[-1].sentence == "Deze termijn kan hoogstens 1 keer langer worden."
    assert due(again) == {"decision": on(29, 5)}


def test_a_term_cannot_be_made_longer_too_early_too_late_or_for_nothing() -> None:
    free = measure(
        (
            "kind: extension\n    organ: mayor\n    need: situational\n    after: [start]",
            "kind: extension\n    organ: mayor\n    need: situational\n    after: []",
        ),
    )
    early = line(Event("extension", on(1, 2)), day=on(1, 2), of=free)
    assert refused(early)["extension"] == "De termijn voor ‘Beslissen’ loopt nog niet."
    late = line(*CLOSED[:3], Event("extension", on(15, 4)), day=on(15, 4))
    assert refused(late)["extension"].startswith("De termijn was voorbij op 14 april 2026.")
    done = line(*CLOSED, Event("extension", on(3)), day=on(3))
    assert refused(done)["extension"] == "‘Beslissen’ gebeurde al. Verlengen is niet nodig."


def test_a_term_of_order_is_late_and_still_to_be_done() -> None:
    told = line(*CONFIRMED, day=on(13))
    assert due(told) == {"notice": on(12)}
    assert told.must[0].late
    done = line(*CONFIRMED, Event("notice", on(13)), day=on(13))
    assert warned(done, "notice") == ("Dit moest gebeuren tegen 12 maart 2026. Doe het toch nog.",)
    assert done.must == ()


def test_a_decision_that_is_not_confirmed_lapses_after_that_meeting() -> None:
    before = line(*CLOSED, day=TUESDAYS[0])
    assert before.state is State.TO_CONFIRM
    assert due(before)["confirmation"] == TUESDAYS[0]
    after = line(*CLOSED, day=on(4))
    assert after.state is State.LAPSED
    assert after.lapse
    assert (after.lapse.step.id, after.lapse.day) == ("confirmation", TUESDAYS[0])
    assert after.ends == TUESDAYS[0]
    assert after.ends_because == after.lapse.sentence == "De sluiting vervalt meteen."
    assert "confirmation" not in due(after)
    late = line(*CLOSED, Event("confirmation", on(4)), day=on(4))
    assert "is vervallen: ‘Bevestigen’ gebeurde niet tegen 3 maart" in refused(late)["confirmation"]


def test_after_the_end_only_writing_down_is_left() -> None:
    told = line(*CLOSED, day=on(4))
    assert may(told) == {"notice", "patrol"}
    assert {one.step.id for one in told.no_more} >= {"extension", "confirmation", "renewal", "end"}
    assert why_not(told, "end").endswith("met een nieuwe beslissing.")


def test_without_a_calendar_the_meeting_is_not_guessed() -> None:
    told = line(*CLOSED, day=on(30), calendar=college())
    assert told.state is State.TO_CONFIRM
    assert due(told)["confirmation"] is None
    term = next(one for one in told.must if one.step.id == "confirmation")
    assert term.how == (
        "Eerstvolgende collegevergadering na 2 maart 2026. Die vergaderdag is nog niet ingevuld."
    )
    assert not term.late
    assert told.must[-1] is term
    done = line(*CLOSED, Event("confirmation", on(30)), day=on(30), calendar=college())
    assert warned(done, "confirmation") == (
        "De vergaderdagen zijn niet bekend. Kijk na of dit op tijd is.",
    )


def test_a_meeting_on_the_day_of_the_decision_is_doubtful() -> None:
    told = line(*CLOSED, day=MONDAY, calendar=college(MONDAY, *TUESDAYS))
    doubt = toolbox().counting.meeting_on_the_day_itself_counts[0].verification.doubt
    assert doubt in told.doubts
    assert doubt not in line(*CLOSED, day=MONDAY).doubts


def test_a_measure_works_as_long_as_the_law_or_the_decision_says() -> None:
    told = line(*CONFIRMED, day=on(3))
    assert (told.state, told.begins, told.ends) == (State.IN_FORCE, MONDAY, END)
    assert told.ends_because.startswith("De langste duur vanaf 2 maart 2026.")
    assert told.review == on(16)
    chosen = replace(CLOSED[-1], until=on(20))
    shorter = line(*CLOSED[:3], chosen, Event("confirmation", on(3)), day=on(20))
    assert (shorter.state, shorter.ends) == (State.IN_FORCE, on(20))
    assert shorter.ends_because.startswith("Zo gekozen in de beslissing.")
    assert line(*other_events(shorter), day=on(21)).state is State.ENDED


@pytest.mark.parametrize(
    ("begins", "until", "told"),
    [
        (None, date(2026, 4, 2), "Dat is hier tot en met 1 april 2026."),
        (date(2026, 3, 6), date(2026, 4, 6), "Dat is hier tot en met 5 april 2026."),
        (date(2026, 3, 1), None, "Een maatregel begint niet voor de dag waarop beslist wordt."),
        (date(2026, 3, 6), date(2026, 3, 5), "De laatste dag ligt voor de eerste."),
    ],
)
def test_days_that_a_measure_may_not_have(
    begins: date | None, until: date | None, told: str
) -> None:
    chosen = replace(CLOSED[-1], begins=begins, until=until)
    judged = line(*CLOSED[:3], chosen, day=MONDAY)
    assert refused(judged)["decision"].endswith(told)
    assert judged.state is State.PREPARING
    assert "decision" in may(judged)


def test_a_measure_may_begin_later_than_its_decision() -> None:
    later = replace(CLOSED[-1], begins=on(6), until=on(8))
    told = line(*CLOSED[:3], later, Event("confirmation", on(3)), day=on(5))
    assert (told.state, told.begins, told.ends) == (State.PREPARING, on(6), on(8))
    assert line(*other_events(told), day=on(6)).state is State.IN_FORCE


def test_days_chosen_for_a_step_that_has_none_are_said_not_to_count() -> None:
    told = line(Event("start", on(2, 2), until=on(9, 2)), day=MONDAY)
    assert warned(told, "start") == ("De begin- of einddag die u opgaf, telt niet bij deze stap.",)


def test_renewing_goes_on_from_the_day_after_the_end_and_twice_at_most() -> None:
    first = line(*CONFIRMED, Event("renewal", on(30)), day=on(30))
    assert first.ends == on(30, 4) + timedelta(days=1)
    assert first.ends_because.startswith("1 keer verlengd.")
    second = line(*other_events(first), Event("renewal", on(30, 4)), day=on(30, 4))
    assert second.ends == on(1, 6)
    assert why_not(second, "renewal").startswith("Verlengen kan hoogstens 2 keer.")
    third = line(*other_events(second), Event("renewal", on(20, 5)), day=on(20, 5))
    assert third.judged[-1].sentence.startswith("Verlengen kan hoogstens 2 keer.")
    assert third.ends == second.ends


def test_renewing_is_cut_off_at_the_total() -> None:
    # From 30 January: to 28 February, to 31 March, and three months together end on 29 April.
    begun = [replace(one, day=one.day - timedelta(days=31)) for one in CLOSED]
    begun[-1] = replace(begun[-1], day=on(30, 1))
    events = (*begun, Event("confirmation", on(3, 2)))
    calendar = college(on(3, 2))
    assert line(*events, day=on(3, 2), calendar=calendar).ends == on(28, 2)
    renewed = (*events, Event("renewal", on(28, 2)), Event("renewal", on(31, 3)))
    assert line(*renewed[:-1], day=on(28, 2), calendar=calendar).ends == on(31, 3)
    assert line(*renewed, day=on(31, 3), calendar=calendar).ends == on(29, 4)
    too_long = (*renewed[:-1], replace(renewed[-1], until=on(30, 4)))
    told = line(*too_long, day=on(31, 3), calendar=calendar)
    assert refused(told)["renewal"].startswith("Verlengen kan hier tot en met 29 april 2026.")


def test_renewing_stops_when_the_total_is_reached() -> None:
    often = measure(("value: 2 keer", "value: 9 keer"), ("value: P3M", "value: P2M"))
    renewed = (*CONFIRMED, Event("renewal", on(30)))
    told = line(*renewed, day=on(30), of=often)
    assert told.ends == on(1, 5)
    assert why_not(told, "renewal").startswith("Samen kan het niet langer dan tot en met 1 mei")


def test_renewing_without_a_total_is_bounded_by_its_times() -> None:
    no_total = measure((", each: longest, total: total}", ", each: longest}"))
    told = line(*CONFIRMED, Event("renewal", on(30)), day=on(30), of=no_total)
    assert told.ends == on(1, 5)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (Event("renewal", date(2026, 3, 30), begins=date(2026, 4, 3)), "de dag na 1 april 2026."),
        (
            Event("renewal", date(2026, 3, 30), until=END),
            "De maatregel loopt al tot en met 1 april",
        ),
        (Event("renewal", date(2026, 3, 30), until=date(2026, 5, 2)), "hier tot en met 1 mei 2026"),
        (Event("renewal", date(2026, 4, 2)), "De maatregel liep tot en met 1 april 2026."),
    ],
)
def test_a_renewal_that_does_not_fit_is_refused(event: Event, told: str) -> None:
    judged = line(*CONFIRMED, event, day=date(2026, 4, 2))
    assert told in refused(judged)["renewal"]
    assert judged.ends == END


def test_a_renewal_that_names_its_own_days_gets_them() -> None:
    event = Event("renewal", on(30), begins=on(2, 4), until=on(9, 4))
    assert line(*CONFIRMED, event, day=on(30)).ends == on(9, 4)


def test_nothing_is_renewed_before_it_began_or_when_it_has_no_end() -> None:
    free = ("after: [confirmation]", "after: []")
    early = line(Event("renewal", MONDAY), day=MONDAY, of=measure(free))
    assert refused(early)["renewal"] == "De maatregel is nog niet begonnen."
    endless = measure(free, ("  longest: longest\n  renewal", "  renewal"))
    told = line(*CLOSED, Event("renewal", on(3)), day=on(3), of=endless)
    assert refused(told)["renewal"].startswith("De maatregel heeft geen einddag.")
    assert told.ends is None
    assert told.ends_because == "Hoogstens een maand, twee keer te verlengen."


def test_the_value_of_the_day_of_the_decision_counts() -> None:
    # From 2030 the longest is two months; who decided in 2029 keeps one month.
    for year, ends in ((2029, date(2029, 12, 31)), (2030, date(2031, 1, 31))):
        begun = (
            Event("start", date(year, 10, 1)),
            Event("letter", date(year, 10, 1)),
            Event("hearing", date(year, 10, 10)),
            Event("decision", date(year, 12, 1)),
        )
        assert line(*begun, day=date(year, 12, 1), calendar=college()).ends == ends


def test_who_lifts_a_measure_ends_it_that_day_or_later() -> None:
    told = line(*CONFIRMED, Event("end", on(10)), day=on(10))
    assert (told.state, told.ends) == (State.ENDED, on(10))
    assert told.ends_because == "Vroeger gestopt op 10 maart 2026."
    assert "is gestopt op 10 maart 2026" in why_not(told, "renewal")
    later = line(*CONFIRMED, Event("end", on(10), until=on(12)), day=on(12))
    assert (later.state, later.ends) == (State.IN_FORCE, on(12))
    assert line(*other_events(later), day=on(13)).state is State.ENDED


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (date(2026, 3, 9), "Stoppen kan niet op een dag die voorbij is."),
        (date(2026, 4, 2), "De maatregel stopt al op 1 april 2026."),
    ],
)
def test_nobody_lifts_a_measure_in_the_past_or_after_its_end(until: date, told: str) -> None:
    judged = line(*CONFIRMED, Event("end", on(10), until=until), day=on(10))
    assert refused(judged) == {"end": told}
    assert judged.state is State.IN_FORCE


def test_a_lifted_measure_is_not_said_to_have_lapsed() -> None:
    told = line(*CLOSED, Event("end", MONDAY), day=on(20))
    assert told.state is State.ENDED
    assert told.lapse is None
    assert "confirmation" not in due(told)


def test_a_measure_of_one_night_is_still_confirmed_after_it() -> None:
    night = replace(CLOSED[-1], until=MONDAY)
    calendar = college(TUESDAYS[1])
    over = line(*CLOSED[:3], night, day=on(5), calendar=calendar)
    assert over.state is State.ENDED
    assert due(over)["confirmation"] == TUESDAYS[1]
    assert "confirmation" in may(over)
    missed = line(*CLOSED[:3], night, day=on(11), calendar=calendar)
    assert (missed.state, missed.ends) == (State.LAPSED, MONDAY)
    done = line(
        *CLOSED[:3], night, Event("confirmation", TUESDAYS[1]), day=on(11), calendar=calendar
    )
    assert (done.state, done.lapse) == (State.ENDED, None)


def test_a_judge_suspends_and_the_end_stays() -> None:
    suspended = (*CONFIRMED, Event("suspended", on(10)))
    told = line(*suspended, day=on(11))
    assert (told.state, told.ends) == (State.SUSPENDED, END)
    rule = toolbox().counting.end_stands_while_suspended[0]
    assert rule.sentence in told.notes
    assert rule.verification.doubt in told.doubts
    assert "De maatregel is geschorst sinds 10 maart 2026." in told.may_now[-1].warnings
    resumed = line(*suspended, Event("resumed", on(20)), day=on(20))
    assert (resumed.state, resumed.ends) == (State.IN_FORCE, END)
    assert line(*suspended, day=END + timedelta(days=1)).state is State.ENDED


def test_where_the_rule_gives_the_days_back_the_end_moves() -> None:
    record = toolbox().counting
    rule = record.end_stands_while_suspended[0].model_copy(update={"value": False})
    turned = record.model_copy(update={"end_stands_while_suspended": (rule,)})
    calendar = Calendar(college(*TUESDAYS).meetings, frozenset(), turned)
    suspended = (*CONFIRMED, Event("suspended", on(10)))
    waiting = line(*suspended, day=on(20, 4), calendar=calendar)
    assert waiting.state is State.SUSPENDED
    resumed = line(*suspended, Event("resumed", on(20)), day=on(20), calendar=calendar)
    assert resumed.ends == END + timedelta(days=10)
    renewals = (Event("renewal", on(10, 4)), Event("renewal", on(10, 5)))
    renewed = line(*other_events(resumed), *renewals, day=on(10, 5), calendar=calendar)
    assert renewed.ends == on(1, 6) + timedelta(days=10)


def test_a_judge_annuls_also_after_the_end() -> None:
    told = line(*CONFIRMED, Event("annulled", on(10)), day=on(11))
    assert (told.state, told.ends) == (State.ANNULLED, on(10))
    assert told.ends_because == "Vernietigd op 10 maart 2026."
    assert told.judged[-1].source is None
    assert "is vernietigd op 10 maart 2026" in why_not(told, "end")
    later = line(*CONFIRMED, Event("annulled", on(20, 6)), day=on(20, 6))
    assert (later.state, later.ends) == (State.ANNULLED, END)
    endless = measure(("  longest: longest\n  renewal", "  renewal"))
    told = line(*CONFIRMED, Event("annulled", on(20, 6)), day=on(20, 6), of=endless)
    assert told.ends == on(20, 6)


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((Event("suspended", date(2026, 3, 2)),), "Er is nog geen beslissing."),
        ((*CONFIRMED, Event("resumed", date(2026, 3, 5))), "De maatregel is niet geschorst."),
        (
            (
                *CONFIRMED,
                Event("suspended", date(2026, 3, 5)),
                Event("suspended", date(2026, 3, 6)),
            ),
            "De maatregel is al geschorst sinds 5 maart 2026.",
        ),
        (
            (*CONFIRMED, Event("annulled", date(2026, 3, 5)), Event("annulled", date(2026, 3, 6))),
            "De maatregel is al vernietigd op 5 maart 2026.",
        ),
        ((*CLOSED, Event("suspended", date(2026, 3, 20))), "De maatregel is al voorbij."),
        ((*CONFIRMED, Event("suspended", date(2026, 4, 2))), "De maatregel is al voorbij."),
    ],
)
def test_a_judge_does_not_do_what_cannot_be(events: tuple[Event, ...], told: str) -> None:
    judged = line(*events, day=date(2026, 4, 2))
    assert (judged.judged[-1].allowed, judged.judged[-1].sentence) == (False, told)


def test_a_decision_that_does_not_start_the_measure_can_be_annulled_too() -> None:
    later = measure(("counted_from: decision\n  longest", "counted_from: patrol\n  longest"))
    told = line(*CONFIRMED, Event("annulled", on(10)), day=on(11), of=later)
    assert (told.state, told.begins) == (State.ANNULLED, None)
    lapsed = line(*CLOSED, day=on(11), of=later)
    assert (lapsed.state, lapsed.begins) == (State.LAPSED, None)
    lifted = line(*CONFIRMED, Event("end", on(10)), day=on(10), of=later)
    assert (lifted.state, lifted.begins) == (State.ENDED, None)


def test_an_appeal_runs_from_the_notice_and_later_when_it_was_not_mentioned() -> None:
    waiting = line(*CLOSED, day=MONDAY).appeals[0]
    assert (waiting.last_day, waiting.counted_from) == (None, None)
    assert waiting.how == "De termijn begint pas met de kennisgeving."
    appeal = line(*CLOSED, Event("notice", on(3)), day=on(3)).appeals[0]
    # 28 days of March after the 3rd, 30 of April, and 2 of May.
    assert (appeal.counted_from, appeal.last_day) == (on(3), on(2, 5))
    # 3 March and four months is 3 July; 28 days of July, 31 of August, and 1 of September.
    assert appeal.without_notice_last_day == on(1, 9)
    assert appeal.how.startswith("60 dagen na 3 maart 2026.")


def test_a_remedy_without_a_known_term_is_told_as_unknown() -> None:
    urgent = measure(("remedies: [council-of-state]", "remedies: [council-of-state-urgent]"))
    appeal = line(*CLOSED, Event("notice", on(3)), day=on(3), of=urgent).appeals[0]
    assert (appeal.counted_from, appeal.last_day) == (on(3), None)
    assert appeal.how == "Een termijn in dagen is niet bekend."


def test_a_remedy_can_be_counted_from_the_decision() -> None:
    decided = measure(("remedies: [council-of-state]", "remedies: [controller]"))
    assert line(*CLOSED, day=MONDAY, of=decided).appeals[0].counted_from == MONDAY


def test_what_the_measure_does_not_know_is_refused_by_name() -> None:
    told = line(Event("fireworks", MONDAY), day=MONDAY)
    assert refused(told)["fireworks"].startswith("M99 kent geen stap fireworks. Kies uit: start,")
    assert told.judged[0].source is None


def test_before_the_law_nothing_may() -> None:
    told = line(Event("start", date(2009, 3, 2)), day=date(2009, 3, 2))
    assert refused(told)["start"] == "M99 Sluiting van een zaak geldt niet op 2 maart 2009."
    assert told.notes == ("M99 Sluiting van een zaak geldt niet op deze dag.",)
    newer = measure(
        ("does: De burgemeester start.", "does: De burgemeester start.\n    from: 2027-01-01")
    )
    told = line(Event("start", MONDAY), day=MONDAY, of=newer)
    assert refused(told)["start"] == "Deze stap bestaat niet op 2 maart 2026."


def test_what_happens_after_the_day_does_not_count_yet() -> None:
    told = line(*CLOSED, day=on(20, 2))
    assert told.state is State.PREPARING
    assert told.notes == ("Wat na deze dag gebeurde, telt hier nog niet mee.",)


def test_a_locked_measure_says_so() -> None:
    locked = measure(
        ("verification: &checked {status: unverified}", "verification: &checked {status: locked}")
    )
    assert "vergrendeld" in line(day=MONDAY, of=locked).notes[0]


def done_when(text: str, *, ends: bool) -> SafetyMeasure:
    swaps = [("ends: by_itself", text)]
    if not ends:
        swaps.append(("kind: end\n", "kind: execution\n"))
    return measure(*swaps)


def test_a_measure_that_ends_when_it_is_done_ends_with_its_last_step() -> None:
    events = (*CONFIRMED, Event("notice", on(4)))
    by_act = done_when("ends: when_done", ends=True)
    assert line(*events, day=on(5), of=by_act).state is State.IN_FORCE
    assert line(*events, Event("end", on(5)), day=on(5), of=by_act).state is State.ENDED
    by_steps = done_when("ends: when_done", ends=False)
    assert line(*CONFIRMED, day=on(5), of=by_steps).state is State.IN_FORCE
    assert line(*events, day=on(5), of=by_steps).state is State.ENDED


LOOK = "does: De politie gaat kijken."


def test_a_term_of_a_repeated_step_starts_again_with_its_beginning() -> None:
    # Going to look is asked within ten days of each look before it.
    term = "{within: order, counted_from: patrol, missed: overdue, consequence: Ga alsnog.}"
    again = measure((LOOK, f"{LOOK}\n    term: {term}"))
    first = line(*CONFIRMED, Event("patrol", on(4)), day=on(4), of=again)
    assert due(first)["patrol"] == on(14)
    second = line(*other_events(first), Event("patrol", on(10)), day=on(10), of=again)
    assert due(second)["patrol"] == on(20)


def test_what_nobody_needed_is_not_due_when_it_is_too_late() -> None:
    term = "{within: order, counted_from: decision, missed: too_late, consequence: Te laat.}"
    once = ("again: true\n    after: [decision]", "after: [decision]")
    optional = measure((LOOK, f"{LOOK}\n    term: {term}"), once)
    assert due(line(*CONFIRMED, day=on(12), of=optional))["patrol"] == on(12)
    late = line(*CONFIRMED, day=on(13), of=optional)
    assert "patrol" not in due(late)
    assert why_not(late, "patrol").startswith("Het kon tot en met 12 maart 2026.")


def test_the_first_of_two_missed_days_is_the_one_that_counts() -> None:
    twice = measure(
        ("consequence: Doe het toch nog.}", "consequence: Dan vervalt het ook.}"),
        ("missed: overdue", "missed: lapses"),
    )
    told = line(*CLOSED, day=on(20), of=twice)
    assert told.lapse
    assert told.lapse.day == TUESDAYS[0]
    told = line(*CLOSED, day=on(20), of=twice, calendar=college(on(17)))
    assert told.lapse
    assert (told.lapse.step.id, told.lapse.day) == ("notice", on(12))


def test_the_same_question_gets_the_same_answer() -> None:
    def ask(events: Iterable[Event]) -> TimeLine:
        calendar = college(*TUESDAYS)
        return time_line(toolbox(), measure(), events, day=on(5), calendar=calendar)

    assert ask(CONFIRMED) == ask(reversed(CONFIRMED)) == ask(CONFIRMED)
