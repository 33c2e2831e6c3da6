# SPDX-License-Identifier: EUPL-1.2
"""What asks for the actor, each in a sentence with its day, its consequence and its page."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.cases.circle.facts import InvitationFact
from schakel.cases.signals.facts import Asks, InformationQuestion, WaitingSignal
from schakel.cases.tasks.facts import TaskFact
from schakel.notices.facts import NoticeFact
from schakel.tables.seated import TableProtocol
from schakel.web.kit.days import day_words, due, since
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.links import address_of
from schakel.web.kit.page import Tag, Text, Todo
from schakel.web.today.gather import Needs

NOTICES = 4
# The sentence, what it means, the tag.
SIGNAL_WORDS: dict[Asks, tuple[Text, Text, Text]] = {
    Asks.TRIAGE: (
        gettext_lazy("Nieuw signaal van: %(giver)s"),
        gettext_lazy("Zonder naam. De vraag: hoort dit bij ons?"),
        gettext_lazy("wacht op triage"),
    ),
    Asks.DECISION: (
        gettext_lazy("Signaal om te weerhouden, of niet"),
        gettext_lazy("De coördinator stelt het voor. Zolang u niet beslist, gebeurt er niets."),
        gettext_lazy("wacht op uw beslissing"),
    ),
    Asks.OPEN_NAME: (
        gettext_lazy("De gever noemde een naam"),
        gettext_lazy("De naam is verzegeld. Openen is een beslissing die bewaard wordt."),
        gettext_lazy("naam te openen"),
    ),
    Asks.ASK_OFFICER: (
        gettext_lazy("Vraag de information officer"),
        gettext_lazy("Zonder antwoord kan er geen casus beginnen."),
        gettext_lazy("u kunt verder"),
    ),
    Asks.CALL_OFFICER: (
        gettext_lazy("Bel de information officer"),
        gettext_lazy("Het antwoord was: niet aan deze tafel, bel mij."),
        gettext_lazy("eerst bellen"),
    ),
    Asks.BEGIN_CASE: (
        gettext_lazy("Dit signaal kan een casus worden"),
        gettext_lazy("Alles wat nodig is, is er."),
        gettext_lazy("u kunt verder"),
    ),
    Asks.ANSWER: (
        gettext_lazy("De tafel vraagt u meer over uw signaal"),
        gettext_lazy("U antwoordt zonder een naam te noemen. Bellen mag ook."),
        gettext_lazy("wacht op u"),
    ),
    Asks.NAME: (
        gettext_lazy("Kies of u een naam noemt"),
        gettext_lazy("De tafel neemt uw signaal op. U kiest zelf; het moet niet."),
        gettext_lazy("uw keuze"),
    ),
}


def decisions(needs: Needs, day: date) -> list[Todo]:
    """Return what asks a decision of the actor."""
    return [
        *(_invitation(one, day) for one in needs.invitations),
        *(_question(one, day) for one in needs.questions),
        *(_signal(one, day) for one in needs.signals),
    ]


def own_tasks(tasks: Iterable[TaskFact], day: date) -> list[Todo]:
    """Return the actor's own tasks, the earliest first."""
    return [_task(one, day, small=_where(one)) for one in tasks if one.is_mine]


def partner_tasks(tasks: Iterable[TaskFact], day: date) -> list[Todo]:
    """Return the late tasks of partners at the tables that the actor coordinates."""
    return [
        _task(one, day, small=f"{one.owner.organisation.name}, {_where(one)}")
        for one in tasks
        if not one.is_mine
    ]


def protocols(ending: Iterable[TableProtocol], day: date) -> list[Todo]:
    """Return the protocols that end within the term of the law, and those that ended."""
    return [_protocol(one, day) for one in ending]


def notices(unread: Iterable[NoticeFact], day: date) -> list[Todo]:
    """Return the newest notices."""
    return [
        Todo(
            when=since(one.day, day),
            sentence=one.sentence,
            url=address_of(one.about_kind, one.about),
        )
        for one in tuple(unread)[:NOTICES]
    ]


def _signal(waiting: WaitingSignal, day: date) -> Todo:
    sentence, small, tag = SIGNAL_WORDS[waiting.asks]
    line = waiting.line
    return Todo(
        when=since(line.given_on, day),
        sentence=str(sentence) % {"giver": line.giver.function_name},
        url=address_of("signal", line.id),
        small=_("%(table)s, over %(concern)s. %(consequence)s")
        % {"table": line.at.name, "concern": CONCERNS[line.concern], "consequence": small},
        tag=Tag(tag, "wait"),
        state="today",
    )


def _invitation(one: InvitationFact, day: date) -> Todo:
    asked_by = one.asked_by.label if one.asked_by else _("De coördinator")
    return Todo(
        when=since(one.asked_on, day),
        sentence=_("Neemt u deel aan een casus?"),
        url=address_of("member", one.id),
        small=_("%(asked_by)s vraagt het u, over %(concern)s. Nee zeggen mag, zonder reden.")
        % {"asked_by": asked_by, "concern": CONCERNS[one.concern]},
        tag=Tag(_("uw keuze"), "wait"),
        state="today",
    )


def _question(one: InformationQuestion, day: date) -> Todo:
    return Todo(
        when=since(one.asked_on, day),
        sentence=_("Mag dit besproken worden?"),
        url=address_of("check", one.id),
        small=_("%(asked_by)s vraagt het u, voor %(table)s. Zonder uw antwoord begint er niets.")
        % {"asked_by": one.asked_by.label, "table": one.at.name},
        tag=Tag(_("wacht op uw antwoord"), "wait"),
        state="today",
    )


def _task(one: TaskFact, day: date, *, small: str) -> Todo:
    when, state = due(one.due_on, day)
    return Todo(
        when=when, sentence=one.what, url=address_of("task", one.id), small=small, state=state
    )


def _where(one: TaskFact) -> str:
    if one.pseudonym:
        return _("casus %(pseudonym)s") % {"pseudonym": one.pseudonym}
    return one.table_name


def _protocol(one: TableProtocol, day: date) -> Todo:
    when, state = due(one.valid_until, day)
    is_over = one.valid_until < day
    return Todo(
        when=_("afgelopen") if is_over else when,
        sentence=_("Protocol van %(table)s verlengen") % {"table": one.table_name},
        url=reverse("protocol_template", args=[one.table]),
        small=(
            _("Het liep tot en met %(day)s. Tot er een nieuw is, opent geen overleg.")
            if is_over
            else _("Het loopt tot en met %(day)s. Daarna opent geen overleg meer.")
        )
        % {"day": day_words(one.valid_until)},
        state="late" if is_over else state or "soon",
    )
