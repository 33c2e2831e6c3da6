# SPDX-License-Identifier: EUPL-1.2
"""How a day was counted, in words that a jurist can check by hand, and what is doubtful in it."""

from datetime import date

from schakel.kernel.days import MONTHS, dutch_day
from schakel.toolbox.calendar import Calendar
from schakel.toolbox.quantity import Measure, Quantity


def how_counted(
    calendar: Calendar, start: date, quantity: Quantity, day: date | None, extra: str = ""
) -> str:
    """Return '50 werkdagen na 2 maart 2026, zonder weekends en feestdagen (6 april, 1 mei).'"""
    told = f"{_capital(str(quantity))} na {dutch_day(start)}{extra}"
    if quantity.body:
        return f"{told}." if day else f"{told}. Die vergaderdag is nog niet ingevuld."
    if calendar.rule(calendar.counting.day_of_event_counts, start).value:
        told += ", met die dag erbij"
    if quantity.measure is Measure.WORKING_DAYS and day:
        told += f", zonder weekends en feestdagen{_named(calendar.days_off(start, day))}"
    if quantity.measure is Measure.MONTHS and day and day.day < start.day and not extra:
        told += ", de laatste dag van een kortere maand"
    return f"{told}."


def doubts_of_counting(calendar: Calendar, start: date, quantity: Quantity) -> tuple[str, ...]:
    """Return what a jurist still has to verify of the rules that this counting used."""
    counting = calendar.counting
    if quantity.body:
        doubtful = start in calendar.known_meetings(quantity.body)
        rules = [counting.meeting_on_the_day_itself_counts] if doubtful else []
    elif quantity.measure is Measure.WORKING_DAYS:
        rules = [counting.day_of_event_counts, counting.saturday_is_working_day]
    else:
        rules = [counting.day_of_event_counts]
    held = (calendar.rule(rule, start).verification.doubt for rule in rules)
    return tuple(doubt for doubt in held if doubt)


def _named(days: tuple[date, ...]) -> str:
    names = ", ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in days)
    return f" ({names})" if names else ""


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
