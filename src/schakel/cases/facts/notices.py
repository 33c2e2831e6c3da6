# SPDX-License-Identifier: EUPL-1.2
"""The kinds of notices, each with the sentence that a mail and the start page may show.

A sentence says that something happened: no name, no pseudonym, no concern, no content.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NoticeKind(StrEnum):
    """Why somebody hears something."""

    SIGNAL_GIVEN = "signal_given"
    SIGNAL_MOVED = "signal_moved"
    SIGNAL_SEALED = "signal_sealed"
    SIGNAL_ANSWERED = "signal_answered"
    SIGNAL_PROPOSED = "signal_proposed"
    SIGNAL_RETAINED = "signal_retained"
    SIGNAL_NAMED = "signal_named"
    INFORMATION_ASKED = "information_asked"
    INFORMATION_ANSWERED = "information_answered"

    CASE_OPENED = "case_opened"
    INVITED = "invited"
    INVITATION_ANSWERED = "invitation_answered"
    CONTRIBUTION_SHARED = "contribution_shared"
    CONTRIBUTION_CHANGED = "contribution_changed"
    TASK_GIVEN = "task_given"
    TASK_REPORTED = "task_reported"
    TASK_OVERDUE = "task_overdue"
    CASE_MOVED = "case_moved"
    CASE_CLOSED = "case_closed"
    CASE_REOPENED = "case_reopened"
    TENDENCY_GIVEN = "tendency_given"

    MEETING_PLANNED = "meeting_planned"
    MEETING_CHANGED = "meeting_changed"
    MINUTES_READY = "minutes_ready"
    MINUTES_APPROVED = "minutes_approved"
    PROTOCOL_ENDS = "protocol_ends"
    MANDATE_CHANGED = "mandate_changed"


SENTENCES: dict[NoticeKind, str | Promise] = {
    NoticeKind.SIGNAL_GIVEN: _("Er kwam een signaal binnen dat op triage wacht."),
    NoticeKind.SIGNAL_MOVED: _("Er is iets gebeurd met een signaal dat u gaf."),
    NoticeKind.SIGNAL_SEALED: _(
        "Een signaal dat u gaf, is afgerond en niet meer te lezen. Bel de coördinator voor uitleg."
    ),
    NoticeKind.SIGNAL_ANSWERED: _("Een gever antwoordde op uw vraag over een signaal."),
    NoticeKind.SIGNAL_PROPOSED: _("Er ligt een signaal klaar waarover u beslist."),
    NoticeKind.SIGNAL_RETAINED: _("Over een signaal aan uw tafel is beslist."),
    NoticeKind.SIGNAL_NAMED: _("Een gever vulde een signaal aan. De coördinator kan verder."),
    NoticeKind.INFORMATION_ASKED: _("De coördinator stelt u een vraag."),
    NoticeKind.INFORMATION_ANSWERED: _("De information officer antwoordde op uw vraag."),
    NoticeKind.CASE_OPENED: _("Er begon een casus waaraan u meewerkt."),
    NoticeKind.INVITED: _("U bent uitgenodigd voor een casus."),
    NoticeKind.INVITATION_ANSWERED: _("Iemand antwoordde op een uitnodiging."),
    NoticeKind.CONTRIBUTION_SHARED: _("Iemand deelde iets met u in een casus."),
    NoticeKind.CONTRIBUTION_CHANGED: _("Iemand verbeterde of trok in wat u kon lezen."),
    NoticeKind.TASK_GIVEN: _("Er is een afspraak voor u."),
    NoticeKind.TASK_REPORTED: _("Iemand berichtte over een afspraak."),
    NoticeKind.TASK_OVERDUE: _("De dag van een afspraak is voorbij."),
    NoticeKind.CASE_MOVED: _("Een casus ligt nu bij uw tafel, of niet meer."),
    NoticeKind.CASE_CLOSED: _("Een casus waaraan u meewerkte, is afgesloten."),
    NoticeKind.CASE_REOPENED: _("Een casus waaraan u meewerkte, is heropend."),
    NoticeKind.TENDENCY_GIVEN: _("Een tafel gaf een tendens door."),
    NoticeKind.MEETING_PLANNED: _("U bent uitgenodigd voor een overleg."),
    NoticeKind.MEETING_CHANGED: _("Een overleg waarvoor u uitgenodigd bent, verandert."),
    NoticeKind.MINUTES_READY: _("Er ligt een verslag klaar om na te lezen."),
    NoticeKind.MINUTES_APPROVED: _("Een verslag is goedgekeurd."),
    NoticeKind.PROTOCOL_ENDS: _("Een protocol van uw tafel loopt binnenkort af."),
    NoticeKind.MANDATE_CHANGED: _("Er veranderde iets aan uw mandaten."),
}


def sentence(kind: str) -> str:
    """Return the sentence of a kind; an unknown kind says only that something happened."""
    if kind not in set(NoticeKind):
        return str(_("Er is iets gebeurd."))
    return str(SENTENCES[NoticeKind(kind)])


@dataclass(frozen=True)
class NoticeFact:
    """Something that happened: a kind with its sentence and what it is about, never content."""

    id: uuid.UUID
    kind: str
    about_kind: str
    about: uuid.UUID | None
    day: date
    at: datetime
    is_read: bool

    @property
    def sentence(self) -> str:
        return sentence(self.kind)
