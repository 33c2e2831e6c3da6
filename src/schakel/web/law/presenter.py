# SPDX-License-Identifier: EUPL-1.2
"""A framework in words: what it says, on which source, and how sure that is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.people import Clearance
from schakel.kernel.sources import Source, Verification
from schakel.kernel.vocabulary import Gateway, Necessity, TableLevel
from schakel.rules import law
from schakel.rules.framework import Framework, SeatRule, Unit
from schakel.toolbox.toolbox import toolbox
from schakel.web.kit import page
from schakel.web.kit.days import day_words
from schakel.web.kit.frameworks import Entry, Rule, entry, source_url
from schakel.web.kit.sources import doubt_of, verification_of


class Sourced(Protocol):
    """Something of the law that says where it comes from."""

    @property
    def source(self) -> Source: ...
    @property
    def verification(self) -> Verification: ...


@dataclass(frozen=True)
class Group:
    """The frameworks that serve one purpose, by name."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Whole:
    """A framework with everything it says."""

    entry: Entry
    gateway: str
    purposes: tuple[str, ...]
    rests_on: tuple[page.Link, ...]
    secrets: Rule | None
    seats: page.DataTable | None
    levels: tuple[Rule, ...]
    redirects: tuple[Rule, ...]
    terms: page.DataTable | None


def sources_url(day: date) -> str:
    """Return the address of the sources of a day."""
    return f"{reverse('sources')}?dag={day.isoformat()}"


def groups(on_day: law.DayLaw) -> tuple[Group, ...]:
    """Return the frameworks no table hangs on, by what rests on them that day."""
    rested = {one for kind in on_day.table_kinds() for one in kind.rests_on}
    measures = (one for one in toolbox().measures if one.in_force(on_day.day))
    measured = {one for measure in measures for one in measure.frameworks} - rested
    told = (
        (_("Wetten die daaronder liggen"), "wetten", rested),
        (_("Wetten waarop een maatregel steunt"), "maatregelen", measured),
        (_("Andere wetten die Schakel kent"), "andere", _all(on_day) - rested - measured),
    )
    all_groups = (Group(title, anchor, _named(on_day, ids)) for title, anchor, ids in told)
    return tuple(group for group in all_groups if group.entries)


def _all(on_day: law.DayLaw) -> set[str]:
    return {one.id for one in on_day.frameworks}


def _named(on_day: law.DayLaw, ids: set[str]) -> tuple[Entry, ...]:
    named = (one for one in on_day.frameworks if one.id in ids and one.table is None)
    in_order = sorted(named, key=lambda one: one.name.casefold())
    return tuple(entry(one, on_day.day) for one in in_order)


def not_yet(book: law.LawBook, day: date) -> list[str]:
    """Return what Schakel knows and does not hold on the day, each in a sentence."""
    return [
        _("%(name)s geldt pas vanaf %(day)s.") % {"name": one.name, "day": day_words(one.begin)}
        if one.begin > day
        else _("%(name)s geldt niet meer.") % {"name": one.name}
        for one in book.records
        if not book.on(day).in_force(one.id)
    ]


def whole(framework: Framework, day: date) -> Whole:
    """Return everything a framework says on the day."""
    on_day, table = law.book().on(day), framework.table
    return Whole(
        entry=entry(framework, day),
        gateway=gateway_in_words(framework.gateway),
        purposes=framework.purposes,
        rests_on=tuple(
            page.Link(on_day.name_of(one), source_url(one, day)) for one in framework.rests_on
        ),
        secrets=_rule(table.secrets.sentence, table.secrets) if table else None,
        seats=_seats(table.seats) if table and table.seats else None,
        levels=tuple(_rule(_level(one), one) for one in table.levels) if table else (),
        redirects=tuple(_rule(one.sentence, one) for one in table.redirects) if table else (),
        terms=_terms(framework, day),
    )


def gateway_in_words(gateway: Gateway | None) -> str:
    """Return what opens the consultation."""
    if gateway is None:
        return ""
    return {
        Gateway.STATUTE: _("Een wet opent dit overleg."),
        Gateway.PROSECUTOR: _(
            "De procureur opent dit overleg, met een toestemming die met redenen omkleed is."
        ),
        Gateway.OWN_TASK: _("Dit overleg steunt op een eigen taak van de gemeente."),
    }[gateway]


def _rule(sentence: str, one: Sourced) -> Rule:
    return Rule(sentence, one.source.text, verification_of(one.verification))


def _seats(seats: tuple[SeatRule, ...]) -> page.DataTable:
    rows = tuple(
        (
            page.Cell(seat.name),
            page.Cell(_necessity(seat.necessity), small=_clearance(seat.clearance)),
            page.Cell(seat.source.text, small=doubt_of(seat.verification)),
        )
        for seat in seats
    )
    return page.DataTable(_("Wie aan tafel zit"), (_("Plaats"), _("Nodig"), _("Bron")), rows)


def _terms(framework: Framework, day: date) -> page.DataTable | None:
    held = [
        (name, value)
        for name, dated in framework.values
        for value in dated
        if value.holds_on(day) and name in _term_names()
    ]
    if not held:
        return None
    rows = tuple(
        (
            page.Cell(_term_names()[name]),
            page.Cell(_duration(value.value, value.unit)),
            page.Cell(value.source.text, small=doubt_of(value.verification)),
        )
        for name, value in held
    )
    return page.DataTable(_("Termijnen"), (_("Wat"), _("Hoelang"), _("Bron")), rows)


def _term_names() -> dict[str, str]:
    return {
        "refused_signal_days": _("Een geweigerd signaal wordt vernietigd na"),
        "destroy_after_close_months": _("Een afgesloten casus wordt vernietigd na"),
        "draft_days": _("Een kladversie verdwijnt na"),
        "review_every_months": _("Een casus wordt opnieuw bekeken om de"),
        "protocol_renewal_notice_days": _("Het einde van een protocol wordt aangekondigd"),
    }


def _duration(number: int, unit: Unit) -> str:
    if unit is Unit.DAYS:
        return ngettext("%(number)d dag", "%(number)d dagen", number) % {"number": number}
    return ngettext("%(number)d maand", "%(number)d maanden", number) % {"number": number}


def _necessity(necessity: Necessity) -> str:
    return {
        Necessity.REQUIRED: _("verplicht"),
        Necessity.CORE: _("vaste plaats"),
        Necessity.INVITED: _("op uitnodiging"),
    }[necessity]


def _clearance(clearance: Clearance) -> str:
    if clearance is Clearance.NONE:
        return ""
    return _("met veiligheidsmachtiging %(level)s") % {"level": clearance.value}


def _level(rule: law.LevelRule) -> str:
    name = {
        TableLevel.STRATEGIC: _("Strategisch niveau"),
        TableLevel.TACTICAL: _("Tactisch niveau"),
        TableLevel.OPERATIONAL: _("Operationeel niveau"),
        TableLevel.CASE: _("Casusoverleg"),
    }[rule.level]
    names = _("ziet namen") if rule.sees_names else _("ziet geen namen")
    cases = _("bespreekt casussen") if rule.keeps_cases else _("bespreekt tendensen en vragen")
    measures = _("mag maatregelen nemen") if rule.may_take_measures else _("neemt geen maatregelen")
    return _("%(level)s: %(cases)s, %(names)s en %(measures)s.") % {
        "level": name,
        "cases": cases,
        "names": names,
        "measures": measures,
    }
