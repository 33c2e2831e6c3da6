# SPDX-License-Identifier: EUPL-1.2
"""Days and moments in words: near ones by name, late ones by how late, in the page's language."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from schakel.web.kit import days

FRIDAY = date(2026, 3, 13)
AT = datetime(2026, 3, 13, 9, 8, tzinfo=timezone.get_default_timezone())


def after(number: int) -> date:
    return FRIDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (FRIDAY, "vandaag"),
        (after(1), "zaterdag 14 maart"),
        (date(2027, 1, 1), "vrijdag 1 januari 2027"),
        (date(2025, 12, 31), "woensdag 31 december 2025"),
    ],
)
def test_a_day_says_its_year_only_when_it_is_another(day, words):
    assert days.near_day(day, FRIDAY) == words


@pytest.mark.parametrize(
    ("number", "words", "state"),
    [
        (-2, "2 dagen te laat", "late"),
        (-1, "1 dag te laat", "late"),
        (0, "vandaag", "today"),
        (1, "tegen morgen", "soon"),
        (7, "tegen 20 maart", "soon"),
        (8, "tegen 21 maart", ""),
    ],
)
def test_what_must_be_done_says_by_when_or_how_late(number, words, state):
    assert days.due(after(number), FRIDAY) == (words, state)


@pytest.mark.parametrize(
    ("number", "ago", "since"),
    [
        (1, "vandaag", "vandaag"),
        (0, "vandaag", "vandaag"),
        (-1, "1 dag geleden", "sinds 1 dag"),
        (-3, "3 dagen geleden", "sinds 3 dagen"),
    ],
)
def test_what_was_says_how_long_ago(number, ago, since):
    assert days.ago(after(number), FRIDAY) == ago
    assert days.since(after(number), FRIDAY) == since


@pytest.mark.parametrize(
    ("number", "words"), [(0, "Vandaag"), (1, "Morgen"), (3, "Maandag 16 maart")]
)
def test_what_comes_begins_a_sentence(number, words):
    assert days.coming_day(after(number), FRIDAY) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "vandaag, 9.08 uur"), (1, "gisteren, 9.08 uur"), (2, "13 maart, 9.08 uur")],
)
def test_a_moment_shortly_ago_is_told_by_name(number, words):
    assert days.recent_moment(AT, after(number)) == words


def test_moments_are_told_in_belgian_time():
    before_midnight = datetime.fromisoformat("2026-03-13T23:30:00+00:00")
    assert days.moment_words(before_midnight) == "14 maart 2026, 0.30 uur"
    assert days.logged_moment(before_midnight) == "14/03/2026 00.30"


def test_an_end_does_not_count_and_the_until_of_a_law_does():
    assert days.begin_end(FRIDAY, None) == "sinds 13 maart 2026"
    assert days.begin_end(FRIDAY, after(3)) == "van 13 maart 2026 tot 16 maart 2026"
    assert days.begin_until(FRIDAY, after(3)) == "van 13 maart 2026 tot en met 16 maart 2026"


def test_a_day_speaks_the_language_of_the_page():
    with translation.override("fr"):
        assert days.day_words(FRIDAY) == "13 mars 2026"
        assert days.weekday_name(FRIDAY) == "vendredi"
