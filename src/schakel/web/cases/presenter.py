# SPDX-License-Identifier: EUPL-1.2
"""From what the room answers to what the components show."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.cases.case.facts import (
    CaseFile,
    CaseSummary,
    FoundCase,
    OpenedFact,
    OpenedSummary,
    PlaceAtTable,
)
from schakel.cases.case.queries.search import CONTRIBUTION, NAME, PSEUDONYM
from schakel.cases.contributions.access import SHARE_CONTRIBUTION
from schakel.cases.contributions.facts import ContributionFact, ReaderFact
from schakel.cases.tasks.facts import TaskFact
from schakel.cases.tendencies.facts import TendencyFact
from schakel.kernel.ids import MandateId
from schakel.kernel.ruling import Ruling
from schakel.kernel.vocabulary import CaseState, MembershipState
from schakel.meetings.facts import MeetingFact
from schakel.web.cases.labels import MEMBERS, state_tag
from schakel.web.kit import page
from schakel.web.kit.days import day_words, days_late, moment_words, near_day
from schakel.web.kit.deeds import action_words
from schakel.web.kit.ground import ground_for
from schakel.web.kit.labels import CONCERNS, TASKS, contribution_tags
from schakel.web.kit.request import Acting
from schakel.web.kit.sources import doubt_of
from schakel.web.kit.ways import open_ways, say_first


def ground(acting: Acting, found: CaseFile) -> page.Ground:
    """Return the strip of a page about a case: at the highest table where the actor sees it."""
    place = next((one for one in found.places if _leads_at(acting, one)), found.places[0])
    as_function = None
    if not found.sees_as_leader:
        own = next(one for one in found.partners if one.id == found.seen_as)
        as_function = _("%(function)s, uitgenodigd voor deze casus") % {
            "function": own.mandate.function_name
        }
    return ground_for(acting, place.as_table, as_function, why=("case", found.id))


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


def others(found: CaseFile) -> tuple[page.Reader, ...]:
    """Return who was invited and is not in the circle, as far as the actor may know it."""
    return tuple(
        page.Reader(
            one.mandate.person.name,
            one.mandate.function_name,
            note=str(MEMBERS[one.state][0]),
            absent=True,
        )
        for one in found.members
        if one.state is not MembershipState.ACCEPTED
    )


def said(found: CaseFile, day: date) -> tuple[page.Said, ...]:
    """Return the contributions the database gave, the giver's own with who reads them."""
    names = {one.id: one.mandate.label for one in found.partners}
    return tuple(_said(one, found, names, day) for one in found.said)


def tasks(rows: Iterable[TaskFact], day: date, *, with_case: bool = False) -> list[page.Todo]:
    """Return tasks as a list of what, who and when, late ones marked."""
    return [_task(one, day, with_case=with_case) for one in rows]


def next_meeting(meeting: MeetingFact | None, day: date) -> tuple[str, str]:
    """Return the sentence about the next meeting and its address; empty without one."""
    if meeting is None:
        return "", ""
    sentence = _("Volgend overleg: %(day)s.") % {"day": near_day(meeting.day, day)}
    return sentence, reverse("meeting", args=[meeting.id])


def case_rows(cases: Sequence[CaseSummary], day: date) -> page.DataTable:
    """Return cases as a table."""
    return page.DataTable(
        caption=_("Casussen die u mag lezen"),
        columns=(_("Casus"), _("Tafel"), _("Waar ze staat"), _("Volgende herziening")),
        rows=tuple(
            (
                page.Cell(
                    one.pseudonym,
                    reverse("case", args=[one.id]),
                    small=str(CONCERNS[one.concern]),
                ),
                page.Cell(one.table_name),
                page.Cell("", tag=state_tag(one.state)),
                _review(one, day),
            )
            for one in cases
        ),
    )


def found_rows(found: Iterable[FoundCase]) -> list[page.Todo]:
    """Return what a search found: the case and where, no text."""
    words = {
        PSEUDONYM: _("in het pseudoniem"),
        NAME: _("in een naam"),
        CONTRIBUTION: _("in een inbreng die u mag lezen"),
    }
    return [
        page.Todo(
            when=str(one.case.table_name),
            sentence=one.case.pseudonym,
            url=reverse("case", args=[one.case.id]),
            small=_("Gevonden %(where)s.")
            % {"where": ", ".join(words[where] for where in sorted(one.where, reverse=True))},
            tag=state_tag(one.case.state),
        )
        for one in found
    ]


