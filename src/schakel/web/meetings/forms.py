# SPDX-License-Identifier: EUPL-1.2
"""What the meeting pages ask. Nothing but decision, actions and dates is ever required."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.cases.case.facts import AgendaCase
from schakel.kernel.ids import MandateId
from schakel.kernel.vocabulary import DecisionKind, ItemKind
from schakel.meetings.commands.items import NewTask, RecordDraft
from schakel.meetings.commands.plan import When
from schakel.meetings.facts import AttendanceFact, MeetingFact, Presence
from schakel.meetings.queries.table import Candidate
from schakel.rules.framework import SeatRule
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.days import hour_words
from schakel.web.kit.versions import VersionForm
from schakel.web.meetings.labels import DECISIONS, KINDS, PRESENCES

CLOCK = re.compile(r"([0-9]{1,2})(?:[.:uh]([0-9]{2}))?(?: ?u(?:ur)?)?")
LINES = 3
TASK_LIMIT, DECISION_LIMIT, TALK_LIMIT = 300, 2000, 5000


class ClockField(fields.TextField):
    """An hour of the day: 9.30, 9:30, 9u30 or 14."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=12, **kwargs)

    def clean(self, value: Any) -> time:
        """Return the hour."""
        written = super().clean(value).strip()
        match = CLOCK.fullmatch(written)
        if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise ValidationError(_("Schrijf het uur als 9.30."), code="invalid")
        return time(int(match[1]), int(match[2] or 0))


class PlanForm(forms.SchakelForm):
    """When and where."""

    day = DayField(label=_("Dag"))
    starts = ClockField(label=_("Van"), help_text=_("Bijvoorbeeld 9.30."))
    ends = ClockField(label=_("Tot"), help_text=_("Bijvoorbeeld 11.30."))
    place = fields.TextField(
        label=_("Waar"), limit=160, required=False, help_text=_("De zaal en het gebouw.")
    )

    def when(self) -> When:
        """Return the moments in Belgian time."""
        day: date = self.cleaned_data["day"]
        zone = timezone.get_current_timezone()
        begin, end = (
            datetime.combine(day, self.cleaned_data[one], tzinfo=zone) for one in ("starts", "ends")
        )
        return When(begin, end, self.cleaned_data["place"])


class ChangeForm(VersionForm, PlanForm):
    """Another time or place for a planned meeting."""

    def __init__(self, *args: Any, meeting: MeetingFact, **kwargs: Any) -> None:
        begin, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        now = {
            "day": begin.date(),
            "starts": hour_words(begin),
            "ends": hour_words(end),
            "place": meeting.place,
        }
        super().__init__(*args, version=meeting.version, initial=now, **kwargs)


