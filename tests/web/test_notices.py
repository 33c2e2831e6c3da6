# SPDX-License-Identifier: EUPL-1.2
"""Notices: that something happened and where to read it; for one mandate, without content."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from schakel.cases.circle.notices import INVITED
from schakel.cases.tasks.notices import TASK_GIVEN
from schakel.journal.models import Entry
from schakel.notices.models import Notice
from tests.web.counting import counted, within_twelve
from tests.world import OWNER, TODAY, mandate


@pytest.fixture(autouse=True)
def _day(town, monkeypatch):
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)


def told(name: str, kind: str = TASK_GIVEN.code, about: str = "case") -> uuid.UUID:
    notice = Notice.objects.using(OWNER).create(
        mandate_id=mandate(name),
        kind=kind,
        about_kind=about,
        about=uuid.uuid4(),
        day=TODAY,
        at=timezone.now(),
    )
    return notice.id


def is_read(notice: uuid.UUID) -> bool:
    return Notice.objects.using(OWNER).get(pk=notice).read_at is not None


def test_the_page_says_that_something_happened_and_the_header_counts(client_of):
    told("tom")
    told("tom", INVITED.code, "member")
    words = within_twelve(client_of("tom"), reverse("notices")).content.decode()
    assert "Er is een afspraak voor u." in words
    assert "U bent uitgenodigd voor een casus." in words
    assert "2 berichten" in words


def test_the_header_of_every_page_counts_with_one_query(client_of):
    told("tom")
    page, queries = counted(client_of("tom"), reverse("about"))
    assert "1 bericht" in page.content.decode()
    assert sum("notices_notice" in sql for sql in queries) == 1


def test_nobody_sees_or_reads_the_notice_of_another(client_of):
    notice = told("tom")
    assert "Geen nieuwe berichten" in client_of("an").get(reverse("notices")).content.decode()
    refused = client_of("an").post(reverse("notice_read", args=[notice]))
    unreal = client_of("an").post(reverse("notice_read", args=[uuid.uuid4()]))
    assert refused.status_code == unreal.status_code == 404
    assert not is_read(notice)


def test_reading_one_leaves_the_other_and_stands_in_the_journal(client_of):
    one, other = told("tom"), told("tom")
    assert client_of("tom").post(reverse("notice_read", args=[one])).status_code == 302
    assert (is_read(one), is_read(other)) == (True, False)
    assert Entry.objects.using(OWNER).filter(action="read_notice", subject=one).count() == 1


def test_reading_all_reads_only_ones_own(client_of):
    mine, of_another = told("tom"), told("an")
    client_of("tom").post(reverse("notices_read"))
    assert (is_read(mine), is_read(of_another)) == (True, False)


def test_a_look_changes_nothing(client_of):
    notice = told("tom")
    assert client_of("tom").get(reverse("notice_read", args=[notice])).status_code == 405
    assert client_of("tom").get(reverse("notices_read")).status_code == 405
    assert not is_read(notice)


def test_an_unknown_kind_and_a_thing_without_a_page_are_a_plain_sentence(client_of):
    told("tom", "een_ander_bericht", "geheim")
    words = client_of("tom").get(reverse("notices")).content.decode()
    assert "<strong>Er is iets gebeurd.</strong>" in words


def test_many_notices_take_no_more_queries(client_of):
    client = client_of("tom")
    client.get(reverse("notices"))
    few = len(counted(client, reverse("notices"))[1])
    for _ in range(30):
        told("tom")
    assert len(counted(client, reverse("notices"))[1]) == few


def test_earlier_notices_come_twenty_at_a_time_and_the_unread_are_always_first(client_of):
    unread = told("tom", INVITED.code, "member")
    for _ in range(25):
        told("tom")
    Notice.objects.using(OWNER).exclude(pk=unread).update(read_at=timezone.now())
    first = within_twelve(client_of("tom"), reverse("notices")).content.decode()
    assert "U bent uitgenodigd voor een casus." in first
    assert 'rel="next"' in first
    last = client_of("tom").get(reverse("notices"), {"pagina": "2"}).content.decode()
    assert "Er is een afspraak voor u." in last
    assert 'rel="next"' not in last


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "²", "\x00"])
def test_no_page_of_notices_breaks(client_of, page):
    assert client_of("tom").get(reverse("notices"), {"pagina": page}).status_code == 200
