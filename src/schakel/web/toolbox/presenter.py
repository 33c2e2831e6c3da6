# SPDX-License-Identifier: EUPL-1.2
"""A measure in words: in the list, in one glance, and part by part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.rules import law, timeline
from schakel.rules.framework import NotInForceError
from schakel.toolbox.measure import Addressee, Condition, SafetyMeasure
from schakel.toolbox.quantity import Quantity
from schakel.toolbox.shared import Remedy
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Ends, Phase, StepKind
from schakel.web.kit.frameworks import source_url
from schakel.web.kit.page import Link, Text
from schakel.web.toolbox.labels import ADDRESSEES, PHASES, ages


@dataclass(frozen=True)
class Entry:
    """A measure in the list."""

    id: str
    name: str
    summary: str
    who: str
    url: str
    is_locked: bool


@dataclass(frozen=True)
class Group:
    """The measures of one phase."""

    anchor: str
    title: Text
    sentence: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Glance:
    """One fact of the strip at the top: a few words, and a few more."""

    label: str
    value: str
    small: str = ""


@dataclass(frozen=True)
class ForWhom:
    """Whom the measure may be addressed to."""

    kind: Text
    ages: str
    sentence: str
    doubt: str


@dataclass(frozen=True)
class Asked:
    """A condition, and whom to ask whether it is so."""

    sentence: str
    ask: str
    doubt: str


@dataclass(frozen=True)
class Appeal:
    """Where and until when somebody can have it looked at again, and the words that say so."""

    name: str
    term: str
    # The last day in the example; empty when no term is known.
    last_day: str
    notice: str
    late: str
    doubt: str


@dataclass(frozen=True)
class LighterWay:
    """A lighter measure, and why to think of it first."""

    link: Link
    why: str


def measure_url(measure_id: str) -> str:
    """Return the address of the page of a measure."""
    return reverse("measure", args=[measure_id])


def groups(toolbox: Toolbox, measures: Iterable[SafetyMeasure]) -> tuple[Group, ...]:
    """Return the measures by phase, the lightest phase first; an empty phase is left out."""
    listed = tuple(measures)
    by_phase = (
        (phase, tuple(entry(toolbox, one) for one in listed if one.phase is phase))
        for phase in Phase
    )
    return tuple(
        Group(phase.value, *PHASES[phase], entries) for phase, entries in by_phase if entries
    )


def entry(toolbox: Toolbox, measure: SafetyMeasure) -> Entry:
    """Return the lines of a measure in the list."""
    return Entry(
        id=measure.id,
        name=measure.name,
        summary=measure.summary,
        who=toolbox.organ(measure.organ).name,
        url=measure_url(measure.id),
        is_locked=measure.is_locked,
    )


def glance(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> tuple[Glance, ...]:
    """Return what a mayor wants to know first."""
    kinds = dict.fromkeys(str(ADDRESSEES[one.kind]).lower() for one in measure.addressees)
    return (
        Glance(_("Wie beslist"), toolbox.organ(measure.organ).name),
        Glance(_("Voor wie"), ", ".join(kinds)),
        how_long(measure, day),
        confirmation(toolbox, measure, day),
        appeal(toolbox, measure, day),
    )


def how_long(measure: SafetyMeasure, day: date) -> Glance:
    """Return how long the measure works, in a few words."""
    label, duration = _("Hoe lang"), measure.duration
    longest = _quantity(measure, duration.longest, day)
    if longest is None:
        words = {
            Ends.WHEN_LIFTED: _("tot iemand ze opheft"),
            Ends.WHEN_DONE: _("tot het klaar is"),
            Ends.BY_ITSELF: _("stopt vanzelf"),
        }
        return Glance(label, words[duration.ends])
    return Glance(label, _("hoogstens %(long)s") % {"long": longest}, small=_renewal(measure, day))


def _renewal(measure: SafetyMeasure, day: date) -> str:
    renewal = measure.duration.renewal
    if renewal is None:
        return ""
    times, each, total = (
        _quantity(measure, name, day) for name in (renewal.times, renewal.each, renewal.total)
    )
    if total is None:
        return _("%(times)s te verlengen, telkens hoogstens %(each)s") % {
            "times": times,
            "each": each,
        }
    return _("%(times)s te verlengen, samen hoogstens %(total)s") % {"times": times, "total": total}


def confirmation(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> Glance:
    """Return who confirms the decision and by when."""
    label = _("Bevestiging")
    for step in measure.steps_on(day):
        if step.kind is StepKind.CONFIRMATION:
            within = _quantity(measure, step.term.within if step.term else None, day)
            return Glance(label, toolbox.organ(step.organ).name, small=str(within or ""))
    return Glance(label, _("niet voorzien"))


def appeal(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> Glance:
    """Return where somebody can have it looked at again, and until when."""
    label = _("Beroep")
    if not measure.remedies:
        return Glance(label, _("geen") if measure.no_remedy else _("nog te verifiëren"))
    remedies = [toolbox.remedy(code) for code in measure.remedies]
    first = next((one for one in remedies if one.within), remedies[0])
    return Glance(label, first.body, small=_within(first, day))


def for_whom(addressees: Iterable[Addressee]) -> tuple[ForWhom, ...]:
    """Return whom the measure may be addressed to, with ages."""
    return tuple(
        ForWhom(
            ADDRESSEES[one.kind],
            ages(one.youngest, one.oldest),
            one.sentence,
            one.verification.doubt or "",
        )
        for one in addressees
    )


def conditions(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> tuple[Asked, ...]:
    """Return what must be so, those of every adverse decision last."""
    shared = toolbox.every_adverse.conditions if measure.adverse else ()
    return tuple(
        _asked(toolbox, one) for one in (*measure.conditions_on(day), *shared) if one.holds_on(day)
    )


def _asked(toolbox: Toolbox, condition: Condition) -> Asked:
    return Asked(
        condition.sentence,
        ", ".join(toolbox.who(code) for code in condition.supplied_by),
        condition.verification.doubt or "",
    )


def contents(toolbox: Toolbox, measure: SafetyMeasure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what this decision must hold, and what every adverse decision holds."""
    own = measure.decision.contents if measure.decision else ()
    return own, toolbox.every_adverse.contents if measure.adverse else ()


