# SPDX-License-Identifier: EUPL-1.2
"""What must hold for every measure of the koffer, whatever happens and in whatever order."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.toolbox.calendar import DAY, Calendar, calendar_for
from schakel.toolbox.clock import Event, TimeLine, time_line
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.quantity import Measure, Quantity
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Happening, Missed, Need, State, StepKind
from tests.seeds import examples


def _lapses(measure: SafetyMeasure) -> bool:
    return any(step.term and step.term.missed is Missed.LAPSES for step in measure.steps)


def _short(measure: SafetyMeasure) -> SafetyMeasure:
    """Return the measure with a total that its renewals do not fit in."""
    total = measure.values["total"][0].model_copy(update={"value": "P2M"})
    return measure.model_copy(update={"values": {**measure.values, "total": (total,)}})


MEASURES = toolbox().measures
# Every measure of the koffer is in force on these days; 2028 has a leap day.
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
COUNTED = st.sampled_from([Measure.DAYS, Measure.MONTHS, Measure.WORKING_DAYS])
# A body that meets every so many days; the first one never said when.
RHYTHMS = [()] + [
    tuple(date(2026, 1, 6) + timedelta(days=step * number) for number in range(1400 // step))
    for step in (7, 14, 30)
]
CLOSURES = tuple(one for one in MEASURES if one.duration.renewal or _lapses(one))
RENEWABLE = (_short(toolbox().measure("M25")), *(one for one in MEASURES if one.duration.renewal))
OFFSETS = st.integers(0, 120)
QUANTITIES = st.builds(Quantity, st.integers(1, 90), COUNTED)
OVER = frozenset({State.LAPSED, State.ANNULLED, State.ENDED})


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Return a town: bodies that meet every so many days, or never said when; bridge days."""
    return calendar_for(
        toolbox(),
        college=draw(st.sampled_from(RHYTHMS)),
        council=draw(st.sampled_from(RHYTHMS)),
        bridge_days=draw(st.lists(DAYS, max_size=5)),
    )


@st.composite
def courses(draw: st.DrawFn) -> tuple[SafetyMeasure, list[Event]]:
    """Return a measure and what happened: mostly in order, now and then not at all."""
    measure = draw(st.sampled_from(MEASURES) | st.sampled_from(CLOSURES))
    day = draw(DAYS)
    ground = draw(st.sampled_from([None, *(one.id for one in measure.grounds)]))
    events = []
    for step in measure.steps:
        day += timedelta(days=draw(st.integers(0, 7)))
        if draw(st.integers(0, 11)):
            until = day + timedelta(days=draw(st.integers(-2, 100)))
            chosen = None if draw(st.integers(0, 4)) else until
            events.append(Event(step.id, day, until=chosen, ground=ground))
    names = st.sampled_from([*(step.id for step in measure.steps), *Happening, "unknown"])
    near = st.dates(day - timedelta(days=100), day + timedelta(days=200))
    return measure, [*events, *draw(st.lists(st.builds(Event, names, near), max_size=4))]


def ask(course: tuple[SafetyMeasure, list[Event]], day: date, calendar: Calendar) -> TimeLine:
    measure, events = course
    return time_line(toolbox(), measure, events, day=day, calendar=calendar)


def seen(course: tuple[SafetyMeasure, list[Event]], offset: int) -> date:
    """Return a day somewhere in the course, or after it."""
    _, events = course
    return min((one.day for one in events), default=date(2026, 3, 2)) + timedelta(days=offset)


@settings(deadline=None, max_examples=examples(150))
@given(courses(), OFFSETS, calendars(), st.randoms(use_true_random=False))
def test_the_order_of_typing_does_not_matter_and_nothing_is_remembered(
    course, offset, calendar, chance
) -> None:
    measure, events = course
    day = seen(course, offset)
    told = ask(course, day, calendar)
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert ask((measure, shuffled), day, calendar) == told
    assert ask(course, day, calendar) == told


@settings(deadline=None, max_examples=examples(150))
@given(courses(), OFFSETS, calendars())
def test_a_refused_event_changes_nothing(course, offset, calendar) -> None:
    measure, _ = course
    day = seen(course, offset)
    told = ask(course, day, calendar)
    happened = [one.event for one in told.judged if one.allowed]
    assert ask((measure, happened), day, calendar) == replace(
        told,
        judged=tuple(one for one in told.judged if one.allowed),
        notes=tuple(one for one in told.notes if "na deze dag" not in one),
    )


@settings(deadline=None, max_examples=examples(150))
@given(courses(), OFFSETS, calendars())
def test_what_happens_later_does_not_change_today(course, offset, calendar) -> None:
    measure, events = course
    day = seen(course, offset)
    told = ask(course, day, calendar)
    until_now = [one for one in events if one.day <= day]
    assert ask((measure, until_now), day, calendar).judged == told.judged
    assert ask((measure, until_now), day, calendar).must == told.must


@settings(deadline=None, max_examples=examples(300))
@given(courses(), OFFSETS, calendars())
def test_every_term_has_a_day_after_its_start_or_waits_for_a_meeting(
    course, offset, calendar
) -> None:
    for due in ask(course, seen(course, offset), calendar).must:
        assert due.how
        assert due.source.text
        assert due.consequence
        if due.day is None:
            assert due.quantity.body
            assert due.how.endswith("Die vergaderdag is nog niet ingevuld.")
            assert not due.late
            continue
        assert due.day > due.counted_from
        if due.quantity.measure is Measure.WORKING_DAYS:
            assert calendar.is_working_day(due.day)
        if due.quantity.body:
            assert due.day in calendar.known_meetings(due.quantity.body)


