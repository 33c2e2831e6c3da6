# SPDX-License-Identifier: EUPL-1.2
"""What is written down of a point. Nothing but decision, actions and dates is ever required."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import MandateId
from schakel.kernel.vocabulary import DecisionKind
from schakel.meetings.commands.items import NewTask, RecordDraft
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.versions import VersionForm
from schakel.web.meetings.labels import DECISIONS

LINES = 3
TASK_LIMIT, DECISION_LIMIT, TALK_LIMIT = 300, 2000, 5000


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