def found_again(cases: Iterable[CaseSummary]) -> list[page.Todo]:
    """Return what the parts before this one found."""
    return [
        page.Todo(
            when=one.table_name,
            sentence=one.pseudonym,
            url=reverse("case", args=[one.id]),
            tag=state_tag(one.state),
        )
        for one in cases
    ]


def opened(summary: OpenedSummary) -> str:
    """Return the sentence about who opened a file."""
    if summary.last_at is None:
        return _("Nog niemand opende dit dossier.")
    people = ngettext(
        "%(count)d mens opende dit dossier", "%(count)d mensen openden dit dossier", summary.people
    ) % {"count": summary.people}
    who = summary.last.name if summary.last else _("iemand die er niet meer bij hoort")
    return _("%(people)s, het laatst %(who)s op %(when)s.") % {
        "people": people,
        "who": who,
        "when": moment_words(summary.last_at),
    }


def log(entries: Iterable[OpenedFact]) -> list[page.Event]:
    """Return what was done in a file."""
    return [
        page.Event(
            when=moment_words(one.at),
            sentence=_("%(who)s %(did)s")
            % {
                "who": one.person.name if one.person else _("De klok"),
                "did": action_words(one.action),
            },
        )
        for one in entries
    ]


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


def share_refusal(ruling: Ruling, partners: Iterable[ReaderFact]) -> page.Refusal:
    """Return the refusal of a contribution: a telephone call first, then the other ways."""
    coordinators = [one.mandate.person for one in partners if one.coordinates]
    return page.Refusal(
        title=_("Dit mag u hier niet delen, en u hoeft het ook niet"),
        sentence=str(ruling.sentence),
        source=ruling.source.text,
        doubt=doubt_of(ruling.verification) or None,
        ways=(
            *open_ways(ruling.ways_open, coordinators=coordinators, rewrite="#uw-tekst"),
            *say_first(),
        ),
        nothing_kept=True,
    )


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


def _said(
    one: ContributionFact, found: CaseFile, names: dict[MandateId, str], day: date
) -> page.Said:
    function = one.giver.function_name
    giver = _("U, %(function)s") % {"function": function} if one.is_mine else one.giver.label
    if one.withdrawn_on:
        return page.Said(
            giver=giver,
            when=near_day(one.shared_on, day),
            text=one.words.text,
            tags=(page.Tag(_("ingetrokken"), "no"),),
            footnote=_("Alleen u kunt dit nog lezen."),
        )
    tags = contribution_tags(one.words)
    if one.is_correction:
        tags = (*tags, page.Tag(_("verbeterd")))
    return page.Said(
        giver=giver,
        when=near_day(one.shared_on, day),
        text=one.words.text,
        tags=tags,
        footnote=_readers_sentence(one, names) if one.is_mine else "",
        actions=_own_actions(one, found) if one.is_mine else (),
    )


def _readers_sentence(one: ContributionFact, names: dict[MandateId, str]) -> str:
    known = [names[reader] for reader in one.readers if reader in names]
    if not known:
        return _("Niemand anders leest dit nu.")
    return _("Gelezen door %(readers)s.") % {"readers": "; ".join(sorted(known))}


def _own_actions(one: ContributionFact, found: CaseFile) -> tuple[page.Link, ...]:
    names = [("contribution_withdraw", _("Intrekken"))]
    if SHARE_CONTRIBUTION in found.may:
        names = [
            ("contribution_correct", _("Verbeteren")),
            *names,
            ("contribution_widen", _("Voor meer mensen openen")),
        ]
    return tuple(page.Link(label, reverse(name, args=[one.id])) for name, label in names)


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


def _review(one: CaseSummary, day: date) -> page.Cell:
    if one.state is CaseState.CLOSED or one.review_on is None:
        return page.Cell(_("geen"))
    if one.review_is_late(day):
        return page.Cell(day_words(one.review_on), tag=page.Tag(_("voorbij"), "no"))
    return page.Cell(day_words(one.review_on))