@settings(deadline=None, max_examples=examples(300))
@given(courses(), OFFSETS, calendars())
def test_no_measure_works_longer_than_it_may(course, offset, calendar) -> None:
    measure, _ = course
    told = ask(course, seen(course, offset), calendar)
    if told.begins and measure.duration.longest:
        assert told.ends
        assert told.ends <= the_very_last_day(measure, told.begins, calendar)


@settings(deadline=None, max_examples=examples(300))
@given(
    st.sampled_from(RENEWABLE),
    DAYS,
    st.lists(st.tuples(st.integers(0, 250), st.none() | st.integers(0, 130)), max_size=5),
)
def test_renewals_never_exceed_the_maximum_nor_happen_after_the_end(measure, day, tried) -> None:
    calendar = calendar_for(toolbox(), college=[day + DAY])
    begun = [
        Event(step.id, day + (DAY if step.kind is StepKind.CONFIRMATION else timedelta()))
        for step in measure.steps
        if step.need is Need.REQUIRED
    ]
    assert measure.duration.renewal
    name = measure.duration.renewal.step
    renewals = []
    for after, longer in tried:
        on = day + timedelta(days=after)
        until = None if longer is None else on + timedelta(days=longer)
        renewals.append(Event(name, on, until=until))
    told = ask((measure, [*begun, *renewals]), day + timedelta(days=300), calendar)
    assert told.begins == day
    assert told.ends
    assert told.ends <= the_very_last_day(measure, day, calendar)
    done = [one.event for one in told.judged if one.event.step == name and one.allowed]
    assert len(done) <= measure.quantity(measure.duration.renewal.times, day).number
    assert all(one.day <= told.ends for one in done)


def the_very_last_day(measure: SafetyMeasure, begins: date, calendar: Calendar) -> date:
    """Return the last day with every renewal that the law allows, one by one."""
    duration = measure.duration
    assert duration.longest
    last = calendar.last_day(begins, measure.quantity(duration.longest, begins))
    if renewal := duration.renewal:
        for _ in range(measure.quantity(renewal.times, begins).number):
            last = calendar.last_day(last + DAY, measure.quantity(renewal.each, begins))
        if renewal.total:
            total = measure.quantity(renewal.total, begins)
            last = min(last, calendar.last_day(begins, total))
    return last


@settings(deadline=None, max_examples=examples(300))
@given(courses(), OFFSETS, calendars())
def test_what_lapsed_was_missed_before_and_what_may_is_not_over(course, offset, calendar) -> None:
    day = seen(course, offset)
    told = ask(course, day, calendar)
    if told.lapse:
        assert told.lapse.day < day
        assert told.state in {State.LAPSED, State.ANNULLED}
    if told.state is State.TO_CONFIRM:
        assert any(due.missed is Missed.LAPSES for due in told.must)
    if told.state in OVER and told.ends:
        assert told.ends <= day
    for waiting in told.not_yet:
        assert waiting.first_day is None or waiting.first_day > day


@settings(deadline=None, max_examples=examples(300))
@given(courses(), OFFSETS, calendars())
def test_what_may_be_done_now_is_not_refused_when_it_is_done(course, offset, calendar) -> None:
    measure, events = course
    day = seen(course, offset)
    told = ask(course, day, calendar)
    after = [one for one in events if one.day <= day]
    order = {step.id: number for number, step in enumerate(measure.steps)}
    today = [order.get(one.step, len(order)) for one in after if one.day == day]
    for may in told.may_now:
        # A step that its file puts before one of the same day is judged before it.
        if all(order[may.step.id] > one for one in today):
            done = ask((measure, [*after, Event(may.step.id, day)]), day, calendar)
            assert done.judged[-1].allowed
            assert done.judged[-1].warnings == may.warnings


@settings(deadline=None)
@given(DAYS, QUANTITIES, calendars())
def test_a_term_ends_where_counting_on_the_fingers_ends(start, quantity, calendar) -> None:
    last = calendar.after(start, quantity)
    assert last > start
    span = [start + timedelta(days=one) for one in range(1, (last - start).days + 1)]
    if quantity.measure is Measure.DAYS:
        assert len(span) == quantity.number
    if quantity.measure is Measure.WORKING_DAYS:
        assert sum(map(calendar.is_working_day, span)) == quantity.number
        assert calendar.is_working_day(last)
    if quantity.measure is Measure.MONTHS:
        passed = (last.year - start.year) * 12 + last.month - start.month
        assert passed == quantity.number
        clamped = (last + DAY).day == 1 and last.day < start.day
        assert last.day == start.day or clamped


@settings(deadline=None)
@given(DAYS, QUANTITIES, calendars())
def test_a_measure_ends_a_day_before_a_term_of_the_same_length_or_in_a_shorter_month(
    first, quantity, calendar
) -> None:
    last, term = calendar.last_day(first, quantity), calendar.after(first, quantity)
    assert first <= last <= term
    if quantity.measure is Measure.DAYS:
        assert last == term - DAY
    if quantity.measure is Measure.MONTHS:
        assert last in {term, term - DAY}
        assert last == term - DAY or term.day < first.day


@settings(deadline=None)
@given(DAYS, QUANTITIES, calendars())
def test_a_later_start_never_ends_earlier(start, quantity, calendar) -> None:
    assert calendar.after(start, quantity) <= calendar.after(start + DAY, quantity)
    assert calendar.last_day(start, quantity) <= calendar.last_day(start + DAY, quantity)


def test_every_measure_that_only_starts_knows_its_terms_or_says_what_is_unknown() -> None:
    start = date(2027, 12, 31)
    for measure in MEASURES:
        events = [Event(step.id, start) for step in measure.steps if not step.wait]
        told = time_line(toolbox(), measure, events, day=start, calendar=calendar_for(toolbox()))
        for due in told.must:
            assert due.day or "nog niet ingevuld" in due.how, (measure.id, due.step.id)
