# SPDX-License-Identifier: EUPL-1.2
"""What a step of a case asks: why, where it stands, how it ends."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.cases.tasks.facts import TaskFact
from schakel.kernel.ids import TaskId
from schakel.kernel.vocabulary import CaseState, Outcome
from schakel.rules import law
from schakel.web.cases.labels import OUTCOMES, PHASES
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.versions import VersionForm

LEAVE, LAPSE = "leave", "lapse"
REASON_LIMIT = 1000


class ReasonForm(forms.SchakelForm):
    """Why a case moves."""

    reason = fields.TextField(
        label=_("Waarom?"),
        help_text=_("Deze reden staat verzegeld in het dossier, bij uw naam."),
        rows=3,
        limit=REASON_LIMIT,
    )


class ReopenForm(VersionForm, ReasonForm):
    """Why a case opens again."""


class PhaseForm(VersionForm):
    """Where the case stands, and when it is looked at again."""

    phase = fields.OneOf(
        label=_("Waar staat deze casus?"), choices=[(one.value, PHASES[one]) for one in PHASES]
    )
    review_on = DayField(label=_("Wanneer bekijkt de tafel dit opnieuw?"), required=False)

    def chosen(self) -> CaseState:
        """Return the phase that was chosen."""
        return CaseState(self.cleaned_data["phase"])


class CloseForm(VersionForm):
    """How a case ends, and what happens with each running task."""

    outcome = fields.OneOf(
        label=_("Hoe gaat het nu?"), choices=[(one.value, OUTCOMES[one]) for one in OUTCOMES]
    )
    exit_criterion = fields.OneOf(label=_("Waarom sluit de casus?"))
    words = fields.TextField(
        label=_("Een laatste woord"),
        help_text=_("Kort. De kring leest dit tot het dossier vernietigd wordt."),
        rows=3,
        limit=2000,
        required=False,
    )

    def __init__(self, *args: Any, tasks: Iterable[TaskFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tuple(tasks)
        fields.offer(
            self, "exit_criterion", ((one.code, one.name) for one in law.book().exit_criteria)
        )
        for task in self.tasks:
            named = {"who": task.owner.person.name, "what": task.what}
            label = gettext("%(who)s: %(what)s") % named
            self.fields[f"task_{task.id}"] = fields.OneOf(
                label=label,
                choices=(
                    (LAPSE, gettext("Vervalt met de casus")),
                    (LEAVE, gettext("Blijft lopen, bewust")),
                ),
                error_messages={"required": gettext("Kies wat er met deze afspraak gebeurt.")},
            )

    def outcome_chosen(self) -> Outcome:
        """Return the outcome that was chosen."""
        return Outcome(self.cleaned_data["outcome"])

    def decided(self, choice: str) -> list[TaskId]:
        """Return the tasks with this choice."""
        return [
            task.id for task in self.tasks if self.cleaned_data.get(f"task_{task.id}") == choice
        ]
