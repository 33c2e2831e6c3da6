# SPDX-License-Identifier: EUPL-1.2
"""From what the room answers to what the components show."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.facts import (
    CaseFile,
    PlaceAtTable,
)
from schakel.cases.contributions.facts import ReaderFact
from schakel.cases.tasks.facts import TaskFact
from schakel.cases.tendencies.facts import TendencyFact
from schakel.kernel.ruling import Ruling
from schakel.kernel.vocabulary import MembershipState
from schakel.meetings.facts import MeetingFact
from schakel.web.cases.labels import MEMBERS
from schakel.web.kit import page
from schakel.web.kit.days import day_words, days_late, near_day
from schakel.web.kit.ground import ground_for
from schakel.web.kit.labels import TASKS
from schakel.web.kit.request import Acting
from schakel.web.kit.sources import doubt_of
from schakel.web.kit.ways import open_ways


def ground(acting: Acting, file: CaseFile) -> page.Ground:
    """Return the strip of a page about a case: at the highest table where the actor sees it."""
    place = next((one for one in file.places if _leads_at(acting, one)), file.places[0])
    as_function = None
    if not file.sees_as_leader:
        own = next(one for one in file.partners if one.id == file.seen_as)
        as_function = _("%(function)s, uitgenodigd voor deze casus") % {
            "function": own.mandate.function_name
        }
    return ground_for(acting, place.as_table, as_function, why=("case", file.id))


def readers(people: Iterable[ReaderFact]) -> tuple[page.Reader, ...]:
    """Return who reads along, with function and power."""
    return tuple(
        page.Reader(
            one.mandate.person.name,
            one.mandate.function_name,
            note=one.because,
        )
        for one in people
    )


def others(file: CaseFile) -> tuple[page.Reader, ...]:
    """Return who was invited and is not in the circle, as far as the actor may know it."""
    return tuple(
        page.Reader(
            one.mandate.person.name,
            one.mandate.function_name,
            note=str(MEMBERS[one.state][0]),
            absent=True,
        )
        for one in file.members
        if one.state is not MembershipState.ACCEPTED
    )


def tasks(rows: Iterable[TaskFact], day: date, *, with_case: bool = False) -> list[page.Todo]:
    """Return tasks as a list of what, who and when, late ones marked."""
    return [_task(one, day, with_case=with_case) for one in rows]


def next_meeting(meeting: MeetingFact | None, day: date) -> tuple[str, str]:
    """Return the sentence about the next meeting and its address; empty without one."""
    if meeting is None:
        return "", ""
    sentence = _("Volgend overleg: %(day)s.") % {"day": near_day(meeting.day, day)}
    return sentence, reverse("meeting", args=[meeting.id])


def tendencies(rows: Iterable[TendencyFact]) -> list[page.Said]:
    """Return tendencies as words of the table that gave them."""
    return [
        page.Said(
            giver=one.from_table,
            when=day_words(one.day),
            text=one.text,
            footnote=_("Vraag aan %(table)s: %(question)s")
            % {"table": one.to_table, "question": one.question},
        )
        for one in rows
    ]


def law_refusal(ruling: Ruling, title: str) -> page.Refusal:
    """Return what the ladder or a table does not let, on the page where it would be asked."""
    return page.Refusal(
        title=title,
        sentence=str(ruling.sentence),
        source=ruling.source.text,
        doubt=doubt_of(ruling.verification) or None,
        ways=open_ways(ruling.ways_open),
    )


def _leads_at(acting: Acting, place: PlaceAtTable) -> bool:
    return any(
        held.table == place.table and held.active_on(acting.day) for held in acting.actor.powers
    )


def _task(one: TaskFact, day: date, *, with_case: bool) -> page.Todo:
    who = _("u") if one.is_mine else one.owner.label
    parts = [who]
    if with_case and one.pseudonym:
        parts.append(_("casus %(case)s") % {"case": one.pseudonym})
    if with_case:
        parts.append(one.table_name)
    if one.report:
        parts.append(one.report)
    label, kind = TASKS[one.state]
    tag, state = page.Tag(str(label), kind), ""
    if one.is_late(day):
        tag, state = page.Tag(days_late(one.due_on, day), "no"), "late"
    elif one.is_running and one.due_on == day:
        tag, state = page.Tag(_("vandaag"), "wait"), "today"
    return page.Todo(
        when=near_day(one.due_on, day),
        sentence=one.what,
        url=reverse("task", args=[one.id]),
        small=" · ".join(parts),
        tag=tag,
        state=state,
    )