class CaseItemForm(forms.SchakelForm):
    """A case on the agenda, with the question of the day."""

    case = fields.FromList(label=_("Casus"))
    kind = fields.OneOf(
        label=_("Waar in de agenda"),
        choices=[(kind.value, KINDS[kind]) for kind in KINDS if kind is not ItemKind.GENERAL],
    )
    question = fields.TextField(
        label=_("Vraag aan de tafel"),
        rows=2,
        limit=500,
        required=False,
        help_text=_("Eén zin. Wie de casus mag lezen, leest ze ook."),
    )

    def __init__(self, cases: Iterable[AgendaCase], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(
            self, "case", ((one.id, one.pseudonym) for one in cases), nothing=fields.CHOOSE
        )

    def case_id(self) -> UUID:
        """Return the chosen case."""
        return UUID(self.cleaned_data["case"])


class GeneralItemForm(forms.SchakelForm):
    """A point that concerns no person and no case."""

    title = fields.TextField(
        label=_("Onderwerp"), limit=120, help_text=_("Over niemand: geen naam, geen schuilnaam.")
    )
    question = fields.TextField(label=_("Vraag aan de tafel"), rows=2, limit=500, required=False)


class MoveForm(forms.SchakelForm):
    """To which meeting a point goes."""

    meeting = fields.FromList(label=_("Naar welk overleg?"))

    def __init__(self, meetings: Iterable[tuple[UUID, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "meeting", meetings, nothing=fields.CHOOSE)

    def meeting_id(self) -> UUID:
        """Return the chosen meeting."""
        return UUID(self.cleaned_data["meeting"])


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


class QuietField(forms.SchakelBoundField):
    """A field that does not say again that it may stay empty: the form says so once."""

    @property
    def is_optional(self) -> bool:
        return False


class QuietRenderer(forms.SchakelRenderer):
    """Draws a form in which everything may stay empty."""

    bound_field_class = QuietField


class RecordForm(VersionForm):
    """The one form of a point. Everything may stay empty until the point closes."""

    default_renderer = QuietRenderer

    decision_kind = fields.OneOf(
        label=_("Beslissing"),
        choices=[(kind.value, label) for kind, label in DECISIONS.items()],
        required=False,
    )
    decision = fields.TextField(label=_("In één zin"), rows=2, limit=DECISION_LIMIT, required=False)
    review_on = DayField(label=_("Opnieuw bekijken op"), required=False)
    talk = fields.TextField(
        label=_("Wat de tafel wil onthouden van het gesprek"),
        rows=3,
        limit=TALK_LIMIT,
        required=False,
        help_text=_("Spreken is genoeg. Wie niet aan tafel zat, leest dit niet."),
    )
    objections = fields.TextField(label=_("Bezwaren"), rows=2, limit=DECISION_LIMIT, required=False)

    def __init__(
        self,
        owners: Iterable[MandateFact],
        *args: Any,
        has_case: bool,
        keeps_talk: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not has_case:
            del self.fields["decision_kind"]
        if not keeps_talk:
            del self.fields["talk"], self.fields["objections"]
        people = [(one.id, one.label) for one in owners]
        for line in range(LINES):
            self.fields[f"what_{line}"] = fields.TextField(
                label=_("Wat"), limit=TASK_LIMIT, required=False
            )
            self.fields[f"owner_{line}"] = fields.FromList(label=_("Wie"), required=False)
            self.fields[f"due_on_{line}"] = DayField(label=_("Tegen"), required=False)
            fields.offer(self, f"owner_{line}", people, nothing=fields.CHOOSE)

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of a line that is half filled."""
        cleaned = super().clean() or self.cleaned_data
        for line in range(LINES):
            names = [f"{part}_{line}" for part in ("what", "owner", "due_on")]
            if any(name in self.errors for name in names):
                continue
            missing = [name for name in names if not cleaned.get(name)]
            if missing and len(missing) < len(names):
                for name in missing:
                    self.add_error(
                        name, _("Vul dit nog in: %(part)s.") % {"part": self.fields[name].label}
                    )
        return cleaned

    def lines(self) -> list[list[django_forms.BoundField]]:
        """Return the fields of each line of actions."""
        return [
            [self[f"what_{line}"], self[f"owner_{line}"], self[f"due_on_{line}"]]
            for line in range(LINES)
        ]

    def draft(self) -> RecordDraft:
        """Return what was typed, for the command."""
        typed = self.cleaned_data
        kind = typed.get("decision_kind")
        return RecordDraft(
            decision_kind=DecisionKind(kind) if kind else None,
            decision=typed["decision"],
            talk=typed.get("talk", ""),
            objections=typed.get("objections", ""),
            review_on=typed["review_on"],
            tasks=tuple(
                NewTask(
                    typed[f"what_{line}"],
                    MandateId(UUID(typed[f"owner_{line}"])),
                    typed[f"due_on_{line}"],
                    line,
                )
                for line in range(LINES)
                if typed[f"what_{line}"]
            ),
        )


class SummaryForm(VersionForm):
    """The agreed summary of a point."""

    summary = fields.TextField(
        label=_("Afgesproken samenvatting"),
        rows=6,
        limit=TALK_LIMIT,
        required=False,
        help_text=_(
            "Alleen wat nodig is voor het plan. Geen namen, geen diagnoses, geen vermoedens over "
            "anderen, niets wat een partner niet genoteerd wil."
        ),
    )
