# SPDX-License-Identifier: EUPL-1.2
"""From what the room answers to what the components draw."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.cases.contributions.facts import ContributionFact
from schakel.cases.tasks.facts import TaskFact
from schakel.kernel.people import Secrecy
from schakel.kernel.ruling import Finding
from schakel.meetings.facts import (
    KIND_ORDER,
    ItemFact,
    ItemState,
    MeetingFact,
    RecordFact,
    UpcomingMeeting,
)
from schakel.meetings.queries.table import CockpitView
from schakel.meetings.sentences import agenda_sentence
from schakel.tables.facts import TableFact
from schakel.web.kit import page
from schakel.web.kit.days import clock, day_words, weekday_words
from schakel.web.kit.ground import ground_for
from schakel.web.kit.labels import TASKS, contribution_tags
from schakel.web.kit.request import ActingRequest
from schakel.web.kit.sources import doubt_of
from schakel.web.kit.ways import open_ways
from schakel.web.meetings.labels import DECIDED, KINDS, MANNERS, STATES, minutes_between, when_words


def ground(request: ActingRequest, meeting: MeetingFact) -> page.Ground:
    """Return the strip of a page about a meeting; no query."""
    table = TableFact(
        meeting.table,
        meeting.table_name,
        meeting.kind,
        meeting.level,
        meeting.keeps,
        above=None,
        municipalities=(),
        begin=meeting.day,
        end=None,
    )
    return ground_for(request.acting, table, why=("meeting", meeting.id))


def crumbs(meeting: MeetingFact, label: str = "") -> tuple[page.Crumb, ...]:
    """Return the path to a page of a meeting."""
    here = page.Crumb(
        _("%(table)s, %(day)s") % {"table": meeting.table_name, "day": day_words(meeting.day)},
        reverse("meeting", args=[meeting.id]) if label else "",
    )
    first = page.Crumb(_("Overleg"), reverse("meetings"))
    return (first, here, page.Crumb(label)) if label else (first, here)


def coming(meetings: Iterable[UpcomingMeeting]) -> tuple[page.Todo, ...]:
    """Return meetings as sentences."""
    return tuple(
        page.Todo(
            when=day_words(one.meeting.day),
            sentence=_("%(table)s, %(hour)s")
            % {"table": one.meeting.table_name, "hour": clock(one.meeting.starts_at)},
            url=reverse("cockpit" if one.meeting.is_running else "meeting", args=[one.meeting.id]),
            small=agenda_sentence(one),
            tag=page.Tag(STATES[one.meeting.state], "ok" if one.meeting.is_running else "default"),
        )
        for one in meetings
    )


def findings(missing: Iterable[Finding]) -> tuple[page.Refusal, ...]:
    """Return what is missing, each with source, doubt and the ways open."""
    return tuple(
        page.Refusal(
            title=str(one.sentence),
            sentence="",
            source=one.source.text,
            doubt=doubt_of(one.verification),
            ways=open_ways(one.ways_open),
        )
        for one in missing
    )


def agenda(view: CockpitView) -> tuple[page.AgendaGroup, ...]:
    """Return the rail of the cockpit."""
    groups = []
    for kind in KIND_ORDER:
        items = tuple(
            page.AgendaItem(
                label=f"{one.number}. {one.label}",
                url=reverse("cockpit_item", args=[view.meeting.id, one.id]),
                note=item_note(one),
                current=view.item is not None and view.item.id == one.id,
            )
            for one in view.items
            if one.kind is kind
        )
        if items:
            groups.append(page.AgendaGroup(KINDS[kind], items))
    return tuple(groups)


def item_note(item: ItemFact) -> str:
    """Return "nu", or how long it took and what was decided."""
    if item.state is ItemState.OPEN:
        return _("nu")
    if item.state is not ItemState.CLOSED or not (item.opened_at and item.closed_at):
        return ""
    spent = max(1, minutes_between(item.opened_at, item.closed_at))
    took = ngettext("%(count)d minuut", "%(count)d minuten", spent) % {"count": spent}
    if item.decision_kind is None:
        return took
    return f"{took}, {str(DECIDED[item.decision_kind]).lower()}"


def said(view: CockpitView, shown: frozenset[UUID]) -> tuple[page.Said, ...]:
    """Return contributions; what falls under secrecy is hidden unless this screen asked for it."""
    return tuple(_said(one, shown) for one in view.contributions)


def _said(one: ContributionFact, shown: frozenset[UUID]) -> page.Said:
    secret = one.words.secrecy is Secrecy.PROFESSIONAL or one.words.not_in_minutes
    hidden = secret and one.id not in shown
    return page.Said(
        giver=one.giver.function_name,
        when=day_words(one.shared_on),
        text="" if hidden else one.words.text,
        tags=contribution_tags(one.words),
        hidden=_("Verborgen op het grote scherm.") if hidden else "",
        show_url=f"?toon={one.id}#inbreng" if hidden else "",
    )


def tasks(agreed: Iterable[TaskFact]) -> page.DataTable | None:
    """Return what was agreed, as a table; None when nothing was."""
    rows = tuple(
        (
            page.Cell(one.what),
            page.Cell(one.owner.function_name, small=one.owner.person.name),
            page.Cell(day_words(one.due_on)),
            page.Cell("", tag=page.Tag(*TASKS[one.state])),
        )
        for one in agreed
    )
    if not rows:
        return None
    return page.DataTable(_("Afspraken"), (_("Wat"), _("Wie"), _("Tegen"), _("Stand")), rows)


def written(record: RecordFact) -> tuple[tuple[str, str], ...]:
    """Return what was written at a point as terms and words; nothing empty."""
    manner = "" if record.manner is None else str(MANNERS[record.manner])
    kind = "" if record.decision_kind is None else str(DECIDED[record.decision_kind])
    pairs = (
        (_("Beslissing"), ", ".join(filter(None, (kind, manner)))),
        (_("In één zin"), record.decision),
        (_("Opnieuw bekijken op"), weekday_words(record.review_on) if record.review_on else ""),
        (_("Bezwaren"), record.objections),
        (_("Van het gesprek"), record.talk),
    )
    return tuple(pair for pair in pairs if pair[1])


def time_left(meeting: MeetingFact) -> str:
    """Return "nog 38 minuten", or that the time is over; empty before it and on another day."""
    now = timezone.now()
    if now < meeting.starts_at or timezone.localtime(now).date() != meeting.day:
        return ""
    left = minutes_between(now, meeting.ends_at)
    if not left:
        return _("de voorziene tijd is om")
    return ngettext("nog %(count)d minuut", "nog %(count)d minuten", left) % {"count": left}


def title_of(meeting: MeetingFact) -> str:
    """Return when and where, for a heading."""
    words = when_words(meeting)
    return f"{words}, {meeting.place}" if meeting.place else words