def appeals(
    toolbox: Toolbox, measure: SafetyMeasure, day: date, last_days: Mapping[str, str]
) -> tuple[Appeal, ...]:
    """Return every remedy, with the text for the notice and its last day in the example."""
    remedies = (toolbox.remedy(code) for code in measure.remedies)
    return tuple(_appeal(one, day, last_days.get(one.code, "")) for one in remedies)


def _appeal(remedy: Remedy, day: date, last_day: str) -> Appeal:
    return Appeal(
        remedy.name,
        _within(remedy, day),
        last_day,
        remedy.notice,
        remedy.without_notice.sentence if remedy.without_notice else "",
        remedy.verification.doubt or "",
    )


def _within(remedy: Remedy, day: date) -> str:
    value = timeline.at(remedy.within, day)
    if value is None:
        return _("geen vaste termijn gevonden")
    since = {
        "notice": _("binnen %(long)s na de kennisgeving"),
        "decision": _("binnen %(long)s na de beslissing"),
    }
    return since[remedy.counted_from] % {"long": value.quantity}


def lighter(toolbox: Toolbox, measure: SafetyMeasure) -> tuple[LighterWay, ...]:
    """Return the lighter measures to think of first."""
    return tuple(
        LighterWay(Link(toolbox.measure(one.measure).name, measure_url(one.measure)), one.why)
        for one in measure.lighter
    )


def frameworks(measure: SafetyMeasure, day: date) -> tuple[Link, ...]:
    """Return the pages of the law it leans on, as far as that law holds on the day."""
    on_day = law.book().on(day)
    return tuple(
        Link(on_day.name_of(one), source_url(one, day))
        for one in measure.frameworks
        if on_day.in_force(one)
    )


def _quantity(measure: SafetyMeasure, name: str | None, day: date) -> Quantity | None:
    if name is None:
        return None
    try:
        return measure.quantity(name, day)
    except NotInForceError:
        return None
