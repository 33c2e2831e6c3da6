# SPDX-License-Identifier: EUPL-1.2
"""When and where a table meets, and what stands on its agenda."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schakel.cases.case.facts import AgendaCase
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings.commands.plan import When
from schakel.meetings.facts import MeetingFact
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.days import hour_words
from schakel.web.kit.versions import VersionForm
from schakel.web.meetings.labels import KINDS

CLOCK = re.compile(r"([0-9]{1,2})(?:[.:uh]([0-9]{2}))?(?: ?u(?:ur)?)?")


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
