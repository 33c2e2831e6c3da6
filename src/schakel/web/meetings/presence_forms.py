# SPDX-License-Identifier: EUPL-1.2
"""Who is here, who comes or goes, who takes a seat."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from schakel.kernel.ids import MandateId
from schakel.meetings.facts import AttendanceFact, Presence
from schakel.meetings.queries.table import Candidate
from schakel.rules.framework import SeatRule
from schakel.web.kit import fields, forms
from schakel.web.meetings.labels import PRESENCES


class PresenceForm(forms.SchakelForm):
    """One row a person: here, excused, or not here yet."""

    shown = (Presence.PRESENT, Presence.EXCUSED, Presence.EXPECTED)

    def __init__(self, people: Iterable[AttendanceFact], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = tuple(people)
        for one in self.people:
            self.fields[self.key(one)] = fields.OneOf(
                label=one.mandate.label,
                choices=[(kind.value, PRESENCES[kind]) for kind in self.shown],
                required=False,
                initial=Presence.EXPECTED if one.presence is Presence.LEFT else one.presence,
            )

    @staticmethod
    def key(one: AttendanceFact) -> str:
        return f"who_{one.mandate.id}"

    def field_of(self, said: str) -> str | None:
        """Return the row of the mandate that the command names."""
        return super().field_of(f"who_{said}")

    def rows(self) -> Iterator[tuple[AttendanceFact, django_forms.BoundField]]:
        """Return each person with the field to draw."""
        for one in self.people:
            yield one, self[self.key(one)]

    def marks(self) -> dict[MandateId, Presence]:
        """Return only what changes."""
        chosen = ((one, self.cleaned_data[self.key(one)]) for one in self.people)
        return {
            one.mandate.id: Presence(value)
            for one, value in chosen
            if value and Presence(value) is not _as_shown(one)
        }


def _as_shown(one: AttendanceFact) -> Presence:
    return Presence.EXPECTED if one.presence is Presence.LEFT else one.presence


class OnePresenceForm(forms.SchakelForm):
    """Somebody comes or goes while the table meets."""

    mandate = fields.FromList(
        label=_("Wie komt of gaat?"), error_messages={"required": _("Kies wie er komt of gaat.")}
    )
    presence = fields.FromList(
        label=_("Wat gebeurt er?"),
        choices=[(kind.value, PRESENCES[kind]) for kind in Presence],
        error_messages={"required": _("Kies wat er gebeurt.")},
    )

    def __init__(self, people: Iterable[AttendanceFact], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mandates = (one.mandate for one in people)
        fields.offer(
            self, "mandate", ((one.id, one.label) for one in mandates), nothing=fields.CHOOSE
        )

    def mark(self) -> dict[MandateId, Presence]:
        """Return who, and what is so now."""
        who = MandateId(UUID(self.cleaned_data["mandate"]))
        return {who: Presence(self.cleaned_data["presence"])}


class AdmitForm(forms.SchakelForm):
    """Who follows the open point from now on; a button sends it."""

    mandate = django_forms.UUIDField(error_messages={"invalid": _("Kies iets uit de lijst.")})


class ReplacementForm(forms.SchakelForm):
    """Who takes a seat for this meeting."""

    def __init__(
        self, seat: SeatRule, candidates: Iterable[Candidate], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = tuple(candidates)
        without = _("Geen geldige veiligheidsmachtiging %(level)s.")
        self.fields["mandate"] = fields.OneOf(
            label=_("Wie vervangt?"),
            choices=[(str(one.mandate.id), one.mandate.label) for one in people],
            option_hints={
                str(one.mandate.id): one.mandate.organisation.name
                if one.is_cleared
                else without % {"level": seat.clearance.value}
                for one in people
            },
        )

    def chosen(self) -> MandateId:
        """Return the chosen mandate."""
        return MandateId(UUID(self.cleaned_data["mandate"]))
