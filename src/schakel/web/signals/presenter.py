# SPDX-License-Identifier: EUPL-1.2
"""From what the room answers to what the components show."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.signals.facts import SignalLine, SignalPage, Turn
from schakel.kernel.ids import CaseId, MandateId
from schakel.kernel.ruling import Ruling
from schakel.tables.facts import PlaceFact
from schakel.web.kit.days import ago, day_words
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.page import Event, Reader, Refusal, Todo
from schakel.web.kit.sources import doubt_of
from schakel.web.kit.ways import coordinators_among, open_ways
from schakel.web.signals.labels import FOR_GIVER, SUBJECTS, TURNS, reader_sentence, state_tag


def role_words() -> dict[str, str]:
    """Return what a role at a table is called beside a name."""
    return {
        "coordinate": _("coördinator"),
        "retain": _("beslist over signalen"),
        "chair": _("voorzitter"),
        "inform": _("information officer"),
        "direct_case": _("casusregisseur"),
    }


def readers(places: Iterable[PlaceFact]) -> tuple[Reader, ...]:
    """Return each person once, with the function and every role at the table."""
    words = role_words()
    roles: dict[MandateId, list[str]] = {}
    people = {}
    for place in places:
        people[place.mandate.id] = place.mandate
        roles.setdefault(place.mandate.id, []).append(words[place.role])
    return tuple(
        Reader(one.person.name, f"{one.function_name}: {', '.join(roles[one.id])}")
        for one in people.values()
    )


def waiting(lines: Iterable[SignalLine], day: date) -> tuple[Todo, ...]:
    """Return signals at the actor's tables as sentences: who gave it, what about, how old."""
    return tuple(
        Todo(
            when=ago(line.given_on, day),
            sentence=_("Signaal van een %(giver)s") % {"giver": line.giver.function_name},
            url=reverse("signal", args=[line.id]),
            small=_("%(table)s. Over %(concern)s. %(state)s")
            % {
                "table": line.at.name,
                "concern": CONCERNS[line.concern],
                "state": reader_sentence(line),
            },
            tag=state_tag(line.state),
            state="today" if state_tag(line.state).kind == "wait" else "",
        )
        for line in lines
    )


def settled(lines: Iterable[SignalLine], day: date) -> tuple[Todo, ...]:
    """Return decided signals as sentences, each with how long ago it was decided."""
    known = tuple(lines)
    ages = (ago(line.decided_on or line.given_on, day) for line in known)
    return tuple(
        replace(todo, when=when) for todo, when in zip(waiting(known, day), ages, strict=True)
    )


def own(lines: Iterable[SignalLine], day: date) -> tuple[Todo, ...]:
    """Return the actor's own signals: what happened, nothing of what was written."""
    return tuple(
        Todo(
            when=ago(line.given_on, day),
            sentence=_("Uw signaal van %(day)s aan %(table)s")
            % {"day": day_words(line.given_on), "table": line.at.name},
            url=reverse("signal", args=[line.id]),
            small=str(FOR_GIVER[line.state]),
            tag=state_tag(line.state),
        )
        for line in lines
    )


def events(page: SignalPage) -> tuple[Event, ...]:
    """Return what happened to a signal, first things first."""
    line = page.line
    first = Event(when=day_words(line.given_on), sentence=_given(line))
    return (first, *(_event(turn, line) for turn in page.turns))


def facts(line: SignalLine) -> list[tuple[str, str]]:
    """Return what is known of a signal beside its words."""
    pairs = [
        (_("Gever"), line.giver.label),
        (_("Organisatie"), line.giver.organisation.name),
        (_("Telefoon"), line.giver.person.phone),
        (_("Tafel"), line.at.name),
        (_("Over"), str(CONCERNS[line.concern])),
        (_("Het gaat om"), str(SUBJECTS[line.subject_kind])),
    ]
    if line.noted_by:
        pairs.append((_("Genoteerd door"), line.noted_by.label))
    if line.redirected_to:
        pairs.append((_("Juiste plaats"), line.redirected_to))
    return [(term, said) for term, said in pairs if said]


def case_url(case: CaseId | None) -> str:
    """Return the address of a case, empty without one."""
    return reverse("case", args=[case]) if case else ""


def refused(ruling: Ruling, coordinators: Sequence[PlaceFact], rewrite: str) -> Refusal:
    """Return a refusal that begins with the phone number of the coordinator."""
    elsewhere = ruling.rule.endswith(("/redirect", "/subject"))
    return Refusal(
        title=_("Dit hoort bij een andere tafel of dienst")
        if elsewhere
        else _("Dit mag u hier niet delen, en u hoeft het ook niet"),
        sentence=str(ruling.sentence),
        source=ruling.source.text,
        doubt=doubt_of(ruling.verification) or None,
        ways=open_ways(
            ruling.ways_open, coordinators=coordinators_among(coordinators), rewrite=rewrite
        ),
        nothing_kept=True,
    )


def _given(line: SignalLine) -> str:
    if line.noted_by:
        return _("De coördinator noteerde dit signaal aan de telefoon, zonder naam.")
    return _("Het signaal kwam binnen, zonder naam.")


def _event(turn: Turn, line: SignalLine) -> Event:
    by_phone = turn.kind == "answer" and not turn.by_giver
    sentence = (
        _("De gever antwoordde aan de telefoon; de coördinator noteerde het.")
        if by_phone
        else str(TURNS[turn.kind])
    )
    if turn.kind == "redirect" and line.redirected_to:
        sentence = _("De tafel verwees door naar %(place)s.") % {"place": line.redirected_to}
    return Event(when=day_words(turn.day), sentence=sentence, small=turn.text)
